//! A new card in the place of a cancelled one: who is here, then the holder's turn at the keyboard.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::{done, over, who};
use crate::domain::reason::Reason;
use crate::journeys::assist::replace::{self, Hindrance, Replaced};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::holder::words as holder_words;
use crate::web::pages::ra::incidents::{ReplacePage, ReplacePasscodePage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{nobody, see_other, words};

form! {
    /// The checklist, or why there is a doubt.
    ChecklistForm: "check_photograph", "check_document", "check_number", "decision", "reason"
}

form! {
    /// The new passcode, typed by the holder.
    NewPasscodeForm: "new_passcode", "confirm_passcode"
}

type Desk = Permit<powers::CancelReplace>;

/// What must be ticked, and what is said when it is not.
const CHECKS: [(&str, Text); 3] = [
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
    view.keep("reason", form.get("reason"));
    if form.get("decision") == "doubt" {
        let reason = match Reason::parse(form.get("reason")) {
            Ok(reason) => reason,
            Err(error) => {
                view.error("reason", words::reason(error));
                return show(&portal, &form.browser, &over, &view).await;
            }
        };
        let (holder, caller) = (over.holder().clone(), form.browser.caller);
        portal
            .run(move |ports| replace::doubted(ports, &caller, &over, &reason))
            .await?;
        return Ok(done(&holder, "no-new-card"));
    }
    for (field, missing) in CHECKS {
        view.keep(field, form.get(field));
        if form.get(field) != "yes" {
            view.error(field, missing);
        }
    }
    if view.has_errors() {
        return show(&portal, &form.browser, &over, &view).await;
    }
    let (acting, caller) = (over.clone(), form.browser.caller);
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
    let [new, confirm] = ["new_passcode", "confirm_passcode"]
        .map(|f| zeroize::Zeroizing::new(form.get(f).to_owned()));
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
