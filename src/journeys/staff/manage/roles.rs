//! Granting a role, moving its end, taking it back. A role that is over is history: it is granted anew.

use time::OffsetDateTime;

use super::{
    Action, Caller, Connection, GrantedRole, Manager, Outcome, Ports, Refusal, Role, StaffId, Undo,
    another, change, held, manager_remains, note,
};
use crate::domain::reason::Reason;
use crate::london;
use crate::storage::organisations;
use crate::storage::staff::Staff;
use crate::storage::staff_roles::{self, NewRole};

/// A role to be granted.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Which.
    pub role: Role,
    /// The code of the organisation in which it is held.
    pub ods_code: &'a str,
    /// Until when; `None` for no end.
    pub ends_at: Option<OffsetDateTime>,
}

/// Grants somebody a role.
///
/// # Errors
/// When the database fails.
pub fn grant(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    to: StaffId,
    wanted: &Wanted<'_>,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let staff = another(conn, manager, to)?;
        grant_to(conn, ports, caller, manager, &staff, wanted)
    })
}

/// Grants a role that fits the ones that are held.
pub(super) fn grant_to(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    staff: &Staff,
    wanted: &Wanted<'_>,
) -> Result<(), Undo> {
    let found = organisations::by_code(conn, wanted.ods_code)?;
    let (organisation, _) = found.ok_or(Refusal::Unknown)?;
    in_future(ports, wanted.ends_at)?;
    for role in held(conn, ports, staff.id)? {
        if role.role.excludes(wanted.role) {
            return Err(Refusal::Excluded(role.role).into());
        }
        if role.role == wanted.role && role.organisation == organisation {
            return Err(Refusal::HeldAlready.into());
        }
    }
    let role = NewRole {
        staff: staff.id,
        role: wanted.role,
        organisation,
        by: manager.officer().email(),
        ends_at: wanted.ends_at,
    };
    staff_roles::grant(conn, &role, ports.now())?;
    let title = wanted.role.title();
    let detail = format!("{title} at {}{}", wanted.ods_code, until(wanted.ends_at));
    note(
        conn,
        ports,
        caller,
        manager,
        (Action::RoleGranted, staff, &detail),
    )?;
    Ok(())
}

/// Moves the end of a role that somebody holds.
///
/// # Errors
/// When the database fails.
pub fn move_end(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    of: StaffId,
    role: i64,
    ends_at: Option<OffsetDateTime>,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let (staff, role) = theirs(conn, ports, manager, of, role)?;
        in_future(ports, ends_at)?;
        let sooner = match (role.ends_at, ends_at) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(before), Some(after)) => after < before,
        };
        if role.role == Role::RaManager && sooner {
            manager_remains(conn, ports, Some(&role), None, ends_at)?;
        }
        if !staff_roles::set_end(conn, staff.id, role.id.number(), ends_at)? {
            return Err(Refusal::Unknown.into());
        }
        let end = match ends_at {
            Some(_) => until(ends_at),
            None => ", without an end".to_owned(),
        };
        let detail = format!("{}{end}", named(&role));
        note(
            conn,
            ports,
            caller,
            manager,
            (Action::RoleChanged, &staff, &detail),
        )?;
        Ok(())
    })
}

/// Takes a role back from somebody who holds it.
///
/// # Errors
/// When the database fails.
pub fn take_back(
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    from: StaffId,
    role: i64,
    reason: &Reason,
) -> Outcome<Result<(), Refusal>> {
    change(ports, |conn| {
        let (staff, role) = theirs(conn, ports, manager, from, role)?;
        if role.role == Role::RaManager {
            manager_remains(conn, ports, Some(&role), None, None)?;
        }
        if !staff_roles::revoke(conn, staff.id, role.id.number(), ports.now())? {
            return Err(Refusal::Unknown.into());
        }
        let detail = format!("{} taken back: {}", named(&role), reason.as_str());
        note(
            conn,
            ports,
            caller,
            manager,
            (Action::RoleChanged, &staff, &detail),
        )?;
        Ok(())
    })
}

fn theirs(
    conn: &mut Connection,
    ports: &Ports,
    manager: &Manager,
    of: StaffId,
    role: i64,
) -> Result<(Staff, GrantedRole), Undo> {
    let staff = another(conn, manager, of)?;
    let role = held(conn, ports, of)?
        .into_iter()
        .find(|held| held.id.number() == role)
        .ok_or(Refusal::Unknown)?;
    Ok((staff, role))
}

fn in_future(ports: &Ports, ends_at: Option<OffsetDateTime>) -> Result<(), Refusal> {
    match ends_at.is_some_and(|end| end <= ports.now()) {
        true => Err(Refusal::EndIsPast),
        false => Ok(()),
    }
}

fn named(role: &GrantedRole) -> String {
    format!("{} at {}", role.role.title(), role.ods_code)
}

fn until(ends_at: Option<OffsetDateTime>) -> String {
    ends_at.map_or_else(String::new, |end| format!(" until {}", london::date(end)))
}
