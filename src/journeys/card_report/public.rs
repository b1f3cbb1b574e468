//! A report by somebody who has not signed in: it queues a callback, and no more. The same statements run
//! for every number, known or not; who is told by mail is told later, by the housekeeping.

use super::super::caller::Caller;
use super::tell::Concerned;
use super::{Outcome, Ports, Said, say};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::incident::{IncidentState, Source};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::trail;
use crate::limits::LimitedAction;
use crate::secrets::token::public_reference;
use crate::storage::incidents::{self, Incident, NewIncident};
use crate::storage::{Connection, cards, holders};

/// Incidents that one round tells of.
const MOST: i64 = 100;

/// Queues a callback.
///
/// # Errors
/// When a budget is spent or the database fails.
pub fn report(
    ports: &Ports,
    caller: &Caller,
    number: &SmartcardNumber,
    said: &Said,
) -> Outcome<()> {
    let network = caller.network_key();
    ports.limit(LimitedAction::ReportFromNetwork, &network)?;
    ports.limit(LimitedAction::ReportOfNumber, number.as_str())?;
    let now = ports.now();
    ports.db.write(|conn| {
        let new = NewIncident {
            reference: &public_reference(ports.random.as_ref()),
            number,
            kind: said.kind,
            source: Source::Public,
            network: &network,
            now,
        };
        let (id, _) = incidents::report(conn, &new)?;
        say(conn, id, "public", "reported", said, &network, now)?;
        let about = Subject::Number(number.clone());
        let (actor, action) = (Actor::Visitor, Action::CardReported);
        let detail = said.kind.as_str();
        trail::event(conn, ports, caller, &actor, action, &about, detail)?;
        Ok(())
    })
}

/// Tells holders and desks of reports that came in since the last round; of how many.
///
/// # Errors
/// When the database fails.
pub fn announce(ports: &Ports) -> Outcome<usize> {
    let untold = ports.db.read(|conn| incidents::untold(conn, MOST))?;
    for incident in &untold {
        // One that fails does not hold up the others; it is tried again.
        if let Err(error) = ports.db.write(|conn| tell(conn, ports, incident)) {
            tracing::error!(%error, incident = %incident.reference, "a report could not be told of");
        }
    }
    Ok(untold.len())
}

fn tell(conn: &mut Connection, ports: &Ports, incident: &Incident) -> Outcome<()> {
    if !incidents::tell(conn, incident.id, ports.now())? {
        return Ok(());
    }
    let (Some(holder), IncidentState::Waiting) = (incident.holder, incident.state) else {
        return Ok(());
    };
    let holder = holders::find(conn, holder)?;
    // What would be said of a card that is cancelled already is not true; the queue has the report.
    let card = cards::current(conn, holder.id, ports.now())?;
    if card.is_none_or(|card| card.card.cancelled) {
        return Ok(());
    }
    let concerned = Concerned::of(conn, &holder)?;
    concerned.tell_of_report(conn, ports, incident)?;
    concerned.tell_desk(conn, ports, incident)
}
