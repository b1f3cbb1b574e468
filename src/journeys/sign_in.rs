//! Signing in with the card: number and passcode (the platform checks it), then the terms.
//!
//! A half sign-in and a full one are different types: only [`standing`] makes either.

use time::OffsetDateTime;

use super::caller::Caller;
use super::trail::{self, Place};
use super::visit::{self, Visit};
use super::{JourneyError, Outcome, Ports, post};
use crate::cards::{CardError, Serial, Verification};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::card::Unusable;
use crate::domain::desk::Desk;
use crate::domain::passcode::TypedPasscode;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::terms::Due;
use crate::limits::LimitedAction;
use crate::secrets::hashing::HashingError;
use crate::secrets::token::PlainToken;
use crate::storage::belongings::{self, Belongings};
use crate::storage::cards::{self, StoredCard};
use crate::storage::holders::{self, Holder, HolderId};
use crate::storage::sessions::SessionId;
use crate::storage::{Connection, StorageError, Stored, organisations, sessions};

/// A holder who is signed in and has accepted the terms in force.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub(super) session: SessionId,
    /// When the session ends, UTC: no journey outlives it.
    pub(super) ends: OffsetDateTime,
    pub(super) holder: Holder,
}

/// A holder who is signed in and must accept the terms before anything else.
#[derive(Debug, Clone)]
pub struct BeforeTerms {
    pub(super) holder: Holder,
    due: Due,
}

/// Who a browser is signed in as.
#[derive(Debug, Clone)]
pub enum Standing {
    /// Nobody.
    Nobody,
    /// A holder who has the terms before them.
    TermsDue(BeforeTerms),
    /// A holder.
    SignedIn(SignedIn),
}

impl SignedIn {
    /// The holder's name, for the page's header.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.holder.name
    }
}

impl BeforeTerms {
    /// Why the terms are due.
    #[must_use]
    pub fn due(&self) -> Due {
        self.due
    }

    /// The holder's name, for the page's header.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.holder.name
    }
}

/// Who the session of a browser is signed in as.
///
/// # Errors
/// When the database fails.
pub fn standing(ports: &Ports, visit: Option<Visit>) -> Outcome<Standing> {
    let Some((visit, id)) = visit.and_then(|visit| Some((visit, visit.holder?))) else {
        return Ok(Standing::Nobody);
    };
    let (holder, card) = ports.db.read(|conn| {
        let holder = holders::find(conn, id)?;
        let card = cards::current(conn, holder.id, ports.now())?;
        Ok::<_, StorageError>((holder, card))
    })?;
    // A card that was cancelled or has expired since the sign-in opens nothing any more.
    if card.is_none_or(|card| card.card.unusable(ports.now()).is_some()) {
        ports
            .db
            .write(|conn| sessions::end_theirs(conn, visit.session, id, ports.now()))?;
        return Ok(Standing::Nobody);
    }
    Ok(match ports.rules.terms.due(holder.terms, ports.now()) {
        Some(due) => Standing::TermsDue(BeforeTerms { holder, due }),
        None => Standing::SignedIn(SignedIn {
            session: visit.session,
            ends: visit.ends,
            holder,
        }),
    })
}

/// What came of a sign-in.
#[derive(Debug)]
pub enum SignIn {
    /// Signed in; the terms are the next page's matter.
    SignedIn {
        /// The new session's token.
        token: PlainToken,
        /// Who it is.
        who: HolderId,
        /// Whether the certificates are due: the holder is asked at each sign-in (DOMAIN.md).
        renewal_due: bool,
    },
    /// The number or the passcode is wrong; which, is never said.
    Wrong {
        /// Tries left before the card locks; counted alike for every number.
        left: i32,
    },
    /// The card is locked: unlock it.
    Locked,
    /// The passcode is right, and the card can no longer be used. There is no session.
    Unusable {
        /// Why.
        why: Unusable,
        /// The holder's name.
        name: String,
        /// The holder's organisation.
        organisation: String,
        /// Its desk.
        desk: Desk,
    },
}

const PLACE: Place = Place {
    journey: "sign_in",
    step: "passcode",
};

/// Signs in with number and passcode.
///
/// # Errors
/// When the network's budget of failures is spent, hashing is busy or the database fails.
pub fn sign_in(
    ports: &Ports,
    caller: &Caller,
    earlier: Option<Visit>,
    number: &SmartcardNumber,
    passcode: &TypedPasscode,
) -> Outcome<SignIn> {
    // Before the try reaches the chip, so that a stranger cannot lock a ward (R06).
    ports.limit(LimitedAction::FailedSignIn, &caller.network_key())?;
    let (holder, card) = ports.db.read(|conn| look_up(conn, ports, number))?;
    let serial = card.as_ref().map_or_else(
        || Serial::phantom(number),
        |c| Serial::of_card(c.serial.clone()),
    );
    let verified = ports.cards.verify(&ports.db, &serial, passcode);
    if matches!(
        verified,
        Ok(Verification::Locked | Verification::Right(_))
            | Err(CardError::Hashing(HashingError::Busy))
    ) {
        // The card has counted nothing, so nothing counts against the network: not a right passcode, not a card that
        // did not look, and not a busy portal, or everybody who tries again would spend what the ward has.
        ports.unlimit(LimitedAction::FailedSignIn, &caller.network_key())?;
    }
    let verification = verified?;
    let (right, holder, card) = match (verification, &holder, card) {
        (Verification::Right(right), Some(holder), Some(card)) => (right, holder, card),
        (Verification::Locked, ..) => return refused(ports, caller, number),
        (verification, ..) => {
            return failed(ports, caller, number, holder.as_ref(), &verification);
        }
    };
    if let Some(why) = card.card.unusable(ports.now()) {
        return unusable(ports, caller, holder, why);
    }
    let proved = Proved {
        holder,
        card: &card,
        how: "",
    };
    ports.db.write(|conn| {
        // A new passcode has ended all sessions: the old one, judged before it, opens no other.
        if !ports.cards.still(conn, &serial, &right)? {
            return Err(JourneyError::Overtaken);
        }
        Ok(let_in(conn, ports, caller, earlier, &proved)?)
    })
}

/// Whose card was proved to be there.
pub(super) struct Proved<'a> {
    /// The holder.
    pub holder: &'a Holder,
    /// Their card, in use.
    pub card: &'a StoredCard,
    /// By what, where it was not the passcode; for the trail.
    pub how: &'static str,
}

/// What follows every proof: a new session, and a row of the trail.
pub(super) fn let_in(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    earlier: Option<Visit>,
    proved: &Proved<'_>,
) -> Stored<SignIn> {
    let Proved { holder, card, how } = proved;
    let (_, token) = visit::open(conn, ports, Some(holder.id), earlier.map(|v| v.session))?;
    let actor = Actor::Holder(holder.number.clone());
    let about = Subject::Number(holder.number.clone());
    trail::event(conn, ports, caller, &actor, Action::SignedIn, &about, how)?;
    Ok(SignIn::SignedIn {
        token,
        who: holder.id,
        renewal_due: ports.rules.renewal.is_due(&card.card, ports.now()),
    })
}

fn look_up(
    conn: &mut Connection,
    ports: &Ports,
    number: &SmartcardNumber,
) -> Stored<(Option<Holder>, Option<StoredCard>)> {
    // The same queries for every number; a stand-in's card is read and forgotten (R10).
    let Some(Belongings { holder, .. }) = belongings::of_nearest(conn, number)? else {
        return Ok((None, None));
    };
    let card = cards::current(conn, holder.id, ports.now())?;
    Ok(match holder.number == *number {
        true => (Some(holder), card),
        false => (None, None),
    })
}

fn failed(
    ports: &Ports,
    caller: &Caller,
    number: &SmartcardNumber,
    holder: Option<&Holder>,
    verification: &Verification,
) -> Outcome<SignIn> {
    ports.db.write(|conn| {
        let (outcome, answer) = match verification {
            Verification::Wrong { left } => ("wrong", SignIn::Wrong { left: *left }),
            _ => ("locked", SignIn::Locked),
        };
        trail::visitor(conn, ports, caller, Action::SignInFailed, number)?;
        if *verification == Verification::LockedNow {
            trail::visitor(conn, ports, caller, Action::CardLocked, number)?;
            let whose = holder.map_or(HolderId::NOBODY, |holder| holder.id);
            sessions::end_all_of(conn, whose, None, ports.now())?;
        }
        trail::failed_attempt(conn, ports, caller, PLACE, number, outcome, None)?;
        Ok(answer)
    })
}

/// The card was locked before and did not look. That is written down a few times: nothing else keeps whoever goes on
/// from filling the trail.
fn refused(ports: &Ports, caller: &Caller, number: &SmartcardNumber) -> Outcome<SignIn> {
    let key = format!("{number} from {}", caller.network_key());
    match ports.limit(LimitedAction::RefusedSignIn, &key) {
        Err(JourneyError::Limited(_)) => return Ok(SignIn::Locked),
        other => other?,
    }
    ports.db.write(|conn| {
        trail::visitor(conn, ports, caller, Action::SignInFailed, number)?;
        trail::failed_attempt(conn, ports, caller, PLACE, number, "refused", None)?;
        Ok(SignIn::Locked)
    })
}

/// What the holder is told whose card was proved to be there and cannot be used.
pub(super) fn unusable(
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    why: Unusable,
) -> Outcome<SignIn> {
    ports.db.write(|conn| {
        trail::visitor(conn, ports, caller, Action::SignInRefused, &holder.number)?;
        let organisation = organisations::find(conn, holder.organisation)?;
        Ok(SignIn::Unusable {
            why,
            name: holder.name.clone(),
            desk: post::desk(&organisation),
            organisation: organisation.name,
        })
    })
}

/// Ends the session, whoever it belongs to (R21).
///
/// # Errors
/// When the database fails.
pub fn sign_out(ports: &Ports, caller: &Caller, visit: Option<Visit>) -> Outcome<()> {
    let Some(visit) = visit else { return Ok(()) };
    ports.db.write(|conn| {
        sessions::end(conn, visit.session, ports.now())?;
        if let Some(id) = visit.holder {
            let holder = holders::find(conn, id)?;
            trail::holder(conn, ports, caller, Action::SignedOut, &holder.number)?;
        }
        Ok(())
    })
}
