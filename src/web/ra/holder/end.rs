//! Setting, extending or taking away the last day of a post.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::domain::post::PostEnd;
use crate::journeys::assist::close;
use crate::journeys::assist::post_end::{self, EndSet};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::profile::PostEndPage;
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{reasons, staff};

type Keeper = Permit<powers::ManageHolders>;

form! {
    /// The last day, which may be left empty, and why.
    EndForm: "end_day", "end_month", "end_year", "reason"
}

/// The last day of a post.
pub(super) fn last_day(end: PostEnd) -> Text {
    Text::date(end.last_second())
}

/// Asks for the day.
pub async fn get(
    portal: Data<Portal>,
    at: At<Keeper>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

/// Sets it.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Keeper, EndForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let day = staff::last_day(&|field: &str| form.get(field).to_owned(), &mut view);
    let reason = reasons::read(&form, "reason", &mut view);
    if let (Ok(day), Some(reason)) = (day, reason) {
        let end = day.map(PostEnd::after);
        let (acting, caller) = (over.clone(), form.browser.caller.clone());
        let set = portal
            .run(move |ports| post_end::set(ports, &caller, &acting, end, &reason))
            .await?;
        match set {
            EndSet::Done => return Ok(done(over.holder(), "end")),
            EndSet::Same => return Ok(done(over.holder(), "as-before")),
            EndSet::Past => view.error("end_day", text!("ra-post-end-past")),
            EndSet::Closed => view.overall("", text!("ra-post-end-closed")),
        };
    }
    show(&portal, &form.browser, &over, &view).await
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
    let page = PostEndPage {
        who: who(over.holder()),
        last_day: standing.end.map(last_day),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
