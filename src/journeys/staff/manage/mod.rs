//! Managing the staff of the Registration Authority: inviting, granting and taking back roles, disabling,
//! resetting a second factor (R21, R31). Only an RA Manager's permit opens any of it.
//!
//! Nobody changes their own roles, disables themselves or resets their own factor here; nobody is Sponsor and
//! ID Checker; and an RA Manager always remains. Each change takes its turn (`staff::take_turn`), so that two
//! of them at once cannot do together what neither may do alone.

pub mod access;
pub mod invite;
pub mod people;
pub mod roles;

use time::{Duration, OffsetDateTime};

use super::super::JourneyError;
use super::super::caller::Caller;
use super::officer::{self, Permit, powers};
use super::{Outcome, Ports, invitation, organisation_of, post, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::role::{self, Role};
use crate::storage::staff::{self, Staff, StaffId};
use crate::storage::staff_roles::{self, GrantedRole};
use crate::storage::{Connection, Stored};

/// The permit that all of this takes.
type Manager = Permit<powers::ManageStaff>;

/// An RA Manager whose role ends sooner than this is not somebody who remains.
const REMAINS: Duration = Duration::hours(24);

/// Why a change of staff was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such person, role or organisation.
    Unknown,
    /// It would be one's own account.
    Yourself,
    /// No RA Manager would remain.
    LastManager,
    /// They hold a role that one person may not hold with this one.
    Excluded(Role),
    /// They hold this very role at this organisation already.
    HeldAlready,
    /// The end is not in the future.
    EndIsPast,
    /// The account is disabled: enable it first.
    Disabled,
    /// The address is somebody's already.
    AddressTaken,
    /// The card is somebody's already.
    CardTaken,
}

/// Rolls a change back.
enum Undo {
    Refused(Refusal),
    Failed(JourneyError),
}

impl<E: Into<JourneyError>> From<E> for Undo {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Refusal> for Undo {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Makes a change in its turn, whole or not at all.
fn change<T>(
    ports: &Ports,
    work: impl FnOnce(&mut Connection) -> Result<T, Undo>,
) -> Outcome<Result<T, Refusal>> {
    let made = ports.db.write(|conn| {
        staff::take_turn(conn)?;
        work(conn)
    });
    match made {
        Ok(done) => Ok(Ok(done)),
        Err(Undo::Refused(refusal)) => Ok(Err(refusal)),
        Err(Undo::Failed(error)) => Err(error),
    }
}

/// Somebody else than the manager.
fn another(conn: &mut Connection, manager: &Manager, id: StaffId) -> Result<Staff, Undo> {
    let staff = staff::find(conn, id)?.ok_or(Refusal::Unknown)?;
    if staff.id == manager.officer().staff.id {
        return Err(Refusal::Yourself.into());
    }
    Ok(staff)
}

/// Refuses when no RA Manager would remain without this grant, or without this person.
fn manager_remains(
    conn: &mut Connection,
    ports: &Ports,
    without_grant: Option<&GrantedRole>,
    without_staff: Option<StaffId>,
    outlasts: Option<OffsetDateTime>,
) -> Result<(), Undo> {
    let grant = without_grant.map_or(-1, |grant| grant.id.number());
    // Whoever remains must outlast the change itself: two roles that end one after the other are none.
    let until = outlasts.unwrap_or(ports.now()).max(ports.now()) + REMAINS;
    let remains = staff_roles::held_otherwise(conn, Role::RaManager, grant, without_staff, until)?;
    match remains {
        true => Ok(()),
        false => Err(Refusal::LastManager.into()),
    }
}

/// The roles that somebody holds now.
fn held(conn: &mut Connection, ports: &Ports, id: StaffId) -> Stored<Vec<GrantedRole>> {
    let mut roles = staff_roles::of(conn, id)?;
    roles.retain(|role| role::is_held(role.ends_at, role.revoked_at, ports.now()));
    Ok(roles)
}

/// Writes down what a manager did to an account.
fn note(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    manager: &Manager,
    (action, on, detail): (Action, &Staff, &str),
) -> Outcome<()> {
    let about = Subject::Staff(on.email.as_str().to_owned());
    let actor = manager.officer().actor();
    officer::confirm(conn, manager.officer())?;
    Ok(trail::event(
        conn, ports, caller, &actor, action, &about, detail,
    )?)
}
