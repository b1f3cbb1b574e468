//! The emailed unlock code.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::super::code_page::{self, CodeJourney, Told};
use super::super::{see_other, see_other_with, words};
use super::{follow, step_path};
use crate::domain::challenge::TypedCode;
use crate::journeys::code::Entry;
use crate::journeys::unlock::code::{self, Entered, Resent};
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
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &FormView::default()).await
}

/// Takes a code.
pub async fn post(portal: Data<Portal>, form: Form<CodeForm>) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    match TypedCode::parse(form.get("code")) {
        Err(error) => {
            view.error("code", words::typed_code(error));
        }
        Ok(typed) => {
            let Browser { caller, visit, .. } = form.browser.clone();
            let entered = portal
                .run(move |ports| code::enter(ports, &caller, visit, &typed))
                .await?;
            match entered {
                Entered::Detour(detour) => return Ok(follow(detour)),
                Entered::Judged(Entry::Accepted(on)) => {
                    return Ok(see_other_with(&portal.site, &on.token, step_path(on.step)));
                }
                Entered::Judged(Entry::Wrong { left }) => {
                    view.error("code", words::wrong_code(left))
                }
                Entered::Judged(Entry::Dead) => view.error("code", words::DEAD_CODE),
            };
        }
    }
    show(&portal, &form.browser, &view).await
}

/// Sends another code.
pub async fn resend(portal: Data<Portal>, form: Form<Button>) -> Answer<HttpResponse> {
    let Browser { caller, visit, .. } = form.browser;
    match portal
        .run(move |ports| code::resend(ports, &caller, visit))
        .await?
    {
        Resent::Answer(_) => Ok(see_other(urls::UNLOCK_CODE)),
        Resent::Detour(detour) => Ok(follow(detour)),
    }
}

async fn show(portal: &Portal, browser: &Browser, view: &FormView) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let shown = portal.look(move |conn, ports| code::show(conn, ports, visit));
    match shown.await? {
        Err(detour) => Ok(follow(detour)),
        Ok(state) => {
            let told = Told {
                sent_to: state.sent_to.unwrap_or_default(),
                organisation: state.organisation,
            };
            let page = code_page::page(portal, CodeJourney::Unlock, told, &state.code).await?;
            Reply::to_unlocker(portal, browser).with_form(&page, view)
        }
    }
}
