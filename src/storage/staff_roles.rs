//! Which roles staff hold, in which organisation and until when. Whether one is held now is
//! `domain::role`'s to say.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::OrganisationId;
use super::schema::{organisations, staff, staff_roles};
use super::staff::StaffId;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored};
use crate::domain::role::Role;

/// Key of a granted role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoleId(i64);

impl RoleId {
    /// The key as forms have it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

/// A role that was granted.
#[derive(Debug, Clone)]
pub struct GrantedRole {
    /// Key.
    pub id: RoleId,
    /// Which.
    pub role: Role,
    /// Within which organisation.
    pub organisation: OrganisationId,
    /// Its code.
    pub ods_code: String,
    /// Its name.
    pub organisation_name: String,
    /// Since when.
    pub granted_at: OffsetDateTime,
    /// By whom.
    pub granted_by: String,
    /// Until when, for locums and agency staff.
    pub ends_at: Option<OffsetDateTime>,
    /// When it was taken back.
    pub revoked_at: Option<OffsetDateTime>,
}

type Row = (
    i64,
    String,
    i64,
    String,
    String,
    PrimitiveDateTime,
    String,
    Option<PrimitiveDateTime>,
    Option<PrimitiveDateTime>,
);

fn granted(row: Row) -> Stored<GrantedRole> {
    let (id, role, organisation, ods_code, organisation_name, at, by, ends, revoked) = row;
    Ok(GrantedRole {
        id: RoleId(id),
        role: Role::from_stored(&role).ok_or_else(|| StorageError::unreadable("role"))?,
        organisation: OrganisationId(organisation),
        ods_code,
        organisation_name,
        granted_at: utc(at),
        granted_by: by,
        ends_at: ends.map(utc),
        revoked_at: revoked.map(utc),
    })
}

/// Every role that somebody was ever granted, the newest first.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, id: StaffId) -> Stored<Vec<GrantedRole>> {
    let rows: Vec<Row> = staff_roles::table
        .inner_join(organisations::table)
        .filter(staff_roles::staff_id.eq(id.0))
        .order(staff_roles::id.desc())
        .select((
            staff_roles::id,
            staff_roles::role,
            staff_roles::organisation_id,
            organisations::ods_code,
            organisations::name,
            staff_roles::granted_at,
            staff_roles::granted_by,
            staff_roles::ends_at,
            staff_roles::revoked_at,
        ))
        .load(conn)?;
    rows.into_iter().map(granted).collect()
}

/// A role to be granted.
#[derive(Debug, Clone)]
pub struct NewRole<'a> {
    /// To whom.
    pub staff: StaffId,
    /// Which.
    pub role: Role,
    /// Within which organisation.
    pub organisation: OrganisationId,
    /// By whom.
    pub by: &'a str,
    /// Until when.
    pub ends_at: Option<OffsetDateTime>,
}

/// Grants a role.
///
/// # Errors
/// When the database fails.
pub fn grant(conn: &mut Connection, new: &NewRole<'_>, now: OffsetDateTime) -> Stored<()> {
    diesel::insert_into(staff_roles::table)
        .values((
            staff_roles::staff_id.eq(new.staff.0),
            staff_roles::organisation_id.eq(new.organisation.0),
            staff_roles::role.eq(new.role.as_str()),
            staff_roles::granted_at.eq(stored(now)),
            staff_roles::granted_by.eq(new.by),
            staff_roles::ends_at.eq(new.ends_at.map(stored)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Moves the end of a role; `false` when it was taken back meanwhile or is not theirs.
///
/// # Errors
/// When the database fails.
pub fn set_end(
    conn: &mut Connection,
    staff: StaffId,
    role: i64,
    ends_at: Option<OffsetDateTime>,
) -> Stored<bool> {
    let theirs = staff_roles::table
        .find(role)
        .filter(staff_roles::staff_id.eq(staff.0))
        .filter(staff_roles::revoked_at.is_null());
    let rows = diesel::update(theirs)
        .set(staff_roles::ends_at.eq(ends_at.map(stored)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Takes a role back; `false` when it was before or is not theirs.
///
/// # Errors
/// When the database fails.
pub fn revoke(
    conn: &mut Connection,
    staff: StaffId,
    role: i64,
    now: OffsetDateTime,
) -> Stored<bool> {
    let theirs = staff_roles::table
        .find(role)
        .filter(staff_roles::staff_id.eq(staff.0))
        .filter(staff_roles::revoked_at.is_null());
    let rows = diesel::update(theirs)
        .set(staff_roles::revoked_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Whether a role is held until `until` or longer by anybody who is enabled and has a password, other than
/// by the grant `but_grant` and by the person `but_staff`.
///
/// # Errors
/// When the database fails.
pub fn held_otherwise(
    conn: &mut Connection,
    role: Role,
    but_grant: i64,
    but_staff: Option<StaffId>,
    until: OffsetDateTime,
) -> Stored<bool> {
    let grant: Option<i64> = staff_roles::table
        .inner_join(staff::table)
        .filter(staff::disabled_at.is_null())
        .filter(staff::password_hash.is_not_null())
        .filter(staff::id.ne(but_staff.map_or(-1, |id| id.0)))
        .filter(staff_roles::id.ne(but_grant))
        .filter(staff_roles::role.eq(role.as_str()))
        .filter(staff_roles::revoked_at.is_null())
        .filter(
            staff_roles::ends_at
                .is_null()
                .or(staff_roles::ends_at.ge(stored(until))),
        )
        .select(staff_roles::id)
        .first(conn)
        .optional()?;
    Ok(grant.is_some())
}

/// Enabled people who hold a role now.
///
/// # Errors
/// When the database fails.
pub fn holding(conn: &mut Connection, role: Role, now: OffsetDateTime) -> Stored<Vec<StaffId>> {
    let ids: Vec<i64> = staff_roles::table
        .inner_join(staff::table)
        .filter(staff::disabled_at.is_null())
        .filter(staff_roles::role.eq(role.as_str()))
        .filter(staff_roles::revoked_at.is_null())
        .filter(
            staff_roles::ends_at
                .is_null()
                .or(staff_roles::ends_at.gt(stored(now))),
        )
        .select(staff::id)
        .distinct()
        .load(conn)?;
    Ok(ids.into_iter().map(StaffId).collect())
}

/// Enabled people who hold a role in an organisation now.
///
/// # Errors
/// When the database fails.
pub fn holding_at(
    conn: &mut Connection,
    role: Role,
    organisation: OrganisationId,
    now: OffsetDateTime,
) -> Stored<Vec<StaffId>> {
    let ids: Vec<i64> = staff_roles::table
        .inner_join(staff::table)
        .filter(staff::disabled_at.is_null())
        .filter(staff_roles::role.eq(role.as_str()))
        .filter(staff_roles::organisation_id.eq(organisation.0))
        .filter(staff_roles::revoked_at.is_null())
        .filter(
            staff_roles::ends_at
                .is_null()
                .or(staff_roles::ends_at.gt(stored(now))),
        )
        .select(staff::id)
        .distinct()
        .load(conn)?;
    Ok(ids.into_iter().map(StaffId).collect())
}
