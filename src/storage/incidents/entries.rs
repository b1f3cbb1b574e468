//! What was said and done about an incident, and of which nobody was told by mail yet.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::{Incident, IncidentId, Row};
use crate::domain::incident::IncidentKind;
use crate::storage::schema::{incident_entries, incidents};
use crate::storage::times::stored;
use crate::storage::{Connection, Stored};

/// Something that was said or done.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// By whom: `holder`, `public`, `portal`, or an officer's address.
    pub by: &'a str,
    /// What: a short name that pages have words for.
    pub what: &'a str,
    /// What is said to have happened to the card, where that was said.
    pub kind: Option<IncidentKind>,
    /// In whose own words.
    pub note: &'a str,
    /// Where they can be rung.
    pub callback: &'a str,
    /// From which network.
    pub network: &'a str,
    /// Now.
    pub now: OffsetDateTime,
}

/// Adds an entry.
///
/// # Errors
/// When the database fails.
pub fn say(conn: &mut Connection, id: IncidentId, entry: &Entry<'_>) -> Stored<()> {
    diesel::insert_into(incident_entries::table)
        .values((
            incident_entries::incident_id.eq(id.0),
            incident_entries::at.eq(stored(entry.now)),
            incident_entries::by_whom.eq(entry.by),
            incident_entries::what.eq(entry.what),
            incident_entries::kind.eq(entry.kind.map(IncidentKind::as_str)),
            incident_entries::note.eq(entry.note),
            incident_entries::callback.eq(entry.callback),
            incident_entries::network.eq(entry.network),
        ))
        .execute(conn)?;
    Ok(())
}

/// Incidents of which nobody was told by mail yet, the oldest first.
///
/// # Errors
/// When the database fails.
pub fn untold(conn: &mut Connection, limit: i64) -> Stored<Vec<Incident>> {
    let rows: Vec<Row> = incidents::table
        .filter(incidents::told_at.is_null())
        .order(incidents::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Incident::try_from).collect()
}

/// Notes that they are told now; `true` once.
///
/// # Errors
/// When the database fails.
pub fn tell(conn: &mut Connection, id: IncidentId, now: OffsetDateTime) -> Stored<bool> {
    let first = incidents::table
        .find(id.0)
        .filter(incidents::told_at.is_null());
    let rows = diesel::update(first)
        .set(incidents::told_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}
