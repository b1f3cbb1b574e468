//! Changing the passcode with the old one.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::signed_in::{Gate, enter};
use super::super::words;
use super::new_passcode::{self, PasscodeForm};
use crate::journeys::passcode_change;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::Form;
use crate::web::pages::holder::PasscodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

/// Shows the form.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    show(&portal, &browser, who.name(), &FormView::default())
}

/// Changes it.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<PasscodeForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    let typed = new_passcode::read(&form, &mut view);
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    let Some(typed) = typed else {
        return show(&portal, &browser, &name, &view);
    };
    let caller = browser.caller.clone();
    let change = portal
        .run(move |ports| passcode_change::change(ports, &caller, &who, &typed))
        .await?;
    let done = format!("{}?done=passcode", urls::PROFILE);
    match new_passcode::way_on(&portal, change, &done, &mut view) {
        Some(on) => Ok(on),
        None => show(&portal, &browser, &name, &view),
    }
}

fn show(portal: &Portal, browser: &Browser, name: &str, view: &FormView) -> Answer<HttpResponse> {
    let rules = words::passcode_rules(&portal.ports.rules.passcode);
    Reply::to_holder(portal, browser, name).with_form(&PasscodePage { rules }, view)
}
