//! Limits that hold across replicas and orderly restarts (on PostgreSQL the table is unlogged: a crash of
//! the database empties it; strikes and codes do not depend on it): GCRA in one statement, the same text on both
//! databases.
//!
//! The theoretical arrival time (TAT) of a key moves on by `interval` with every hit; a hit is allowed
//! while it lies less than `burst` intervals ahead of now.

use diesel::prelude::*;

use super::prepared::{AlwaysTheSame, Prepared, Value};
use super::schema::rate_limits;
use super::{Connection, Stored};

/// Times are microseconds since 1970.
pub type Micros = i64;

const TAKE: &str = "INSERT INTO rate_limits (key, tat) VALUES ($1, $2 + $3) \
    ON CONFLICT (key) DO UPDATE SET tat = \
        CASE WHEN rate_limits.tat > $2 THEN rate_limits.tat ELSE $2 END + $3 \
    WHERE rate_limits.tat <= $2 + $4";

/// Takes one hit; `None` when it was granted, or the moment from which it would be.
///
/// # Errors
/// When the database fails.
pub fn take(
    conn: &mut Connection,
    key: &str,
    now: Micros,
    interval: Micros,
    burst: i64,
) -> Stored<Option<Micros>> {
    let ahead = interval.saturating_mul(burst - 1);
    let values = [
        Value::Text(key),
        Value::Number(now),
        Value::Number(interval),
        Value::Number(ahead),
    ];
    let granted = Prepared::<()>::new(TAKE, &values).execute(conn)?;
    if granted == 1 {
        return Ok(None);
    }
    let tat: Option<i64> = rate_limits::table
        .find(key)
        .select(rate_limits::tat)
        .get_result(conn)
        .optional()?;
    Ok(Some(tat.unwrap_or(now) - ahead))
}

/// Gives one hit back: what it was taken for turned out to be right.
///
/// # Errors
/// When the database fails.
pub fn give_back(conn: &mut Connection, key: &str, interval: Micros) -> Stored<()> {
    diesel::update(rate_limits::table.find(key))
        .set(rate_limits::tat.eq(rate_limits::tat - interval))
        .returning(rate_limits::tat)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

/// Forgets keys that limit nothing any more.
///
/// # Errors
/// When the database fails.
pub fn forget_before(conn: &mut Connection, now: Micros) -> Stored<usize> {
    Ok(diesel::delete(rate_limits::table.filter(rate_limits::tat.lt(now))).execute(conn)?)
}
