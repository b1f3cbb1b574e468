//! Reminders of expiry, as they are planned and sent: one row for each card, expiry and step, so that planning
//! twice plans nothing twice, across replicas and crashes. Which step applies is `domain::reminders`'s to say.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::cards::CardId;
use super::cards::in_use;
use super::holders::HolderId;
use super::schema::{cards, reminder_runs, reminders};
use super::times::{stored, utc};
use super::{Connection, Stored, tx};
use crate::domain::reminders::Slots;
use crate::domain::smartcard_number::SmartcardNumber;

const PLANNED: &str = "planned";
const QUEUED: &str = "queued";
const DROPPED: &str = "dropped";

/// How far a run has looked: a certificate's expiry and card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reached {
    /// The expiry.
    pub at: OffsetDateTime,
    /// The card's key; 0 is before all of them.
    pub card: i64,
}

impl Reached {
    /// Before every certificate that expires at `at` or later.
    #[must_use]
    pub fn before(at: OffsetDateTime) -> Self {
        Self { at, card: 0 }
    }
}

/// A day's planning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// How far it has looked.
    pub reached: Reached,
    /// Whether it has looked at everything.
    pub done: bool,
}

/// The run of a day (`2026-11-22`), if it has begun.
///
/// # Errors
/// When the database fails.
pub fn run(conn: &mut Connection, day: &str) -> Stored<Option<Run>> {
    let row: Option<(PrimitiveDateTime, i64, Option<PrimitiveDateTime>)> = reminder_runs::table
        .find(day)
        .select((
            reminder_runs::reached_at,
            reminder_runs::reached_card,
            reminder_runs::done_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(|(at, card, done_at)| Run {
        reached: Reached { at: utc(at), card },
        done: done_at.is_some(),
    }))
}

const BEGIN: &str = "INSERT INTO reminder_runs (day, started_at, reached_at, reached_card) \
    VALUES ($1, $2, $3, $4) ON CONFLICT (day) DO NOTHING";

/// Begins the run of a day, unless it has begun.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &mut Connection, day: &str, from: Reached, now: OffsetDateTime) -> Stored<()> {
    diesel::sql_query(BEGIN)
        .bind::<Text, _>(day)
        .bind::<Timestamp, _>(stored(now))
        .bind::<Timestamp, _>(stored(from.at))
        .bind::<BigInt, _>(from.card)
        .execute(conn)?;
    Ok(())
}

/// Lets the run of a day look at everything again.
///
/// # Errors
/// When the database fails.
pub fn begin_again(conn: &mut Connection, day: &str, from: Reached) -> Stored<()> {
    diesel::update(reminder_runs::table.find(day))
        .set((
            reminder_runs::reached_at.eq(stored(from.at)),
            reminder_runs::reached_card.eq(from.card),
            reminder_runs::done_at.eq(None::<PrimitiveDateTime>),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes that everything was looked at, if nobody has taken the run on or back meanwhile.
///
/// # Errors
/// When the database fails.
pub fn finish(conn: &mut Connection, day: &str, at: Reached, now: OffsetDateTime) -> Stored<()> {
    let here = reminder_runs::table
        .find(day)
        .filter(reminder_runs::reached_at.eq(stored(at.at)))
        .filter(reminder_runs::reached_card.eq(at.card));
    diesel::update(here)
        .set(reminder_runs::done_at.eq(stored(now)))
        .execute(conn)?;
    Ok(())
}

/// Takes a run on from one certificate to another; `false` when somebody else has meanwhile.
///
/// # Errors
/// When the database fails.
pub fn advance(conn: &mut Connection, day: &str, from: Reached, to: Reached) -> Stored<bool> {
    let here = reminder_runs::table
        .find(day)
        .filter(reminder_runs::reached_at.eq(stored(from.at)))
        .filter(reminder_runs::reached_card.eq(from.card))
        .filter(reminder_runs::done_at.is_null());
    let rows = diesel::update(here)
        .set((
            reminder_runs::reached_at.eq(stored(to.at)),
            reminder_runs::reached_card.eq(to.card),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

#[derive(QueryableByName)]
struct Last {
    #[diesel(sql_type = Timestamp)]
    expires_at: PrimitiveDateTime,
    #[diesel(sql_type = BigInt)]
    card_id: i64,
}

const STRETCH: &str = "SELECT expires_at, card_id FROM \
    (SELECT expires_at, card_id FROM certificates \
        WHERE (expires_at, card_id) > ($1, $2) AND expires_at < $3 \
        ORDER BY expires_at, card_id LIMIT $4) AS stretch \
    ORDER BY expires_at DESC, card_id DESC LIMIT 1";

/// The last of the next `most` certificates after `from` that expire before `until`, if there are any.
///
/// # Errors
/// When the database fails.
pub fn stretch(
    conn: &mut Connection,
    from: Reached,
    until: OffsetDateTime,
    most: i64,
) -> Stored<Option<Reached>> {
    let last: Option<Last> = diesel::sql_query(STRETCH)
        .bind::<Timestamp, _>(stored(from.at))
        .bind::<BigInt, _>(from.card)
        .bind::<Timestamp, _>(stored(until))
        .bind::<BigInt, _>(most)
        .get_result(conn)
        .optional()?;
    Ok(last.map(|last| Reached {
        at: utc(last.expires_at),
        card: last.card_id,
    }))
}

/// A stretch of certificates whose cards are at one step.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    /// The step.
    pub step: u16,
    /// The day of the run, `2026-11-22`.
    pub day: &'a str,
    /// When on that day they go out.
    pub slots: Slots,
    /// After this certificate.
    pub from: Reached,
    /// Up to this one.
    pub to: Reached,
}

/// Neighbouring keys, which expire on the same day, lie far apart in the day and no two on one second: the
/// factor is a prime, and greater than any length.
///
/// The earlier certificate decides, and only the newest card of a holder is in use. Who was planned for an
/// earlier day and not reminded since, because nothing ran, comes to this one.
const PLAN: &str = concat!(
    "INSERT INTO reminders (card_id, expires_at, step, day, slot, state) \
    SELECT c.id, f.expires_at, $1, $2, $3 + c.id % 1000000 * 48271 % $4, 'planned' \
    FROM certificates f JOIN cards c ON c.id = f.card_id JOIN holders h ON h.id = c.holder_id \
    WHERE (f.expires_at, f.card_id) > ($5, $6) AND (f.expires_at, f.card_id) <= ($7, $8) \
    AND NOT EXISTS (SELECT 1 FROM certificates o WHERE o.card_id = f.card_id \
        AND (o.expires_at < f.expires_at OR (o.expires_at = f.expires_at AND o.id < f.id))) \
    AND ",
    in_use!("$9"),
    " AND h.email IS NOT NULL \
    ON CONFLICT (card_id, expires_at, step) DO UPDATE SET day = excluded.day, slot = excluded.slot \
    WHERE reminders.state = 'planned' AND reminders.day < excluded.day"
);

/// Plans a reminder for every card in use of a stretch, as the last thing in its transaction; how many there
/// were that had none.
///
/// # Errors
/// When the database fails.
pub fn plan(conn: &mut Connection, stretch: &Stretch<'_>, now: OffsetDateTime) -> Stored<usize> {
    tx::along_indexes(conn)?;
    let planned = diesel::sql_query(PLAN)
        .bind::<Integer, _>(i32::from(stretch.step))
        .bind::<Text, _>(stretch.day)
        .bind::<BigInt, _>(stretch.slots.first)
        .bind::<BigInt, _>(stretch.slots.length)
        .bind::<Timestamp, _>(stored(stretch.from.at))
        .bind::<BigInt, _>(stretch.from.card)
        .bind::<Timestamp, _>(stored(stretch.to.at))
        .bind::<BigInt, _>(stretch.to.card)
        .bind::<Timestamp, _>(stored(now))
        .execute(conn)?;
    Ok(planned)
}

/// A reminder whose turn has come.
#[derive(Debug, Clone)]
pub struct Due {
    id: i64,
    /// The card.
    pub card: CardId,
    /// Whose it is.
    pub holder: HolderId,
    /// The expiry it is about.
    pub expires_at: OffsetDateTime,
}

/// Planned reminders of a day whose slot has come, in the order of their slots; at most `most`.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut Connection, day: &str, slot: i64, most: i64) -> Stored<Vec<Due>> {
    let rows: Vec<(i64, i64, i64, PrimitiveDateTime)> = reminders::table
        .inner_join(cards::table)
        .filter(reminders::state.eq(PLANNED))
        .filter(reminders::day.eq(day))
        .filter(reminders::slot.le(slot))
        .order(reminders::slot.asc())
        .limit(most)
        .select((
            reminders::id,
            reminders::card_id,
            cards::holder_id,
            reminders::expires_at,
        ))
        .load(conn)?;
    let due = |(id, card, holder, expires_at)| Due {
        id,
        card: CardId(card),
        holder: HolderId(holder),
        expires_at: utc(expires_at),
    };
    Ok(rows.into_iter().map(due).collect())
}

/// Settles a planned reminder; `false`, and nothing done, when somebody else has. A mail is only to be queued
/// in the same transaction and after `true`.
///
/// # Errors
/// When the database fails.
pub fn settle(conn: &mut Connection, due: &Due, queued: bool) -> Stored<bool> {
    let planned = reminders::table
        .find(due.id)
        .filter(reminders::state.eq(PLANNED));
    let state = match queued {
        true => QUEUED,
        false => DROPPED,
    };
    let rows = diesel::update(planned)
        .set(reminders::state.eq(state))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Notes which mail a queued reminder became.
///
/// # Errors
/// When the database fails.
pub fn sent_as(conn: &mut Connection, due: &Due, reference: &str) -> Stored<()> {
    diesel::update(reminders::table.find(due.id))
        .set(reminders::mail.eq(reference))
        .execute(conn)?;
    Ok(())
}

const DROP_STALE: &str = "UPDATE reminders SET state = 'dropped' WHERE state = 'planned' AND id IN \
    (SELECT id FROM reminders WHERE state = 'planned' AND day < $1 LIMIT $2)";

/// Drops reminders that were planned for a day before `day` and that the run of `day` has not taken over: their
/// step is past. At most `most`.
///
/// # Errors
/// When the database fails.
pub fn drop_stale(conn: &mut Connection, day: &str, most: i64) -> Stored<usize> {
    let dropped = diesel::sql_query(DROP_STALE)
        .bind::<Text, _>(day)
        .bind::<BigInt, _>(most)
        .execute(conn)?;
    Ok(dropped)
}

const DROP_OF: &str = "UPDATE reminders SET state = 'dropped' WHERE state = 'planned' AND card_id IN \
    (SELECT c.id FROM cards c JOIN holders h ON h.id = c.holder_id WHERE h.smartcard_number = $1)";

/// Drops what is planned for the cards of a number.
///
/// # Errors
/// When the database fails.
pub fn drop_of(conn: &mut Connection, number: &SmartcardNumber) -> Stored<usize> {
    let dropped = diesel::sql_query(DROP_OF)
        .bind::<Text, _>(number.as_str())
        .execute(conn)?;
    Ok(dropped)
}
