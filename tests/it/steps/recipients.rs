//! Where mail goes (R17): to the stored address, whatever a request that sends one carries along.

use latchkey::demo::people::Purpose;
use latchkey::domain::policy::Proof;
use latchkey::urls;

use super::assert_unchanged;
use crate::support::{Browser, Page, TestApp, Watched, on_both, person};

on_both!(
    no_form_that_sends_an_unlock_code_takes_an_address,
    a_start_that_sends_the_code_takes_no_address,
    no_form_that_sends_a_registration_code_takes_an_address,
    no_form_that_sends_a_code_to_a_new_address_takes_another,
);

const EVIL: &str = "mallory@nhs.net";
const CARRIERS: [&str; 6] = ["email", "email[]", "email[0]", "to", "mail", "mailbox"];

/// Carries a foreign address along in every way; then sends the form with the ways that are ignored.
async fn tampered(browser: &Watched<'_>, page: &str, path: &str, fields: &[(&str, &str)]) -> Page {
    let app = browser.app();
    browser.get(page).await.has_status(200);
    let before = app.state();
    for name in CARRIERS {
        let carrying = [fields, &[(name, EVIL)]].concat();
        let answer = browser.post(path, &carrying).await;
        answer.has_status(400).says("Nothing was changed");
        assert_unchanged(app, &before, name);
    }
    let json = |body: &str| {
        let request = browser.client.post(app.url(path));
        let request = request.header("content-type", "application/json");
        browser.send(request.body(body.to_owned()))
    };
    let body = format!(r#"{{"csrf_token":"{}","email":"{EVIL}"}}"#, browser.token());
    json(&body).await.has_status(400);
    assert_unchanged(app, &before, "JSON");
    aside(browser, path, fields).await
}

/// Sends the form with the address in the query and in headers.
async fn aside(browser: &Browser<'_>, path: &str, fields: &[(&str, &str)]) -> Page {
    let token = browser.token();
    let form = [&[("csrf_token", token.as_str())], fields].concat();
    let url = browser.app().url(&format!("{path}?email={EVIL}&to={EVIL}"));
    let request = browser.client.post(url).form(&form);
    let request = ["email", "x-email", "to", "reply-to", "from"]
        .into_iter()
        .fold(request, |request, name| request.header(name, EVIL));
    browser.send(request).await
}

/// Every mail ever queued went to this address.
async fn all_went_to(app: &TestApp, address: &str, mails: usize) {
    let sent = app.mails().await;
    assert_eq!(sent.len(), mails);
    assert!(sent.iter().all(|mail| mail.to == address));
    let queued = app.values("SELECT recipient AS value FROM outbox");
    assert_eq!(queued, vec![address; mails]);
}

async fn no_form_that_sends_an_unlock_code_takes_an_address(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    browser.start_unlock(tomasz.number).await;
    let [a, b, c, d] = tomasz.answers.map(|(_, answer)| answer);
    let answers = [
        ("answer_1", a),
        ("answer_2", b),
        ("answer_3", c),
        ("answer_4", d),
    ];
    let questions = urls::UNLOCK_QUESTIONS;
    let page = tampered(&browser, questions, questions, &answers).await;
    page.leads_to(urls::UNLOCK_CODE);
    let page = tampered(&browser, urls::UNLOCK_CODE, urls::UNLOCK_RESEND, &[]).await;
    page.leads_to(urls::UNLOCK_CODE);
    all_went_to(&app, tomasz.email.unwrap(), 2).await;
}

async fn a_start_that_sends_the_code_takes_no_address(app: TestApp) {
    let code_first = |settings: &mut latchkey::config::Settings| {
        settings.unlock.proof = Proof::CodeOnly;
    };
    let app = app.sibling(code_first).await;
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    let number = [("smartcard_number", tomasz.number)];
    let page = tampered(&browser, urls::UNLOCK, urls::UNLOCK, &number).await;
    page.leads_to(urls::UNLOCK_CODE);
    all_went_to(&app, tomasz.email.unwrap(), 1).await;
}

async fn no_form_that_sends_a_registration_code_takes_an_address(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.watched();
    browser.sign_in(priya).await;
    browser
        .submit(urls::REGISTER, &[("passcode", priya.passcode)])
        .await;
    browser.choose_questions(priya).await;
    let email = [("email", priya.email.unwrap())];
    browser.submit(urls::REGISTER_EMAIL, &email).await;
    let check = urls::REGISTER_CHECK;
    let page = tampered(&browser, check, check, &[]).await;
    page.leads_to(urls::REGISTER_CODE);
    let page = tampered(&browser, urls::REGISTER_CODE, urls::REGISTER_RESEND, &[]).await;
    page.leads_to(urls::REGISTER_CODE);
    all_went_to(&app, priya.email.unwrap(), 2).await;
}

async fn no_form_that_sends_a_code_to_a_new_address_takes_another(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.watched();
    browser.sign_in(priya).await;
    browser.change_email(priya, "priya.ward@demo.example").await;
    let page = tampered(&browser, urls::CONTACT_CODE, urls::CONTACT_RESEND, &[]).await;
    page.leads_to(urls::CONTACT_CODE);
    all_went_to(&app, "priya.ward@demo.example", 2).await;
}
