//! What is kept for its time goes when that is over, and nothing else does (R47).

mod trail;

use diesel::prelude::*;
use diesel::sql_types::Text;
use latchkey::domain::retention::{Entity, STAYS};
use latchkey::domain::role::Role;
use latchkey::journeys::retention::{self, Removed};
use latchkey::journeys::{housekeeping, photographs};
use latchkey::storage::StorageError;
use time::Duration;

use crate::support::{Kind, TestApp, on_both, person};
use latchkey::demo::people::Purpose;

on_both!(
    every_table_goes_or_stays_by_a_written_reason,
    each_thing_goes_when_its_time_is_over_and_not_a_day_before,
    a_leaver_cannot_be_reached_after_a_month,
    a_strike_stays_while_it_protects_somebody,
    one_replica_removes_once_a_day_and_says_what_went,
    a_long_removal_is_done_in_stretches_and_taken_over_where_somebody_fell_silent,
    for_ever_is_for_ever,
    dead_sessions_are_due_and_go_with_the_next_sweep,
);

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn tables(app: &TestApp) -> Vec<String> {
    let query = match app.kind() {
        Kind::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        Kind::Postgres => {
            "SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'"
        }
    };
    let names: Vec<Name> = app
        .ports
        .db
        .read(|conn| {
            diesel::sql_query(query)
                .load(conn)
                .map_err(StorageError::from)
        })
        .unwrap();
    names.into_iter().map(|row| row.name).collect()
}

async fn every_table_goes_or_stays_by_a_written_reason(app: TestApp) {
    let tables = tables(&app);
    assert!(tables.len() > 40, "{tables:?}");
    let written: Vec<&str> = Entity::ALL
        .iter()
        .flat_map(|entity| entity.tables().iter().copied())
        .chain(STAYS.iter().map(|(table, _)| *table))
        .collect();
    let forgotten: Vec<_> = tables
        .iter()
        .filter(|table| !written.contains(&table.as_str()))
        .collect();
    assert_eq!(
        forgotten,
        Vec::<&String>::new(),
        "say in src/domain/retention.rs how long they are kept"
    );
    for name in written {
        assert!(
            tables.iter().any(|table| table == name),
            "there is no table {name}"
        );
    }
}

fn apply(app: &TestApp) -> Removed {
    retention::apply(&app.ports).unwrap()
}

/// Removes, and how many went of one thing.
fn gone(app: &TestApp, entity: Entity) -> u64 {
    apply(app).get(entity.key()).copied().unwrap_or(0)
}

/// A kind of rows: what, the table and condition that finds this one, and how it is made, with its time beginning
/// at `NOW`.
const ROWS: &[(Entity, &str, &str)] = &[
    (
        Entity::Mail,
        "outbox WHERE reference = 'r1'",
        "INSERT INTO outbox (reference, kind, subject, recipient, message, state, tries, queued_at, due_at, priority) \
         VALUES ('r1', 'unlocked', 'portal', 'a@nhs.net', '{}', 'sent', 1, NOW, NOW, 1)",
    ),
    (
        Entity::AttemptNetworks,
        "attempts WHERE network = '203.0.113.77' AND browser = 'A browser'",
        "INSERT INTO attempts (at, journey, step, smartcard_number, network, browser, outcome, state) \
         VALUES (NOW, 'unlock', 'questions', '555099990001', '203.0.113.77', 'A browser', 'wrong', 'open')",
    ),
    (
        Entity::Attempts,
        "attempts WHERE smartcard_number = '555099990002'",
        "INSERT INTO attempts (at, journey, step, smartcard_number, network, browser, outcome, state) \
         VALUES (NOW, 'unlock', 'questions', '555099990002', '203.0.113.78', 'A browser', 'wrong', 'open')",
    ),
    (
        Entity::Alerts,
        "alerts WHERE network = '203.0.113.77'",
        "INSERT INTO alerts (network, numbers, attempts, first_at, last_at, raised_at, acknowledged_by, acknowledged_at) \
         VALUES ('203.0.113.77', 20, 20, NOW, NOW, NOW, 'a@nhs.net', NOW)",
    ),
    (
        Entity::Reminders,
        "post_reminders WHERE step = 77",
        "INSERT INTO post_reminders (holder_id, ends_at, step) SELECT MIN(id), NOW, 77 FROM holders",
    ),
    (
        Entity::Incidents,
        "incidents WHERE reference = 'i1'",
        "INSERT INTO incidents (reference, smartcard_number, kind, source, state, reported_at, network, closed_at) \
         VALUES ('i1', '555099990001', 'lost', 'public', 'dismissed', NOW, '203.0.113.77', NOW)",
    ),
    (
        Entity::Incidents,
        "incident_entries WHERE what = 'said'",
        "INSERT INTO incident_entries (incident_id, at, by_whom, what) \
         SELECT id, NOW, 'a@nhs.net', 'said' FROM incidents WHERE reference = 'i1'",
    ),
    (
        Entity::Approvals,
        "approvals WHERE reference = 'p1'",
        "INSERT INTO approvals (reference, holder_id, email, reason, note, proposed_by, proposed_at, outcome, decided_at) \
         SELECT 'p1', MIN(h.id), 'a@nhs.net', 'x', '', MIN(s.id), NOW, 'declined', NOW FROM holders h, staff s",
    ),
    (
        Entity::Tokens,
        "api_tokens WHERE reference = 't1'",
        "INSERT INTO api_tokens (reference, name, token_hash, scopes, created_by, created_at, expires_at, revoked_at) \
         SELECT 't1', 'x', BYTES, '', MIN(id), NOW, NOW, NOW FROM staff",
    ),
    (
        Entity::Invitations,
        "invitations WHERE token_hash = BYTES",
        "INSERT INTO invitations (staff_id, token_hash, created_at, expires_at, used_at) \
         SELECT MIN(id), BYTES, NOW, NOW, NOW FROM staff",
    ),
    (
        Entity::UnknownNumbers,
        "strikes WHERE smartcard_number = '555099990001'",
        "INSERT INTO strikes (smartcard_number, taken, wrong, last_at) VALUES ('555099990001', 2, 2, NOW)",
    ),
];

/// Puts in a row of each kind, as of now; how the database writes the one byte in some of them.
fn fill(app: &TestApp) -> &'static str {
    let (now, bytes) = match app.kind() {
        Kind::Sqlite => ("'2026-11-22 09:00:00'", "x'01'"),
        Kind::Postgres => ("TIMESTAMP '2026-11-22 09:00:00'", "'\\x01'::bytea"),
    };
    for (entity, _, insert) in ROWS {
        let insert = insert.replace("NOW", now).replace("BYTES", bytes);
        assert_eq!(app.change(&insert), 1, "{}", entity.key());
    }
    bytes
}

async fn each_thing_goes_when_its_time_is_over_and_not_a_day_before(app: TestApp) {
    let bytes = fill(&app);
    let mut days: Vec<u32> = ROWS.iter().map(|(entity, ..)| entity.default()).collect();
    days.sort_unstable();
    days.dedup();
    let start = app.clock();
    let look = |passed: u32, moment: &str| {
        apply(&app);
        for (entity, there, _) in ROWS {
            let there = app.count(&there.replace("BYTES", bytes));
            let expected = usize::from(entity.default() > passed);
            assert_eq!(there, expected, "{} {moment} {passed} days", entity.key());
        }
    };
    for day in days {
        app.wait(start + Duration::days(i64::from(day)) - Duration::MINUTE - app.clock());
        look(day - 1, "just over");
        app.wait(Duration::minutes(2));
        look(day, "after");
    }
}

async fn dead_sessions_are_due_and_go_with_the_next_sweep(app: TestApp) {
    app.browser()
        .sign_in(person(Purpose::UnlockedRegistered))
        .await;
    app.officer(Role::RaManager).await;
    app.wait(Duration::days(2));
    let due = || {
        let lines = retention::schedule(&app.ports).unwrap();
        let sessions = lines
            .iter()
            .find(|line| line.entity == Entity::Sessions)
            .unwrap();
        usize::try_from(sessions.due).unwrap()
    };
    let (holders, officers) = (app.count("sessions"), app.count("staff_sessions"));
    assert!(holders > 0 && officers > 0);
    assert_eq!(due(), holders + officers);
    housekeeping::tidy(&app.ports).unwrap();
    assert_eq!((app.count("sessions"), app.count("staff_sessions")), (0, 0));
    assert_eq!(due(), 0);
}

async fn a_leaver_cannot_be_reached_after_a_month(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered).number;
    let of = format!("smartcard_number = '{priya}'");
    app.change(&format!(
        "UPDATE holders SET closed_at = '2026-11-22 09:00:00' WHERE {of}"
    ));
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 64]].concat();
    photographs::import(&app.ports, priya, png).unwrap();
    let photographs = format!("photographs WHERE holder_id = (SELECT id FROM holders WHERE {of})");
    let reachable = format!(
        "holders WHERE {of} AND (email IS NOT NULL OR mailbox_key IS NOT NULL OR mobile IS NOT NULL)"
    );
    let before = app.count("holders WHERE email IS NOT NULL");
    app.wait(Duration::days(30) - Duration::MINUTE);
    apply(&app);
    assert_eq!((app.count(&photographs), app.count(&reachable)), (1, 1));
    app.wait(Duration::minutes(2));
    assert_eq!(gone(&app, Entity::Leavers), 1);
    assert_eq!((app.count(&photographs), app.count(&reachable)), (0, 0));
    assert_eq!(gone(&app, Entity::Leavers), 0);
    assert_eq!(app.count("holders WHERE email IS NOT NULL"), before - 1);
    // Opened and closed again, it goes again.
    app.change(&format!(
        "UPDATE holders SET email = 'priya@nhs.net', closed_at = '2027-01-01 00:00:00' WHERE {of}"
    ));
    app.wait(Duration::days(60));
    assert_eq!(gone(&app, Entity::Leavers), 1);
    assert_eq!(app.count(&reachable), 0);
}

async fn a_strike_stays_while_it_protects_somebody(app: TestApp) {
    let oliver = person(Purpose::UnlockedRegistered).number;
    for number in [oliver, "555099990001"] {
        app.browser().lock_out(number).await;
    }
    app.mails().await;
    let strikes = |number| {
        app.count(&format!(
            "strikes WHERE taken = 3 AND smartcard_number = '{number}'"
        ))
    };
    app.wait(Duration::days(730));
    apply(&app);
    assert_eq!(
        (strikes(oliver), strikes("555099990001")),
        (1, 1),
        "known and unknown alike"
    );
    app.wait(Duration::days(1));
    apply(&app);
    assert_eq!((strikes(oliver), strikes("555099990001")), (1, 0));
    app.wait(Duration::days(10_000));
    apply(&app);
    assert_eq!(strikes(oliver), 1);
}

/// What the trail says went.
fn told(app: &TestApp) -> Vec<String> {
    app.values(
        "SELECT detail AS value FROM audit_events WHERE action = 'retention_applied' ORDER BY id",
    )
}

fn old_mails(app: &TestApp, from: usize, to: usize) {
    for number in from..to {
        app.change(&format!(
            "INSERT INTO outbox (reference, kind, subject, recipient, message, state, tries, queued_at, due_at, priority) \
             VALUES ('old-{number}', 'unlocked', 'portal', 'a@nhs.net', '{{}}', 'sent', 1, '2026-01-01 00:00:00', \
             '2026-01-01 00:00:00', 1)"
        ));
    }
}

async fn one_replica_removes_once_a_day_and_says_what_went(app: TestApp) {
    apply(&app);
    let already = told(&app).len();
    old_mails(&app, 0, 3);
    let other = app.again();
    retention::tend(&app.ports).unwrap();
    retention::tend(&other.ports).unwrap();
    assert_eq!(told(&app)[already..], ["mail_days 3".to_owned()]);
    old_mails(&app, 3, 4);
    retention::tend(&other.ports).unwrap();
    assert_eq!(
        app.count("outbox WHERE reference LIKE 'old-%'"),
        1,
        "once a day"
    );
    app.wait(Duration::DAY);
    retention::tend(&other.ports).unwrap();
    assert_eq!(app.count("outbox WHERE reference LIKE 'old-%'"), 0);
    assert_eq!(told(&app).len(), already + 2);
}

async fn a_long_removal_is_done_in_stretches_and_taken_over_where_somebody_fell_silent(
    app: TestApp,
) {
    apply(&app);
    let already = told(&app).len();
    old_mails(&app, 0, 3);
    // Somebody began, removed 1,000 and died with the lease.
    app.change(
        "INSERT INTO retention_runs (day, lease, leased_until, removed) \
         VALUES ('2026-11-22', 'gone', '2026-11-22 09:02:00', '{\"mail_days\":1000}')",
    );
    retention::tend(&app.ports).unwrap();
    assert_eq!(
        app.count("outbox WHERE reference LIKE 'old-%'"),
        3,
        "the lease holds"
    );
    app.wait(Duration::minutes(2));
    retention::tend(&app.ports).unwrap();
    assert_eq!(app.count("outbox WHERE reference LIKE 'old-%'"), 0);
    assert_eq!(told(&app)[already..], ["mail_days 1003".to_owned()]);
    assert_eq!(
        app.count("retention_runs WHERE done_at IS NOT NULL AND lease IS NULL"),
        1
    );
}

async fn for_ever_is_for_ever(app: TestApp) {
    old_mails(&app, 0, 1);
    let kind = app.kind();
    let patient = TestApp::with(
        kind,
        Box::new(|settings| {
            let all = latchkey::domain::retention::Schedule::new(|_| 0);
            assert!(Entity::ALL.iter().all(|&e| all.of(e).is_none()));
            settings.retention = toml_retention(0);
        }),
    )
    .await
    .unwrap();
    let bytes = fill(&patient);
    patient.wait(Duration::days(36_525));
    apply(&patient);
    for (entity, there, _) in ROWS {
        let there = patient.count(&there.replace("BYTES", bytes));
        assert_eq!(there, 1, "{}", entity.key());
    }
    assert_eq!(gone(&app, Entity::Mail), 1);
}

/// Every time at `number`.
fn toml_retention(number: u32) -> latchkey::config::retention::Retention {
    let keys = Entity::ALL.iter().map(|e| (e.key(), number));
    let map: std::collections::BTreeMap<_, _> = keys.collect();
    serde_json::from_value(serde_json::to_value(map).unwrap()).unwrap()
}

#[test]
fn the_defaults_are_those_of_the_schedule_and_of_the_readme() {
    use latchkey::config::{Profile, Settings};
    let settings = Settings::load(Profile::Development, None).unwrap();
    let schedule = settings.retention.schedule();
    let readme = include_str!("../../README.md");
    for &entity in Entity::ALL {
        assert_eq!(
            schedule.of(entity),
            entity.time(entity.default()),
            "{}",
            entity.key()
        );
        let line = format!(
            "| `{}` | {} | {} | {} |",
            entity.key(),
            entity.default(),
            entity.what(),
            entity.why()
        );
        assert!(
            readme.contains(&line),
            "README.md has not this line:\n{line}"
        );
    }
}
