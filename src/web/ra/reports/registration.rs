//! The report on registration for self-service.

use super::{CHARTED, Made, by_organisation};
use crate::domain::standings::Measure;
use crate::journeys::reports::Registration;
use crate::london;
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::ra::numbers;

/// The report, from what was counted.
pub(super) fn made(found: &Registration) -> Made {
    let about = About {
        id: "registered",
        title: "Holders not registered yet, by organisation".into(),
        labels: "Organisation".into(),
        numbers: "Not registered".into(),
    };
    let charted: Vec<_> = found
        .rows
        .iter()
        .take(CHARTED)
        .map(|row| (row.name.clone(), row.numbers[0] - row.numbers[1]))
        .collect();
    let shown: Vec<Vec<String>> = found
        .rows
        .iter()
        .map(|row| {
            let [holders, registered] = row.numbers;
            vec![
                row.name.clone(),
                grouped(holders),
                grouped(registered),
                numbers::share(registered, holders),
                grouped(holders - registered),
            ]
        })
        .collect();
    let headings = [
        "Organisation",
        "Holders",
        "Registered",
        "Share",
        "Not registered",
    ];
    let (holders, registered) = (
        found.standings.get(Measure::Holders),
        found.standings.get(Measure::Registered),
    );
    Made {
        says: format!(
            "{} of {} holders are registered: {}. Those who are not must come to a desk when their card locks.",
            grouped(registered),
            grouped(holders),
            numbers::share(registered, holders)
        ),
        counted: found.standings.at.map(london::moment).unwrap_or_default(),
        chart: Chart::rows(&about, &charted),
        months: Vec::new(),
        tables: vec![by_organisation(
            "By organisation".to_owned(),
            &headings,
            &shown,
        )],
        query: String::new(),
        headings: &["organisation_code", "organisation", "holders", "registered"],
        rows: numbers::report_rows(&found.rows),
    }
}
