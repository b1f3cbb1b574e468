//! A computer on a ward is everybody's: a page says when its session ends, and leaves nothing behind.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::london::clock_time;
use latchkey::urls;
use time::Duration;

use crate::support::{Browser, Page, TestApp, on_both, person, staff};

on_both!(
    every_page_of_a_session_says_when_it_ends,
    a_page_of_an_unlock_says_when_it_ends,
    a_page_of_the_console_says_when_it_ends,
    staying_signed_in_puts_the_end_off_and_not_for_ever,
    to_ask_how_long_a_session_lasts_puts_nothing_off,
    to_ask_how_long_a_console_session_lasts_puts_nothing_off,
    the_half_signed_in_and_strangers_are_told_of_no_session,
    the_last_second_of_a_session_counts_as_one,
    signing_out_clears_what_browsers_keep_and_one_door_only,
    browsers_are_asked_to_remember_no_number_and_no_secret,
    a_used_link_is_worth_nothing_in_the_history,
);

async fn asked(browser: &Browser<'_>, path: &str) -> serde_json::Value {
    let page = browser.get(path).await;
    page.has_status(200);
    assert!(!page.headers.contains_key("set-cookie"));
    serde_json::from_str(&page.body).unwrap()
}

async fn seconds(browser: &Browser<'_>, path: &str) -> i64 {
    asked(browser, path).await["seconds"].as_i64().unwrap()
}

async fn extends(browser: &Browser<'_>, path: &str) -> bool {
    asked(browser, path).await["extends"].as_bool().unwrap()
}

/// What the line at the foot of a page says, without the words that its script may come to need.
fn foot(page: &Page) -> String {
    page.listed(".latchkey-session > p").join(" ")
}

async fn every_page_of_a_session_says_when_it_ends(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    let start = app.clock();
    let ends = |minutes| clock_time(start + Duration::minutes(minutes));
    for path in [urls::PROFILE, urls::PASSCODE, urls::REGISTER, urls::HELP] {
        let line = format!("You will be signed out at {} if you do nothing.", ends(20));
        assert_eq!(foot(&browser.get(path).await), line);
    }
    for _ in 0..2 {
        app.wait(Duration::minutes(19));
        browser.get(urls::PROFILE).await;
    }
    app.wait(Duration::minutes(3));
    let line = format!(
        "You will be signed out at {}. To carry on after that",
        ends(60)
    );
    let foot = foot(&browser.get(urls::PROFILE).await);
    assert!(foot.starts_with(&line), "{foot}");
    // Whoever is not signed in is told nothing of it.
    let visitor = app.browser().get(urls::HELP).await;
    assert!(!visitor.text().contains("signed out at"));
}

async fn a_page_of_an_unlock_says_when_it_ends(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    let line = |at| format!("This unlock ends at {} if you do nothing.", clock_time(at));
    let ends = app.clock() + Duration::minutes(20);
    browser.get(urls::UNLOCK_QUESTIONS).await.says(&line(ends));
    browser.answer_right(tomasz).await;
    app.wait(Duration::minutes(5));
    let ends = app.clock() + Duration::minutes(20);
    browser.get(urls::UNLOCK_CODE).await.says(&line(ends));
    app.mails().await;
}

async fn a_page_of_the_console_says_when_it_ends(app: TestApp) {
    let browser = app.officer(Role::RaManager).await;
    let ends = clock_time(app.clock() + Duration::minutes(15));
    let line = format!("You will be signed out at {ends} if you do nothing.");
    browser.get(urls::RA).await.says(&line);
    assert_eq!(seconds(&browser, urls::RA_SESSION).await, 900);
    app.wait(Duration::minutes(15));
    assert_eq!(seconds(&browser, urls::RA_SESSION).await, 0);
}

async fn staying_signed_in_puts_the_end_off_and_not_for_ever(app: TestApp) {
    assert_eq!(seconds(&app.browser(), urls::SESSION).await, 0);
    let browser = app.browser();
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    for _ in 0..3 {
        app.wait(Duration::minutes(18));
        let left = seconds(&browser, urls::SESSION).await;
        assert!((1..=1200).contains(&left), "{left}");
    }
    // 54 minutes are over: the last six are all there is, and the answer says so.
    assert_eq!(seconds(&browser, urls::SESSION).await, 360);
    assert!(!extends(&browser, urls::SESSION).await);
    app.wait(Duration::minutes(6));
    assert_eq!(seconds(&browser, urls::SESSION).await, 0);
    assert!(!browser.is_signed_in().await);
}

async fn to_ask_how_long_a_session_lasts_puts_nothing_off(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    let before = app.state();
    for left in (0..20).rev() {
        app.wait(Duration::minutes(1));
        assert_eq!(seconds(&browser, urls::SESSION_LEFT).await, left * 60);
        assert_eq!(extends(&browser, urls::SESSION_LEFT).await, left > 0);
    }
    assert_eq!(app.state(), before);
    assert!(!browser.is_signed_in().await);

    // The same time with a press in it.
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    app.wait(Duration::minutes(19));
    assert_eq!(seconds(&browser, urls::SESSION_LEFT).await, 60);
    assert_eq!(seconds(&browser, urls::SESSION).await, 1200);
    assert_eq!(seconds(&browser, urls::SESSION_LEFT).await, 1200);
}

async fn to_ask_how_long_a_console_session_lasts_puts_nothing_off(app: TestApp) {
    let browser = app.officer(Role::RaManager).await;
    let before = app.state();
    for left in (0..15).rev() {
        app.wait(Duration::minutes(1));
        assert_eq!(seconds(&browser, urls::RA_SESSION_LEFT).await, left * 60);
    }
    assert_eq!(app.state(), before);
    browser
        .get(urls::RA)
        .await
        .leads_to(&format!("{}?ended=1", urls::RA_SIGN_IN));

    let browser = app.officer(Role::RaManager).await;
    app.wait(Duration::minutes(14));
    assert_eq!(seconds(&browser, urls::RA_SESSION).await, 900);
    assert_eq!(seconds(&browser, urls::RA_SESSION_LEFT).await, 900);
    // Whoever is disabled has none.
    app.change(&format!(
        "UPDATE staff SET disabled_at = '2026-11-22 09:00:00' WHERE email = '{}'",
        staff(Role::RaManager).email
    ));
    assert_eq!(seconds(&browser, urls::RA_SESSION_LEFT).await, 0);
}

async fn the_half_signed_in_and_strangers_are_told_of_no_session(app: TestApp) {
    let browser = app.browser();
    for path in [urls::SESSION_LEFT, urls::RA_SESSION_LEFT] {
        assert_eq!(seconds(&browser, path).await, 0);
    }
    browser.give_password(staff(Role::RaManager)).await;
    assert_eq!(seconds(&browser, urls::RA_SESSION_LEFT).await, 0);
}

async fn the_last_second_of_a_session_counts_as_one(app: TestApp) {
    let browser = app.browser();
    browser.sign_in(person(Purpose::UnlockedRegistered)).await;
    app.wait(Duration::minutes(20) - Duration::milliseconds(1));
    assert_eq!(seconds(&browser, urls::SESSION_LEFT).await, 1);
    app.wait(Duration::milliseconds(1));
    assert_eq!(seconds(&browser, urls::SESSION_LEFT).await, 0);
}

fn cookies(page: &Page) -> Vec<String> {
    let cookies = page.headers.get_all("set-cookie").iter();
    let name = |cookie: &str| cookie.split('=').next().unwrap().to_owned();
    let mut names: Vec<_> = cookies.map(|c| name(c.to_str().unwrap())).collect();
    names.sort();
    names
}

async fn signing_out_clears_what_browsers_keep_and_one_door_only(app: TestApp) {
    let holder = app.browser();
    holder.sign_in(person(Purpose::UnlockedRegistered)).await;
    holder.get(urls::PROFILE).await;
    let page = holder.post(urls::SIGN_OUT, &[]).await;
    assert_eq!(page.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_eq!(cookies(&page), ["latchkey"]);

    let officer = app.officer(Role::RaManager).await;
    officer.get(urls::RA).await;
    let page = officer.post(urls::RA_SIGN_OUT, &[]).await;
    assert_eq!(page.headers["clear-site-data"], "\"cache\", \"storage\"");
    assert_eq!(cookies(&page), ["latchkey-ra"]);
}

/// What the fields of a page say of being filled in by the browser.
fn autocomplete(page: &Page) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.body);
    let selector = scraper::Selector::parse("main input:not([type=hidden])").unwrap();
    let attr = |e: scraper::ElementRef<'_>, name| e.attr(name).unwrap_or_default().to_owned();
    html.select(&selector)
        .map(|e| (attr(e, "name"), attr(e, "autocomplete")))
        .collect()
}

#[track_caller]
fn asks_for(page: &Page, fields: &[(&str, &str)]) {
    let found = autocomplete(page);
    let found: Vec<_> = found
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    assert_eq!(found, fields);
}

async fn browsers_are_asked_to_remember_no_number_and_no_secret(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    asks_for(
        &browser.get(urls::UNLOCK).await,
        &[("smartcard_number", "off")],
    );
    asks_for(
        &browser.get(urls::SIGN_IN).await,
        &[
            ("smartcard_number", "off"),
            ("passcode", "current-password"),
        ],
    );
    browser.start_unlock(tomasz.number).await;
    let answers = ["answer_1", "answer_2", "answer_3", "answer_4"].map(|name| (name, "off"));
    asks_for(&browser.get(urls::UNLOCK_QUESTIONS).await, &answers);
    browser.answer_right(tomasz).await;
    let page = browser.get(urls::UNLOCK_CODE).await;
    asks_for(&page, &[("code", "one-time-code")]);
    let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    browser.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    asks_for(
        &browser.get(urls::UNLOCK_PASSCODE).await,
        &[
            ("new_passcode", "new-password"),
            ("confirm_passcode", "new-password"),
        ],
    );
}

async fn a_used_link_is_worth_nothing_in_the_history(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser.answer_right(tomasz).await;
    let path = TestApp::link_in(&app.mail_to(tomasz.email.unwrap()).await);
    let page = browser.submit(&path, &[]).await;
    page.leads_to(urls::UNLOCK_PASSCODE);
    let again = browser.get(&path).await;
    again.says("This link no longer works");
    // Its address is told to no other site.
    assert_eq!(again.headers["referrer-policy"], "same-origin");
}
