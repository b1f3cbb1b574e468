//! How things stand in the database: read when it is asked for, at most every ten seconds.

use latchkey::demo::people::Purpose;
use latchkey::journeys::renewal::revocation;
use latchkey::storage::audit_checks::{self, BrokenPlace, Check};
use time::Duration;

use crate::support::{TestApp, on_both, person};

on_both!(
    what_waits_is_shown_and_how_long,
    the_trail_and_the_revocation_list_are_shown,
    the_process_and_its_pool_are_shown,
);

async fn what_waits_is_shown_and_how_long(app: TestApp) {
    app.mails().await;
    app.seal();
    let none = app.scrape().await;
    for series in [
        "latchkey_mail_waiting",
        "latchkey_mail_oldest_waiting_seconds",
        "latchkey_audit_unsealed",
        "latchkey_audit_unsealed_oldest_seconds",
    ] {
        assert_eq!(none.find(series), Some(0.0), "{series}");
    }
    let browser = app.browser();
    browser
        .start_unlock(person(Purpose::LockedRegistered).number)
        .await;
    browser
        .answer_right(person(Purpose::LockedRegistered))
        .await;
    app.wait(Duration::seconds(9));
    let still = app.scrape().await;
    assert_eq!(
        still.find("latchkey_mail_waiting"),
        Some(0.0),
        "asked too soon"
    );
    app.wait(Duration::seconds(321));
    let waiting = app.scrape().await;
    assert_eq!(waiting.find("latchkey_mail_waiting"), Some(1.0));
    assert_eq!(
        waiting.find("latchkey_mail_oldest_waiting_seconds"),
        Some(330.0)
    );
    assert!(waiting.of("latchkey_audit_unsealed") >= 3.0);
    assert_eq!(
        waiting.find("latchkey_audit_unsealed_oldest_seconds"),
        Some(330.0)
    );
    assert_eq!(
        app.change("UPDATE outbox SET state = 'parked' WHERE state = 'queued'"),
        1
    );
    app.seal();
    app.wait(Duration::seconds(10));
    let parked = app.scrape().await;
    assert_eq!(parked.find("latchkey_mail_parked"), Some(1.0));
    assert_eq!(parked.find("latchkey_mail_waiting"), Some(0.0));
    assert_eq!(parked.find("latchkey_audit_unsealed"), Some(0.0));
}

async fn the_trail_and_the_revocation_list_are_shown(app: TestApp) {
    let none = app.scrape().await;
    assert_eq!(none.find("latchkey_audit_broken"), Some(0.0));
    assert_eq!(none.find("latchkey_audit_check_age_seconds"), None);
    let check = |broken| Check {
        at: app.clock(),
        first: 1,
        last: 2,
        broken,
    };
    let store = |check: &Check| app.ports.db.write(|conn| audit_checks::store(conn, check));
    store(&check(None)).unwrap();
    revocation::keep_current(&app.ports).unwrap();
    app.wait(Duration::seconds(60));
    let whole = app.scrape().await;
    assert_eq!(whole.find("latchkey_audit_broken"), Some(0.0));
    assert_eq!(whole.find("latchkey_audit_check_age_seconds"), Some(60.0));
    assert_eq!(
        whole.find("latchkey_revocation_list_age_seconds"),
        Some(60.0)
    );
    let seven_days = 7.0 * 86_400.0;
    let left = whole.of("latchkey_revocation_list_left_seconds");
    assert!((left - (seven_days - 60.0)).abs() < 3_600.0, "{left}");
    store(&check(Some(BrokenPlace {
        position: 1,
        event: Some(1),
        reason: "a row was changed".into(),
    })))
    .unwrap();
    store(&check(None)).unwrap();
    app.wait(Duration::seconds(10));
    assert_eq!(app.scrape().await.find("latchkey_audit_broken"), Some(1.0));
}

async fn the_process_and_its_pool_are_shown(app: TestApp) {
    let numbers = app.scrape().await;
    let version = env!("CARGO_PKG_VERSION");
    let build = format!("latchkey_build_info{{version=\"{version}\"}}");
    assert_eq!(numbers.find(&build), Some(1.0));
    assert_eq!(numbers.find("latchkey_database_up"), Some(1.0));
    assert!(numbers.of("process_start_time_seconds") > 1e9);
    assert!(numbers.of("process_resident_memory_bytes") > 1e6);
    assert!(numbers.of("latchkey_hashing_slots") >= 1.0);
    assert!(numbers.of("latchkey_database_connections_idle") >= 1.0);
    assert_eq!(
        numbers.find("latchkey_hashing_turned_away_total"),
        Some(0.0)
    );
    // Somebody holds a connection, and is past the hashing queue.
    let held: Result<_, latchkey::storage::StorageError> = app.ports.db.read(|_| {
        let _slot = app.ports.hashing.reserve();
        app.ports.db.show_load();
        app.ports.hashing.show_load();
        Ok((
            app.ports.metrics.database.busy.get(),
            app.ports.metrics.hashing.busy.get(),
            app.ports.metrics.hashing.waiting.get(),
        ))
    });
    assert_eq!(held.unwrap(), (1, 0, 1));
}
