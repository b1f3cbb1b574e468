//! Moving a holder to another organisation, found by its code or a part of its name.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::{done, over, who};
use crate::journeys::assist::move_holder::{self, Moved};
use crate::journeys::desks;
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::profile::{MovePage, OptionView};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::reasons;

type Keeper = Permit<powers::ManageHolders>;

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Search {
    q: Option<String>,
}

form! {
    /// Which organisation, by its code, why, and what was looked for.
    MoveForm: "organisation", "reason", "q"
}

/// Asks which organisation.
pub async fn get(
    portal: Data<Portal>,
    at: At<Keeper>,
    number: Path<String>,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let mut view = FormView::default();
    view.keep("q", search.q.as_deref().unwrap_or_default());
    let asked = search.q.as_deref().unwrap_or_default();
    show(&portal, &at.browser, &over, asked, &view).await
}

/// Moves the holder.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Keeper, MoveForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    for field in ["organisation", "q"] {
        view.keep(field, form.get(field));
    }
    let code = form.get("organisation").trim().to_ascii_uppercase();
    if code.is_empty() {
        view.error("organisation", text!("ra-move-choose"));
    }
    let reason = reasons::read(&form, "reason", &mut view);
    if let (Some(reason), false) = (reason, view.has_errors()) {
        let (acting, caller) = (over.clone(), form.browser.caller.clone());
        let moved = portal
            .run(move |ports| move_holder::to(ports, &caller, &acting, &code, &reason))
            .await?;
        match moved {
            Moved::Done => return Ok(done(over.holder(), "moved")),
            Moved::Same => view.error("organisation", text!("ra-move-same")),
            Moved::Unknown => view.error("organisation", text!("ra-move-unknown")),
        };
    }
    show(&portal, &form.browser, &over, form.get("q"), &view).await
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::ManageHolders>,
    asked: &str,
    view: &FormView,
) -> Answer<HttpResponse> {
    let text = asked.trim().to_owned();
    let found = match text.is_empty() {
        true => None,
        false => Some(portal.run(move |ports| desks::find(ports, &text)).await?),
    };
    let page = MovePage {
        who: who(over.holder()),
        asked: found.is_some(),
        more: found.as_ref().is_some_and(|found| found.more),
        found: found
            .into_iter()
            .flat_map(|found| found.desks)
            .map(OptionView::of)
            .collect(),
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}
