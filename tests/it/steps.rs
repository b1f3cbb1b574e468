//! Steps in order (R16): whatever is sent out of order changes nothing and leads to the right step; and
//! whatever is sent along, mail goes only to the stored address (R17).

mod double;
mod recipients;
mod registration;
mod unlock;

use crate::support::{Browser, Page, TestApp};

/// A request that some step of a journey takes.
enum Request<'a> {
    Get(&'a str),
    Post(&'a str, &'a [(&'a str, &'a str)]),
}

impl Request<'_> {
    fn path(&self) -> &str {
        match self {
            Self::Get(path) | Self::Post(path, _) => path,
        }
    }

    async fn send(&self, browser: &Browser<'_>) -> Page {
        match self {
            Self::Get(path) => browser.get(path).await,
            Self::Post(path, fields) => browser.post(path, fields).await,
        }
    }

    /// Out of order: it leads to `right` and changes nothing.
    async fn is_led_to(&self, browser: &Browser<'_>, right: &str) {
        let before = browser.app().state();
        let page = self.send(browser).await;
        let what = match self {
            Self::Get(path) => format!("GET {path}"),
            Self::Post(path, _) => format!("POST {path}"),
        };
        assert_eq!(
            (page.status, page.location.as_str()),
            (303, right),
            "{what}: {}",
            page.text()
        );
        assert_unchanged(browser.app(), &before, &what);
    }
}

/// No row is other than it was.
#[track_caller]
fn assert_unchanged(app: &TestApp, before: &[String], what: &str) {
    let after = app.state();
    let new: Vec<_> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(before == after, "{what} changed {new:?}");
}
