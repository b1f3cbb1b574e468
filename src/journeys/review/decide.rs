//! Claiming, deciding and closing. A decision may cover every attempt of the same number or network.

use super::super::caller::Caller;
use super::super::staff::officer::{Officer, Permit, powers};
use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::reason::Reason;
use crate::domain::review::{Coverage, Decision};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::reviews::{self, Covered, Ruling};
use crate::storage::{Connection, Stored, alerts};

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
) -> Outcome<bool> {
    let officer = permit.officer();
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
        Ok(claimed)
    })
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
) -> Outcome<usize> {
    let officer = permit.officer();
    ports.db.write(|conn| {
        let ruling = Ruling {
            decision,
            note: words.as_str(),
            by: officer.email(),
            now: ports.now(),
        };
        let count = reviews::decide(conn, &covered(permit, opened, coverage), &ruling)?;
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
        Ok(count)
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
) -> Outcome<usize> {
    let officer = permit.officer();
    ports.db.write(|conn| {
        let count = reviews::close(conn, &covered(permit, opened, coverage))?;
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
        Ok(count)
    })
}

/// Acknowledges an alert, for everybody at the desk; `false` when somebody else was first.
///
/// # Errors
/// When the database fails.
pub fn acknowledge(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ReviewAttempts>,
    alert: i64,
) -> Outcome<bool> {
    let officer = permit.officer();
    ports.db.write(|conn| {
        let found = alerts::acknowledge(conn, alert, officer.email(), ports.now())?;
        let Some(network) = found else {
            return Ok(false);
        };
        let about = Subject::Network(network);
        let action = Action::AlertAcknowledged;
        trail::event(conn, ports, caller, &officer.actor(), action, &about, "")?;
        Ok(true)
    })
}

fn covered<'a>(
    permit: &'a Permit<powers::ReviewAttempts>,
    opened: &'a Opened,
    coverage: Coverage,
) -> Covered<'a> {
    Covered {
        id: opened.id,
        number: opened.number.as_str(),
        network: &opened.network,
        coverage,
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
) -> Stored<()> {
    let about = Subject::Number(opened.number.clone());
    let detail = match detail {
        "" => format!("attempt {}", opened.id),
        more => format!("attempt {}: {more}", opened.id),
    };
    trail::event(
        conn,
        ports,
        caller,
        &officer.actor(),
        action,
        &about,
        &detail,
    )
}
