//! Fills the database: organisations, people, cards; then `history`. Everything is inserted by the database
//! itself, in batches, with the secondary indexes away until the end.

use std::io::Write;

use super::Options;
use super::history;
use super::sql::{Sql, by_percent, evenly, skewed};
use super::words::{FAMILY, GIVEN, KINDS, PLACES};

/// Rows of a batch.
const BATCH: i64 = 1_000_000;
/// Seconds of a day.
pub const DAY: i64 = 86_400;

/// Where the rows of this load begin, after those of the demonstration.
#[derive(Debug, Clone, Copy)]
pub struct Base {
    /// The key before the first organisation's.
    pub organisation: i64,
    /// The key before the first holder's.
    pub holder: i64,
    /// The key before the first card's.
    pub card: i64,
    /// Now, in seconds since 1970.
    pub now: i64,
}

/// Fills an empty database.
pub fn fill(options: &Options, sql: &mut Sql, now: i64) -> anyhow::Result<()> {
    let held = sql.number("SELECT CAST(COUNT(*) AS TEXT) AS value FROM holders")?;
    if held > 1_000 {
        anyhow::bail!("the database was filled before: say --only measure, or drop it");
    }
    let base = Base {
        organisation: newest(sql, "organisations")?,
        holder: newest(sql, "holders")?,
        card: newest(sql, "cards")?,
        now,
    };
    let indexes = take_indexes(sql)?;
    organisations(options, sql, base)?;
    holders(options, sql, base)?;
    cards(options, sql, base)?;
    history::fill(options, sql, base)?;
    for (count, index) in indexes.iter().enumerate() {
        say(&format!("index {} of {}", count + 1, indexes.len()));
        sql.run(index)?;
    }
    finish(sql)
}

/// The newest key of a table.
pub fn newest(sql: &mut Sql, table: &str) -> anyhow::Result<i64> {
    sql.number(&format!(
        "SELECT CAST(COALESCE(MAX(id), 0) AS TEXT) AS value FROM {table}"
    ))
}

/// Inserts `columns` of rows 1 to `last`, a batch at a time; `values` are expressions of `n`.
pub fn insert(
    sql: &mut Sql,
    table: &str,
    last: i64,
    columns: &[(&str, String)],
) -> anyhow::Result<()> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let values: Vec<&str> = columns.iter().map(|(_, value)| value.as_str()).collect();
    let (names, values, keys) = (names.join(", "), values.join(", "), sql.own_keys());
    let mut first = 1;
    while first <= last {
        let until = last.min(first + BATCH - 1);
        say(&format!("{table}: {until} of {last}"));
        let series = sql.series(first, until);
        sql.run(&format!(
            "INSERT INTO {table} ({names}) {keys} SELECT {values} FROM {series}"
        ))?;
        first = until + 1;
    }
    Ok(())
}

/// Says how far it is.
pub fn say(what: &str) {
    let mut out = std::io::stderr();
    // Nobody may be listening.
    let _ = writeln!(out, "  {what}");
}

/// Takes the secondary indexes away; how to make them again.
fn take_indexes(sql: &mut Sql) -> anyhow::Result<Vec<String>> {
    let tables = "('organisations', 'holders', 'holder_words', 'cards', 'certificates', 'registrations', \
         'strikes', 'attempts', 'audit_events', 'outbox', 'figures', 'alerts', 'approvals', 'incidents')";
    let (definitions, names) = if sql.is_postgres() {
        let rest = format!(
            "FROM pg_indexes WHERE schemaname = 'public' AND tablename IN {tables} \
                 AND indexdef NOT LIKE 'CREATE UNIQUE%' ORDER BY indexname"
        );
        (
            format!("SELECT indexdef AS value {rest}"),
            format!("SELECT indexname AS value {rest}"),
        )
    } else {
        let rest = format!(
            "FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%' \
                 AND tbl_name IN {tables} ORDER BY name"
        );
        (
            format!("SELECT sql AS value {rest}"),
            format!("SELECT name AS value {rest}"),
        )
    };
    let definitions = sql.values(&definitions)?;
    for name in sql.values(&names)? {
        sql.run(&format!("DROP INDEX {name}"))?;
    }
    Ok(definitions)
}

fn organisations(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let place = sql.word(&PLACES, &format!("n % {}", PLACES.len()));
    let kind = sql.word(&KINDS, &format!("n / {} % {}", PLACES.len(), KINDS.len()));
    let name = format!("{place} || ' ' || {kind} || ' ' || CAST(n AS TEXT)");
    let columns = [
        ("id", format!("{} + n", base.organisation)),
        ("ods_code", "'L' || CAST(10000 + n AS TEXT)".to_owned()),
        ("name", name),
        (
            "desk_name",
            "'Smartcard desk ' || CAST(n AS TEXT)".to_owned(),
        ),
        (
            "desk_phone",
            "'01632 960' || CAST(100 + n % 900 AS TEXT)".to_owned(),
        ),
        (
            "desk_email",
            "'desk.' || CAST(n AS TEXT) || '@load.example'".to_owned(),
        ),
        ("desk_hours", "'Monday to Friday, 9am to 5pm'".to_owned()),
        ("desk_place", place),
    ];
    insert(sql, "organisations", options.organisations, &columns)
}

/// The key of the organisation of a holder, from an expression of which holder.
pub fn organisation_of(options: &Options, base: Base, holder: &str) -> String {
    format!(
        "({} + 1 + {})",
        base.organisation,
        skewed(holder, 1, options.organisations)
    )
}

/// The smartcard number of a holder, from an expression of which.
pub fn number_of(holder: &str) -> String {
    format!("CAST(700000000000 + ({holder}) * 37 AS TEXT)")
}

fn names(sql: &Sql) -> (String, String) {
    let given = sql.word(&GIVEN, &evenly("n", 2, count(&GIVEN)));
    let family = sql.word(&FAMILY, &skewed("n", 3, count(&FAMILY)));
    // A name that nearly nobody has.
    (
        given,
        format!("(CASE WHEN n % 100003 = 1 THEN 'Zwicky' ELSE {family} END)"),
    )
}

fn count(words: &[&str]) -> i64 {
    i64::try_from(words.len()).unwrap_or(1)
}

fn holders(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let (given, family) = names(sql);
    let organisation = organisation_of(options, base, "n");
    let mail = "'holder.' || CAST(n AS TEXT) || '@load.example'";
    let mail = by_percent("n", 4, &[(90, mail)], "NULL");
    let created = sql.at(&format!("{} - {}", base.now, evenly("n", 5, 1_500 * DAY)));
    let accepted = sql.at(&format!("{} - {}", base.now, evenly("n", 6, 700 * DAY)));
    let columns = [
        ("id", format!("{} + n", base.holder)),
        ("smartcard_number", number_of("n")),
        ("name", format!("{given} || ' ' || {family}")),
        ("organisation_id", organisation.clone()),
        ("email", mail.clone()),
        ("mailbox_key", mail),
        (
            "mobile",
            "'07700 900' || CAST(100 + n % 900 AS TEXT)".to_owned(),
        ),
        ("terms_version", by_percent("n", 7, &[(60, "1")], "NULL")),
        (
            "terms_accepted_at",
            by_percent("n", 7, &[(60, &accepted)], "NULL"),
        ),
        ("created_at", created),
    ];
    insert(sql, "holders", options.holders, &columns)?;
    for word in [given, family] {
        let columns = [
            ("word", format!("lower({word})")),
            ("holder_id", format!("{} + n", base.holder)),
            ("organisation_id", organisation.clone()),
        ];
        insert_words(sql, options.holders, &columns)?;
    }
    photographs(options, sql, base)?;
    registrations(options, sql, base)
}

/// Some have a photograph; the holder with the longest history is one of them.
fn photographs(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    say("photographs");
    let (series, picture) = (sql.series(1, options.holders), sql.picture("n"));
    sql.run(&format!(
        "INSERT INTO photographs (holder_id, content_type, bytes, imported_at) \
         SELECT {} + n, 'image/jpeg', {picture}, {} FROM {series} WHERE n % 500 = 1",
        base.holder,
        sql.at(&base.now.to_string())
    ))
}

/// Words have no key of their own.
fn insert_words(sql: &mut Sql, last: i64, columns: &[(&str, String)]) -> anyhow::Result<()> {
    let values: Vec<&str> = columns.iter().map(|(_, value)| value.as_str()).collect();
    say("holder_words");
    let series = sql.series(1, last);
    sql.run(&format!(
        "INSERT INTO holder_words (word, holder_id, organisation_id) SELECT {} FROM {series} ORDER BY 1, 2",
        values.join(", ")
    ))
}

fn registrations(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let at = sql.at(&format!("{} - {}", base.now, evenly("n", 6, 700 * DAY)));
    let series = sql.series(1, options.holders);
    let is_registered = format!("{} < 60", evenly("n", 7, 100));
    say("registrations");
    sql.run(&format!(
        "INSERT INTO registrations (holder_id, questions, answers_hash, registered_at) \
         SELECT {} + n, 'first-pet,first-trip,first-club,wished-name', '$argon2id$v=19$m=64,t=1,p=1$bG9hZA$bG9hZA', {at} \
         FROM {series} WHERE {is_registered}",
        base.holder
    ))
}

fn cards(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let earlier = (options.cards - options.holders).max(0);
    let all = earlier + options.holders;
    let holder = format!(
        "(CASE WHEN n <= {earlier} THEN (n - 1) % {} + 1 ELSE n - {earlier} END)",
        options.holders
    );
    // A current card expires between two months ago and two years from now.
    let expires = format!(
        "({} - {} + {})",
        base.now,
        60 * DAY,
        evenly("n", 8, 790 * DAY)
    );
    let expires = format!(
        "(CASE WHEN n <= {earlier} THEN {} - {} ELSE {expires} END)",
        base.now,
        evenly("n", 8, 900 * DAY)
    );
    let cancelled = sql.at(&format!("{} - {}", base.now, evenly("n", 9, 300 * DAY)));
    let cancelled_now = by_percent("n", 10, &[(3, &cancelled)], "NULL");
    let columns = [
        ("id", format!("{} + n", base.card)),
        ("holder_id", format!("{} + {holder}", base.holder)),
        ("serial", "'load-' || CAST(n AS TEXT)".to_owned()),
        ("issued_at", sql.at(&format!("{expires} - {}", 730 * DAY))),
        (
            "cancelled_at",
            format!("(CASE WHEN n <= {earlier} THEN {cancelled} ELSE {cancelled_now} END)"),
        ),
    ];
    insert(sql, "cards", all, &columns)?;
    for (kind, later) in [("authentication", 0), ("signing", 10 * DAY)] {
        let later = by_percent("n", 11, &[(5, &later.to_string())], "0");
        let columns = [
            ("card_id", format!("{} + n", base.card)),
            ("kind", format!("'{kind}'")),
            ("expires_at", sql.at(&format!("{expires} + {later}"))),
        ];
        insert_plain(sql, "certificates", all, &columns)?;
    }
    let columns = [
        ("serial", "'load-' || CAST(n AS TEXT)".to_owned()),
        ("passcode_hash", "NULL".to_owned()),
        ("failures", by_percent("n", 12, &[(3, "3"), (8, "1")], "0")),
    ];
    insert_plain(sql, "chips", all, &columns)
}

/// Inserts rows whose keys the database gives.
pub fn insert_plain(
    sql: &mut Sql,
    table: &str,
    last: i64,
    columns: &[(&str, String)],
) -> anyhow::Result<()> {
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let values: Vec<&str> = columns.iter().map(|(_, value)| value.as_str()).collect();
    let mut first = 1;
    while first <= last {
        let until = last.min(first + BATCH - 1);
        say(&format!("{table}: {until} of {last}"));
        let series = sql.series(first, until);
        sql.run(&format!(
            "INSERT INTO {table} ({}) SELECT {} FROM {series}",
            names.join(", "),
            values.join(", ")
        ))?;
        first = until + 1;
    }
    Ok(())
}

/// New rows come after these, and the planner knows them.
fn finish(sql: &mut Sql) -> anyhow::Result<()> {
    if !sql.is_postgres() {
        return sql.run("ANALYZE");
    }
    for table in [
        "organisations",
        "holders",
        "cards",
        "attempts",
        "audit_events",
        "outbox",
        "alerts",
        "staff",
    ] {
        sql.run(&format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))"
        ))?;
    }
    say("vacuum, analyze");
    sql.run("VACUUM ANALYZE")
}
