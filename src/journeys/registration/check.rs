//! A last look at the questions and the address; then the registration code is sent.

use super::super::caller::Caller;
use super::super::trail;
use super::{Detour, JourneyError, Outcome, Ports, Registration, SignedIn, at};
use crate::domain::audit::Action;
use crate::domain::challenge::Purpose;
use crate::domain::email_address::EmailAddress;
use crate::domain::question::FourQuestions;
use crate::domain::registration::RegistrationStep;
use crate::journeys::code::{self, Recipient, Sending};
use crate::storage::{Connection, journeys, organisations};

/// What the check page shows. Answers are hashed and cannot be shown.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The four questions.
    pub questions: FourQuestions,
    /// The address.
    pub email: EmailAddress,
}

fn summary(registration: &Registration) -> Option<Summary> {
    let questions = registration.pending.chosen()?;
    let email = registration.pending.email.clone()?;
    Some(Summary { questions, email })
}

/// What the check page shows.
///
/// # Errors
/// When the database fails.
pub fn show(ports: &Ports, who: &SignedIn) -> Outcome<Result<Summary, Detour>> {
    Ok(at(ports, who, RegistrationStep::Check)?
        .and_then(|registration| summary(&registration).ok_or(Detour::StartAgain)))
}

/// What came of asking for the code.
#[derive(Debug, PartialEq, Eq)]
pub enum Asked {
    /// Queued, or why not.
    Answer(Sending),
    /// Out of order.
    Detour(Detour),
}

/// Sends the registration code.
///
/// # Errors
/// When the mailbox's budget is spent or the database fails; `Overtaken` when the journey moved on.
pub fn send_code(ports: &Ports, caller: &Caller, who: &SignedIn) -> Outcome<Asked> {
    let registration = match at(ports, who, RegistrationStep::Check)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Asked::Detour(detour)),
    };
    let Some(summary) = summary(&registration) else {
        return Ok(Asked::Detour(Detour::StartAgain));
    };
    if registration.step != RegistrationStep::Check {
        // A code is out already; another one is asked for on its page.
        return Ok(Asked::Detour(Detour::GoOn(registration.step)));
    }
    ports.write_limited(|conn| {
        code::limit_sends(conn, ports, &who.holder.number, Some(&summary.email))?;
        let (from, to) = (
            RegistrationStep::Check.as_str(),
            RegistrationStep::Code.as_str(),
        );
        if !journeys::advance(conn, registration.journey.id, from, to)? {
            return Err(JourneyError::Overtaken);
        }
        send(conn, ports, caller, who, &registration, &summary.email).map(Asked::Answer)
    })
}

pub(super) fn send(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    registration: &Registration,
    email: &EmailAddress,
) -> Outcome<Sending> {
    let organisation = organisations::find(conn, who.holder.organisation)?.name;
    let to = Recipient {
        address: email,
        name: &who.holder.name,
        organisation: &organisation,
    };
    let sending = code::send(
        conn,
        ports,
        &registration.journey,
        Purpose::Registration,
        &to,
    )?;
    if sending == Sending::Queued {
        trail::holder(
            conn,
            ports,
            caller,
            Action::RegistrationCodeSent,
            &who.holder.number,
        )?;
    }
    Ok(sending)
}
