//! Two years of what happened: strikes, failed attempts, the audit trail with its newest seals, mail, figures,
//! alerts, approvals, and the staff who worked on it.

use super::Options;
use super::figures;
use super::fill::{Base, DAY, insert, insert_plain, newest, number_of, organisation_of, say};
use super::incidents;
use super::sql::{Sql, by_percent, evenly, skewed};
use super::words::{ACTIONS, BROWSERS};

/// Two years, in seconds.
const TWO_YEARS: i64 = 730 * DAY;
/// Networks that people come from.
const NETWORKS: i64 = 200_000;
/// Staff besides those of the demonstration.
const STAFF: i64 = 2_000;
/// Fills it in.
pub fn fill(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    staff(options, sql, base)?;
    strikes(options, sql, base)?;
    attempts(options, sql, base)?;
    audit(options, sql, base)?;
    seals(options, sql)?;
    outbox(options, sql, base)?;
    figures::fill(options, sql, base)?;
    alerts(sql, base)?;
    incidents::fill(options, sql, base)?;
    approvals(sql, base)
}

/// When row `n` of `rows` happened: evenly over two years, in the order of the keys.
fn when(base: Base, rows: i64) -> String {
    format!("{} + n * {TWO_YEARS} / {}", base.now - TWO_YEARS, rows + 1)
}

/// A network, a few of them far more often than the rest.
fn network(salt: u64) -> String {
    let which = skewed("n", salt, NETWORKS);
    format!(
        "('10.' || CAST({which} / 65536 AS TEXT) || '.' || CAST({which} / 256 % 256 AS TEXT) || '.' || CAST({which} % 256 AS TEXT))"
    )
}

/// Which holder it was about: some far more often than the rest.
fn whose(options: &Options, salt: u64) -> String {
    let often = skewed("n", salt, options.holders);
    let seldom = evenly("n", salt + 1, options.holders);
    format!(
        "(1 + {})",
        by_percent("n", salt + 2, &[(30, &often)], &seldom)
    )
}

fn staff(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let first = newest(sql, "staff")?;
    let mail = "'staff.' || CAST(n AS TEXT) || '@load.example'".to_owned();
    let columns = [
        ("id", format!("{first} + n")),
        ("email", mail.clone()),
        ("mailbox_key", mail),
        ("name", "'Staff Member ' || CAST(n AS TEXT)".to_owned()),
        (
            "created_at",
            sql.at(&format!("{} - {}", base.now, evenly("n", 20, 900 * DAY))),
        ),
    ];
    insert(sql, "staff", STAFF, &columns)?;
    let role = by_percent(
        "n",
        21,
        &[(5, "'ra_agent'"), (35, "'sponsor'"), (85, "'lsa'")],
        "'id_checker'",
    );
    let columns = [
        ("staff_id", format!("{first} + n")),
        ("organisation_id", organisation_of(options, base, "n")),
        ("role", role),
        (
            "granted_at",
            sql.at(&format!("{} - {}", base.now, evenly("n", 20, 900 * DAY))),
        ),
        ("granted_by", "'ra.manager@demo.example'".to_owned()),
    ];
    insert_plain(sql, "staff_roles", STAFF, &columns)
}

fn strikes(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let at = sql.at(&format!("{} - {}", base.now, evenly("n", 22, 90 * DAY)));
    let taken = format!("(1 + {})", evenly("n", 23, 3));
    let known = number_of("n * 40");
    let unknown = "CAST(800000000000 + n AS TEXT)".to_owned();
    for (number, rows) in [
        (known, options.holders / 40),
        (unknown, options.holders / 80),
    ] {
        let columns = [
            ("smartcard_number", number),
            ("taken", taken.clone()),
            ("wrong", taken.clone()),
            ("last_at", at.clone()),
            ("told_at", at.clone()),
        ];
        insert_plain(sql, "strikes", rows, &columns)?;
    }
    Ok(())
}

fn attempts(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let rows = options.attempts;
    let seconds = when(base, rows);
    let holder = whose(options, 30);
    let unknown = format!("{} < 8", evenly("n", 33, 100));
    let number = number_of(&holder);
    let journey = by_percent(
        "n",
        34,
        &[(50, "'sign_in'"), (95, "'unlock'")],
        "'registration'",
    );
    let step = by_percent(
        "n",
        34,
        &[(50, "'passcode'"), (80, "'questions'")],
        "'code'",
    );
    let outcome = by_percent(
        "n",
        35,
        &[(80, "'wrong'"), (88, "'dead'"), (96, "'locked'")],
        "'refused'",
    );
    let browser = sql.word(&BROWSERS, &skewed("n", 38, 6));
    let columns = [
        ("at", sql.at(&seconds)),
        ("journey", journey),
        ("step", step),
        (
            "smartcard_number",
            format!(
                "(CASE WHEN {unknown} THEN CAST(800000000000 + {} AS TEXT) ELSE {number} END)",
                evenly("n", 40, 500_000)
            ),
        ),
        ("network", network(37)),
        ("browser", browser),
        ("outcome", outcome),
        (
            "strike",
            by_percent("n", 34, &[(50, "NULL"), (80, "1 + n % 3")], "NULL"),
        ),
        (
            "organisation_id",
            format!(
                "(CASE WHEN {unknown} THEN NULL ELSE {} END)",
                organisation_of(options, base, &holder)
            ),
        ),
    ];
    let columns: Vec<_> = columns
        .into_iter()
        .chain(review(sql, rows, &seconds))
        .collect();
    insert_plain(sql, "attempts", rows, &columns)
}

/// What became of the attempts that happened at `seconds`.
fn review(sql: &Sql, rows: i64, seconds: &str) -> [(&'static str, String); 7] {
    // What is older than two months was mostly closed.
    let old = by_percent("n", 36, &[(92, "'closed'"), (97, "'decided'")], "'open'");
    let new = by_percent(
        "n",
        36,
        &[(70, "'open'"), (75, "'claimed'"), (85, "'decided'")],
        "'closed'",
    );
    let state = format!(
        "(CASE WHEN n < {} THEN {old} ELSE {new} END)",
        rows - rows / 12
    );
    let later = sql.at(&format!("{seconds} + {DAY}"));
    let settled =
        |value: &str| format!("(CASE WHEN {state} IN ('decided', 'closed') THEN {value} END)");
    let decision = by_percent(
        "n",
        39,
        &[(60, "'forgot'"), (90, "'mistyped'"), (97, "'helped'")],
        "'spray'",
    );
    [
        ("state", state.clone()),
        (
            "claimed_by",
            format!("(CASE WHEN {state} <> 'open' THEN 'ra.agent@demo.example' END)"),
        ),
        (
            "claimed_at",
            format!("(CASE WHEN {state} <> 'open' THEN {later} END)"),
        ),
        ("decision", settled(&decision)),
        ("note", "NULL".to_owned()),
        ("decided_by", settled("'ra.agent@demo.example'")),
        ("decided_at", settled(&later)),
    ]
}

fn audit(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let rows = options.audit;
    let holder = whose(options, 50);
    let number = number_of(&holder);
    let kind = by_percent(
        "n",
        53,
        &[(45, "'holder'"), (75, "'visitor'"), (92, "'staff'")],
        "'system'",
    );
    let who = format!(
        "('staff.' || CAST(1 + {} AS TEXT) || '@load.example')",
        skewed("n", 54, STAFF)
    );
    let actor = by_percent("n", 53, &[(45, &number), (75, "''"), (92, &who)], "''");
    let last = i64::try_from(ACTIONS.len())?;
    let columns = [
        ("at", sql.at(&when(base, rows))),
        ("actor_kind", kind),
        ("actor", actor),
        ("action", sql.word(&ACTIONS, &skewed("n", 55, last))),
        ("subject", number.clone()),
        ("detail", "''".to_owned()),
        ("network", network(56)),
        (
            "request_id",
            "'load' || CAST(100000000000 + n * 7919 AS TEXT)".to_owned(),
        ),
        ("organisation_id", organisation_of(options, base, &holder)),
    ];
    insert_plain(sql, "audit_events", rows, &columns)
}

/// The newest events are sealed; none waits.
fn seals(options: &Options, sql: &mut Sql) -> anyhow::Result<()> {
    say("audit_seals");
    let newest = newest(sql, "audit_events")?;
    let sealed = options.sealed.min(options.audit);
    let hash = sql.bytes("n");
    let series = sql.series(1, sealed);
    sql.run(&format!(
        "INSERT INTO audit_seals (position, event_id, hash) SELECT n, {} + n, {hash} FROM {series}; \
         DELETE FROM audit_unsealed",
        newest - sealed
    ))
}

fn outbox(options: &Options, sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let rows = options.attempts / 20;
    let seconds = when(base, rows);
    let holder = whose(options, 60);
    // The newest are less than a minute old and sent.
    let state =
        "(CASE WHEN n % 4001 = 0 THEN 'parked' WHEN n % 997 = 0 THEN 'expired' ELSE 'sent' END)";
    let message = "'{\"kind\":\"registered\",\"name\":\"Load\",\"organisation\":\"Load\",\"at\":\"2026-11-22T09:00:00Z\"}'";
    let columns = [
        (
            "reference",
            "'load' || CAST(100000000000 + n AS TEXT)".to_owned(),
        ),
        (
            "kind",
            by_percent(
                "n",
                63,
                &[(60, "'unlock_code'"), (85, "'unlocked'")],
                "'registered'",
            ),
        ),
        ("subject", number_of(&holder)),
        (
            "recipient",
            format!("'holder.' || CAST({holder} AS TEXT) || '@load.example'"),
        ),
        ("message", message.to_owned()),
        ("state", state.to_owned()),
        ("tries", "1".to_owned()),
        ("queued_at", sql.at(&seconds)),
        ("due_at", sql.at(&seconds)),
        (
            "sent_at",
            format!(
                "(CASE WHEN {state} = 'sent' THEN {} END)",
                sql.at(&format!("{seconds} + 2"))
            ),
        ),
        (
            "failure",
            format!("(CASE WHEN {state} = 'parked' THEN '550 no such mailbox' END)"),
        ),
    ];
    insert_plain(sql, "outbox", rows, &columns)
}

fn alerts(sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let rows = 2_000;
    let at = sql.at(&when(base, rows));
    let done = |value: &str| format!("(CASE WHEN n < {} THEN {value} END)", rows - 12);
    let columns = [
        ("network", network(80)),
        ("numbers", "6 + n % 40".to_owned()),
        ("attempts", "9 + n % 90".to_owned()),
        ("first_at", at.clone()),
        ("last_at", at.clone()),
        ("raised_at", at.clone()),
        ("acknowledged_by", done("'ra.agent@demo.example'")),
        ("acknowledged_at", done(&at)),
    ];
    insert_plain(sql, "alerts", rows, &columns)
}

fn approvals(sql: &mut Sql, base: Base) -> anyhow::Result<()> {
    let rows = 1_000;
    let at = sql.at(&when(base, rows));
    let done = |value: &str| format!("(CASE WHEN n < {} THEN {value} END)", rows - 25);
    let columns = [
        (
            "reference",
            "'load' || CAST(100000000000 + n AS TEXT)".to_owned(),
        ),
        ("holder_id", format!("{} + n", base.holder)),
        (
            "email",
            "'new.' || CAST(n AS TEXT) || '@load.example'".to_owned(),
        ),
        ("reason", "'no_mailbox'".to_owned()),
        ("note", "'Asked for at the desk'".to_owned()),
        ("proposed_by", "1".to_owned()),
        ("proposed_at", at.clone()),
        ("outcome", done("'approved'")),
        ("decided_by", done("2")),
        ("decided_at", done(&at)),
    ];
    insert_plain(sql, "approvals", rows, &columns)
}
