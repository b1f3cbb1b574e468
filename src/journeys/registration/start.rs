//! The first step: contact details present, and the passcode again.

use super::super::caller::Caller;
use super::super::card_check::{Checked, verify};
use super::super::trail::Place;
use super::super::visit;
use super::{Outcome, Pending, Ports, SignedIn};
use crate::domain::answers::normalise;
use crate::domain::passcode::TypedPasscode;
use crate::domain::registration::RegistrationStep;
use crate::domain::session;
use crate::secrets::token::{PlainToken, public_reference};
use crate::storage::journeys::{self, JourneyKind, NewJourney};

const PLACE: Place = Place {
    journey: "registration",
    step: "passcode",
};

/// Whether the holder can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// They can.
    Ready,
    /// An email address or a mobile number is missing: that page comes first.
    ContactMissing,
}

/// Whether the contact details that registration needs are there (leaflet 001, step 4).
#[must_use]
pub fn readiness(who: &SignedIn) -> Readiness {
    match (&who.holder.email, &who.holder.mobile) {
        (Some(_), Some(_)) => Readiness::Ready,
        _ => Readiness::ContactMissing,
    }
}

/// What came of the passcode.
#[derive(Debug)]
pub enum Begun {
    /// On to the questions, in the rotated session.
    Questions {
        /// The rotated session's token.
        token: PlainToken,
    },
    /// Contact details are missing.
    ContactMissing,
    /// The passcode is wrong.
    Wrong {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked; the session has ended.
    Locked,
}

/// Begins a registration with the passcode.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn begin(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    passcode: &TypedPasscode,
) -> Outcome<Begun> {
    if readiness(who) == Readiness::ContactMissing {
        return Ok(Begun::ContactMissing);
    }
    match verify(ports, caller, &who.holder, PLACE, passcode)? {
        Checked::Right(_) => {}
        Checked::Wrong { left } => return Ok(Begun::Wrong { left }),
        Checked::Locked => return Ok(Begun::Locked),
    }
    let now = ports.now();
    let reference = public_reference(ports.random.as_ref());
    let normal = normalise(passcode.expose());
    let pending = Pending {
        passcode_fingerprint: ports.keys.passcode_fingerprint(&reference, &normal),
        questions: None,
        answers: None,
        email: None,
    };
    let json = serde_json::to_string(&pending)?;
    ports.db.write(|conn| {
        // The passcode again is a fresh sign-in: a session with its whole time before it.
        let (session, token) = visit::open(conn, ports, Some(who.holder.id), Some(who.session))?;
        journeys::begin(
            conn,
            &NewJourney {
                reference: &reference,
                kind: JourneyKind::Registration,
                session,
                number: &who.holder.number,
                step: RegistrationStep::Questions.as_str(),
                proof: None,
                pending: &json,
                now,
                expires_at: now + session::ABSOLUTE,
            },
        )?;
        Ok(Begun::Questions { token })
    })
}
