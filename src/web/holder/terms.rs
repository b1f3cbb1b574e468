//! The terms of smartcard use, to read and accept.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::see_other;
use super::signed_in::TermsGate;
use crate::domain::terms::Due;
use crate::journeys::sign_in::BeforeTerms;
use crate::journeys::terms;
use crate::language::text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::TermsPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// A box to tick.
    TermsForm: "accept"
}

/// Shows the terms.
pub async fn get(portal: Data<Portal>, gate: TermsGate) -> Answer<HttpResponse> {
    match gate {
        TermsGate::Elsewhere(answer) => Ok(answer),
        TermsGate::Due(who, browser) => show(&portal, &browser, &who, &FormView::default()),
    }
}

/// Accepts them.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<TermsForm>,
) -> Answer<HttpResponse> {
    let accepts = form.get("accept") == "yes";
    let (who, browser) = match TermsGate::of(&request, form.browser).await? {
        TermsGate::Elsewhere(answer) => return Ok(answer),
        TermsGate::Due(who, browser) => (who, *browser),
    };
    if !accepts {
        let mut view = FormView::default();
        view.error("accept", text!("terms-tick"));
        return show(&portal, &browser, &who, &view);
    }
    let way_on = browser.way_on();
    let caller = browser.caller;
    let accepted = portal
        .run(move |ports| terms::accept(ports, &caller, &who))
        .await?;
    Ok(see_other(match (&way_on, accepted.renewal_due) {
        (Some(page), _) => page,
        (None, true) => urls::RENEW,
        (None, false) => urls::PROFILE,
    }))
}

fn show(
    portal: &Portal,
    browser: &Browser,
    who: &BeforeTerms,
    view: &FormView,
) -> Answer<HttpResponse> {
    let version = portal.ports.rules.terms.version;
    let why = match who.due() {
        Due::First => "first",
        Due::Changed => "changed",
        Due::Old => "old",
    };
    let page = TermsPage { version, why };
    Reply::to_holder(portal, browser, who.name()).with_form(&page, view)
}
