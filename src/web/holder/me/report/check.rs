//! The last look before the card is cancelled.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::super::signed_in::{Gate, enter};
use super::{follow, see_other};
use crate::journeys::card_report::own::{self, Finished};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::Reply;
use crate::web::pages::report::CardReportCheckPage;
use crate::web::portal::Portal;

/// Says what will be done.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let check = match portal.run(move |ports| own::check(ports, &who)).await? {
        Ok(check) => check,
        Err(detour) => return Ok(follow(detour)),
    };
    let page = CardReportCheckPage {
        kind: check.said.kind.as_str(),
        note: check.said.note.as_str().to_owned(),
        crime_number: check.said.crime_number.as_str().to_owned(),
        callback: check.said.callback.as_str().to_owned(),
        fee: check.fee,
    };
    Reply::to_holder(&portal, &browser, &name).page(&page)
}

/// Cancels the card.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (visit, caller) = (form.browser.visit, form.browser.caller.clone());
    let (who, _) = match Gate::of(&request, form.browser).await? {
        Gate::In(who, browser) => (who, *browser),
        Gate::Elsewhere(answer) => {
            // The same form was sent twice, and the first one has cancelled the card.
            let finished = portal.run(move |ports| own::finished(ports, visit)).await?;
            return Ok(match finished {
                Finished::Done(_) => see_other(urls::CARD_REPORT_DONE),
                Finished::NotYet(_) => answer,
            });
        }
    };
    let cancelled = portal
        .run(move |ports| own::cancel(ports, &caller, &who))
        .await?;
    Ok(match cancelled {
        Ok(()) => see_other(urls::CARD_REPORT_DONE),
        Err(detour) => follow(detour),
    })
}
