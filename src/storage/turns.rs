//! Turns: what several processes may begin at the same moment and only one need do. A turn lasts as long as the
//! transaction in which it was taken, so a process that dies gives it back.

use diesel::RunQueryDsl;
use diesel::sql_types::{BigInt, Bool};

use super::{Connection, Stored};

/// What there are turns for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Sweeping what has expired: two sweepers would lock the same rows, each in its own order.
    Sweep,
    /// Keeping what proving the trail showed: a broken place is told of once.
    Proof,
}

#[derive(diesel::QueryableByName)]
struct Taken {
    #[diesel(sql_type = Bool)]
    taken: bool,
}

/// Takes a turn, in a write transaction; `false` when another process has it. SQLite has one writer, whose turn
/// it always is.
///
/// # Errors
/// When the database fails.
pub fn take(conn: &mut Connection, turn: Turn) -> Stored<bool> {
    let Connection::Postgres(conn) = conn else {
        return Ok(true);
    };
    let taken: Taken = diesel::sql_query("SELECT pg_try_advisory_xact_lock($1) AS taken")
        .bind::<BigInt, _>(number(turn))
        .get_result(conn)?;
    Ok(taken.taken)
}

/// The names of the locks: any numbers, but the same in every version, and none that migrating uses.
fn number(turn: Turn) -> i64 {
    match turn {
        Turn::Sweep => 5_417_204_134,
        Turn::Proof => 5_417_204_135,
    }
}
