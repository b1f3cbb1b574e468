//! The link in an email (R19): looking changes nothing; following spends the code only in the browser
//! session that asked for it.

use super::caller::Caller;
use super::code::{self, CodeStep};
use super::contact::Confirmed;
use super::registration::code::Accepted;
use super::visit::Visit;
use super::{JourneyError, Outcome, Ports, contact, registration, unlock};
use crate::domain::policy::UnlockStep;
use crate::secrets::token::PlainToken;
use crate::storage::challenges::{self, LinkedChallenge};
use crate::storage::journeys::{self, Journey, JourneyKind};

/// What a link is worth in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// It can be used here.
    Ready,
    /// It was made for another browser, or for none: type the code where the journey was started.
    Elsewhere,
    /// It was used, replaced or has expired.
    Dead,
}

/// Where a followed link leads.
#[derive(Debug)]
pub enum Followed {
    /// The unlock goes on.
    Unlock(PlainToken, UnlockStep),
    /// Registered.
    Registered(PlainToken),
    /// The new address is in use.
    EmailConfirmed(Confirmed),
    /// Another holder took the mailbox of a registration meanwhile.
    RegistrationMailboxTaken,
    /// Another holder took the mailbox of a new address meanwhile.
    ContactMailboxTaken,
    /// Nothing was spent.
    Not(LinkState),
}

/// What the link's page may say. Reads only.
///
/// # Errors
/// When the database fails.
pub fn look(ports: &Ports, visit: Option<Visit>, token: Option<&PlainToken>) -> Outcome<LinkState> {
    Ok(match find(ports, visit, token)? {
        Found::Ready(_) => LinkState::Ready,
        Found::Not(state) => state,
    })
}

enum Found {
    Ready(Box<(LinkedChallenge, JourneyKind, Journey)>),
    Not(LinkState),
}

fn find(ports: &Ports, visit: Option<Visit>, token: Option<&PlainToken>) -> Outcome<Found> {
    let now = ports.now();
    // Who has not started anything here learns only to type the code where they did.
    let (Some(token), Some(visit)) = (token, visit) else {
        return Ok(Found::Not(LinkState::Elsewhere));
    };
    let link = token.hashed();
    ports.db.read(|conn| {
        let Some(linked) = challenges::by_link(conn, &link)? else {
            return Ok(Found::Not(LinkState::Dead));
        };
        if linked.session != visit.session {
            return Ok(Found::Not(LinkState::Elsewhere));
        }
        let kinds = [
            JourneyKind::Unlock,
            JourneyKind::Registration,
            JourneyKind::Contact,
        ];
        let kind = kinds
            .into_iter()
            .find(|kind| kind.as_str() == linked.journey_kind);
        let Some(kind) = kind else {
            return Ok(Found::Not(LinkState::Dead));
        };
        let journey = journeys::current(conn, visit.session, kind, now)?;
        Ok(match journey {
            Some(journey)
                if journey.id == linked.journey && linked.challenge.takes_entries(now) =>
            {
                Found::Ready(Box::new((linked, kind, journey)))
            }
            _ => Found::Not(LinkState::Dead),
        })
    })
}

/// Follows the link: what a right code does, without typing it.
///
/// # Errors
/// When the database fails; `Overtaken` when another request spent the code.
pub fn follow(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
    token: Option<&PlainToken>,
) -> Outcome<Followed> {
    let (linked, kind, journey) = match find(ports, visit, token)? {
        Found::Ready(found) => *found,
        Found::Not(state) => return Ok(Followed::Not(state)),
    };
    match kind {
        JourneyKind::Unlock => {
            // Three strikes shut every step, this one too.
            if !matches!(unlock::standing(ports, visit)?, unlock::Standing::At(_)) {
                return Ok(Followed::Not(LinkState::Dead));
            }
            let on = spend(ports, caller, &linked, &journey, &unlock::code::STEP)?;
            Ok(Followed::Unlock(on.token, on.step))
        }
        JourneyKind::Registration => {
            let done = spend(ports, caller, &linked, &journey, &registration::code::STEP)?;
            Ok(match done {
                Accepted::Registered(token) => Followed::Registered(token),
                Accepted::MailboxTaken => Followed::RegistrationMailboxTaken,
            })
        }
        JourneyKind::Contact => {
            let done = spend(ports, caller, &linked, &journey, &contact::STEP)?;
            Ok(done.map_or(Followed::ContactMailboxTaken, Followed::EmailConfirmed))
        }
        // A report has no code, and no link.
        JourneyKind::CardReport => Ok(Followed::Not(LinkState::Dead)),
    }
}

fn spend<T>(
    ports: &Ports,
    caller: &Caller,
    linked: &LinkedChallenge,
    journey: &Journey,
    step: &CodeStep<T>,
) -> Result<T, JourneyError> {
    ports
        .db
        .write(|conn| code::spend(conn, ports, caller, journey, linked.id, step.accept))
}
