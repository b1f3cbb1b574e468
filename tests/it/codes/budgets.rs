//! How often a code may be tried and sent (R14).

use latchkey::demo::people::Purpose;
use latchkey::domain::challenge::{MAX_ENTRIES, MAX_SENDS};
use latchkey::limits::LimitedAction;
use latchkey::urls;
use time::Duration;

use super::DEAD;
use crate::support::{Browser, TestApp, on_both, person};

on_both!(
    the_fifth_wrong_entry_kills_a_code_the_right_one_included,
    a_journey_sends_five_codes_and_no_more,
    entries_are_limited_for_a_number_over_all_its_journeys,
    no_code_is_sent_that_would_outlive_its_unlock,
    no_code_is_sent_that_would_outlive_its_sign_in,
    a_registration_has_its_whole_time_whenever_it_begins,
);

async fn the_fifth_wrong_entry_kills_a_code_the_right_one_included(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let code = browser.unlock_to_code(tomasz).await;
    for tries in ["4 more tries", "3 more tries", "2 more tries", "1 more try"] {
        browser.enter(&TestApp::wrong(&code)).await.complains(tries);
    }
    browser.enter(&TestApp::wrong(&code)).await.complains(DEAD);
    browser.enter(&code).await.complains(DEAD);
    browser
        .get(urls::UNLOCK_CODE)
        .await
        .says("No code is on its way");

    browser.ask_again().await;
    let next = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser.enter(&next).await.leads_to(urls::UNLOCK_PASSCODE);
}

async fn a_journey_sends_five_codes_and_no_more(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_code(tomasz).await;
    for left in (1..MAX_SENDS).rev() {
        let offer = format!("You can ask for {left} more code");
        browser.get(urls::UNLOCK_CODE).await.says(&offer);
        browser.ask_again().await;
        app.mails().await;
    }
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("No more codes can be sent this time");
    assert!(!page.body.contains(urls::UNLOCK_RESEND));
    browser.ask_again().await.leads_to(urls::UNLOCK_CODE);
    assert_eq!(app.queued("unlock_code"), 5);
    let last = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser.enter(&last).await.leads_to(urls::UNLOCK_PASSCODE);
}

async fn entries_are_limited_for_a_number_over_all_its_journeys(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let budget = LimitedAction::FailedCode.budget();
    let (here, there) = (app.browser(), app.browser());
    let codes = [
        here.unlock_to_code(tomasz).await,
        there.unlock_to_code(tomasz).await,
    ];
    for _ in 0..budget.burst / 2 {
        for (browser, code) in [&here, &there].into_iter().zip(&codes) {
            browser.enter(&TestApp::wrong(code)).await.has_status(422);
        }
    }
    let third = app.browser();
    let code = third.unlock_to_code(tomasz).await;
    for browser in [&here, &there, &third] {
        let page = browser.enter(&code).await;
        page.has_status(429).says("Too many wrong codes");
        let wait: i64 = page.headers["retry-after"]
            .to_str()
            .unwrap()
            .parse()
            .unwrap();
        assert!((1..=budget.interval.whole_seconds() + 1).contains(&wait));
    }
    assert_eq!(
        app.count("challenges WHERE entries > 0"),
        2,
        "{MAX_ENTRIES} entries each, and none of the third code"
    );
    app.wait(budget.interval);
    third.enter(&code).await.leads_to(urls::UNLOCK_PASSCODE);
}

/// Looks at a page every quarter of an hour, so that the session stays.
async fn linger(browser: &Browser<'_>, path: &str, quarters: i32) {
    for _ in 0..quarters {
        browser.app().wait(Duration::minutes(15));
        browser.get(path).await;
    }
}

async fn no_code_is_sent_that_would_outlive_its_unlock(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_code(tomasz).await;
    linger(&browser, urls::UNLOCK_CODE, 3).await;
    // 45 minutes in, a code is good until the very end.
    let page = browser.get(urls::UNLOCK_CODE).await;
    assert!(page.body.contains(urls::UNLOCK_RESEND));
    browser.ask_again().await;
    app.mails().await;
    assert_eq!(app.queued("unlock_code"), 2);

    app.wait(Duration::SECOND);
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("There is too little time left");
    assert!(!page.body.contains(urls::UNLOCK_RESEND));
    browser.ask_again().await.leads_to(urls::UNLOCK_CODE);
    assert_eq!(app.queued("unlock_code"), 2);
}

// A journey inside a sign-in ends with it: a code that is good for longer could not be typed anywhere.
async fn no_code_is_sent_that_would_outlive_its_sign_in(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    linger(&browser, urls::PROFILE, 2).await;
    browser.change_email(priya, "priya.ward@demo.example").await;
    app.wait(Duration::minutes(15));
    let page = browser.get(urls::CONTACT_CODE).await;
    assert!(page.body.contains(urls::CONTACT_RESEND));
    app.wait(Duration::SECOND);
    let page = browser.get(urls::CONTACT_CODE).await;
    page.says("There is too little time left");
    browser.post(urls::CONTACT_RESEND, &[]).await;
    assert_eq!(app.queued("email_change_code"), 1);
}

// The passcode begins a registration, and with it a session that lasts as long as it does.
async fn a_registration_has_its_whole_time_whenever_it_begins(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    browser.sign_in(priya).await;
    linger(&browser, urls::PROFILE, 3).await;
    browser.register_to_code(priya, priya.email.unwrap()).await;
    linger(&browser, urls::REGISTER_CODE, 3).await;
    browser.post(urls::REGISTER_RESEND, &[]).await;
    let code = TestApp::code_in(&app.mail_to(priya.email.unwrap()).await);
    app.wait(Duration::seconds(899));
    let page = browser
        .submit(urls::REGISTER_CODE, &[("code", &code)])
        .await;
    page.leads_to(urls::REGISTER_DONE);
    app.mails().await;
}
