//! The cookie changes with every change of privilege, and the old one is dead at once (R20).

use latchkey::demo::people::Purpose;
use latchkey::random::SystemRandom;
use latchkey::secrets::token::PlainToken;
use latchkey::urls;

use crate::support::{TestApp, Watched, on_both, person, persons};

on_both!(
    signing_in_and_registering_rotate_the_cookie,
    every_proof_of_an_unlock_rotates_the_cookie,
    after_the_unlock_the_cookie_opens_the_done_page_and_nothing_else,
    changing_the_passcode_or_the_address_rotates_the_cookie,
    a_link_rotates_the_cookie,
    a_planted_cookie_is_not_adopted_at_sign_in,
    a_planted_cookie_is_not_adopted_by_an_unlock,
);

/// A browser whose every cookie is remembered.
struct Rotation<'app> {
    browser: Watched<'app>,
    cookie: String,
    token: String,
}

impl<'app> Rotation<'app> {
    async fn begin(app: &'app TestApp, page: &str) -> Self {
        let browser = app.watched();
        let token = {
            browser.get(page).await.has_status(200);
            browser.token()
        };
        let cookie = browser.cookie();
        Self {
            browser,
            cookie,
            token,
        }
    }

    /// The cookie is another than before; the one before opens neither a page nor a form.
    async fn has_rotated(&mut self, page: &str, away: &str) {
        let app = self.browser.app();
        let new = self.browser.cookie();
        assert_ne!(new, self.cookie, "the cookie stayed");
        let old = app.get_with(&self.cookie, page).await;
        // Whether the old session was ended or went on under another token, its page may say so or not.
        assert_eq!(old.location.trim_end_matches("?ended=1"), away);
        let before = app.state();
        let form = app.post_with((&self.cookie, &self.token), page, &[]).await;
        assert_ne!(form.status, 200);
        assert_eq!(app.state(), before, "a form of the dead session");
        self.browser.get(page).await.has_status(200);
        self.token = self.browser.token();
        self.cookie = new;
    }
}

const NOT_SIGNED_IN: &str = "/sign-in";
const NO_UNLOCK: &str = "/unlock";

async fn signing_in_and_registering_rotate_the_cookie(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let mut rotation = Rotation::begin(&app, urls::SIGN_IN).await;
    rotation.browser.sign_in(priya).await;
    rotation
        .has_rotated(urls::CONTACT_DETAILS, NOT_SIGNED_IN)
        .await;

    let passcode = [("passcode", priya.passcode)];
    rotation.browser.submit(urls::REGISTER, &passcode).await;
    rotation
        .has_rotated(urls::REGISTER_QUESTIONS, NOT_SIGNED_IN)
        .await;

    let email = priya.email.unwrap();
    rotation.browser.choose_questions(priya).await;
    let browser = &rotation.browser;
    browser
        .submit(urls::REGISTER_EMAIL, &[("email", email)])
        .await;
    browser.submit(urls::REGISTER_CHECK, &[]).await;
    let code = TestApp::code_in(&app.mail_to(email).await);
    browser
        .submit(urls::REGISTER_CODE, &[("code", &code)])
        .await;
    app.mails().await;
    rotation
        .has_rotated(urls::REGISTER_DONE, NOT_SIGNED_IN)
        .await;
}

async fn every_proof_of_an_unlock_rotates_the_cookie(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let mut rotation = Rotation::begin(&app, urls::UNLOCK).await;
    rotation.browser.start_unlock(tomasz.number).await;
    rotation
        .has_rotated(urls::UNLOCK_QUESTIONS, NO_UNLOCK)
        .await;
    rotation.browser.answer_right(tomasz).await;
    rotation.has_rotated(urls::UNLOCK_CODE, NO_UNLOCK).await;
    let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    rotation
        .browser
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await;
    rotation.has_rotated(urls::UNLOCK_PASSCODE, NO_UNLOCK).await;
}

// A form sent twice still finds the done page; there is no privilege left to protect.
async fn after_the_unlock_the_cookie_opens_the_done_page_and_nothing_else(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    browser.unlock(tomasz, "8046").await;
    let cookie = browser.cookie();
    app.get_with(&cookie, urls::UNLOCK_DONE)
        .await
        .has_status(200);
    for page in [
        urls::UNLOCK_QUESTIONS,
        urls::UNLOCK_CODE,
        urls::UNLOCK_PASSCODE,
    ] {
        app.get_with(&cookie, page)
            .await
            .leads_to(urls::UNLOCK_DONE);
    }
    app.get_with(&cookie, urls::PROFILE)
        .await
        .leads_to(NOT_SIGNED_IN);
}

async fn changing_the_passcode_or_the_address_rotates_the_cookie(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let mut rotation = Rotation::begin(&app, urls::SIGN_IN).await;
    rotation.browser.sign_in(priya).await;
    rotation.has_rotated(urls::PASSCODE, NOT_SIGNED_IN).await;
    let code = rotation
        .browser
        .change_email(priya, "priya.ward@demo.example")
        .await;
    rotation
        .browser
        .submit(urls::CONTACT_CODE, &[("code", &code)])
        .await;
    app.mails().await;
    rotation.has_rotated(urls::PASSCODE, NOT_SIGNED_IN).await;

    let fields = [
        ("passcode", priya.passcode),
        ("new_passcode", "8046"),
        ("confirm_passcode", "8046"),
    ];
    rotation.browser.submit(urls::PASSCODE, &fields).await;
    app.mails().await;
    rotation
        .has_rotated(urls::CONTACT_DETAILS, NOT_SIGNED_IN)
        .await;
}

async fn a_link_rotates_the_cookie(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let mut rotation = Rotation::begin(&app, urls::UNLOCK).await;
    rotation.browser.unlock_to_code(tomasz).await;
    rotation.cookie = rotation.browser.cookie();
    let link = TestApp::link_in(&app.mail_to(tomasz.email.unwrap()).await);
    rotation.browser.submit(&link, &[]).await;
    rotation.has_rotated(urls::UNLOCK_PASSCODE, NO_UNLOCK).await;
}

/// Posts a form in a browser that another person has given a cookie to; the cookie it has afterwards.
async fn with_planted_cookie(app: &TestApp, path: &str, fields: &[(&str, &str)]) -> [String; 2] {
    let planted = PlainToken::draw(&SystemRandom).to_text();
    let planted = format!("latchkey={planted}");
    let bare = app.bare();
    let request = bare.client.get(app.url(path)).header("cookie", &planted);
    bare.send(request).await.has_status(200);
    let page = app.post_with((&planted, &bare.token()), path, fields).await;
    let given = page.headers["set-cookie"].to_str().unwrap();
    let given = given.split_once(';').unwrap().0.to_owned();
    assert_ne!(given, planted);
    [planted, given]
}

async fn a_planted_cookie_is_not_adopted_at_sign_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let fields = [
        ("smartcard_number", priya.number),
        ("passcode", priya.passcode),
    ];
    let [planted, given] = with_planted_cookie(&app, urls::SIGN_IN, &fields).await;
    app.get_with(&given, urls::PROFILE).await.has_status(200);
    let page = app.get_with(&planted, urls::PROFILE).await;
    page.leads_to(NOT_SIGNED_IN);
}

async fn a_planted_cookie_is_not_adopted_by_an_unlock(app: TestApp) {
    let number = persons(Purpose::LockedRegistered)[1].number;
    let fields = [("smartcard_number", number)];
    let [planted, given] = with_planted_cookie(&app, urls::UNLOCK, &fields).await;
    let questions = urls::UNLOCK_QUESTIONS;
    app.get_with(&given, questions).await.has_status(200);
    app.get_with(&planted, questions)
        .await
        .leads_to("/unlock?ended=1");
}
