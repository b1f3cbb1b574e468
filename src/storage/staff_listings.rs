//! Staff who agreed to be named to everybody, and who of them might unlock cards at an organisation. Whether
//! they may now is `domain::role`'s to say.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::OrganisationId;
use super::schema::{staff, staff_listings, staff_roles};
use super::staff::StaffId;
use super::times::{stored, utc};
use super::{Connection, Stored, tx};
use crate::domain::role::Role;

/// Somebody who agreed, with a role that they were granted at an organisation.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Their name.
    pub name: String,
    /// The number that they gave for it; empty for none.
    pub phone: String,
    /// The role.
    pub role: Role,
    /// Until when they have it.
    pub ends_at: Option<OffsetDateTime>,
}

/// What somebody agreed to: the telephone number to be shown, empty for none; `None` when they did not agree.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, id: StaffId) -> Stored<Option<String>> {
    let phone = staff_listings::table
        .find(id.0)
        .select(staff_listings::phone)
        .first(conn)
        .optional()?;
    Ok(phone)
}

/// Notes that somebody agrees, with the telephone number to be shown.
///
/// # Errors
/// When the database fails.
pub fn agree(conn: &mut Connection, id: StaffId, phone: &str, now: OffsetDateTime) -> Stored<()> {
    let update = |conn: &mut Connection| {
        diesel::update(staff_listings::table.find(id.0))
            .set((
                staff_listings::phone.eq(phone),
                staff_listings::agreed_at.eq(stored(now)),
            ))
            .execute(conn)
    };
    if update(conn)? == 1 {
        return Ok(());
    }
    let insert = diesel::insert_into(staff_listings::table).values((
        staff_listings::staff_id.eq(id.0),
        staff_listings::phone.eq(phone),
        staff_listings::agreed_at.eq(stored(now)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(()),
        // The same press of the button, twice at once.
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            update(conn)?;
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}

/// Takes the agreement back; `false` when there was none.
///
/// # Errors
/// When the database fails.
pub fn withdraw(conn: &mut Connection, id: StaffId) -> Stored<bool> {
    let rows = diesel::delete(staff_listings::table.find(id.0)).execute(conn)?;
    Ok(rows == 1)
}

type Granted = (i64, String, String, Option<PrimitiveDateTime>);

/// Enabled people who agreed and were granted one of the roles at an organisation, by name; of a role that was
/// taken back, nothing.
///
/// # Errors
/// When the database fails.
pub fn at(
    conn: &mut Connection,
    organisation: OrganisationId,
    roles: &[Role],
) -> Stored<Vec<Listed>> {
    let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    let granted: Vec<Granted> = staff_roles::table
        .inner_join(staff::table)
        .filter(staff_roles::organisation_id.eq(organisation.0))
        .filter(staff_roles::role.eq_any(names))
        .filter(staff_roles::revoked_at.is_null())
        .filter(staff::disabled_at.is_null())
        .order((staff::name.asc(), staff_roles::id.asc()))
        .select((
            staff::id,
            staff::name,
            staff_roles::role,
            staff_roles::ends_at,
        ))
        .load(conn)?;
    let ids: Vec<i64> = granted.iter().map(|(id, ..)| *id).collect();
    let agreed: Vec<(i64, String)> = staff_listings::table
        .filter(staff_listings::staff_id.eq_any(ids))
        .select((staff_listings::staff_id, staff_listings::phone))
        .load(conn)?;
    let listed = granted.into_iter().filter_map(|(id, name, role, ends_at)| {
        let (_, phone) = agreed.iter().find(|(agreed, _)| *agreed == id)?;
        Some(Listed {
            name,
            phone: phone.clone(),
            role: Role::from_stored(&role)?,
            ends_at: ends_at.map(utc),
        })
    });
    Ok(listed.collect())
}
