//! Emailed codes at rest: keyed hashes only, counted before they are judged, spent once (R11–R14).

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::journeys::JourneyId;
use super::prepared::AlwaysTheSame;
use super::schema::{challenges, journeys};
use super::sessions::SessionId;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored};
use crate::domain::challenge::{Challenge, CodeMac, MAX_ENTRIES, Purpose};
use crate::secrets::token::TokenHash;

/// Key of a challenge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChallengeId(pub(super) i64);

/// A challenge with its key.
pub struct StoredChallenge {
    /// Key.
    pub id: ChallengeId,
    /// What the rules need to know.
    pub challenge: Challenge,
}

/// A challenge found by the link in an email, and the browser session that may spend it.
pub struct LinkedChallenge {
    /// Key.
    pub id: ChallengeId,
    /// What the rules need to know.
    pub challenge: Challenge,
    /// Its journey.
    pub journey: JourneyId,
    /// The session of its journey.
    pub session: SessionId,
    /// The kind of its journey, as stored.
    pub journey_kind: String,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = challenges)]
struct Row {
    id: i64,
    mac: Vec<u8>,
    sent_at: PrimitiveDateTime,
    expires_at: PrimitiveDateTime,
    entries: i32,
    used_at: Option<PrimitiveDateTime>,
    retired_at: Option<PrimitiveDateTime>,
}

impl TryFrom<Row> for StoredChallenge {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        let mac: [u8; 32] = row
            .mac
            .try_into()
            .map_err(|_| StorageError::unreadable("keyed hash"))?;
        Ok(Self {
            id: ChallengeId(row.id),
            challenge: Challenge {
                mac: CodeMac::from_bytes(mac),
                sent_at: utc(row.sent_at),
                expires_at: utc(row.expires_at),
                entries: row.entries,
                used: row.used_at.is_some(),
                retired: row.retired_at.is_some(),
            },
        })
    }
}

/// A code to be issued.
pub struct NewChallenge<'a> {
    /// The journey it is bound to.
    pub journey: JourneyId,
    /// What it is for.
    pub purpose: Purpose,
    /// Its keyed hash.
    pub mac: &'a CodeMac,
    /// The hash of its link's token.
    pub link: &'a TokenHash,
    /// Now.
    pub sent_at: OffsetDateTime,
    /// Its end.
    pub expires_at: OffsetDateTime,
}

/// Issues a code; the journey's earlier one is dead (R13).
///
/// # Errors
/// When the database fails.
pub fn issue(conn: &mut Connection, new: &NewChallenge<'_>) -> Stored<()> {
    retire_of(conn, new.journey, new.sent_at)?;
    diesel::insert_into(challenges::table)
        .values((
            challenges::journey_id.eq(new.journey.0),
            challenges::purpose.eq(new.purpose.as_str()),
            challenges::mac.eq(new.mac.as_bytes().as_slice()),
            challenges::link_hash.eq(new.link.as_bytes()),
            challenges::sent_at.eq(stored(new.sent_at)),
            challenges::expires_at.eq(stored(new.expires_at)),
            challenges::entries.eq(0),
        ))
        .execute(conn)?;
    Ok(())
}

/// The newest code of a journey, dead or alive.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut Connection, journey: JourneyId) -> Stored<Option<StoredChallenge>> {
    let row: Option<Row> = challenges::table
        .filter(challenges::journey_id.eq(journey.0))
        .order(challenges::id.desc())
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(StoredChallenge::try_from).transpose()
}

/// Counts an entry before it is judged; which one it is, or `None` when the code takes no more.
///
/// # Errors
/// When the database fails.
pub fn count_entry(conn: &mut Connection, id: ChallengeId) -> Stored<Option<i32>> {
    let open = challenges::table
        .find(id.0)
        .filter(challenges::entries.lt(MAX_ENTRIES))
        .filter(challenges::used_at.is_null())
        .filter(challenges::retired_at.is_null());
    let entry = diesel::update(open)
        .set(challenges::entries.eq(challenges::entries + 1))
        .returning(challenges::entries)
        .fixed()
        .get_result(conn)
        .optional()?;
    Ok(entry)
}

/// Spends a code; `false` when another request was first.
///
/// # Errors
/// When the database fails.
pub fn spend(conn: &mut Connection, id: ChallengeId, now: OffsetDateTime) -> Stored<bool> {
    let unspent = challenges::table
        .find(id.0)
        .filter(challenges::used_at.is_null())
        .filter(challenges::retired_at.is_null());
    let rows = diesel::update(unspent)
        .set(challenges::used_at.eq(stored(now)))
        .returning(challenges::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(rows == 1)
}

/// Ends a code that was found dead, so that a clock that jumps back cannot revive it (R12).
///
/// # Errors
/// When the database fails.
pub fn retire(conn: &mut Connection, id: ChallengeId, now: OffsetDateTime) -> Stored<()> {
    let open = challenges::table
        .find(id.0)
        .filter(challenges::retired_at.is_null());
    diesel::update(open)
        .set(challenges::retired_at.eq(stored(now)))
        .returning(challenges::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

/// Ends every unspent code of a journey.
///
/// # Errors
/// When the database fails.
pub fn retire_of(conn: &mut Connection, journey: JourneyId, now: OffsetDateTime) -> Stored<()> {
    diesel::update(
        challenges::table
            .filter(challenges::journey_id.eq(journey.0))
            .filter(challenges::used_at.is_null())
            .filter(challenges::retired_at.is_null()),
    )
    .set(challenges::retired_at.eq(stored(now)))
    .returning(challenges::id)
    .fixed()
    .rows::<i64>(conn)?;
    Ok(())
}

/// Ends every code whose time is over, so that the clock need not be trusted about it again.
///
/// # Errors
/// When the database fails.
pub fn retire_expired(conn: &mut Connection, now: OffsetDateTime) -> Stored<usize> {
    let rows = diesel::update(
        challenges::table
            .filter(challenges::expires_at.le(stored(now)))
            .filter(challenges::used_at.is_null())
            .filter(challenges::retired_at.is_null()),
    )
    .set(challenges::retired_at.eq(stored(now)))
    .execute(conn)?;
    Ok(rows)
}

/// The code whose email holds this link.
///
/// # Errors
/// When the database fails.
pub fn by_link(conn: &mut Connection, link: &TokenHash) -> Stored<Option<LinkedChallenge>> {
    let row: Option<(Row, i64, i64, String)> = challenges::table
        .inner_join(journeys::table)
        .filter(challenges::link_hash.eq(link.as_bytes()))
        .select((
            Row::as_select(),
            journeys::id,
            journeys::session_id,
            journeys::kind,
        ))
        .get_result(conn)
        .optional()?;
    row.map(|(row, journey, session, journey_kind)| {
        let StoredChallenge { id, challenge } = row.try_into()?;
        let (journey, session) = (JourneyId(journey), SessionId(session));
        Ok(LinkedChallenge {
            id,
            challenge,
            journey,
            session,
            journey_kind,
        })
    })
    .transpose()
}

#[cfg(test)]
mod tests;
