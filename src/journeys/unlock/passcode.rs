//! The last step: a new passcode, set once, and everything that follows from it in one transaction.

use super::subject::{Known, Subject};
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at};
use crate::cards::{Preparation, PreparedPasscode, Serial};
use crate::domain::audit::Action;
use crate::domain::passcode::{NewPasscode, PasscodeRefusal};
use crate::domain::policy::UnlockStep;
use crate::journeys::{JourneyError, post, trail, visit};
use crate::mail::message::Message;
use crate::secrets::token::PlainToken;
use crate::storage::{sessions, strikes};

/// What came of a new passcode.
#[derive(Debug)]
pub enum Set {
    /// The card is unlocked; the done page waits in the rotated session.
    Unlocked {
        /// The rotated session's token.
        token: PlainToken,
    },
    /// The passcode will not do.
    Refused(PasscodeRefusal),
    /// It is the passcode that the card has now.
    SameAsCurrent,
    /// Everything was proved, and meanwhile the card became one that cannot be unlocked.
    NotPossible,
    /// Out of order.
    Detour(Detour),
}

/// Whether the passcode page may be shown.
///
/// # Errors
/// When the database fails.
pub fn ask(ports: &Ports, visit: Option<Visit>) -> Outcome<Result<(), Detour>> {
    Ok(at(ports, visit, UnlockStep::Passcode)?.map(|_| ()))
}

/// Sets a new passcode and unlocks the card.
///
/// # Errors
/// When hashing is busy or the database fails; `Overtaken` when another request set one.
pub fn set(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
    new: &str,
    confirm: &str,
) -> Outcome<Set> {
    let unlock = match at(ports, visit, UnlockStep::Passcode)? {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Set::Detour(detour)),
    };
    let number = &unlock.journey.number;
    let new = match NewPasscode::choose(&ports.rules.passcode, new, confirm, number) {
        Ok(new) => new,
        Err(refusal) => return Ok(Set::Refused(refusal)),
    };
    let subject = ports.db.read(|conn| Subject::load(conn, number))?;
    let reachable = subject.recipient(ports, unlock.proof).is_some();
    let (true, Some(known), Some(serial)) = (reachable, &subject.known, subject.serial()) else {
        return Ok(Set::NotPossible);
    };
    match ports.cards.prepare(&ports.db, &serial, &new)? {
        Preparation::SameAsCurrent => Ok(Set::SameAsCurrent),
        Preparation::Ready(prepared) => complete(ports, caller, &unlock, known, &serial, &prepared),
    }
}

fn complete(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    known: &Known,
    serial: &Serial,
    prepared: &PreparedPasscode,
) -> Outcome<Set> {
    let number = &unlock.journey.number;
    ports.db.write(|conn| {
        unlock.advance(conn)?.ok_or(JourneyError::Overtaken)?;
        ports.cards.commit(conn, serial, prepared)?;
        strikes::clear(conn, number)?;
        // Whoever was signed in with the old passcode is not any more.
        sessions::end_all_of(conn, known.holder.id, None, ports.now())?;
        trail::visitor(conn, ports, caller, Action::Unlocked, number)?;
        if let Some(to) = &known.holder.email {
            let message = Message::Unlocked {
                name: known.holder.name.clone(),
                organisation: known.organisation.name.clone(),
                at: ports.now(),
                desk: known.desk(),
            };
            post::queue(conn, ports, number, to, &message)?;
        }
        let token = visit::rotate(conn, ports, unlock.journey.session)?;
        Ok(Set::Unlocked { token })
    })
}
