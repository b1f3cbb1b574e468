//! The beginning of the audit trail, where what was kept for its time has gone: the place after which the chain
//! begins, and taking away what is before it. The database refuses to let go of anything else.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Integer, Timestamp};
use time::OffsetDateTime;

use super::schema::{audit_events, audit_seals};
use super::times::stored;
use super::{Connection, Stored};

/// The place after which the chain begins.
#[derive(Debug, Clone, QueryableByName)]
pub struct Anchor {
    /// Where in the chain.
    #[diesel(sql_type = BigInt)]
    pub position: i64,
    /// The link that was there.
    #[diesel(sql_type = Binary)]
    pub link: Vec<u8>,
    /// Which version of the key vouches for both.
    #[diesel(sql_type = Integer)]
    pub key_version: i32,
    /// What vouches for both, under a key that is not in the database.
    #[diesel(sql_type = Binary)]
    pub mac: Vec<u8>,
}

/// Where the chain begins; `None` while nothing has gone.
///
/// # Errors
/// When the database fails.
pub fn anchor(conn: &mut Connection) -> Stored<Option<Anchor>> {
    Ok(diesel::sql_query(
        "SELECT position, link, key_version, mac FROM audit_anchors WHERE only_one = 1",
    )
    .get_result(conn)
    .optional()?)
}

const FIRST: &str = "INSERT INTO audit_anchors (only_one, position, link, key_version, mac, cut_at) \
    VALUES (1, $1, $2, $3, $4, $5) \
    ON CONFLICT (only_one) DO NOTHING";
const MOVE: &str = "UPDATE audit_anchors SET position = $1, link = $2, key_version = $3, mac = $4, cut_at = $5 \
    WHERE only_one = 1 AND position = $6";

/// Moves the beginning from `from` (0: nothing has gone yet); `false` when somebody else has meanwhile.
///
/// # Errors
/// When the database fails.
pub fn move_anchor(
    conn: &mut Connection,
    from: i64,
    to: &Anchor,
    now: OffsetDateTime,
) -> Stored<bool> {
    let statement = if from == 0 { FIRST } else { MOVE };
    let query = diesel::sql_query(statement)
        .bind::<BigInt, _>(to.position)
        .bind::<Binary, _>(&to.link)
        .bind::<Integer, _>(to.key_version)
        .bind::<Binary, _>(&to.mac)
        .bind::<Timestamp, _>(stored(now));
    let rows = match from {
        0 => query.execute(conn)?,
        from => query.bind::<BigInt, _>(from).execute(conn)?,
    };
    Ok(rows == 1)
}

/// Takes away events and the seals up to `position`, which must lie before the beginning of the chain.
///
/// # Errors
/// When the database fails, or refuses.
pub fn remove(conn: &mut Connection, events: &[i64], position: i64) -> Stored<usize> {
    let old = audit_events::table.filter(audit_events::id.eq_any(events.to_vec()));
    let gone = diesel::delete(old).execute(conn)?;
    let seals = audit_seals::table.filter(audit_seals::position.between(1, position));
    diesel::delete(seals).execute(conn)?;
    Ok(gone)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// How many events are older than `before`, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut Connection, before: OffsetDateTime, most: i64) -> Stored<i64> {
    let counted: Count = diesel::sql_query(
        "SELECT COUNT(*) AS number FROM (SELECT id FROM audit_events WHERE at < $1 ORDER BY at LIMIT $2) AS due",
    )
    .bind::<Timestamp, _>(stored(before))
    .bind::<BigInt, _>(most)
    .get_result(conn)?;
    Ok(counted.number)
}
