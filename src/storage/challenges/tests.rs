//! Which code each statement counts, spends and ends, and which it leaves alone.

use time::Duration;

use super::*;
use crate::storage::sessions;
use crate::storage::tests::{NOW, journey, on_each, token};

const LATER: OffsetDateTime = NOW.saturating_add(Duration::MINUTE);
const END: OffsetDateTime = NOW.saturating_add(Duration::minutes(15));

fn journeys_of_two(conn: &mut Connection) -> [JourneyId; 2] {
    let session = sessions::open(conn, &token(1), None, NOW, END).unwrap();
    ["LK-1", "LK-2"].map(|reference| journey(conn, session, reference))
}

/// Issues a code whose hash and link are told apart by a byte; its key.
fn issued(conn: &mut Connection, journey: JourneyId, byte: u8) -> ChallengeId {
    let new = NewChallenge {
        journey,
        purpose: Purpose::Unlock,
        mac: &CodeMac::from_bytes([byte; 32]),
        link: &token(byte),
        sent_at: NOW,
        expires_at: END,
    };
    issue(conn, &new).unwrap();
    newest(conn, journey).unwrap().unwrap().id
}

/// Entries, when it was spent, when it was ended.
type State = (i32, Option<OffsetDateTime>, Option<OffsetDateTime>);

fn state(conn: &mut Connection, id: ChallengeId) -> State {
    let (entries, used, retired): (i32, Option<PrimitiveDateTime>, Option<PrimitiveDateTime>) =
        challenges::table
            .find(id.0)
            .select((
                challenges::entries,
                challenges::used_at,
                challenges::retired_at,
            ))
            .first(conn)
            .unwrap();
    (entries, used.map(utc), retired.map(utc))
}

#[test]
fn the_newest_code_of_a_journey_is_read_back_as_it_was_issued() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        assert!(newest(conn, one).unwrap().is_none());
        let (old, new) = (issued(conn, one, 1), issued(conn, one, 2));
        issued(conn, other, 3);
        assert_ne!(old, new);
        let found = newest(conn, one).unwrap().unwrap();
        assert_eq!(found.id, new);
        let challenge = found.challenge;
        assert_eq!(challenge.mac.as_bytes(), &[2; 32]);
        assert_eq!((challenge.sent_at, challenge.expires_at), (NOW, END));
        assert_eq!(
            (challenge.entries, challenge.used, challenge.retired),
            (0, false, false)
        );
        let purpose: String = challenges::table
            .find(new.0)
            .select(challenges::purpose)
            .first(conn)
            .unwrap();
        assert_eq!(purpose, "unlock");
    });
}

#[test]
fn a_new_code_ends_the_journeys_old_one_and_no_other() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let [old, elsewhere, new] =
            [(one, 1), (other, 2), (one, 3)].map(|(journey, byte)| issued(conn, journey, byte));
        assert_eq!(state(conn, old), (0, None, Some(NOW)));
        assert_eq!(state(conn, elsewhere), (0, None, None));
        assert_eq!(state(conn, new), (0, None, None));
    });
}

#[test]
fn entries_are_counted_one_by_one_and_the_sixth_is_refused() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let (code, elsewhere) = (issued(conn, one, 1), issued(conn, other, 2));
        let counts: Vec<_> = (0..7).map(|_| count_entry(conn, code).unwrap()).collect();
        let expected = [Some(1), Some(2), Some(3), Some(4), Some(5), None, None];
        assert_eq!(counts, expected);
        assert_eq!(state(conn, code).0, 5);
        assert_eq!(state(conn, elsewhere).0, 0);
    });
}

#[test]
fn a_spent_or_ended_code_counts_no_entry() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let (spent, ended) = (issued(conn, one, 1), issued(conn, other, 2));
        assert!(spend(conn, spent, NOW).unwrap());
        retire(conn, ended, NOW).unwrap();
        assert_eq!(count_entry(conn, spent).unwrap(), None);
        assert_eq!(count_entry(conn, ended).unwrap(), None);
        assert_eq!(
            (state(conn, spent).0, state(conn, ended).0),
            (0, 0),
            "nothing was counted"
        );
    });
}

#[test]
fn a_code_is_spent_once_and_an_ended_one_never() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let (code, elsewhere) = (issued(conn, one, 1), issued(conn, other, 2));
        assert!(spend(conn, code, NOW).unwrap());
        assert!(!spend(conn, code, LATER).unwrap());
        assert_eq!(state(conn, code), (0, Some(NOW), None));
        assert_eq!(state(conn, elsewhere), (0, None, None));
        retire(conn, elsewhere, NOW).unwrap();
        assert!(!spend(conn, elsewhere, LATER).unwrap());
        assert_eq!(state(conn, elsewhere), (0, None, Some(NOW)));
        assert!(newest(conn, one).unwrap().unwrap().challenge.used);
        assert!(newest(conn, other).unwrap().unwrap().challenge.retired);
    });
}

#[test]
fn a_code_ends_once_and_alone() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let (code, elsewhere) = (issued(conn, one, 1), issued(conn, other, 2));
        retire(conn, code, NOW).unwrap();
        retire(conn, code, LATER).unwrap();
        assert_eq!(state(conn, code), (0, None, Some(NOW)));
        assert_eq!(state(conn, elsewhere), (0, None, None));
    });
}

#[test]
fn a_journeys_end_ends_its_unspent_codes() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let [spent, elsewhere] = [(one, 1), (other, 2)].map(|(j, byte)| issued(conn, j, byte));
        spend(conn, spent, NOW).unwrap();
        let [ended, live] = [3, 4].map(|byte| issued(conn, one, byte));
        retire_of(conn, one, LATER).unwrap();
        assert_eq!(state(conn, spent), (0, Some(NOW), None));
        assert_eq!(state(conn, ended), (0, None, Some(NOW)));
        assert_eq!(state(conn, live), (0, None, Some(LATER)));
        assert_eq!(state(conn, elsewhere), (0, None, None));
    });
}

#[test]
fn the_clock_ends_every_code_at_its_last_moment() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let spent = issued(conn, one, 1);
        spend(conn, spent, NOW).unwrap();
        let [old, live] = [2, 3].map(|byte| issued(conn, one, byte));
        let elsewhere = issued(conn, other, 4);
        assert_eq!(retire_expired(conn, END - Duration::SECOND).unwrap(), 0);
        assert_eq!(retire_expired(conn, END).unwrap(), 2);
        assert_eq!(state(conn, live), (0, None, Some(END)));
        assert_eq!(state(conn, elsewhere), (0, None, Some(END)));
        assert_eq!(state(conn, old), (0, None, Some(NOW)));
        assert_eq!(state(conn, spent), (0, Some(NOW), None));
    });
}

#[test]
fn a_link_leads_to_its_own_code_and_journey() {
    on_each(|conn| {
        let [one, other] = journeys_of_two(conn);
        let (_, second) = (issued(conn, one, 1), issued(conn, other, 2));
        let found = by_link(conn, &token(2)).unwrap().unwrap();
        assert_eq!((found.id, found.journey), (second, other));
        assert_eq!(found.journey_kind, "unlock");
        assert_eq!(found.challenge.mac.as_bytes(), &[2; 32]);
        let session: i64 = journeys::table
            .find(other.0)
            .select(journeys::session_id)
            .first(conn)
            .unwrap();
        assert_eq!(found.session, SessionId(session));
        assert!(by_link(conn, &token(9)).unwrap().is_none());
    });
}

#[test]
fn a_hash_of_another_length_is_a_fault_and_not_a_code() {
    on_each(|conn| {
        let [one, _] = journeys_of_two(conn);
        let code = issued(conn, one, 1);
        diesel::update(challenges::table.find(code.0))
            .set(challenges::mac.eq([1_u8; 31].as_slice()))
            .execute(conn)
            .unwrap();
        assert!(matches!(newest(conn, one), Err(StorageError::Fault(_))));
        assert!(by_link(conn, &token(1)).is_err());
    });
}
