//! One reported card: what was said and done, and what the desk decides.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::gate::{At, Posted, reply};
use super::incidents::{kind, reported_by, state_text};
use super::{reasons, see_other};
use crate::domain::incident::said::CrimeNumber;
use crate::domain::incident::{Deed, RingBack, Source};
use crate::domain::mobile_number::MobileNumber;
use crate::domain::reason::Reason;
use crate::journeys::assist::incidents::{self, Decided, Decision, IncidentFile, Noted};
use crate::journeys::staff::officer::{Permit, powers};
use crate::language::{Text, text};
use crate::storage::incident_list::StoredEntry;
use crate::storage::incidents::Incident;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Form, form};
use crate::web::holder::words as holder_words;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::WhoView;
use crate::web::pages::ra::incidents::{EntryView, IncidentPage, IncidentView};
use crate::web::portal::Portal;

form! {
    /// Cancel or leave, the checklist of ringing back, and why.
    DecideForm: "decision", "check_rung", "check_name", "check_organisation", "reason"
}

form! {
    /// The crime number.
    CrimeForm: "crime_number"
}

type Desk = Permit<powers::CancelReplace>;

/// The box of what is to be confirmed, and what is said when it is not ticked.
fn tick(asked: RingBack) -> (&'static str, Text) {
    match asked {
        RingBack::Rung => ("check_rung", text!("ra-incident-confirm-rung")),
        RingBack::Name => ("check_name", text!("ra-incident-confirm-name")),
        RingBack::Organisation => (
            "check_organisation",
            text!("ra-incident-confirm-organisation"),
        ),
    }
}

/// What has just been done.
#[derive(Debug, Deserialize)]
pub struct News {
    done: Option<String>,
}

/// Shows it.
pub async fn get(
    portal: Data<Portal>,
    at: At<Desk>,
    reference: Path<String>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let known = ["cancelled", "dismissed", "crime", "taken"];
    let said = news.done.as_deref().unwrap_or_default();
    let news = known.into_iter().find(|n| *n == said).unwrap_or_default();
    let file = open(&portal, &at.browser, &at.pass, &reference).await?;
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_INCIDENTS).page(&page(&file, news))
}

async fn open(
    portal: &Portal,
    browser: &Browser,
    permit: &Desk,
    reference: &str,
) -> Answer<IncidentFile> {
    let (permit, caller) = (permit.clone(), browser.caller.clone());
    let reference = reference.to_owned();
    let found = portal
        .run(move |ports| incidents::open(ports, &caller, &permit, &reference))
        .await?;
    found.ok_or(AppError::NotFound)
}

fn page(file: &IncidentFile, news: &'static str) -> IncidentPage {
    let incident = &file.incident;
    let holder = file.holder.as_ref();
    IncidentPage {
        incident: view(incident, &file.fee),
        who: holder.map(|(holder, organisation)| WhoView {
            number: holder.number.as_str().to_owned(),
            name: holder.name.clone(),
            organisation: organisation.clone(),
            href: urls::of_number(urls::RA_HOLDER, holder.number.as_str()),
        }),
        number: incident.number.grouped(),
        mobile: holder
            .and_then(|(holder, _)| holder.mobile.as_ref())
            .map(MobileNumber::display)
            .unwrap_or_default(),
        own: file.own,
        card_gone: file.card_gone,
        entries: file.entries.iter().map(entry).collect(),
        news,
    }
}

fn view(incident: &Incident, fee: &str) -> IncidentView {
    let (state_text, colour) = state_text(incident.state);
    let closed = incident.closed_at.map(|at| {
        text!(
            "ra-incident-closed-by",
            who = incident.closed_by.clone().unwrap_or_default(),
            time = Text::moment(at),
            reason = incident.closing_reason.clone().unwrap_or_default()
        )
    });
    IncidentView {
        href: urls::of_reference(urls::RA_INCIDENT, &incident.reference),
        reference: incident.reference.clone(),
        kind: incident.kind.as_str(),
        what: kind(incident.kind),
        source: incident.source.as_str(),
        by: reported_by(incident),
        state: incident.state.as_str(),
        state_text,
        colour,
        reported: Text::moment(incident.reported_at),
        cancelled: incident.cancelled_at.map(Text::moment),
        closed,
        crime_number: incident.crime_number.clone(),
        takes_crime_number: incident.state.allows(incident.kind, Deed::NoteCrimeNumber),
        line_manager: incident.line_manager.clone().unwrap_or_default(),
        fee: fee.to_owned(),
    }
}

fn entry(entry: &StoredEntry) -> EntryView {
    let what = match (entry.what.as_str(), entry.kind) {
        ("reported", Some(kind)) => text!("ra-incident-entry-reported-as", kind = kind.as_str()),
        ("reported", None) => text!("ra-incident-entry-reported"),
        ("said", _) => text!("ra-incident-entry-said"),
        ("passcode_changed", _) => text!("ra-incident-entry-passcode-changed"),
        ("passcode_kept", _) => text!("ra-incident-entry-passcode-kept"),
        ("cancelled", _) => text!("ra-incident-entry-cancelled"),
        ("dismissed", _) => text!("ra-incident-entry-dismissed"),
        ("crime_number", _) => text!("ra-incident-entry-crime-number"),
        ("replaced", _) => text!("ra-incident-entry-replaced"),
        _ => text!("ra-incident-entry-other"),
    };
    EntryView {
        at: Text::moment(entry.at),
        by: match entry.by.as_str() {
            "holder" => text!("ra-incidents-by-holder", count = 1),
            "public" => text!("ra-incidents-by-public", count = 1),
            staff => Text::verbatim(staff),
        },
        what,
        note: entry.note.clone(),
        callback: entry.callback.clone(),
        network: entry.network.clone(),
    }
}

/// Decides.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Desk, DecideForm>,
    reference: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let file = open(&portal, &form.browser, &pass, &reference).await?;
    if file.own {
        return Err(AppError::OwnCard);
    }
    let mut view = FormView::default();
    let Some((decision, reason)) = read(&form, &file, &mut view) else {
        return reply(&portal, &form.browser, pass.officer(), urls::RA_INCIDENTS)
            .with_form(&page(&file, ""), &view);
    };
    let (caller, name) = (form.browser.caller, reference.clone());
    let decided = portal
        .run(move |ports| incidents::decide(ports, &caller, &pass, &name, &decision, &reason))
        .await?;
    let news = match decided {
        Decided::Cancelled => "cancelled",
        Decided::Dismissed => "dismissed",
        Decided::Gone => "taken",
        Decided::Unconfirmed => return Err(AppError::Malformed("the holder was not rung back")),
        Decided::Unknown => return Err(AppError::NotFound),
        Decided::OwnCard => return Err(AppError::OwnCard),
    };
    Ok(done(&reference, news))
}

/// What is to be done and why; `None`, and what is wrong in the view, for what cannot be done.
fn read(
    form: &Form<DecideForm>,
    file: &IncidentFile,
    view: &mut FormView,
) -> Option<(Decision, Reason)> {
    view.keep("decision", form.get("decision"));
    let decision = match form.get("decision") {
        "cancel" => {
            let confirmed = confirmed(form, file.incident.source, view);
            Some(Decision::Cancel(confirmed))
        }
        "dismiss" => Some(Decision::Dismiss),
        _ => {
            view.error("decision", text!("ra-incident-choose"));
            None
        }
    };
    let reason = reasons::read(form, "reason", view);
    decision.zip(reason).filter(|_| !view.has_errors())
}

/// What was ticked of what is to be confirmed first; in the view, what was not.
fn confirmed(form: &Form<DecideForm>, source: Source, view: &mut FormView) -> Vec<RingBack> {
    let mut confirmed = Vec::new();
    for asked in source.to_confirm() {
        let (field, missing) = tick(*asked);
        view.keep(field, form.get(field));
        if form.get(field) == "yes" {
            confirmed.push(*asked);
        } else {
            view.error(field, missing);
        }
    }
    confirmed
}

fn done(reference: &str, news: &str) -> HttpResponse {
    let page = urls::of_reference(urls::RA_INCIDENT, reference);
    see_other(&format!("{page}?done={news}"))
}

/// Writes the crime number down.
pub async fn crime(
    portal: Data<Portal>,
    posted: Posted<Desk, CrimeForm>,
    reference: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let typed = form.get("crime_number");
    let wrong = match CrimeNumber::parse(typed) {
        Ok(number) if number.as_str().is_empty() => text!("ra-incident-crime-enter"),
        Err(_) => holder_words::crime_number_too_long(),
        Ok(number) => {
            let (caller, name) = (form.browser.caller, reference.clone());
            let noted = portal
                .run(move |ports| {
                    incidents::note_crime_number(ports, &caller, &pass, &name, &number)
                })
                .await?;
            return match noted {
                Noted::Done => Ok(done(&reference, "crime")),
                Noted::Gone => Ok(done(&reference, "taken")),
                Noted::Unknown => Err(AppError::NotFound),
                Noted::OwnCard => Err(AppError::OwnCard),
            };
        }
    };
    let mut view = FormView::default();
    view.keep("crime_number", typed)
        .error("crime_number", wrong);
    let file = open(&portal, &form.browser, &pass, &reference).await?;
    reply(&portal, &form.browser, pass.officer(), urls::RA_INCIDENTS)
        .with_form(&page(&file, ""), &view)
}
