//! Sealing: in order, once, and one chain however many seal.

use latchkey::domain::audit::Action;
use latchkey::journeys::audit_trail::{seal, verify};
use latchkey::storage::audit_chain;

use super::{take_the_locks_off, ten_sealed, tried, write};
use crate::support::{TestApp, on_both, race};

on_both!(
    events_are_sealed_in_order_and_then_nothing_waits,
    a_batch_is_bounded_and_the_chain_goes_on,
    sealers_that_race_make_one_chain,
    the_second_of_two_sealers_does_nothing,
    what_cannot_be_counted_is_not_sealed,
    what_is_sealed_is_not_sealed_again,
);

fn whole(app: &TestApp) -> i64 {
    let proof = verify::verify(&app.ports, 1, None).unwrap();
    assert_eq!(proof.broken, None);
    let outside = verify::outside(&app.ports).unwrap();
    assert_eq!((outside.stray, outside.lost), (0, 0));
    proof.proved
}

async fn events_are_sealed_in_order_and_then_nothing_waits(app: TestApp) {
    ten_sealed(&app);
    assert_eq!(app.count("audit_unsealed"), 0);
    assert_eq!(app.count("audit_seals"), app.count("audit_events"));
    let by_position =
        app.values("SELECT CAST(event_id AS TEXT) AS value FROM audit_seals ORDER BY position");
    let by_event = app.values("SELECT CAST(id AS TEXT) AS value FROM audit_events ORDER BY id");
    assert_eq!(by_position, by_event);
    assert_eq!(seal::seal(&app.ports).unwrap(), 0);
    whole(&app);
}

async fn a_batch_is_bounded_and_the_chain_goes_on(app: TestApp) {
    app.seal();
    for _ in 0..seal::BATCH + 3 {
        write(&app.ports, Action::SignedIn, "555099990001");
    }
    assert_eq!(seal::seal(&app.ports).unwrap(), seal::BATCH);
    assert_eq!(seal::seal(&app.ports).unwrap(), 3);
    let rows = i64::try_from(app.count("audit_events")).unwrap();
    assert_eq!(whole(&app), rows);
}

async fn sealers_that_race_make_one_chain(app: TestApp) {
    app.seal();
    let before = app.count("audit_seals");
    for _ in 0..2_000 {
        write(&app.ports, Action::LockedOut, "555099990001");
    }
    let other = app.again();
    let sealed = race(&[&app, &other], 8, |ports| {
        let mut sealed = 0;
        while ports.db.read(audit_chain::any_waiting).unwrap() {
            sealed += seal::seal(ports).unwrap();
        }
        sealed
    });
    assert_eq!(sealed.iter().sum::<usize>(), 2_000);
    assert_eq!(app.count("audit_seals"), before + 2_000);
    let rows = i64::try_from(before + 2_000).unwrap();
    assert_eq!(whole(&app), rows);
    let counted = "figures WHERE what = 'locked_out' AND organisation_id = 0 AND count = 2000";
    assert_eq!(app.count(counted), 2);
}

async fn the_second_of_two_sealers_does_nothing(app: TestApp) {
    app.seal();
    let seals = |ports: &latchkey::journeys::Ports| {
        let entries = ports
            .db
            .read(|conn| audit_chain::waiting(conn, 10))
            .unwrap();
        let head = ports.db.read(audit_chain::head).unwrap();
        let next = head.map_or(1, |head| head.position + 1);
        let version = ports.keys.in_use();
        let link = ports.keys.audit().link(version, &[], next, &entries[0]);
        let link = link.unwrap();
        let seal = |(position, entry): (i64, &latchkey::secrets::chain::Entry)| audit_chain::Seal {
            position,
            event: entry.id,
            link,
            version,
        };
        (next..).zip(&entries).map(seal).collect::<Vec<_>>()
    };
    for _ in 0..3 {
        write(&app.ports, Action::SignedIn, "555099990001");
    }
    // Both have read the same end and the same events.
    let (first, second) = (seals(&app.ports), seals(&app.ports));
    let append = |seals: &[audit_chain::Seal]| {
        app.ports
            .db
            .write(|conn| audit_chain::append(conn, seals))
            .unwrap()
    };
    assert!(append(&first[..2]));
    let before = app.count("audit_seals");
    assert!(!append(&second), "a position was taken twice");
    // One that saw the new end and the old events is refused for its events.
    let mut late = second.clone();
    for seal in &mut late {
        seal.position += 2;
    }
    late.rotate_left(2);
    assert!(!append(&late), "an event was sealed twice");
    assert_eq!(app.count("audit_seals"), before, "half a batch was kept");
    assert_eq!(app.count("audit_unsealed"), 1);
}

async fn what_cannot_be_counted_is_not_sealed(app: TestApp) {
    app.seal();
    let before = app.count("audit_seals");
    write(&app.ports, Action::LockedOut, "555099990001");
    app.change("ALTER TABLE figures RENAME TO figures_away");
    assert!(seal::seal(&app.ports).is_err());
    assert!(seal::seal(&app.ports).is_err());
    assert_eq!(app.count("audit_seals"), before);
    assert_eq!(app.count("audit_unsealed"), 1);
    app.change("ALTER TABLE figures_away RENAME TO figures");
    assert_eq!(app.seal(), 1);
    assert_eq!(app.seal(), 0);
    let once = "figures WHERE what = 'locked_out' AND organisation_id = 0 AND count = 1";
    assert_eq!(app.count(once), 2);
    whole(&app);
}

async fn what_is_sealed_is_not_sealed_again(app: TestApp) {
    ten_sealed(&app);
    let before = app.count("audit_seals");
    tried(
        &app,
        "INSERT INTO audit_unsealed (event_id) SELECT MAX(id) FROM audit_events",
    )
    .unwrap();
    write(&app.ports, Action::LockedOut, "555099990001");
    assert_eq!(
        app.seal(),
        1,
        "a row that waits in vain must hold up no other"
    );
    assert_eq!(app.count("audit_seals"), before + 1);
    take_the_locks_off(&app);
    write(&app.ports, Action::LockedOut, "555099990001");
    app.change("DELETE FROM audit_events WHERE id = (SELECT MAX(id) FROM audit_events)");
    assert_eq!(app.seal(), 0);
    assert_eq!(verify::outside(&app.ports).unwrap().lost, 1);
    // Not even as many as a batch holds.
    app.change("INSERT INTO audit_unsealed (event_id) SELECT id - 100000 FROM audit_events");
    app.change(
        "INSERT INTO audit_unsealed (event_id) SELECT event_id - 900000 FROM audit_unsealed",
    );
    write(&app.ports, Action::LockedOut, "555099990001");
    let first = |most| {
        app.ports
            .db
            .read(|conn| audit_chain::waiting(conn, most))
            .unwrap()
    };
    assert_eq!(first(2).len(), 1);
    assert_eq!(app.seal(), 1);
}
