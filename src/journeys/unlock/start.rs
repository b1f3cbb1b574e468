//! Step one: which card. The same answer to every number (R08, R09).

use super::letter::{self, Turn};
use super::subject::Subject;
use super::{Caller, Outcome, Ports, Unlock, Visit};
use crate::domain::audit::Action;
use crate::domain::policy::UnlockStep;
use crate::domain::session;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::Strikes;
use crate::journeys::{JourneyError, code, trail, visit};
use crate::limits::LimitedAction;
use crate::secrets::token::{PlainToken, public_reference};
use crate::storage::journeys::{self, JourneyKind, NewJourney};
use crate::storage::sessions::SessionId;
use crate::storage::{Connection, strikes};

/// What came of starting.
#[derive(Debug)]
pub enum Started {
    /// Self-service is shut for this number, known or not.
    LockedOut,
    /// Under way, in a new session.
    Begun {
        /// The new session's token.
        token: PlainToken,
        /// The first step.
        step: UnlockStep,
    },
}

/// Starts an unlock for a number, in a session of its own.
///
/// # Errors
/// When a budget is spent or the database fails.
pub fn start(
    ports: &Ports,
    caller: &Caller,
    earlier: Option<Visit>,
    number: &SmartcardNumber,
) -> Outcome<Started> {
    // By itself, so that a network's row is held no longer than it takes.
    ports.limit(LimitedAction::UnlockStart, &caller.network_key())?;
    ports.write_limited(|conn| {
        let here = format!("{number} from {}", caller.network_key());
        ports.limit_in(conn, LimitedAction::UnlockOfNumber, &here)?;
        let subject = Subject::load(conn, ports, number)?;
        let strikes = strikes::standing(conn, number)?;
        if strikes.locked_out() {
            return Ok(Started::LockedOut);
        }
        let step = ports.rules.proof.first();
        if step == UnlockStep::Code {
            code::limit_sends(conn, ports, number, subject.mailbox(ports))?;
        }
        let (session, token) = visit::open(conn, ports, None, earlier.map(|v| v.session))?;
        begin(conn, ports, session, &subject)?;
        trail::visitor(conn, ports, caller, Action::UnlockStarted, number)?;
        if step == UnlockStep::Code {
            send_first(conn, ports, caller, session, &subject, strikes)?;
        }
        Ok(Started::Begun { token, step })
    })
}

fn begin(
    conn: &mut Connection,
    ports: &Ports,
    session: SessionId,
    subject: &Subject,
) -> Outcome<()> {
    let now = ports.now();
    let proof = ports.rules.proof;
    journeys::begin(
        conn,
        &NewJourney {
            reference: &public_reference(ports.random.as_ref()),
            kind: JourneyKind::Unlock,
            session,
            number: &subject.number,
            step: proof.first().as_str(),
            proof: Some(proof.as_str()),
            pending: "{}",
            now,
            expires_at: now + session::ABSOLUTE,
        },
    )?;
    Ok(())
}

/// Where the mailbox comes first, its owner is told at once: a code, or why there is none.
fn send_first(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    session: SessionId,
    subject: &Subject,
    strikes: Strikes,
) -> Outcome<()> {
    let found = journeys::current(conn, session, JourneyKind::Unlock, ports.now())?;
    let unlock = Unlock::of(found.ok_or(JourneyError::Overtaken)?, strikes)?;
    letter::send(conn, ports, caller, &unlock, subject, Turn::First)?;
    Ok(())
}
