//! The trail at the console: looked at, exported, proved on request. With the permit to see it.

use super::super::caller::Caller;
use super::super::staff::officer::{Permit, powers};
use super::super::{Outcome, Ports, trail};
use super::list::{self, Listed};
use super::verify;
use crate::domain::audit::{Action, Subject};
use crate::storage::audit_checks::{self, Check};
use crate::storage::audit_list::Filter;
use crate::storage::organisations::{OrganisationId, Scope};

/// How many of the newest rows are proved at once when a person asks.
pub const STRETCH: i64 = 2_000;

fn organisations(permit: &Permit<powers::SeeAudit>) -> Option<&[OrganisationId]> {
    match permit.scope() {
        Scope::Everywhere => None,
        Scope::Only(organisations) => Some(organisations),
    }
}

/// A page of the trail, older than `before`; `size` at most.
///
/// # Errors
/// When the database fails.
pub fn page(
    ports: &Ports,
    permit: &Permit<powers::SeeAudit>,
    filter: &Filter,
    before: Option<i64>,
    size: usize,
) -> Outcome<Listed> {
    list::page(ports, organisations(permit), filter, before, size)
}

/// Writes down that a list leaves the console as a file.
///
/// # Errors
/// When the database fails; then nothing leaves.
pub fn exported(
    ports: &Ports,
    caller: &Caller,
    officer: &super::super::staff::officer::Officer,
    what: &str,
) -> Outcome<()> {
    let (action, portal) = (Action::Exported, Subject::Portal);
    Ok(ports
        .db
        .write(|conn| trail::officer(conn, ports, caller, officer, action, &portal, what))?)
}

/// What the last proofs said.
#[derive(Debug, Clone)]
pub struct LastChecks {
    /// The newest.
    pub newest: Option<Check>,
    /// The newest that found something broken.
    pub broken: Option<Check>,
}

/// What the last proofs said.
///
/// # Errors
/// When the database fails.
pub fn last_checks(ports: &Ports) -> Outcome<LastChecks> {
    ports.db.read(|conn| {
        Ok(LastChecks {
            newest: audit_checks::newest(conn)?,
            broken: audit_checks::newest_broken(conn)?,
        })
    })
}

/// Proves the newest stretch of the chain now, and writes down that it was asked for and what it showed;
/// whether the stretch holds.
///
/// # Errors
/// When the database fails.
pub fn prove_newest(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::SeeAudit>,
) -> Outcome<bool> {
    let from = verify::end(ports)? - STRETCH + 1;
    let proof = verify::verify(ports, from, None)?;
    let fault = verify::fault(&proof, None);
    let proved = format!("{} rows proved", proof.proved);
    let detail = fault.as_deref().unwrap_or(&proved);
    let by = permit.officer();
    let (action, portal) = (Action::TrailChecked, Subject::Portal);
    ports.db.write(|conn| {
        if let Some(broken) = &proof.broken {
            verify::keep_broken(conn, ports, from, broken)?;
        }
        trail::officer(conn, ports, caller, by, action, &portal, detail)
    })?;
    Ok(fault.is_none())
}
