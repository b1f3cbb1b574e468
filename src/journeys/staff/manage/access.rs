//! Disabling an account and enabling it again, and letting somebody begin anew who has lost their second factor.

use super::invitation::Occasion;
use super::{
    Action, Caller, Manager, Outcome, Ports, Refusal, Role, StaffId, Undo, another, change, held,
    invitation, manager_remains, note, organisation_of, post,
};
use crate::domain::audit::Subject;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::storage::staff::{self, Staff};
use crate::storage::{Connection, invitations, staff_sessions};

/// Disables an account: its sessions and invitations are dead at once, on every replica (R21).
///
/// # Errors
/// When the database fails.
pub fn disable(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    id: StaffId,
    reason: &Reason,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let staff = another(conn, manager, id)?;
        if staff.disabled_at.is_some() {
            return Ok(());
        }
        another_manager_remains(conn, ports, id)?;
        let now = ports.now();
        staff::set_disabled(conn, id, Some(now))?;
        staff_sessions::end_all_of(conn, id, None, now)?;
        invitations::end_all_of(conn, id, now)?;
        let what = (Action::StaffDisabled, &staff, reason.as_str());
        note(conn, ports, caller, manager, what)?;
        Ok(())
    })
}

/// Makes sure that there is another RA Manager, where somebody is one who will not sign in any more.
fn another_manager_remains(conn: &mut Connection, ports: &Ports, id: StaffId) -> Result<(), Undo> {
    let is_manager = |role: &super::GrantedRole| role.role == Role::RaManager;
    match held(conn, ports, id)?.iter().any(is_manager) {
        true => manager_remains(conn, ports, None, Some(id), None),
        false => Ok(()),
    }
}

/// Enables a disabled account again; its roles are as they were.
///
/// # Errors
/// When the database fails.
pub fn enable(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    id: StaffId,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let staff = another(conn, manager, id)?;
        if staff.disabled_at.is_none() {
            return Ok(());
        }
        staff::set_disabled(conn, id, None)?;
        note(
            conn,
            ports,
            caller,
            manager,
            (Action::StaffEnabled, &staff, ""),
        )?;
        Ok(())
    })
}

/// Takes somebody's second factor, recovery codes and password away, and invites them as at first: whoever has learnt
/// the password sets up no factor in their place (OWASP ASVS 6.4.4). Every session of theirs ends, and both are told
/// (R48).
///
/// # Errors
/// When the database fails.
pub fn reset_factor(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    id: StaffId,
    reason: &Reason,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let staff = another(conn, manager, id)?;
        if staff.disabled_at.is_some() {
            return Err(Refusal::Disabled.into());
        }
        // Until they have chosen a password they help nobody.
        another_manager_remains(conn, ports, id)?;
        staff::clear_proofs(conn, id)?;
        staff_sessions::end_all_of(conn, id, None, ports.now())?;
        let what = (Action::SecondFactorReset, &staff, reason.as_str());
        note(conn, ports, caller, manager, what)?;
        tell_of_reset(conn, ports, manager, &staff, &staff)?;
        tell_of_reset(conn, ports, manager, &staff, &manager.officer().staff)?;
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

fn tell_of_reset(
    conn: &mut Connection,
    ports: &Ports,
    manager: &Manager,
    whose: &Staff,
    to: &Staff,
) -> Outcome<()> {
    let message = Message::SecondFactorReset {
        name: to.name.clone(),
        organisation: organisation_of(conn, to)?,
        at: ports.now(),
        whose: whose.name.clone(),
        by: manager.officer().name().to_owned(),
        own: whose.id == to.id,
    };
    let about = Subject::Staff(whose.email.as_str().to_owned());
    post::queue_about(conn, ports, &about, &to.email, &message)
}
