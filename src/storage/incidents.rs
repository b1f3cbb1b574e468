//! Cards reported lost, stolen, damaged or misused: one row for each incident, an entry for each thing that
//! was said or done about it.

mod entries;
mod outcomes;

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::cards::CardId;
use super::holders::HolderId;
use super::organisations::OrganisationId;
use super::schema::{holders, incidents};
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, tx};
use crate::domain::email_address::EmailAddress;
use crate::domain::incident::{IncidentKind, IncidentState, Source};
use crate::domain::smartcard_number::SmartcardNumber;

pub use entries::{Entry, say, tell, untold};
pub use outcomes::{Closing, cancelled, dismiss, dismiss_others, replaced};

const WAITING: &str = IncidentState::Waiting.as_str();
const CANCELLED: &str = IncidentState::Cancelled.as_str();

/// Key of an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncidentId(pub(super) i64);

impl IncidentId {
    /// The key as addresses of lists have it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

/// An incident.
#[derive(Debug, Clone)]
pub struct Incident {
    /// Key.
    pub id: IncidentId,
    /// Random public name.
    pub reference: String,
    /// The number that was reported, known or not.
    pub number: SmartcardNumber,
    /// Whose it is.
    pub holder: Option<HolderId>,
    /// Where they worked when it was reported.
    pub organisation: Option<OrganisationId>,
    /// What happened.
    pub kind: IncidentKind,
    /// Who reported it.
    pub source: Source,
    /// Where it stands.
    pub state: IncidentState,
    /// How often it was reported.
    pub reports: i32,
    /// When it was reported first.
    pub reported_at: OffsetDateTime,
    /// The number under which the police keep a theft; empty while there is none.
    pub crime_number: String,
    /// Who was told besides desk and Sponsors.
    pub line_manager: Option<String>,
    /// The card that it cancelled.
    pub card: Option<CardId>,
    /// Whether the new card may have to be paid for.
    pub fee_due: bool,
    /// When the card was cancelled.
    pub cancelled_at: Option<OffsetDateTime>,
    /// When its holder had a new one.
    pub replaced_at: Option<OffsetDateTime>,
    /// When it was closed.
    pub closed_at: Option<OffsetDateTime>,
    /// By whom.
    pub closed_by: Option<String>,
    /// Why.
    pub closing_reason: Option<String>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = incidents)]
pub(super) struct Row {
    pub(super) id: i64,
    reference: String,
    pub(super) smartcard_number: String,
    holder_id: Option<i64>,
    organisation_id: Option<i64>,
    kind: String,
    source: String,
    state: String,
    reports: i32,
    reported_at: PrimitiveDateTime,
    crime_number: String,
    line_manager: Option<String>,
    card_id: Option<i64>,
    fee_due: bool,
    cancelled_at: Option<PrimitiveDateTime>,
    replaced_at: Option<PrimitiveDateTime>,
    closed_at: Option<PrimitiveDateTime>,
    closed_by: Option<String>,
    closing_reason: Option<String>,
}

impl TryFrom<Row> for Incident {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        let unreadable = StorageError::unreadable;
        Ok(Self {
            id: IncidentId(row.id),
            reference: row.reference,
            number: SmartcardNumber::parse(&row.smartcard_number)
                .map_err(|_| unreadable("smartcard number"))?,
            holder: row.holder_id.map(HolderId),
            organisation: row.organisation_id.map(OrganisationId),
            kind: IncidentKind::from_stored(&row.kind)
                .ok_or_else(|| unreadable("kind of incident"))?,
            source: Source::from_stored(&row.source)
                .ok_or_else(|| unreadable("source of an incident"))?,
            state: IncidentState::from_stored(&row.state)
                .ok_or_else(|| unreadable("state of an incident"))?,
            reports: row.reports,
            reported_at: utc(row.reported_at),
            crime_number: row.crime_number,
            line_manager: row.line_manager,
            card: row.card_id.map(CardId),
            fee_due: row.fee_due,
            cancelled_at: row.cancelled_at.map(utc),
            replaced_at: row.replaced_at.map(utc),
            closed_at: row.closed_at.map(utc),
            closed_by: row.closed_by,
            closing_reason: row.closing_reason,
        })
    }
}

/// An incident to be entered.
#[derive(Debug, Clone)]
pub struct NewIncident<'a> {
    /// Random public name.
    pub reference: &'a str,
    /// The number, known or not.
    pub number: &'a SmartcardNumber,
    /// What happened.
    pub kind: IncidentKind,
    /// Who reports it.
    pub source: Source,
    /// From which network.
    pub network: &'a str,
    /// Now.
    pub now: OffsetDateTime,
}

/// A card that an incident cancelled.
#[derive(Debug, Clone, Copy)]
pub struct CancelledCard {
    /// Which.
    pub card: CardId,
    /// Whether the new one may have to be paid for.
    pub fee_due: bool,
}

/// Enters a report that waits for the desk. One of the same number from the same side that waits already is
/// counted up instead; `true` for a new one. The same statements run for every number.
///
/// # Errors
/// When the database fails.
pub fn report(conn: &mut Connection, new: &NewIncident<'_>) -> Stored<(IncidentId, bool)> {
    if let Some(id) = count_up(conn, new)? {
        return Ok((id, false));
    }
    if let Some(id) = insert(conn, new, None)? {
        return Ok((id, true));
    }
    let first = count_up(conn, new)?;
    let id =
        first.ok_or_else(|| StorageError::Fault("an incident closed while it began".into()))?;
    Ok((id, false))
}

fn count_up(conn: &mut Connection, new: &NewIncident<'_>) -> Stored<Option<IncidentId>> {
    let waiting = incidents::table
        .filter(incidents::smartcard_number.eq(new.number.as_str()))
        .filter(incidents::source.eq(new.source.as_str()))
        .filter(incidents::state.eq(WAITING));
    let id: Option<i64> = diesel::update(waiting)
        .set(incidents::reports.eq(incidents::reports + 1))
        .returning(incidents::id)
        .get_result(conn)
        .optional()?;
    Ok(id.map(IncidentId))
}

/// Enters an incident whose card has just been cancelled; `None` when another one cancelled it.
///
/// # Errors
/// When the database fails.
pub fn record_cancelled(
    conn: &mut Connection,
    new: &NewIncident<'_>,
    cancelled: CancelledCard,
) -> Stored<Option<IncidentId>> {
    insert(conn, new, Some(cancelled))
}

fn insert(
    conn: &mut Connection,
    new: &NewIncident<'_>,
    cancelled: Option<CancelledCard>,
) -> Stored<Option<IncidentId>> {
    let theirs = || holders::table.filter(holders::smartcard_number.eq(new.number.as_str()));
    let state = match cancelled {
        Some(_) => CANCELLED,
        None => WAITING,
    };
    // Who reports at the portal itself is told of it by the journey; of the others the housekeeping tells.
    let told = (new.source != Source::Public).then(|| stored(new.now));
    let statement = diesel::insert_into(incidents::table)
        .values((
            incidents::reference.eq(new.reference),
            incidents::smartcard_number.eq(new.number.as_str()),
            incidents::holder_id.eq(theirs().select(holders::id).single_value()),
            incidents::organisation_id.eq(theirs().select(holders::organisation_id).single_value()),
            incidents::kind.eq(new.kind.as_str()),
            incidents::source.eq(new.source.as_str()),
            incidents::state.eq(state),
            incidents::reported_at.eq(stored(new.now)),
            incidents::network.eq(new.network),
            incidents::told_at.eq(told),
            incidents::card_id.eq(cancelled.map(|card| card.card.0)),
            incidents::fee_due.eq(cancelled.is_some_and(|card| card.fee_due)),
            incidents::cancelled_at.eq(cancelled.map(|_| stored(new.now))),
        ))
        .returning(incidents::id);
    match tx::savepoint(conn, |conn| statement.get_result::<i64>(conn)) {
        Ok(id) => Ok(Some(IncidentId(id))),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// The incident of a reference.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, reference: &str) -> Stored<Option<Incident>> {
    let row: Option<Row> = incidents::table
        .filter(incidents::reference.eq(reference))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Incident::try_from).transpose()
}

/// The incident with this key.
///
/// # Errors
/// When the database fails or the row is gone.
pub fn with_id(conn: &mut Connection, id: IncidentId) -> Stored<Incident> {
    let row: Row = incidents::table
        .find(id.0)
        .select(Row::as_select())
        .first(conn)?;
    row.try_into()
}

/// Writes the crime number down.
///
/// # Errors
/// When the database fails.
pub fn set_crime_number(conn: &mut Connection, id: IncidentId, number: &str) -> Stored<()> {
    diesel::update(incidents::table.find(id.0))
        .set(incidents::crime_number.eq(number))
        .execute(conn)?;
    Ok(())
}

/// Notes who is told besides desk and Sponsors, while it waits; `true` once.
///
/// # Errors
/// When the database fails.
pub fn set_line_manager(
    conn: &mut Connection,
    id: IncidentId,
    email: &EmailAddress,
) -> Stored<bool> {
    let first = incidents::table
        .find(id.0)
        .filter(incidents::state.eq(WAITING))
        .filter(incidents::line_manager.is_null());
    let rows = diesel::update(first)
        .set(incidents::line_manager.eq(email.as_str()))
        .execute(conn)?;
    Ok(rows == 1)
}
