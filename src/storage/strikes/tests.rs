//! What each statement changes, and what it leaves alone.

use time::{Duration, PrimitiveDateTime};

use super::*;
use crate::storage::tests::{NOW, number, on_each};
use crate::storage::times::utc;

const ONE: &str = "555123456789";
const OTHER: &str = "555123456797";
const LATER: OffsetDateTime = NOW.saturating_add(Duration::MINUTE);

/// Taken, judged wrong, the last one's moment, when it was told.
type Row = (i32, i32, OffsetDateTime, Option<OffsetDateTime>);

fn row(conn: &mut Connection, digits: &str) -> Option<Row> {
    let found: Option<(i32, i32, PrimitiveDateTime, Option<PrimitiveDateTime>)> = strikes::table
        .find(digits)
        .select((
            strikes::taken,
            strikes::wrong,
            strikes::last_at,
            strikes::told_at,
        ))
        .first(conn)
        .optional()
        .unwrap();
    found.map(|(taken, wrong, last, told)| (taken, wrong, utc(last), told.map(utc)))
}

fn take_at(conn: &mut Connection, digits: &str, at: OffsetDateTime) -> Option<Strike> {
    take(conn, &number(digits), 7, at).unwrap()
}

/// The last one of so many.
fn take_times(conn: &mut Connection, digits: &str, times: i32) -> Strike {
    let mut last = None;
    for _ in 0..times {
        last = take_at(conn, digits, NOW);
    }
    last.unwrap()
}

#[test]
fn strikes_are_counted_one_by_one_and_the_fourth_is_refused() {
    on_each(|conn| {
        let counts: Vec<_> = (0..5)
            .map(|_| take_at(conn, ONE, NOW).map(|strike| strike.count.count()))
            .collect();
        assert_eq!(counts, [Some(1), Some(2), Some(3), None, None]);
        assert_eq!(row(conn, ONE), Some((3, 0, NOW, None)));
        assert_eq!(row(conn, OTHER), None);
    });
}

#[test]
fn a_strike_is_against_its_own_number_and_says_when_it_was() {
    on_each(|conn| {
        take_times(conn, ONE, 1);
        take_times(conn, OTHER, 2);
        let taken = take_at(conn, ONE, LATER).unwrap();
        assert_eq!(taken.count, Strikes::new(2));
        assert_eq!(row(conn, ONE), Some((2, 0, LATER, None)));
        assert_eq!(row(conn, OTHER), Some((2, 0, NOW, None)));
    });
}

#[test]
fn a_refused_strike_does_not_touch_its_row() {
    on_each(|conn| {
        take_times(conn, ONE, 3);
        assert_eq!(take_at(conn, ONE, LATER), None);
        assert_eq!(row(conn, ONE), Some((3, 0, NOW, None)));
    });
}

#[test]
fn the_right_answers_take_one_strike_back_and_none_that_was_judged_wrong() {
    on_each(|conn| {
        let strike = take_times(conn, ONE, 2);
        take_times(conn, OTHER, 2);
        let wrong = judged_wrong(conn, &number(ONE), strike).unwrap();
        assert_eq!(wrong, Some(Strikes::new(1)));
        assert!(give_back(conn, &number(ONE), strike).unwrap());
        assert_eq!(row(conn, ONE), Some((1, 1, NOW, None)));
        assert!(!give_back(conn, &number(ONE), strike).unwrap());
        assert_eq!(row(conn, ONE), Some((1, 1, NOW, None)));
        assert_eq!(row(conn, OTHER), Some((2, 0, NOW, None)));
    });
}

#[test]
fn wrong_sets_are_counted_by_number() {
    on_each(|conn| {
        let strike = take_times(conn, ONE, 3);
        take_times(conn, OTHER, 3);
        let counts = [(); 3].map(|()| judged_wrong(conn, &number(ONE), strike).unwrap());
        assert_eq!(counts, [1, 2, 3].map(|count| Some(Strikes::new(count))));
        assert_eq!(row(conn, ONE), Some((3, 3, NOW, None)));
        assert_eq!(row(conn, OTHER), Some((3, 0, NOW, None)));
        let none = judged_wrong(conn, &number("555123456706"), strike).unwrap();
        assert_eq!(none, None);
    });
}

#[test]
fn what_was_counted_before_a_clearing_changes_nothing_after_it() {
    on_each(|conn| {
        let before = take_times(conn, ONE, 1);
        clear(conn, &number(ONE)).unwrap();
        let after = take(conn, &number(ONE), 8, LATER).unwrap().unwrap();
        assert_eq!(after.count, Strikes::new(1));
        assert!(!give_back(conn, &number(ONE), before).unwrap());
        assert_eq!(judged_wrong(conn, &number(ONE), before).unwrap(), None);
        assert_eq!(row(conn, ONE), Some((1, 0, LATER, None)));
        // A later strike belongs to the round that is there, whatever chance it brings.
        let second = take(conn, &number(ONE), 9, LATER).unwrap().unwrap();
        assert!(give_back(conn, &number(ONE), second).unwrap());
        assert_eq!(row(conn, ONE), Some((1, 0, LATER, None)));
    });
}

#[test]
fn a_lockout_is_told_once_and_only_when_it_is_one() {
    on_each(|conn| {
        take_times(conn, ONE, 2);
        take_times(conn, OTHER, 3);
        assert!(!tell(conn, &number(ONE), LATER).unwrap());
        take_times(conn, ONE, 1);
        assert!(tell(conn, &number(ONE), LATER).unwrap());
        assert!(!tell(conn, &number(ONE), LATER + Duration::HOUR).unwrap());
        assert_eq!(row(conn, ONE), Some((3, 0, NOW, Some(LATER))));
        assert_eq!(row(conn, OTHER), Some((3, 0, NOW, None)));
    });
}

#[test]
fn untold_are_those_locked_out_before_whom_nobody_told() {
    on_each(|conn| {
        take_times(conn, ONE, 3);
        take_times(conn, OTHER, 2);
        take_times(conn, "555123456706", 3);
        tell(conn, &number("555123456706"), NOW).unwrap();
        assert_eq!(untold(conn, LATER, 9).unwrap(), [number(ONE)]);
        assert_eq!(untold(conn, NOW, 9).unwrap(), []);
        take_times(conn, OTHER, 1);
        assert_eq!(untold(conn, LATER, 9).unwrap().len(), 2);
        assert_eq!(untold(conn, LATER, 1).unwrap().len(), 1);
    });
}

#[test]
fn clearing_is_for_one_number() {
    on_each(|conn| {
        take_times(conn, ONE, 2);
        take_times(conn, OTHER, 2);
        clear(conn, &number(ONE)).unwrap();
        assert_eq!(row(conn, ONE), None);
        assert_eq!(row(conn, OTHER), Some((2, 0, NOW, None)));
    });
}

#[test]
fn clearing_a_lockout_needs_one() {
    on_each(|conn| {
        take_times(conn, ONE, 2);
        take_times(conn, OTHER, 3);
        assert!(!clear_lockout(conn, &number(ONE)).unwrap());
        assert_eq!(row(conn, ONE), Some((2, 0, NOW, None)));
        take_times(conn, ONE, 1);
        assert!(clear_lockout(conn, &number(ONE)).unwrap());
        assert_eq!(row(conn, ONE), None);
        assert_eq!(row(conn, OTHER), Some((3, 0, NOW, None)));
        assert!(!clear_lockout(conn, &number(ONE)).unwrap());
    });
}

#[test]
fn what_stands_is_what_was_taken() {
    on_each(|conn| {
        assert_eq!(standing(conn, &number(ONE)).unwrap(), Strikes::new(0));
        take_times(conn, ONE, 2);
        take_times(conn, OTHER, 3);
        assert_eq!(standing(conn, &number(ONE)).unwrap(), Strikes::new(2));
        assert_eq!(standing(conn, &number(OTHER)).unwrap(), Strikes::new(3));
    });
}
