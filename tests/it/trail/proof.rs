//! Proving: every kind of damage is named where it is first met.

use latchkey::domain::audit::{Action, Actor};
use latchkey::journeys::audit_trail::verify::{self, Proof};
use latchkey::journeys::housekeeping;
use latchkey::secrets::chain::{Damage, hex};
use latchkey::storage::{audit_chain, audit_checks};

use super::{take_the_locks_off, ten_sealed, tried, write};
use crate::support::{Kind, TestApp, on_both};

on_both!(
    a_row_that_was_changed_is_named_whatever_was_changed_in_it,
    a_seal_that_was_changed_is_named,
    a_row_that_is_gone_is_named,
    a_seal_that_is_gone_is_named,
    rows_that_changed_places_are_named,
    a_row_that_nobody_sealed_is_seen,
    an_end_that_was_cut_off_is_seen,
    a_head_that_was_noted_shows_that_the_chain_was_made_anew,
    the_background_proves_stretch_after_stretch_and_begins_again,
    what_was_found_broken_stays_visible_and_is_told_once,
    a_person_who_asks_is_written_down,
);

fn proof(app: &TestApp) -> Proof {
    verify::verify(&app.ports, 1, None).unwrap()
}

/// The first broken place: where, which event, what.
#[track_caller]
fn found(app: &TestApp) -> (i64, Option<i64>, Damage) {
    let proof = proof(app);
    let broken = proof.broken.expect("damage");
    assert_eq!(proof.proved, broken.position - 1);
    (broken.position, broken.event, broken.damage)
}

/// The key of the event at a position.
fn event_at(app: &TestApp, position: i64) -> i64 {
    let query = format!(
        "SELECT CAST(event_id AS TEXT) AS value FROM audit_seals WHERE position = {position}"
    );
    app.values(&query)[0].parse().unwrap()
}

async fn a_row_that_was_changed_is_named_whatever_was_changed_in_it(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    let event = event_at(&app, 7);
    let kept = "CREATE TABLE kept AS SELECT * FROM audit_events";
    app.change(kept);
    for (column, value) in [
        ("at", "'2026-11-22 08:59:59'"),
        ("actor_kind", "'system'"),
        ("actor", "'555099990002'"),
        ("action", "'signed_out'"),
        ("subject", "'555099990003'"),
        ("detail", "'x'"),
        ("network", "''"),
        ("request_id", "'LK-OTHER'"),
        ("organisation_id", "1"),
    ] {
        let change =
            |value: &str| format!("UPDATE audit_events SET {column} = {value} WHERE id = {event}");
        app.change(&change(value));
        assert_eq!(found(&app), (7, Some(event), Damage::Changed), "{column}");
        app.change(&change(&format!(
            "(SELECT {column} FROM kept WHERE id = {event})"
        )));
        assert_eq!(proof(&app).broken, None, "{column}");
    }
    if app.kind() == Kind::Sqlite {
        // SQLite takes what is no time at all.
        app.change(&format!(
            "UPDATE audit_events SET at = 'never' WHERE id = {event}"
        ));
        assert_eq!(found(&app), (7, None, Damage::Changed));
    }
}

async fn a_seal_that_was_changed_is_named(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    app.change("UPDATE audit_seals SET hash = (SELECT hash FROM audit_seals WHERE position = 3) WHERE position = 7");
    assert_eq!(found(&app), (7, Some(event_at(&app, 7)), Damage::Changed));
}

async fn a_row_that_is_gone_is_named(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    let event = event_at(&app, 7);
    app.change(&format!("DELETE FROM audit_events WHERE id = {event}"));
    assert_eq!(found(&app), (7, Some(event), Damage::RowMissing));
}

async fn a_seal_that_is_gone_is_named(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    app.change("DELETE FROM audit_seals WHERE position = 7");
    assert_eq!(found(&app), (7, None, Damage::SealMissing));
    assert_eq!(verify::outside(&app.ports).unwrap().stray, 1);
    // A stretch that begins after it has nothing to begin from.
    let after = verify::verify(&app.ports, 8, None).unwrap().broken.unwrap();
    assert_eq!((after.position, after.damage), (7, Damage::SealMissing));
    assert_eq!(verify::verify(&app.ports, 9, None).unwrap().broken, None);
    // Nor does a stretch of which nothing is left.
    app.change("DELETE FROM audit_seals WHERE position < 7");
    let gone = verify::verify(&app.ports, 1, Some(6))
        .unwrap()
        .broken
        .unwrap();
    assert_eq!((gone.position, gone.damage), (1, Damage::SealMissing));
}

async fn rows_that_changed_places_are_named(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    let event = event_at(&app, 9);
    for (from, to) in [(5, -1), (9, 5), (-1, 9)] {
        app.change(&format!(
            "UPDATE audit_seals SET position = {to} WHERE position = {from}"
        ));
    }
    assert_eq!(found(&app), (5, Some(event), Damage::OutOfOrder));
}

async fn a_row_that_nobody_sealed_is_seen(app: TestApp) {
    ten_sealed(&app);
    let forged = "INSERT INTO audit_events (at, actor_kind, actor, action, subject, detail, network, request_id) \
        SELECT at, actor_kind, actor, action, subject, detail, network, request_id FROM audit_events WHERE id = \
        (SELECT MAX(id) FROM audit_events)";
    tried(&app, forged).unwrap();
    assert_eq!(proof(&app).broken, None);
    let outside = verify::outside(&app.ports).unwrap();
    assert_eq!((outside.stray, outside.lost), (1, 0));
    // A seal before the beginning of the chain hides nothing.
    let hidden = "INSERT INTO audit_seals (position, event_id, hash) SELECT 0, (SELECT MAX(id) FROM audit_events), \
        hash FROM audit_seals WHERE position = 1";
    tried(&app, hidden).unwrap();
    assert_eq!(proof(&app).broken, None);
    assert_eq!(verify::outside(&app.ports).unwrap().stray, 1);
}

async fn an_end_that_was_cut_off_is_seen(app: TestApp) {
    ten_sealed(&app);
    housekeeping::sweep(&app.ports).unwrap();
    take_the_locks_off(&app);
    let last = i64::try_from(app.count("audit_seals")).unwrap();
    app.change(&format!("DELETE FROM audit_seals WHERE position = {last}"));
    assert_eq!(found(&app), (last, None, Damage::SealMissing));
    let check = verify::check_stretch(&app.ports).unwrap().unwrap();
    assert_eq!(check.broken.unwrap().position, last);
    // The next one goes on with what is left.
    let check = verify::check_stretch(&app.ports).unwrap().unwrap();
    assert_eq!((check.broken, check.first), (None, 1));
}

async fn a_head_that_was_noted_shows_that_the_chain_was_made_anew(app: TestApp) {
    ten_sealed(&app);
    let head = proof(&app).head.unwrap();
    let noted = hex(&head.link);
    assert!(verify::still_has(&app.ports, head.position, &noted).unwrap());
    // Somebody who owns the database can have the portal itself seal other words.
    take_the_locks_off(&app);
    app.change("INSERT INTO audit_unsealed (event_id) SELECT event_id FROM audit_seals");
    app.change("DELETE FROM audit_seals");
    app.change("UPDATE audit_events SET detail = 'x'");
    app.seal();
    assert_eq!(proof(&app).broken, None);
    assert!(!verify::still_has(&app.ports, head.position, &noted).unwrap());
    assert!(!verify::still_has(&app.ports, head.position + 1, &noted).unwrap());
}

async fn the_background_proves_stretch_after_stretch_and_begins_again(app: TestApp) {
    assert_eq!(app.count("audit_seals"), 0);
    assert_eq!(verify::check_stretch(&app.ports).unwrap(), None);
    for _ in 0..2_005 {
        write(&app.ports, Action::SignedIn, "555099990001");
    }
    app.seal();
    let end = i64::try_from(app.count("audit_seals")).unwrap();
    for stretch in [(1, 2_000), (2_001, end), (1, 2_000)] {
        let check = verify::check_stretch(&app.ports).unwrap().unwrap();
        assert_eq!((check.first, check.last), stretch);
        assert_eq!(check.broken, None);
    }
    assert_eq!(app.count("audit_checks"), 3);
    assert_eq!(app.happened("trail_checked"), 0);
}

async fn what_was_found_broken_stays_visible_and_is_told_once(app: TestApp) {
    ten_sealed(&app);
    take_the_locks_off(&app);
    let event = event_at(&app, 7);
    app.change(&format!(
        "UPDATE audit_events SET actor = 'nobody' WHERE id = {event}"
    ));
    for _ in 0..3 {
        housekeeping::sweep(&app.ports).unwrap();
    }
    assert_eq!(app.count("audit_checks WHERE broken_position = 7"), 3);
    let told =
        app.values("SELECT detail AS value FROM audit_events WHERE action = 'trail_checked'");
    assert_eq!(
        told,
        [format!(
            "broken at position 7, event {event}: a row was changed"
        )]
    );
    app.change(&format!(
        "UPDATE audit_events SET actor = subject WHERE id = {event}"
    ));
    for _ in 0..1_010 {
        verify::check_stretch(&app.ports).unwrap();
    }
    let broken = app
        .ports
        .db
        .read(audit_checks::newest_broken)
        .unwrap()
        .unwrap();
    let place = broken.broken.unwrap();
    assert_eq!((place.position, place.event), (7, Some(event)));
    assert_eq!(place.reason, "a row was changed");
    assert_eq!(
        app.count("audit_checks WHERE broken_position IS NULL"),
        1_000
    );
    assert_eq!(app.count("audit_checks WHERE broken_position = 7"), 1);
}

async fn a_person_who_asks_is_written_down(app: TestApp) {
    ten_sealed(&app);
    let proof = proof(&app);
    let actor = Actor::Staff("ra@trust.example".to_owned());
    verify::record(&app.ports, &actor, &proof, None).unwrap();
    let told =
        "SELECT actor || ' ' || detail AS value FROM audit_events WHERE action = 'trail_checked'";
    assert_eq!(
        app.values(told),
        [format!("ra@trust.example {} rows proved", proof.proved)]
    );
    assert!(app.ports.db.read(audit_chain::any_waiting).unwrap());
}
