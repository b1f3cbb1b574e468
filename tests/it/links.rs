//! The link in an email (R19): looking spends nothing, and following spends once, where it was asked for.

use latchkey::demo::people::Purpose;
use latchkey::secrets::token::PlainToken;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, person};

on_both!(
    looking_at_a_link_spends_nothing,
    another_browser_spends_nothing_and_is_told_to_type_the_code,
    a_link_is_good_for_once,
    a_link_registers_and_confirms_an_address,
    a_link_of_an_older_code_is_dead,
    a_link_of_an_ended_journey_is_dead,
    a_link_dies_with_its_code,
    a_link_that_nobody_was_sent_is_dead,
    three_strikes_kill_a_link,
);

const TITLE: &str = "Use the code from your email";

/// The link in the newest mail to an address.
async fn link_to(app: &TestApp, address: &str) -> String {
    TestApp::link_in(&app.mail_to(address).await)
}

/// A locked holder's browser at the code page, and the link they were mailed.
async fn at_the_code(app: &TestApp) -> (Browser<'_>, String) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_code(tomasz).await;
    let link = link_to(app, tomasz.email.unwrap()).await;
    browser.get(urls::UNLOCK_CODE).await.has_status(200);
    (browser, link)
}

#[track_caller]
fn is_dead(page: &Page) {
    assert_eq!(page.heading(), "This link no longer works");
}

#[track_caller]
fn is_for_elsewhere(page: &Page) {
    page.has_status(200)
        .says("Type the code from the email there");
    assert!(!page.body.contains("Use this code"));
}

/// Follows a link without having looked at its page.
async fn follow(browser: &Browser<'_>, link: &str) -> Page {
    browser.post(link, &[]).await
}

async fn looking_at_a_link_spends_nothing(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    let before = app.state();
    // A mail scanner, with no cookies; then the asking browser itself.
    for looker in [&app.bare(), &browser] {
        let head = looker.client.head(app.url(&link));
        looker.send(head).await.has_status(200);
        for _ in 0..3 {
            looker.get(&link).await.has_status(200);
        }
    }
    assert_eq!(browser.get(&link).await.heading(), TITLE);
    assert_eq!(app.state(), before);
    let next = follow(&browser, &link).await;
    next.leads_to(urls::UNLOCK_PASSCODE);
}

async fn another_browser_spends_nothing_and_is_told_to_type_the_code(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    let phone = app.browser();
    // One that has started nothing, and one with an unlock of the same card.
    let ward = app.browser();
    ward.start_unlock(person(Purpose::LockedRegistered).number)
        .await;
    for other in [&phone, &ward] {
        is_for_elsewhere(&other.get(&link).await);
        other.get(urls::UNLOCK).await.has_status(200);
        let before = app.state();
        is_for_elsewhere(&follow(other, &link).await);
        assert_eq!(app.state(), before);
    }
    browser.get(&link).await;
    let next = follow(&browser, &link).await;
    next.leads_to(urls::UNLOCK_PASSCODE);
}

async fn a_link_is_good_for_once(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    follow(&browser, &link)
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    browser.get(urls::UNLOCK_PASSCODE).await.has_status(200);
    let before = app.state();
    is_dead(&browser.get(&link).await);
    is_dead(&follow(&browser, &link).await);
    assert_eq!(app.state(), before);
}

async fn a_link_registers_and_confirms_an_address(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.register_to_code(priya, priya.email.unwrap()).await;
    let link = link_to(&app, priya.email.unwrap()).await;
    browser.get(&link).await.has_status(200);
    follow(&browser, &link).await.leads_to(urls::REGISTER_DONE);
    app.mails().await;
    assert_eq!(app.happened("registered"), 1);

    browser.change_email(priya, "priya.ward@demo.example").await;
    let link = link_to(&app, "priya.ward@demo.example").await;
    browser.get(&link).await.has_status(200);
    follow(&browser, &link).await.leads_to("/me?done=email");
    let page = browser.get(urls::PROFILE).await;
    page.says("priya.ward@demo.example");
    app.mails().await;
}

async fn a_link_of_an_older_code_is_dead(app: TestApp) {
    let (browser, older) = at_the_code(&app).await;
    browser.post(urls::UNLOCK_RESEND, &[]).await;
    let tomasz = person(Purpose::LockedRegistered);
    let newer = link_to(&app, tomasz.email.unwrap()).await;
    is_dead(&browser.get(&older).await);
    is_dead(&follow(&browser, &older).await);
    browser.get(&newer).await;
    let next = follow(&browser, &newer).await;
    next.leads_to(urls::UNLOCK_PASSCODE);
}

async fn a_link_of_an_ended_journey_is_dead(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    browser.change_email(priya, "priya.ward@demo.example").await;
    let link = link_to(&app, "priya.ward@demo.example").await;
    // Another address was asked for: the first change has ended.
    browser.change_email(priya, "priya.home@demo.example").await;
    is_dead(&browser.get(&link).await);
    is_dead(&follow(&browser, &link).await);
    assert_eq!(app.happened("email_changed"), 0);

    browser.register_to_code(priya, priya.email.unwrap()).await;
    let link = link_to(&app, priya.email.unwrap()).await;
    browser.get(urls::PROFILE).await;
    browser.post(urls::SIGN_OUT, &[]).await;
    browser.get(urls::SIGN_IN).await;
    is_for_elsewhere(&follow(&browser, &link).await);
    browser.sign_in(priya).await;
    browser.get(urls::PROFILE).await;
    is_for_elsewhere(&follow(&browser, &link).await);
    assert_eq!(app.happened("registered"), 0);
}

async fn a_link_dies_with_its_code(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    app.wait(Duration::minutes(15));
    is_dead(&browser.get(&link).await);
    is_dead(&follow(&browser, &link).await);

    let (browser, link) = at_the_code(&app).await;
    for _ in 0..5 {
        let wrong = [("code", "00000000")];
        browser.submit(urls::UNLOCK_CODE, &wrong).await;
    }
    is_dead(&browser.get(&link).await);
    is_dead(&follow(&browser, &link).await);
}

async fn a_link_that_nobody_was_sent_is_dead(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    let before = app.state();
    let drawn = PlainToken::draw(app.ports.random.as_ref()).to_text();
    is_dead(&follow(&browser, &urls::code_link(&drawn)).await);
    let cut = &link[..link.len() - 1];
    for broken in [cut, "/code/x", "/code/%00", "/code/%F0%9F%94%91"] {
        let page = follow(&browser, broken).await;
        assert!([200, 400, 404].contains(&page.status), "{broken}");
        assert!(!page.body.contains("Use this code"));
    }
    assert_eq!(app.state(), before);
}

async fn three_strikes_kill_a_link(app: TestApp) {
    let (browser, link) = at_the_code(&app).await;
    let tomasz = person(Purpose::LockedRegistered);
    app.browser().lock_out(tomasz.number).await;
    app.mails().await;
    let before = app.state();
    is_dead(&follow(&browser, &link).await);
    assert_eq!(app.state(), before);
}
