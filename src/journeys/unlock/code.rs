//! The emailed unlock code.

use super::letter::{self, Turn};
use super::subject::Subject;
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at, overtaken, place, with_subject};
use crate::domain::challenge::{Purpose, TypedCode};
use crate::domain::email_address::EmailAddress;
use crate::domain::policy::{Proof, UnlockStep};
use crate::journeys::code::{self, CodeStep, Entry, Sending};
use crate::journeys::code_page::{self, CodePage};
use crate::journeys::{JourneyError, visit};
use crate::secrets::token::PlainToken;
use crate::storage::journeys::Journey;
use crate::storage::{Connection, Stored, strikes};

/// What the code page shows.
///
/// # Errors
/// When the database fails.
pub fn show(
    conn: &mut Connection,
    ports: &Ports,
    visit: Option<Visit>,
) -> Stored<Result<CodePage, Detour>> {
    let unlock = match at(conn, ports, visit, UnlockStep::Code)? {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Err(detour)),
    };
    let proved = unlock.proof == Proof::QuestionsThenCode;
    let code = match proved {
        true => code_page::state_for_holder(conn, ports, &unlock.journey, Purpose::Unlock)?,
        false => code_page::state(conn, ports, &unlock.journey)?,
    };
    let subject = Subject::load(conn, ports, &unlock.journey.number)?;
    let sent_to = subject
        .mailbox(ports)
        .filter(|_| proved)
        .map(EmailAddress::masked);
    let known = subject.known.as_ref().filter(|_| proved);
    Ok(Ok(CodePage {
        sent_to,
        organisation: known.map(|known| known.organisation.ods_code.clone()),
        code,
    }))
}

/// Sends another code; the earlier one is dead.
///
/// # Errors
/// When the mailbox's budget is spent or the database fails.
pub fn resend(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
) -> Outcome<Result<Sending, Detour>> {
    let (unlock, subject) = match with_subject(ports, visit, UnlockStep::Code)? {
        Ok(found) => found,
        Err(detour) => return Ok(Err(detour)),
    };
    ports.write_limited(|conn| {
        code::limit_sends(conn, ports, &subject.number, subject.mailbox(ports))?;
        let sending = letter::send(conn, ports, caller, &unlock, &subject, Turn::Again)?;
        Ok(Ok(sending))
    })
}

/// Sends another code to an unlock that waits for one, at the desk's request; `None` when it does not wait, or
/// cannot be completed. The budgets are the caller's matter.
pub(in crate::journeys) fn again(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
) -> Outcome<Option<Sending>> {
    let strikes = strikes::standing(conn, &journey.number)?;
    let unlock = Unlock::of(journey.clone(), strikes)?;
    if strikes.locked_out() || unlock.step != UnlockStep::Code {
        return Ok(None);
    }
    let subject = Subject::load(conn, ports, &journey.number)?;
    let Some(to) = subject.recipient(ports, unlock.proof) else {
        return Ok(None);
    };
    code::send(conn, ports, journey, Purpose::Unlock, &to).map(Some)
}

/// The way on after a right code.
#[derive(Debug)]
pub struct Proceed {
    /// The rotated session's token.
    pub token: PlainToken,
    /// The next step.
    pub step: UnlockStep,
}

/// The unlock's code step, for a typed code and for the link in the email.
pub(in crate::journeys) const STEP: CodeStep<Proceed> = CodeStep {
    purpose: Purpose::Unlock,
    place: place("code"),
    accept,
};

/// Judges a typed code.
///
/// # Errors
/// When a budget is spent or the database fails.
pub fn enter(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
    typed: &TypedCode,
) -> Outcome<Result<Entry<Proceed>, Detour>> {
    let found = ports
        .db
        .read(|conn| at(conn, ports, visit, UnlockStep::Code))?;
    let unlock = match found {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Err(detour)),
    };
    match code::enter(ports, caller, &unlock.journey, &STEP, typed) {
        Ok(entry) => Ok(Ok(entry)),
        // The same form was sent twice, and the first one is through.
        Err(JourneyError::Overtaken) => Ok(Err(overtaken(ports, visit)?)),
        Err(other) => Err(other),
    }
}

fn accept(conn: &mut Connection, ports: &Ports, _: &Caller, journey: &Journey) -> Outcome<Proceed> {
    let strikes = strikes::standing(conn, &journey.number)?;
    let unlock = Unlock::of(journey.clone(), strikes)?;
    if strikes.locked_out() || unlock.step != UnlockStep::Code {
        return Err(JourneyError::Overtaken);
    }
    let step = unlock.advance(conn)?.ok_or(JourneyError::Overtaken)?;
    let token = visit::rotate(conn, ports, journey.session)?;
    Ok(Proceed { token, step })
}
