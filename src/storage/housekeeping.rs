//! What is swept: expired codes, dead sessions with their journeys, budgets that are whole again.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::schema::sessions;
use super::times::stored;
use super::{Connection, Stored, challenges, outbox, rate_limits};

/// Ends what has expired; how many mails were given up. Cheap: every query runs on an index.
///
/// # Errors
/// When the database fails.
pub fn sweep(conn: &mut Connection, now: OffsetDateTime) -> Stored<usize> {
    challenges::retire_expired(conn, now)?;
    let expired = outbox::expire(conn, now)?;
    Ok(expired)
}

/// Forgets budgets that limit nothing any more: a transaction of its own, which waits for nobody's journey.
///
/// # Errors
/// When the database fails.
pub fn forget_budgets(conn: &mut Connection, now: OffsetDateTime) -> Stored<usize> {
    let micros = i64::try_from(now.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX);
    rate_limits::forget_before(conn, micros)
}

/// Forgets sessions that ended before `before`, and with them their journeys and codes.
///
/// # Errors
/// When the database fails.
pub fn forget_sessions(conn: &mut Connection, before: OffsetDateTime) -> Stored<usize> {
    let over = sessions::table.filter(sessions::expires_at.lt(stored(before)));
    Ok(diesel::delete(over).execute(conn)?)
}
