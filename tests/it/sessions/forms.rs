//! Every form takes its own session's token from its own site, and its own fields (R23).

use std::collections::BTreeSet;

use latchkey::demo::people::Purpose;
use latchkey::secrets::token::PlainToken;
use latchkey::urls;
use reqwest::RequestBuilder;

use crate::support::{Browser, TestApp, Watched, on_both, person};

on_both!(
    a_form_without_its_own_token_is_refused_everywhere,
    a_form_of_another_site_is_refused_everywhere,
    a_form_with_a_field_of_its_own_invention_is_refused_everywhere,
);

/// Every path that takes a form, by its name in `urls`, with the names of its fields.
const FORMS: [(&str, &str, &[&str]); 27] = [
    ("SIGN_IN", urls::SIGN_IN, &["smartcard_number", "passcode"]),
    ("SIGN_OUT", urls::SIGN_OUT, &[]),
    ("LANGUAGE", urls::LANGUAGE, &["language", "back"]),
    ("TERMS", urls::TERMS, &["accept"]),
    ("CODE_LINK", urls::CODE_LINK, &[]),
    ("UNLOCK", urls::UNLOCK, &["smartcard_number"]),
    (
        "UNLOCK_QUESTIONS",
        urls::UNLOCK_QUESTIONS,
        &["answer_1", "answer_2", "answer_3", "answer_4"],
    ),
    ("UNLOCK_CODE", urls::UNLOCK_CODE, &["code"]),
    ("UNLOCK_RESEND", urls::UNLOCK_RESEND, &[]),
    (
        "UNLOCK_PASSCODE",
        urls::UNLOCK_PASSCODE,
        &["new_passcode", "confirm_passcode"],
    ),
    (
        "CONTACT_DETAILS",
        urls::CONTACT_DETAILS,
        &["email", "mobile", "passcode"],
    ),
    ("CONTACT_CODE", urls::CONTACT_CODE, &["code"]),
    ("CONTACT_RESEND", urls::CONTACT_RESEND, &[]),
    (
        "PASSCODE",
        urls::PASSCODE,
        &["passcode", "new_passcode", "confirm_passcode"],
    ),
    ("RENEW", urls::RENEW, &["passcode"]),
    (
        "CARD_REPORT",
        urls::CARD_REPORT,
        &["reason", "note", "crime_number", "callback"],
    ),
    ("CARD_REPORT_CHECK", urls::CARD_REPORT_CHECK, &[]),
    (
        "CARD_REPORT_PASSCODE",
        urls::CARD_REPORT_PASSCODE,
        &["passcode", "new_passcode", "confirm_passcode"],
    ),
    ("CARD_REPORT_SKIP", urls::CARD_REPORT_SKIP, &[]),
    (
        "CARD_REPORT_DETAILS",
        urls::CARD_REPORT_DETAILS,
        &["note", "email"],
    ),
    (
        "REPORT",
        urls::REPORT,
        &["smartcard_number", "reason", "callback", "note"],
    ),
    ("REGISTER", urls::REGISTER, &["passcode"]),
    (
        "REGISTER_QUESTIONS",
        urls::REGISTER_QUESTIONS,
        &["question_1", "answer_1", "question_2", "answer_2"],
    ),
    ("REGISTER_EMAIL", urls::REGISTER_EMAIL, &["email"]),
    ("REGISTER_CHECK", urls::REGISTER_CHECK, &[]),
    ("REGISTER_CODE", urls::REGISTER_CODE, &["code"]),
    ("REGISTER_RESEND", urls::REGISTER_RESEND, &[]),
];

fn forms() -> impl Iterator<Item = (&'static str, String, &'static [&'static str])> {
    FORMS
        .into_iter()
        .map(|(name, path, fields)| (name, path.replace("{token}", &"A".repeat(43)), fields))
}

// The list above is worth as much as it is complete.
#[test]
fn every_path_that_takes_a_form_is_on_the_list() {
    let routes: String = include_str!("../../../src/web/routes.rs")
        .split_whitespace()
        .collect();
    let named = |opening: &str| {
        let after = routes.split(opening).skip(1);
        after
            .map(|rest| rest.split_once(',').unwrap().0.to_owned())
            .collect::<Vec<_>>()
    };
    let found = [named("form(urls::"), named("button(urls::")].concat();
    // No route takes a POST but through those two.
    assert_eq!(routes.matches("web::post()").count(), 2);
    let found: BTreeSet<_> = found.iter().map(String::as_str).collect();
    let listed: BTreeSet<_> = forms().map(|(name, ..)| name).collect();
    assert_eq!(found, listed);
    assert_eq!(forms().count(), listed.len());
}

/// A holder who is signed in and has a registration and a new address waiting for their codes.
async fn busy(app: &TestApp) -> Watched<'_> {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.watched();
    browser.sign_in(priya).await;
    browser.register_to_code(priya, priya.email.unwrap()).await;
    browser.change_email(priya, "priya.ward@demo.example").await;
    browser.get(urls::PROFILE).await.has_status(200);
    browser
}

/// A form with a token and something in every field.
fn filled(
    browser: &Browser<'_>,
    path: &str,
    token: Option<&str>,
    names: &[&str],
) -> RequestBuilder {
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (*name, "12345678")).collect();
    fields.extend(token.map(|token| ("csrf_token", token)));
    let request = browser.client.post(browser.app().url(path));
    request.form(&fields)
}

async fn is_refused(browser: &Browser<'_>, request: RequestBuilder, what: &str, status: u16) {
    let app = browser.app();
    let before = app.state();
    let page = browser.send(request).await;
    assert_eq!(page.status, status, "{what}: {}", page.text());
    page.says("othing was changed").says("What to do next");
    assert_eq!(app.state(), before, "{what}");
}

async fn a_form_without_its_own_token_is_refused_everywhere(app: TestApp) {
    let browser = busy(&app).await;
    let (cookie, own) = (browser.cookie(), browser.token());
    let stranger = app.watched();
    stranger.get(urls::SIGN_IN).await;
    let foreign = stranger.token();
    let drawn = PlainToken::draw(app.ports.random.as_ref()).to_text();
    for (name, path, fields) in forms() {
        for token in [
            None,
            Some(""),
            Some(&*foreign),
            Some(&*drawn),
            Some(&*cookie),
        ] {
            let request = filled(&browser, &path, token, fields);
            let what = format!("{name} with token {token:?}");
            is_refused(&browser, request, &what, 403).await;
        }
        // A token without the cookie that it belongs to.
        let bare = app.bare();
        let request = filled(&bare, &path, Some(&own), fields);
        is_refused(&bare, request, name, 403).await;
    }
}

async fn a_form_of_another_site_is_refused_everywhere(app: TestApp) {
    let browser = busy(&app).await;
    let own = browser.token();
    let same_host = app.url("").replace("http://", "http://evil.");
    for (name, path, fields) in forms() {
        for (header, value) in [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("origin", "null"),
            ("origin", "https://evil.example"),
            ("origin", &same_host),
        ] {
            let request = filled(&browser, &path, Some(&own), fields).header(header, value);
            is_refused(&browser, request, &format!("{name} {header} {value}"), 403).await;
        }
    }
    // The browser's own site is let through: what was refused was refused for its origin.
    let request = filled(&browser, urls::CONTACT_RESEND, Some(&own), &[]);
    let request = request
        .header("origin", app.url(""))
        .header("sec-fetch-site", "same-origin");
    let page = browser.send(request).await;
    page.leads_to(urls::CONTACT_CODE);
    app.mails().await;
}

async fn a_form_with_a_field_of_its_own_invention_is_refused_everywhere(app: TestApp) {
    let browser = busy(&app).await;
    let own = browser.token();
    for (name, path, fields) in forms() {
        for invented in ["is_admin", "step", "holder_id", "unlocked", "_method"] {
            let with = [fields, &[invented]].concat();
            let request = filled(&browser, &path, Some(&own), &with);
            is_refused(&browser, request, &format!("{name} {invented}"), 400).await;
        }
        if let Some(first) = fields.first() {
            let with = [fields, &[*first]].concat();
            let request = filled(&browser, &path, Some(&own), &with);
            is_refused(&browser, request, &format!("{name} {first} twice"), 400).await;
        }
    }
}
