//! Reporting a card without signing in: the same pages for every number.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::me::report::keep_said;
use super::{public, see_other, words};
use crate::domain::incident::IncidentKind;
use crate::domain::incident::said::{Callback, CrimeNumber, Note};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::card_report::{Said, public as journey};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::report::{ReportDonePage, ReportPage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Which card, what happened, where to ring back.
    ReportForm: "smartcard_number", "reason", "callback", "note"
}

/// Shows the form.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    public::show(&portal, &browser, &ReportPage {}).await
}

/// Queues a callback.
pub async fn post(portal: Data<Portal>, form: Form<ReportForm>) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    keep_said(&mut view, |name| form.get(name));
    let typed = form.get("smartcard_number");
    view.keep("smartcard_number", typed);
    let number = SmartcardNumber::parse(typed);
    if let Err(error) = &number {
        view.error("smartcard_number", words::number(*error));
    }
    let said = read(&form, &mut view);
    let (Ok(number), Some(said)) = (number, said) else {
        return Reply::to(&portal, &form.browser).with_form(&ReportPage {}, &view);
    };
    let caller = form.browser.caller;
    portal
        .run(move |ports| journey::report(ports, &caller, &number, &said))
        .await?;
    Ok(see_other(urls::REPORT_DONE))
}

fn read(form: &Form<ReportForm>, view: &mut FormView) -> Option<Said> {
    let kind = IncidentKind::from_stored(form.get("reason"));
    if kind.is_none() {
        view.error("reason", words::CHOOSE_WHAT_HAPPENED);
    }
    let callback = match Callback::parse(form.get("callback")) {
        Ok(callback) if callback.as_str().is_empty() => {
            view.error("callback", words::ENTER_CALLBACK);
            None
        }
        Ok(callback) => Some(callback),
        Err(error) => {
            view.error("callback", words::callback(error));
            None
        }
    };
    let note = Note::parse(form.get("note"));
    if note.is_err() {
        view.error("note", words::note_too_long());
    }
    Some(Said {
        kind: kind?,
        note: note.ok()?,
        crime_number: CrimeNumber::default(),
        callback: callback?,
    })
}

/// What happens next, whatever number it was.
pub async fn done(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    public::show(&portal, &browser, &ReportDonePage {}).await
}
