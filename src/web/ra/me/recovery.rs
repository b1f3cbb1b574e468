//! New recovery codes, for a code of the authenticator app.

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
use crate::web::ra::enrol::shown_once;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::words;

const PAGE: StepUpPage = StepUpPage {
    what: "codes",
    action: urls::RA_ME_RECOVERY,
};

/// Asks for the second factor once more.
pub async fn get(portal: Data<Portal>, at: At<Officer>) -> Answer<HttpResponse> {
    reply(&portal, &at.browser, &at.pass, urls::RA_ME).page(&PAGE)
}

/// Makes the codes and shows them, once.
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
        .run(move |ports| second_factor::renew_codes(ports, &caller, &pass, &typed))
        .await?;
    match outcome {
        SteppedUp::Done(codes) => return reply.page(&shown_once(&codes)),
        SteppedUp::Wrong => view.error("code", words::WRONG_FACTOR),
        SteppedUp::Wait(until) => view.error("code", words::wait(until)),
    };
    reply.with_form(&PAGE, &view)
}
