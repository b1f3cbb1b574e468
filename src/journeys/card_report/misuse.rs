//! Somebody else used the card: it is on record at once; then a new passcode, then what happened. The card
//! is not cancelled: that is for the desk to decide.

use super::super::caller::Caller;
use super::super::passcode_change::{self, Change, Typed};
use super::super::sign_in::SignedIn;
use super::own::{Detour, Pending, Report, ReportStep, at, overtaken};
use super::tell::Concerned;
use super::{JourneyError, Outcome, Ports, Said, say};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::incident::said::Note;
use crate::domain::incident::{Deed, Source};
use crate::journeys::trail;
use crate::secrets::token::public_reference;
use crate::storage::Connection;
use crate::storage::incidents::{self, Entry, Incident, NewIncident};

/// Puts the report in the queue and tells the desk and the Sponsors, once; its public name.
pub(super) fn enter(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    said: &Said,
) -> Outcome<String> {
    let holder = &who.holder;
    let (network, now) = (caller.network_key(), ports.now());
    let reference = public_reference(ports.random.as_ref());
    let new = NewIncident {
        reference: &reference,
        number: &holder.number,
        kind: said.kind,
        source: Source::Holder,
        network: &network,
        now,
    };
    let (id, first) = incidents::report(conn, &new)?;
    say(conn, id, "holder", "reported", said, &network, now)?;
    let about = Subject::Number(holder.number.clone());
    let actor = Actor::Holder(holder.number.clone());
    let action = Action::CardReported;
    let detail = said.kind.as_str();
    trail::event(conn, ports, caller, &actor, action, &about, detail)?;
    let incident = incidents::with_id(conn, id)?;
    if first {
        let concerned = Concerned::of(conn, holder)?;
        concerned.tell_desk(conn, ports, &incident)?;
        concerned.tell_sponsors(conn, ports, &incident)?;
    }
    Ok(incident.reference)
}

/// Whether the passcode page may be shown.
///
/// # Errors
/// When the database fails.
pub fn ask_passcode(ports: &Ports, who: &SignedIn) -> Outcome<Result<(), Detour>> {
    Ok(at(ports, who, ReportStep::Passcode)?.map(|_| ()))
}

/// Changes the passcode and goes on, both or neither.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn change_passcode(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &Typed,
) -> Outcome<Result<Change, Detour>> {
    on_from_passcode(ports, who, |report| {
        passcode_change::change_and(ports, caller, who, typed, |conn| {
            settle(conn, ports, report, true)
        })
    })
}

/// Goes on with the old passcode: it cannot be changed now.
///
/// # Errors
/// When the database fails.
pub fn keep_passcode(ports: &Ports, who: &SignedIn) -> Outcome<Result<(), Detour>> {
    on_from_passcode(ports, who, |report| {
        ports.db.write(|conn| settle(conn, ports, report, false))
    })
}

/// Does something with a report that waits at the passcode page.
fn on_from_passcode<T>(
    ports: &Ports,
    who: &SignedIn,
    act: impl FnOnce(&Report) -> Outcome<T>,
) -> Outcome<Result<T, Detour>> {
    let report = match at(ports, who, ReportStep::Passcode)? {
        Ok(report) => report,
        Err(detour) => return Ok(Err(detour)),
    };
    match act(&report) {
        Err(JourneyError::Overtaken) => Ok(Err(overtaken(ports, who)?)),
        done => done.map(Ok),
    }
}

fn settle(conn: &mut Connection, ports: &Ports, report: &Report, changed: bool) -> Outcome<()> {
    let pending = Pending {
        new_passcode: changed,
        ..report.pending.clone()
    };
    report.advance(conn, ReportStep::Details, &pending)?;
    let what = match changed {
        true => "passcode_changed",
        false => "passcode_kept",
    };
    match open(conn, &pending)? {
        Some(incident) => add(conn, ports, &incident, what, "", ""),
        None => Ok(()),
    }
}

/// What was said on the first page, to go on from there.
///
/// # Errors
/// When the database fails.
pub fn ask_details(ports: &Ports, who: &SignedIn) -> Outcome<Result<Note, Detour>> {
    Ok(at(ports, who, ReportStep::Details)?.map(|report| report.pending.said.note))
}

/// What came of the last page.
#[derive(Debug)]
pub enum Described {
    /// Reported; the done page waits.
    Done,
    /// The line manager's address is at another domain.
    NotApproved,
    /// Out of order.
    Detour(Detour),
}

/// Adds what happened, and tells the line manager whom the holder names.
///
/// # Errors
/// When the database fails.
pub fn describe(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    note: &Note,
    manager: Option<&EmailAddress>,
) -> Outcome<Described> {
    let report = match at(ports, who, ReportStep::Details)? {
        Ok(report) => report,
        Err(detour) => return Ok(Described::Detour(detour)),
    };
    if manager.is_some_and(|to| !ports.rules.approved_domains.covers(to)) {
        return Ok(Described::NotApproved);
    }
    let network = caller.network_key();
    let added = ports.db.write(|conn| {
        report.advance(conn, ReportStep::Done, &report.pending)?;
        let Some(incident) = open(conn, &report.pending)? else {
            return Ok(());
        };
        // What was said on the first page is on record already.
        if !note.as_str().is_empty() && *note != report.pending.said.note {
            add(conn, ports, &incident, "said", note.as_str(), &network)?;
        }
        if let Some(to) = manager
            && incidents::set_line_manager(conn, incident.id, to)?
        {
            let concerned = Concerned::of(conn, &who.holder)?;
            concerned.tell_line_manager(conn, ports, &incident, to)?;
        }
        Outcome::Ok(())
    });
    match added {
        Err(JourneyError::Overtaken) => Ok(Described::Detour(overtaken(ports, who)?)),
        added => added.map(|()| Described::Done),
    }
}

/// The incident, while its holder can still add to it.
fn open(conn: &mut Connection, pending: &Pending) -> Outcome<Option<Incident>> {
    let Some(reference) = &pending.incident else {
        return Ok(None);
    };
    let found = incidents::find(conn, reference)?;
    Ok(found.filter(|incident| incident.state.allows(incident.kind, Deed::Enrich)))
}

fn add(
    conn: &mut Connection,
    ports: &Ports,
    incident: &Incident,
    what: &str,
    note: &str,
    network: &str,
) -> Outcome<()> {
    let entry = Entry {
        by: "holder",
        what,
        kind: None,
        note,
        callback: "",
        network,
        now: ports.now(),
    };
    Ok(incidents::say(conn, incident.id, &entry)?)
}
