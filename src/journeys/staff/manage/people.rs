//! Looking at the staff: everybody by page, and one person with their roles now and before.

use super::{Manager, Outcome, Ports, held};
use crate::domain::paging::Page;
use crate::domain::role;
use crate::storage::staff::{self, Staff, StaffId};
use crate::storage::staff_roles::{self, GrantedRole};

/// People on a page.
const PAGE: i64 = 50;

/// A page of people.
#[derive(Debug, Clone)]
pub struct Found {
    /// Each with the roles they hold now.
    pub people: Vec<(Staff, Vec<GrantedRole>)>,
    /// The key after which the next page begins, if there is one.
    pub next: Option<i64>,
}

/// Staff whose name or address contains `text`, everybody when it is empty, in the order in which they came.
///
/// # Errors
/// When the database fails.
pub fn list(ports: &Ports, _: &Manager, text: &str, after: i64) -> Outcome<Found> {
    ports.db.read(|conn| {
        let page = Page::read(PAGE, |limit| match text.is_empty() {
            true => staff::list(conn, after, limit),
            false => staff::search(conn, text, after, limit),
        })?;
        let next = page.next_key(|last| last.id.number());
        let mut people = Vec::with_capacity(page.rows.len());
        for staff in page.rows {
            let roles = held(conn, ports, staff.id)?;
            people.push((staff, roles));
        }
        Ok(Found { people, next })
    })
}

/// Somebody, as an RA Manager sees them.
#[derive(Debug, Clone)]
pub struct Person {
    /// Who.
    pub staff: Staff,
    /// Roles held now, the newest first.
    pub roles: Vec<GrantedRole>,
    /// Roles that have ended or were taken back, the newest first.
    pub former: Vec<GrantedRole>,
    /// Recovery codes that are not spent.
    pub recovery_codes: i64,
    /// Whether it is the manager themselves.
    pub yourself: bool,
}

/// One person; `None` when there is nobody of this key.
///
/// # Errors
/// When the database fails.
pub fn one(ports: &Ports, manager: &Manager, id: StaffId) -> Outcome<Option<Person>> {
    ports.db.read(|conn| {
        let Some(staff) = staff::find(conn, id)? else {
            return Ok(None);
        };
        let now = ports.now();
        let is_held = |role: &GrantedRole| role::is_held(role.ends_at, role.revoked_at, now);
        let (roles, former) = staff_roles::of(conn, id)?.into_iter().partition(is_held);
        let recovery_codes = staff::recovery_codes_left(conn, id)?;
        Ok(Some(Person {
            yourself: staff.id == manager.officer().staff.id,
            staff,
            roles,
            former,
            recovery_codes,
        }))
    })
}
