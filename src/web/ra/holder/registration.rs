//! Ending a holder's registration for self-service, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::lockout::ReasonForm;
use super::{done, over, who};
use crate::journeys::assist::registration::{self, Ended};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::EndRegistrationPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

type Ender = Permit<powers::EndRegistration>;

/// Asks why.
pub async fn get(
    portal: Data<Portal>,
    at: At<Ender>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

/// Ends it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Ender, ReasonForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let Some(reason) = reasons::read(&form, "reason", &mut view) else {
        return show(&portal, &form.browser, &over, &view).await;
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

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::EndRegistration>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let asked = over.clone();
    let registered = portal
        .run(move |ports| registration::exists(ports, &asked))
        .await?;
    let page = EndRegistrationPage {
        who: who(over.holder()),
        registered,
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
