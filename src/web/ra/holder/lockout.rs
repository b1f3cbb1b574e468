//! Clearing a lock-out: self-service opens again, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::journeys::assist::lockout::{self, Cleared};
use crate::journeys::assist::unlock;
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::LockoutPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

form! {
    /// Why.
    ReasonForm: "reason"
}

type Clearer = Permit<powers::ClearLockout>;

/// Asks why.
pub async fn get(
    portal: Data<Portal>,
    at: At<Clearer>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

/// Clears it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Clearer, ReasonForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let Some(reason) = reasons::read(&form, "reason", &mut view) else {
        return show(&portal, &form.browser, &over, &view).await;
    };
    let (holder, caller) = (over.holder().clone(), form.browser.caller);
    let cleared = portal
        .run(move |ports| lockout::by_officer(ports, &caller, &over, reason.as_str()))
        .await?;
    Ok(done(
        &holder,
        match cleared {
            Cleared::Done { .. } => "lockout",
            Cleared::NotLockedOut => "no-lockout",
        },
    ))
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::ClearLockout>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let number = over.holder().number.clone();
    let locked_out = portal
        .run(move |ports| unlock::locked_out(ports, &number))
        .await?;
    let page = LockoutPage {
        who: who(over.holder()),
        locked_out,
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
