//! Opening self-service again after three strikes: by somebody whose roles allow it, or by a program with a
//! token for it. Nobody gets here without either.

use super::{Outcome, Ports, post, trail};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::review::Decision;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::caller::Caller;
use crate::journeys::mailbox;
use crate::journeys::programs::{Granted, scopes};
use crate::journeys::staff::officer::{self, Barred, Over, powers};
use crate::mail::message::Message;
use crate::storage::attempts::{self, Verdict};
use crate::storage::{Connection, holders, strikes};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cleared {
    /// Self-service is open again; so many attempts that nobody had decided are closed.
    Done {
        /// How many.
        attempts: usize,
    },
    /// There was no lock-out; nothing was changed.
    NotLockedOut,
}

/// Clears the lock-out of an officer's holder. `reason` is what the officer wrote; it enters the trail.
///
/// # Errors
/// When the database fails.
pub fn by_officer(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ClearLockout>,
    reason: &str,
) -> Outcome<Cleared> {
    let actor = over.officer().actor();
    ports.db.write(|conn| {
        officer::confirm(conn, over.officer())?;
        clear(conn, ports, caller, &actor, &over.holder().number, reason)
    })
}

/// Clears the lock-out of a number that a program names; `None` when nobody has it, [`Barred`] when it is
/// the card of the token's maker.
///
/// # Errors
/// When the database fails.
pub fn by_program(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::LockoutsClear>,
    number: &SmartcardNumber,
    reason: &str,
) -> Outcome<Result<Option<Cleared>, Barred>> {
    if granted.is_makers_card(number) {
        return Ok(Err(Barred::OwnCard));
    }
    if ports
        .db
        .read(|conn| holders::by_number(conn, number))?
        .is_none()
    {
        return Ok(Ok(None));
    }
    let actor = granted.actor();
    let cleared = ports
        .db
        .write(|conn| clear(conn, ports, caller, &actor, number, reason))?;
    Ok(Ok(Some(cleared)))
}

fn clear(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    actor: &Actor,
    number: &SmartcardNumber,
    reason: &str,
) -> Outcome<Cleared> {
    if !strikes::clear_lockout(conn, number)? {
        return Ok(Cleared::NotLockedOut);
    }
    let verdict = Verdict {
        decision: Decision::Helped,
        note: reason,
        by: actor.stored().1,
        at: ports.now(),
    };
    let attempts = attempts::close_undecided(conn, number, &verdict)?;
    let about = Subject::Number(number.clone());
    let action = Action::LockoutCleared;
    trail::event(conn, ports, caller, actor, action, &about, reason)?;
    tell(conn, ports, number)?;
    Ok(Cleared::Done { attempts })
}

/// Tells the holder, where there is one who can be reached (R48).
fn tell(conn: &mut Connection, ports: &Ports, number: &SmartcardNumber) -> Outcome<()> {
    let found = holders::by_number(conn, number)?;
    let Some(holder) = found.filter(|holder| mailbox::of(ports, holder).is_some()) else {
        return Ok(());
    };
    post::tell(conn, ports, &holder, |about| Message::LockoutCleared {
        name: about.name,
        organisation: about.organisation,
        at: about.at,
        desk: about.desk,
    })
}
