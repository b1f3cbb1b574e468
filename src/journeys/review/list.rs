//! Failed attempts as a list, and one of them with the timelines of its number and its network.

use super::super::staff::officer::{Permit, powers};
use super::{Outcome, Ports};
use crate::domain::paging::Page;
use crate::storage::alerts::{self, Alert};
use crate::storage::attempt_list::{self, Filter, ListedAttempt};
use crate::storage::organisations::{self, Organisation, OrganisationId, Scope};

/// Attempts on a page.
pub const PAGE: usize = 50;
/// Attempts on a timeline beside an opened one.
const TIMELINE: i64 = 25;
/// Alerts shown at once.
const ALERTS: i64 = 10;

/// A page of attempts.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Newest first.
    pub attempts: Vec<ListedAttempt>,
    /// The key before which the next page goes on, if there is one.
    pub older: Option<i64>,
}

/// A page of the attempts that the filter lets through; `size` at most.
///
/// # Errors
/// When the database fails.
pub fn list(
    ports: &Ports,
    permit: &Permit<powers::ReviewAttempts>,
    filter: &Filter,
    before: Option<i64>,
    size: usize,
) -> Outcome<Listed> {
    let (size, scope) = (i64::try_from(size).unwrap_or(i64::MAX), permit.scope());
    let page = ports.db.read(|conn| {
        Page::read(size, |limit| {
            attempt_list::page(conn, filter, scope, before, limit)
        })
    })?;
    Ok(Listed {
        older: page.next_key(|last| last.id),
        attempts: page.rows,
    })
}

/// The organisation of a code, for a filter.
///
/// # Errors
/// When the database fails.
pub fn organisation(
    ports: &Ports,
    ods_code: &str,
) -> Outcome<Option<(OrganisationId, Organisation)>> {
    let code = ods_code.trim().to_uppercase();
    Ok(ports.db.read(|conn| organisations::by_code(conn, &code))?)
}

/// Alerts that nobody has acknowledged: shown to who sees every organisation, since a network has none.
///
/// # Errors
/// When the database fails.
pub fn open_alerts(ports: &Ports, permit: &Permit<powers::ReviewAttempts>) -> Outcome<Vec<Alert>> {
    match permit.scope() {
        Scope::Everywhere => Ok(ports.db.read(|conn| alerts::open(conn, ALERTS))?),
        Scope::Only(_) => Ok(Vec::new()),
    }
}

/// An attempt, opened.
#[derive(Debug, Clone)]
pub struct OpenedAttempt {
    /// The attempt.
    pub attempt: ListedAttempt,
    /// The newest attempts of its number.
    pub of_number: Vec<ListedAttempt>,
    /// The newest attempts of its network.
    pub of_network: Vec<ListedAttempt>,
}

/// Opens an attempt; `None` when there is none of this key, or none that the permit reaches.
///
/// # Errors
/// When the database fails.
pub fn open(
    ports: &Ports,
    permit: &Permit<powers::ReviewAttempts>,
    id: i64,
) -> Outcome<Option<OpenedAttempt>> {
    let scope = permit.scope();
    ports.db.read(|conn| {
        let Some(attempt) = attempt_list::find(conn, id)? else {
            return Ok(None);
        };
        let within = match scope {
            Scope::Everywhere => true,
            Scope::Only(_) => attempt.organisation.is_some_and(|o| scope.covers(o)),
        };
        if !within {
            return Ok(None);
        }
        let number = Filter {
            number: Some(attempt.number.clone()),
            ..Filter::default()
        };
        let network = Filter {
            network: Some(attempt.network.clone()),
            ..Filter::default()
        };
        Ok(Some(OpenedAttempt {
            of_number: attempt_list::page(conn, &number, scope, None, TIMELINE)?,
            // After its time a network is blank (R47), and the others that are blank are not its neighbours.
            of_network: match attempt.network.as_str() {
                "" => Vec::new(),
                _ => attempt_list::page(conn, &network, scope, None, TIMELINE)?,
            },
            attempt,
        }))
    })
}
