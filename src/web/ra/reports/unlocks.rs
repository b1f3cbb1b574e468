//! The report on cards that were unlocked, by their holders and with help.

use super::{Made, by_organisation};
use crate::journeys::reports::{Row, Unlocks};
use crate::language::{Text, text};
use crate::urls;
use crate::web::pages::chart::{About, Chart, grouped};
use crate::web::pages::ra::reports::MonthView;
use crate::web::ra::{numbers, words};

/// The report, from what was counted.
pub(super) fn made(found: &Unlocks) -> Made {
    let about = About {
        id: "unlocks",
        title: text!("ra-reports-unlocks-chart"),
        labels: text!("ra-reports-month"),
        numbers: text!("ra-reports-unlocked"),
    };
    let months = found.alone.0.iter().zip(&found.with_help.0);
    let charted: Vec<_> = months
        .clone()
        .map(|((month, alone), (_, helped))| (words::short_period(month), alone + helped))
        .collect();
    let table = months.rev().map(|((month, alone), (_, helped))| {
        vec![
            words::long_period(month),
            Text::verbatim(grouped(*alone)),
            Text::verbatim(grouped(*helped)),
        ]
    });
    let (alone, helped) = (found.alone.total(), found.with_help.total());
    let link = |month: &String| MonthView {
        href: format!("{}?report=unlocks&month={month}", urls::RA_REPORTS),
        text: words::short_period(month),
        current: *month == found.month,
    };
    let headings = vec![
        text!("ra-reports-organisation"),
        text!("ra-reports-unlocks-alone"),
        text!("ra-reports-unlocks-helped"),
        text!("ra-reports-unlocks-share"),
    ];
    let by_month = vec![
        text!("ra-reports-month"),
        text!("ra-reports-unlocks-alone"),
        text!("ra-reports-unlocks-helped"),
    ];
    let caption = text!(
        "ra-reports-month-by-organisation",
        month = words::long_period(&found.month)
    );
    Made {
        says: text!(
            "ra-reports-unlocks-says",
            alone = grouped(alone),
            helped = grouped(helped),
            share = numbers::share(alone, alone + helped)
        ),
        counted: None,
        chart: Chart::columns(&about, &charted).with_table(by_month, table.collect()),
        months: found.alone.0.iter().map(|(month, _)| link(month)).collect(),
        tables: vec![by_organisation(caption, headings, &shown(&found.rows))],
        query: format!("&month={}", found.month),
        headings: &[
            "organisation_code",
            "organisation",
            "unlocked",
            "unlocked_with_help",
        ],
        rows: numbers::report_rows(&found.rows),
    }
}

/// The rows of the page's table: numbers as people read them, and the share without help.
fn shown(rows: &[Row<2>]) -> Vec<Vec<String>> {
    let cells = |row: &Row<2>| {
        let [alone, helped] = row.numbers;
        vec![
            row.name.clone(),
            grouped(alone),
            grouped(helped),
            numbers::share(alone, alone + helped),
        ]
    };
    rows.iter().map(cells).collect()
}
