//! Links by which staff choose a password: only the hash of the token; each works once.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::schema::invitations;
use super::staff::StaffId;
use super::times::stored;
use super::{Connection, Stored};
use crate::secrets::token::TokenHash;

/// Makes an invitation; every earlier one of the same person is dead.
///
/// # Errors
/// When the database fails.
pub fn make(
    conn: &mut Connection,
    staff: StaffId,
    token: &TokenHash,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Stored<()> {
    end_all_of(conn, staff, now)?;
    diesel::insert_into(invitations::table)
        .values((
            invitations::staff_id.eq(staff.0),
            invitations::token_hash.eq(token.as_bytes()),
            invitations::created_at.eq(stored(now)),
            invitations::expires_at.eq(stored(expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends every invitation of somebody.
///
/// # Errors
/// When the database fails.
pub fn end_all_of(conn: &mut Connection, staff: StaffId, now: OffsetDateTime) -> Stored<()> {
    let theirs = invitations::table
        .filter(invitations::staff_id.eq(staff.0))
        .filter(invitations::used_at.is_null());
    diesel::update(theirs)
        .set(invitations::used_at.eq(stored(now)))
        .execute(conn)?;
    Ok(())
}

/// Whose live invitation a token is.
///
/// # Errors
/// When the database fails.
pub fn find(
    conn: &mut Connection,
    token: &TokenHash,
    now: OffsetDateTime,
) -> Stored<Option<StaffId>> {
    let staff: Option<i64> = invitations::table
        .filter(invitations::token_hash.eq(token.as_bytes()))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(stored(now)))
        .select(invitations::staff_id)
        .first(conn)
        .optional()?;
    Ok(staff.map(StaffId))
}

/// Spends a live invitation: whose it was, once.
///
/// # Errors
/// When the database fails.
pub fn spend(
    conn: &mut Connection,
    token: &TokenHash,
    now: OffsetDateTime,
) -> Stored<Option<StaffId>> {
    let live = invitations::table
        .filter(invitations::token_hash.eq(token.as_bytes()))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(stored(now)));
    let staff: Option<i64> = diesel::update(live)
        .set(invitations::used_at.eq(stored(now)))
        .returning(invitations::staff_id)
        .get_result(conn)
        .optional()?;
    Ok(staff.map(StaffId))
}
