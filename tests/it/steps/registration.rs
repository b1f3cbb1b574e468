//! Registering, and confirming a new address.

use latchkey::demo::people::Purpose;
use latchkey::urls;
use time::Duration;

use super::Request::{self, Get, Post};
use super::assert_unchanged;
use crate::support::{Browser, TestApp, on_both, person};

on_both!(
    a_registration_is_walked_in_order,
    a_code_that_is_out_is_not_sent_again_by_the_check_page,
    without_a_new_address_there_is_nothing_to_confirm,
    who_is_not_signed_in_is_led_to_sign_in,
);

/// The pages in their order.
const PAGES: [&str; 6] = [
    urls::REGISTER,
    urls::REGISTER_QUESTIONS,
    urls::REGISTER_EMAIL,
    urls::REGISTER_CHECK,
    urls::REGISTER_CODE,
    urls::REGISTER_DONE,
];
const DONE: usize = 5;
const QUESTIONS: [(&str, &str); 8] = [
    ("question_1", "first-savings"),
    ("answer_1", "A telescope"),
    ("question_2", "lost-treasure"),
    ("answer_2", "Silver whistle"),
    ("question_3", "first-club"),
    ("answer_3", "Otters"),
    ("question_4", "wished-name"),
    ("answer_4", "Marigold"),
];
const EMAIL: (&str, &str) = ("email", "priya.home@demo.example");

/// Every request after the first page, with fields that would do in their place.
async fn for_all(code: &str, mut check: impl AsyncFnMut(Request<'_>)) {
    for request in [
        Get(urls::REGISTER_QUESTIONS),
        Post(urls::REGISTER_QUESTIONS, &QUESTIONS),
        Get(urls::REGISTER_EMAIL),
        Post(urls::REGISTER_EMAIL, &[EMAIL]),
        Get(urls::REGISTER_CHECK),
        Post(urls::REGISTER_CHECK, &[]),
        Get(urls::REGISTER_CODE),
        Post(urls::REGISTER_CODE, &[("code", code)]),
        Post(urls::REGISTER_RESEND, &[]),
        Get(urls::REGISTER_DONE),
    ] {
        check(request).await;
    }
}

/// How far along a request belongs.
fn place(request: &Request<'_>) -> usize {
    let path = match request.path() {
        urls::REGISTER_RESEND => urls::REGISTER_CODE,
        other => other,
    };
    PAGES.iter().position(|page| *page == path).unwrap()
}

// What was given may be changed until the end, so only later requests are out of order; at the end all are.
async fn refuses_what_is_out_of_order(browser: &Browser<'_>, at: usize, code: &str) {
    browser.get(PAGES[at]).await.has_status(200);
    for_all(code, async |request| {
        let later = place(&request) > at;
        if later || (at == DONE && place(&request) != DONE) {
            request.is_led_to(browser, PAGES[at]).await;
        }
    })
    .await;
}

async fn a_registration_is_walked_in_order(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    let passcode = ("passcode", priya.passcode);
    let mut code = "12345678".to_owned();
    refuses_what_is_out_of_order(&browser, 0, &code).await;
    let given: [&[(&str, &str)]; 4] = [&[passcode], &QUESTIONS, &[EMAIL], &[]];
    for (at, fields) in given.into_iter().enumerate() {
        let page = browser.submit(PAGES[at], fields).await;
        page.leads_to(PAGES[at + 1]);
        if PAGES[at + 1] == urls::REGISTER_CODE {
            code = TestApp::code_in(&app.mail_to(EMAIL.1).await);
        }
        refuses_what_is_out_of_order(&browser, at + 1, &code).await;
    }
    let page = browser
        .submit(urls::REGISTER_CODE, &[("code", &code)])
        .await;
    page.leads_to(urls::REGISTER_DONE);
    app.mails().await;
    refuses_what_is_out_of_order(&browser, DONE, &code).await;
}

async fn a_code_that_is_out_is_not_sent_again_by_the_check_page(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.register_to_code(priya, priya.email.unwrap()).await;
    browser.get(urls::REGISTER_CHECK).await.has_status(200);
    let again = Post(urls::REGISTER_CHECK, &[]);
    again.is_led_to(&browser, urls::REGISTER_CODE).await;
}

async fn without_a_new_address_there_is_nothing_to_confirm(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.get(urls::CONTACT_DETAILS).await.has_status(200);
    for request in [
        Get(urls::CONTACT_CODE),
        Post(urls::CONTACT_CODE, &[("code", "12345678")]),
        Post(urls::CONTACT_RESEND, &[]),
    ] {
        request.is_led_to(&browser, urls::CONTACT_DETAILS).await;
    }
}

async fn who_is_not_signed_in_is_led_to_sign_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    let code = browser.register_to_code(priya, priya.email.unwrap()).await;
    browser.get(urls::REGISTER_CODE).await.has_status(200);
    app.wait(Duration::minutes(20));
    // The first look ends the session; the others find it ended.
    browser
        .get(urls::PROFILE)
        .await
        .leads_to("/sign-in?ended=1");
    let before = app.state();
    for_all(&code, async |request| {
        request.send(&browser).await.leads_to("/sign-in?ended=1");
    })
    .await;
    let page = browser.get("/sign-in?ended=1").await;
    page.says("Your session ended");
    assert_unchanged(&app, &before, "a request without a session");
}
