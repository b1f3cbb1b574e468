//! Unlocking a card (leaflet 001): card, questions, code, new passcode; the order is a policy.
//!
//! An unknown number, an unregistered holder and everyone else walk the same pages. Strikes are looked
//! at on every step: once they are three, self-service is shut for the number whatever was proved.

use time::OffsetDateTime;

use self::subject::Subject;
use super::caller::Caller;
use super::trail::Place;
use super::visit::Visit;
use super::{Outcome, Ports};
use crate::domain::policy::{Proof, UnlockStep};
use crate::domain::renewal::Entitlement;
use crate::domain::strikes::Strikes;
use crate::storage::journeys::{self, Journey, JourneyKind};
use crate::storage::{Connection, StorageError, Stored, cards, holders, strikes};

pub mod code;
mod letter;
pub mod lockout;
pub mod passcode;
pub mod questions;
pub mod start;
pub mod subject;

/// An unlock under way.
#[derive(Debug, Clone)]
pub struct Unlock {
    pub(super) journey: Journey,
    /// The step it waits at.
    pub step: UnlockStep,
    /// The policy it started under.
    pub proof: Proof,
    /// The strikes against its number.
    strikes: Strikes,
}

/// Where a browser's unlock stands.
#[derive(Debug, Clone)]
pub enum Standing {
    /// There is none, or it has ended: start again.
    None,
    /// Three sets of answers were wrong: the desk must help.
    LockedOut,
    /// It waits at a step.
    At(Unlock),
}

/// A step that was called out of order: nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detour {
    /// Start again.
    StartAgain,
    /// Self-service is shut for this number.
    LockedOut,
    /// Go on here.
    GoOn(UnlockStep),
}

/// Where the unlock of a browser session stands.
///
/// # Errors
/// When the database fails.
pub fn standing(ports: &Ports, visit: Option<Visit>) -> Outcome<Standing> {
    Ok(ports.db.read(|conn| stands(conn, ports, visit))?)
}

fn stands(conn: &mut Connection, ports: &Ports, visit: Option<Visit>) -> Stored<Standing> {
    let Some(visit) = visit else {
        return Ok(Standing::None);
    };
    let found = journeys::current(conn, visit.session, JourneyKind::Unlock, ports.now())?;
    let Some(journey) = found else {
        return Ok(Standing::None);
    };
    let strikes = strikes::standing(conn, &journey.number)?;
    let unlock = Unlock::of(journey, strikes)?;
    if strikes.locked_out() && unlock.step != UnlockStep::Done {
        return Ok(Standing::LockedOut);
    }
    Ok(Standing::At(unlock))
}

/// What the page says that ends an unlock.
#[derive(Debug, Clone, Copy)]
pub struct Done {
    /// When the card's certificates expire, if its holder may renew them now.
    pub renew_by: Option<OffsetDateTime>,
}

/// Whether an unlock is done.
///
/// # Errors
/// When the database fails.
pub fn done(
    conn: &mut Connection,
    ports: &Ports,
    visit: Option<Visit>,
) -> Stored<Result<Done, Detour>> {
    let now = ports.now();
    let unlocked = match at(conn, ports, visit, UnlockStep::Done)? {
        Ok(unlocked) => unlocked,
        Err(detour) => return Ok(Err(detour)),
    };
    let card = match holders::by_number(conn, &unlocked.journey.number)? {
        Some(holder) => cards::current(conn, holder.id, now)?,
        None => None,
    };
    let entitlement = card.map(|card| ports.rules.renewal.entitlement(&card.card, now));
    let renew_by = match entitlement {
        Some(Entitlement::Holder { expires_at }) => Some(expires_at),
        _ => None,
    };
    Ok(Ok(Done { renew_by }))
}

/// Where to go on for a step that another request of the same journey was faster with.
fn overtaken(ports: &Ports, visit: Option<Visit>) -> Outcome<Detour> {
    Ok(match standing(ports, visit)? {
        Standing::None => Detour::StartAgain,
        Standing::LockedOut => Detour::LockedOut,
        Standing::At(unlock) => Detour::GoOn(unlock.step),
    })
}

/// The unlock, if it waits at `step`; the detour otherwise.
fn at(
    conn: &mut Connection,
    ports: &Ports,
    visit: Option<Visit>,
    step: UnlockStep,
) -> Stored<Result<Unlock, Detour>> {
    Ok(match stands(conn, ports, visit)? {
        Standing::None => Err(Detour::StartAgain),
        Standing::LockedOut => Err(Detour::LockedOut),
        Standing::At(unlock) if unlock.step == step => Ok(unlock),
        Standing::At(unlock) => Err(Detour::GoOn(unlock.step)),
    })
}

/// The same, with what belongs to its number.
fn with_subject(
    ports: &Ports,
    visit: Option<Visit>,
    step: UnlockStep,
) -> Outcome<Result<(Unlock, Subject), Detour>> {
    Ok(ports.db.read(|conn| {
        let unlock = match at(conn, ports, visit, step)? {
            Ok(unlock) => unlock,
            Err(detour) => return Ok(Err(detour)),
        };
        let subject = Subject::load(conn, ports, &unlock.journey.number)?;
        Ok::<_, StorageError>(Ok((unlock, subject)))
    })?)
}

impl Unlock {
    fn of(journey: Journey, strikes: Strikes) -> Stored<Self> {
        let unreadable = || StorageError::unreadable("unlock");
        let step = UnlockStep::from_stored(&journey.step).ok_or_else(unreadable)?;
        let proof = journey
            .proof
            .as_deref()
            .and_then(Proof::from_stored)
            .ok_or_else(unreadable)?;
        Ok(Self {
            journey,
            step,
            proof,
            strikes,
        })
    }

    /// Moves on from the step it waits at; the next step, or `None` when another request was first.
    fn advance(&self, conn: &mut Connection) -> Stored<Option<UnlockStep>> {
        let next = self.proof.after(self.step);
        let moved = journeys::advance(conn, self.journey.id, self.step.as_str(), next.as_str())?;
        Ok(moved.then_some(next))
    }
}

const fn place(step: &'static str) -> Place {
    Place {
        journey: "unlock",
        step,
    }
}
