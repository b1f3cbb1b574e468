//! An assisted unlock: the helper checks who is there, then the holder types a new passcode twice. The
//! helper never sees it (DOMAIN.md).

use super::super::JourneyError;
use super::super::caller::Caller;
use super::super::new_passcode::{self, Earned};
use super::super::staff::officer::{Over, powers};
use super::turn::{self, NotChosen};
use super::{Outcome, Ports, identity, is_locked, note, post};
use crate::cards::{PreparedPasscode, Serial};
use crate::domain::audit::Action;
use crate::domain::card::Unusable;
use crate::domain::passcode::PasscodeRefusal;
use crate::domain::reason::Reason;
use crate::domain::review::Decision;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::storage::assists::{self, AssistId, AssistPurpose};
use crate::storage::attempts::Verdict;
use crate::storage::{cards, photographs, strikes};

const PURPOSE: AssistPurpose = AssistPurpose::Unlock;

/// What the helper has before them.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// Whether there is a photograph to compare.
    pub photograph: bool,
    /// Whether the card is locked.
    pub locked: bool,
    /// Whether three wrong sets of answers have closed self-service.
    pub locked_out: bool,
    /// Why the card cannot be unlocked at all.
    pub unusable: Option<Unusable>,
}

/// What is asked before anything is done.
///
/// # Errors
/// When the database fails.
pub fn checklist(ports: &Ports, over: &Over<powers::AssistUnlock>) -> Outcome<Checklist> {
    let holder = over.holder();
    ports.db.read(|conn| {
        let card = cards::current(conn, holder.id, ports.now())?;
        let locked = is_locked(conn, ports, card.as_ref())?;
        Ok(Checklist {
            photograph: photographs::exists(conn, holder.id)?,
            locked,
            locked_out: strikes::standing(conn, &holder.number)?.locked_out(),
            unusable: match &card {
                Some(card) => card.card.unusable(ports.now()),
                None => Some(Unusable::Cancelled),
            },
        })
    })
}

/// Whether three wrong sets of answers have closed self-service for a number.
///
/// # Errors
/// When the database fails.
pub fn locked_out(ports: &Ports, number: &SmartcardNumber) -> Outcome<bool> {
    let standing = ports.db.read(|conn| strikes::standing(conn, number))?;
    Ok(standing.locked_out())
}

/// What came of the checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// The holder's turn.
    HoldersTurn,
    /// The card cannot be unlocked.
    NotPossible(Unusable),
}

/// The helper is sure who is there.
///
/// # Errors
/// When the database fails.
pub fn recognised(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistUnlock>,
) -> Outcome<Checked> {
    if let Some(why) = checklist(ports, over)?.unusable {
        return Ok(Checked::NotPossible(why));
    }
    identity::recognised(ports, caller, over, PURPOSE)?;
    Ok(Checked::HoldersTurn)
}

/// The helper is in doubt: nothing is unlocked, and it is written down.
///
/// # Errors
/// When the database fails.
pub fn doubted(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistUnlock>,
    reason: &Reason,
) -> Outcome<()> {
    let action = Action::UnlockRefused;
    identity::doubted(ports, caller, over, PURPOSE, action, reason)
}

/// Whether it is the holder's turn.
///
/// # Errors
/// When the database fails.
pub fn holders_turn(ports: &Ports, over: &Over<powers::AssistUnlock>) -> Outcome<Option<AssistId>> {
    identity::holders_turn(ports, over, PURPOSE)
}

/// What came of a new passcode.
#[derive(Debug)]
pub enum Set {
    /// The card is unlocked.
    Unlocked,
    /// The passcode will not do.
    Refused(PasscodeRefusal),
    /// It is the passcode that the card has now.
    SameAsCurrent,
    /// The checklist comes first, or took place too long ago.
    CheckFirst,
    /// The card cannot be unlocked.
    NotPossible(Unusable),
}

/// Sets the holder's new passcode and unlocks the card.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn set(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistUnlock>,
    new: &str,
    confirm: &str,
) -> Outcome<Set> {
    let holder = over.holder();
    let (assist, new) = match turn::choose(ports, over, PURPOSE, new, confirm)? {
        Ok(chosen) => chosen,
        Err(NotChosen::CheckFirst) => return Ok(Set::CheckFirst),
        Err(NotChosen::Refused(refusal)) => return Ok(Set::Refused(refusal)),
    };
    let Some(card) = ports
        .db
        .read(|conn| cards::current(conn, holder.id, ports.now()))?
    else {
        return Ok(Set::NotPossible(Unusable::Cancelled));
    };
    if let Some(why) = card.card.unusable(ports.now()) {
        return Ok(Set::NotPossible(why));
    }
    let serial = Serial::of_card(card.serial);
    let Some(prepared) = turn::prepare(ports, assist, &serial, &new)? else {
        return Ok(Set::SameAsCurrent);
    };
    complete(ports, caller, over, assist, &serial, &prepared)
}

fn complete(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistUnlock>,
    assist: AssistId,
    serial: &Serial,
    prepared: &PreparedPasscode,
) -> Outcome<Set> {
    let (holder, now) = (over.holder(), ports.now());
    ports.db.write(|conn| {
        // The card may have been cancelled, or the profile closed, while the passcode was typed.
        cards::one_at_a_time(conn, holder.id)?;
        let usable = cards::current(conn, holder.id, now)?.is_some_and(|card| {
            card.serial == serial.as_str() && card.card.unusable(now).is_none()
        });
        if !usable || !assists::end(conn, assist, now)? {
            return Err(JourneyError::Overtaken);
        }
        let verdict = Verdict {
            decision: Decision::Helped,
            note: "assisted unlock",
            by: over.officer().email(),
            at: now,
        };
        let earned = Earned::DeskClosing(&verdict);
        new_passcode::put_on_card(conn, ports, holder, (serial, prepared), earned)?;
        note(conn, ports, caller, over, Action::UnlockedWithHelp, "")?;
        post::tell(conn, ports, holder, |about| Message::Unlocked {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            desk: about.desk,
        })?;
        Ok(Set::Unlocked)
    })
}
