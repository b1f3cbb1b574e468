//! Registering for self-service, the nine steps of leaflet 001. Nothing counts until the code is in;
//! until then an earlier registration stands.

use serde::{Deserialize, Serialize};

use super::sign_in::SignedIn;
use super::{JourneyError, Outcome, Ports};
use crate::domain::email_address::EmailAddress;
use crate::domain::question::FourQuestions;
use crate::domain::registration::RegistrationStep;
use crate::secrets::hashing::HashedSecret;
use crate::storage::journeys::{self, Journey, JourneyKind};
use crate::storage::{Connection, StorageError, Stored};

pub mod check;
pub mod code;
pub mod email;
pub mod questions;
pub mod start;

/// What a registration has gathered. Answers are hashed before they come here.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Pending {
    /// Tells an answer that repeats the passcode; the passcode itself is nowhere.
    passcode_fingerprint: String,
    questions: Option<String>,
    answers: Option<String>,
    email: Option<EmailAddress>,
}

impl Pending {
    fn chosen(&self) -> Option<FourQuestions> {
        self.questions
            .as_deref()
            .and_then(FourQuestions::from_stored)
    }

    fn hashed_answers(&self) -> Option<HashedSecret> {
        self.answers.clone().map(HashedSecret::from_stored)
    }
}

/// A registration under way.
#[derive(Debug, Clone)]
pub struct Registration {
    journey: Journey,
    step: RegistrationStep,
    pending: Pending,
}

/// A step that was called out of order: nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detour {
    /// Start again, with the passcode.
    StartAgain,
    /// Go on here.
    GoOn(RegistrationStep),
}

fn load(conn: &mut Connection, ports: &Ports, who: &SignedIn) -> Stored<Option<Registration>> {
    let found = journeys::current(conn, who.session, JourneyKind::Registration, ports.now())?;
    found.map(Registration::try_from).transpose()
}

/// The registration, if `step` may be opened; the detour otherwise.
fn at(
    ports: &Ports,
    who: &SignedIn,
    step: RegistrationStep,
) -> Outcome<Result<Registration, Detour>> {
    Ok(match ports.db.read(|conn| load(conn, ports, who))? {
        None => Err(Detour::StartAgain),
        Some(registration) if registration.step.may_open(step) => Ok(registration),
        Some(registration) => Err(Detour::GoOn(registration.step)),
    })
}

/// Where to go on for a step that another request of the same journey was faster with.
fn overtaken(ports: &Ports, who: &SignedIn) -> Outcome<Detour> {
    let found = ports.db.read(|conn| load(conn, ports, who))?;
    Ok(found.map_or(Detour::StartAgain, |registration| {
        Detour::GoOn(registration.step)
    }))
}

impl TryFrom<Journey> for Registration {
    type Error = StorageError;

    fn try_from(journey: Journey) -> Stored<Self> {
        let unreadable = || StorageError::unreadable("registration");
        let step = RegistrationStep::from_stored(&journey.step).ok_or_else(unreadable)?;
        let pending = match step {
            // What it had gathered is erased once it is done.
            RegistrationStep::Done => Pending {
                passcode_fingerprint: String::new(),
                questions: None,
                answers: None,
                email: None,
            },
            _ => serde_json::from_str(&journey.pending).map_err(|_| unreadable())?,
        };
        Ok(Self {
            journey,
            step,
            pending,
        })
    }
}

impl Registration {
    /// The address will not do after all: back to where another is given.
    fn back_to_email(&self, conn: &mut Connection) -> Outcome<()> {
        let pending = Pending {
            email: None,
            ..self.pending.clone()
        };
        let json = serde_json::to_string(&pending)?;
        let (from, to) = (self.step.as_str(), RegistrationStep::Email.as_str());
        if !journeys::advance_with(conn, self.journey.id, from, to, &json)? {
            return Err(JourneyError::Overtaken);
        }
        Ok(())
    }

    /// Keeps what was given at `finished` and moves to the next thing that is missing. A code that is
    /// out dies, since what it would confirm has changed.
    fn keep(
        &self,
        ports: &Ports,
        finished: RegistrationStep,
        pending: &Pending,
    ) -> Outcome<RegistrationStep> {
        let next = RegistrationStep::after(finished, pending.email.is_some());
        let json = serde_json::to_string(pending)?;
        ports.db.write(|conn| {
            let (from, to) = (self.step.as_str(), next.as_str());
            if !journeys::advance_with(conn, self.journey.id, from, to, &json)? {
                return Err(JourneyError::Overtaken);
            }
            crate::storage::challenges::retire_of(conn, self.journey.id, ports.now())?;
            Ok(next)
        })
    }
}
