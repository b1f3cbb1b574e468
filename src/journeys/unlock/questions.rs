//! The holder's four questions, with three strikes (R01–R09).

use super::lockout;
use super::subject::{Stopped, Subject};
use super::{Caller, Detour, Outcome, Ports, Unlock, Visit, at, overtaken, place, with_subject};
use crate::domain::answers::TypedAnswers;
use crate::domain::audit::Action;
use crate::domain::challenge::Purpose;
use crate::domain::policy::UnlockStep;
use crate::domain::question::FourQuestions;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::Strikes;
use crate::journeys::code::Recipient;
use crate::journeys::{JourneyError, code, trail, visit};
use crate::limits::{self, LimitedAction};
use crate::secrets::hashing::{HashedSecret, Judgement};
use crate::secrets::token::PlainToken;
use crate::storage::key_use::{self, Kept};
use crate::storage::restore_ledger::Noted;
use crate::storage::strikes::{self, Strike};
use crate::storage::{self, Connection, StorageError, Stored, journeys};

/// What the questions page shows.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The four questions, in the order in which they were chosen.
    pub questions: FourQuestions,
    /// The strikes that stand against this number.
    pub strikes: Strikes,
}

/// The questions to ask.
///
/// # Errors
/// When the database fails.
pub fn ask(
    conn: &mut Connection,
    ports: &Ports,
    visit: Option<Visit>,
) -> Stored<Result<Asked, Detour>> {
    let unlock = match at(conn, ports, visit, UnlockStep::Questions)? {
        Ok(unlock) => unlock,
        Err(detour) => return Ok(Err(detour)),
    };
    let subject = Subject::load(conn, ports, &unlock.journey.number)?;
    Ok(Ok(Asked {
        questions: subject.questions(ports),
        strikes: unlock.strikes,
    }))
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
    let (unlock, subject) = match with_subject(ports, visit, UnlockStep::Questions)? {
        Ok(found) => found,
        Err(detour) => return Ok(Answered::Detour(detour)),
    };
    match judge(ports, caller, &unlock, &subject, typed) {
        // The same form was sent twice, and the first one is through.
        Err(JourneyError::Overtaken) => Ok(Answered::Detour(overtaken(ports, visit)?)),
        judged => judged,
    }
}

fn judge(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
    typed: &TypedAnswers,
) -> Outcome<Answered> {
    let slot = ports.hashing.reserve()?;
    let taken = ports
        .db
        .write(|conn| count(conn, ports, caller, &subject.number))?;
    let Some(strike) = taken else {
        return Ok(Answered::LockedOut);
    };
    note(ports, &subject.number, Noted::Taken)?;
    // One Argon2id over all four; the same work for a number that is not registered, never right.
    let hashable = typed.hashable(&subject.questions(ports));
    let stored = subject.registration().map(|r| &r.answers);
    match slot.judge(&hashable, stored, ports.random.as_ref())? {
        Judgement::Wrong => return wrong(ports, caller, subject, strike),
        Judgement::Right => {}
        Judgement::RightAndRenewed(new) => keep(ports, subject, &new)?,
    }
    right(ports, caller, unlock, subject, strike)
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

/// The strike, its line in the trail and the network's budget, in a transaction that nothing later can roll back.
/// Where the budget is spent nothing was counted.
fn count(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    number: &SmartcardNumber,
) -> Outcome<Option<Strike>> {
    let taken = strikes::take(conn, number, ports.random.word(), ports.now())?;
    if taken.is_some() {
        trail::visitor(conn, ports, caller, Action::StrikeCounted, number)?;
        // The number's row first, then the network's: as where both are given back.
        ports.limit_in(conn, LimitedAction::FailedAnswers, &caller.network_key())?;
    }
    Ok(taken)
}

/// Notes it outside the database too, so that a restored backup gives no strike back. A strike that cannot be noted
/// is not judged: it stands.
fn note(ports: &Ports, number: &SmartcardNumber, noted: Noted) -> Outcome<()> {
    let Some(ledger) = &ports.ledger else {
        return Ok(());
    };
    let done = ledger.note(number, noted, ports.now());
    done.map_err(|error| {
        StorageError::Unavailable(format!("the ledger of strikes: {error}")).into()
    })
}

fn wrong(ports: &Ports, caller: &Caller, subject: &Subject, strike: Strike) -> Outcome<Answered> {
    ports.db.write(|conn| {
        let number = &subject.number;
        trail::visitor(conn, ports, caller, Action::AnswersWrong, number)?;
        let count = Some(strike.count.count());
        trail::failed_attempt(
            conn,
            ports,
            caller,
            place("questions"),
            number,
            "wrong",
            count,
        )?;
        let Some(wrong) = strikes::judged_wrong(conn, number, strike)? else {
            // The desk cleared the number meanwhile: what stands now was counted since.
            let standing = strikes::standing(conn, number)?;
            return Ok(match standing.locked_out() {
                true => Answered::LockedOut,
                false => Answered::Wrong {
                    tries_left: standing.left(),
                },
            });
        };
        if wrong.locked_out() {
            // The journey stays: every step of it now says that self-service is shut.
            lockout::announce(conn, ports, Some(caller), subject)?;
            return Ok(Answered::LockedOut);
        }
        Ok(Answered::Wrong {
            // A strike whose request died was never judged, and counts all the same.
            tries_left: wrong.left().min(strike.count.left()),
        })
    })
}

/// A right set gives its strike back even if the journey has moved on, or cannot.
fn right(
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
    strike: Strike,
) -> Outcome<Answered> {
    let number = &subject.number;
    let (given_back, proceeded) = ports.db.write(|conn| {
        trail::visitor(conn, ports, caller, Action::AnswersRight, number)?;
        let given_back = strikes::give_back(conn, number, strike)?;
        let proceeded =
            storage::attempt(conn, |conn| proceed(conn, ports, caller, unlock, subject))?;
        // Last: everybody who answers from this network waits for its row until this is committed.
        limits::give_back(conn, LimitedAction::FailedAnswers, &caller.network_key())?;
        Ok::<_, JourneyError>((given_back, proceeded))
    })?;
    if given_back && let Err(error) = note(ports, number, Noted::Right) {
        // A restored backup would count one strike too many.
        tracing::warn!(%error, "a strike that was given back could not be noted");
    }
    proceeded
}

fn proceed(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
) -> Outcome<Answered> {
    let number = &subject.number;
    if let Some(stopped) = subject.stopped(ports, unlock.proof) {
        journeys::end(conn, unlock.journey.id, ports.now())?;
        trail::visitor(conn, ports, caller, Action::UnlockNotPossible, number)?;
        return Ok(Answered::NotPossible(stopped));
    }
    let step = unlock.advance(conn)?.ok_or(JourneyError::Overtaken)?;
    if let (UnlockStep::Code, Some(to)) = (step, subject.recipient(ports, unlock.proof)) {
        let budget = code::limit_sends(conn, ports, number, Some(to.address));
        if allowed(budget)? {
            send(conn, ports, caller, unlock, &to)?;
        }
    }
    let token = visit::rotate(conn, ports, unlock.journey.session)?;
    Ok(Answered::Proceed { token, step })
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
