//! Nothing secret is kept or logged (R15, R35): a whole registration and unlock, then every byte of the
//! database and of a log at its loudest is searched for what was typed and drawn.

pub mod log;
pub mod search;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use latchkey::config::{Profile, Settings};
use latchkey::demo::people::Purpose;
use latchkey::domain::answers::normalise;
use latchkey::urls;

use crate::support::{Browser, Page, TestApp, on_both, person};
use log::Log;
use search::Secrets;

const ANSWERS: [(&str, &str); 4] = [
    ("first-pet", "Zanzibar Quokka"),
    ("childhood-toy", "ÆRONAUT  Monkfish"),
    ("first-concert", "Velvet Turnstiles"),
    ("first-club", "Ｐenguin Croquet"),
];
const PASSCODE: &str = "Zq7Vx9Kw";
const WRONG_PASSCODE: &str = "Jv4Nb2Qh";
const WRONG_ANSWER: &str = "Nebulous Artichoke";

on_both!(
    no_secret_is_in_the_database_or_in_the_log,
    what_is_kept_of_secrets_is_hashed_and_what_was_sealed_is_gone
);

// R15, R35
async fn no_secret_is_in_the_database_or_in_the_log(app: TestApp) {
    let log = Log::listen();
    let mut secrets = Secrets::default();
    for (_, answer) in ANSWERS {
        secrets.keep("an answer", answer);
        secrets.keep("a normalised answer", normalise(answer).as_str());
    }
    for (name, secret) in [
        ("a passcode", PASSCODE),
        ("a wrong passcode", WRONG_PASSCODE),
        ("a wrong answer", WRONG_ANSWER),
    ] {
        secrets.keep(name, secret);
        secrets.keep(name, normalise(secret).as_str());
    }
    let master = Settings::load(Profile::Development, None)
        .unwrap()
        .keys
        .secret;
    secrets.keep("the master secret", &master);
    secrets.keep("the master secret", STANDARD.decode(&master).unwrap());

    register(&app, &mut secrets).await;
    unlock(&app, &mut secrets).await;
    link(&app, &mut secrets).await;
    app.mails().await;

    let dump = app.dump();
    let log = log.heard();
    // The search itself works: what may be there is found.
    for (place, bytes, known) in [
        ("the database", &dump, "Amara Okafor"),
        ("the log", &log, "mail sent"),
    ] {
        assert!(
            bytes
                .windows(known.len())
                .any(|window| window == known.as_bytes()),
            "{known} is not in {place}"
        );
    }
    secrets.are_not_in("the database", &dump);
    secrets.are_not_in("the log", &log);
}

/// Posts a form and keeps the cookies and the token it was done with.
async fn post(
    browser: &Browser<'_>,
    secrets: &mut Secrets,
    path: &str,
    fields: &[(&str, &str)],
) -> Page {
    let shown = browser.get(path).await;
    secrets.keep_cookies(browser, &shown);
    let page = browser.post(path, fields).await;
    secrets.keep_cookies(browser, &page);
    page
}

/// A code by mail, with its link: kept before it is sent, while it lies sealed in the outbox, and after.
async fn mailed(app: &TestApp, secrets: &mut Secrets) -> String {
    let sealed = app.dump();
    let mail = app
        .mail_to(person(Purpose::UnlockedUnregistered).email.unwrap())
        .await;
    let code = TestApp::code_in(&mail);
    let mut this = Secrets::default();
    this.keep_code(&code);
    this.keep_token(
        "a link",
        TestApp::link_in(&mail).strip_prefix("/code/").unwrap(),
    );
    this.are_not_in("the database before sending", &sealed);
    secrets.0.extend(this.0);
    code
}

/// Somebody signs in, chooses a passcode and registers, with everything going wrong once.
async fn register(app: &TestApp, secrets: &mut Secrets) {
    let browser = app.browser();
    new_passcode(&browser, secrets).await;
    app.mails().await;
    questions(&browser, secrets).await;
    mailed(app, secrets).await;
    browser
        .post(urls::REGISTER_RESEND, &[])
        .await
        .leads_to(urls::REGISTER_CODE);
    let code = mailed(app, secrets).await;
    post(&browser, secrets, urls::REGISTER_CODE, &[("code", "1")])
        .await
        .has_status(422);
    post(&browser, secrets, urls::REGISTER_CODE, &[("code", &code)])
        .await
        .leads_to(urls::REGISTER_DONE);
    app.mails().await;
}

/// Signs in and changes the passcode.
async fn new_passcode(browser: &Browser<'_>, secrets: &mut Secrets) {
    let amara = person(Purpose::UnlockedUnregistered);
    let sign_in = |passcode| [("smartcard_number", amara.number), ("passcode", passcode)];
    post(browser, secrets, urls::SIGN_IN, &sign_in(WRONG_PASSCODE))
        .await
        .has_status(422);
    post(browser, secrets, urls::SIGN_IN, &sign_in(amara.passcode))
        .await
        .leads_to(urls::PROFILE);
    post(browser, secrets, urls::TERMS, &[("accept", "yes")])
        .await
        .leads_to(urls::PROFILE);
    let change = [
        ("passcode", amara.passcode),
        ("new_passcode", PASSCODE),
        ("confirm_passcode", PASSCODE),
    ];
    let wrong = [
        ("passcode", WRONG_PASSCODE),
        ("new_passcode", PASSCODE),
        ("confirm_passcode", PASSCODE),
    ];
    post(browser, secrets, urls::PASSCODE, &wrong)
        .await
        .has_status(422);
    assert_eq!(
        post(browser, secrets, urls::PASSCODE, &change).await.status,
        303
    );
}

/// Walks a registration to its code page.
async fn questions(browser: &Browser<'_>, secrets: &mut Secrets) {
    let amara = person(Purpose::UnlockedUnregistered);
    post(
        browser,
        secrets,
        urls::REGISTER,
        &[("passcode", WRONG_PASSCODE)],
    )
    .await
    .has_status(422);
    post(browser, secrets, urls::REGISTER, &[("passcode", PASSCODE)])
        .await
        .leads_to(urls::REGISTER_QUESTIONS);
    let names = [
        ("question_1", "answer_1"),
        ("question_2", "answer_2"),
        ("question_3", "answer_3"),
        ("question_4", "answer_4"),
    ];
    let questions = names
        .iter()
        .zip(ANSWERS)
        .flat_map(|((q, a), (id, answer))| [(*q, id), (*a, answer)]);
    let questions: Vec<_> = questions.collect();
    post(browser, secrets, urls::REGISTER_QUESTIONS, &questions)
        .await
        .leads_to(urls::REGISTER_EMAIL);
    let email = [("email", amara.email.unwrap())];
    post(browser, secrets, urls::REGISTER_EMAIL, &email)
        .await
        .leads_to(urls::REGISTER_CHECK);
    post(browser, secrets, urls::REGISTER_CHECK, &[])
        .await
        .leads_to(urls::REGISTER_CODE);
}

/// The card locks and is unlocked, with everything going wrong once.
async fn unlock(app: &TestApp, secrets: &mut Secrets) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    let wrong = [
        ("smartcard_number", amara.number),
        ("passcode", WRONG_PASSCODE),
    ];
    for _ in 0..3 {
        post(&browser, secrets, urls::SIGN_IN, &wrong).await;
    }
    let code = to_the_code(app, &browser, secrets).await;
    let halves = format!("{} {}", &code[..4], &code[4..]);
    let mistyped = code.chars().rev().collect::<String>();
    post(&browser, secrets, urls::UNLOCK_CODE, &[("code", &mistyped)]).await;
    post(&browser, secrets, urls::UNLOCK_CODE, &[("code", &halves)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    let new = [
        ("new_passcode", WRONG_PASSCODE),
        ("confirm_passcode", PASSCODE),
    ];
    post(&browser, secrets, urls::UNLOCK_PASSCODE, &new)
        .await
        .has_status(422);
    // Not the wrong one of before: it is the new one now.
    let new = [
        ("new_passcode", WRONG_PASSCODE),
        ("confirm_passcode", WRONG_PASSCODE),
    ];
    post(&browser, secrets, urls::UNLOCK_PASSCODE, &new)
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
}

async fn to_the_code(app: &TestApp, browser: &Browser<'_>, secrets: &mut Secrets) -> String {
    let amara = person(Purpose::UnlockedUnregistered);
    let number = [("smartcard_number", amara.number)];
    post(browser, secrets, urls::UNLOCK, &number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    let answers = |set: [&'static str; 4]| {
        ["answer_1", "answer_2", "answer_3", "answer_4"]
            .into_iter()
            .zip(set)
    };
    let wrong: Vec<_> = answers([WRONG_ANSWER; 4]).collect();
    post(browser, secrets, urls::UNLOCK_QUESTIONS, &wrong)
        .await
        .has_status(422);
    let right: Vec<_> = answers(ANSWERS.map(|(_, answer)| answer)).collect();
    post(browser, secrets, urls::UNLOCK_QUESTIONS, &right)
        .await
        .leads_to(urls::UNLOCK_CODE);
    mailed(app, secrets).await
}

/// A link that is followed in another browser, and in its own.
async fn link(app: &TestApp, secrets: &mut Secrets) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    to_the_code(app, &browser, secrets).await;
    let link = TestApp::link_in(&app.mail_to(amara.email.unwrap()).await);
    post(&app.browser(), secrets, &link, &[]).await;
    post(&browser, secrets, &link, &[])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
}

// R15
async fn what_is_kept_of_secrets_is_hashed_and_what_was_sealed_is_gone(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    browser.sign_in(amara).await;
    browser.register_to_code(amara, amara.email.unwrap()).await;
    assert_eq!(app.count("outbox WHERE state = 'sent'"), 1);
    assert_eq!(app.count("outbox WHERE sealed IS NOT NULL"), 0);
    browser.post(urls::REGISTER_RESEND, &[]).await;
    assert_eq!(app.count("outbox WHERE sealed IS NOT NULL"), 1);
    app.wait(time::Duration::minutes(16));
    app.mails().await;
    assert_eq!(
        app.count("outbox WHERE state = 'expired' AND sealed IS NULL"),
        1
    );
    let hashes = app.values(
        "SELECT passcode_hash AS value FROM chips WHERE passcode_hash IS NOT NULL \
         UNION ALL SELECT answers_hash AS value FROM registrations",
    );
    assert!(hashes.len() > 20);
    for hash in &hashes {
        assert!(hash.starts_with("$argon2id$v=19$m="), "{hash}");
        assert_eq!(
            hashes.iter().filter(|other| *other == hash).count(),
            1,
            "two share a salt: {hash}"
        );
    }
    let length = |column: &str, table: &str| {
        app.values(&format!(
            "SELECT DISTINCT CAST(LENGTH({column}) AS TEXT) AS value FROM {table}"
        ))
    };
    for (column, table) in [
        ("token_hash", "sessions"),
        ("mac", "challenges"),
        ("link_hash", "challenges"),
    ] {
        assert_eq!(length(column, table), ["32"], "{column}");
    }
}
