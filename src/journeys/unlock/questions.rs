//! The holder's four questions, with three strikes (R01–R09).

use super::lockout;
use super::subject::{Stopped, Subject};
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at, overtaken, place};
use crate::domain::answers::TypedAnswers;
use crate::domain::audit::Action;
use crate::domain::challenge::Purpose;
use crate::domain::policy::UnlockStep;
use crate::domain::question::FourQuestions;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::Strikes;
use crate::journeys::code::Recipient;
use crate::journeys::{JourneyError, code, trail, visit};
use crate::limits::LimitedAction;
use crate::secrets::hashing::{HashedSecret, Judgement};
use crate::secrets::token::PlainToken;
use crate::storage::key_use::{self, Kept};
use crate::storage::restore_ledger::Noted;
use crate::storage::{Connection, StorageError, Stored, journeys, strikes};

/// What the questions page shows.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The four questions, in the order in which they were chosen.
    pub questions: FourQuestions,
    /// Sets of answers that may still be tried for this number.
    pub tries_left: i32,
}

/// The questions to ask.
///
/// # Errors
/// When the database fails.
pub fn ask(ports: &Ports, visit: Option<Visit>) -> Outcome<Result<Asked, Detour>> {
    let unlock = match at(ports, visit, UnlockStep::Questions)? {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Err(detour)),
    };
    ports.db.read(|conn| {
        let subject = Subject::load(conn, ports, &unlock.journey.number)?;
        let tries_left = strikes::standing(conn, &unlock.journey.number)?.left();
        Ok(Ok(Asked {
            questions: subject.questions(ports),
            tries_left,
        }))
    })
}

/// What came of a set of answers.
#[derive(Debug)]
pub enum Answered {
    /// Right: go on, with a new session token.
    Proceed {
        /// The rotated session's token.
        token: PlainToken,
        /// The next step.
        step: UnlockStep,
    },
    /// Wrong, as a set; which answer is never said (R07).
    Wrong {
        /// Sets that may still be tried.
        tries_left: i32,
    },
    /// Wrong for the third time, or the number was locked out before.
    LockedOut,
    /// Right, but the card cannot be unlocked online; the holder may be told why.
    NotPossible(Stopped),
    /// Out of order.
    Detour(Detour),
}

/// Judges a set of answers. The strike is counted, and committed, before the answers are looked at.
///
/// # Errors
/// When a budget is spent, hashing is busy (then nothing was counted) or the database fails (then the
/// strike stands).
pub fn answer(
    ports: &Ports,
    caller: &Caller,
    visit: Option<Visit>,
    typed: &TypedAnswers,
) -> Outcome<Answered> {
    let unlock = match at(ports, visit, UnlockStep::Questions)? {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Answered::Detour(detour)),
    };
    match judge(ports, caller, &unlock, typed) {
        // The same form was sent twice, and the first one is through.
        Err(JourneyError::Overtaken) => Ok(Answered::Detour(overtaken(ports, visit)?)),
        judged => judged,
    }
}

fn judge(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    typed: &TypedAnswers,
) -> Outcome<Answered> {
    let number = &unlock.journey.number;
    let network = caller.network_key();
    let slot = ports.hashing.reserve()?;
    ports.limit(LimitedAction::FailedAnswers, &network)?;
    let taken = ports.db.write(|conn| count(conn, ports, caller, number))?;
    let Some(strike) = taken else {
        // Nothing was tried, so nothing counts against the network.
        ports.unlimit(LimitedAction::FailedAnswers, &network)?;
        return Ok(Answered::LockedOut);
    };
    note(ports, number, Noted::Taken)?;
    let subject = ports.db.read(|conn| Subject::load(conn, ports, number))?;
    // One Argon2id over all four; the same work for a number that is not registered, never right.
    let hashable = typed.hashable(&subject.questions(ports));
    let stored = subject.registration().map(|r| &r.answers);
    match slot.judge(&hashable, stored, ports.random.as_ref())? {
        Judgement::Wrong => return wrong(ports, caller, &subject, strike),
        Judgement::Right => {}
        Judgement::RightAndRenewed(new) => keep(ports, &subject, &new)?,
    }
    ports.unlimit(LimitedAction::FailedAnswers, &network)?;
    right(ports, caller, unlock, &subject)
}

/// Keeps the hash of right answers under the key in use, unless they were changed meanwhile.
fn keep(ports: &Ports, subject: &Subject, new: &HashedSecret) -> Outcome<()> {
    let Some((holder, registration)) = subject.registered() else {
        return Ok(());
    };
    let at_key = holder.number().to_string();
    ports.db.write(|conn| {
        key_use::renew_hash(conn, Kept::Answers, &at_key, &registration.answers, new)
    })?;
    Ok(())
}

/// The strike and its line in the trail, in a transaction that nothing later can roll back.
fn count(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    number: &SmartcardNumber,
) -> Stored<Option<Strikes>> {
    let taken = strikes::take(conn, number, ports.now())?;
    if taken.is_some() {
        trail::visitor(conn, ports, caller, Action::StrikeCounted, number)?;
    }
    Ok(taken)
}

/// Notes it outside the database too, so that a restored backup gives no strike back. What cannot be noted is not
/// judged: the strike stands.
fn note(ports: &Ports, number: &SmartcardNumber, noted: Noted) -> Outcome<()> {
    let Some(ledger) = &ports.ledger else {
        return Ok(());
    };
    let done = ledger.note(number, noted, ports.now());
    done.map_err(|error| {
        StorageError::Unavailable(format!("the ledger of strikes: {error}")).into()
    })
}

fn wrong(ports: &Ports, caller: &Caller, subject: &Subject, strike: Strikes) -> Outcome<Answered> {
    ports.db.write(|conn| {
        let number = &subject.number;
        trail::visitor(conn, ports, caller, Action::AnswersWrong, number)?;
        let count = Some(strike.count());
        trail::failed_attempt(
            conn,
            ports,
            caller,
            place("questions"),
            number,
            "wrong",
            count,
        )?;
        let wrong = strikes::judged_wrong(conn, number)?;
        if wrong.locked_out() {
            // The journey stays: every step of it now says that self-service is shut.
            lockout::announce(conn, ports, Some(caller), subject)?;
            return Ok(Answered::LockedOut);
        }
        Ok(Answered::Wrong {
            // A strike whose request died was never judged, and counts all the same.
            tries_left: wrong.left().min(strike.left()),
        })
    })
}

fn right(ports: &Ports, caller: &Caller, unlock: &Unlock, subject: &Subject) -> Outcome<Answered> {
    let number = &subject.number;
    // In a transaction of its own: a right set gives its strike back even if the journey has moved on.
    ports.db.write(|conn| {
        trail::visitor(conn, ports, caller, Action::AnswersRight, number)?;
        strikes::give_back(conn, number)
    })?;
    note(ports, number, Noted::Right)?;
    if let Some(stopped) = subject.stopped(ports, unlock.proof) {
        return ports.db.write(|conn| {
            journeys::end(conn, unlock.journey.id, ports.now())?;
            trail::visitor(conn, ports, caller, Action::UnlockNotPossible, number)?;
            Ok(Answered::NotPossible(stopped))
        });
    }
    proceed(ports, caller, unlock, subject)
}

fn proceed(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
) -> Outcome<Answered> {
    let recipient = subject.recipient(ports, unlock.proof);
    let sends = unlock.proof.after(UnlockStep::Questions) == UnlockStep::Code;
    let may_send = match &recipient {
        Some(to) if sends => allowed(code::limit_sends(ports, &subject.number, Some(to.address)))?,
        _ => false,
    };
    ports.db.write(|conn| {
        let step = unlock.advance(conn)?.ok_or(JourneyError::Overtaken)?;
        if let (true, Some(to)) = (may_send, &recipient) {
            send(conn, ports, caller, unlock, to)?;
        }
        let token = visit::rotate(conn, ports, unlock.journey.session)?;
        Ok(Answered::Proceed { token, step })
    })
}

fn send(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    to: &Recipient<'_>,
) -> Outcome<()> {
    code::send(conn, ports, &unlock.journey, Purpose::Unlock, to)?;
    trail::visitor(
        conn,
        ports,
        caller,
        Action::UnlockCodeSent,
        &unlock.journey.number,
    )?;
    Ok(())
}

/// A spent mailbox budget does not undo the proof: the code page says that none is on its way.
fn allowed(limit: Outcome<()>) -> Outcome<bool> {
    match limit {
        Ok(()) => Ok(true),
        Err(JourneyError::Limited(_)) => Ok(false),
        Err(other) => Err(other),
    }
}
