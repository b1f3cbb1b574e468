//! Closing a leaver's profile, and opening it again, for a reason.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::end::last_day;
use super::{done, over, who};
use crate::journeys::assist::close;
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::Text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::profile::ClosePage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

type Keeper = Permit<powers::ManageHolders>;

form! {
    /// What is wanted, `close` or `open`, and why.
    CloseForm: "wanted", "reason"
}

/// Asks why.
pub async fn get(
    portal: Data<Portal>,
    at: At<Keeper>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

/// Closes it, or opens it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Keeper, CloseForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let Some(reason) = reasons::read(&form, "reason", &mut view) else {
        return show(&portal, &form.browser, &over, &view).await;
    };
    let (holder, opens) = (over.holder().clone(), form.get("wanted") == "open");
    let caller = form.browser.caller;
    let changed = portal
        .run(move |ports| match opens {
            true => close::reopen(ports, &caller, &over, &reason),
            false => close::close(ports, &caller, &over, &reason),
        })
        .await?;
    let what = match (changed, opens) {
        (false, _) => "as-before",
        (true, true) => "reopened",
        (true, false) => "closed",
    };
    Ok(done(&holder, what))
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::ManageHolders>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let asked = over.clone();
    let standing = portal
        .run(move |ports| close::standing(ports, &asked))
        .await?;
    let page = ClosePage {
        who: who(over.holder()),
        closed: standing.has_ended(portal.ports.now()),
        closed_on: standing.closed_at.map(Text::date),
        last_day: standing.end.map(last_day),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
