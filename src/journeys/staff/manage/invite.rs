//! Inviting somebody with their first role, and sending a new link to choose a password.

use super::invitation::Occasion;
use super::roles::{self, Wanted};
use super::{Action, Caller, Manager, Outcome, Ports, Refusal, StaffId, change, invitation, note};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::staff::{self, NewStaff};

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct Guest<'a> {
    /// What they will sign in with.
    pub email: &'a EmailAddress,
    /// Full name.
    pub name: &'a str,
    /// Their own card, on which they may not act.
    pub own_card: &'a SmartcardNumber,
    /// Their first role.
    pub role: Wanted<'a>,
}

/// Makes an account with a role and mails a link to choose a password.
///
/// # Errors
/// When the database fails.
pub fn invite(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    guest: &Guest<'_>,
) -> Outcome<Result<StaffId, Refusal>> {
    change(ports, |conn| {
        if staff::has_card(conn, guest.own_card)? {
            return Err(Refusal::CardTaken.into());
        }
        let new = NewStaff {
            email: guest.email,
            name: guest.name,
            own_card: guest.own_card,
        };
        let id = staff::add(conn, &new, ports.now())?.ok_or(Refusal::AddressTaken)?;
        let staff = staff::find(conn, id)?.ok_or(Refusal::Unknown)?;
        note(
            conn,
            ports,
            caller,
            manager,
            (Action::StaffInvited, &staff, ""),
        )?;
        roles::grant_to(conn, ports, caller, manager, &staff, &guest.role)?;
        invitation::send(
            conn,
            ports,
            &staff,
            manager.officer().name(),
            Occasion::First,
        )?;
        Ok(id)
    })
}

/// Mails somebody a new link to choose a password; earlier links are dead.
///
/// # Errors
/// When the database fails.
pub fn again(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    id: StaffId,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let staff = staff::find(conn, id)?.ok_or(Refusal::Unknown)?;
        if staff.disabled_at.is_some() {
            return Err(Refusal::Disabled.into());
        }
        note(
            conn,
            ports,
            caller,
            manager,
            (Action::StaffInvited, &staff, "a new link"),
        )?;
        invitation::send(
            conn,
            ports,
            &staff,
            manager.officer().name(),
            Occasion::Again,
        )?;
        Ok(())
    })
}
