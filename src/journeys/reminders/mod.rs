//! Reminders of expiry by email: planned once a day, sent over the day, stopped by a renewal.

pub mod plan;
pub mod send;

use super::Outcome;
use super::Ports;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::storage::{Connection, Stored, outbox, reminders};
use time::OffsetDateTime;

/// What is done every half minute: plans the day, once, and queues the mails whose time has come.
///
/// # Errors
/// When the database fails; what was not done is done the next time.
pub fn tend(ports: &Ports) -> Outcome<()> {
    if plan::today(ports)? {
        send::send(ports)?;
    }
    Ok(())
}

/// Stops the reminders of a number, in the transaction of what makes them needless: a renewal, a closed
/// profile. What is planned is dropped, and what waits in the outbox is withdrawn.
///
/// # Errors
/// When the database fails.
pub fn stop(conn: &mut Connection, number: &SmartcardNumber, now: OffsetDateTime) -> Stored<()> {
    // In this order: whoever queues one at this moment is waited for at the first, and found by the second.
    reminders::drop_of(conn, number)?;
    outbox::withdraw(conn, number, Message::RENEWAL_REMINDER, now)?;
    Ok(())
}
