//! The report on cards whose certificates expire soon.

use super::{Made, by_organisation};
use crate::domain::standings::Measure;
use crate::journeys::reports::Expiry;
use crate::london;
use crate::web::pages::chart::grouped;
use crate::web::ra::{dashboard, numbers};

/// The report, from what was counted.
pub(super) fn made(found: &Expiry) -> Made {
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
    let headings = ["Organisation", "7 days", "30 days", "60 days", "90 days"];
    Made {
        says: format!(
            "{} cards in use have a certificate that expires within 7 days, {} within 90. Once one has expired, \
             the card must be repaired at a desk.",
            grouped(found.standings.get(Measure::Expiring(0))),
            grouped(found.standings.get(Measure::Expiring(3)))
        ),
        counted: found.standings.at.map(london::moment).unwrap_or_default(),
        chart: dashboard::expiry_chart(&found.standings),
        months: Vec::new(),
        tables: vec![by_organisation(
            "By organisation".to_owned(),
            &headings,
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
