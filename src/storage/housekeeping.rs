//! What is swept: expired codes and mails, budgets that are whole again.

use time::OffsetDateTime;

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
