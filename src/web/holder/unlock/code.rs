//! The emailed unlock code.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::super::code_page::{self, CodeForm, CodeJourney};
use super::super::{see_other, see_other_with};
use super::{follow, step_path};
use crate::journeys::unlock::code;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

/// Shows the code page.
pub async fn get(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    show(&portal, &browser, &FormView::default()).await
}

/// Takes a code.
pub async fn post(portal: Data<Portal>, form: Form<CodeForm>) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    if let Some(typed) = code_page::typed(&form, &mut view) {
        let Browser { caller, visit, .. } = form.browser.clone();
        let entered = portal
            .run(move |ports| code::enter(ports, &caller, visit, &typed))
            .await?;
        let entry = match entered {
            Ok(entry) => entry,
            Err(detour) => return Ok(follow(detour)),
        };
        if let Some(on) = code_page::accepted(entry, &mut view) {
            return Ok(see_other_with(&portal.site, &on.token, step_path(on.step)));
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
        Ok(_) => Ok(see_other(urls::UNLOCK_CODE)),
        Err(detour) => Ok(follow(detour)),
    }
}

async fn show(portal: &Portal, browser: &Browser, view: &FormView) -> Answer<HttpResponse> {
    let visit = browser.visit;
    let shown = portal.look(move |conn, ports| code::show(conn, ports, visit));
    match shown.await? {
        Err(detour) => Ok(follow(detour)),
        Ok(shown) => {
            let page = code_page::page(portal, CodeJourney::Unlock, shown).await?;
            Reply::to_unlocker(portal, browser).with_form(&page, view)
        }
    }
}
