//! Somebody else used the card: a new passcode first.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use zeroize::Zeroizing;

use super::super::super::signed_in::{Gate, enter};
use super::super::super::{see_other_with, words};
use super::{follow, see_other};
use crate::domain::passcode::TypedPasscode;
use crate::journeys::card_report::misuse;
use crate::journeys::passcode_change::{self, Change, Typed};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form, form};
use crate::web::pages::report::CardReportPasscodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The old passcode and the new one twice.
    PasscodeForm: "passcode", "new_passcode", "confirm_passcode"
}

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
    let old = TypedPasscode::parse(form.get("passcode"));
    let new = Zeroizing::new(form.get("new_passcode").to_owned());
    let confirm = Zeroizing::new(form.get("confirm_passcode").to_owned());
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let asked = who.clone();
    if let Err(detour) = portal
        .run(move |ports| misuse::ask_passcode(ports, &asked))
        .await?
    {
        return Ok(follow(detour));
    }
    let name = who.name().to_owned();
    let mut view = FormView::default();
    let old = match old {
        Ok(old) => old,
        Err(error) => {
            view.error("passcode", words::typed_passcode(error));
            return show(&portal, &browser, &name, &view);
        }
    };
    let caller = browser.caller.clone();
    let outcome = portal
        .run(move |ports| {
            let typed = Typed {
                old,
                new: &new,
                confirm: &confirm,
            };
            let change = passcode_change::change(ports, &caller, &who, &typed)?;
            let changed = matches!(change, Change::Changed { .. });
            let settled = changed.then(|| misuse::passcode_settled(ports, &who, true));
            settled.transpose()?;
            Ok(change)
        })
        .await?;
    match outcome {
        Change::Changed { token } => {
            return Ok(see_other_with(
                &portal.site,
                &token,
                urls::CARD_REPORT_DETAILS,
            ));
        }
        Change::Locked => return Ok(see_other(&format!("{}?locked=1", urls::UNLOCK))),
        Change::WrongOld { left } => view.error("passcode", words::wrong_passcode(left)),
        Change::SameAsCurrent => view.error("new_passcode", words::SAME_AS_CURRENT),
        Change::Refused(refusal) => {
            let (field, message) = words::new_passcode(refusal);
            view.error(field, message)
        }
    };
    show(&portal, &browser, &name, &view)
}

/// Goes on without a new passcode.
pub async fn skip(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let (who, _) = enter!(Gate::of(&request, form.browser).await?);
    let settled = portal
        .run(move |ports| misuse::passcode_settled(ports, &who, false))
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
