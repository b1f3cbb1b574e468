//! The contexts of the pages about a holder's profile: leaving, moving, the end of a post, another name.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use super::holders::{DeedView, WhoView, who};
use crate::language::Text;
use crate::storage::organisations::Organisation;

/// What the holder's page says of their post.
#[derive(Debug, Clone, Serialize)]
pub struct ProfileView {
    /// Since when it is closed; none for an open one.
    pub closed: Option<Text>,
    /// The last day of a post that is for a time.
    pub last_day: Option<Text>,
    /// What can be done about it.
    pub deeds: Vec<DeedView>,
}

/// One of several.
#[derive(Debug, Clone, Serialize)]
pub struct OptionView {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub text: Text,
}

impl OptionView {
    /// An organisation to be chosen by its code.
    #[must_use]
    pub fn of(organisation: Organisation) -> Self {
        Self {
            text: Text::verbatim(format!("{} ({})", organisation.name, organisation.ods_code)),
            value: organisation.ods_code,
        }
    }
}

impl ProfileView {
    pub(super) fn sample(full: bool) -> Self {
        let deed = DeedView {
            href: "/ra/holders/555012340090/close".into(),
            text: Text::verbatim("Open the profile again"),
            needed: false,
        };
        Self {
            closed: full.then(|| Text::verbatim("since 09:00 on 22 November 2026")),
            last_day: full.then(|| Text::verbatim("31 March 2027")),
            deeds: if full { vec![deed] } else { vec![] },
        }
    }
}

fn option() -> OptionView {
    OptionView {
        value: "RXX00".into(),
        text: Text::verbatim("Northfield Hospitals (RXX00)"),
    }
}

pages! {
    /// Closing a leaver's profile, or opening it again.
    ClosePage at "ra/close.html", fields ["reason"] {
        /// Whose.
        who: WhoView,
        /// Whether it is closed.
        closed: bool,
        /// Since which day; empty where it is the post that has ended.
        closed_on: Option<Text>,
        /// The last day of the post; empty.
        last_day: Option<Text>,
    } samples vec![
        Self { who: who(), closed: false, closed_on: None, last_day: Some(Text::verbatim("31 March 2027")) },
        Self { who: who(), closed: true, closed_on: Some(Text::verbatim("1 November 2026")), last_day: None },
        Self { who: who(), closed: true, closed_on: None, last_day: Some(Text::verbatim("31 October 2026")) },
    ];

    /// Moving a holder to another organisation.
    MovePage at "ra/move.html", fields ["q", "organisation", "reason"] {
        /// Whom.
        who: WhoView,
        /// Whether anything was looked for.
        asked: bool,
        /// Whether there are more than are shown.
        more: bool,
        /// What was found.
        found: Vec<OptionView>,
    } samples vec![
        Self { who: who(), asked: false, more: false, found: vec![] },
        Self { who: who(), asked: true, more: false, found: vec![] },
        Self { who: who(), asked: true, more: true, found: vec![option()] },
    ];

    /// The end of a post.
    PostEndPage at "ra/post_end.html", fields ["end_day", "end_month", "end_year", "reason"] {
        /// Whose.
        who: WhoView,
        /// Its last day now; empty for none.
        last_day: Option<Text>,
    } samples [Some("31 March 2027"), None].map(|day| Self { who: who(), last_day: day.map(Text::verbatim) }).to_vec();

    /// Another name.
    RenamePage at "ra/rename.html", fields ["name", "proof", "note"] {
        /// Whose.
        who: WhoView,
        /// What may have been seen.
        proofs: Vec<OptionView>,
    } samples vec![Self { who: who(), proofs: vec![option()] }];
}
