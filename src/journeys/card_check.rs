//! Asking a holder's card for its passcode once more, within something that is done with it. A wrong one counts on
//! the card like any other, and is filed where it was typed.

use super::caller::Caller;
use super::staff::officer::Officer;
use super::trail::{self, Place};
use super::{Outcome, Ports};
use crate::cards::{Serial, Verification};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::passcode::TypedPasscode;
use crate::storage::holders::Holder;
use crate::storage::{cards, sessions};

const AT_THE_DESK: Place = Place {
    journey: "assist",
    step: "passcode",
};

/// What the card said to the passcode.
pub(in crate::journeys) enum Checked {
    /// It is right.
    Right(Serial),
    /// It is wrong.
    Wrong {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked, and the holder's sessions have ended.
    Locked,
}

/// Asks the card of the holder who is signed in for its passcode again; `place` is where a failure is filed.
///
/// # Errors
/// When hashing is busy or the database fails.
pub(in crate::journeys) fn verify(
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    place: Place,
    passcode: &TypedPasscode,
) -> Outcome<Checked> {
    let actor = Actor::Holder(holder.number.clone());
    ask(ports, caller, holder, passcode, (&actor, place))
}

/// The same at the desk, where whoever signed in there answers for what is typed.
///
/// # Errors
/// As [`verify`].
pub(in crate::journeys) fn verify_at_the_desk(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    holder: &Holder,
    passcode: &TypedPasscode,
) -> Outcome<Checked> {
    let by = (&officer.actor(), AT_THE_DESK);
    ask(ports, caller, holder, passcode, by)
}

fn ask(
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    passcode: &TypedPasscode,
    (actor, place): (&Actor, Place),
) -> Outcome<Checked> {
    let number = &holder.number;
    let about = Subject::Number(number.clone());
    let card = ports
        .db
        .read(|conn| cards::current(conn, holder.id, ports.now()))?;
    let serial = card.map_or_else(
        || Serial::phantom(number),
        |card| Serial::of_card(card.serial),
    );
    let verification = ports.cards.verify(&ports.db, &serial, passcode)?;
    match verification {
        Verification::Right(_) => return Ok(Checked::Right(serial)),
        Verification::Wrong { left } => {
            ports.db.write(|conn| {
                trail::failed_attempt(conn, ports, caller, place, number, "wrong", None)?;
                let action = Action::SignInFailed;
                trail::event(conn, ports, caller, actor, action, &about, "")
            })?;
            return Ok(Checked::Wrong { left });
        }
        Verification::LockedNow | Verification::Locked => {}
    }
    ports.db.write(|conn| {
        trail::failed_attempt(conn, ports, caller, place, number, "locked", None)?;
        if verification == Verification::LockedNow {
            let action = Action::CardLocked;
            trail::event(conn, ports, caller, actor, action, &about, "")?;
        }
        sessions::end_all_of(conn, holder.id, None, ports.now())
    })?;
    Ok(Checked::Locked)
}
