//! Failures in a row at the console's door, by what was typed, and until when to wait (R30).
//!
//! A try is counted before it is judged, in a transaction of its own; a right one clears the count.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

use super::schema::waits;
use super::times::{stored, utc};
use super::{Connection, Stored, tx};

/// Whether a try may be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It was counted: judge it.
    Granted,
    /// Too soon after earlier failures; nothing was counted. From when on it may be tried again.
    Wait(OffsetDateTime),
}

/// Counts a try under `key`, and the wait that follows if it fails.
///
/// # Errors
/// When the database fails.
pub fn count(
    conn: &mut Connection,
    key: &str,
    now: OffsetDateTime,
    wait_after: fn(i32) -> Option<Duration>,
) -> Stored<Turn> {
    if let Some(failures) = raise(conn, key, now)? {
        return granted(conn, key, now, wait_after(failures));
    }
    let first = diesel::insert_into(waits::table).values((
        waits::key.eq(key),
        waits::failures.eq(1),
        waits::last_at.eq(stored(now)),
    ));
    match tx::savepoint(conn, |conn| first.execute(conn)) {
        Ok(_) => granted(conn, key, now, wait_after(1)),
        // The row was there: to wait, or made by another request a moment ago.
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            match raise(conn, key, now)? {
                Some(failures) => granted(conn, key, now, wait_after(failures)),
                None => Ok(Turn::Wait(until(conn, key)?.unwrap_or(now))),
            }
        }
        Err(other) => Err(other.into()),
    }
}

/// One more failure, unless it is too soon; the row stays locked until the transaction ends.
fn raise(conn: &mut Connection, key: &str, now: OffsetDateTime) -> Stored<Option<i32>> {
    let free = waits::table.find(key).filter(
        waits::wait_until
            .is_null()
            .or(waits::wait_until.le(stored(now))),
    );
    let failures = diesel::update(free)
        .set((
            waits::failures.eq(waits::failures + 1),
            waits::last_at.eq(stored(now)),
        ))
        .returning(waits::failures)
        .get_result(conn)
        .optional()?;
    Ok(failures)
}

fn granted(
    conn: &mut Connection,
    key: &str,
    now: OffsetDateTime,
    wait: Option<Duration>,
) -> Stored<Turn> {
    if let Some(wait) = wait {
        diesel::update(waits::table.find(key))
            .set(waits::wait_until.eq(stored(now + wait)))
            .execute(conn)?;
    }
    Ok(Turn::Granted)
}

fn until(conn: &mut Connection, key: &str) -> Stored<Option<OffsetDateTime>> {
    let until: Option<Option<PrimitiveDateTime>> = waits::table
        .find(key)
        .select(waits::wait_until)
        .first(conn)
        .optional()?;
    Ok(until.flatten().map(utc))
}

/// Clears a count: the try was right.
///
/// # Errors
/// When the database fails.
pub fn clear(conn: &mut Connection, key: &str) -> Stored<()> {
    diesel::delete(waits::table.find(key)).execute(conn)?;
    Ok(())
}

/// Forgets counts whose last failure was before `before`.
///
/// # Errors
/// When the database fails.
pub fn forget(conn: &mut Connection, before: OffsetDateTime) -> Stored<usize> {
    let over = waits::table.filter(waits::last_at.lt(stored(before)));
    Ok(diesel::delete(over).execute(conn)?)
}
