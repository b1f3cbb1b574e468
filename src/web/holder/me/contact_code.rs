//! Confirming a new email address with the code sent to it.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::code_page::{self, CodeForm, CodeJourney};
use super::super::signed_in::{Gate, enter};
use super::super::{see_other, see_other_with, taken};
use crate::journeys::contact::{self, Confirmed};
use crate::journeys::sign_in::SignedIn;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

/// Shows the code page.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    show(&portal, &browser, who, FormView::default()).await
}

/// Takes a code.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<CodeForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    let typed = code_page::typed(&form, &mut view);
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    if let Some(typed) = typed {
        let (caller, entering) = (browser.caller.clone(), who.clone());
        let entered = portal
            .run(move |ports| contact::enter(ports, &caller, &entering, &typed))
            .await?;
        let Some(entry) = entered else {
            return Ok(see_other(urls::CONTACT_DETAILS));
        };
        match code_page::accepted(entry, &mut view) {
            Some(Some(done)) => {
                return Ok(see_other_with(&portal.site, &done.token, &after(&done)));
            }
            Some(None) => return Ok(see_other(&taken(urls::CONTACT_DETAILS))),
            None => {}
        }
    }
    show(&portal, &browser, who, view).await
}

/// Where a holder goes on whose new address is in use.
pub(in crate::web::holder) fn after(done: &Confirmed) -> String {
    match done.registering {
        true => urls::REGISTER.to_owned(),
        false => format!("{}?done=email", urls::PROFILE),
    }
}

/// Sends another code.
pub async fn resend(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (who, _) = enter!(Gate::of(&request, form.browser).await?);
    let sent = portal
        .run(move |ports| contact::resend(ports, &who))
        .await?;
    Ok(see_other(if sent.is_some() {
        urls::CONTACT_CODE
    } else {
        urls::CONTACT_DETAILS
    }))
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    who: SignedIn,
    view: FormView,
) -> Answer<HttpResponse> {
    let name = who.name().to_owned();
    let Some(shown) = portal.run(move |ports| contact::show(ports, &who)).await? else {
        return Ok(see_other(urls::CONTACT_DETAILS));
    };
    let page = code_page::page(portal, CodeJourney::Contact, shown).await?;
    Reply::to_holder(portal, browser, &name).with_form(&page, &view)
}
