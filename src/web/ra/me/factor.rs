//! Another second factor: for a code of the old one the new one is set up, and the old one works until that is done.

use actix_web::HttpResponse;
use actix_web::web::Data;

use crate::journeys::staff::officer::Officer;
use crate::journeys::staff::second_factor::{self, SteppedUp};
use crate::journeys::staff::sign_in::TypedFactor;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::FormView;
use crate::web::pages::ra::door::StepUpPage;
use crate::web::portal::Portal;
use crate::web::ra::code::FactorForm;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{see_other_with, words};

const PAGE: StepUpPage = StepUpPage {
    what: "factor",
    action: urls::RA_ME_FACTOR,
};

/// Asks for the second factor once more.
pub async fn get(portal: Data<Portal>, at: At<Officer>) -> Answer<HttpResponse> {
    reply(&portal, &at.browser, &at.pass, urls::RA_ME).page(&PAGE)
}

/// Goes on to set up the new one.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Officer, FactorForm>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let mut view = FormView::default();
    let reply = reply(&portal, &form.browser, &pass, urls::RA_ME);
    let Some(typed) = TypedFactor::parse(form.get("code")) else {
        view.error("code", words::ENTER_FACTOR);
        return reply.with_form(&PAGE, &view);
    };
    let caller = form.browser.caller.clone();
    let outcome = portal
        .run(move |ports| second_factor::replace(ports, &caller, &pass, &typed))
        .await?;
    match outcome {
        SteppedUp::Done(token) => {
            return Ok(see_other_with(&portal.site, &token, urls::RA_ENROL));
        }
        SteppedUp::Wrong => view.error("code", words::WRONG_FACTOR),
        SteppedUp::Wait(until) => view.error("code", words::wait(until)),
    };
    reply.with_form(&PAGE, &view)
}
