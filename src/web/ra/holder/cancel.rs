//! Cancelling a holder's card, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::domain::incident::IncidentKind;
use crate::domain::incident::said::{Callback, CrimeNumber, Note};
use crate::journeys::assist::cancel::{self, Cancelled};
use crate::journeys::card_report::Said;
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::holder::words as holder_words;
use crate::web::pages::FormView;
use crate::web::pages::ra::incidents::CancelPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

form! {
    /// What happened, how that is known, and that it is meant.
    CancelForm: "reason", "crime_number", "note", "confirm"
}

type Desk = Permit<powers::CancelReplace>;

/// Asks what happened.
pub async fn get(portal: Data<Portal>, at: At<Desk>, number: Path<String>) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::CancelReplace>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let acting = over.clone();
    let standing = portal
        .run(move |ports| cancel::standing(ports, &acting))
        .await?;
    let open = standing.open.as_ref();
    let page = CancelPage {
        who: who(over.holder()),
        has_card: standing.has_card,
        fee: standing.fee,
        open: open
            .map(|incident| urls::of_reference(urls::RA_INCIDENT, &incident.reference))
            .unwrap_or_default(),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}

/// Cancels it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Desk, CancelForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let Some(said) = read(&form, &mut view) else {
        return show(&portal, &form.browser, &over, &view).await;
    };
    let (holder, caller) = (over.holder().clone(), form.browser.caller);
    let cancelled = portal
        .run(move |ports| cancel::cancel(ports, &caller, &over, &said))
        .await?;
    Ok(done(
        &holder,
        match cancelled {
            Cancelled::Done => "cancelled",
            Cancelled::Already => "not-cancelled",
        },
    ))
}

fn read(form: &Form<CancelForm>, view: &mut FormView) -> Option<Said> {
    for field in ["reason", "crime_number"] {
        view.keep(field, form.get(field));
    }
    let kind = IncidentKind::from_stored(form.get("reason"));
    if kind.is_none() {
        view.error("reason", holder_words::CHOOSE_WHAT_HAPPENED);
    }
    let crime_number = CrimeNumber::parse(form.get("crime_number"));
    if crime_number.is_err() {
        view.error("crime_number", holder_words::crime_number_too_long());
    }
    // Why somebody acts on people is always asked for, and a reason fits a note.
    let reason = reasons::read(form, "note", view);
    if form.get("confirm") != "yes" {
        view.error("confirm", text!("ra-cancel-enter-confirm"));
    }
    if view.has_errors() {
        return None;
    }
    let note = Note::parse(reason?.as_str()).ok()?;
    let callback = Callback::default();
    Some(Said::of(kind?, note, crime_number.ok()?, callback))
}
