//! The chain over the audit trail: what waits to be sealed, the seals in their places, and stretches of
//! them to be proved. It keeps links; it makes none and judges none.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::BigInt;
use time::PrimitiveDateTime;

use super::schema::{audit_events, audit_seals, audit_unsealed};
use super::{Connection, StorageError, Stored, tx};
use crate::secrets::chain::{self, Entry, GENESIS, Link, Sealed};
use crate::secrets::ring::Version;

/// A seal to be appended.
#[derive(Debug, Clone)]
pub struct Seal {
    /// Where in the chain.
    pub position: i64,
    /// Key of the event.
    pub event: i64,
    /// The link.
    pub link: Link,
    /// Which version of the key it is keyed by.
    pub version: Version,
}

/// The last seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Where in the chain.
    pub position: i64,
    /// The link, as it is kept.
    pub link: Vec<u8>,
    /// Which version of the key it is keyed by.
    pub version: Version,
}

impl Head {
    /// What stands before the first place.
    #[must_use]
    pub fn before_all() -> Self {
        Self {
            position: chain::FIRST - 1,
            link: GENESIS.to_vec(),
            version: Version::FIRST,
        }
    }
}

/// The version that a row says; nothing the portal wrote says another. To go on from there would break the chain.
fn version(number: i32) -> Stored<Version> {
    Version::from_number(number.into()).ok_or_else(|| StorageError::unreadable("version of a key"))
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_events)]
struct Row {
    id: i64,
    at: PrimitiveDateTime,
    actor_kind: String,
    actor: String,
    action: String,
    subject: String,
    detail: String,
    network: String,
    request_id: String,
    organisation_id: Option<i64>,
}

impl From<Row> for Entry {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            at: micros(row.at),
            actor_kind: row.actor_kind,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            detail: row.detail,
            network: row.network,
            request_id: row.request_id,
            organisation: row.organisation_id,
        }
    }
}

/// Microseconds since 1970: what both databases keep.
fn micros(at: PrimitiveDateTime) -> i64 {
    let nanoseconds = at.assume_utc().unix_timestamp_nanos();
    i64::try_from(nanoseconds / 1_000).unwrap_or(i64::MAX)
}

/// Whether anything waits: spares idle sealers the write.
///
/// # Errors
/// When the database fails.
pub fn any_waiting(conn: &mut Connection) -> Stored<bool> {
    Ok(!waiting_ids(conn, i64::MIN, 1)?.is_empty())
}

/// The oldest events that wait, at most `most`. One that has a seal already does not wait, nor does one that
/// is gone; neither holds up those behind it.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut Connection, most: i64) -> Stored<Vec<Entry>> {
    let mut ids = waiting_ids(conn, i64::MIN, most)?;
    while let Some(last) = ids.last().copied() {
        // Keys one by one, and no join: a planner that takes the join the wrong way round reads the whole chain.
        let sealed: Vec<i64> = audit_seals::table
            .filter(audit_seals::event_id.eq_any(ids.clone()))
            .select(audit_seals::event_id)
            .load(conn)?;
        ids.retain(|id| !sealed.contains(id));
        let entries = entries(conn, ids)?;
        if !entries.is_empty() {
            return Ok(entries);
        }
        ids = waiting_ids(conn, last, most)?;
    }
    Ok(Vec::new())
}

fn waiting_ids(conn: &mut Connection, after: i64, most: i64) -> Stored<Vec<i64>> {
    Ok(audit_unsealed::table
        .filter(audit_unsealed::event_id.gt(after))
        .order(audit_unsealed::event_id.asc())
        .limit(most)
        .select(audit_unsealed::event_id)
        .load(conn)?)
}

/// The events with these keys that are there, in order of their keys.
fn entries(conn: &mut Connection, ids: Vec<i64>) -> Stored<Vec<Entry>> {
    let rows: Vec<Row> = audit_events::table
        .filter(audit_events::id.eq_any(ids))
        .order(audit_events::id.asc())
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Entry::from).collect())
}

/// The end of the chain; `None` when nothing was sealed yet.
///
/// # Errors
/// When the database fails.
pub fn head(conn: &mut Connection) -> Stored<Option<Head>> {
    let row: Option<(i64, Vec<u8>, i32)> = audit_seals::table
        .order(audit_seals::position.desc())
        .select((
            audit_seals::position,
            audit_seals::hash,
            audit_seals::key_version,
        ))
        .first(conn)
        .optional()?;
    row.map(place).transpose()
}

fn place((position, link, number): (i64, Vec<u8>, i32)) -> Stored<Head> {
    Ok(Head {
        position,
        link,
        version: version(number)?,
    })
}

/// Appends seals, and nothing waits of what they seal. `false` when another sealer was first at any of
/// them: then nothing was appended. Two sealers can never fork the chain, because a position is taken once.
///
/// # Errors
/// When the database fails.
pub fn append(conn: &mut Connection, seals: &[Seal]) -> Stored<bool> {
    let appended = tx::savepoint(conn, |conn| {
        for seal in seals {
            diesel::insert_into(audit_seals::table)
                .values((
                    audit_seals::position.eq(seal.position),
                    audit_seals::event_id.eq(seal.event),
                    audit_seals::hash.eq(seal.link.as_bytes()),
                    audit_seals::key_version.eq(i32::from(seal.version.number())),
                ))
                .execute(conn)?;
        }
        let events: Vec<i64> = seals.iter().map(|seal| seal.event).collect();
        let waited = audit_unsealed::table.filter(audit_unsealed::event_id.eq_any(events));
        let gone = diesel::delete(waited).execute(conn)?;
        match gone == seals.len() {
            true => Ok(()),
            false => Err(Error::RollbackTransaction),
        }
    });
    match appended {
        Ok(()) => Ok(true),
        Err(
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)
            | Error::RollbackTransaction,
        ) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// The places of the chain from `first` to `last`, in order, at most `most`, each with its event.
///
/// # Errors
/// When the database fails, or holds what no row can hold.
pub fn stretch(conn: &mut Connection, first: i64, last: i64, most: i64) -> Stored<Vec<Sealed>> {
    let seals: Vec<(i64, i64, Vec<u8>, i32)> = audit_seals::table
        .filter(audit_seals::position.between(first, last))
        .order(audit_seals::position.asc())
        .limit(most)
        .select((
            audit_seals::position,
            audit_seals::event_id,
            audit_seals::hash,
            audit_seals::key_version,
        ))
        .load(conn)?;
    let ids: Vec<i64> = seals.iter().map(|(_, event, _, _)| *event).collect();
    let entries = entries(conn, ids)?;
    let entry = |event: i64| {
        let at = entries
            .binary_search_by_key(&event, |entry| entry.id)
            .ok()?;
        entries.get(at).cloned()
    };
    Ok(seals
        .into_iter()
        .map(|(position, event, link, version)| Sealed {
            position,
            event,
            link,
            version: Version::from_number(version.into()),
            entry: entry(event),
        })
        .collect())
}

/// The place at a position.
///
/// # Errors
/// When the database fails.
pub fn at(conn: &mut Connection, position: i64) -> Stored<Option<Head>> {
    let row: Option<(i64, Vec<u8>, i32)> = audit_seals::table
        .find(position)
        .select((
            audit_seals::position,
            audit_seals::hash,
            audit_seals::key_version,
        ))
        .first(conn)
        .optional()?;
    row.map(place).transpose()
}

/// The key of the newest event; 0 when there is none.
///
/// # Errors
/// When the database fails.
pub fn newest_event(conn: &mut Connection) -> Stored<i64> {
    let newest: Option<i64> = audit_events::table
        .order(audit_events::id.desc())
        .select(audit_events::id)
        .first(conn)
        .optional()?;
    Ok(newest.unwrap_or(0))
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

// Each side is a range of an index, whatever the planner makes of it.
const STRAY: &str = "SELECT COUNT(*) AS number FROM ( \
    SELECT id FROM audit_events WHERE id > $1 AND id <= $2 \
    EXCEPT SELECT event_id FROM audit_seals WHERE event_id > $1 AND event_id <= $2 AND position >= 1 \
    EXCEPT SELECT event_id FROM audit_unsealed WHERE event_id > $1 AND event_id <= $2) AS stray";

/// How many events with keys above `after`, up to `last`, are neither sealed in the chain (which begins at 1)
/// nor waiting. Reads them all: for the command line, a range at a time.
///
/// # Errors
/// When the database fails.
pub fn stray(conn: &mut Connection, after: i64, last: i64) -> Stored<i64> {
    count(conn, STRAY, after, last)
}

const LOST: &str = "SELECT COUNT(*) AS number FROM ( \
    SELECT event_id FROM audit_unsealed WHERE event_id > $1 AND event_id <= $2 \
    EXCEPT SELECT id FROM audit_events WHERE id > $1 AND id <= $2) AS lost";

/// How many events of such a range wait to be sealed and are gone.
///
/// # Errors
/// When the database fails.
pub fn lost(conn: &mut Connection, after: i64, last: i64) -> Stored<i64> {
    count(conn, LOST, after, last)
}

fn count(conn: &mut Connection, query: &str, after: i64, last: i64) -> Stored<i64> {
    let counted: Count = diesel::sql_query(query)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(last)
        .get_result(conn)?;
    Ok(counted.number)
}
