//! Ending a holder's registration for self-service: they left, or somebody else may know the answers.

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, post};
use crate::domain::audit::Action;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::storage::{journeys, registrations};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// It is over; the holder was told.
    Done,
    /// There was none.
    NotRegistered,
}

/// Whether there is one.
///
/// # Errors
/// When the database fails.
pub fn exists(ports: &Ports, over: &Over<powers::EndRegistration>) -> Outcome<bool> {
    let holder = over.holder().id;
    let found = ports.db.read(|conn| registrations::of(conn, holder))?;
    Ok(found.is_some())
}

/// Ends a registration, and every unlock under way with it.
///
/// # Errors
/// When the database fails.
pub fn end(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::EndRegistration>,
    reason: &Reason,
) -> Outcome<Ended> {
    let holder = over.holder();
    ports.db.write(|conn| {
        if !registrations::end(conn, holder.id)? {
            return Ok(Ended::NotRegistered);
        }
        journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
        note(
            conn,
            ports,
            caller,
            over,
            Action::RegistrationEnded,
            reason.as_str(),
        )?;
        post::tell(conn, ports, holder, |about| Message::RegistrationEnded {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            desk: about.desk,
        })?;
        Ok(Ended::Done)
    })
}
