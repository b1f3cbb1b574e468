//! Claiming, deciding and closing. A decision may cover every attempt of the same number or network.

use time::Duration;

use super::super::caller::Caller;
use super::super::staff::officer::{self, Barred, Officer, Permit, powers};
use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::reason::Reason;
use crate::domain::review::{Coverage, Decision};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::organisations::Scope;
use crate::storage::reviews::{self, Covered, Ruling};
use crate::storage::{Connection, alerts};

/// How far back a decision over a number or a network goes: no request touches a network's whole past.
const REACH: Duration = Duration::days(30);

/// The attempt that was opened.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Key.
    pub id: i64,
    /// Its smartcard number.
    pub number: SmartcardNumber,
    /// Its network.
    pub network: String,
}

/// Claims an attempt; `false` when somebody else was first.
///
/// # Errors
/// When the database fails.
pub fn claim(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ReviewAttempts>,
    opened: &Opened,
) -> Outcome<Result<bool, Barred>> {
    let officer = permit.officer();
    if is_own(officer, opened) {
        return Ok(Err(Barred::OwnCard));
    }
    ports.db.write(|conn| {
        let claimed = reviews::claim(conn, opened.id, officer.email(), ports.now())?;
        if claimed {
            note(
                conn,
                ports,
                caller,
                officer,
                Action::AttemptClaimed,
                opened,
                "",
            )?;
        }
        Ok(Ok(claimed))
    })
}

/// Nobody reviews what was tried with their own number.
fn is_own(officer: &Officer, opened: &Opened) -> bool {
    officer.staff.holds(&opened.number)
}

/// Decides what it was; how many attempts that covers.
///
/// # Errors
/// When the database fails.
pub fn decide(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ReviewAttempts>,
    opened: &Opened,
    coverage: Coverage,
    decision: Decision,
    words: &Reason,
) -> Outcome<Result<usize, Barred>> {
    let officer = permit.officer();
    if is_own(officer, opened) {
        return Ok(Err(Barred::OwnCard));
    }
    ports.db.write(|conn| {
        let ruling = Ruling {
            decision,
            note: words.as_str(),
            by: officer.email(),
            now: ports.now(),
        };
        let covered = covered(ports, permit, opened, coverage);
        let count = reviews::decide(conn, &covered, &ruling)?;
        if count > 0 {
            let detail = format!(
                "{}; {count} attempts; {}",
                decision.as_str(),
                words.as_str()
            );
            note(
                conn,
                ports,
                caller,
                officer,
                Action::AttemptDecided,
                opened,
                &detail,
            )?;
        }
        Ok(Ok(count))
    })
}

/// Closes what was decided; how many attempts that covers.
///
/// # Errors
/// When the database fails.
pub fn close(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ReviewAttempts>,
    opened: &Opened,
    coverage: Coverage,
) -> Outcome<Result<usize, Barred>> {
    let officer = permit.officer();
    if is_own(officer, opened) {
        return Ok(Err(Barred::OwnCard));
    }
    ports.db.write(|conn| {
        let count = reviews::close(conn, &covered(ports, permit, opened, coverage))?;
        if count > 0 {
            let detail = format!("{count} attempts");
            note(
                conn,
                ports,
                caller,
                officer,
                Action::AttemptClosed,
                opened,
                &detail,
            )?;
        }
        Ok(Ok(count))
    })
}

/// Acknowledges an alert, for everybody at the desk; `false` when somebody else was first, or for who does
/// not see every organisation: a network has none, so they are shown no alert either.
///
/// # Errors
/// When the database fails.
pub fn acknowledge(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ReviewAttempts>,
    alert: i64,
) -> Outcome<bool> {
    if *permit.scope() != Scope::Everywhere {
        return Ok(false);
    }
    let officer = permit.officer();
    ports.db.write(|conn| {
        officer::confirm(conn, officer)?;
        let found = alerts::acknowledge(conn, alert, officer.email(), ports.now())?;
        let Some(network) = found else {
            return Ok(false);
        };
        let about = Subject::Network(network);
        let action = Action::AlertAcknowledged;
        trail::officer(conn, ports, caller, officer, action, &about, "")?;
        Ok(true)
    })
}

fn covered<'a>(
    ports: &Ports,
    permit: &'a Permit<powers::ReviewAttempts>,
    opened: &'a Opened,
    coverage: Coverage,
) -> Covered<'a> {
    Covered {
        id: opened.id,
        number: opened.number.as_str(),
        network: &opened.network,
        coverage,
        since: ports.now() - REACH,
        but_number: permit
            .officer()
            .staff
            .own_card
            .as_ref()
            .map(SmartcardNumber::as_str),
        scope: permit.scope(),
    }
}

fn note(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    action: Action,
    opened: &Opened,
    detail: &str,
) -> Outcome<()> {
    officer::confirm(conn, officer)?;
    let about = Subject::Number(opened.number.clone());
    let detail = match detail {
        "" => format!("attempt {}", opened.id),
        more => format!("attempt {}: {more}", opened.id),
    };
    trail::officer(conn, ports, caller, officer, action, &about, &detail)?;
    Ok(())
}
