//! Registering for self-service, the nine steps of leaflet 001, with contact details and terms around them.

mod contact;
mod refusals;
mod terms;

use latchkey::demo::people::Purpose;
use latchkey::urls;

use crate::support::{Browser, Page, Person, TestApp, on_both, person, persons};

on_both!(
    contact_details_come_first_where_they_are_missing,
    nobody_is_registered_before_the_code_is_in,
    registering_again_replaces_the_questions_only_with_the_new_code,
    the_check_page_shows_questions_and_address_and_never_an_answer,
    changing_what_was_given_kills_the_code_that_is_out,
    wrong_passcodes_at_the_first_step_count_on_the_card,
    the_passcode_is_asked_for_again_and_must_be_given,
    of_two_holders_with_one_new_mailbox_the_first_keeps_it,
    registering_is_confirmed_by_email,
);

/// Four other questions than anybody in the demonstration has, with answers.
const OTHERS: [(&str, &str); 4] = [
    ("first-savings", "A telescope"),
    ("career-inspiration", "Doctor Quill"),
    ("first-club", "Otters"),
    ("wished-name", "Marigold"),
];

impl Browser<'_> {
    /// Posts four questions with their answers.
    async fn choose(&self, pairs: [(&str, &str); 4]) -> Page {
        let names = [1, 2, 3, 4].map(|n| (format!("question_{n}"), format!("answer_{n}")));
        let fields: Vec<(&str, &str)> = names
            .iter()
            .zip(pairs)
            .flat_map(|((question, answer), (id, text))| [(&**question, id), (&**answer, text)])
            .collect();
        self.submit(urls::REGISTER_QUESTIONS, &fields).await
    }

    /// Walks a signed-in holder to the questions.
    async fn register_to_questions(&self, person: &Person) {
        self.submit(urls::REGISTER, &[("passcode", person.passcode)])
            .await
            .leads_to(urls::REGISTER_QUESTIONS);
    }

    async fn type_code(&self, code: &str) -> Page {
        self.submit(urls::REGISTER_CODE, &[("code", code)]).await
    }
}

/// A browser where a person is signed in.
async fn signed_in<'app>(app: &'app TestApp, person: &Person) -> Browser<'app> {
    let browser = app.browser();
    browser.sign_in(person).await;
    browser
}

async fn contact_details_come_first_where_they_are_missing(app: TestApp) {
    let peter = persons(Purpose::UnlockedUnregistered)
        .into_iter()
        .find(|person| person.email.is_none())
        .unwrap();
    let browser = signed_in(&app, peter).await;
    let details = "/me/contact?for=register";
    browser.get(urls::REGISTER).await.leads_to(details);
    browser
        .post(urls::REGISTER, &[("passcode", peter.passcode)])
        .await
        .leads_to(details);

    let email = "peter.holm@demo.example";
    let fields = [
        ("email", email),
        ("mobile", "07700 900116"),
        ("passcode", peter.passcode),
    ];
    browser
        .submit(details, &fields)
        .await
        .leads_to(urls::CONTACT_CODE);
    // Until the code is in there is no address, and no registration.
    browser.get(urls::REGISTER).await.leads_to(details);
    let code = TestApp::code_in(&app.mail_to(email).await);
    browser
        .submit(urls::CONTACT_CODE, &[("code", &code)])
        .await
        .leads_to(urls::REGISTER);
    let code = browser.register_to_code(peter, email).await;
    browser.type_code(&code).await.leads_to(urls::REGISTER_DONE);
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.to == email));
}

async fn nobody_is_registered_before_the_code_is_in(app: TestApp) {
    let leila = persons(Purpose::UnlockedUnregistered)[1];
    let browser = signed_in(&app, leila).await;
    let before = app.count("registrations");
    let code = browser.register_to_code(leila, leila.email.unwrap()).await;
    browser
        .get(urls::PROFILE)
        .await
        .says("You are not registered");
    browser
        .type_code(&TestApp::wrong(&code))
        .await
        .complains("4 more tries");
    assert_eq!(app.count("registrations"), before);
    browser.type_code(&code).await.leads_to(urls::REGISTER_DONE);
    browser
        .get(urls::REGISTER_DONE)
        .await
        .says("You can now unlock your own card");
    assert_eq!(app.count("registrations"), before + 1);
    app.mails().await;
    app.browser().unlock(leila, "8046").await;
}

async fn registering_again_replaces_the_questions_only_with_the_new_code(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    browser.register_to_questions(priya).await;
    browser.choose(OTHERS).await.leads_to(urls::REGISTER_EMAIL);
    let email = [("email", priya.email.unwrap())];
    browser.submit(urls::REGISTER_EMAIL, &email).await;
    browser.submit(urls::REGISTER_CHECK, &[]).await;
    let code = TestApp::code_in(&app.mail_to(priya.email.unwrap()).await);

    // The old answers still count, and the new ones do not yet.
    let ward = app.browser();
    ward.start_unlock(priya.number).await;
    let old = ward.get(urls::UNLOCK_QUESTIONS).await.labels();
    ward.answer_right(priya).await.leads_to(urls::UNLOCK_CODE);

    browser.type_code(&code).await.leads_to(urls::REGISTER_DONE);
    app.mails().await;
    ward.start_unlock(priya.number).await;
    let new = ward.get(urls::UNLOCK_QUESTIONS).await.labels();
    assert_ne!(new, old);
    ward.answer_right(priya).await.complains("do not match");
    ward.answer(OTHERS.map(|(_, answer)| answer))
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.mails().await;
}

async fn the_check_page_shows_questions_and_address_and_never_an_answer(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    browser.register_to_questions(priya).await;
    browser.choose(OTHERS).await;
    let email = [("email", "priya.home@demo.example")];
    browser
        .submit(urls::REGISTER_EMAIL, &email)
        .await
        .leads_to(urls::REGISTER_CHECK);
    let page = browser.get(urls::REGISTER_CHECK).await;
    page.says("priya.home@demo.example")
        .says("What was the first thing you saved up to buy?")
        .says("Which name did you wish for yourself as a child?");
    for path in [urls::REGISTER_QUESTIONS, urls::REGISTER_EMAIL] {
        assert!(page.body.contains(&format!("href=\"{path}\"")), "{path}");
    }
    // Nor does any page after it, nor the questions when they are opened again, nor the database.
    let again = browser.get(urls::REGISTER_QUESTIONS).await;
    assert!(again.body.contains(r#"value="first-savings" selected"#));
    let pending = app.values("SELECT pending AS value FROM journeys").join("");
    assert!(pending.contains("first-savings"));
    for (_, answer) in OTHERS {
        for text in [&page.body, &again.body, &pending] {
            assert!(!text.to_lowercase().contains(&answer.to_lowercase()));
        }
    }
}

async fn changing_what_was_given_kills_the_code_that_is_out(app: TestApp) {
    let leila = persons(Purpose::UnlockedUnregistered)[1];
    let browser = signed_in(&app, leila).await;
    let email = leila.email.unwrap();
    let first = browser.register_to_code(leila, email).await;
    let link = TestApp::link_in(&app.mail_to(email).await);

    browser.choose(OTHERS).await.leads_to(urls::REGISTER_CHECK);
    browser
        .type_code(&first)
        .await
        .leads_to(urls::REGISTER_CHECK);
    let page = browser.submit(&link, &[]).await;
    assert_eq!(page.heading(), "This link no longer works");
    browser.submit(urls::REGISTER_CHECK, &[]).await;
    let second = TestApp::code_in(&app.mail_to(email).await);
    browser.type_code(&first).await.complains("is not right");

    let moved = "leila.home@demo.example";
    browser
        .submit(urls::REGISTER_EMAIL, &[("email", moved)])
        .await
        .leads_to(urls::REGISTER_CHECK);
    browser.submit(urls::REGISTER_CHECK, &[]).await;
    let third = TestApp::code_in(&app.mail_to(moved).await);
    browser.type_code(&second).await.complains("is not right");
    assert_eq!(app.happened("registered"), 0);
    browser
        .type_code(&third)
        .await
        .leads_to(urls::REGISTER_DONE);
    browser.get(urls::PROFILE).await.says(moved);
    app.mails().await;
}

async fn wrong_passcodes_at_the_first_step_count_on_the_card(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    browser
        .submit(urls::REGISTER, &[("passcode", "0000")])
        .await
        .complains("2 more tries");
    // The same card, at the sign-in of another browser.
    app.browser()
        .try_sign_in(priya.number, "0000")
        .await
        .complains("1 more try");
    browser
        .submit(urls::REGISTER, &[("passcode", "0000")])
        .await
        .leads_to("/unlock?locked=1");
    assert!(!browser.is_signed_in().await);
    app.browser()
        .try_sign_in(priya.number, priya.passcode)
        .await
        .leads_to("/unlock?locked=1");
    app.mails().await;
}

async fn the_passcode_is_asked_for_again_and_must_be_given(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    let book = "1".repeat(65);
    for (typed, message) in [("", "Enter your passcode"), (&book, "at most 8 characters")] {
        let before = app.state();
        let page = browser.submit(urls::REGISTER, &[("passcode", typed)]).await;
        page.complains(message);
        assert_eq!(app.state(), before, "a slip of form costs no try");
    }
    let page = browser.get(urls::REGISTER_QUESTIONS).await;
    page.leads_to(urls::REGISTER);
}

// R29: both asked while nobody had it.
async fn of_two_holders_with_one_new_mailbox_the_first_keeps_it(app: TestApp) {
    let [priya, yusuf, ..] = persons(Purpose::UnlockedRegistered)[..] else {
        panic!("two people");
    };
    let shared = "ward.nine@demo.example";
    let (first, second) = (signed_in(&app, priya).await, signed_in(&app, yusuf).await);
    let code = first.register_to_code(priya, shared).await;
    let late = second.register_to_code(yusuf, shared).await;
    first.type_code(&code).await.leads_to(urls::REGISTER_DONE);

    let page = second.type_code(&late).await;
    assert_ne!(page.location, urls::REGISTER_DONE);
    let page = second.get(urls::REGISTER_DONE).await;
    assert_ne!(page.status, 200, "{}", page.text());
    second.get(urls::PROFILE).await.says(yusuf.email.unwrap());
    assert_eq!(app.happened("registered"), 1);
    app.mails().await;
    // What they had stands.
    app.browser().unlock(yusuf, "8046").await;
}

// R48.
async fn registering_is_confirmed_by_email(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = signed_in(&app, priya).await;
    browser.register(priya).await;
    let confirmations = app.mails().await;
    let confirmations: Vec<_> = confirmations
        .iter()
        .filter(|mail| mail.subject.contains("is set up"))
        .collect();
    assert_eq!(confirmations.len(), 1);
    assert_eq!(confirmations[0].to, priya.email.unwrap());
    for (_, answer) in priya.answers {
        assert!(!confirmations[0].text.contains(answer));
    }
}
