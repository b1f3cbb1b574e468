//! Bad input of every kind (R41, R18): whatever comes, the portal answers in its own words and goes on.

mod bytes;
mod errors;
mod fields;
mod hosts;

use latchkey::urls;

use crate::support::{Page, TestApp};

/// What tells of our insides and must never stand on a page.
const INSIDES: [&str; 11] = [
    "panicked",
    "src/",
    ".rs:",
    "diesel",
    "sqlite",
    "postgres",
    "os error",
    "backtrace",
    "actix",
    "a field is",
    "a value ",
];

/// An answer that a person can do something with: a page with a heading and a way on, or the next page.
#[track_caller]
fn helps(page: &Page, what: &str) {
    assert!(
        page.status < 500 && page.status >= 200,
        "{} to {what}",
        page.status
    );
    if page.status == 303 {
        let ours = page.location.starts_with('/') && !page.location.starts_with("//");
        assert!(ours, "{what} leads to {}", page.location);
        return;
    }
    looks_like_the_rest(page, what);
}

/// A whole page of the portal: title, header, one heading, a way on, footer, and nothing of our insides.
#[track_caller]
fn looks_like_the_rest(page: &Page, what: &str) {
    let status = page.status;
    let parts = [
        "<title>",
        "<h1",
        "nhsuk-header",
        "nhsuk-footer",
        "id=\"maincontent\"",
        "href=\"/",
    ];
    for part in parts {
        assert!(page.body.contains(part), "{status} to {what} has no {part}");
    }
    for inside in INSIDES {
        assert!(
            !page.body.contains(inside),
            "{status} to {what} says {inside:?}: {}",
            page.text()
        );
    }
}

/// The portal still serves: a page, the database, an unlock.
async fn still_serves(app: &TestApp) {
    let browser = app.browser_from("192.0.2.250");
    browser.get(urls::START).await.has_status(200);
    browser.get(urls::READY).await.has_status(200);
    let started = browser.start_unlock("999900001111").await;
    started.leads_to(urls::UNLOCK_QUESTIONS);
}
