//! The second factor: a code of the authenticator app, or a recovery code.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::gate::{At, Posted, next_of};
use super::{nobody, see_other, see_other_with, words};
use crate::journeys::staff::officer::HalfSignedIn;
use crate::journeys::staff::sign_in::{self, Factor, TypedFactor};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::language;
use crate::web::pages::ra::door::StaffCodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The second factor.
    FactorForm: "code"
}

/// Asks for it.
pub async fn get(portal: Data<Portal>, at: At<HalfSignedIn>) -> Answer<HttpResponse> {
    if at.pass.enrolling() {
        return Ok(see_other(next_of(&at.pass)));
    }
    Reply::to_console(&portal, &at.browser, nobody()).page(&StaffCodePage {})
}

/// Judges it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<HalfSignedIn, FactorForm>,
) -> Answer<HttpResponse> {
    let Posted { pass: half, form } = posted;
    let mut view = FormView::default();
    let reply = Reply::to_console(&portal, &form.browser, nobody());
    let Some(typed) = TypedFactor::parse(form.get("code")) else {
        view.error("code", words::ENTER_FACTOR);
        return reply.with_form(&StaffCodePage {}, &view);
    };
    let (caller, who) = (form.browser.caller.clone(), half.id());
    let outcome = portal
        .run(move |ports| sign_in::enter(ports, &caller, &half, &typed))
        .await?;
    match outcome {
        Factor::SignedIn { token } => {
            let way_on = form.browser.kept.as_ref().and_then(|kept| kept.way_on(who));
            let to = way_on.as_deref().unwrap_or(urls::RA);
            let on = see_other_with(&portal.site, &token, to);
            return language::of_staff(&portal, token, on).await;
        }
        Factor::NotSetUp => return Ok(see_other(urls::RA_ENROL)),
        Factor::Wrong => view.error("code", words::WRONG_FACTOR),
        Factor::Wait(until) => view.error("code", words::wait(until)),
    };
    reply.with_form(&StaffCodePage {}, &view)
}
