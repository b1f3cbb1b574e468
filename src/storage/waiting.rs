//! What waits for somebody of the Registration Authority: a few of the newest, never a whole table.

use diesel::prelude::*;
use diesel::sql_types::{Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::Scope;
use super::schema::{approvals, outbox};
use super::times::utc;
use super::{Connection, StorageError, Stored};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::MAX_STRIKES;

/// How many of the newest lock-outs are looked through for those within reach.
const NEWEST_LOCKOUTS: usize = 2_000;

/// A holder whose number has three strikes.
#[derive(Debug, Clone)]
pub struct LockedOut {
    /// Their number.
    pub number: SmartcardNumber,
    /// Their name.
    pub name: String,
    /// Their organisation's name.
    pub organisation: String,
    /// When the third strike was taken.
    pub at: OffsetDateTime,
}

#[derive(QueryableByName)]
struct LockedOutRow {
    #[diesel(sql_type = Text)]
    number: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    organisation: String,
    #[diesel(sql_type = Timestamp)]
    at: PrimitiveDateTime,
}

/// The newest lock-outs of holders within a scope, among the newest of all; at most `most`. Numbers that
/// nobody has wait for nobody.
///
/// # Errors
/// When the database fails.
pub fn locked_out(conn: &mut Connection, scope: &Scope, most: usize) -> Stored<Vec<LockedOut>> {
    let within = scope.keys().map(|keys| {
        let keys: Vec<String> = keys.iter().map(i64::to_string).collect();
        format!("WHERE h.organisation_id IN ({})", keys.join(", "))
    });
    // The limit is a number of its own in the text, so that the partial index is seen to serve.
    let query = format!(
        "SELECT h.smartcard_number AS number, h.name AS name, o.name AS organisation, s.last_at AS at \
         FROM (SELECT smartcard_number, last_at FROM strikes WHERE taken >= {MAX_STRIKES} \
             ORDER BY last_at DESC LIMIT {NEWEST_LOCKOUTS}) s \
         JOIN holders h ON h.smartcard_number = s.smartcard_number \
         JOIN organisations o ON o.id = h.organisation_id {} \
         ORDER BY s.last_at DESC, h.smartcard_number LIMIT {most}",
        within.unwrap_or_default()
    );
    let rows: Vec<LockedOutRow> = diesel::sql_query(query).load(conn)?;
    rows.into_iter()
        .map(|row| {
            Ok(LockedOut {
                number: SmartcardNumber::parse(&row.number)
                    .map_err(|_| StorageError::unreadable("smartcard number"))?,
                name: row.name,
                organisation: row.organisation,
                at: utc(row.at),
            })
        })
        .collect()
}

/// How many emails wait to be approved, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn approvals(conn: &mut Connection, most: i64) -> Stored<usize> {
    let open: Vec<i64> = approvals::table
        .filter(approvals::outcome.is_null())
        .limit(most)
        .select(approvals::id)
        .load(conn)?;
    Ok(open.len())
}

/// How many mails of a kind that were queued since then could not be sent and are parked, among the newest
/// `most` of that kind that are.
///
/// # Errors
/// When the database fails.
pub fn parked_since(
    conn: &mut Connection,
    kind: &str,
    since: OffsetDateTime,
    most: i64,
) -> Stored<usize> {
    let newest: Vec<PrimitiveDateTime> = outbox::table
        .filter(outbox::kind.eq(kind))
        .filter(outbox::state.eq("parked"))
        .order(outbox::id.desc())
        .limit(most)
        .select(outbox::queued_at)
        .load(conn)?;
    Ok(newest.into_iter().filter(|at| utc(*at) >= since).count())
}

/// How many mails could not be sent and are parked, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn parked_mails(conn: &mut Connection, most: i64) -> Stored<usize> {
    let parked: Vec<i64> = outbox::table
        .filter(outbox::state.eq("parked"))
        .limit(most)
        .select(outbox::id)
        .load(conn)?;
    Ok(parked.len())
}
