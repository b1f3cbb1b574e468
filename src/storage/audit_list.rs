//! The audit trail as a list: newest first, by key, every filter on an index.

use diesel::prelude::*;
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

use super::organisations::OrganisationId;
use super::schema::{audit_events, audit_seals};
use super::times::{stored, utc};
use super::{Connection, Stored};

/// Events are numbered a moment before they are committed, so a number may be a little out of time: this
/// much is looked at beyond the ends of a range of time, and left out by the time itself.
const SLACK: Duration = Duration::minutes(10);

/// What is looked for. Everything is optional; what is given must all be so.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The actor: what kind, and which.
    pub actor: Option<(&'static str, String)>,
    /// The stored name of the action.
    pub action: Option<&'static str>,
    /// The stored text of the subject.
    pub subject: Option<String>,
    /// Done by this request.
    pub request: Option<String>,
    /// Of this organisation.
    pub organisation: Option<OrganisationId>,
    /// From this moment.
    pub from: Option<OffsetDateTime>,
    /// Up to, without, this moment.
    pub until: Option<OffsetDateTime>,
}

/// An event of the trail, with everything it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Key; newer events have higher ones.
    pub id: i64,
    /// When, UTC.
    pub at: OffsetDateTime,
    /// What kind of actor: `holder`, `staff`, `program`, `visitor`, `system`.
    pub actor_kind: String,
    /// Which actor; empty for visitors and the portal itself.
    pub actor: String,
    /// The stored name of what was done.
    pub action: String,
    /// The stored text of whom or what it was done to.
    pub subject: String,
    /// What else was worth knowing.
    pub detail: String,
    /// From which network.
    pub network: String,
    /// The request that did it.
    pub request_id: String,
    /// The organisation it was about, if it was known.
    pub organisation: Option<OrganisationId>,
    /// Where in the chain it is sealed; `None` while it waits.
    pub position: Option<i64>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = audit_events)]
struct Row {
    id: i64,
    at: PrimitiveDateTime,
    actor_kind: String,
    actor: String,
    action: String,
    subject: String,
    detail: String,
    network: String,
    request_id: String,
    organisation_id: Option<i64>,
}

/// Keys between which all events of a range of time lie, both included; `None` when there are none.
fn bounds(conn: &mut Connection, filter: &Filter) -> Stored<Option<(i64, i64)>> {
    let first: Option<i64> = match filter.from {
        None => Some(i64::MIN),
        Some(from) => audit_events::table
            .filter(audit_events::at.ge(stored(from - SLACK)))
            .order((audit_events::at.asc(), audit_events::id.asc()))
            .select(audit_events::id)
            .first(conn)
            .optional()?,
    };
    let last: Option<i64> = match filter.until {
        None => Some(i64::MAX),
        Some(until) => audit_events::table
            .filter(audit_events::at.lt(stored(until + SLACK)))
            .order((audit_events::at.desc(), audit_events::id.desc()))
            .select(audit_events::id)
            .first(conn)
            .optional()?,
    };
    Ok(first.zip(last))
}

/// The newest events that `filter` lets through, with keys below `before`, at most `most`.
///
/// # Errors
/// When the database fails.
pub fn newest(
    conn: &mut Connection,
    filter: &Filter,
    before: Option<i64>,
    most: i64,
) -> Stored<Vec<AuditRow>> {
    let Some((first, last)) = bounds(conn, filter)? else {
        return Ok(Vec::new());
    };
    let mut query = audit_events::table
        .filter(audit_events::id.lt(before.unwrap_or(i64::MAX)))
        .into_boxed();
    if let Some(from) = filter.from {
        query = query
            .filter(audit_events::id.ge(first))
            .filter(audit_events::at.ge(stored(from)));
    }
    if let Some(until) = filter.until {
        query = query
            .filter(audit_events::id.le(last))
            .filter(audit_events::at.lt(stored(until)));
    }
    if let Some((kind, actor)) = &filter.actor {
        query = query
            .filter(audit_events::actor_kind.eq(*kind))
            .filter(audit_events::actor.eq(actor));
    }
    if let Some(action) = filter.action {
        query = query.filter(audit_events::action.eq(action));
    }
    if let Some(subject) = &filter.subject {
        query = query.filter(audit_events::subject.eq(subject));
    }
    if let Some(request) = &filter.request {
        // The second condition is the index's own.
        query = query
            .filter(audit_events::request_id.eq(request))
            .filter(audit_events::request_id.ne(""));
    }
    if let Some(organisation) = filter.organisation {
        query = query.filter(audit_events::organisation_id.eq(organisation.0));
    }
    let rows: Vec<Row> = query
        .order(audit_events::id.desc())
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    with_positions(conn, rows)
}

fn with_positions(conn: &mut Connection, rows: Vec<Row>) -> Stored<Vec<AuditRow>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let seals: Vec<(i64, i64)> = audit_seals::table
        .filter(audit_seals::event_id.eq_any(ids))
        .select((audit_seals::event_id, audit_seals::position))
        .load(conn)?;
    let position = |id: i64| {
        seals
            .iter()
            .find(|(event, _)| *event == id)
            .map(|(_, p)| *p)
    };
    Ok(rows
        .into_iter()
        .map(|row| AuditRow {
            position: position(row.id),
            id: row.id,
            at: utc(row.at),
            actor_kind: row.actor_kind,
            actor: row.actor,
            action: row.action,
            subject: row.subject,
            detail: row.detail,
            network: row.network,
            request_id: row.request_id,
            organisation: row.organisation_id.map(OrganisationId),
        })
        .collect())
}
