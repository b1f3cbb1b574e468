//! Journeys: one row per journey of a session, moved from step to step by conditional update (R16).

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::prepared::AlwaysTheSame;
use super::schema::journeys;
use super::sessions::SessionId;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored};
use crate::domain::smartcard_number::SmartcardNumber;

/// What a journey is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JourneyKind {
    /// Unlocking a card.
    Unlock,
    /// Registering for self-service.
    Registration,
    /// Confirming a new email address.
    Contact,
    /// Reporting a card lost, stolen, damaged or misused.
    CardReport,
}

impl JourneyKind {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Registration => "registration",
            Self::Contact => "contact",
            Self::CardReport => "card_report",
        }
    }
}

/// Key of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JourneyId(pub(super) i64);

/// A journey under way. `step`, `proof` and `pending` belong to the journey that wrote them.
#[derive(Debug, Clone)]
pub struct Journey {
    /// Key.
    pub id: JourneyId,
    /// Random public name; codes are bound to it.
    pub reference: String,
    /// The browser session it belongs to.
    pub session: SessionId,
    /// The one card it is about.
    pub number: SmartcardNumber,
    /// The step it waits at.
    pub step: String,
    /// The unlock policy it started under.
    pub proof: Option<String>,
    /// What was given so far, as JSON; never a plain secret.
    pub pending: String,
    /// Codes sent so far.
    pub codes_sent: i32,
    /// Its beginning, UTC.
    pub began_at: OffsetDateTime,
    /// Its end, UTC.
    pub expires_at: OffsetDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = journeys)]
struct Row {
    id: i64,
    reference: String,
    session_id: i64,
    smartcard_number: String,
    step: String,
    proof: Option<String>,
    pending: String,
    codes_sent: i32,
    created_at: PrimitiveDateTime,
    expires_at: PrimitiveDateTime,
}

impl TryFrom<Row> for Journey {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        Ok(Self {
            id: JourneyId(row.id),
            reference: row.reference,
            session: SessionId(row.session_id),
            number: SmartcardNumber::parse(&row.smartcard_number)
                .map_err(|_| StorageError::unreadable("smartcard number"))?,
            step: row.step,
            proof: row.proof,
            pending: row.pending,
            codes_sent: row.codes_sent,
            began_at: utc(row.created_at),
            expires_at: utc(row.expires_at),
        })
    }
}

/// A journey to begin.
#[derive(Debug, Clone)]
pub struct NewJourney<'a> {
    /// Random public name.
    pub reference: &'a str,
    /// What it is for.
    pub kind: JourneyKind,
    /// Whose browser.
    pub session: SessionId,
    /// The card.
    pub number: &'a SmartcardNumber,
    /// Its first step.
    pub step: &'a str,
    /// The unlock policy in force.
    pub proof: Option<&'a str>,
    /// What is known at the start, as JSON.
    pub pending: &'a str,
    /// When it began.
    pub now: OffsetDateTime,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

/// Begins a journey; one of the same kind in the same session ends.
///
/// # Errors
/// When the database fails.
pub fn begin(conn: &mut Connection, new: &NewJourney<'_>) -> Stored<JourneyId> {
    diesel::update(
        journeys::table
            .filter(journeys::session_id.eq(new.session.0))
            .filter(journeys::kind.eq(new.kind.as_str()))
            .filter(journeys::ended_at.is_null()),
    )
    .set((
        journeys::ended_at.eq(stored(new.now)),
        journeys::pending.eq("{}"),
    ))
    .returning(journeys::id)
    .fixed()
    .rows::<i64>(conn)?;
    let id = diesel::insert_into(journeys::table)
        .values((
            journeys::reference.eq(new.reference),
            journeys::kind.eq(new.kind.as_str()),
            journeys::session_id.eq(new.session.0),
            journeys::smartcard_number.eq(new.number.as_str()),
            journeys::step.eq(new.step),
            journeys::proof.eq(new.proof),
            journeys::pending.eq(new.pending),
            journeys::codes_sent.eq(0),
            journeys::created_at.eq(stored(new.now)),
            journeys::expires_at.eq(stored(new.expires_at)),
        ))
        .returning(journeys::id)
        .get_result(conn)?;
    Ok(JourneyId(id))
}

/// The journey of this kind that a session has under way.
///
/// # Errors
/// When the database fails.
pub fn current(
    conn: &mut Connection,
    session: SessionId,
    kind: JourneyKind,
    now: OffsetDateTime,
) -> Stored<Option<Journey>> {
    let row: Option<Row> = journeys::table
        .filter(journeys::session_id.eq(session.0))
        .filter(journeys::kind.eq(kind.as_str()))
        .filter(journeys::ended_at.is_null())
        .filter(journeys::expires_at.gt(stored(now)))
        .order(journeys::id.desc())
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Journey::try_from).transpose()
}

/// The journeys of this kind that are under way about a number, in whichever browsers; the newest first.
///
/// # Errors
/// When the database fails.
pub fn open_of(
    conn: &mut Connection,
    number: &SmartcardNumber,
    kind: JourneyKind,
    now: OffsetDateTime,
) -> Stored<Vec<Journey>> {
    let rows: Vec<Row> = journeys::table
        .filter(journeys::smartcard_number.eq(number.as_str()))
        .filter(journeys::kind.eq(kind.as_str()))
        .filter(journeys::ended_at.is_null())
        .filter(journeys::expires_at.gt(stored(now)))
        .order(journeys::id.desc())
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Journey::try_from).collect()
}

/// Moves a journey on, if it still waits at `from`; `false` when another request was first.
///
/// # Errors
/// When the database fails.
pub fn advance(conn: &mut Connection, id: JourneyId, from: &str, to: &str) -> Stored<bool> {
    let waiting = journeys::table
        .find(id.0)
        .filter(journeys::step.eq(from))
        .filter(journeys::ended_at.is_null());
    let rows = diesel::update(waiting)
        .set(journeys::step.eq(to))
        .returning(journeys::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(rows == 1)
}

/// Moves a journey on and keeps what was given, if it still waits at `from`.
///
/// # Errors
/// When the database fails.
pub fn advance_with(
    conn: &mut Connection,
    id: JourneyId,
    from: &str,
    to: &str,
    pending: &str,
) -> Stored<bool> {
    let waiting = journeys::table
        .find(id.0)
        .filter(journeys::step.eq(from))
        .filter(journeys::ended_at.is_null());
    let rows = diesel::update(waiting)
        .set((journeys::step.eq(to), journeys::pending.eq(pending)))
        .returning(journeys::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(rows == 1)
}

/// Counts a code that is about to be sent; `false` when the journey has sent `most`.
///
/// # Errors
/// When the database fails.
pub fn count_send(conn: &mut Connection, id: JourneyId, most: i32) -> Stored<bool> {
    let open = journeys::table
        .find(id.0)
        .filter(journeys::codes_sent.lt(most))
        .filter(journeys::ended_at.is_null());
    let rows = diesel::update(open)
        .set(journeys::codes_sent.eq(journeys::codes_sent + 1))
        .returning(journeys::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(rows == 1)
}

/// Ends a journey and forgets what it had gathered.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut Connection, id: JourneyId, now: OffsetDateTime) -> Stored<()> {
    diesel::update(journeys::table.find(id.0))
        .set((
            journeys::ended_at.eq(stored(now)),
            journeys::pending.eq("{}"),
        ))
        .returning(journeys::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

/// Ends the unlocks of a number in every browser but that of `except`: what was proved there was proved
/// of a card, an address or answers that have changed since.
///
/// # Errors
/// When the database fails.
pub fn end_unlocks_of(
    conn: &mut Connection,
    number: &SmartcardNumber,
    except: Option<JourneyId>,
    now: OffsetDateTime,
) -> Stored<()> {
    diesel::update(
        journeys::table
            .filter(journeys::smartcard_number.eq(number.as_str()))
            .filter(journeys::kind.eq(JourneyKind::Unlock.as_str()))
            .filter(journeys::ended_at.is_null())
            .filter(journeys::id.ne(except.map_or(-1, |journey| journey.0))),
    )
    .set((
        journeys::ended_at.eq(stored(now)),
        journeys::pending.eq("{}"),
    ))
    .returning(journeys::id)
    .fixed()
    .rows::<i64>(conn)?;
    Ok(())
}
