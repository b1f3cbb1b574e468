//! The contexts of the pages about reported, cancelled and replaced cards.

use serde::Serialize;

use super::super::{Page, PageVisitor, pages};
use super::holders::{WhoView, who};
use crate::language::Text;

/// A state of incidents to choose from.
#[derive(Debug, Clone, Serialize)]
pub struct StateView {
    /// Where its list is.
    pub href: String,
    /// What it is called.
    pub text: Text,
    /// Whether it is the one shown.
    pub current: bool,
}

/// An incident in the queue.
#[derive(Debug, Clone, Serialize)]
pub struct IncidentRow {
    /// Its page.
    pub href: String,
    /// When it was reported first.
    pub at: Text,
    /// What happened.
    pub what: Text,
    /// Who reported it, and how often.
    pub by: Text,
    /// The number.
    pub number: String,
    /// Whose it is.
    pub holder: Text,
}

/// What was said or done.
#[derive(Debug, Clone, Serialize)]
pub struct EntryView {
    /// When.
    pub at: Text,
    /// By whom.
    pub by: Text,
    /// What.
    pub what: Text,
    /// In whose own words; empty for none.
    pub note: String,
    /// Where they can be rung; empty for nowhere.
    pub callback: String,
    /// From which network; empty for none.
    pub network: String,
}

/// An incident.
#[derive(Debug, Clone, Serialize)]
pub struct IncidentView {
    /// Its page, and where deciding posts to.
    pub href: String,
    /// Its public name.
    pub reference: String,
    /// `lost`, `stolen`, `damaged` or `misused`.
    pub kind: &'static str,
    /// What happened.
    pub what: Text,
    /// `holder`, `desk` or `public`.
    pub source: &'static str,
    /// Who reported it, and how often.
    pub by: Text,
    /// `waiting`, `cancelled`, `replaced` or `dismissed`.
    pub state: &'static str,
    /// What the state is called.
    pub state_text: Text,
    /// The colour of its tag.
    pub colour: &'static str,
    /// When it was reported first.
    pub reported: Text,
    /// When the card was cancelled.
    pub cancelled: Option<Text>,
    /// When, by whom and why it was closed.
    pub closed: Option<Text>,
    /// Empty while there is none.
    pub crime_number: String,
    /// Whether one can be written down.
    pub takes_crime_number: bool,
    /// Whom the holder named; empty.
    pub line_manager: String,
    /// What a new card may cost; empty for nothing.
    pub fee: String,
}

fn incident(kind: &'static str, source: &'static str, state: &'static str) -> IncidentView {
    let full = state != "waiting";
    let text = |text: &str| if full { text.into() } else { String::new() };
    IncidentView {
        href: "/ra/incidents/LK-1".into(),
        reference: "LK-1".into(),
        kind,
        what: Text::verbatim("Stolen"),
        source,
        by: Text::verbatim("Somebody who had not signed in, 3 times"),
        state,
        state_text: Text::verbatim("To decide"),
        colour: "red",
        reported: Text::verbatim("09:00 on 22 November 2026"),
        cancelled: full.then(|| Text::verbatim("10:00 on 22 November 2026")),
        closed: full.then(|| Text::verbatim("Amelia Fairweather at 11:00: new card")),
        crime_number: text("42/1234/26"),
        takes_crime_number: kind == "stolen",
        line_manager: text("manager@nhs.net"),
        fee: text("£10"),
    }
}

fn entries() -> Vec<EntryView> {
    [true, false]
        .map(|full| EntryView {
            at: Text::verbatim("09:00 on 22 November 2026"),
            by: Text::verbatim("Somebody who had not signed in"),
            what: Text::verbatim("Reported it stolen"),
            note: if full {
                "From my car".into()
            } else {
                String::new()
            },
            callback: if full {
                "01632 960123".into()
            } else {
                String::new()
            },
            network: if full {
                "203.0.113.7".into()
            } else {
                String::new()
            },
        })
        .to_vec()
}

impl IncidentPage {
    fn sample(
        (kind, source, state): (&'static str, &'static str, &'static str),
        known: bool,
        own: bool,
    ) -> Self {
        Self {
            incident: incident(kind, source, state),
            who: known.then(who),
            number: "5550 1234 0090".into(),
            mobile: if known {
                "07700 900101".into()
            } else {
                String::new()
            },
            own,
            card_gone: !known || state != "waiting",
            entries: entries(),
            news: if own { "taken" } else { "" },
        }
    }
}

pages! {
    /// Reported cards.
    IncidentsPage at "ra/incidents.html", fields [] {
        /// The states, one of them shown.
        states: Vec<StateView>,
        /// What is shown; empty for nothing.
        incidents: Vec<IncidentRow>,
        /// The next page.
        older: String,
    } samples vec![
        Self {
            states: vec![
                StateView { href: "/ra/incidents".into(), text: Text::verbatim("To decide"), current: true },
                StateView { href: "/ra/incidents?state=closed".into(), text: Text::verbatim("Closed"), current: false },
            ],
            incidents: vec![IncidentRow {
                href: "/ra/incidents/LK-1".into(),
                at: Text::verbatim("09:00 on 22 November 2026"),
                what: Text::verbatim("Stolen"),
                by: Text::verbatim("The holder"),
                number: "5550 1234 0090".into(),
                holder: Text::verbatim("Sam Example, RXX00"),
            }],
            older: "/ra/incidents?before=7".into(),
        },
        Self { states: vec![], incidents: vec![], older: String::new() },
    ];

    /// One reported card.
    IncidentPage at "ra/incident.html",
    fields ["decision", "check_rung", "check_name", "check_organisation", "reason", "crime_number"] {
        /// The incident.
        incident: IncidentView,
        /// Whose card.
        who: Option<WhoView>,
        /// The number, grouped.
        number: String,
        /// The holder's own telephone number; empty for none.
        mobile: String,
        /// Whether it is one's own card.
        own: bool,
        /// Whether there is nothing to cancel.
        card_gone: bool,
        /// What was said and done, the newest first.
        entries: Vec<EntryView>,
        /// `cancelled`, `dismissed`, `crime`, `taken`, or nothing.
        news: &'static str,
    } samples vec![
        Self::sample(("stolen", "public", "waiting"), true, false),
        Self::sample(("stolen", "public", "waiting"), false, false),
        Self::sample(("misused", "holder", "waiting"), true, false),
        Self::sample(("misused", "holder", "waiting"), true, true),
        Self::sample(("lost", "holder", "cancelled"), true, false),
        Self::sample(("stolen", "desk", "replaced"), true, false),
        Self::sample(("damaged", "public", "dismissed"), true, false),
    ];

    /// Cancelling a holder's card.
    CancelPage at "ra/cancel.html", fields ["reason", "crime_number", "note", "confirm"] {
        /// Whose.
        who: WhoView,
        /// Whether there is a card to cancel.
        has_card: bool,
        /// What a new card may cost after a loss; empty for nothing.
        fee: String,
        /// The page of a report that waits; empty for none.
        open: String,
    } samples vec![
        Self { who: who(), has_card: true, fee: "£10".into(), open: "/ra/incidents/LK-1".into() },
        Self { who: who(), has_card: true, fee: String::new(), open: String::new() },
        Self { who: who(), has_card: false, fee: String::new(), open: String::new() },
    ];

    /// A new card: the checklist.
    ReplacePage at "ra/replace.html",
    fields ["check_photograph", "check_document", "check_number", "reason"] {
        /// Who should be there.
        who: WhoView,
        /// Whether there is a photograph to compare.
        photograph: bool,
        /// Why there is no new card: `has_card`, `closed`, or nothing.
        hindrance: &'static str,
        /// Whether the crime number of the theft is still to come.
        crime_number_missing: bool,
        /// What the new card may cost; empty for nothing.
        fee: String,
    } samples ["", "has_card", "closed"].map(|hindrance| Self {
        who: who(),
        photograph: hindrance.is_empty(),
        hindrance,
        crime_number_missing: hindrance.is_empty(),
        fee: if hindrance.is_empty() { "£10".into() } else { String::new() },
    }).to_vec();

    /// A new card: the holder's passcode.
    ReplacePasscodePage at "ra/replace_passcode.html",
    fields ["new_passcode", "confirm_passcode"] {
        /// Whose turn it is.
        who: WhoView,
        /// What the passcode must be like.
        rules: Vec<Text>,
    } samples vec![Self { who: who(), rules: vec![Text::verbatim("be 4 to 8 digits")] }];
}
