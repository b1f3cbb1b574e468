//! An assisted unlock: the checklist, then the holder's own turn at the keyboard.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::checklist::{self, CHECKS, ChecklistForm, NewPasscodeForm, SAME_AGAIN, Typed};
use super::{done, over, who};
use crate::domain::card::Unusable;
use crate::journeys::assist::unlock::{self, Checked, Set};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::holder::words as holder_words;
use crate::web::pages::ra::holders::{AssistPage, AssistPasscodePage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{nobody, see_other};

type Helper = Permit<powers::AssistUnlock>;

/// Why the page is shown again.
#[derive(Debug, Deserialize)]
pub struct News {
    same: Option<String>,
}

/// Shows the holder's details, photograph and checklist.
pub async fn get(
    portal: Data<Portal>,
    at: At<Helper>,
    number: Path<String>,
    news: Query<News>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let mut view = FormView::default();
    if news.same.is_some() {
        view.overall("", SAME_AGAIN);
    }
    show(&portal, &at.browser, &over, &view).await
}

/// Takes the checklist, or the doubt.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Helper, ChecklistForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let mut view = FormView::default();
    let Some(typed) = checklist::read(&form, CHECKS, &mut view) else {
        return show(&portal, &form.browser, &over, &view).await;
    };
    let (acting, caller) = (over.clone(), form.browser.caller);
    if let Typed::Doubt(reason) = typed {
        portal
            .run(move |ports| unlock::doubted(ports, &caller, &acting, &reason))
            .await?;
        return Ok(done(over.holder(), "doubt"));
    }
    let checked = portal
        .run(move |ports| unlock::recognised(ports, &caller, &acting))
        .await?;
    let path = match checked {
        Checked::HoldersTurn => urls::RA_UNLOCK_PASSCODE,
        Checked::NotPossible(_) => urls::RA_UNLOCK,
    };
    Ok(see_other(&urls::of_number(
        path,
        over.holder().number.as_str(),
    )))
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::AssistUnlock>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let acting = over.clone();
    let list = portal
        .run(move |ports| unlock::checklist(ports, &acting))
        .await?;
    let page = AssistPage {
        who: who(over.holder()),
        photograph: list.photograph,
        unusable: list.unusable.map_or("", Unusable::as_str),
        locked: list.locked,
        locked_out: list.locked_out,
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}

/// The holder's turn: a page without the console's menu.
pub async fn ask(
    portal: Data<Portal>,
    at: At<Helper>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let acting = over.clone();
    let turn = portal
        .run(move |ports| unlock::holders_turn(ports, &acting))
        .await?;
    match turn {
        Some(_) => holders_page(&portal, &at.browser, &over, &FormView::default()),
        None => Ok(see_other(&checklist_of(&over))),
    }
}

fn checklist_of(over: &Over<powers::AssistUnlock>) -> String {
    urls::of_number(urls::RA_UNLOCK, over.holder().number.as_str())
}

/// Sets the passcode.
pub async fn set(
    portal: Data<Portal>,
    posted: Posted<Helper, NewPasscodeForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let (acting, caller) = (over.clone(), form.browser.caller.clone());
    let [new, confirm] = checklist::new_passcode(&form);
    let outcome = portal
        .run(move |ports| unlock::set(ports, &caller, &acting, &new, &confirm))
        .await?;
    let mut view = FormView::default();
    match outcome {
        Set::Unlocked => return Ok(done(over.holder(), "unlocked")),
        Set::CheckFirst | Set::NotPossible(_) => return Ok(see_other(&checklist_of(&over))),
        Set::SameAsCurrent => return Ok(see_other(&format!("{}?same=1", checklist_of(&over)))),
        Set::Refused(refusal) => {
            let (field, text) = holder_words::new_passcode(refusal);
            view.error(field, text);
        }
    }
    holders_page(&portal, &form.browser, &over, &view)
}

fn holders_page(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::AssistUnlock>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let number = over.holder().number.as_str();
    let page = AssistPasscodePage {
        who: who(over.holder()),
        action: urls::of_number(urls::RA_UNLOCK_PASSCODE, number),
        rules: holder_words::passcode_rules(&portal.ports.rules.passcode),
    };
    Reply::to_console(portal, browser, nobody()).with_form(&page, view)
}
