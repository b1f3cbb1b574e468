//! The mails that a worker holds: claimed while they are due and free, and let go of once it is known what became
//! of the try.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::{EXPIRED, PARKED, QUEUED, SENT};
use crate::domain::email_address::EmailAddress;
use crate::domain::urgency::Urgency;
use crate::language::Language;
use crate::storage::schema::outbox;
use crate::storage::times::{stored, utc};
use crate::storage::{Connection, StorageError, Stored, languages};

/// Workers that may be at the outbox at the same moment without one of them finding nothing.
const SPARE: i64 = 8;

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
