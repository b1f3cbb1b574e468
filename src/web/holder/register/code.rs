//! Step five: the registration code.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::code_page::{self, CodeJourney, Told};
use super::super::signed_in::{Gate, enter};
use super::super::{see_other, see_other_with, taken, words};
use super::follow;
use crate::domain::challenge::TypedCode;
use crate::journeys::code::Entry;
use crate::journeys::registration::code::{self, Accepted, Entered, Resent};
use crate::journeys::sign_in::SignedIn;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form, form};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The code.
    CodeForm: "code"
}

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
    let typed = TypedCode::parse(form.get("code"));
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let mut view = FormView::default();
    match typed {
        Err(error) => {
            view.error("code", words::typed_code(error));
        }
        Ok(typed) => {
            let (caller, entering) = (browser.caller.clone(), who.clone());
            let entered = portal
                .run(move |ports| code::enter(ports, &caller, &entering, &typed))
                .await?;
            match entered {
                Entered::Detour(detour) => return Ok(follow(detour)),
                Entered::Judged(Entry::Accepted(Accepted::Registered(token))) => {
                    return Ok(see_other_with(&portal.site, &token, urls::REGISTER_DONE));
                }
                Entered::Judged(Entry::Accepted(Accepted::MailboxTaken)) => {
                    return Ok(see_other(&taken(urls::REGISTER_EMAIL)));
                }
                Entered::Judged(Entry::Wrong { left }) => {
                    view.error("code", words::wrong_code(left))
                }
                Entered::Judged(Entry::Dead) => view.error("code", words::DEAD_CODE),
            };
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
        Resent::Answer(_) => Ok(see_other(urls::REGISTER_CODE)),
        Resent::Detour(detour) => Ok(follow(detour)),
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
        Ok(state) => {
            let told = Told {
                sent_to: state.sent_to,
                organisation: Some(state.organisation),
            };
            let page = code_page::page(portal, CodeJourney::Register, told, &state.code).await?;
            Reply::to_holder(portal, browser, &name).with_form(&page, &view)
        }
    }
}
