//! Mail on its way (R42): written in the transaction of the state change, claimed under a lease, sent
//! at least once. The sealed code is erased as soon as it was sent or has expired.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::outbox;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, languages};
use crate::domain::audit::Subject;
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::urgency::Urgency;
use crate::language::Language;

const QUEUED: &str = "queued";
const SENT: &str = "sent";
const PARKED: &str = "parked";
const EXPIRED: &str = "expired";
/// Workers that may be at the outbox at the same moment without one of them finding nothing.
const SPARE: i64 = 8;

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

/// A mail that this worker holds the lease of.
#[derive(Debug)]
pub struct LeasedMail {
    id: i64,
    lease: String,
    /// Public name.
    pub reference: String,
    /// Where it goes.
    pub recipient: String,
    /// The language that it is written in.
    pub language: Language,
    /// The message, as JSON.
    pub message: String,
    /// The sealed code and link.
    pub sealed: Option<Vec<u8>>,
    /// Tries so far, this one included.
    pub tries: i32,
    /// When it was queued: the mail's own date, the same on every try.
    pub queued_at: OffsetDateTime,
    /// From when it is not worth sending.
    pub expires_at: Option<OffsetDateTime>,
}

type Row = (
    i64,
    String,
    String,
    String,
    Option<Vec<u8>>,
    i32,
    PrimitiveDateTime,
    Option<PrimitiveDateTime>,
    Option<String>,
);

/// Whether any mail is due and free: spares idle workers the write.
///
/// # Errors
/// When the database fails.
pub fn any_due(conn: &mut Connection, now: OffsetDateTime) -> Stored<bool> {
    Ok(!due(conn, stored(now), 1)?.is_empty())
}

/// Mails that are due and free, the most urgent first and among equals the one that has waited longest.
/// One look into the index for each urgency, so that mails which are deferred for long are passed by.
fn due(conn: &mut Connection, now: PrimitiveDateTime, most: i64) -> Stored<Vec<i64>> {
    let mut found: Vec<i64> = Vec::new();
    for urgency in Urgency::ALL {
        let wanted = most - i64::try_from(found.len()).unwrap_or(most);
        if wanted <= 0 {
            break;
        }
        let some: Vec<i64> = outbox::table
            .filter(outbox::state.eq(QUEUED))
            .filter(outbox::priority.eq(urgency.number()))
            .filter(outbox::due_at.le(now))
            .filter(
                outbox::leased_until
                    .is_null()
                    .or(outbox::leased_until.le(now)),
            )
            .order(outbox::due_at.asc())
            .limit(wanted)
            .select(outbox::id)
            .load(conn)?;
        found.extend(some);
    }
    Ok(found)
}

/// Claims up to `most` mails that are due, the most urgent first: each by a conditional update, so that no two workers
/// hold one.
///
/// # Errors
/// When the database fails.
pub fn claim(
    conn: &mut Connection,
    lease: &str,
    now: OffsetDateTime,
    leased_until: OffsetDateTime,
    most: i64,
) -> Stored<Vec<LeasedMail>> {
    let (now, until) = (stored(now), stored(leased_until));
    // Other workers look at the same first ones: with a few more to choose from, whoever comes second to one
    // of them takes the next instead of none.
    let ids = due(conn, now, most.saturating_add(SPARE))?;
    let wanted = usize::try_from(most).unwrap_or(0);
    let mut leased = Vec::with_capacity(wanted);
    for id in ids {
        if leased.len() >= wanted {
            break;
        }
        let free = outbox::table
            .find(id)
            .filter(outbox::state.eq(QUEUED))
            .filter(
                outbox::leased_until
                    .is_null()
                    .or(outbox::leased_until.le(now)),
            );
        let row: Option<Row> = diesel::update(free)
            .set((
                outbox::lease.eq(lease),
                outbox::leased_until.eq(until),
                outbox::tries.eq(outbox::tries + 1),
            ))
            .returning((
                outbox::id,
                outbox::reference,
                outbox::recipient,
                outbox::message,
                outbox::sealed,
                outbox::tries,
                outbox::queued_at,
                outbox::expires_at,
                outbox::language,
            ))
            .get_result(conn)
            .optional()?;
        leased.extend(row.map(|row| leased_by(lease, row)));
    }
    Ok(leased)
}

fn leased_by(lease: &str, row: Row) -> LeasedMail {
    let (id, reference, recipient, message, sealed, tries, queued_at, expires_at, language) = row;
    LeasedMail {
        id,
        lease: lease.to_owned(),
        reference,
        recipient,
        // A mail that an earlier version queued has none; English is better than no mail.
        language: languages::read(language).ok().flatten().unwrap_or_default(),
        message,
        sealed,
        tries,
        queued_at: utc(queued_at),
        expires_at: expires_at.map(utc),
    }
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// The server took it.
    Sent(OffsetDateTime),
    /// To be tried again from then on; why it was not sent.
    Deferred(OffsetDateTime, String),
    /// It will not be tried again; why.
    Parked(String),
    /// Its code ran out before it could be sent.
    Expired,
}

/// Notes what became of a leased mail and lets go of it; `false`, and nothing done, when the lease was lost.
///
/// # Errors
/// When the database fails.
pub fn settle(conn: &mut Connection, mail: &LeasedMail, outcome: &Settlement) -> Stored<bool> {
    let held = outbox::table
        .find(mail.id)
        .filter(outbox::lease.eq(&mail.lease))
        .filter(outbox::state.eq(QUEUED));
    let let_go = (
        outbox::lease.eq(None::<String>),
        outbox::leased_until.eq(None::<PrimitiveDateTime>),
    );
    let erased = outbox::sealed.eq(None::<Vec<u8>>);
    let rows = match outcome {
        Settlement::Sent(at) => diesel::update(held)
            .set((
                let_go,
                erased,
                outbox::state.eq(SENT),
                outbox::sent_at.eq(stored(*at)),
            ))
            .execute(conn)?,
        Settlement::Deferred(due, why) => diesel::update(held)
            .set((
                let_go,
                outbox::due_at.eq(stored(*due)),
                outbox::failure.eq(why),
            ))
            .execute(conn)?,
        Settlement::Parked(why) => diesel::update(held)
            .set((
                let_go,
                erased,
                outbox::state.eq(PARKED),
                outbox::failure.eq(why),
            ))
            .execute(conn)?,
        Settlement::Expired => diesel::update(held)
            .set((let_go, erased, outbox::state.eq(EXPIRED)))
            .execute(conn)?,
    };
    Ok(rows == 1)
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

impl LeasedMail {
    /// The recipient as an address.
    ///
    /// # Errors
    /// When the stored text is not one; the mail must be parked.
    pub fn address(&self) -> Stored<EmailAddress> {
        EmailAddress::parse(&self.recipient)
            .map_err(|_| StorageError::unreadable("recipient address"))
    }
}
