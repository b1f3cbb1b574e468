//! New certificates with the holder at the desk: the checklist, then the holder's own turn. Renewal and repair
//! differ in who may, what the card must be like, and what the holder types.

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::checklist::{self, CHECKS, ChecklistForm, NewPasscodeForm, SAME_AGAIN, Typed};
use super::{done, over, who};
use crate::domain::passcode::TypedPasscode;
use crate::journeys::assist::certificates::{self, Certifying, Finished, Hindrance};
use crate::journeys::staff::officer::{Over, Permit, powers};
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::holder::words as holder_words;
use crate::web::pages::ra::certificates::{CertificatesPage, CertificatesTurnPage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;
use crate::web::ra::gate::{At, Posted, reply};
use crate::web::ra::{nobody, see_other};

form! {
    /// The passcode that the card has.
    PasscodeForm: "passcode"
}

/// Which of the two, as pages and addresses have it.
pub trait Kind: Certifying {
    /// `renew` or `repair`.
    const NAME: &'static str;
    /// The checklist.
    const PATH: &'static str;
    /// The holder's turn.
    const TURN: &'static str;
}

impl Kind for powers::AssistRenewal {
    const NAME: &'static str = "renew";
    const PATH: &'static str = urls::RA_RENEW;
    const TURN: &'static str = urls::RA_RENEW_PASSCODE;
}

impl Kind for powers::Repair {
    const NAME: &'static str = "repair";
    const PATH: &'static str = urls::RA_REPAIR;
    const TURN: &'static str = urls::RA_REPAIR_PASSCODE;
}

/// Why the page is shown again.
#[derive(Debug, Deserialize)]
pub struct News {
    again: Option<String>,
}

/// What the page says when the checklist comes again.
fn news(again: &str) -> Option<Text> {
    match again {
        "same" => Some(SAME_AGAIN),
        "locked" => Some(text!("ra-certificates-locked-now")),
        "check" => Some(text!("ra-check-first")),
        _ => None,
    }
}

/// Shows the holder, the card and the checklist.
pub async fn get<P: Kind>(
    portal: Data<Portal>,
    at: At<Permit<P>>,
    number: Path<String>,
    news_of: Query<News>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let mut view = FormView::default();
    if let Some(text) = news_of.again.as_deref().and_then(news) {
        view.overall("", text);
    }
    show(&portal, &at.browser, &over, &view).await
}

/// Takes the checklist, or the doubt.
pub async fn post<P: Kind>(
    portal: Data<Portal>,
    posted: Posted<Permit<P>, ChecklistForm>,
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
            .run(move |ports| certificates::doubted(ports, &caller, &acting, &reason))
            .await?;
        return Ok(done(over.holder(), "doubt"));
    }
    let recognised = portal
        .run(move |ports| certificates::recognised(ports, &caller, &acting))
        .await?;
    let path = if recognised { P::TURN } else { P::PATH };
    Ok(see_other(&path_of(path, &over)))
}

fn path_of<P: Kind>(path: &str, over: &Over<P>) -> String {
    urls::of_number(path, over.holder().number.as_str())
}

async fn show<P: Kind>(
    portal: &Portal,
    browser: &Browser,
    over: &Over<P>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let acting = over.clone();
    let list = portal
        .run(move |ports| certificates::checklist(ports, &acting))
        .await?;
    let page = CertificatesPage {
        who: who(over.holder()),
        kind: P::NAME,
        photograph: list.photograph,
        hindrance: match list.hindrance {
            None if list.locked => "locked",
            None => "",
            Some(Hindrance::Cancelled) => "cancelled",
            Some(Hindrance::Closed) => "closed",
            Some(Hindrance::Expired) => "expired",
            Some(Hindrance::NotExpired) => "not_expired",
        },
    };
    reply(portal, browser, over.officer(), urls::RA_HOLDERS).with_form(&page, view)
}

/// The holder's turn: a page without the console's menu.
pub async fn ask<P: Kind>(
    portal: Data<Portal>,
    at: At<Permit<P>>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let over = over(&portal, &at.pass, &number).await?;
    let acting = over.clone();
    let turn = portal
        .run(move |ports| certificates::holders_turn(ports, &acting))
        .await?;
    match turn {
        Some(_) => turn_page(&portal, &at.browser, &over, &FormView::default()),
        None => Ok(see_other(&path_of(P::PATH, &over))),
    }
}

/// Renews with the passcode of the card.
pub async fn renew(
    portal: Data<Portal>,
    posted: Posted<Permit<powers::AssistRenewal>, PasscodeForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let passcode = match TypedPasscode::parse(form.get("passcode")) {
        Ok(passcode) => passcode,
        Err(error) => {
            let mut view = FormView::default();
            view.error("passcode", holder_words::typed_passcode(error));
            return turn_page(&portal, &form.browser, &over, &view);
        }
    };
    let (acting, caller) = (over.clone(), form.browser.caller.clone());
    let finished = portal
        .run(move |ports| certificates::renew(ports, &caller, &acting, &passcode))
        .await?;
    answer(&portal, &form.browser, &over, &finished, "renewed")
}

/// Repairs with the new passcode of the holder.
pub async fn repair(
    portal: Data<Portal>,
    posted: Posted<Permit<powers::Repair>, NewPasscodeForm>,
    number: Path<String>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let over = over(&portal, &pass, &number).await?;
    let (acting, caller) = (over.clone(), form.browser.caller.clone());
    let [new, confirm] = checklist::new_passcode(&form);
    let finished = portal
        .run(move |ports| certificates::repair(ports, &caller, &acting, &new, &confirm))
        .await?;
    answer(&portal, &form.browser, &over, &finished, "repaired")
}

fn answer<P: Kind>(
    portal: &Portal,
    browser: &Browser,
    over: &Over<P>,
    finished: &Finished,
    what: &str,
) -> Answer<HttpResponse> {
    let back = |again: &str| {
        Ok(see_other(&format!(
            "{}?again={again}",
            path_of(P::PATH, over)
        )))
    };
    let mut view = FormView::default();
    match finished {
        Finished::Done => return Ok(done(over.holder(), what)),
        Finished::CheckFirst => return back("check"),
        Finished::SameAsCurrent => return back("same"),
        Finished::CardLocked => return back("locked"),
        Finished::WrongPasscode { left } => {
            view.error("passcode", holder_words::wrong_passcode(*left));
        }
        Finished::Refused(refusal) => {
            let (field, text) = holder_words::new_passcode(*refusal);
            view.error(field, text);
        }
        Finished::BrokenOff => {
            view.overall("", text!("ra-certificates-broken-off"));
        }
    }
    turn_page(portal, browser, over, &view)
}

fn turn_page<P: Kind>(
    portal: &Portal,
    browser: &Browser,
    over: &Over<P>,
    view: &FormView,
) -> Answer<HttpResponse> {
    let page = CertificatesTurnPage {
        who: who(over.holder()),
        kind: P::NAME,
        action: path_of(P::TURN, over),
        back: path_of(P::PATH, over),
        rules: holder_words::passcode_rules(&portal.ports.rules.passcode),
    };
    Reply::to_console(portal, browser, nobody()).with_form(&page, view)
}
