//! Which session each statement finds and changes, and which it leaves alone.

use time::{Duration, PrimitiveDateTime};

use super::*;
use crate::storage::tests::{NOW, holder, on_each, token};

const LATER: OffsetDateTime = NOW.saturating_add(Duration::MINUTE);
const END: OffsetDateTime = NOW.saturating_add(Duration::HOUR);

fn opened(conn: &mut Connection, byte: u8, of: Option<HolderId>) -> SessionId {
    open(conn, &token(byte), of, NOW, END).unwrap()
}

fn ended_at(conn: &mut Connection, id: SessionId) -> Option<OffsetDateTime> {
    let at: Option<PrimitiveDateTime> = sessions::table
        .find(id.0)
        .select(sessions::ended_at)
        .first(conn)
        .unwrap();
    at.map(utc)
}

#[test]
fn a_session_is_found_by_its_own_token_with_all_that_is_known_of_it() {
    on_each(|conn| {
        let ana = holder(conn, "555123456789");
        let (theirs, nobodys) = (opened(conn, 1, Some(ana)), opened(conn, 2, None));
        let found = find(conn, &token(1)).unwrap().unwrap();
        assert_eq!(
            (found.id, found.holder, found.seen_at, found.expires_at),
            (theirs, Some(ana), NOW, END)
        );
        let found = find(conn, &token(2)).unwrap().unwrap();
        assert_eq!((found.id, found.holder), (nobodys, None));
        assert!(find(conn, &token(3)).unwrap().is_none());
    });
}

#[test]
fn an_ended_session_is_not_found_but_its_owner_is_known() {
    on_each(|conn| {
        let ana = holder(conn, "555123456789");
        let (first, second) = (opened(conn, 1, Some(ana)), opened(conn, 2, None));
        end(conn, first, LATER).unwrap();
        assert!(find(conn, &token(1)).unwrap().is_none());
        assert!(find(conn, &token(2)).unwrap().is_some());
        assert_eq!(owner(conn, &token(1)).unwrap(), Some(ana));
        assert_eq!(owner(conn, &token(2)).unwrap(), None);
        assert_eq!(owner(conn, &token(3)).unwrap(), None);
        assert_eq!(ended_at(conn, second), None);
    });
}

#[test]
fn a_session_ends_once() {
    on_each(|conn| {
        let session = opened(conn, 1, None);
        end(conn, session, NOW).unwrap();
        end(conn, session, LATER).unwrap();
        assert_eq!(ended_at(conn, session), Some(NOW));
    });
}

#[test]
fn a_use_is_noted_of_one_session() {
    on_each(|conn| {
        let first = opened(conn, 1, None);
        opened(conn, 2, None);
        touch(conn, first, LATER).unwrap();
        assert_eq!(find(conn, &token(1)).unwrap().unwrap().seen_at, LATER);
        assert_eq!(find(conn, &token(2)).unwrap().unwrap().seen_at, NOW);
    });
}

#[test]
fn a_new_token_kills_the_old_one_and_wakes_no_ended_session() {
    on_each(|conn| {
        let (first, second) = (opened(conn, 1, None), opened(conn, 2, None));
        assert!(rotate(conn, first, &token(9)).unwrap());
        assert!(find(conn, &token(1)).unwrap().is_none());
        assert_eq!(find(conn, &token(9)).unwrap().unwrap().id, first);
        assert_eq!(find(conn, &token(2)).unwrap().unwrap().id, second);
        end(conn, first, NOW).unwrap();
        assert!(!rotate(conn, first, &token(8)).unwrap());
        assert!(find(conn, &token(8)).unwrap().is_none());
    });
}

#[test]
fn all_of_a_holder_end_but_the_one_kept_and_nobody_elses() {
    on_each(|conn| {
        let (ana, ben) = (holder(conn, "555123456789"), holder(conn, "555123456797"));
        let [kept, other, over] = [1, 2, 3].map(|byte| opened(conn, byte, Some(ana)));
        let (bens, nobodys) = (opened(conn, 4, Some(ben)), opened(conn, 5, None));
        end(conn, over, NOW).unwrap();
        end_all_of(conn, ana, Some(kept), LATER).unwrap();
        let ends = [kept, other, over, bens, nobodys].map(|id| ended_at(conn, id));
        assert_eq!(ends, [None, Some(LATER), Some(NOW), None, None]);
        end_all_of(conn, ana, None, LATER).unwrap();
        let ends = [kept, bens, nobodys].map(|id| ended_at(conn, id));
        assert_eq!(ends, [Some(LATER), None, None]);
    });
}

#[test]
fn a_session_that_was_left_lives_on_without_its_holder() {
    on_each(|conn| {
        let ana = holder(conn, "555123456789");
        let (left, other) = (opened(conn, 1, Some(ana)), opened(conn, 2, Some(ana)));
        leave(conn, left).unwrap();
        let found = find(conn, &token(1)).unwrap().unwrap();
        assert_eq!((found.id, found.holder), (left, None));
        let found = find(conn, &token(2)).unwrap().unwrap();
        assert_eq!((found.id, found.holder), (other, Some(ana)));
    });
}

#[test]
fn what_is_theirs_ends_and_what_they_left_does_not() {
    on_each(|conn| {
        let (ana, ben) = (holder(conn, "555123456789"), holder(conn, "555123456797"));
        let [one, two, left] = [1, 2, 3].map(|byte| opened(conn, byte, Some(ana)));
        leave(conn, left).unwrap();
        end_theirs(conn, left, ana, LATER).unwrap();
        end_theirs(conn, one, ben, LATER).unwrap();
        assert_eq!([one, two, left].map(|id| ended_at(conn, id)), [None; 3]);
        end_theirs(conn, one, ana, NOW).unwrap();
        end_theirs(conn, one, ana, LATER).unwrap();
        let ends = [one, two, left].map(|id| ended_at(conn, id));
        assert_eq!(ends, [Some(NOW), None, None]);
    });
}
