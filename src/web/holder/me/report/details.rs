//! Somebody else used the card: what happened, and who else is to be told.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::super::signed_in::{Gate, enter};
use super::super::super::words;
use super::{follow, see_other};
use crate::domain::email_address::EmailAddress;
use crate::domain::incident::said::Note;
use crate::journeys::card_report::misuse::{self, Described};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::report::CardReportDetailsPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// What happened, and the line manager's address.
    DetailsForm: "note", "email"
}

/// Shows the form, with what was said on the first page.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let asked = portal
        .run(move |ports| misuse::ask_details(ports, &who))
        .await?;
    match asked {
        Ok(note) => {
            let mut view = FormView::default();
            view.keep("note", note.as_str());
            show(&portal, &browser, &name, &view)
        }
        Err(detour) => Ok(follow(detour)),
    }
}

/// Takes it.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<DetailsForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    view.keep("note", form.get("note"))
        .keep("email", form.get("email"));
    let note = Note::parse(form.get("note"));
    if note.is_err() {
        view.error("note", words::note_too_long());
    }
    let manager = match form.get("email").trim() {
        "" => Ok(None),
        typed => EmailAddress::parse(typed).map(Some),
    };
    if let Err(error) = &manager {
        view.error("email", words::email(*error));
    }
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    let (Ok(note), Ok(manager)) = (note, manager) else {
        return show(&portal, &browser, &name, &view);
    };
    let caller = browser.caller.clone();
    let described = portal
        .run(move |ports| misuse::describe(ports, &caller, &who, &note, manager.as_ref()))
        .await?;
    match described {
        Described::Done => Ok(see_other(urls::CARD_REPORT_DONE)),
        Described::Detour(detour) => Ok(follow(detour)),
        Described::NotApproved => {
            let approved = &portal.ports.rules.approved_domains;
            view.error("email", words::not_approved(approved));
            show(&portal, &browser, &name, &view)
        }
    }
}

fn show(portal: &Portal, browser: &Browser, name: &str, view: &FormView) -> Answer<HttpResponse> {
    let page = CardReportDetailsPage {
        approved_domains: portal.ports.rules.approved_domains.names().to_vec(),
    };
    Reply::to_holder(portal, browser, name).with_form(&page, view)
}
