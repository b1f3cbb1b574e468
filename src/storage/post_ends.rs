//! Posts for a time: whose have reached their end, and who is to be told that theirs will. When somebody is
//! told is `domain::reminders`'s to say.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::posts::{read_end, stored_end};
use super::schema::holders;
use super::times::stored;
use super::{Connection, Stored};
use crate::domain::post::PostEnd;

/// Holders whose post has ended and whose profile is open, the longest ended first; at most `most`.
///
/// # Errors
/// When the database fails.
pub fn ended(conn: &mut Connection, now: OffsetDateTime, most: i64) -> Stored<Vec<HolderId>> {
    let ids: Vec<i64> = holders::table
        .filter(holders::ends_at.is_not_null())
        .filter(holders::closed_at.is_null())
        .filter(holders::ends_at.le(stored(now)))
        .order(holders::ends_at.asc())
        .limit(most)
        .select(holders::id)
        .load(conn)?;
    Ok(ids.into_iter().map(HolderId).collect())
}

/// Closes the profile of a holder whose post has ended; `false`, and nothing done, when somebody else has, or
/// has moved the end.
///
/// # Errors
/// When the database fails.
pub fn close(conn: &mut Connection, holder: HolderId, now: OffsetDateTime) -> Stored<bool> {
    let ended = holders::table
        .find(holder.0)
        .filter(holders::closed_at.is_null())
        .filter(holders::ends_at.le(stored(now)));
    let rows = diesel::update(ended)
        .set(holders::closed_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// A post that ends.
#[derive(Debug, Clone, Copy)]
pub struct Ending {
    /// Whose.
    pub holder: HolderId,
    /// When.
    pub end: PostEnd,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Timestamp)]
    ends_at: PrimitiveDateTime,
}

const ENDING: &str = "SELECT h.id, h.ends_at FROM holders h \
    WHERE h.ends_at IS NOT NULL AND h.closed_at IS NULL AND h.ends_at >= $1 AND h.ends_at < $2 \
    AND NOT EXISTS (SELECT 1 FROM post_reminders r \
        WHERE r.holder_id = h.id AND r.ends_at = h.ends_at AND r.step = $3) \
    ORDER BY h.ends_at LIMIT $4";

/// Posts that end from `from` on and before `until`, and of which nobody was told at this step; at most `most`.
///
/// # Errors
/// When the database fails.
pub fn ending(
    conn: &mut Connection,
    (from, until): (OffsetDateTime, OffsetDateTime),
    step: u16,
    most: i64,
) -> Stored<Vec<Ending>> {
    let rows: Vec<Row> = diesel::sql_query(ENDING)
        .bind::<Timestamp, _>(stored(from))
        .bind::<Timestamp, _>(stored(until))
        .bind::<Integer, _>(i32::from(step))
        .bind::<BigInt, _>(most)
        .load(conn)?;
    let ending = |row: Row| Ending {
        holder: HolderId(row.id),
        end: read_end(row.ends_at),
    };
    Ok(rows.into_iter().map(ending).collect())
}

const TELL: &str = "INSERT INTO post_reminders (holder_id, ends_at, step) \
    SELECT h.id, h.ends_at, $1 FROM holders h \
    WHERE h.id = $2 AND h.ends_at = $3 AND h.closed_at IS NULL \
    ON CONFLICT (holder_id, ends_at, step) DO NOTHING";

/// Notes that they are told at this step; `false` when they were, or the end was moved. The mails are only to
/// be queued in the same transaction and after `true`.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut Connection, ending: Ending, step: u16) -> Stored<bool> {
    let rows = diesel::sql_query(TELL)
        .bind::<Integer, _>(i32::from(step))
        .bind::<BigInt, _>(ending.holder.0)
        .bind::<Timestamp, _>(stored_end(ending.end))
        .execute(conn)?;
    Ok(rows == 1)
}
