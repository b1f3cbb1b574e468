//! The third strike: written down, and the holder told by email with their own desk. Once, whatever
//! was stopped in between.

use time::Duration;

use super::letter;
use super::subject::{Known, Subject};
use super::{Outcome, Ports};
use crate::domain::audit::Action;
use crate::domain::desk::Desk;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::caller::Caller;
use crate::journeys::{post, trail};
use crate::mail::message::Message;
use crate::storage::{self, Connection, strikes};

/// A third strike younger than this may still turn out to be a right set of answers.
const STILL_BEING_JUDGED: Duration = Duration::minutes(1);
/// Lock-outs that one sweep catches up with.
const MOST: i64 = 100;

/// Writes a lock-out down and tells the holder, unless that was done before.
pub(super) fn announce(
    conn: &mut Connection,
    ports: &Ports,
    caller: Option<&Caller>,
    subject: &Subject,
) -> Outcome<()> {
    if !strikes::tell(conn, &subject.number, ports.now())? {
        return Ok(());
    }
    match caller {
        Some(caller) => trail::visitor(conn, ports, caller, Action::LockedOut, &subject.number)?,
        None => trail::system(conn, ports, Action::LockedOut, &subject.number)?,
    }
    let (to, nobody) = (subject.mailbox(ports), letter::nobody()?);
    let message = message(ports, subject.known.as_ref());
    storage::keep_if(conn, to.is_some(), |conn| {
        let to = to.unwrap_or(&nobody);
        post::queue(conn, ports, &subject.number, to, &message)
    })
}

fn message(ports: &Ports, known: Option<&Known>) -> Message {
    Message::LockedOut {
        name: known.map_or_else(String::new, |known| known.holder.name.clone()),
        organisation: known.map_or_else(String::new, |known| known.organisation.name.clone()),
        at: ports.now(),
        registered: known.is_some_and(|known| known.registration.is_some()),
        desk: known.map_or_else(Desk::default, Known::desk),
    }
}

/// Catches up with lock-outs whose request died between the strike and its consequences (R42).
///
/// # Errors
/// When the database fails.
pub fn catch_up(ports: &Ports) -> Outcome<usize> {
    let before = ports.now() - STILL_BEING_JUDGED;
    let numbers = ports.db.read(|conn| strikes::untold(conn, before, MOST))?;
    for number in &numbers {
        ports.db.write(|conn| told(conn, ports, number))?;
    }
    Ok(numbers.len())
}

fn told(conn: &mut Connection, ports: &Ports, number: &SmartcardNumber) -> Outcome<()> {
    let subject = Subject::load(conn, ports, number)?;
    announce(conn, ports, None, &subject)
}
