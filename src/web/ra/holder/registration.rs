//! Ending a holder's registration for self-service, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::lockout::ReasonForm;
use super::{done, over, who};
use crate::domain::reason::Reason;
use crate::journeys::assist::registration::{self, Ended};
use crate::journeys::staff::officer::{Permit, powers};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::EndRegistrationPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::words;

type Ender = Permit<powers::EndRegistration>;

/// Asks why.
pub async fn get(
    portal: Data<Portal>,
    at: At<Ender>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let holder = over.holder().clone();
    let registered = portal
        .run(move |ports| registration::exists(ports, &over))
        .await?;
    let page = EndRegistrationPage {
        who: who(&holder),
        registered,
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_HOLDERS).page(&page)
}

/// Ends it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Ender, ReasonForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let reason = match Reason::parse(form.get("reason")) {
        Ok(reason) => reason,
        Err(error) => {
            let mut view = FormView::default();
            view.keep("reason", form.get("reason"))
                .error("reason", words::reason(error));
            let page = EndRegistrationPage {
                who: who(over.holder()),
                registered: true,
            };
            return reply(&portal, &form.browser, pass.officer(), urls::RA_HOLDERS)
                .with_form(&page, &view);
        }
    };
    let (holder, caller) = (over.holder().clone(), form.browser.caller);
    let ended = portal
        .run(move |ports| registration::end(ports, &caller, &over, &reason))
        .await?;
    Ok(done(
        &holder,
        match ended {
            Ended::Done => "registration",
            Ended::NotRegistered => "no-registration",
        },
    ))
}
