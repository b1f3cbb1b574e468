//! The audit trail: a row in the transaction of what it records, never changed afterwards (R34).

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::imports;
use super::organisations::OrganisationId;
use super::schema::{audit_events, audit_unsealed, holders};
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::smartcard_number::SmartcardNumber;

/// Something that was done.
#[derive(Debug, Clone)]
pub struct Event<'a> {
    /// When.
    pub at: OffsetDateTime,
    /// By whom.
    pub actor: &'a Actor,
    /// What.
    pub action: Action,
    /// To whom or what.
    pub subject: &'a Subject,
    /// What else is worth knowing; never a secret.
    pub detail: &'a str,
    /// From which network; empty for the portal itself.
    pub network: &'a str,
    /// The request that did it; empty for the portal itself.
    pub request_id: &'a str,
}

/// Writes an event, with the organisation of the holder it is about, and leaves it for the sealer.
///
/// # Errors
/// When the database fails.
pub fn record(conn: &mut Connection, event: &Event<'_>) -> Stored<()> {
    let (actor_kind, actor) = event.actor.stored();
    let number = event.subject.number().map_or("", SmartcardNumber::as_str);
    let organisation = holders::table
        .filter(holders::smartcard_number.eq(number))
        .select(holders::organisation_id)
        .single_value();
    let id: i64 = diesel::insert_into(audit_events::table)
        .values((
            audit_events::at.eq(stored(event.at)),
            audit_events::actor_kind.eq(actor_kind),
            audit_events::actor.eq(actor),
            audit_events::action.eq(event.action.as_str()),
            audit_events::subject.eq(event.subject.stored()),
            audit_events::detail.eq(event.detail),
            audit_events::network.eq(event.network),
            audit_events::request_id.eq(event.request_id),
            audit_events::organisation_id.eq(organisation),
        ))
        .returning(audit_events::id)
        .get_result(conn)?;
    diesel::insert_into(audit_unsealed::table)
        .values(audit_unsealed::event_id.eq(id))
        .execute(conn)?;
    Ok(())
}

/// Writes many events at once, each with the organisation that its holder now has; what [`record`] does for one.
///
/// # Errors
/// When the database fails.
pub fn record_all(conn: &mut Connection, events: &[(Event<'_>, OrganisationId)]) -> Stored<()> {
    let into = "INSERT INTO audit_events (at, actor_kind, actor, action, subject, detail, network, \
         request_id, organisation_id)";
    for events in events.chunks(imports::MOST_ROWS) {
        let mut insert = imports::statement(conn, into, 9, events.len(), "RETURNING id");
        for (event, organisation) in events {
            let (actor_kind, actor) = event.actor.stored();
            insert = insert
                .bind::<Timestamp, _>(stored(event.at))
                .bind::<Text, _>(actor_kind)
                .bind::<Text, _>(actor)
                .bind::<Text, _>(event.action.as_str())
                .bind::<Text, _>(event.subject.stored())
                .bind::<Text, _>(event.detail)
                .bind::<Text, _>(event.network)
                .bind::<Text, _>(event.request_id)
                .bind::<BigInt, _>(organisation.number());
        }
        let added: Vec<Recorded> = insert.load(conn)?;
        let into = "INSERT INTO audit_unsealed (event_id)";
        let mut insert = imports::statement(conn, into, 1, added.len(), "");
        for event in added {
            insert = insert.bind::<BigInt, _>(event.id);
        }
        insert.execute(conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Recorded {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// An event as it is read back.
#[derive(Debug, Clone)]
pub struct RecordedEvent {
    /// Position in the trail.
    pub id: i64,
    /// When.
    pub at: OffsetDateTime,
    /// What.
    pub action: Action,
    /// From which network.
    pub network: String,
}

/// Whether somebody of the Registration Authority signed in from a network since `since`.
///
/// # Errors
/// When the database fails.
pub fn signed_in_from(
    conn: &mut Connection,
    email: &str,
    network: &str,
    since: OffsetDateTime,
) -> Stored<bool> {
    let actor = Actor::Staff(email.to_owned());
    let (kind, actor) = actor.stored();
    let newest: Option<i64> = audit_events::table
        .filter(audit_events::actor_kind.eq(kind))
        .filter(audit_events::actor.eq(actor))
        .filter(audit_events::action.eq(Action::StaffSignedIn.as_str()))
        .filter(audit_events::network.eq(network))
        .filter(audit_events::at.ge(stored(since)))
        .order(audit_events::id.desc())
        .select(audit_events::id)
        .first(conn)
        .optional()?;
    Ok(newest.is_some())
}

/// The newest events about a number, older than `before`; at most `limit`. Keyset, never offset.
///
/// # Errors
/// When the database fails.
pub fn about(
    conn: &mut Connection,
    subject: &SmartcardNumber,
    before: Option<i64>,
    limit: i64,
) -> Stored<Vec<RecordedEvent>> {
    let rows: Vec<(i64, PrimitiveDateTime, String, String)> = audit_events::table
        .filter(audit_events::subject.eq(subject.as_str()))
        .filter(audit_events::id.lt(before.unwrap_or(i64::MAX)))
        .order(audit_events::id.desc())
        .limit(limit)
        .select((
            audit_events::id,
            audit_events::at,
            audit_events::action,
            audit_events::network,
        ))
        .load(conn)?;
    let event = |(id, at, action, network): (i64, PrimitiveDateTime, String, String)| {
        let action = Action::from_stored(&action)?;
        Some(RecordedEvent {
            id,
            at: utc(at),
            action,
            network,
        })
    };
    Ok(rows.into_iter().filter_map(event).collect())
}
