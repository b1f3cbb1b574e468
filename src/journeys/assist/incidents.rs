//! The queue of reported cards, and what the desk decides about one: cancel the card, or leave it.

use super::super::caller::Caller;
use super::super::cancellation::Order;
use super::super::card_report::tell::Concerned;
use super::super::card_report::{self, By, fee_words};
use super::super::staff::officer::{self, Barred, Over, Permit, powers::CancelReplace};
use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::incident::said::CrimeNumber;
use crate::domain::incident::{Deed, IncidentState, RingBack};
use crate::domain::paging::Page;
use crate::domain::reason::Reason;
use crate::journeys::JourneyError;
use crate::storage::holders::{self, Holder};
use crate::storage::incident_list::{self, Listed, StoredEntry};
use crate::storage::incidents::{self, Closing, Entry, Incident};
use crate::storage::organisations::{self, Scope};
use crate::storage::{Connection, Stored, cards};

/// Incidents on a page.
const PAGE: i64 = 25;
/// What was said and done about one, as far as it is shown.
const ENTRIES: i64 = 100;

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The newest first.
    pub incidents: Vec<Listed>,
    /// From where the next page goes on, if there is one.
    pub older: Option<i64>,
}

/// The incidents that stand somewhere, older than `before`.
///
/// # Errors
/// When the database fails.
pub fn queue(
    ports: &Ports,
    permit: &Permit<CancelReplace>,
    state: IncidentState,
    before: Option<i64>,
) -> Outcome<Queue> {
    let scope = permit.scope();
    let page = ports.db.read(|conn| {
        Page::read(PAGE, |limit| {
            incident_list::page(conn, state, scope, before, limit)
        })
    })?;
    Ok(Queue {
        older: page.next_key(|last| last.incident.id.number()),
        incidents: page.rows,
    })
}

/// An incident with everything that the desk needs to decide.
#[derive(Debug, Clone)]
pub struct IncidentFile {
    /// The incident.
    pub incident: Incident,
    /// Whose card it is about, with the name of where they work.
    pub holder: Option<(Holder, String)>,
    /// Whether it is the officer's own card.
    pub own: bool,
    /// Whether the holder's card is cancelled already, or there is none.
    pub card_gone: bool,
    /// What a new card may cost; empty for nothing.
    pub fee: String,
    /// What was said and done, the newest first.
    pub entries: Vec<StoredEntry>,
}

/// The incident of a reference; `None` when there is none within reach. That it was looked at is written
/// down where it is somebody's.
///
/// # Errors
/// When the database fails.
pub fn open(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<CancelReplace>,
    reference: &str,
) -> Outcome<Option<IncidentFile>> {
    let found = ports.db.read(|conn| read(conn, ports, permit, reference))?;
    if let Some((holder, _)) = found.as_ref().and_then(|file| file.holder.as_ref()) {
        let about = Subject::Number(holder.number.clone());
        let (by, action) = (permit.officer(), Action::HolderSeen);
        ports
            .db
            .write(|conn| trail::officer(conn, ports, caller, by, action, &about, reference))?;
    }
    Ok(found)
}

fn read(
    conn: &mut Connection,
    ports: &Ports,
    permit: &Permit<CancelReplace>,
    reference: &str,
) -> Outcome<Option<IncidentFile>> {
    let Some((incident, concerns)) = concerning(conn, permit, reference)? else {
        return Ok(None);
    };
    let holder = match &concerns {
        Concerns::Nobody => None,
        Concerns::Within(over) => Some(over.holder().clone()),
        Concerns::Own(holder) => Some(holder.clone()),
    };
    let mut file = IncidentFile {
        own: matches!(concerns, Concerns::Own(_)),
        holder: None,
        card_gone: true,
        fee: fee_words(ports, incident.fee_due),
        // Who reported one's own card, and in what words, is for the colleagues who deal with it.
        entries: match &concerns {
            Concerns::Own(_) => Vec::new(),
            _ => incident_list::entries(conn, incident.id, ENTRIES)?,
        },
        incident,
    };
    if let Some(holder) = holder {
        let card = cards::current(conn, holder.id, ports.now())?;
        file.card_gone = card.is_none_or(|card| card.card.cancelled);
        if file.incident.state == IncidentState::Waiting {
            let due = card_report::may_cost(conn, ports, holder.id, file.incident.kind)?;
            file.fee = fee_words(ports, due);
        }
        let organisation = organisations::find(conn, holder.organisation)?.name;
        file.holder = Some((holder, organisation));
    }
    Ok(Some(file))
}

/// Whom an incident is about, as far as a permit goes.
enum Concerns {
    /// The number is nobody's.
    Nobody,
    /// A holder within reach.
    Within(Box<Over<CancelReplace>>),
    /// The officer.
    Own(Holder),
}

/// The incident of a reference with whom it is about; `None` when it is not within reach. A number that
/// nobody has is only for those who reach everywhere.
fn concerning(
    conn: &mut Connection,
    permit: &Permit<CancelReplace>,
    reference: &str,
) -> Stored<Option<(Incident, Concerns)>> {
    let Some(incident) = incidents::find(conn, reference)? else {
        return Ok(None);
    };
    let Some(holder) = incident.holder else {
        let everywhere = *permit.scope() == Scope::Everywhere;
        return Ok(everywhere.then_some((incident, Concerns::Nobody)));
    };
    let holder = holders::find(conn, holder)?;
    Ok(match permit.over(&holder) {
        Ok(over) => Some((incident, Concerns::Within(Box::new(over)))),
        Err(Barred::OwnCard) => Some((incident, Concerns::Own(holder))),
        Err(Barred::OutOfReach) => None,
    })
}

/// What the desk decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// The card is cancelled; this was confirmed when its holder was rung back.
    Cancel(Vec<RingBack>),
    /// The card is left as it is.
    Dismiss,
}

/// What came of deciding.
#[derive(Debug)]
pub enum Decided {
    /// The card is cancelled.
    Cancelled,
    /// The incident is closed; the card is as it was.
    Dismissed,
    /// Somebody was first, or there is nothing to cancel; nothing was changed.
    Gone,
    /// A stranger's word, and its holder was not rung back; nothing was changed.
    Unconfirmed,
    /// There is no such incident within reach.
    Unknown,
    /// Nobody decides about their own card.
    OwnCard,
}

/// Decides about an incident that waits.
///
/// # Errors
/// When the database fails.
pub fn decide(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<CancelReplace>,
    reference: &str,
    decision: &Decision,
    reason: &Reason,
) -> Outcome<Decided> {
    let decided = ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some((incident, concerns)) = concerning(conn, permit, reference)? else {
            return Ok(Decided::Unknown);
        };
        let deed = match decision {
            Decision::Cancel(_) => Deed::Cancel,
            Decision::Dismiss => Deed::Dismiss,
        };
        if !incident.state.allows(incident.kind, deed) {
            return Ok(Decided::Gone);
        }
        match (decision, concerns) {
            (_, Concerns::Own(_)) => Ok(Decided::OwnCard),
            (Decision::Cancel(_), Concerns::Nobody) => Ok(Decided::Gone),
            (Decision::Cancel(confirmed), _) if !incident.source.is_believed(confirmed) => {
                Ok(Decided::Unconfirmed)
            }
            (Decision::Cancel(_), Concerns::Within(over)) => {
                cancel(conn, ports, caller, &over, &incident, reason)
            }
            (Decision::Dismiss, _) => dismiss(conn, ports, caller, permit, &incident, reason),
        }
    });
    match decided {
        // Rolled back: another report cancelled the card at the same moment.
        Err(JourneyError::Overtaken) if still_in(ports, permit)? => Ok(Decided::Gone),
        decided => decided,
    }
}

/// Whether the officer is still signed in, so that it was the incident that somebody else had first.
fn still_in(ports: &Ports, permit: &Permit<CancelReplace>) -> Outcome<bool> {
    match officer::still(ports, permit.officer()) {
        Ok(()) => Ok(true),
        Err(JourneyError::Overtaken) => Ok(false),
        Err(other) => Err(other),
    }
}

fn cancel(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    over: &Over<CancelReplace>,
    incident: &Incident,
    reason: &Reason,
) -> Outcome<Decided> {
    let holder = over.holder();
    let Some(card) = cards::current(conn, holder.id, ports.now())? else {
        return Ok(Decided::Gone);
    };
    // A report of the card before this one says nothing about the new one.
    if incident.reported_at < card.issued_at {
        return Ok(Decided::Gone);
    }
    let actor = over.officer().actor();
    let order = Order {
        caller,
        actor: &actor,
        words: reason.as_str(),
    };
    let by = By::Waiting(incident.id);
    let cancelled = card_report::cancel(conn, ports, &order, (holder, &card), incident.kind, by)?;
    let Some(id) = cancelled else {
        return Ok(Decided::Gone);
    };
    let incident = incidents::with_id(conn, id)?;
    Concerned::of(conn, holder)?.tell_of_cancelling(conn, ports, &incident)?;
    Ok(Decided::Cancelled)
}

/// Nobody is told: a stranger's report that came to nothing would only worry its holder.
fn dismiss(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<CancelReplace>,
    incident: &Incident,
    reason: &Reason,
) -> Outcome<Decided> {
    let officer = permit.officer();
    let closing = Closing {
        by: officer.email(),
        reason: reason.as_str(),
        at: ports.now(),
    };
    if !incidents::dismiss(conn, incident.id, &closing)? {
        return Ok(Decided::Gone);
    }
    did(conn, ports, permit, incident, "dismissed", reason.as_str())?;
    let about = Subject::Number(incident.number.clone());
    let (action, words) = (Action::ReportDismissed, reason.as_str());
    trail::officer(conn, ports, caller, officer, action, &about, words)?;
    Ok(Decided::Dismissed)
}

fn did(
    conn: &mut Connection,
    ports: &Ports,
    permit: &Permit<CancelReplace>,
    incident: &Incident,
    what: &str,
    words: &str,
) -> Stored<()> {
    let entry = Entry {
        by: permit.officer().email(),
        what,
        kind: None,
        note: words,
        callback: "",
        network: "",
        now: ports.now(),
    };
    incidents::say(conn, incident.id, &entry)
}

/// What came of writing a crime number down.
#[derive(Debug)]
pub enum Noted {
    /// It is on record.
    Done,
    /// The incident takes none.
    Gone,
    /// There is no such incident within reach.
    Unknown,
    /// Nobody does it for their own card.
    OwnCard,
}

/// Writes the crime number of a theft down, as soon as the police have given one.
///
/// # Errors
/// When the database fails.
pub fn note_crime_number(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<CancelReplace>,
    reference: &str,
    number: &CrimeNumber,
) -> Outcome<Noted> {
    ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some((incident, concerns)) = concerning(conn, permit, reference)? else {
            return Ok(Noted::Unknown);
        };
        if matches!(concerns, Concerns::Own(_)) {
            return Ok(Noted::OwnCard);
        }
        let takes = incident.state.allows(incident.kind, Deed::NoteCrimeNumber);
        if !takes {
            return Ok(Noted::Gone);
        }
        incidents::set_crime_number(conn, incident.id, number.as_str())?;
        did(
            conn,
            ports,
            permit,
            &incident,
            "crime_number",
            number.as_str(),
        )?;
        let about = Subject::Number(incident.number.clone());
        let (by, action) = (permit.officer(), Action::CrimeNumberNoted);
        trail::officer(conn, ports, caller, by, action, &about, reference)?;
        Ok(Noted::Done)
    })
}
