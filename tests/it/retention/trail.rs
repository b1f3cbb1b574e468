//! The beginning of the audit trail goes, and the rest is proved as before.

use latchkey::domain::retention::Entity;
use latchkey::journeys::audit_trail::verify::{self, Proof};
use latchkey::journeys::{housekeeping, retention};
use latchkey::secrets::chain::{Damage, hex};
use time::Duration;

use crate::support::{TestApp, on_both};
use crate::trail::{take_the_locks_off, ten_sealed, tried};

on_both!(
    the_oldest_part_goes_and_the_rest_is_proved,
    what_does_not_hold_does_not_go,
    a_beginning_that_was_moved_by_hand_is_seen,
    the_database_lets_go_of_what_is_before_the_beginning_and_of_nothing_else,
);

fn proof(app: &TestApp) -> Proof {
    verify::verify(&app.ports, 1, None).unwrap()
}

fn sealed(app: &TestApp) -> i64 {
    i64::try_from(app.count("audit_seals")).unwrap()
}

/// Ten old events and ten new ones, sealed, with the old ones due; how many those are in all.
fn old_and_new(app: &TestApp) -> i64 {
    ten_sealed(app);
    let old = sealed(app);
    app.wait(Duration::days(731));
    ten_sealed(app);
    old
}

async fn the_oldest_part_goes_and_the_rest_is_proved(app: TestApp) {
    let old = old_and_new(&app);
    let noted = proof(&app).head.unwrap();
    let removed = retention::apply(&app.ports).unwrap();
    assert_eq!(
        removed.get(Entity::Audit.key()),
        Some(&u64::try_from(old).unwrap())
    );
    assert_eq!(
        app.count("audit_events WHERE at < '2028-01-01 00:00:00'"),
        0
    );
    app.seal();
    let proved = proof(&app);
    assert_eq!(proved.broken, None);
    assert_eq!(proved.proved, sealed(&app));
    assert!(verify::still_has(&app.ports, noted.position, &hex(&noted.link)).unwrap());
    let outside = verify::outside(&app.ports).unwrap();
    assert_eq!((outside.stray, outside.lost), (0, 0));
    // The background goes on, also past the end.
    for _ in 0..3 {
        housekeeping::take_stock(&app.ports).unwrap();
    }
    assert_eq!(
        app.count("audit_checks WHERE broken_position IS NOT NULL"),
        0
    );
    // The next time the beginning moves on.
    app.wait(Duration::days(731));
    ten_sealed(&app);
    retention::apply(&app.ports).unwrap();
    assert_eq!(proof(&app).broken, None);
    // Something always stays for the sealer to go on from.
    app.wait(Duration::days(7_310));
    app.seal();
    retention::apply(&app.ports).unwrap();
    assert!(sealed(&app) >= 1);
    ten_sealed(&app);
    assert_eq!(proof(&app).broken, None);
}

async fn what_does_not_hold_does_not_go(app: TestApp) {
    old_and_new(&app);
    take_the_locks_off(&app);
    app.change(
        "UPDATE audit_events SET detail = 'a lie' WHERE id = (SELECT event_id FROM audit_seals WHERE position = 3)",
    );
    let removed = retention::apply(&app.ports).unwrap();
    assert_eq!(removed.get(Entity::Audit.key()), None);
    assert_eq!(proof(&app).broken.unwrap().position, 3);
}

async fn a_beginning_that_was_moved_by_hand_is_seen(app: TestApp) {
    let old = old_and_new(&app);
    // Whoever owns the database, without the key.
    let forged = format!(
        "INSERT INTO audit_anchors (only_one, position, link, key_version, mac, cut_at) \
         SELECT 1, position, hash, key_version, hash, '2026-11-22 09:00:00' FROM audit_seals WHERE position = {old}"
    );
    assert_eq!(app.change(&forged), 1);
    let broken = proof(&app).broken.unwrap();
    assert_eq!(broken.damage, Damage::Changed);
    assert_eq!(
        retention::apply(&app.ports)
            .unwrap()
            .get(Entity::Audit.key()),
        None
    );
}

async fn the_database_lets_go_of_what_is_before_the_beginning_and_of_nothing_else(app: TestApp) {
    let refused = |statement: &str| {
        let error = tried(&app, statement).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{statement}: {error}");
    };
    old_and_new(&app);
    let all = [
        "DELETE FROM audit_events",
        "DELETE FROM audit_seals",
        "DELETE FROM audit_events WHERE id = (SELECT event_id FROM audit_seals WHERE position = 1)",
        "DELETE FROM audit_seals WHERE position = 1",
        "UPDATE audit_events SET detail = ''",
    ];
    for statement in all {
        refused(statement);
    }
    retention::apply(&app.ports).unwrap();
    let next = "= (SELECT MIN(position) FROM audit_seals)";
    refused(&format!("DELETE FROM audit_seals WHERE position {next}"));
    refused(&format!(
        "DELETE FROM audit_events WHERE id = (SELECT event_id FROM audit_seals WHERE position {next})"
    ));
    refused("DELETE FROM audit_anchors");
    refused("UPDATE audit_anchors SET position = 1");
}
