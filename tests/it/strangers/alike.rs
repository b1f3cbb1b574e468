//! Every number walks the same pages, whatever is the matter with it, and no page names a holder (R09).

use std::collections::BTreeSet;

use latchkey::demo::people::{ORGANISATIONS, PEOPLE, Purpose};
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::policy::Proof;
use latchkey::storage::organisations::Organisation;
use latchkey::urls;

use super::{Seen, seen};
use crate::support::numbers::UNKNOWN;
use crate::support::{Browser, Kind, Page, TestApp, on_both, person};

on_both!(
    every_number_walks_the_same_pages_to_the_lockout,
    every_number_walks_the_same_pages_to_a_locked_card,
);

/// Numbers that must not be told apart, whatever is the matter with them.
const ALIKE: [Purpose; 6] = [
    Purpose::UnlockedUnregistered,
    Purpose::UnlockedRegistered,
    Purpose::LockedRegistered,
    Purpose::LockedUnregistered,
    Purpose::Expired,
    Purpose::Cancelled,
];

fn alike() -> impl Iterator<Item = &'static str> {
    let without_email = PEOPLE.iter().find(|person| person.email.is_none());
    let known = ALIKE.map(|purpose| person(purpose).number);
    known
        .into_iter()
        .chain(without_email.map(|person| person.number))
        .chain([UNKNOWN])
}

/// Everything the portal says to whoever does not know the answers.
async fn walk_to_the_lockout(browser: &Browser<'_>, number: &str) -> Vec<Page> {
    let mut pages = vec![
        browser.get(urls::UNLOCK).await,
        browser.start_unlock(number).await,
    ];
    for _ in 0..3 {
        pages.push(browser.get(urls::UNLOCK_QUESTIONS).await);
        pages.push(browser.answer_wrong().await);
    }
    pages.push(browser.get("/unlock/help?reason=locked").await);
    pages.push(browser.start_unlock(number).await);
    pages
}

/// Everything the portal says to whoever does not have the code.
async fn walk_without_the_code(browser: &Browser<'_>, number: &str) -> Vec<Page> {
    let mut pages = vec![
        browser.start_unlock(number).await,
        browser.get(urls::UNLOCK_CODE).await,
    ];
    for _ in 0..5 {
        pages.push(
            browser
                .post(urls::UNLOCK_CODE, &[("code", "0000 0000")])
                .await,
        );
    }
    for _ in 0..5 {
        pages.push(browser.post(urls::UNLOCK_RESEND, &[]).await);
        pages.push(browser.get(urls::UNLOCK_CODE).await);
    }
    pages.push(
        browser
            .post(urls::UNLOCK_CODE, &[("code", "0000 0000")])
            .await,
    );
    pages.push(browser.get(urls::UNLOCK_QUESTIONS).await);
    pages.push(browser.get(urls::UNLOCK_PASSCODE).await);
    pages
}

/// Three wrong sign-ins and one more.
async fn walk_to_a_locked_card(browser: &Browser<'_>, number: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    for _ in 0..4 {
        pages.push(browser.try_sign_in(number, "zzzz").await);
    }
    pages
}

fn transcript(pages: &[Page], number: &str) -> Vec<Seen> {
    let asks = |page: &Page| page.labels().len() == 4;
    let one = |page: &Page| match asks(page) {
        true => seen(page, number, &page.labels()),
        false => seen(page, number, &[]),
    };
    pages.iter().map(one).collect()
}

/// Names, addresses and desks: none of it is a stranger's business.
fn assert_nothing_of_a_holder(pages: &[Page]) {
    let mut secrets = BTreeSet::new();
    for person in &PEOPLE {
        secrets.insert(person.name.to_owned());
        secrets.extend(person.mobile.map(str::to_owned));
        if let Some(email) = person.email {
            secrets.insert(email.to_owned());
            secrets.insert(EmailAddress::parse(email).unwrap().masked());
        }
    }
    for desk in ORGANISATIONS.iter().map(Organisation::from) {
        secrets.extend([
            desk.name,
            desk.desk_name,
            desk.desk_phone,
            desk.desk_email,
            desk.desk_place,
        ]);
    }
    for page in pages {
        for secret in &secrets {
            assert!(
                !page.body.contains(secret),
                "{secret} is on a page: {}",
                page.text()
            );
        }
    }
}

#[track_caller]
fn assert_same(first: &[Seen], other: &[Seen], number: &str) {
    assert_eq!(first.len(), other.len());
    for (step, (first, other)) in first.iter().zip(other).enumerate() {
        assert_eq!(first, other, "step {step} gives {number} away");
    }
}

/// Walks every number and compares what is seen, headers and lengths too.
macro_rules! all_alike {
    ($app:expr, $walk:ident) => {{
        let mut first = None;
        for number in alike() {
            let pages = $walk(&$app.browser(), number).await;
            assert_nothing_of_a_holder(&pages);
            let seen = transcript(&pages, number);
            assert_same(first.get_or_insert_with(|| seen.clone()), &seen, number);
        }
        first.unwrap()
    }};
}

// R09
async fn every_number_walks_the_same_pages_to_the_lockout(app: TestApp) {
    let walked = all_alike!(app, walk_to_the_lockout);
    let statuses: Vec<u16> = walked.iter().map(|(status, ..)| *status).collect();
    assert_eq!(statuses, [200, 303, 200, 422, 200, 422, 200, 303, 200, 303]);
    app.mails().await;
}

// R09
#[actix_web::test]
async fn every_number_walks_the_same_pages_without_the_code() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        for proof in [Proof::CodeOnly, Proof::CodeThenQuestions] {
            let Some(app) = TestApp::under(kind, proof).await else {
                continue;
            };
            let walked = all_alike!(app, walk_without_the_code);
            let statuses: Vec<u16> = walked.iter().map(|(status, ..)| *status).collect();
            assert_eq!(statuses[..7], [303, 200, 422, 422, 422, 422, 422]);
            app.mails().await;
        }
    }
}

// R09
async fn every_number_walks_the_same_pages_to_a_locked_card(app: TestApp) {
    let mut first = None;
    let locked = |number: &&str| {
        PEOPLE
            .iter()
            .any(|p| p.number == *number && p.purpose.locked())
    };
    for number in alike().filter(|number| !locked(number)) {
        let pages = walk_to_a_locked_card(&app.browser(), number).await;
        assert_nothing_of_a_holder(&pages);
        let seen = transcript(&pages, number);
        assert_same(first.get_or_insert_with(|| seen.clone()), &seen, number);
    }
    let statuses: Vec<u16> = first.unwrap().iter().map(|(status, ..)| *status).collect();
    assert_eq!(statuses, [422, 422, 303, 303]);
}
