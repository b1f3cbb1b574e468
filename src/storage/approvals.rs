//! What one person proposes and another approves: an email for a holder.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::organisations::Scope;
use super::schema::{approvals, holders, staff};
use super::staff::StaffId;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, tx};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;

/// A proposal.
#[derive(Debug, Clone)]
pub struct Approval {
    /// Public name.
    pub reference: String,
    /// Whose email.
    pub holder: HolderId,
    /// Their number.
    pub number: SmartcardNumber,
    /// Their name.
    pub holder_name: String,
    /// The proposed address.
    pub email: EmailAddress,
    /// Why.
    pub reason: String,
    /// Who proposed it.
    pub proposed_by: StaffId,
    /// Their name.
    pub proposer_name: String,
    /// When.
    pub proposed_at: OffsetDateTime,
    /// What became of it; `None` while it waits.
    pub outcome: Option<String>,
}

/// A proposal to be made.
#[derive(Debug, Clone)]
pub struct NewApproval<'a> {
    /// Public name.
    pub reference: &'a str,
    /// Whose email.
    pub holder: HolderId,
    /// The proposed address.
    pub email: &'a EmailAddress,
    /// Why.
    pub reason: &'a str,
    /// Who proposes it.
    pub proposed_by: StaffId,
    /// Now.
    pub now: OffsetDateTime,
}

/// Makes a proposal; `false` when another waits for this holder already.
///
/// # Errors
/// When the database fails.
pub fn propose(conn: &mut Connection, new: &NewApproval<'_>) -> Stored<bool> {
    let insert = diesel::insert_into(approvals::table).values((
        approvals::reference.eq(new.reference),
        approvals::holder_id.eq(new.holder.0),
        approvals::email.eq(new.email.as_str()),
        approvals::reason.eq(new.reason),
        approvals::note.eq(""),
        approvals::proposed_by.eq(new.proposed_by.0),
        approvals::proposed_at.eq(stored(new.now)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(true),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Whether a proposal for a holder waits.
///
/// # Errors
/// When the database fails.
pub fn waits_for(conn: &mut Connection, holder: HolderId) -> Stored<bool> {
    let waiting: Option<i64> = approvals::table
        .filter(approvals::holder_id.eq(holder.0))
        .filter(approvals::outcome.is_null())
        .select(approvals::id)
        .first(conn)
        .optional()?;
    Ok(waiting.is_some())
}

type Row = (
    (String, i64, String, String),
    (String, String, i64, String),
    (PrimitiveDateTime, Option<String>),
);

macro_rules! columns {
    () => {
        (
            (
                approvals::reference,
                holders::id,
                holders::smartcard_number,
                holders::name,
            ),
            (approvals::email, approvals::reason, staff::id, staff::name),
            (approvals::proposed_at, approvals::outcome),
        )
    };
}

fn approval(row: Row) -> Stored<Approval> {
    let ((reference, holder, number, holder_name), proposal, (proposed_at, outcome)) = row;
    let (email, reason, proposed_by, proposer_name) = proposal;
    Ok(Approval {
        reference,
        holder: HolderId(holder),
        number: SmartcardNumber::parse(&number)
            .map_err(|_| StorageError::unreadable("smartcard number"))?,
        holder_name,
        email: EmailAddress::parse(&email)
            .map_err(|_| StorageError::unreadable("email address"))?,
        reason,
        proposed_by: StaffId(proposed_by),
        proposer_name,
        proposed_at: utc(proposed_at),
        outcome,
    })
}

/// Proposals that wait, the oldest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut Connection, scope: &Scope, limit: i64) -> Stored<Vec<Approval>> {
    let mut query = approvals::table
        .inner_join(holders::table)
        .inner_join(staff::table.on(staff::id.eq(approvals::proposed_by)))
        .filter(approvals::outcome.is_null())
        .order(approvals::id.asc())
        .limit(limit)
        .select(columns!())
        .into_boxed();
    if let Some(keys) = scope.keys() {
        query = query.filter(holders::organisation_id.eq_any(keys));
    }
    let rows: Vec<Row> = query.load(conn)?;
    rows.into_iter().map(approval).collect()
}

/// The proposal of a reference.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, reference: &str) -> Stored<Option<Approval>> {
    let row: Option<Row> = approvals::table
        .inner_join(holders::table)
        .inner_join(staff::table.on(staff::id.eq(approvals::proposed_by)))
        .filter(approvals::reference.eq(reference))
        .select(columns!())
        .first(conn)
        .optional()?;
    row.map(approval).transpose()
}

/// Decides a proposal; `true` once, and never for whoever proposed it.
///
/// # Errors
/// When the database fails.
pub fn decide(
    conn: &mut Connection,
    reference: &str,
    outcome: &str,
    by: StaffId,
    now: OffsetDateTime,
) -> Stored<bool> {
    let waiting = approvals::table
        .filter(approvals::reference.eq(reference))
        .filter(approvals::outcome.is_null())
        .filter(approvals::proposed_by.ne(by.0));
    let rows = diesel::update(waiting)
        .set((
            approvals::outcome.eq(outcome),
            approvals::decided_by.eq(by.0),
            approvals::decided_at.eq(stored(now)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}
