//! How the console writes numbers: shares, lengths of time, rows of a report. Words only.

use crate::journeys::reports::Row;
use crate::language::{Text, text};

/// Rows of a report as a file has them: the organisation's code and name, then the numbers as they are.
#[must_use]
pub fn report_rows<const N: usize>(rows: &[Row<N>]) -> Vec<Vec<String>> {
    let cells = |row: &Row<N>| {
        let mut cells = vec![row.ods_code.clone(), row.name.clone()];
        cells.extend(row.numbers.iter().map(i64::to_string));
        cells
    };
    rows.iter().map(cells).collect()
}

/// A share of a whole, to a tenth of a percent; nothing of nothing is none.
#[must_use]
pub fn share(part: i64, whole: i64) -> String {
    let tenths = (part * 1_000 + whole / 2) / whole.max(1);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// How long something took, given in seconds: `1 minute 15 seconds`.
#[must_use]
pub fn seconds(seconds: i64) -> Text {
    let (minutes, rest) = (seconds / 60, seconds % 60);
    let (whole, part) = (
        text!("ra-how-long-minutes", count = minutes),
        text!("ra-how-long-seconds", count = rest),
    );
    match (minutes, rest) {
        (0, _) => part,
        (_, 0) => whole,
        _ => text!("ra-how-long-both", minutes = whole, seconds = part),
    }
}
