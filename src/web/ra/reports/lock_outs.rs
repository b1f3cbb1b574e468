//! The report on lock-outs, and on what opened self-service again.

use std::iter;

use super::Made;
use crate::domain::standings::Measure;
use crate::journeys::reports::LockOuts;
use crate::language::{Text, text};
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::ra::words;

/// The report, from what was counted.
pub(super) fn made(found: &LockOuts) -> Made {
    let about = About {
        id: "lock-outs",
        title: text!("ra-reports-lock-outs-chart"),
        labels: text!("ra-reports-month"),
        numbers: text!("ra-reports-lock-outs"),
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
    let table = months.iter().rev().map(|(month, numbers)| {
        let numbers = numbers
            .iter()
            .map(|number| Text::verbatim(grouped(*number)));
        iter::once(words::long_period(month))
            .chain(numbers)
            .collect()
    });
    let file = months.iter().map(|(month, numbers)| {
        let numbers = numbers.iter().map(i64::to_string);
        iter::once((*month).clone()).chain(numbers).collect()
    });
    let headings = vec![
        text!("ra-reports-month"),
        text!("ra-reports-lock-outs"),
        text!("ra-reports-lock-outs-cleared"),
        text!("ra-reports-lock-outs-helped"),
    ];
    Made {
        says: text!(
            "ra-reports-lock-outs-says",
            all = grouped(found.locked_out.total()),
            cleared = grouped(found.cleared.total()),
            now = grouped(found.standings.get(Measure::LockedOut))
        ),
        counted: None,
        chart: Chart::columns(&about, &charted).with_table(headings, table.collect()),
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
