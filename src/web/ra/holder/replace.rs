//! A new card in the place of a cancelled one: who is here, then the holder's turn at the keyboard.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::checklist::{self, ChecklistForm, Checks, NewPasscodeForm, Typed};
use super::{done, over, who};
use crate::journeys::assist::replace::{self, Hindrance, Replaced};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::text;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::holder::words as holder_words;
use crate::web::pages::ra::incidents::{ReplacePage, ReplacePasscodePage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{nobody, see_other};

type Desk = Permit<powers::CancelReplace>;

/// The checks of a card that is new to the holder.
const CHECKS: Checks = [
    ("check_photograph", text!("ra-replace-confirm-photograph")),
    ("check_document", text!("ra-replace-confirm-document")),
    ("check_number", text!("ra-replace-confirm-number")),
];

/// Shows the checklist.
pub async fn get(portal: Data<Portal>, at: At<Desk>, number: Path<String>) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    show(&portal, &at.browser, &over, &FormView::default()).await
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::CancelReplace>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let acting = over.clone();
    let list = portal
        .run(move |ports| replace::checklist(ports, &acting))
        .await?;
    let page = ReplacePage {
        who: who(over.holder()),
        photograph: list.photograph,
        hindrance: match list.hindrance {
            None => "",
            Some(Hindrance::HasCard) => "has_card",
            Some(Hindrance::Closed) => "closed",
        },
        crime_number_missing: list.crime_number_missing,
        fee: list.fee,
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}

/// Takes the checklist, or the doubt.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Desk, ChecklistForm>,
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
            .run(move |ports| replace::doubted(ports, &caller, &acting, &reason))
            .await?;
        return Ok(done(over.holder(), "no-new-card"));
    }
    let turn = portal
        .run(move |ports| replace::recognised(ports, &caller, &acting))
        .await?;
    let path = match turn {
        true => urls::RA_REPLACE_PASSCODE,
        false => urls::RA_REPLACE,
    };
    let number = over.holder().number.as_str();
    Ok(see_other(&urls::of_number(path, number)))
}

fn checklist_of(over: &Over<powers::CancelReplace>) -> String {
    urls::of_number(urls::RA_REPLACE, over.holder().number.as_str())
}

/// The holder's turn: a page without the console's menu.
pub async fn ask(portal: Data<Portal>, at: At<Desk>, number: Path<String>) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let acting = over.clone();
    let turn = portal
        .run(move |ports| replace::holders_turn(ports, &acting))
        .await?;
    match turn {
        Some(_) => holders_page(&portal, &at.browser, &over, &FormView::default()),
        None => Ok(see_other(&checklist_of(&over))),
    }
}

/// Issues the card.
pub async fn set(
    portal: Data<Portal>,
    posted: Posted<Desk, NewPasscodeForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let (acting, caller) = (over.clone(), form.browser.caller.clone());
    let [new, confirm] = checklist::new_passcode(&form);
    let outcome = portal
        .run(move |ports| replace::replace(ports, &caller, &acting, &new, &confirm))
        .await?;
    let mut view = FormView::default();
    match outcome {
        Replaced::Issued => return Ok(done(over.holder(), "replaced")),
        Replaced::WithoutCertificates => return Ok(done(over.holder(), "not-certified")),
        Replaced::CheckFirst => return Ok(see_other(&checklist_of(&over))),
        Replaced::Refused(refusal) => {
            let (field, text) = holder_words::new_passcode(refusal);
            view.error(field, text);
        }
    }
    holders_page(&portal, &form.browser, &over, &view)
}

fn holders_page(
    portal: &Portal,
    browser: &Browser,
    over: &Over<powers::CancelReplace>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let page = ReplacePasscodePage {
        who: who(over.holder()),
        rules: holder_words::passcode_rules(&portal.ports.rules.passcode),
    };
    Reply::to_console(portal, browser, nobody()).with_form(&page, view)
}
