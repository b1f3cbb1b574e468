//! Reporting one's own card lost, stolen, damaged or misused.

pub mod check;
pub mod details;
pub mod passcode;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::signed_in::{Gate, enter};
use super::super::{see_other, words};
use crate::domain::incident::IncidentKind;
use crate::domain::incident::said::{Callback, CrimeNumber, Note};
use crate::journeys::card_report::Said;
use crate::journeys::card_report::own::{self, Detour, Finished, ReportStep, Reported};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::report::{CardReportDonePage, CardReportPage};
use crate::web::pages::views::DeskView;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// What happened.
    ReportForm: "reason", "note", "crime_number", "callback"
}

/// The page of a step.
fn step_path(step: ReportStep) -> &'static str {
    match step {
        ReportStep::Check => urls::CARD_REPORT_CHECK,
        ReportStep::Passcode => urls::CARD_REPORT_PASSCODE,
        ReportStep::Details => urls::CARD_REPORT_DETAILS,
        ReportStep::Done => urls::CARD_REPORT_DONE,
    }
}

/// Leads back to the right step.
fn follow(detour: Detour) -> HttpResponse {
    match detour {
        Detour::StartAgain => see_other(urls::CARD_REPORT),
        Detour::GoOn(step) => see_other(step_path(step)),
    }
}

/// Keeps what was said in a form that is shown again.
pub(in crate::web::holder) fn keep_said<'f>(
    view: &mut FormView,
    said: impl Fn(&'static str) -> &'f str,
) {
    for field in ["reason", "note", "crime_number", "callback"] {
        view.keep(field, said(field));
    }
}

/// Shows the form, with what was typed before where a report is under way.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let typed = portal.run(move |ports| own::typed(ports, &who)).await?;
    let mut view = FormView::default();
    if let Some(said) = &typed {
        keep_said(&mut view, |field| match field {
            "reason" => said.kind.as_str(),
            "note" => said.note.as_str(),
            "crime_number" => said.crime_number.as_str(),
            _ => said.callback.as_str(),
        });
    }
    Reply::to_holder(&portal, &browser, &name).with_form(&CardReportPage {}, &view)
}

/// Takes it.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<ReportForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    keep_said(&mut view, |field| form.get(field));
    let said = read(&form, &mut view);
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let Some(said) = said else {
        return Reply::to_holder(&portal, &browser, who.name())
            .with_form(&CardReportPage {}, &view);
    };
    let caller = browser.caller;
    let step = portal
        .run(move |ports| own::start(ports, &caller, &who, said))
        .await?;
    Ok(see_other(step_path(step)))
}

fn read(form: &Form<ReportForm>, view: &mut FormView) -> Option<Said> {
    let kind = IncidentKind::from_stored(form.get("reason"));
    if kind.is_none() {
        view.error("reason", words::CHOOSE_WHAT_HAPPENED);
    }
    let note = Note::parse(form.get("note"));
    if note.is_err() {
        view.error("note", words::note_too_long());
    }
    let crime_number = CrimeNumber::parse(form.get("crime_number"));
    if crime_number.is_err() {
        view.error("crime_number", words::crime_number_too_long());
    }
    let callback = Callback::parse(form.get("callback"));
    if let Err(error) = callback {
        view.error("callback", words::callback(error));
    }
    Some(Said::of(
        kind?,
        note.ok()?,
        crime_number.ok()?,
        callback.ok()?,
    ))
}

/// What happens next, to the browser that reported it: its card may open nothing any more.
pub async fn done(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let finished = portal.run(move |ports| own::finished(ports, visit)).await?;
    match finished {
        Finished::NotYet(detour) => Ok(follow(detour)),
        Finished::Done(reported) => {
            let reply = super::super::public::reply(&portal, &browser).await?;
            reply.page(&done_page(&portal, &reported))
        }
    }
}

fn done_page(portal: &Portal, reported: &Reported) -> CardReportDonePage {
    CardReportDonePage {
        kind: reported.kind.as_str(),
        fee: reported.fee.clone(),
        crime_number_missing: reported.crime_number_missing,
        new_passcode: reported.new_passcode,
        mailed: reported.mailed,
        desk: DeskView::of(&reported.organisation, &reported.desk).open_now(portal),
    }
}
