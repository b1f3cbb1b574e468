//! The report on lock-outs, and on what opened self-service again.

use super::Made;
use crate::domain::standings::Measure;
use crate::journeys::reports::LockOuts;
use crate::language::Text;
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::ra::words;

/// The report, from what was counted.
pub(super) fn made(found: &LockOuts) -> Made {
    let about = About {
        id: "lock-outs",
        title: "Lock-outs by month".into(),
        labels: "Month".into(),
        numbers: "Lock-outs".into(),
    };
    let charted: Vec<_> = found
        .locked_out
        .0
        .iter()
        .map(|(month, number)| (words::short_period(month), *number))
        .collect();
    // The three have the same months in the same order.
    let months: Vec<(&String, [i64; 3])> = found
        .locked_out
        .0
        .iter()
        .zip(&found.cleared.0)
        .zip(&found.with_help.0)
        .map(|(((month, out), (_, cleared)), (_, helped))| (month, [*out, *cleared, *helped]))
        .collect();
    let row = |name: String, numbers: &[i64; 3], write: fn(i64) -> String| {
        let mut cells = vec![name];
        cells.extend(numbers.iter().map(|number| write(*number)));
        cells
    };
    let table = months.iter().rev();
    let table = table.map(|(month, numbers)| {
        let mut cells = vec![words::long_period(month)];
        cells.extend(numbers.iter().map(|number| Text::from(grouped(*number))));
        cells
    });
    let file = months
        .iter()
        .map(|(month, numbers)| row((*month).clone(), numbers, |n| n.to_string()));
    let headings = [
        "Month",
        "Lock-outs",
        "Cleared by the Registration Authority",
        "Cards unlocked with help",
    ];
    Made {
        says: format!(
            "{} lock-outs in twelve months. {} were cleared by the Registration Authority; an unlock with help \
             opens self-service again too. {} holders are locked out now.",
            grouped(found.locked_out.total()),
            grouped(found.cleared.total()),
            grouped(found.standings.get(Measure::LockedOut))
        ),
        counted: String::new(),
        chart: Chart::columns(&about, &charted)
            .with_table(headings.map(Into::into).to_vec(), table.collect()),
        months: Vec::new(),
        tables: Vec::new(),
        query: String::new(),
        headings: &[
            "month",
            "locked_out",
            "lockout_cleared",
            "unlocked_with_help",
        ],
        rows: file.collect(),
    }
}
