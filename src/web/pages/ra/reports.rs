//! The context of the reports' page.

use serde::Serialize;

use super::super::chart::{About, Chart};
use super::super::{Page, PageVisitor, pages};
use crate::language::Text;

/// A report in the menu of reports.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLink {
    /// Where it is.
    pub href: String,
    /// Its title.
    pub title: Text,
    /// Whether it is the one that is shown.
    pub current: bool,
}

/// A table of a report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportTable {
    /// What it shows.
    pub caption: Text,
    /// The headings of its columns.
    pub headings: Vec<Text>,
    /// Its rows, each as long as the headings.
    pub rows: Vec<Vec<String>>,
    /// That there are more rows in the file, if there are.
    pub more: Option<Text>,
}

/// Which month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub text: Text,
    /// Whether it is the one that is shown.
    pub current: bool,
}

fn sample_table(rows: Vec<Vec<String>>) -> ReportTable {
    ReportTable {
        caption: Text::verbatim("By organisation"),
        headings: vec![Text::verbatim("Organisation"), Text::verbatim("Holders")],
        rows,
        more: Some(Text::verbatim("These are the first 25.")),
    }
}

fn sample(tables: Vec<ReportTable>, months: Vec<MonthView>) -> ReportsPage {
    let about = About {
        id: "report",
        title: Text::verbatim("By organisation"),
        labels: Text::verbatim("Organisation"),
        numbers: Text::verbatim("Holders"),
    };
    let links = [("registered", true), ("unlocks", false)].map(|(name, current)| ReportLink {
        href: format!("/ra/reports?report={name}"),
        title: Text::verbatim("Registration for self-service"),
        current,
    });
    ReportsPage {
        links: links.to_vec(),
        title: Text::verbatim("Registration for self-service"),
        says: Text::verbatim("12 of 17 holders are registered."),
        scope: Text::verbatim("All organisations"),
        counted: Some(Text::verbatim("09:00 on 22 November 2026")),
        chart: Chart::rows(&about, &[("Northfield Hospitals".into(), 17)]),
        months,
        tables,
        csv: "/ra/reports?report=registered&format=csv".into(),
    }
}

pages! {
    /// One of the reports.
    ReportsPage at "ra/reports.html", fields [] {
        /// All of them.
        links: Vec<ReportLink>,
        /// The title of this one.
        title: Text,
        /// What it says, in a sentence or two.
        says: Text,
        /// Whose figures these are.
        scope: Text,
        /// When it was counted, where that was not just now.
        counted: Option<Text>,
        /// Its chart.
        chart: Chart,
        /// The months to choose from, where it is about one.
        months: Vec<MonthView>,
        /// Its tables besides that of the chart.
        tables: Vec<ReportTable>,
        /// Where it is a file.
        csv: String,
    } samples vec![
        sample(vec![sample_table(vec![vec!["Northfield Hospitals".into(), "17".into()]])], vec![]),
        sample(vec![], vec![
            MonthView { href: "/ra/reports?month=2026-10".into(), text: Text::verbatim("Oct 2026"), current: false },
            MonthView { href: "/ra/reports?month=2026-11".into(), text: Text::verbatim("Nov 2026"), current: true },
        ]),
        ReportsPage { counted: None, ..sample(vec![sample_table(vec![])], vec![]) },
    ];
}
