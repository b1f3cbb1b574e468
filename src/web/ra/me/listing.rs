//! Being named to everybody who looks my organisation up: only who agrees, only for as long as they do.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::super::gate::{At, Posted, reply};
use super::super::{see_other, words};
use crate::journeys::staff::listing::{self, Refusal};
use crate::journeys::staff::officer::Officer;
use crate::language::{Text, text};
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::form;
use crate::web::pages::FormView;
use crate::web::pages::ra::clinics::ListingPage;
use crate::web::portal::Portal;

form! {
    /// Whether to be named, and with which telephone number.
    ListingForm: "change", "phone"
}

/// What has just been done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct News {
    done: String,
}

/// Asks.
pub async fn get(portal: Data<Portal>, at: At<Officer>, news: Query<News>) -> Answer<HttpResponse> {
    let done = match news.done.as_str() {
        "named" => Some(text!("ra-named-now")),
        "not_named" => Some(text!("ra-named-no-longer")),
        _ => None,
    };
    show(&portal, &at.browser, &at.pass, done, FormView::default()).await
}

/// Agrees, or takes it back.
pub async fn post(
    portal: Data<Portal>,
    posted: Posted<Officer, ListingForm>,
) -> Answer<HttpResponse> {
    let Posted { pass, form } = posted;
    let (caller, officer) = (form.browser.caller.clone(), pass.clone());
    let mut view = FormView::default();
    match form.get("change") {
        "withdraw" => {
            portal
                .run(move |ports| listing::withdraw(ports, &caller, &officer))
                .await?;
            return Ok(done("not_named"));
        }
        "agree" => {
            let phone = form.get("phone").trim().to_owned();
            view.keep("phone", &phone);
            let agreed = portal
                .run(move |ports| listing::agree(ports, &caller, &officer, &phone))
                .await?;
            match agreed {
                Ok(()) => return Ok(done("named")),
                Err(Refusal::NoRole) => view.overall("", text!("ra-named-no-role")),
                Err(Refusal::Phone) => view.error("phone", words::ENTER_PHONE),
            };
        }
        _ => {
            view.overall("", text!("ra-named-choose"));
        }
    }
    show(&portal, &form.browser, &pass, None, view).await
}

fn done(what: &str) -> HttpResponse {
    see_other(&format!("{}?done={what}", urls::RA_ME_LISTING))
}

async fn show(
    portal: &Portal,
    browser: &Browser,
    officer: &Officer,
    done: Option<Text>,
    mut view: FormView,
) -> Answer<HttpResponse> {
    let who = officer.clone();
    let listing = portal.run(move |ports| listing::look(ports, &who)).await?;
    if let Some(phone) = listing.agreed.as_ref().filter(|_| !view.has_errors()) {
        view.keep("phone", phone);
    }
    let page = ListingPage {
        places: listing.places,
        named: listing.agreed.is_some(),
        done,
    };
    reply(portal, browser, officer, urls::RA_ME).with_form(&page, &view)
}
