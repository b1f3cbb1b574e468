//! Clearing a lock-out: self-service opens again, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::domain::reason::Reason;
use crate::journeys::assist::lockout::{self, Cleared};
use crate::journeys::assist::unlock;
use crate::journeys::staff::officer::{Permit, powers};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::holders::LockoutPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::words;

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
    let locked_out = standing(&portal, over.holder()).await?;
    let page = LockoutPage {
        who: who(over.holder()),
        locked_out,
    };
    reply(&portal, &at.browser, at.pass.officer(), urls::RA_HOLDERS).page(&page)
}

async fn standing(portal: &Portal, holder: &crate::storage::holders::Holder) -> Answer<bool> {
    let number = holder.number.clone();
    portal
        .run(move |ports| unlock::locked_out(ports, &number))
        .await
}

/// Clears it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Clearer, ReasonForm>,
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
            let page = LockoutPage {
                who: who(over.holder()),
                locked_out: true,
            };
            return reply(&portal, &form.browser, pass.officer(), urls::RA_HOLDERS)
                .with_form(&page, &view);
        }
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
