//! Naughty values in every form of the portal, at every step of every journey.

use latchkey::demo::people::Purpose;
use latchkey::urls;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::{helps, still_serves};
use crate::support::{Browser, Person, TestApp, on_both, person};

/// A form: where it is posted to, and its fields.
type FormAt = (&'static str, &'static [&'static str]);

const ANSWERS: &[&str] = &["answer_1", "answer_2", "answer_3", "answer_4"];
const QUESTIONS: &[&str] = &[
    "question_1",
    "answer_1",
    "question_2",
    "answer_2",
    "question_3",
    "answer_3",
    "question_4",
    "answer_4",
];
const NEW_PASSCODE: &[&str] = &["new_passcode", "confirm_passcode"];
const CODE: &[&str] = &["code"];
const REPORT: &[&str] = &["smartcard_number", "reason", "callback", "note"];
const CARD_REPORT: &[&str] = &["reason", "note", "crime_number", "callback"];
const ANYWHERE: [FormAt; 4] = [
    (urls::REPORT, REPORT),
    (urls::SIGN_IN, &["smartcard_number", "passcode"]),
    (urls::UNLOCK, &["smartcard_number"]),
    ("/code/x", &[]),
];
const SIGNED_IN: [FormAt; 4] = [
    (urls::CARD_REPORT, CARD_REPORT),
    (urls::CONTACT_DETAILS, &["email", "mobile", "passcode"]),
    (
        urls::PASSCODE,
        &["passcode", "new_passcode", "confirm_passcode"],
    ),
    (urls::REGISTER, &["passcode"]),
];

/// What nobody means to type, and some people do.
fn naughty() -> Vec<String> {
    let short = [
        "",
        " ",
        "\t\r\n",
        "\0",
        "a\0b",
        "\u{1}\u{2}\u{1b}[31m",
        "\u{7f}\u{85}\u{9f}",
        "\u{fffd}",
        "\u{202e}evil",
        "\u{feff}",
        "\u{2028}\u{2029}",
        "💥👩‍⚕️",
        "e\u{301}\u{301}\u{301}",
        "\u{ff11}\u{ff12}\u{ff13}",
        "ﬃ",
        "İı",
        "' OR '1'='1' --",
        "\"; DROP TABLE holders; --",
        "1; SELECT pg_sleep(9)",
        "%",
        "_",
        "\\",
        "{{13377331*37}}",
        "{% include \"layout.html\" %}",
        "${13377331*37}",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "../../etc/passwd",
        "a@nhs.net\r\nBcc: x@evil.example",
        "-1",
        "NaN",
        "undefined",
        "[]",
    ];
    let long = [
        "a".repeat(999),
        "a".repeat(1_001),
        "é".repeat(600),
        "9".repeat(10_000),
    ];
    short
        .iter()
        .map(|text| (*text).to_owned())
        .chain(long)
        .collect()
}

impl TestApp {
    /// So that the next post reaches the form again: budgets, strikes and tries as on the first day.
    fn begin_anew(&self) {
        for statement in [
            "DELETE FROM rate_limits",
            "DELETE FROM strikes",
            "UPDATE chips SET failures = 0",
        ] {
            self.change(statement);
        }
    }
}

/// Posts every naughty value in one field among others, and in all fields; then the wrong shapes of a form.
async fn torment(browser: &Browser<'_>, (path, fields): FormAt) {
    browser.get(path).await;
    let token = browser.token();
    for value in naughty() {
        browser.app().begin_anew();
        // At most two wrong answers or passcodes in a row: a third would end what is tested.
        for naughty_field in fields.iter().skip(1).take(1).chain([&"all"]) {
            let is_naughty = |field| naughty_field == field || *naughty_field == "all";
            let text = |field| {
                if is_naughty(field) {
                    value.as_str()
                } else {
                    "x"
                }
            };
            let form: Vec<(&str, &str)> =
                fields.iter().map(|field| (*field, text(field))).collect();
            let page = browser.post(path, &form).await;
            let what = format!("{value:?} as {naughty_field} at {path}");
            helps(&page, &what);
            for sign in ["<script>alert", "<img src=x", "494961247"] {
                assert!(!page.body.contains(sign), "{what} was obeyed: {sign}");
            }
        }
    }
    wrong_shapes(browser, path, fields, &token).await;
}

/// Unknown, repeated and array fields, other content types, too much: refused, with a page.
async fn wrong_shapes(browser: &Browser<'_>, path: &str, fields: &[&str], token: &str) {
    const FORM: &str = "application/x-www-form-urlencoded";
    let field = fields.first().unwrap_or(&"csrf_token");
    let token = format!("csrf_token={token}");
    let json = format!("{{\"csrf_token\":\"{token}\",\"{field}\":[\"x\"]}}");
    let shapes = [
        (400, FORM, format!("{token}&{field}=1&{field}=2")),
        (400, FORM, format!("{token}&{token}")),
        (400, FORM, format!("{token}&{field}[]=1")),
        (400, FORM, format!("{token}&{field}[0]=1")),
        (400, FORM, format!("{token}&is_admin=1")),
        (400, FORM, format!("{token}&{field}=%ff%fe")),
        (400, FORM, format!("{token}&{field}=%00")),
        (400, FORM, format!("{token}{}", "&a=b".repeat(3_000))),
        (400, "application/json", json),
        (
            400,
            "multipart/form-data; boundary=x",
            format!("--x\r\n\r\n{token}\r\n--x--"),
        ),
        (400, "text/plain", token.clone()),
        (400, "", token.clone()),
        (
            413,
            FORM,
            format!("{token}&{field}={}", "a".repeat(100_000)),
        ),
    ];
    for (status, content_type, body) in shapes {
        let request = browser.client.post(browser.app().url(path));
        let what = format!("{content_type} {} at {path}", &body[..body.len().min(90)]);
        let page = browser
            .send(request.header("content-type", content_type).body(body))
            .await;
        helps(&page, &what);
        assert_eq!(page.status, status, "{what}");
    }
}

on_both!(
    naughty_values_at_the_door_and_in_an_unlock_are_answered_with_a_page,
    naughty_values_of_somebody_signed_in_are_answered_with_a_page,
    naughty_values_in_a_registration_are_answered_with_a_page,
    random_forms_are_answered_with_a_page,
);

// R41
async fn naughty_values_at_the_door_and_in_an_unlock_are_answered_with_a_page(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    for form in ANYWHERE {
        torment(&app.browser(), form).await;
    }
    let browser = app.browser();
    browser
        .start_unlock(tomasz.number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    torment(&browser, (urls::UNLOCK_QUESTIONS, ANSWERS)).await;
    app.begin_anew();
    browser.get(urls::UNLOCK_QUESTIONS).await.has_status(200);
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let browser = on_the_way(&app, tomasz).await;
    torment(&browser, (urls::UNLOCK_CODE, CODE)).await;
    torment(&browser, (urls::UNLOCK_RESEND, &[])).await;
    app.begin_anew();
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    torment(&browser, (urls::UNLOCK_PASSCODE, NEW_PASSCODE)).await;
    browser.get(urls::UNLOCK_PASSCODE).await.has_status(200);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    still_serves(&app).await;
}

async fn on_the_way<'app>(app: &'app TestApp, holder: &Person) -> Browser<'app> {
    let browser = app.browser();
    browser.unlock_to_code(holder).await;
    browser
}

// R41
async fn naughty_values_of_somebody_signed_in_are_answered_with_a_page(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    for form in SIGNED_IN {
        torment(&browser, form).await;
        assert!(browser.is_signed_in().await, "{} ended the session", form.0);
    }
    let email = [
        ("email", "priya.new@demo.example"),
        ("mobile", "07700 900103"),
        ("passcode", priya.passcode),
    ];
    browser
        .submit(urls::CONTACT_DETAILS, &email)
        .await
        .leads_to(urls::CONTACT_CODE);
    torment(&browser, (urls::CONTACT_CODE, CODE)).await;
    torment(&browser, (urls::CONTACT_RESEND, &[])).await;
    app.mails().await;
    still_serves(&app).await;
}

// R41
async fn naughty_values_in_a_registration_are_answered_with_a_page(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    let browser = app.browser();
    browser.try_sign_in(amara.number, amara.passcode).await;
    torment(&browser, (urls::TERMS, &["accept"])).await;
    browser.sign_in(amara).await;
    browser
        .submit(urls::REGISTER, &[("passcode", amara.passcode)])
        .await
        .leads_to(urls::REGISTER_QUESTIONS);
    torment(&browser, (urls::REGISTER_QUESTIONS, QUESTIONS)).await;
    browser
        .choose_questions(amara)
        .await
        .leads_to(urls::REGISTER_EMAIL);
    torment(&browser, (urls::REGISTER_EMAIL, &["email"])).await;
    let code = browser.register_to_code(amara, amara.email.unwrap()).await;
    torment(&browser, (urls::REGISTER_CHECK, &[])).await;
    torment(&browser, (urls::REGISTER_CODE, CODE)).await;
    torment(&browser, (urls::REGISTER_RESEND, &[])).await;
    assert_eq!(code.len(), 8);
    app.mails().await;
    still_serves(&app).await;
}

/// Forms as chance makes them: names that are known and not, any text, any bytes.
fn any_form() -> impl Strategy<Value = Vec<u8>> {
    let name = prop_oneof![
        Just("smartcard_number".to_owned()),
        Just("passcode".to_owned()),
        Just("answer_1".to_owned()),
        "\\PC{0,8}",
    ];
    let pair = (name, any::<String>()).prop_map(|(name, value)| {
        form_urlencoded::Serializer::new(String::new())
            .append_pair(&name, &value)
            .finish()
    });
    let pairs =
        proptest::collection::vec(pair, 0..5).prop_map(|pairs| pairs.join("&").into_bytes());
    let bytes = proptest::collection::vec(any::<u8>(), 0..300);
    prop_oneof![3 => pairs, 1 => bytes]
}

// R41
async fn random_forms_are_answered_with_a_page(app: TestApp) {
    let mut runner = TestRunner::deterministic();
    let browser = app.browser();
    browser.get(urls::UNLOCK).await;
    let paths = [
        urls::UNLOCK,
        urls::SIGN_IN,
        urls::UNLOCK_QUESTIONS,
        urls::TERMS,
        "/code/x",
    ];
    for n in 0..400 {
        let token = format!("csrf_token={}&", browser.token());
        let form = any_form().new_tree(&mut runner).unwrap().current();
        let body = [token.into_bytes(), form].concat();
        let path = paths[n % paths.len()];
        let request = browser.client.post(app.url(path)).body(body.clone());
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        helps(
            &browser.send(request).await,
            &String::from_utf8_lossy(&body),
        );
    }
    still_serves(&app).await;
}
