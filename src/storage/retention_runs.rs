//! The daily removal: one row a day, held under a lease while a process is at it, with counts of what went.

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::times::stored;
use super::{Connection, Stored};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    removed: String,
    #[diesel(sql_type = Nullable<Timestamp>)]
    done_at: Option<PrimitiveDateTime>,
}

fn find(conn: &mut Connection, day: &str) -> Stored<Option<Row>> {
    Ok(
        diesel::sql_query("SELECT removed, done_at FROM retention_runs WHERE day = $1")
            .bind::<Text, _>(day)
            .get_result(conn)
            .optional()?,
    )
}

/// Whether the day's removal is done.
///
/// # Errors
/// When the database fails.
pub fn is_done(conn: &mut Connection, day: &str) -> Stored<bool> {
    Ok(find(conn, day)?.is_some_and(|row| row.done_at.is_some()))
}

const BEGIN: &str =
    "INSERT INTO retention_runs (day, removed) VALUES ($1, '{}') ON CONFLICT (day) DO NOTHING";
const CLAIM: &str = "UPDATE retention_runs SET lease = $1, leased_until = $2 \
    WHERE day = $3 AND done_at IS NULL AND (leased_until IS NULL OR leased_until <= $4)";

/// A lease on a day's removal.
#[derive(Debug, Clone)]
pub struct Lease {
    /// The day, `2026-11-22`.
    pub day: String,
    /// Its holder.
    pub name: String,
    /// Until when it is held.
    pub until: OffsetDateTime,
}

/// Takes the lease; what went so far (JSON), or `None` when somebody else holds it or all is done.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &mut Connection, lease: &Lease, now: OffsetDateTime) -> Stored<Option<String>> {
    diesel::sql_query(BEGIN)
        .bind::<Text, _>(&lease.day)
        .execute(conn)?;
    let claimed = diesel::sql_query(CLAIM)
        .bind::<Text, _>(&lease.name)
        .bind::<Timestamp, _>(stored(lease.until))
        .bind::<Text, _>(&lease.day)
        .bind::<Timestamp, _>(stored(now))
        .execute(conn)?;
    if claimed == 0 {
        return Ok(None);
    }
    Ok(find(conn, &lease.day)?.map(|row| row.removed))
}

const NOTE: &str = "UPDATE retention_runs SET removed = $1, leased_until = $2 \
    WHERE day = $3 AND lease = $4 AND done_at IS NULL";

/// Notes what went so far, in the transaction in which it went; `false` when the lease was lost.
///
/// # Errors
/// When the database fails.
pub fn note(conn: &mut Connection, lease: &Lease, removed: &str) -> Stored<bool> {
    let noted = diesel::sql_query(NOTE)
        .bind::<Text, _>(removed)
        .bind::<Timestamp, _>(stored(lease.until))
        .bind::<Text, _>(&lease.day)
        .bind::<Text, _>(&lease.name)
        .execute(conn)?;
    Ok(noted == 1)
}

const RELEASE: &str = "UPDATE retention_runs SET leased_until = NULL WHERE day = $1 AND lease = $2 AND done_at IS NULL";

/// Lets go of the lease: the rest is for the next time.
///
/// # Errors
/// When the database fails.
pub fn release(conn: &mut Connection, lease: &Lease) -> Stored<()> {
    diesel::sql_query(RELEASE)
        .bind::<Text, _>(&lease.day)
        .bind::<Text, _>(&lease.name)
        .execute(conn)?;
    Ok(())
}

const FINISH: &str = "UPDATE retention_runs SET done_at = $1, lease = NULL, leased_until = NULL \
    WHERE day = $2 AND lease = $3 AND done_at IS NULL";

/// Notes that all is done; `true` for the one who did it.
///
/// # Errors
/// When the database fails.
pub fn finish(conn: &mut Connection, lease: &Lease, now: OffsetDateTime) -> Stored<bool> {
    let done = diesel::sql_query(FINISH)
        .bind::<Timestamp, _>(stored(now))
        .bind::<Text, _>(&lease.day)
        .bind::<Text, _>(&lease.name)
        .execute(conn)?;
    Ok(done == 1)
}
