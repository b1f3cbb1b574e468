//! The report on cards whose certificates expire soon.

use super::{Made, by_organisation};
use crate::domain::standings::{ExpirySpan, Measure};
use crate::journeys::reports::Expiry;
use crate::language::{Text, text};
use crate::web::pages::chart::grouped;
use crate::web::ra::{dashboard, numbers};

/// The report, from what was counted.
pub(super) fn made(found: &Expiry) -> Made {
    let within = |span| grouped(found.standings.get(Measure::Expiring(span)));
    let shown: Vec<Vec<String>> = found
        .rows
        .iter()
        .filter(|row| row.numbers.iter().any(|number| *number > 0))
        .map(|row| {
            let mut cells = vec![row.name.clone()];
            cells.extend(row.numbers.iter().map(|number| grouped(*number)));
            cells
        })
        .collect();
    let headings = vec![
        text!("ra-reports-organisation"),
        text!("ra-reports-expiry-7"),
        text!("ra-reports-expiry-30"),
        text!("ra-reports-expiry-60"),
        text!("ra-reports-expiry-90"),
    ];
    Made {
        says: text!(
            "ra-reports-expiry-says",
            week = within(ExpirySpan::Week),
            quarter = within(ExpirySpan::Quarter)
        ),
        counted: found.standings.at.map(Text::moment),
        chart: dashboard::expiry_chart(&found.standings),
        months: Vec::new(),
        tables: vec![by_organisation(
            text!("ra-reports-by-organisation"),
            headings,
            &shown,
        )],
        query: String::new(),
        headings: &[
            "organisation_code",
            "organisation",
            "within_7_days",
            "within_30_days",
            "within_60_days",
            "within_90_days",
        ],
        rows: numbers::report_rows(&found.rows),
    }
}
