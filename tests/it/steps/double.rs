//! The same step twice: in two tabs, and at the same moment.

use futures_util::future::join_all;
use latchkey::demo::people::Purpose;
use latchkey::urls;

use super::assert_unchanged;
use crate::support::{Browser, Page, TestApp, on_both, person, persons};

on_both!(
    a_second_tab_that_was_left_behind_is_harmless,
    a_browser_unlocks_one_card_at_a_time,
    a_passcode_posted_twice_at_once_is_set_once,
    a_code_posted_twice_at_once_is_spent_once,
    a_registration_code_posted_twice_at_once_registers_once,
);

/// How many times a form is posted at the same moment.
const TIMES: usize = 6;

async fn post_at_once(
    browser: &Browser<'_>,
    path: &str,
    fields: impl Fn(usize) -> Vec<(&'static str, String)>,
) -> Vec<Page> {
    browser.get(path).await.has_status(200);
    let posts = (0..TIMES).map(|n| {
        let fields = fields(n);
        async move {
            let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
            browser.post(path, &fields).await
        }
    });
    join_all(posts).await
}

/// One post went through; the others changed nothing and said so.
fn one_went_through(pages: &[Page], next: &str) {
    let rotated = |page: &&Page| page.headers.contains_key("set-cookie");
    let told = |p: &Page| (p.status, p.location.clone(), p.errors());
    let all: Vec<_> = pages.iter().map(told).collect();
    assert_eq!(pages.iter().filter(rotated).count(), 1, "{all:?}");
    for page in pages {
        let harmless = match page.status {
            303 => [next, "/unlock?ended=1", "/sign-in?ended=1"].contains(&page.location.as_str()),
            // A code that was spent a moment ago is dead.
            422 => page.errors().contains("does not work any more"),
            status => [403, 409].contains(&status),
        };
        assert!(harmless, "{all:?}");
    }
}

async fn a_second_tab_that_was_left_behind_is_harmless(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    browser.start_unlock(tomasz.number).await;
    browser.get(urls::UNLOCK_QUESTIONS).await;
    let tab = browser.token();
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.mails().await;
    let before = app.state();
    let answers = [
        ("answer_1", "no"),
        ("answer_2", "nope"),
        ("answer_3", "never"),
        ("answer_4", "not me"),
    ];
    let cookie = browser.cookie();
    let page = app
        .post_with((&cookie, &tab), urls::UNLOCK_QUESTIONS, &answers)
        .await;
    page.has_status(403).says("you went on in another tab");
    assert_unchanged(&app, &before, "the tab left behind");
    // Loaded again, it goes on where the other is.
    let page = browser.get(urls::UNLOCK_QUESTIONS).await;
    page.leads_to(urls::UNLOCK_CODE);
}

async fn a_browser_unlocks_one_card_at_a_time(app: TestApp) {
    let [tomasz, chen, ..] = persons(Purpose::LockedRegistered)[..] else {
        panic!("two people");
    };
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    browser
        .start_unlock(chen.number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    browser.get(urls::UNLOCK_QUESTIONS).await.has_status(200);
    let before = app.state();
    let fields = [("new_passcode", "8046"), ("confirm_passcode", "8046")];
    let page = browser.post(urls::UNLOCK_PASSCODE, &fields).await;
    page.leads_to(urls::UNLOCK_QUESTIONS);
    assert_unchanged(&app, &before, "the passcode of the card left behind");
}

async fn a_passcode_posted_twice_at_once_is_set_once(app: TestApp) {
    const CHOICES: [&str; TIMES] = ["8046", "9157", "6283", "5729", "7164", "3958"];
    let [tomasz, chen, ..] = persons(Purpose::LockedRegistered)[..] else {
        panic!("two people");
    };
    for (person, choices) in [(tomasz, CHOICES), (chen, ["8046"; TIMES])] {
        let browser = app.browser();
        browser.unlock_to_passcode(person).await;
        let pages = post_at_once(&browser, urls::UNLOCK_PASSCODE, |n| {
            let fields = ["new_passcode", "confirm_passcode"];
            fields.map(|f| (f, choices[n].to_owned())).to_vec()
        })
        .await;
        for page in pages {
            page.leads_to(urls::UNLOCK_DONE);
        }
        browser.get(urls::UNLOCK_DONE).await.has_status(200);
    }
    app.mails().await;
    assert_eq!((app.happened("unlocked"), app.queued("unlocked")), (2, 2));
    let mut opening = 0;
    for passcode in CHOICES {
        app.change("UPDATE chips SET failures = 0");
        let page = app.browser().try_sign_in(tomasz.number, passcode).await;
        opening += usize::from(page.status == 303);
    }
    assert_eq!(opening, 1);
}

async fn a_code_posted_twice_at_once_is_spent_once(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let code = browser.unlock_to_code(tomasz).await;
    let pages = post_at_once(&browser, urls::UNLOCK_CODE, |_| {
        vec![("code", code.clone())]
    })
    .await;
    one_went_through(&pages, urls::UNLOCK_PASSCODE);
    assert_eq!(app.happened("code_right"), 1);
    browser.get(urls::UNLOCK_PASSCODE).await.has_status(200);
}

async fn a_registration_code_posted_twice_at_once_registers_once(app: TestApp) {
    let leila = persons(Purpose::UnlockedUnregistered)[1];
    let browser = app.browser();
    browser.sign_in(leila).await;
    let code = browser.register_to_code(leila, leila.email.unwrap()).await;
    let pages = post_at_once(&browser, urls::REGISTER_CODE, |_| {
        vec![("code", code.clone())]
    })
    .await;
    let rotated = pages
        .iter()
        .filter(|p| p.headers.contains_key("set-cookie"));
    assert_eq!(rotated.count(), 1);
    app.mails().await;
    assert_eq!(
        (app.happened("registered"), app.queued("registered")),
        (1, 1)
    );
    assert!(browser.is_signed_in().await);
}
