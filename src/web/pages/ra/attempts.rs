//! The contexts of the failed attempts' pages.

use serde::Serialize;

use super::super::views::OptionView;
use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A network that tried many numbers.
#[derive(Debug, Clone, Serialize)]
pub struct AlertView {
    /// Where acknowledging it posts to.
    pub action: String,
    /// The network.
    pub network: String,
    /// How many different numbers.
    pub numbers: i64,
    /// How many attempts.
    pub attempts: i64,
    /// When it began.
    pub first: Text,
    /// When it was last seen.
    pub last: String,
    /// Its attempts.
    pub href: String,
}

/// A failed attempt.
#[derive(Debug, Clone, Serialize)]
pub struct AttemptView {
    /// Where it opens.
    pub href: String,
    /// When.
    pub at: Text,
    /// Journey and step.
    pub what: Text,
    /// How it failed.
    pub outcome: Text,
    /// Which number.
    pub number: String,
    /// Whose, if anybody's.
    pub holder: Text,
    /// From which network.
    pub network: String,
    /// With which browser.
    pub browser: String,
    /// Where its review stands.
    pub state: Text,
    /// The colour of that.
    pub colour: &'static str,
    /// Who reviews it.
    pub by: String,
}

/// A group of attempts.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// The number or the network.
    pub key: String,
    /// Whose number; empty for networks.
    pub holder: Text,
    /// How many.
    pub attempts: i64,
    /// Networks of a number, numbers of a network.
    pub others: i64,
    /// How many are not decided.
    pub unfinished: i64,
    /// The first.
    pub first: Text,
    /// The last.
    pub last: Text,
    /// The newest of them, opened.
    pub href: String,
    /// All of them, listed.
    pub all: String,
    /// Whether it looks like a spray.
    pub spray: bool,
}

fn alert() -> AlertView {
    AlertView {
        action: "/ra/alerts/1".into(),
        network: "203.0.113.7".into(),
        numbers: 9,
        attempts: 27,
        first: Text::verbatim("02:10 on 22 November 2026"),
        last: "02:14".into(),
        href: "/ra/attempts?network=203.0.113.7".into(),
    }
}

fn attempt() -> AttemptView {
    AttemptView {
        href: "/ra/attempts/1".into(),
        at: Text::verbatim("02:12:05 on 22 November 2026"),
        what: Text::verbatim("Unlock: security answers"),
        outcome: Text::verbatim("Wrong, strike 3"),
        number: "555012340090".into(),
        holder: Text::verbatim("Sam Example, RXX00"),
        network: "203.0.113.7".into(),
        browser: "Firefox".into(),
        state: Text::verbatim("Open"),
        colour: "red",
        by: "amelia.fairweather@demo.example".into(),
    }
}

fn group(spray: bool) -> GroupView {
    GroupView {
        key: "203.0.113.7".into(),
        holder: Text::verbatim(""),
        attempts: 27,
        others: 9,
        unfinished: 27,
        first: Text::verbatim("02:10 on 22 November 2026"),
        last: Text::verbatim("02:14 on 22 November 2026"),
        href: "/ra/attempts/1".into(),
        all: "/ra/attempts?network=203.0.113.7".into(),
        spray,
    }
}

fn options() -> Vec<OptionView> {
    vec![OptionView {
        id: "wrong",
        text: Text::verbatim("Wrong"),
        selected: true,
    }]
}

impl Default for AttemptsPage {
    /// A page with nothing on it.
    fn default() -> Self {
        Self {
            view: "list",
            alerts: Vec::new(),
            attempts: Vec::new(),
            groups: Vec::new(),
            since: None,
            cut: false,
            outcomes: Vec::new(),
            states: Vec::new(),
            older: String::new(),
            csv: String::new(),
        }
    }
}

impl AttemptsPage {
    fn sample(view: &'static str) -> Self {
        let listed = view == "list";
        Self {
            view,
            alerts: if listed { vec![alert()] } else { vec![] },
            attempts: if listed { vec![attempt()] } else { vec![] },
            groups: if listed {
                vec![]
            } else {
                vec![group(true), group(false)]
            },
            since: Some(Text::verbatim("09:00 on 21 November 2026")),
            cut: !listed,
            outcomes: options(),
            states: options(),
            older: if listed {
                "/ra/attempts?before=1".into()
            } else {
                String::new()
            },
            csv: "/ra/attempts?format=csv".into(),
        }
    }
}

pages! {
    /// Failed attempts.
    AttemptsPage at "ra/attempts.html",
        fields ["number", "network", "outcome", "state", "organisation", "from", "to"] {
        /// `list`, `numbers` or `networks`.
        view: &'static str,
        /// What nobody has acknowledged.
        alerts: Vec<AlertView>,
        /// Newest first.
        attempts: Vec<AttemptView>,
        /// The largest first.
        groups: Vec<GroupView>,
        /// Since when groups were made; none for a list.
        since: Option<Text>,
        /// Whether only the newest were grouped.
        cut: bool,
        /// How an attempt failed.
        outcomes: Vec<OptionView>,
        /// Where its review stands.
        states: Vec<OptionView>,
        /// The next page.
        older: String,
        /// The same as a file.
        csv: String,
    } samples vec![
        Self::sample("list"),
        Self::sample("numbers"),
        Self::sample("networks"),
        Self { attempts: vec![], alerts: vec![], older: String::new(), ..Self::sample("list") },
    ];

    /// An attempt with its timelines.
    AttemptPage at "ra/attempt.html", fields ["decision", "note", "coverage"] {
        /// The attempt.
        attempt: AttemptView,
        /// Its key.
        id: i64,
        /// `open`, `claimed`, `decided` or `closed`.
        state: &'static str,
        /// Who claimed it, and when.
        claimed: Option<Text>,
        /// What was decided.
        decision: Option<Text>,
        /// In whose words.
        note: String,
        /// Who decided, and when.
        decided: Option<Text>,
        /// The holder's page; empty for a number that is nobody's, or one that may not be looked at.
        holder_href: String,
        /// The newest of the number.
        of_number: Vec<AttemptView>,
        /// The newest of the network.
        of_network: Vec<AttemptView>,
        /// How many different numbers the network's newest attempts had.
        numbers_of_network: usize,
        /// Whether that looks like a spray.
        spray: bool,
        /// All of the number, listed.
        number_href: String,
        /// All of the network, listed.
        network_href: String,
        /// The reason codes.
        decisions: Vec<OptionView>,
        /// What has just been done.
        news: Option<Text>,
    } samples ["open", "claimed", "decided", "closed"].map(|state| Self {
        attempt: attempt(),
        id: 1,
        state,
        claimed: Some(Text::verbatim("Amelia Fairweather at 09:00")),
        decision: (state != "open").then(|| Text::verbatim("A test or training")),
        note: "Rang her".into(),
        decided: Some(Text::verbatim("Amelia Fairweather at 09:05")),
        holder_href: if state == "open" { String::new() } else { "/ra/holders/555012340090".into() },
        of_number: vec![attempt()],
        of_network: vec![attempt()],
        numbers_of_network: 9,
        spray: state == "open",
        number_href: "/ra/attempts?number=1".into(),
        network_href: "/ra/attempts?network=1".into(),
        decisions: options(),
        news: (state == "closed").then(|| Text::verbatim("3 attempts were closed")),
    }).to_vec();
}
