//! Mail on its way (R42): written in the transaction of the state change, claimed under a lease, sent
//! at least once. The sealed code is erased as soon as it was sent or has expired.

mod lease;

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::outbox;
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::audit::Subject;
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::urgency::Urgency;
use crate::language::Language;

pub use lease::{LeasedMail, Settlement, any_due, claim, settle};

const QUEUED: &str = "queued";
const SENT: &str = "sent";
const PARKED: &str = "parked";
const EXPIRED: &str = "expired";

/// A mail to be queued.
#[derive(Debug)]
pub struct NewMail<'a> {
    /// Public name; also the Message-ID, the same on every try.
    pub reference: &'a str,
    /// Which message it is.
    pub kind: &'a str,
    /// What leaves before it and after it.
    pub urgency: Urgency,
    /// Whom or what it is about.
    pub subject: &'a Subject,
    /// Where it goes: an address from the database, never from a form (R17), but for the line manager whom a
    /// holder who is signed in names, at an approved domain.
    pub recipient: &'a EmailAddress,
    /// The language that it is written in.
    pub language: Language,
    /// The message, as JSON; no secret.
    pub message: &'a str,
    /// The sealed code and link.
    pub sealed: Option<&'a [u8]>,
    /// Now.
    pub queued_at: OffsetDateTime,
    /// From when it is not worth sending.
    pub expires_at: Option<OffsetDateTime>,
}

/// Queues a mail.
///
/// # Errors
/// When the database fails.
pub fn queue(conn: &mut Connection, mail: &NewMail<'_>) -> Stored<()> {
    diesel::insert_into(outbox::table)
        .values((
            outbox::reference.eq(mail.reference),
            outbox::kind.eq(mail.kind),
            outbox::subject.eq(mail.subject.stored()),
            outbox::recipient.eq(mail.recipient.as_str()),
            outbox::message.eq(mail.message),
            outbox::sealed.eq(mail.sealed),
            outbox::state.eq(QUEUED),
            outbox::tries.eq(0),
            outbox::queued_at.eq(stored(mail.queued_at)),
            outbox::due_at.eq(stored(mail.queued_at)),
            outbox::expires_at.eq(mail.expires_at.map(stored)),
            outbox::priority.eq(mail.urgency.number()),
            outbox::language.eq(mail.language.code()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives up mails whose code has run out and erases the codes; how many.
///
/// # Errors
/// When the database fails.
pub fn expire(conn: &mut Connection, now: OffsetDateTime) -> Stored<usize> {
    let over = outbox::table
        .filter(outbox::state.eq(QUEUED))
        .filter(outbox::expires_at.le(stored(now)))
        .filter(
            outbox::leased_until
                .is_null()
                .or(outbox::leased_until.le(stored(now))),
        );
    let rows = diesel::update(over)
        .set((
            outbox::state.eq(EXPIRED),
            outbox::sealed.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(rows)
}

/// Withdraws mails of a kind about a number that wait and that no worker holds; how many.
///
/// # Errors
/// When the database fails.
pub fn withdraw(
    conn: &mut Connection,
    number: &SmartcardNumber,
    kind: &str,
    now: OffsetDateTime,
) -> Stored<usize> {
    let waiting = outbox::table
        .filter(outbox::subject.eq(number.as_str()))
        .filter(outbox::kind.eq(kind))
        .filter(outbox::state.eq(QUEUED))
        .filter(
            outbox::leased_until
                .is_null()
                .or(outbox::leased_until.le(stored(now))),
        );
    let rows = diesel::update(waiting)
        .set((
            outbox::state.eq(EXPIRED),
            outbox::sealed.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(rows)
}

/// How far a mail has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It waits since then.
    Waiting(OffsetDateTime),
    /// The mail server took it then.
    Sent(OffsetDateTime),
    /// It will not be tried again.
    Refused,
    /// Its code ran out before it could be sent.
    Expired,
}

/// How far the newest mail of a kind about a number has come whose code is good until `expires_at`.
///
/// # Errors
/// When the database fails.
pub fn progress(
    conn: &mut Connection,
    number: &SmartcardNumber,
    kind: &str,
    expires_at: OffsetDateTime,
) -> Stored<Option<Progress>> {
    let row: Option<(String, PrimitiveDateTime, Option<PrimitiveDateTime>)> = outbox::table
        .filter(outbox::subject.eq(number.as_str()))
        .filter(outbox::kind.eq(kind))
        .filter(outbox::expires_at.eq(stored(expires_at)))
        .order(outbox::id.desc())
        .select((outbox::state, outbox::queued_at, outbox::sent_at))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(state, queued_at, sent_at)| match state.as_str() {
        SENT => Progress::Sent(utc(sent_at.unwrap_or(queued_at))),
        PARKED => Progress::Refused,
        EXPIRED => Progress::Expired,
        _ => Progress::Waiting(utc(queued_at)),
    }))
}

/// Mails that wait, and how many of them are held under a lease.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Queued, held or not.
    pub queued: i64,
    /// Held by a worker.
    pub leased: i64,
}

/// How many mails wait.
///
/// # Errors
/// When the database fails.
pub fn waiting(conn: &mut Connection) -> Stored<Waiting> {
    let queued = outbox::table.filter(outbox::state.eq(QUEUED));
    Ok(Waiting {
        queued: queued.count().get_result(conn)?,
        leased: queued
            .filter(outbox::lease.is_not_null())
            .count()
            .get_result(conn)?,
    })
}
