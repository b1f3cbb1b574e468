//! The contexts of the pages about new certificates.

use time::macros::datetime;

use super::views::DeskView;
use super::{Page, PageVisitor, pages};
use crate::language::Text;

fn renew(state: &'static str, progress: &[&'static str]) -> RenewPage {
    RenewPage {
        state,
        expires_at: Some(Text::moment(datetime!(2027-01-20 12:00 UTC))),
        days: 59,
        from: Some(Text::moment(datetime!(2026-10-22 12:00 UTC))),
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
        expires_at: Option<Text>,
        /// Whole days until then.
        days: i64,
        /// From when the holder may renew; none where it does not matter.
        from: Option<Text>,
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
        expires_at: Text,
    } samples vec![Self { expires_at: Text::moment(datetime!(2028-11-22 12:00 UTC)) }];
}
