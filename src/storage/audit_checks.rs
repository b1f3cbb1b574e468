//! What proving the audit trail showed: the newest checks, and every place that was ever found broken.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::audit_checks;
use super::times::{stored, utc};
use super::{Connection, Stored};

/// How many checks are kept; of older ones only the first that named each broken place.
const KEPT: i64 = 1_000;

/// A stretch of the trail that was proved, or found broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// When.
    pub at: OffsetDateTime,
    /// The first position of the stretch.
    pub first: i64,
    /// The last one.
    pub last: i64,
    /// The first broken place, if there is one.
    pub broken: Option<BrokenPlace>,
}

/// A broken place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenPlace {
    /// Where in the chain.
    pub position: i64,
    /// Key of the event there, where it is known.
    pub event: Option<i64>,
    /// What is wrong, in words.
    pub reason: String,
}

type Row = (
    PrimitiveDateTime,
    i64,
    i64,
    Option<i64>,
    Option<i64>,
    Option<String>,
);

macro_rules! columns {
    () => {
        (
            audit_checks::at,
            audit_checks::first_position,
            audit_checks::last_position,
            audit_checks::broken_position,
            audit_checks::broken_event,
            audit_checks::reason,
        )
    };
}

fn check((at, first, last, position, event, reason): Row) -> Check {
    Check {
        at: utc(at),
        first,
        last,
        broken: position.map(|position| BrokenPlace {
            position,
            event,
            reason: reason.unwrap_or_default(),
        }),
    }
}

const FORGET: &str = "DELETE FROM audit_checks WHERE id <= $1 AND (broken_position IS NULL OR EXISTS \
    (SELECT 1 FROM audit_checks AS earlier WHERE earlier.broken_position = audit_checks.broken_position \
    AND earlier.id < audit_checks.id))";

/// Keeps a check.
///
/// # Errors
/// When the database fails.
pub fn store(conn: &mut Connection, check: &Check) -> Stored<()> {
    let broken = check.broken.as_ref();
    let id: i64 = diesel::insert_into(audit_checks::table)
        .values((
            audit_checks::at.eq(stored(check.at)),
            audit_checks::first_position.eq(check.first),
            audit_checks::last_position.eq(check.last),
            audit_checks::broken_position.eq(broken.map(|place| place.position)),
            audit_checks::broken_event.eq(broken.and_then(|place| place.event)),
            audit_checks::reason.eq(broken.map(|place| place.reason.as_str())),
        ))
        .returning(audit_checks::id)
        .get_result(conn)?;
    diesel::sql_query(FORGET)
        .bind::<BigInt, _>(id - KEPT)
        .execute(conn)?;
    Ok(())
}

/// The newest check.
///
/// # Errors
/// When the database fails.
pub fn newest(conn: &mut Connection) -> Stored<Option<Check>> {
    let row: Option<Row> = audit_checks::table
        .order(audit_checks::id.desc())
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(check))
}

/// The newest check that found something broken: it stays, whatever later ones say.
///
/// # Errors
/// When the database fails.
pub fn newest_broken(conn: &mut Connection) -> Stored<Option<Check>> {
    let row: Option<Row> = audit_checks::table
        .filter(audit_checks::broken_position.is_not_null())
        .order(audit_checks::id.desc())
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(check))
}

/// Whether a place was found broken before.
///
/// # Errors
/// When the database fails.
pub fn is_known(conn: &mut Connection, position: i64) -> Stored<bool> {
    let id: Option<i64> = audit_checks::table
        .filter(audit_checks::broken_position.eq(position))
        .select(audit_checks::id)
        .first(conn)
        .optional()?;
    Ok(id.is_some())
}
