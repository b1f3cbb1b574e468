//! Somebody else used the card: a new passcode first.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::super::signed_in::{Gate, enter};
use super::super::super::words;
use super::super::new_passcode::{self, PasscodeForm};
use super::{follow, see_other};
use crate::journeys::card_report::misuse;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form};
use crate::web::pages::report::CardReportPasscodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

/// Shows the form.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    match portal
        .run(move |ports| misuse::ask_passcode(ports, &who))
        .await?
    {
        Ok(()) => show(&portal, &browser, &name, &FormView::default()),
        Err(detour) => Ok(follow(detour)),
    }
}

/// Changes it.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<PasscodeForm>,
) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    let typed = new_passcode::read(&form, &mut view);
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let (name, caller) = (who.name().to_owned(), browser.caller.clone());
    let changed = portal
        .run(move |ports| match typed {
            Some(typed) => Ok(misuse::change_passcode(ports, &caller, &who, &typed)?.map(Some)),
            None => Ok(misuse::ask_passcode(ports, &who)?.map(|()| None)),
        })
        .await?;
    let change = match changed {
        Ok(change) => change,
        Err(detour) => return Ok(follow(detour)),
    };
    let done = urls::CARD_REPORT_DETAILS;
    match change.and_then(|change| new_passcode::way_on(&portal, change, done, &mut view)) {
        Some(on) => Ok(on),
        None => show(&portal, &browser, &name, &view),
    }
}

/// Goes on without a new passcode.
pub async fn skip(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (who, _) = enter!(Gate::of(&request, form.browser).await?);
    let settled = portal
        .run(move |ports| misuse::keep_passcode(ports, &who))
        .await?;
    Ok(match settled {
        Ok(()) => see_other(urls::CARD_REPORT_DETAILS),
        Err(detour) => follow(detour),
    })
}

fn show(portal: &Portal, browser: &Browser, name: &str, view: &FormView) -> Answer<HttpResponse> {
    let rules = words::passcode_rules(&portal.ports.rules.passcode);
    Reply::to_holder(portal, browser, name).with_form(&CardReportPasscodePage { rules }, view)
}
