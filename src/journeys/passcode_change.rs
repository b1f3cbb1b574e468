//! Changing the passcode with the old one. Wrong old ones count on the card like any other.

use super::caller::Caller;
use super::sign_in::SignedIn;
use super::trail::{self, Place};
use super::{Outcome, Ports, post, visit};
use crate::cards::{Preparation, PreparedPasscode, Serial, Verification};
use crate::domain::audit::Action;
use crate::domain::passcode::{NewPasscode, PasscodeRefusal, TypedPasscode};
use crate::mail::message::Message;
use crate::secrets::token::PlainToken;
use crate::storage::holders::Holder;
use crate::storage::{cards, journeys, organisations, sessions};

const PLACE: Place = Place {
    journey: "profile",
    step: "passcode",
};

/// What came of a change.
#[derive(Debug)]
pub enum Change {
    /// The new passcode is on the card.
    Changed {
        /// The rotated session's token.
        token: PlainToken,
    },
    /// The new passcode will not do.
    Refused(PasscodeRefusal),
    /// The new passcode is the old one.
    SameAsCurrent,
    /// The old passcode is wrong.
    WrongOld {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked; the session has ended.
    Locked,
}

/// What was typed.
pub struct Typed<'a> {
    /// The old passcode.
    pub old: TypedPasscode,
    /// The new one.
    pub new: &'a str,
    /// The new one again.
    pub confirm: &'a str,
}

/// Changes the passcode.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn change(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &Typed<'_>,
) -> Outcome<Change> {
    let number = &who.holder.number;
    // The form of the new passcode first: a slip there should not cost a try on the card.
    let new = match NewPasscode::choose(&ports.rules.passcode, typed.new, typed.confirm, number) {
        Ok(new) => new,
        Err(refusal) => return Ok(Change::Refused(refusal)),
    };
    let serial = match verify(ports, caller, &who.holder, &typed.old)? {
        Checked::Right(serial) => serial,
        Checked::Wrong { left } => return Ok(Change::WrongOld { left }),
        Checked::Locked => return Ok(Change::Locked),
    };
    match ports.cards.prepare(&ports.db, &serial, &new)? {
        Preparation::SameAsCurrent => Ok(Change::SameAsCurrent),
        Preparation::Ready(prepared) => complete(ports, caller, who, &serial, &prepared),
    }
}

/// What the card said to the passcode of the holder who is signed in.
pub(in crate::journeys) enum Checked {
    /// It is right.
    Right(Serial),
    /// It is wrong.
    Wrong {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked, and the session has ended.
    Locked,
}

/// Asks a holder's card for its passcode again: of the holder who is signed in, or who is at the desk.
pub(in crate::journeys) fn verify(
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    passcode: &TypedPasscode,
) -> Outcome<Checked> {
    let number = &holder.number;
    let card = ports
        .db
        .read(|conn| cards::current(conn, holder.id, ports.now()))?;
    let serial = card.map_or_else(
        || Serial::phantom(number),
        |card| Serial::of_card(card.serial),
    );
    let verification = ports.cards.verify(&ports.db, &serial, passcode)?;
    match verification {
        Verification::Right => return Ok(Checked::Right(serial)),
        Verification::Wrong { left } => {
            ports.db.write(|conn| {
                trail::failed_attempt(conn, ports, caller, PLACE, number, "wrong", None)?;
                trail::holder(conn, ports, caller, Action::SignInFailed, number)
            })?;
            return Ok(Checked::Wrong { left });
        }
        Verification::LockedNow | Verification::Locked => {}
    }
    ports.db.write(|conn| {
        trail::failed_attempt(conn, ports, caller, PLACE, number, "locked", None)?;
        if verification == Verification::LockedNow {
            trail::holder(conn, ports, caller, Action::CardLocked, number)?;
        }
        sessions::end_all_of(conn, holder.id, None, ports.now())
    })?;
    Ok(Checked::Locked)
}

fn complete(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    serial: &Serial,
    prepared: &PreparedPasscode,
) -> Outcome<Change> {
    let holder = &who.holder;
    ports.db.write(|conn| {
        ports.cards.commit(conn, serial, prepared)?;
        journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
        sessions::end_all_of(conn, holder.id, Some(who.session), ports.now())?;
        trail::holder(conn, ports, caller, Action::PasscodeChanged, &holder.number)?;
        if let Some(to) = &holder.email {
            let organisation = organisations::find(conn, holder.organisation)?;
            let message = Message::PasscodeChanged {
                name: holder.name.clone(),
                at: ports.now(),
                desk: post::desk(&organisation),
                organisation: organisation.name,
            };
            post::queue(conn, ports, &holder.number, to, &message)?;
        }
        let token = visit::rotate(conn, ports, who.session)?;
        Ok(Change::Changed { token })
    })
}
