//! Reporting a card lost, stolen, damaged or misused: by its holder, signed in; and by anybody, to be rung
//! back. What the desk does with it is in `assist`.

use serde::{Deserialize, Serialize};

use super::cancellation::{self, Order};
use super::{JourneyError, Outcome, Ports};
use crate::domain::audit::Actor;
use crate::domain::incident::said::{Callback, CrimeNumber, Note};
use crate::domain::incident::{IncidentKind, Source, counting_losses, fee_due, pounds};
use crate::secrets::token::public_reference;
use crate::storage::cards::StoredCard;
use crate::storage::holders::{Holder, HolderId};
use crate::storage::incidents::{self, CancelledCard, Closing, Entry, IncidentId, NewIncident};
use crate::storage::{Connection, Stored, incident_list};

pub mod misuse;
pub mod own;
pub mod public;
pub mod tell;

/// Losses that are looked at for the fee: nobody loses more cards.
const MOST_LOSSES: i64 = 200;

/// What a report says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What happened.
    pub kind: IncidentKind,
    /// In the reporter's own words.
    pub note: Note,
    /// The number of a theft, if the police have given one.
    pub crime_number: CrimeNumber,
    /// Where the reporter can be rung.
    pub callback: Callback,
}

impl Said {
    /// What was said of a card. A crime number is a theft's: one that was typed before another reason was chosen is not
    /// kept with it.
    #[must_use]
    pub fn of(
        kind: IncidentKind,
        note: Note,
        crime_number: CrimeNumber,
        callback: Callback,
    ) -> Self {
        let crime_number = match kind {
            IncidentKind::Stolen => crime_number,
            _ => CrimeNumber::default(),
        };
        Self {
            kind,
            note,
            crime_number,
            callback,
        }
    }
}

/// Whether a holder may have to pay for the card that comes after one lost, stolen or damaged now.
pub(in crate::journeys) fn may_cost(
    conn: &mut Connection,
    ports: &Ports,
    holder: HolderId,
    kind: IncidentKind,
) -> Stored<bool> {
    let rules = &ports.rules.replacement;
    let lost = incident_list::losses(conn, holder, MOST_LOSSES)?;
    let earlier = counting_losses(&lost, ports.now(), rules);
    Ok(fee_due(kind, earlier, rules))
}

/// What a new card may cost, as people read it; empty for nothing.
#[must_use]
pub fn fee_words(ports: &Ports, due: bool) -> String {
    match due {
        true => pounds(ports.rules.replacement.lost_fee_pence),
        false => String::new(),
    }
}

/// The incident that cancels a card: one that waits, or a new one.
#[derive(Debug, Clone, Copy)]
pub(in crate::journeys) enum By<'a> {
    /// One that waits.
    Waiting(IncidentId),
    /// A new one, from this side.
    New(Source, &'a Said),
}

/// Cancels a card for an incident, in one transaction with the incident, and closes whatever else waits about
/// the number; `None` when the card was cancelled before, and nothing is changed.
pub(in crate::journeys) fn cancel(
    conn: &mut Connection,
    ports: &Ports,
    order: &Order<'_>,
    (holder, card): (&Holder, &StoredCard),
    kind: IncidentKind,
    by: By<'_>,
) -> Outcome<Option<IncidentId>> {
    let now = ports.now();
    let fee_due = may_cost(conn, ports, holder.id, kind)?;
    if !cancellation::cancel(conn, ports, order, holder, card, kind.cancels_for())? {
        return Ok(None);
    }
    let cancelled = CancelledCard {
        card: card.id,
        fee_due,
    };
    let id = match by {
        By::Waiting(id) => {
            let first = incidents::cancelled(conn, id, cancelled, now)?;
            first.then_some(id)
        }
        By::New(source, said) => record(conn, ports, order, holder, cancelled, source, said)?,
    };
    // The card was not cancelled, and now another incident has it: somebody was first after all.
    let id = id.ok_or(JourneyError::Overtaken)?;
    let who = called(order.actor);
    let entry = Entry {
        by: who,
        what: "cancelled",
        kind: None,
        note: order.words,
        callback: "",
        network: "",
        now,
    };
    incidents::say(conn, id, &entry)?;
    let closing = Closing {
        by: who,
        reason: "The card was cancelled by another report",
        at: now,
    };
    incidents::dismiss_others(conn, &holder.number, id, &closing)?;
    Ok(Some(id))
}

/// Writes down a new incident that cancelled a card; `None` when the card is another one's.
fn record(
    conn: &mut Connection,
    ports: &Ports,
    order: &Order<'_>,
    holder: &Holder,
    cancelled: CancelledCard,
    source: Source,
    said: &Said,
) -> Stored<Option<IncidentId>> {
    let (now, network) = (ports.now(), order.caller.network_key());
    let reference = public_reference(ports.random.as_ref());
    let new = NewIncident {
        reference: &reference,
        number: &holder.number,
        kind: said.kind,
        source,
        network: &network,
        now,
    };
    let id = incidents::record_cancelled(conn, &new, cancelled)?;
    if let Some(id) = id {
        let who = called(order.actor);
        say(conn, id, who, "reported", said, &network, now)?;
        incidents::set_crime_number(conn, id, said.crime_number.as_str())?;
    }
    Ok(id)
}

/// What an incident calls whoever acts: an officer by their address, anybody else by which side they are on.
fn called(actor: &Actor) -> &str {
    match actor.stored() {
        ("staff", email) => email,
        (side, _) => side,
    }
}

/// Keeps what was said.
fn say(
    conn: &mut Connection,
    id: IncidentId,
    by: &str,
    what: &str,
    said: &Said,
    network: &str,
    now: time::OffsetDateTime,
) -> Stored<()> {
    let entry = Entry {
        by,
        what,
        kind: Some(said.kind),
        note: said.note.as_str(),
        callback: said.callback.as_str(),
        network,
        now,
    };
    incidents::say(conn, id, &entry)
}
