//! The contexts of the pages about new certificates.

use super::views::DeskView;
use super::{Page, PageVisitor, pages};

fn renew(state: &'static str, progress: &[&'static str]) -> RenewPage {
    RenewPage {
        state,
        expires_at: "12pm on 20 January 2027".into(),
        days: 59,
        from: "12pm on 22 October 2026".into(),
        progress: progress.to_vec(),
        desk: DeskView::sample(),
    }
}

pages! {
    /// Renewal: what is due, and the passcode.
    RenewPage at "holder/me/renew.html", fields ["passcode"] {
        /// `not_yet`, `due`, `with_help` or `over`.
        state: &'static str,
        /// When the first certificate expires.
        expires_at: String,
        /// Whole days until then.
        days: i64,
        /// From when the holder may renew; empty where it does not matter.
        from: String,
        /// How far a try that was broken off has come, for each certificate: `to_do`, `issued` or
        /// `on_the_card`; empty where none was.
        progress: Vec<&'static str>,
        /// The holder's desk.
        desk: DeskView,
    } samples vec![
        renew("not_yet", &[]),
        renew("due", &[]),
        renew("due", &["on_the_card", "issued"]),
        renew("due", &["issued", "to_do"]),
        renew("with_help", &[]),
        renew("over", &[]),
    ];

    /// Renewal: done.
    RenewDonePage at "holder/me/renew_done.html", fields [] {
        /// When the new certificates expire.
        expires_at: String,
    } samples vec![Self { expires_at: "12pm on 22 November 2028".into() }];
}
