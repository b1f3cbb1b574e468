//! The dashboard's context.

use serde::Serialize;

use super::super::chart::{About, Chart};
use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A line of what waits: a link with what it is about.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingView {
    /// Where it is dealt with.
    pub href: String,
    /// What it is.
    pub text: Text,
    /// What else is worth knowing, if anything.
    pub detail: Option<Text>,
}

/// What waits of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct WaitingList {
    /// What kind, with how many.
    pub heading: Text,
    /// The newest.
    pub items: Vec<WaitingView>,
    /// That there are more, if there are.
    pub more: Option<Text>,
}

/// A figure: what, today, and in the last days.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView {
    /// What was counted.
    pub what: Text,
    /// Today.
    pub today: String,
    /// In all the days.
    pub lately: String,
}

/// How long something took.
#[derive(Debug, Clone, Serialize)]
pub struct HowLongView {
    /// What took it.
    pub what: Text,
    /// Half of all took no longer.
    pub median: Text,
    /// Nine of ten took no longer.
    pub p90: Text,
}

/// What those see who may see reports.
#[derive(Debug, Clone, Serialize)]
pub struct Overview {
    /// Whose figures these are.
    pub scope: Text,
    /// What waits, the most urgent first.
    pub waiting: Vec<WaitingList>,
    /// How many days the figures look back.
    pub days: usize,
    /// What was done.
    pub figures: Vec<FigureView>,
    /// How long it took; empty where that is not told.
    pub how_long: Vec<HowLongView>,
    /// Visits to a desk that were not needed.
    pub visits: String,
    /// The hours they would have taken.
    pub hours: String,
    /// Unlocks by day.
    pub unlocks: Chart,
    /// When how things stand was counted; none before the first count.
    pub counted: Option<Text>,
    /// Holders.
    pub holders: String,
    /// Those registered for self-service, with their share.
    pub registered: Text,
    /// Those whose number has three strikes.
    pub locked_out: String,
    /// Cards that expire soon.
    pub expiry: Chart,
}

fn sample() -> Overview {
    let about = |id, title: &str| About {
        id,
        title: Text::verbatim(title),
        labels: Text::verbatim("Day"),
        numbers: Text::verbatim("Unlocks"),
    };
    let series = [
        (Text::verbatim("21 Nov"), 3),
        (Text::verbatim("22 Nov"), 1_200),
    ];
    Overview {
        scope: Text::verbatim("All organisations"),
        waiting: vec![WaitingList {
            heading: Text::verbatim("Holders locked out of self-service: 1"),
            items: vec![WaitingView {
                href: "/ra/holders/555012340116".into(),
                text: Text::verbatim("Marcus Bright"),
                detail: Some(Text::verbatim(
                    "5550 1234 0116, Northfield Hospitals, since 09:00",
                )),
            }],
            more: Some(Text::verbatim("There are more.")),
        }],
        days: 30,
        figures: vec![FigureView {
            what: Text::verbatim("Cards unlocked by their holders"),
            today: "3".into(),
            lately: "1,203".into(),
        }],
        how_long: vec![HowLongView {
            what: Text::verbatim("From starting to unlock to done"),
            median: Text::verbatim("1 minute 15 seconds"),
            p90: Text::verbatim("4 minutes"),
        }],
        visits: "1,203".into(),
        hours: "401".into(),
        unlocks: Chart::columns(&about("unlocks", "Unlocks by day"), &series),
        counted: Some(Text::verbatim("09:00 on 22 November 2026")),
        holders: "17".into(),
        registered: Text::verbatim("12 (70.6%)"),
        locked_out: "1".into(),
        expiry: Chart::columns(&about("expiry", "Cards that expire, by month"), &[]),
    }
}

pages! {
    /// What waits for somebody, and how the portal does.
    DashboardPage at "ra/dashboard.html", fields ["q"] {
        /// Who is signed in.
        name: String,
        /// Whether they may look for holders.
        search: bool,
        /// What those see who may see reports.
        overview: Option<Overview>,
    } samples vec![
        Self { name: "Amelia Fairweather".into(), search: true, overview: Some(sample()) },
        Self {
            name: "Amelia Fairweather".into(),
            search: true,
            overview: Some(Overview {
                waiting: vec![],
                how_long: vec![],
                counted: None,
                ..sample()
            }),
        },
        Self { name: "Peter Holm".into(), search: true, overview: None },
        Self { name: "Peter Holm".into(), search: false, overview: None },
    ];
}
