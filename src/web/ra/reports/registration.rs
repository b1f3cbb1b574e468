//! The report on registration for self-service.

use super::{CHARTED, Made, by_organisation};
use crate::domain::standings::Measure;
use crate::journeys::reports::Registration;
use crate::language::{Text, text};
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::ra::numbers;

/// The report, from what was counted.
pub(super) fn made(found: &Registration) -> Made {
    let about = About {
        id: "registered",
        title: text!("ra-reports-registration-chart"),
        labels: text!("ra-reports-organisation"),
        numbers: text!("ra-reports-not-registered"),
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
    let headings = vec![
        text!("ra-reports-organisation"),
        text!("ra-reports-holders"),
        text!("ra-reports-registered"),
        text!("ra-reports-share"),
        text!("ra-reports-not-registered"),
    ];
    let (holders, registered) = (
        found.standings.get(Measure::Holders),
        found.standings.get(Measure::Registered),
    );
    Made {
        says: text!(
            "ra-reports-registration-says",
            registered = grouped(registered),
            holders = grouped(holders),
            share = numbers::share(registered, holders)
        ),
        counted: found.standings.at.map(Text::moment),
        chart: Chart::rows(&about, &charted),
        months: Vec::new(),
        tables: vec![by_organisation(
            text!("ra-reports-by-organisation"),
            headings,
            &shown,
        )],
        query: String::new(),
        headings: &["organisation_code", "organisation", "holders", "registered"],
        rows: numbers::report_rows(&found.rows),
    }
}
