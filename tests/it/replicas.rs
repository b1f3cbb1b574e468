//! Several processes over one database, doing the same chores at the same moment.

use latchkey::journeys::audit_trail::verify;
use latchkey::journeys::housekeeping;
use latchkey::journeys::renewal::revocation;
use latchkey::storage::StorageError;
use latchkey::storage::authorities;
use latchkey::storage::turns::{self, Turn};
use time::Duration;

use crate::support::{TestApp, on_both, race};
use crate::trail::{take_the_locks_off, ten_sealed};

on_both!(
    a_broken_place_is_told_of_once_however_many_prove,
    every_list_that_is_told_of_was_published_and_nobody_makes_one_twice,
    whoever_sweeps_second_leaves_it_to_the_first,
);

async fn a_broken_place_is_told_of_once_however_many_prove(app: TestApp) {
    let other = app.again();
    ten_sealed(&app);
    take_the_locks_off(&app);
    app.change("DELETE FROM audit_seals WHERE position = 7");
    race(&[&app, &other], 8, |ports| {
        verify::check_stretch(ports).map(drop).unwrap();
    });
    let told = "audit_events WHERE action = 'trail_checked' AND detail LIKE 'broken at%'";
    assert_eq!(app.count(told), 1);
}

async fn every_list_that_is_told_of_was_published_and_nobody_makes_one_twice(app: TestApp) {
    let other = app.again();
    let number = || app.ports.db.read(authorities::list_number).unwrap();
    let told = "audit_events WHERE action = 'revocation_list_published'";
    for round in 0..5 {
        // Half the life of a list, so that all find one due.
        app.wait(Duration::days(4));
        let (before, lists) = (number(), app.count(told));
        let made = race(&[&app, &other], 8, |ports| {
            revocation::keep_current(ports).unwrap()
        });
        let made = made.into_iter().filter(|made| *made).count();
        let taken = usize::try_from(number() - before).unwrap();
        assert_eq!(made, taken, "round {round}");
        let told = app.count(told) - lists;
        assert!(
            told >= 1 && told <= made,
            "round {round}: {told} told of {made}"
        );
    }
    // Whoever looked before another took the number does nothing.
    let last = number();
    let take = |app: &TestApp| {
        let taken = app
            .ports
            .db
            .write(|conn| authorities::list_number_after(conn, last));
        taken.unwrap()
    };
    assert_eq!((take(&app), take(&other)), (Some(last + 1), None));
}

async fn whoever_sweeps_second_leaves_it_to_the_first(app: TestApp) {
    let other = app.again();
    let sessions = "sessions";
    app.browser().start_unlock("555012340025").await;
    assert_eq!(app.count(sessions), 1);
    app.wait(Duration::days(3));
    if app.folder().is_none() {
        let swept = app.ports.db.write(|conn| {
            assert!(turns::take(conn, Turn::Sweep)?);
            // The other one sees that the turn is taken, and waits for nobody.
            housekeeping::tidy(&other.ports).map_err(|e| StorageError::Fault(e.to_string()))
        });
        swept.unwrap();
        assert_eq!(app.count(sessions), 1);
    }
    housekeeping::tidy(&other.ports).unwrap();
    assert_eq!(app.count(sessions), 0);
}
