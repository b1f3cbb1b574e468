//! The holder's four questions, with three strikes (R01–R09).

use super::subject::{Obstacle, Subject};
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at, place};
use crate::domain::answers::TypedAnswers;
use crate::domain::audit::Action;
use crate::domain::challenge::Purpose;
use crate::domain::policy::UnlockStep;
use crate::domain::question::FourQuestions;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::Strikes;
use crate::journeys::code::Recipient;
use crate::journeys::{JourneyError, code, post, trail, visit};
use crate::limits::LimitedAction;
use crate::mail::message::{Desk, Message, UnlockObstacle};
use crate::secrets::token::PlainToken;
use crate::storage::{Connection, Stored, journeys, strikes};

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
        let subject = Subject::load(conn, &unlock.journey.number)?;
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
    NotPossible {
        /// Why.
        reason: UnlockObstacle,
        /// The holder's own desk.
        desk: Desk,
        /// The organisation the desk serves.
        organisation: String,
    },
    /// Out of order.
    Detour(Detour),
}

/// Judges a set of answers. The strike is counted, and committed, before the answers are looked at.
///
/// # Errors
/// When a budget is spent, hashing is busy or the database fails; the strike then stands.
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
    let number = &unlock.journey.number;
    ports.limit(LimitedAction::FailedAnswers, &caller.network_key())?;
    let taken = ports.db.write(|conn| count(conn, ports, caller, number))?;
    let Some(strike) = taken else {
        return Ok(Answered::LockedOut);
    };
    let subject = ports.db.read(|conn| Subject::load(conn, number))?;
    if !are_right(ports, &subject, typed)? {
        return wrong(ports, caller, &unlock, &subject, strike);
    }
    ports.unlimit(LimitedAction::FailedAnswers, &caller.network_key())?;
    right(ports, caller, &unlock, &subject)
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

/// One Argon2id over all four; the same work for a number without a registration, which is never right.
fn are_right(ports: &Ports, subject: &Subject, typed: &TypedAnswers) -> Outcome<bool> {
    let hashable = typed.hashable(&subject.questions(ports));
    let stored = subject
        .registration()
        .map(|registration| &registration.answers);
    Ok(ports.hashing.verify(&hashable, stored)?)
}

fn wrong(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
    strike: Strikes,
) -> Outcome<Answered> {
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
        if strike.locked_out() {
            lock_out(conn, ports, caller, unlock, subject)?;
            return Ok(Answered::LockedOut);
        }
        Ok(Answered::Wrong {
            tries_left: strike.left(),
        })
    })
}

/// The third strike: written down, and the holder told by email with their own desk.
fn lock_out(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
) -> Outcome<()> {
    trail::visitor(conn, ports, caller, Action::LockedOut, &subject.number)?;
    journeys::end(conn, unlock.journey.id, ports.now())?;
    if let (Some(known), Some(to)) = (&subject.known, subject.mailbox(ports)) {
        let message = Message::LockedOut {
            name: known.holder.name.clone(),
            organisation: known.organisation.name.clone(),
            at: ports.now(),
            registered: known.registration.is_some(),
            desk: known.desk(),
        };
        post::queue(conn, ports, &subject.number, to, &message)?;
    }
    Ok(())
}

fn right(ports: &Ports, caller: &Caller, unlock: &Unlock, subject: &Subject) -> Outcome<Answered> {
    let obstacle = subject.obstacle(ports, unlock.proof);
    let recipient = subject.recipient(ports, unlock.proof);
    let sends = unlock.proof.after(UnlockStep::Questions) == UnlockStep::Code;
    let may_send = match &recipient {
        Some(to) if sends => allowed(code::limit_sends(ports, "", Some(to.address)))?,
        _ => false,
    };
    ports.db.write(|conn| {
        strikes::give_back(conn, &subject.number)?;
        trail::visitor(conn, ports, caller, Action::AnswersRight, &subject.number)?;
        if let (Some(obstacle), Some(known)) = (obstacle, &subject.known) {
            journeys::end(conn, unlock.journey.id, ports.now())?;
            trail::visitor(
                conn,
                ports,
                caller,
                Action::UnlockNotPossible,
                &subject.number,
            )?;
            let reason = match obstacle {
                Obstacle::Telling(reason) => reason,
                Obstacle::Unreachable => UnlockObstacle::NotRegistered,
            };
            let organisation = known.organisation.name.clone();
            return Ok(Answered::NotPossible {
                reason,
                desk: known.desk(),
                organisation,
            });
        }
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
    code::send(conn, ports, &unlock.journey, Purpose::Unlock, Some(to))?;
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
