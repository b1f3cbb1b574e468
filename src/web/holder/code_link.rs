//! Where the link in an email leads. GET shows a button and spends nothing (R19).

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::me::contact_code;
use super::unlock::step_path;
use super::{public, see_other, see_other_with, taken};
use crate::journeys::link::{self, Followed, LinkState};
use crate::secrets::token::PlainToken;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::holder::CodeLinkPage;
use crate::web::portal::Portal;

/// Shows what the link is worth in this browser.
pub async fn get(
    portal: Data<Portal>,
    browser: Browser,
    token: Path<String>,
) -> Answer<HttpResponse> {
    let plain = PlainToken::from_text(&token);
    let visit = browser.visit;
    let state = portal
        .run(move |ports| link::look(ports, visit, plain.as_ref()))
        .await?;
    show(&portal, &browser, state, &token).await
}

/// Follows it, in the browser that asked for the code.
pub async fn post(
    portal: Data<Portal>,
    form: Form<Button>,
    token: Path<String>,
) -> Answer<HttpResponse> {
    let plain = PlainToken::from_text(&token);
    let Browser { caller, visit, .. } = form.browser.clone();
    let followed = portal
        .run(move |ports| link::follow(ports, &caller, visit, plain.as_ref()))
        .await?;
    let site = &portal.site;
    match followed {
        Followed::Unlock(token, step) => Ok(see_other_with(site, &token, step_path(step))),
        Followed::Registered(token) => Ok(see_other_with(site, &token, urls::REGISTER_DONE)),
        Followed::EmailConfirmed(done) => Ok(see_other_with(
            site,
            &done.token,
            &contact_code::after(&done),
        )),
        Followed::RegistrationMailboxTaken => Ok(see_other(&taken(urls::REGISTER_EMAIL))),
        Followed::ContactMailboxTaken => Ok(see_other(&taken(urls::CONTACT_DETAILS))),
        Followed::Not(state) => show(&portal, &form.browser, state, &token).await,
    }
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    state: LinkState,
    token: &str,
) -> Answer<HttpResponse> {
    let (state, action) = match state {
        LinkState::Ready => ("ready", urls::code_link(token)),
        LinkState::Elsewhere => ("elsewhere", String::new()),
        LinkState::Dead => ("dead", String::new()),
    };
    public::show(portal, browser, &CodeLinkPage { state, action }).await
}
