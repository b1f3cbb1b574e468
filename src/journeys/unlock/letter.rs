//! The letter of an unlock whose owner has proved nothing yet: a code, why there is none, or nothing at all.
//!
//! The work is the same for all three. A letter that must not leave is written like any other and taken back
//! in the same transaction, so that whoever times the page learns nothing of the number (R10).

use super::subject::{Obstacle, Subject};
use super::{Caller, Outcome, Ports, Unlock};
use crate::domain::audit::Action;
use crate::domain::challenge::Purpose;
use crate::domain::email_address::EmailAddress;
use crate::journeys::code::{self, Issued, Recipient, Sending};
use crate::journeys::{JourneyError, post, trail};
use crate::mail::message::Message;
use crate::storage::{self, Connection};

/// Whether it is the first letter of its journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// The mailbox comes first: its owner is told at once, a code or why there is none.
    First,
    /// Another code was asked for.
    Again,
}

struct Letter {
    to: EmailAddress,
    message: Message,
    action: Action,
    leaves: bool,
}

/// Issues a code, queues the letter, and notes it.
pub(super) fn send(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    unlock: &Unlock,
    subject: &Subject,
    turn: Turn,
) -> Outcome<Sending> {
    let issued = match code::issue(conn, ports, &unlock.journey, Purpose::Unlock)? {
        Ok(issued) => issued,
        Err(not_sent) => return Ok(not_sent),
    };
    let letter = Letter::of(ports, unlock, subject, &issued, turn)?;
    let number = &subject.number;
    storage::keep_if(conn, letter.leaves, |conn| {
        post::queue_code(conn, ports, number, &letter.to, &letter.message, &issued)?;
        trail::visitor(conn, ports, caller, letter.action, number)?;
        Ok::<_, JourneyError>(())
    })?;
    Ok(Sending::Queued)
}

impl Letter {
    fn of(
        ports: &Ports,
        unlock: &Unlock,
        subject: &Subject,
        issued: &Issued,
        turn: Turn,
    ) -> Outcome<Self> {
        let with_code =
            |to: &Recipient<'_>| code::message(ports, Purpose::Unlock, to, issued.expires_at);
        if let Some(to) = subject.recipient(ports, unlock.proof) {
            return Ok(Self {
                to: to.address.clone(),
                message: with_code(&to),
                action: Action::UnlockCodeSent,
                leaves: true,
            });
        }
        if turn == Turn::First
            && let Some((to, message)) = explanation(ports, unlock, subject)
        {
            return Ok(Self {
                to: to.clone(),
                message,
                action: Action::UnlockNotPossible,
                leaves: true,
            });
        }
        let to = nobody()?;
        let message = with_code(&Recipient {
            address: &to,
            name: "Nobody in particular",
            organisation: "No organisation in particular",
        });
        Ok(Self {
            to,
            message,
            action: Action::UnlockCodeSent,
            leaves: false,
        })
    }
}

/// Why a holder who can be reached gets no code.
fn explanation<'a>(
    ports: &Ports,
    unlock: &Unlock,
    subject: &'a Subject,
) -> Option<(&'a EmailAddress, Message)> {
    let Obstacle::Telling(reason) = subject.obstacle(ports, unlock.proof)? else {
        return None;
    };
    let known = subject.known.as_ref()?;
    let message = Message::UnlockNotPossible {
        name: known.holder.name.clone(),
        organisation: known.organisation.name.clone(),
        reason,
        desk: known.desk(),
    };
    Some((subject.mailbox(ports)?, message))
}

/// The address on letters that never leave.
pub(super) fn nobody() -> Outcome<EmailAddress> {
    EmailAddress::parse("nobody@nowhere.invalid")
        .map_err(|_| JourneyError::Fault("the address of nobody".to_owned()))
}
