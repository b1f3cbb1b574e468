//! Two years of reported cards, most of them dealt with.

use super::Options;
use super::fill::{Base, DAY, insert_plain, number_of, organisation_of};
use super::sql::{Sql, by_percent, evenly};

/// Reported cards.
const ROWS: i64 = 120_000;

/// Fills them in.
pub fn fill(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let holder = format!("(1 + {})", evenly("n", 70, options.holders));
    let at = sql.at(&format!("{} - {}", base.now, evenly("n", 71, 730 * DAY)));
    let columns = [
        ("reference", "'LK-LOAD-' || CAST(n AS TEXT)".to_owned()),
        ("smartcard_number", number_of(&holder)),
        ("holder_id", format!("{} + {holder}", base.holder)),
        ("organisation_id", organisation_of(options, base, &holder)),
        (
            "kind",
            by_percent("n", 72, &[(60, "'lost'"), (80, "'damaged'")], "'stolen'"),
        ),
        ("source", "'desk'".to_owned()),
        (
            "state",
            by_percent(
                "n",
                73,
                &[(90, "'replaced'"), (98, "'dismissed'")],
                "'cancelled'",
            ),
        ),
        ("reported_at", at.clone()),
        ("network", "''".to_owned()),
        ("told_at", at.clone()),
        ("cancelled_at", at),
    ];
    insert_plain(sql, "incidents", ROWS, &columns)
}
