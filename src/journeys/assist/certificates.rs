//! New certificates with the holder at the desk: a renewal before expiry, a repair after it (DOMAIN.md).
//!
//! Both begin with the checklist. For a renewal the holder types the passcode that the card has; for a
//! repair they set a new one. Either begins the count of their own renewals again.

use time::Duration;

use super::super::JourneyError;
use super::super::caller::Caller;
use super::super::card_check::{self, Checked};
use super::super::new_passcode::{self, Earned};
use super::super::renewal::{Certified, make, put_in_use};
use super::super::staff::officer::{Over, Power, powers};
use super::turn::{self, NotChosen};
use super::{Outcome, Ports, identity, is_locked, note, post};
use crate::cards::{PreparedPasscode, Serial};
use crate::domain::audit::Action;
use crate::domain::card::Unusable;
use crate::domain::passcode::{PasscodeRefusal, TypedPasscode};
use crate::domain::reason::Reason;
use crate::domain::renewal::RenewalKind;
use crate::mail::message::Message;
use crate::storage::assists::{self, AssistId, AssistPurpose};
use crate::storage::cards::{CardId, StoredCard};
use crate::storage::renewals::{self, Renewal};
use crate::storage::{Connection, cards, photographs};

/// Within what time a second renewal of the same kind is the same form sent twice.
const DOUBLE_PRESS: Duration = Duration::minutes(1);

/// A power that ends in new certificates.
pub trait Certifying: Power {
    /// What the assist is for.
    const PURPOSE: AssistPurpose;
    /// Who makes the certificates, in the card's own books.
    const KIND: RenewalKind;
    /// What the trail calls it.
    const ACTION: Action;
    /// The state in which a card must be for it.
    const NEEDS: Option<Unusable>;
}

impl Certifying for powers::AssistRenewal {
    const PURPOSE: AssistPurpose = AssistPurpose::Renewal;
    const KIND: RenewalKind = RenewalKind::Assisted;
    const ACTION: Action = Action::RenewedWithHelp;
    const NEEDS: Option<Unusable> = None;
}

impl Certifying for powers::Repair {
    const PURPOSE: AssistPurpose = AssistPurpose::Repair;
    const KIND: RenewalKind = RenewalKind::Repair;
    const ACTION: Action = Action::Repaired;
    const NEEDS: Option<Unusable> = Some(Unusable::Expired);
}

/// What the helper has before them.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// Whether there is a photograph to compare.
    pub photograph: bool,
    /// Whether the card is locked: a renewal needs it unlocked first.
    pub locked: bool,
    /// What hinders it.
    pub hindrance: Option<Hindrance>,
}

/// Why a card cannot be given new certificates this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// There is no card, or it was cancelled.
    Cancelled,
    /// The profile is closed.
    Closed,
    /// It has expired: it must be repaired.
    Expired,
    /// It has not expired: it is renewed, not repaired.
    NotExpired,
}

/// Why a card in this state is not given certificates under the power `P`, if it is not.
fn hindrance<P: Certifying>(ports: &Ports, card: Option<&StoredCard>) -> Option<Hindrance> {
    let Some(card) = card else {
        return Some(Hindrance::Cancelled);
    };
    let state = card.card.unusable(ports.now());
    (state != P::NEEDS).then_some(match state {
        None => Hindrance::NotExpired,
        Some(Unusable::Cancelled) => Hindrance::Cancelled,
        Some(Unusable::Closed) => Hindrance::Closed,
        Some(Unusable::Expired) => Hindrance::Expired,
    })
}

/// What is asked before anything is done.
///
/// # Errors
/// When the database fails.
pub fn checklist<P: Certifying>(ports: &Ports, over: &Over<P>) -> Outcome<Checklist> {
    let holder = over.holder();
    ports.db.read(|conn| {
        let card = cards::current(conn, holder.id, ports.now())?;
        let locked = is_locked(conn, ports, card.as_ref())?;
        Ok(Checklist {
            photograph: photographs::exists(conn, holder.id)?,
            locked: locked && P::NEEDS.is_none(),
            hindrance: hindrance::<P>(ports, card.as_ref()),
        })
    })
}

/// The helper is sure who is there; `false` when the card is not one for this.
///
/// # Errors
/// When the database fails, or the helper was disabled meanwhile.
pub fn recognised<P: Certifying>(ports: &Ports, caller: &Caller, over: &Over<P>) -> Outcome<bool> {
    let list = checklist(ports, over)?;
    if list.hindrance.is_some() || list.locked {
        return Ok(false);
    }
    identity::recognised(ports, caller, over, P::PURPOSE)?;
    Ok(true)
}

/// The helper is in doubt: nothing is done, and it is written down.
///
/// # Errors
/// When the database fails.
pub fn doubted<P: Certifying>(
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    reason: &Reason,
) -> Outcome<()> {
    let action = Action::RenewalRefused;
    identity::doubted(ports, caller, over, P::PURPOSE, action, reason)
}

/// Whether it is the holder's turn.
///
/// # Errors
/// When the database fails.
pub fn holders_turn<P: Certifying>(ports: &Ports, over: &Over<P>) -> Outcome<Option<AssistId>> {
    identity::holders_turn(ports, over, P::PURPOSE)
}

/// What came of the holder's turn.
#[derive(Debug)]
pub enum Finished {
    /// The card has new certificates.
    Done,
    /// The checklist comes first, was too long ago, or the card is not one for this any more.
    CheckFirst,
    /// The passcode is wrong.
    WrongPasscode {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked.
    CardLocked,
    /// The new passcode will not do.
    Refused(PasscodeRefusal),
    /// The new passcode is the one that the card has; the checklist comes again.
    SameAsCurrent,
    /// The card or the authority failed half way. Nothing is lost; another try goes on.
    BrokenOff,
}

/// Renews the certificates with the passcode that the holder types.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn renew(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistRenewal>,
    passcode: &TypedPasscode,
) -> Outcome<Finished> {
    let Some(assist) = holders_turn(ports, over)? else {
        return Ok(Finished::CheckFirst);
    };
    let (officer, holder) = (over.officer(), over.holder());
    match card_check::verify_at_the_desk(ports, caller, officer, holder, passcode)? {
        Checked::Right(_) => {}
        Checked::Wrong { left } => return Ok(Finished::WrongPasscode { left }),
        Checked::Locked => return Ok(Finished::CardLocked),
    }
    certify(ports, caller, over, assist, None)
}

/// Repairs an expired card: new certificates, and the passcode that the holder sets.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn repair(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::Repair>,
    new: &str,
    confirm: &str,
) -> Outcome<Finished> {
    let holder = over.holder();
    let purpose = powers::Repair::PURPOSE;
    let (assist, new) = match turn::choose(ports, over, purpose, new, confirm)? {
        Ok(chosen) => chosen,
        Err(NotChosen::CheckFirst) => return Ok(Finished::CheckFirst),
        Err(NotChosen::Refused(refusal)) => return Ok(Finished::Refused(refusal)),
    };
    let card = ports
        .db
        .read(|conn| cards::current(conn, holder.id, ports.now()))?;
    let Some(card) = card else {
        return Ok(Finished::CheckFirst);
    };
    let serial = Serial::of_card(card.serial);
    let Some(prepared) = turn::prepare(ports, assist, &serial, &new)? else {
        return Ok(Finished::SameAsCurrent);
    };
    certify(ports, caller, over, assist, Some(&prepared))
}

fn certify<P: Certifying>(
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    assist: AssistId,
    passcode: Option<&PreparedPasscode>,
) -> Outcome<Finished> {
    let holder = over.holder();
    let card = ports
        .db
        .read(|conn| cards::current(conn, holder.id, ports.now()))?;
    let (Some(card), None) = (&card, hindrance::<P>(ports, card.as_ref())) else {
        return Ok(Finished::CheckFirst);
    };
    let expires_at = ports.authority.expiry(ports.now());
    let renewal = match make(ports, holder, card, P::KIND, expires_at) {
        Ok(Certified::Ready(renewal)) => renewal,
        Ok(Certified::BrokenOff) => return Ok(Finished::BrokenOff),
        Err(JourneyError::Overtaken) => return Ok(Finished::CheckFirst),
        Err(error) => return Err(error),
    };
    let completed = ports.db.write(|conn| {
        if !assists::end(conn, assist, ports.now())? {
            return Err(JourneyError::Overtaken);
        }
        complete(conn, ports, caller, over, &renewal)?;
        if let Some(prepared) = passcode {
            let serial = Serial::of_card(card.serial.clone());
            let passcode = (&serial, prepared);
            new_passcode::put_on_card(conn, ports, holder, passcode, Earned::Desk)?;
        }
        Ok(())
    });
    match completed {
        Ok(()) => Ok(Finished::Done),
        Err(JourneyError::Overtaken) => overtaken(ports, card.id, &renewal),
        Err(other) => Err(other),
    }
}

/// The same form was sent twice, and the first one is through; or what was allowed at the start is not any
/// more. Either way nothing is left of this one.
fn overtaken(ports: &Ports, card: CardId, renewal: &Renewal) -> Outcome<Finished> {
    let now = ports.now();
    let last = ports.db.write(|conn| {
        renewals::abandon(conn, renewal.id, now)?;
        renewals::last(conn, card)
    })?;
    let just_now = last.is_some_and(|(kind, at)| kind == renewal.kind && now - at < DOUBLE_PRESS);
    Ok(match just_now {
        true => Finished::Done,
        false => Finished::CheckFirst,
    })
}

/// Puts the certificates in use and says so.
fn complete<P: Certifying>(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    renewal: &Renewal,
) -> Outcome<()> {
    let holder = over.holder();
    let expires_at = put_in_use(conn, ports, holder, renewal)?;
    note(conn, ports, caller, over, P::ACTION, "")?;
    post::tell(conn, ports, holder, |about| Message::Renewed {
        name: about.name,
        organisation: about.organisation,
        at: about.at,
        expires_at,
        by_desk: true,
        desk: about.desk,
    })
}
