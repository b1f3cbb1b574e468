//! The last step: a new passcode, set once, and everything that follows from it in one transaction.

use super::subject::{Known, Stopped};
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at, overtaken, with_subject};
use crate::cards::{Preparation, PreparedPasscode, Serial};
use crate::domain::audit::{self, Action, Actor};
use crate::domain::figures;
use crate::domain::passcode::{NewPasscode, PasscodeRefusal};
use crate::domain::policy::UnlockStep;
use crate::journeys::new_passcode::{self, Earned};
use crate::journeys::{JourneyError, post, trail};
use crate::mail::message::Message;
use crate::storage::{Connection, Stored};

/// What came of a new passcode.
#[derive(Debug)]
pub enum Set {
    /// The card is unlocked; the done page waits.
    Unlocked,
    /// The passcode will not do.
    Refused(PasscodeRefusal),
    /// It is the passcode that the card has now.
    SameAsCurrent,
    /// Everything was proved, and meanwhile the card became one that cannot be unlocked.
    NotPossible(Stopped),
    /// Out of order.
    Detour(Detour),
}

/// Whether the passcode page may be shown.
///
/// # Errors
/// When the database fails.
pub fn ask(
    conn: &mut Connection,
    ports: &Ports,
    visit: Option<Visit>,
) -> Stored<Result<(), Detour>> {
    Ok(at(conn, ports, visit, UnlockStep::Passcode)?.map(|_| ()))
}

/// Sets a new passcode and unlocks the card.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn set(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
    new: &str,
    confirm: &str,
) -> Outcome<Set> {
    let (unlock, subject) = match with_subject(ports, visit, UnlockStep::Passcode)? {
        Ok(found) => found,
        Err(detour) => return Ok(Set::Detour(detour)),
    };
    let number = &unlock.journey.number;
    let new = match NewPasscode::choose(&ports.rules.passcode, new, confirm, number) {
        Ok(new) => new,
        Err(refusal) => return Ok(Set::Refused(refusal)),
    };
    if let Some(stopped) = subject.stopped(ports, unlock.proof) {
        return Ok(Set::NotPossible(stopped));
    }
    let (Some(known), Some(serial)) = (&subject.known, subject.serial()) else {
        return Ok(Set::Detour(Detour::StartAgain));
    };
    let prepared = match ports.cards.prepare(&ports.db, &serial, &new)? {
        // Also what the second of two equal forms meets once the first is through.
        Preparation::SameAsCurrent => {
            let moved_on = ports.db.read(|conn| ask(conn, ports, visit))?.err();
            return Ok(moved_on.map_or(Set::SameAsCurrent, Set::Detour));
        }
        Preparation::Ready(prepared) => prepared,
    };
    match complete(ports, caller, &unlock, known, &serial, &prepared) {
        // The same form was sent twice, and the first one is through.
        Err(JourneyError::Overtaken) => Ok(Set::Detour(overtaken(ports, visit)?)),
        set => set,
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
    let (holder, workplace) = (&known.holder, &known.organisation);
    ports.db.write(|conn| {
        unlock.advance(conn)?.ok_or(JourneyError::Overtaken)?;
        let earned = Earned::Unlock(unlock.journey.id);
        new_passcode::put_on_card(conn, ports, holder, (serial, prepared), earned)?;
        trail::event(
            conn,
            ports,
            caller,
            &Actor::Visitor,
            Action::Unlocked,
            &audit::Subject::Number(holder.number.clone()),
            &figures::seconds((ports.now() - unlock.journey.began_at).whole_seconds()),
        )?;
        post::tell_from(conn, ports, holder, workplace, |about| Message::Unlocked {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            desk: about.desk,
        })?;
        // What is left of the session can only show the done page, also to a form that was sent twice.
        Ok(Set::Unlocked)
    })
}
