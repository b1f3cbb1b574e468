//! Changing the passcode with the old one. Wrong old ones count on the card like any other.

use zeroize::Zeroizing;

use super::caller::Caller;
use super::card_check::{self, Checked};
use super::new_passcode::{self, Earned};
use super::sign_in::SignedIn;
use super::trail::{self, Place};
use super::{Outcome, Ports, post, visit};
use crate::cards::{Preparation, PreparedPasscode, Serial};
use crate::domain::audit::Action;
use crate::domain::passcode::{NewPasscode, PasscodeRefusal, TypedPasscode};
use crate::mail::message::Message;
use crate::secrets::token::PlainToken;
use crate::storage::Connection;

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
pub struct Typed {
    /// The old passcode.
    pub old: TypedPasscode,
    /// The new one.
    pub new: Zeroizing<String>,
    /// The new one again.
    pub confirm: Zeroizing<String>,
}

/// Changes the passcode.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn change(ports: &Ports, caller: &Caller, who: &SignedIn, typed: &Typed) -> Outcome<Change> {
    change_and(ports, caller, who, typed, |_| Ok(()))
}

/// The same as a step of something larger: `then` is done in the transaction of the change, both or neither.
pub(super) fn change_and(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &Typed,
    then: impl FnOnce(&mut Connection) -> Outcome<()>,
) -> Outcome<Change> {
    let number = &who.holder.number;
    // The form of the new passcode first: a slip there should not cost a try on the card.
    let new = match NewPasscode::choose(&ports.rules.passcode, &typed.new, &typed.confirm, number) {
        Ok(new) => new,
        Err(refusal) => return Ok(Change::Refused(refusal)),
    };
    let serial = match card_check::verify(ports, caller, &who.holder, PLACE, &typed.old)? {
        Checked::Right(serial) => serial,
        Checked::Wrong { left } => return Ok(Change::WrongOld { left }),
        Checked::Locked => return Ok(Change::Locked),
    };
    match ports.cards.prepare(&ports.db, &serial, &new)? {
        Preparation::SameAsCurrent => Ok(Change::SameAsCurrent),
        Preparation::Ready(prepared) => complete(ports, caller, who, (&serial, &prepared), then),
    }
}

fn complete(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    (serial, prepared): (&Serial, &PreparedPasscode),
    then: impl FnOnce(&mut Connection) -> Outcome<()>,
) -> Outcome<Change> {
    let holder = &who.holder;
    ports.db.write(|conn| {
        let earned = Earned::OldPasscode(who.session);
        new_passcode::put_on_card(conn, ports, holder, (serial, prepared), earned)?;
        trail::holder(conn, ports, caller, Action::PasscodeChanged, &holder.number)?;
        post::tell(conn, ports, holder, |about| Message::PasscodeChanged {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            desk: about.desk,
        })?;
        then(conn)?;
        let token = visit::rotate(conn, ports, who.session)?;
        Ok(Change::Changed { token })
    })
}
