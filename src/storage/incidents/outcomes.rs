//! What becomes of an incident: the card is cancelled by it, its holder has a new one, or it is closed without.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::{CANCELLED, CancelledCard, IncidentId, WAITING};
use crate::domain::incident::IncidentState;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::holders::HolderId;
use crate::storage::schema::incidents;
use crate::storage::times::stored;
use crate::storage::{Connection, Stored};

const REPLACED: &str = IncidentState::Replaced.as_str();
const DISMISSED: &str = IncidentState::Dismissed.as_str();

/// Notes that a waiting incident's card is cancelled by it; `true` once.
///
/// # Errors
/// When the database fails.
pub fn cancelled(
    conn: &mut Connection,
    id: IncidentId,
    by: CancelledCard,
    now: OffsetDateTime,
) -> Stored<bool> {
    let waiting = incidents::table
        .find(id.0)
        .filter(incidents::state.eq(WAITING));
    let rows = diesel::update(waiting)
        .set((
            incidents::state.eq(CANCELLED),
            incidents::card_id.eq(by.card.0),
            incidents::fee_due.eq(by.fee_due),
            incidents::cancelled_at.eq(stored(now)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// How an incident is closed.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    /// By whom.
    pub by: &'a str,
    /// Why.
    pub reason: &'a str,
    /// Now.
    pub at: OffsetDateTime,
}

/// Closes a waiting incident without a card being cancelled by it; `true` once.
///
/// # Errors
/// When the database fails.
pub fn dismiss(conn: &mut Connection, id: IncidentId, closing: &Closing<'_>) -> Stored<bool> {
    let waiting = incidents::table
        .find(id.0)
        .filter(incidents::state.eq(WAITING));
    let rows = diesel::update(waiting)
        .set((
            incidents::state.eq(DISMISSED),
            incidents::closed_at.eq(stored(closing.at)),
            incidents::closed_by.eq(closing.by),
            incidents::closing_reason.eq(closing.reason),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Closes whatever else waits about a number; how many.
///
/// # Errors
/// When the database fails.
pub fn dismiss_others(
    conn: &mut Connection,
    number: &SmartcardNumber,
    but: IncidentId,
    closing: &Closing<'_>,
) -> Stored<usize> {
    let waiting = incidents::table
        .filter(incidents::smartcard_number.eq(number.as_str()))
        .filter(incidents::state.eq(WAITING))
        .filter(incidents::id.ne(but.0));
    let rows = diesel::update(waiting)
        .set((
            incidents::state.eq(DISMISSED),
            incidents::closed_at.eq(stored(closing.at)),
            incidents::closed_by.eq(closing.by),
            incidents::closing_reason.eq(closing.reason),
        ))
        .execute(conn)?;
    Ok(rows)
}

/// Closes the incidents that cancelled a holder's cards, since there is a new one; which.
///
/// # Errors
/// When the database fails.
pub fn replaced(
    conn: &mut Connection,
    holder: HolderId,
    closing: &Closing<'_>,
) -> Stored<Vec<IncidentId>> {
    let cancelled = incidents::table
        .filter(incidents::holder_id.eq(holder.0))
        .filter(incidents::state.eq(CANCELLED));
    let ids: Vec<i64> = diesel::update(cancelled)
        .set((
            incidents::state.eq(REPLACED),
            incidents::replaced_at.eq(stored(closing.at)),
            incidents::closed_at.eq(stored(closing.at)),
            incidents::closed_by.eq(closing.by),
            incidents::closing_reason.eq(closing.reason),
        ))
        .returning(incidents::id)
        .get_results(conn)?;
    Ok(ids.into_iter().map(IncidentId).collect())
}
