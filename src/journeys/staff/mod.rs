//! Staff of the Registration Authority: invited, signing in with two factors, holding roles, disabled.
//!
//! A half sign-in and a full one are different types, and what somebody may do is a [`officer::Permit`]
//! that only their roles hand out. No journey of the console takes anything less.

pub mod create;
pub mod invitation;
pub mod listing;
pub mod manage;
pub mod officer;
pub mod second_factor;
pub mod sign_in;

use super::{Outcome, Ports, post, trail};
use crate::domain::email_address::EmailAddress;
use crate::domain::staff_password::NewPassword;
use crate::secrets::hashing::HashedSecret;
use crate::storage::staff::Staff;
use crate::storage::{Connection, Stored, holders, organisations, staff_roles};

/// What mails to staff say they are sent for: the organisation of their newest role.
fn organisation_of(conn: &mut Connection, staff: &Staff) -> Stored<String> {
    let newest = staff_roles::of(conn, staff.id)?.into_iter().next();
    Ok(newest.map_or_else(
        || "the Registration Authority".to_owned(),
        |role| role.organisation_name,
    ))
}

/// Somebody with the number of their own card: where nobody has entered it, that of the holder who has their mailbox.
pub(super) fn with_own_card(conn: &mut Connection, mut staff: Staff) -> Stored<Staff> {
    if staff.own_card.is_none() {
        staff.own_card = holders::by_email(conn, &staff.email)?.map(|holder| holder.number);
    }
    Ok(staff)
}

/// Hashes a new password.
fn hash(ports: &Ports, password: &NewPassword) -> Outcome<HashedSecret> {
    Ok(ports
        .hashing
        .hash(password.as_bytes(), ports.random.as_ref())?)
}

/// What belongs to a person and so makes a password guessable.
#[must_use]
pub fn personal(name: &str, email: &EmailAddress, service: &str) -> [String; 3] {
    [
        name.to_owned(),
        email.as_str().to_owned(),
        service.to_owned(),
    ]
}

/// The organisations that roles can be granted in, by name.
///
/// # Errors
/// When the database fails.
pub fn organisations(
    ports: &Ports,
) -> Outcome<Vec<(organisations::OrganisationId, organisations::Organisation)>> {
    /// More than any installation serves; a page would be endless before.
    const MOST: i64 = 5_000;
    Ok(ports.db.read(|conn| organisations::list(conn, MOST))?)
}
