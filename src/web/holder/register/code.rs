//! Step five: the registration code.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::code_page::{self, CodeForm, CodeJourney};
use super::super::signed_in::{Gate, enter};
use super::super::{see_other, see_other_with, taken};
use super::follow;
use crate::journeys::registration::code::{self, Accepted};
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
            .run(move |ports| code::enter(ports, &caller, &entering, &typed))
            .await?;
        let entry = match entered {
            Ok(entry) => entry,
            Err(detour) => return Ok(follow(detour)),
        };
        match code_page::accepted(entry, &mut view) {
            Some(Accepted::Registered(token)) => {
                return Ok(see_other_with(&portal.site, &token, urls::REGISTER_DONE));
            }
            Some(Accepted::MailboxTaken) => return Ok(see_other(&taken(urls::REGISTER_EMAIL))),
            None => {}
        }
    }
    show(&portal, &browser, who, view).await
}

/// Sends another code.
pub async fn resend(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let caller = browser.caller;
    match portal
        .run(move |ports| code::resend(ports, &caller, &who))
        .await?
    {
        Ok(_) => Ok(see_other(urls::REGISTER_CODE)),
        Err(detour) => Ok(follow(detour)),
    }
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    who: SignedIn,
    view: FormView,
) -> Answer<HttpResponse> {
    let name = who.name().to_owned();
    match portal.run(move |ports| code::show(ports, &who)).await? {
        Err(detour) => Ok(follow(detour)),
        Ok(shown) => {
            let page = code_page::page(portal, CodeJourney::Register, shown).await?;
            Reply::to_holder(portal, browser, &name).with_form(&page, &view)
        }
    }
}
