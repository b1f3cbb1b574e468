//! The figures of two years: what was counted by day and by month, of every organisation and of all.

use super::Options;
use super::fill::{Base, DAY, say};
use super::sql::{Sql, by_percent, evenly};

/// Days for which figures of every organisation are kept by day.
const DAYS: i64 = 730;
/// What is counted.
const COUNTED: [&str; 14] = [
    "unlock_started",
    "unlocked",
    "unlocked_with_help",
    "answers_wrong",
    "code_wrong",
    "sign_in_failed",
    "locked_out",
    "lockout_cleared",
    "registered",
    "registration_ended",
    "unlock_code_sent",
    "registration_code_sent",
    "card_locked",
    "passcode_changed",
];

/// Fills them in.
pub fn fill(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let organisations = options.organisations;
    let day = |back: &str| match sql.is_postgres() {
        true => format!(
            "to_char(to_timestamp({} - ({back}) * {DAY}), 'YYYY-MM-DD')",
            base.now
        ),
        false => format!(
            "strftime('%Y-%m-%d', {} - ({back}) * {DAY}, 'unixepoch')",
            base.now
        ),
    };
    let month = |back: &str| match sql.is_postgres() {
        true => format!(
            "to_char(date_trunc('month', to_timestamp({})) - ({back}) * INTERVAL '1 month', 'YYYY-MM')",
            base.now
        ),
        false => format!(
            "strftime('%Y-%m', {}, 'unixepoch', 'start of month', '-' || ({back}) || ' months')",
            base.now
        ),
    };
    let (days, months) = (
        day(&format!("n / {organisations}")),
        month(&format!("n / {organisations}")),
    );
    let (all_days, all_months) = (day("n / 60"), month("n / 60"));
    for (index, what) in COUNTED.iter().enumerate() {
        let salt = 70 + u64::try_from(index)?;
        for (period, rows, many) in [(&days, DAYS, 3), (&months, 24, 90)] {
            let organisation = format!("{} + 1 + n % {organisations}", base.organisation);
            // The large have many every day, the small one on most days.
            let some = by_percent("n", salt + 20, &[(66, "1")], "0");
            let few = format!(
                "({some} + {many} * 1000 / (5 + n % {organisations}) * (50 + {}) / 6000)",
                evenly("n", salt, 100)
            );
            series(
                sql,
                (organisations, rows),
                &[what, period, &organisation, "0", &few],
            )?;
        }
        let rows = format!(
            "INSERT INTO figures (what, period, organisation_id, bucket, count) \
             SELECT what, period, 0, 0, SUM(count) FROM figures WHERE what = '{what}' GROUP BY what, period"
        );
        sql.run(&rows)?;
    }
    for (what, salt) in [("unlock_time", 90), ("mail_delay", 91)] {
        for (period, rows) in [(&all_days, DAYS), (&all_months, 24)] {
            let few = format!("(60 - n % 60) * {} / 10", evenly("n", salt, 100));
            series(sql, (60, rows), &[what, period, "0", "n % 60", &few])?;
        }
    }
    Ok(())
}

/// Inserts figures for `rows` periods of `each`: what, period, organisation, bucket, count.
fn series(sql: &mut Sql, (each, rows): (i64, i64), row: &[&str; 5]) -> anyhow::Result<()> {
    let [what, period, organisation, bucket, count] = row;
    say(&format!("figures: {what}"));
    let source = sql.series(0, each * rows - 1);
    sql.run(&format!(
        "INSERT INTO figures (what, period, organisation_id, bucket, count) \
         SELECT '{what}', {period}, {organisation}, {bucket}, {count} FROM {source} WHERE {count} > 0"
    ))
}
