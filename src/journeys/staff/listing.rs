//! Being named to everybody: Sponsors and Local Smartcard Administrators who agree are shown to whoever looks
//! their organisation up, with their name, their role and a telephone number if they give one.

use super::super::caller::Caller;
use super::super::{JourneyError, Outcome, Ports, trail};
use super::officer::{self, Officer};
use crate::domain::audit::{Action, Subject};
use crate::domain::clinic::is_phone;
use crate::domain::role::{self, Capability, Role};
use crate::storage::organisations::OrganisationId;
use crate::storage::staff_listings::{self, Listed};
use crate::storage::{Connection, Stored};

/// The roles whose holders may be named: who unlocks cards on the spot.
pub const ROLES: [Role; 2] = [Role::Sponsor, Role::Lsa];

/// How somebody stands to being named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Where they would be, or are, shown: the names of organisations. Empty when no role of theirs allows it.
    pub places: Vec<String>,
    /// What they agreed to: the number, empty for none; `None` when they did not agree.
    pub agreed: Option<String>,
}

/// How an officer stands to being named.
///
/// # Errors
/// When the database fails.
pub fn look(ports: &Ports, officer: &Officer) -> Outcome<Listing> {
    let agreed = ports
        .db
        .read(|conn| staff_listings::of(conn, officer.staff.id))?;
    Ok(Listing {
        places: places(officer),
        agreed,
    })
}

fn places(officer: &Officer) -> Vec<String> {
    let mut places = Vec::new();
    for held in officer
        .roles()
        .iter()
        .filter(|held| ROLES.contains(&held.role))
    {
        if !places.contains(&held.organisation_name) {
            places.push(held.organisation_name.clone());
        }
    }
    places
}

/// Why somebody is not named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// No role of theirs allows it.
    NoRole,
    /// What they gave is no telephone number.
    Phone,
}

/// An officer agrees to be named, with a number or with none.
///
/// # Errors
/// When the database fails.
pub fn agree(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    phone: &str,
) -> Outcome<Result<(), Refusal>> {
    let phone = phone.trim();
    if places(officer).is_empty() {
        return Ok(Err(Refusal::NoRole));
    }
    if !phone.is_empty() && !is_phone(phone) {
        return Ok(Err(Refusal::Phone));
    }
    ports.db.write(|conn| {
        officer::confirm(conn, officer)?;
        staff_listings::agree(conn, officer.staff.id, phone, ports.now())?;
        let detail = match phone.is_empty() {
            true => "agreed to be named",
            false => "agreed to be named, with a telephone number",
        };
        note(conn, ports, caller, officer, detail)?;
        Ok(Ok(()))
    })
}

/// An officer no longer wants to be named.
///
/// # Errors
/// When the database fails.
pub fn withdraw(ports: &Ports, caller: &Caller, officer: &Officer) -> Outcome<()> {
    ports.db.write(|conn| {
        officer::confirm(conn, officer)?;
        if staff_listings::withdraw(conn, officer.staff.id)? {
            note(conn, ports, caller, officer, "no longer named")?;
        }
        Ok(())
    })
}

fn note(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    detail: &str,
) -> Result<(), JourneyError> {
    let subject = Subject::Staff(officer.email().to_owned());
    let (actor, action) = (officer.actor(), Action::ListingChanged);
    Ok(trail::event(
        conn, ports, caller, &actor, action, &subject, detail,
    )?)
}

/// Who is named at an organisation now: they agreed, they are enabled, and they hold the role. What they sign in
/// with is not among it.
pub(in crate::journeys) fn at(
    conn: &mut Connection,
    ports: &Ports,
    organisation: OrganisationId,
) -> Stored<Vec<Listed>> {
    let now = ports.now();
    // Whoever is listed may unlock: the role table says so, and a change there shows here.
    let unlocks = |role: &Role| Capability::AssistUnlock.of(*role) != role::Grant::No;
    let roles: Vec<Role> = ROLES.into_iter().filter(unlocks).collect();
    let mut listed = staff_listings::at(conn, organisation, &roles)?;
    listed.retain(|person| role::is_held(person.ends_at, None, now));
    Ok(listed)
}
