//! The registration code: with it, and only with it, the holder is registered.

use super::super::caller::Caller;
use super::super::trail::{self, Place};
use super::super::{contact, post, visit};
use super::{Detour, JourneyError, Outcome, Ports, Registration, SignedIn, at, check, overtaken};
use crate::domain::audit::Action;
use crate::domain::challenge::{Purpose, TypedCode};
use crate::domain::email_address::EmailAddress;
use crate::domain::registration::RegistrationStep;
use crate::journeys::code::{self, CodeStep, Entry, Recipient, Sending};
use crate::journeys::code_page::CodePage;
use crate::mail::message::Message;
use crate::secrets::token::PlainToken;
use crate::storage::holders::{self, Holder};
use crate::storage::journeys::{self, Journey};
use crate::storage::{Connection, StorageError, organisations, registrations, strikes};

/// What the code page shows.
///
/// # Errors
/// When the database fails.
pub fn show(ports: &Ports, who: &SignedIn) -> Outcome<Result<CodePage, Detour>> {
    let registration = match at(ports, who, RegistrationStep::Code)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Err(detour)),
    };
    let Some(email) = &registration.pending.email else {
        return Ok(Err(Detour::StartAgain));
    };
    ports.db.read(|conn| {
        let (journey, purpose) = (&registration.journey, Purpose::Registration);
        let page = CodePage::of_holder(conn, ports, &who.holder, journey, purpose, email)?;
        Ok(Ok(page))
    })
}

/// Sends another code; the earlier one is dead.
///
/// # Errors
/// When the mailbox's budget is spent or the database fails.
pub fn resend(ports: &Ports, caller: &Caller, who: &SignedIn) -> Outcome<Result<Sending, Detour>> {
    let registration = match at(ports, who, RegistrationStep::Code)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Err(detour)),
    };
    let Some(email) = &registration.pending.email else {
        return Ok(Err(Detour::StartAgain));
    };
    ports.write_limited(|conn| {
        code::limit_sends(conn, ports, &who.holder.number, Some(email))?;
        check::send(conn, ports, caller, who, &registration, email).map(Ok)
    })
}

/// Sends another code to a registration that waits for one, at the desk's request; `None` when it does not
/// wait. The budgets are the caller's matter.
pub(in crate::journeys) fn again(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
    holder: &Holder,
) -> Outcome<Option<Sending>> {
    let registration = Registration::try_from(journey.clone())?;
    let (RegistrationStep::Code, Some(email)) = (registration.step, &registration.pending.email)
    else {
        return Ok(None);
    };
    let organisation = organisations::find(conn, holder.organisation)?.name;
    let to = Recipient {
        address: email,
        name: &holder.name,
        organisation: &organisation,
    };
    code::send(conn, ports, journey, Purpose::Registration, &to).map(Some)
}

/// What a right code led to.
#[derive(Debug)]
pub enum Accepted {
    /// Registered, in the rotated session.
    Registered(PlainToken),
    /// Another holder took the mailbox meanwhile: another address is needed.
    MailboxTaken,
}

/// The registration's code step, for a typed code and for the link in the email.
pub(in crate::journeys) const STEP: CodeStep<Accepted> = CodeStep {
    purpose: Purpose::Registration,
    place: Place {
        journey: "registration",
        step: "code",
    },
    accept,
};

/// Judges a typed code.
///
/// # Errors
/// When a budget is spent or the database fails.
pub fn enter(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &TypedCode,
) -> Outcome<Result<Entry<Accepted>, Detour>> {
    let registration = match at(ports, who, RegistrationStep::Code)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Err(detour)),
    };
    match code::enter(ports, caller, &registration.journey, &STEP, typed) {
        Ok(entry) => Ok(Ok(entry)),
        // The same form was sent twice, and the first one is through.
        Err(JourneyError::Overtaken) => Ok(Err(overtaken(ports, who)?)),
        Err(other) => Err(other),
    }
}

fn accept(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    journey: &Journey,
) -> Outcome<Accepted> {
    let registration = Registration::try_from(journey.clone())?;
    let pending = &registration.pending;
    let (Some(questions), Some(answers), Some(email)) = (
        pending.chosen(),
        pending.hashed_answers(),
        pending.email.as_ref(),
    ) else {
        return Err(JourneyError::Overtaken);
    };
    let holder =
        holders::by_number(conn, &journey.number)?.ok_or(StorageError::unreadable("holder"))?;
    let with = (journey.session, email);
    if !contact::put_in_use(conn, ports, caller, &holder, with)? {
        registration.back_to_email(conn)?;
        return Ok(Accepted::MailboxTaken);
    }
    let (from, to) = (
        RegistrationStep::Code.as_str(),
        RegistrationStep::Done.as_str(),
    );
    if !journeys::advance_with(conn, journey.id, from, to, "{}")? {
        return Err(JourneyError::Overtaken);
    }
    let registered = registrations::Registration {
        questions,
        answers,
        registered_at: ports.now(),
    };
    registrations::put(conn, holder.id, &registered)?;
    journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
    trail::holder(conn, ports, caller, Action::Registered, &holder.number)?;
    confirm(conn, ports, &holder, email)?;
    visit::rotate(conn, ports, journey.session).map(Accepted::Registered)
}

fn confirm(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    email: &EmailAddress,
) -> Outcome<()> {
    let message = Message::Registered {
        name: holder.name.clone(),
        organisation: organisations::find(conn, holder.organisation)?.name,
        at: ports.now(),
    };
    post::queue(conn, ports, &holder.number, email, &message)
}

/// What the done page says.
#[derive(Debug, Clone, Copy)]
pub struct Done {
    /// Whether three wrong sets of answers keep self-service closed all the same.
    pub closed: bool,
}

/// What the done page says, once it is done.
///
/// # Errors
/// When the database fails.
pub fn done(ports: &Ports, who: &SignedIn) -> Outcome<Result<Done, Detour>> {
    if let Err(detour) = at(ports, who, RegistrationStep::Done)? {
        return Ok(Err(detour));
    }
    let standing = ports
        .db
        .read(|conn| strikes::standing(conn, &who.holder.number))?;
    Ok(Ok(Done {
        closed: standing.locked_out(),
    }))
}
