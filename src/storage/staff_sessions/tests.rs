//! Which console session each statement finds and changes, and which it leaves alone.

use time::Duration;

use super::*;
use crate::storage::tests::{NOW, on_each, staff as member, token};

const LATER: OffsetDateTime = NOW.saturating_add(Duration::MINUTE);
const END: OffsetDateTime = NOW.saturating_add(Duration::HOUR);

fn opened(conn: &mut Connection, byte: u8, staff: StaffId, stage: Stage) -> StaffSessionId {
    let new = NewStaffSession {
        token: &token(byte),
        staff,
        stage,
        pending: Some(&[byte, 7]),
        now: NOW,
        expires_at: END,
    };
    open(conn, &new).unwrap()
}

/// When it ended, and the secret that it still keeps.
type Ended = (Option<OffsetDateTime>, Option<Vec<u8>>);

fn ended(conn: &mut Connection, id: StaffSessionId) -> Ended {
    let (at, pending): (Option<PrimitiveDateTime>, Option<Vec<u8>>) = staff_sessions::table
        .find(id.0)
        .select((staff_sessions::ended_at, staff_sessions::pending))
        .first(conn)
        .unwrap();
    (at.map(utc), pending)
}

fn disable(conn: &mut Connection, id: StaffId) {
    diesel::update(staff::table.find(id.0))
        .set(staff::disabled_at.eq(stored(NOW)))
        .execute(conn)
        .unwrap();
}

#[test]
fn a_session_is_found_by_its_own_token_with_all_that_is_known_of_it() {
    on_each(|conn| {
        let (ola, pat) = (member(conn, "Ola"), member(conn, "Pat"));
        let half = opened(conn, 1, ola, Stage::Password);
        let full = opened(conn, 2, pat, Stage::Full);
        let found = find(conn, &token(1)).unwrap().unwrap();
        assert_eq!(
            (found.id, found.staff, found.stage),
            (half, ola, Stage::Password)
        );
        assert_eq!(
            (found.pending, found.seen_at, found.expires_at),
            (Some(vec![1, 7]), NOW, END)
        );
        let found = find(conn, &token(2)).unwrap().unwrap();
        assert_eq!(
            (found.id, found.staff, found.stage),
            (full, pat, Stage::Full)
        );
        assert!(find(conn, &token(3)).unwrap().is_none());
    });
}

#[test]
fn a_stage_that_nobody_knows_is_not_a_full_sign_in() {
    on_each(|conn| {
        let ola = member(conn, "Ola");
        let session = opened(conn, 1, ola, Stage::Full);
        diesel::update(staff_sessions::table.find(session.0))
            .set(staff_sessions::stage.eq("fuller"))
            .execute(conn)
            .unwrap();
        let found = find(conn, &token(1)).unwrap().unwrap();
        assert_eq!(found.stage, Stage::Password);
    });
}

#[test]
fn ending_is_once_for_one_session_and_forgets_its_secret() {
    on_each(|conn| {
        let ola = member(conn, "Ola");
        let first = opened(conn, 1, ola, Stage::Password);
        let second = opened(conn, 2, ola, Stage::Full);
        assert!(end(conn, first, NOW).unwrap());
        assert!(!end(conn, first, LATER).unwrap());
        assert_eq!(ended(conn, first), (Some(NOW), None));
        assert_eq!(ended(conn, second), (None, Some(vec![2, 7])));
        assert!(find(conn, &token(1)).unwrap().is_none());
        assert!(find(conn, &token(2)).unwrap().is_some());
    });
}

#[test]
fn the_owner_of_a_full_sign_in_is_known_even_after_its_end() {
    on_each(|conn| {
        let (ola, pat) = (member(conn, "Ola"), member(conn, "Pat"));
        opened(conn, 1, ola, Stage::Password);
        let full = opened(conn, 2, pat, Stage::Full);
        end(conn, full, NOW).unwrap();
        assert_eq!(owner(conn, &token(1)).unwrap(), None);
        assert_eq!(owner(conn, &token(2)).unwrap(), Some(pat));
        assert_eq!(owner(conn, &token(3)).unwrap(), None);
    });
}

#[test]
fn a_session_lives_until_it_or_its_account_ends() {
    on_each(|conn| {
        let (ola, pat) = (member(conn, "Ola"), member(conn, "Pat"));
        let over = opened(conn, 1, ola, Stage::Full);
        let live = opened(conn, 2, ola, Stage::Full);
        let pats = opened(conn, 3, pat, Stage::Full);
        end(conn, over, NOW).unwrap();
        disable(conn, pat);
        let alive = [over, live, pats].map(|id| is_live(conn, id).unwrap());
        assert_eq!(alive, [false, true, false]);
        assert!(!is_live(conn, StaffSessionId(999)).unwrap());
    });
}

#[test]
fn a_use_is_noted_of_one_session() {
    on_each(|conn| {
        let ola = member(conn, "Ola");
        let first = opened(conn, 1, ola, Stage::Full);
        opened(conn, 2, ola, Stage::Full);
        touch(conn, first, LATER).unwrap();
        assert_eq!(find(conn, &token(1)).unwrap().unwrap().seen_at, LATER);
        assert_eq!(find(conn, &token(2)).unwrap().unwrap().seen_at, NOW);
    });
}

#[test]
fn all_of_somebody_end_but_the_one_kept_and_nobody_elses() {
    on_each(|conn| {
        let (ola, pat) = (member(conn, "Ola"), member(conn, "Pat"));
        let [kept, other, over] = [1, 2, 3].map(|byte| opened(conn, byte, ola, Stage::Full));
        let pats = opened(conn, 4, pat, Stage::Full);
        end(conn, over, NOW).unwrap();
        assert_eq!(end_all_of(conn, ola, Some(kept), LATER).unwrap(), 1);
        assert_eq!(ended(conn, kept), (None, Some(vec![1, 7])));
        assert_eq!(ended(conn, other), (Some(LATER), None));
        assert_eq!(ended(conn, over), (Some(NOW), None));
        assert_eq!(ended(conn, pats), (None, Some(vec![4, 7])));
        assert_eq!(end_all_of(conn, ola, None, LATER).unwrap(), 1);
        assert_eq!(ended(conn, kept), (Some(LATER), None));
    });
}
