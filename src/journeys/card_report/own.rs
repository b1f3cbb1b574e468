//! A holder, signed in, reports their own card. Lost, stolen and damaged ones are cancelled at once, after
//! one page that says so; of a misused one the desk decides (see `misuse`).

use serde::{Deserialize, Serialize};

use super::super::caller::Caller;
use super::super::sign_in::SignedIn;
use super::super::visit::Visit;
use super::tell::Concerned;
use super::{
    By, JourneyError, Order, Outcome, Ports, Said, cancel as cancel_for, fee_words, may_cost,
    misuse,
};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::desk::Desk;
use crate::domain::incident::{IncidentKind, Source};
use crate::journeys::{post, trail};
use crate::secrets::token::public_reference;
use crate::storage::journeys::{self, Journey, JourneyKind, NewJourney};
use crate::storage::sessions::{self, SessionId};
use crate::storage::{Connection, StorageError, Stored, cards, holders, incidents, organisations};

/// Where a report waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportStep {
    /// The last look before the card is cancelled.
    Check,
    /// A new passcode, since somebody else knows the old one.
    Passcode,
    /// What happened.
    Details,
    /// Reported.
    Done,
}

impl ReportStep {
    const ALL: [Self; 4] = [Self::Check, Self::Passcode, Self::Details, Self::Done];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Passcode => "passcode",
            Self::Details => "details",
            Self::Done => "done",
        }
    }
}

/// A step that was called out of order: nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detour {
    /// Start again.
    StartAgain,
    /// Go on here.
    GoOn(ReportStep),
}

/// What a report has gathered.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Pending {
    pub said: Said,
    /// The public name of the incident, once there is one.
    pub incident: Option<String>,
    /// Whether the new card may have to be paid for.
    pub fee_due: bool,
    /// Whether the passcode was changed on the way.
    pub new_passcode: bool,
}

/// A report under way.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub journey: Journey,
    pub step: ReportStep,
    pub pending: Pending,
}

impl TryFrom<Journey> for Report {
    type Error = StorageError;

    fn try_from(journey: Journey) -> Stored<Self> {
        let unreadable = || StorageError::unreadable("card report");
        let step = ReportStep::ALL
            .into_iter()
            .find(|step| step.as_str() == journey.step);
        Ok(Self {
            step: step.ok_or_else(unreadable)?,
            pending: serde_json::from_str(&journey.pending).map_err(|_| unreadable())?,
            journey,
        })
    }
}

impl Report {
    /// Moves on with what is known now; overtaken when another request was first.
    pub(super) fn advance(
        &self,
        conn: &mut Connection,
        to: ReportStep,
        pending: &Pending,
    ) -> Outcome<()> {
        let json = serde_json::to_string(pending)?;
        let (from, to) = (self.step.as_str(), to.as_str());
        match journeys::advance_with(conn, self.journey.id, from, to, &json)? {
            true => Ok(()),
            false => Err(JourneyError::Overtaken),
        }
    }
}

fn current(ports: &Ports, session: SessionId) -> Outcome<Option<Report>> {
    let report = ports.db.read(|conn| {
        let found = journeys::current(conn, session, JourneyKind::CardReport, ports.now())?;
        found.map(Report::try_from).transpose()
    })?;
    Ok(report)
}

/// The report, if it waits at `step`; the detour otherwise.
pub(super) fn at(
    ports: &Ports,
    who: &SignedIn,
    step: ReportStep,
) -> Outcome<Result<Report, Detour>> {
    Ok(match current(ports, who.session)? {
        None => Err(Detour::StartAgain),
        Some(report) if report.step == step => Ok(report),
        Some(report) => Err(Detour::GoOn(report.step)),
    })
}

/// Where to go on for a step that another request was faster with.
pub(super) fn overtaken(ports: &Ports, who: &SignedIn) -> Outcome<Detour> {
    let report = current(ports, who.session)?;
    Ok(report.map_or(Detour::StartAgain, |report| Detour::GoOn(report.step)))
}

/// What was typed on the first page, to be shown there again.
///
/// # Errors
/// When the database fails.
pub fn typed(ports: &Ports, who: &SignedIn) -> Outcome<Option<Said>> {
    let report = current(ports, who.session)?;
    let under_way = report.filter(|report| report.step != ReportStep::Done);
    Ok(under_way.map(|report| report.pending.said))
}

/// Takes the first page. A misused card is on record from here on, whatever else the holder does.
///
/// # Errors
/// When the database fails.
pub fn start(ports: &Ports, caller: &Caller, who: &SignedIn, said: Said) -> Outcome<ReportStep> {
    let step = match said.kind.cancels_at_once() {
        true => ReportStep::Check,
        false => ReportStep::Passcode,
    };
    ports.db.write(|conn| {
        let incident = match step {
            ReportStep::Passcode => Some(misuse::enter(conn, ports, caller, who, &said)?),
            _ => None,
        };
        let pending = Pending {
            fee_due: may_cost(conn, ports, who.holder.id, said.kind)?,
            said,
            incident,
            new_passcode: false,
        };
        let now = ports.now();
        journeys::begin(
            conn,
            &NewJourney {
                reference: &public_reference(ports.random.as_ref()),
                kind: JourneyKind::CardReport,
                session: who.session,
                number: &who.holder.number,
                step: step.as_str(),
                proof: None,
                pending: &serde_json::to_string(&pending)?,
                now,
                expires_at: who.ends,
            },
        )?;
        Ok(step)
    })
}

/// What is shown before the card is cancelled.
#[derive(Debug, Clone)]
pub struct Check {
    /// What was said.
    pub said: Said,
    /// What a new card may cost; empty for nothing.
    pub fee: String,
}

/// The last look before the card is cancelled.
///
/// # Errors
/// When the database fails.
pub fn check(ports: &Ports, who: &SignedIn) -> Outcome<Result<Check, Detour>> {
    Ok(at(ports, who, ReportStep::Check)?.map(|report| Check {
        fee: fee_words(ports, report.pending.fee_due),
        said: report.pending.said,
    }))
}

/// Cancels the card, for good. What is left of the session shows the done page and nothing else.
///
/// # Errors
/// When the database fails.
pub fn cancel(ports: &Ports, caller: &Caller, who: &SignedIn) -> Outcome<Result<(), Detour>> {
    let report = match at(ports, who, ReportStep::Check)? {
        Ok(report) => report,
        Err(detour) => return Ok(Err(detour)),
    };
    match complete(ports, caller, who, &report) {
        // The same form was sent twice, or the desk was faster.
        Err(JourneyError::Overtaken) => Ok(Err(overtaken(ports, who)?)),
        done => done.map(Ok),
    }
}

fn complete(ports: &Ports, caller: &Caller, who: &SignedIn, report: &Report) -> Outcome<()> {
    let holder = &who.holder;
    let said = &report.pending.said;
    let actor = Actor::Holder(holder.number.clone());
    let order = Order {
        caller,
        actor: &actor,
        words: "",
    };
    ports.db.write(|conn| {
        let card = cards::current(conn, holder.id, ports.now())?;
        let card = card.ok_or(JourneyError::Overtaken)?;
        // It is nobody's from here on, and so it is not ended with the holder's other sessions.
        sessions::leave(conn, who.session)?;
        let by = By::New(Source::Holder, said);
        let id = cancel_for(conn, ports, &order, (holder, &card), said.kind, by)?;
        let id = id.ok_or(JourneyError::Overtaken)?;
        let incident = incidents::with_id(conn, id)?;
        let pending = Pending {
            incident: Some(incident.reference.clone()),
            fee_due: incident.fee_due,
            ..report.pending.clone()
        };
        report.advance(conn, ReportStep::Done, &pending)?;
        let about = Subject::Number(holder.number.clone());
        let action = Action::CardReported;
        let detail = said.kind.as_str();
        trail::event(conn, ports, caller, &actor, action, &about, detail)?;
        let concerned = Concerned::of(conn, holder)?;
        concerned.tell_of_cancelling(conn, ports, &incident)?;
        concerned.tell_desk(conn, ports, &incident)
    })
}

/// What is said once it is reported.
#[derive(Debug, Clone)]
pub struct Reported {
    /// What happened.
    pub kind: IncidentKind,
    /// What a new card may cost; empty for nothing.
    pub fee: String,
    /// Whether a crime number is still to come.
    pub crime_number_missing: bool,
    /// Whether the passcode was changed on the way.
    pub new_passcode: bool,
    /// Whether there is an address that the holder was told at.
    pub mailed: bool,
    /// The organisation the desk serves.
    pub organisation: String,
    /// The desk.
    pub desk: Desk,
}

/// Where a browser's report stands.
#[derive(Debug, Clone)]
pub enum Finished {
    /// Reported.
    Done(Box<Reported>),
    /// Not yet.
    NotYet(Detour),
}

/// What is said once a report is done, to the browser that did it: also when its card opens nothing more.
///
/// # Errors
/// When the database fails.
pub fn finished(ports: &Ports, visit: Option<Visit>) -> Outcome<Finished> {
    let Some(visit) = visit else {
        return Ok(Finished::NotYet(Detour::StartAgain));
    };
    let report = match current(ports, visit.session)? {
        None => return Ok(Finished::NotYet(Detour::StartAgain)),
        Some(report) if report.step != ReportStep::Done => {
            return Ok(Finished::NotYet(Detour::GoOn(report.step)));
        }
        Some(report) => report,
    };
    let found = ports.db.read(|conn| {
        let Some(holder) = holders::by_number(conn, &report.journey.number)? else {
            return Ok::<_, StorageError>(None);
        };
        let organisation = organisations::find(conn, holder.organisation)?;
        Ok(Some((holder, organisation)))
    })?;
    let Some((holder, organisation)) = found else {
        return Ok(Finished::NotYet(Detour::StartAgain));
    };
    let Pending { said, .. } = report.pending;
    Ok(Finished::Done(Box::new(Reported {
        kind: said.kind,
        fee: fee_words(ports, report.pending.fee_due),
        crime_number_missing: said.crime_number.as_str().is_empty(),
        new_passcode: report.pending.new_passcode,
        mailed: holder.email.is_some(),
        desk: post::desk(&organisation),
        organisation: organisation.name,
    })))
}
