//! Incidents as the console looks at them: the queue by state, page by key, what was said and done, and how
//! many wait.

use std::collections::HashMap;

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::incidents::{Incident, IncidentId, Row};
use super::organisations::Scope;
use super::schema::{holders, incident_entries, incidents, organisations};
use super::times::utc;
use super::{Connection, StorageError, Stored};
use crate::domain::incident::{IncidentKind, IncidentState};
use crate::domain::smartcard_number::SmartcardNumber;

/// An incident in the queue.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The incident.
    pub incident: Incident,
    /// Its holder's name and the code of their organisation, where the number is somebody's.
    pub holder: Option<(String, String)>,
}

/// Incidents in a state within `scope`, older than `before`, the newest first; at most `limit`. Numbers that
/// nobody has are only for those who reach everywhere.
///
/// # Errors
/// When the database fails.
pub fn page(
    conn: &mut Connection,
    state: IncidentState,
    scope: &Scope,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<Listed>> {
    let mut query = incidents::table
        .filter(incidents::state.eq(state.as_str()))
        .filter(incidents::id.lt(before.unwrap_or(i64::MAX)))
        .order(incidents::id.desc())
        .limit(limit)
        .select(Row::as_select())
        .into_boxed();
    if let Some(keys) = scope.keys() {
        query = query.filter(incidents::organisation_id.eq_any(keys));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let numbers: Vec<String> = rows.iter().map(|r| r.smartcard_number.clone()).collect();
    let known: Vec<(String, String, String)> = holders::table
        .inner_join(organisations::table.on(organisations::id.eq(holders::organisation_id)))
        .filter(holders::smartcard_number.eq_any(numbers))
        .select((
            holders::smartcard_number,
            holders::name,
            organisations::ods_code,
        ))
        .load(conn)?;
    let known: HashMap<String, (String, String)> = known
        .into_iter()
        .map(|(number, name, ods_code)| (number, (name, ods_code)))
        .collect();
    rows.into_iter()
        .map(|row| {
            let holder = known.get(&row.smartcard_number).cloned();
            let incident = Incident::try_from(row)?;
            Ok(Listed { incident, holder })
        })
        .collect()
}

/// How many are in a state within `scope`, counted up to `most`.
///
/// # Errors
/// When the database fails.
pub fn count(
    conn: &mut Connection,
    state: IncidentState,
    scope: &Scope,
    most: i64,
) -> Stored<usize> {
    let mut query = incidents::table
        .filter(incidents::state.eq(state.as_str()))
        .limit(most)
        .select(incidents::id)
        .into_boxed();
    if let Some(keys) = scope.keys() {
        query = query.filter(incidents::organisation_id.eq_any(keys));
    }
    let ids: Vec<i64> = query.load(conn)?;
    Ok(ids.len())
}

/// The newest incident of a number that still waits for something: a decision, or a new card.
///
/// # Errors
/// When the database fails.
pub fn open_of(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Option<Incident>> {
    let open = [IncidentState::Waiting, IncidentState::Cancelled].map(IncidentState::as_str);
    let row: Option<Row> = incidents::table
        .filter(incidents::smartcard_number.eq(number.as_str()))
        .filter(incidents::state.eq_any(open))
        .order(incidents::id.desc())
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Incident::try_from).transpose()
}

/// When cards of a holder were cancelled as lost, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn losses(conn: &mut Connection, holder: HolderId, limit: i64) -> Stored<Vec<OffsetDateTime>> {
    let at: Vec<Option<PrimitiveDateTime>> = incidents::table
        .filter(incidents::holder_id.eq(holder.0))
        .filter(incidents::kind.eq(IncidentKind::Lost.as_str()))
        .filter(incidents::cancelled_at.is_not_null())
        .order(incidents::id.desc())
        .limit(limit)
        .select(incidents::cancelled_at)
        .load(conn)?;
    Ok(at.into_iter().flatten().map(utc).collect())
}

/// An entry as it is read back.
#[derive(Debug, Clone)]
pub struct StoredEntry {
    /// When.
    pub at: OffsetDateTime,
    /// By whom: `holder`, `public`, `portal`, or an officer's address.
    pub by: String,
    /// What: a short name.
    pub what: String,
    /// What is said to have happened.
    pub kind: Option<IncidentKind>,
    /// In whose own words.
    pub note: String,
    /// Where they can be rung.
    pub callback: String,
    /// From which network.
    pub network: String,
}

type EntryRow = (
    PrimitiveDateTime,
    String,
    String,
    Option<String>,
    String,
    String,
    String,
);

/// What was said and done about an incident, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn entries(conn: &mut Connection, id: IncidentId, limit: i64) -> Stored<Vec<StoredEntry>> {
    let rows: Vec<EntryRow> = incident_entries::table
        .filter(incident_entries::incident_id.eq(id.0))
        .order(incident_entries::id.desc())
        .limit(limit)
        .select((
            incident_entries::at,
            incident_entries::by_whom,
            incident_entries::what,
            incident_entries::kind,
            incident_entries::note,
            incident_entries::callback,
            incident_entries::network,
        ))
        .load(conn)?;
    rows.into_iter().map(entry).collect()
}

fn entry((at, by, what, kind, note, callback, network): EntryRow) -> Stored<StoredEntry> {
    let kind = kind.map(|name| {
        IncidentKind::from_stored(&name).ok_or_else(|| StorageError::unreadable("kind"))
    });
    Ok(StoredEntry {
        at: utc(at),
        by,
        what,
        kind: kind.transpose()?,
        note,
        callback,
        network,
    })
}
