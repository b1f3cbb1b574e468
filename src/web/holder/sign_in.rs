//! Signing in with the card, and out.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::{see_other, see_other_with, words};
use crate::domain::card::Unusable;
use crate::domain::desk::Desk;
use crate::domain::passcode::TypedPasscode;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::sign_in::{self, SignIn};
use crate::language::text;
use crate::urls;
use crate::web::browser::{self, Browser};
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form, form};
use crate::web::language;
use crate::web::pages::holder::{CardStatePage, DeskView, SignInPage};
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Number and passcode; `then` says where whoever signs in was going.
    SignInForm: "smartcard_number", "passcode", "then"
}

/// Why the page is shown.
#[derive(Debug, Deserialize)]
pub struct Why {
    ended: Option<String>,
    then: Option<String>,
}

/// Where whoever signs in was going: only what is named here, never an address from the form.
fn then(asked: &str) -> &'static str {
    match asked {
        "renew" => "renew",
        _ => "",
    }
}

/// Where a card in a reader signs in; empty where none does.
fn card(portal: &Portal) -> String {
    let base_url = portal.site.card_base_url.as_ref();
    base_url.map_or_else(String::new, |url| format!("{url}{}", urls::CARD))
}

/// Shows the form.
pub async fn get(portal: Data<Portal>, browser: Browser, why: Query<Why>) -> Answer<HttpResponse> {
    Reply::to(&portal, &browser).page(&SignInPage {
        ended: why.ended.is_some(),
        card: card(&portal),
        then: then(why.then.as_deref().unwrap_or_default()),
    })
}

/// Signs in.
pub async fn post(portal: Data<Portal>, form: Form<SignInForm>) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    let typed = form.get("smartcard_number");
    view.keep("smartcard_number", typed);
    let number = SmartcardNumber::parse(typed)
        .map_err(|e| view.error("smartcard_number", words::number(e)))
        .ok();
    let passcode = TypedPasscode::parse(form.get("passcode"))
        .map_err(|e| view.error("passcode", words::typed_passcode(e)))
        .ok();
    let then = then(form.get("then"));
    let page = SignInPage {
        ended: false,
        card: card(&portal),
        then,
    };
    let reply = Reply::to(&portal, &form.browser);
    let (Some(number), Some(passcode)) = (number, passcode) else {
        return reply.with_form(&page, &view);
    };
    let Browser { caller, visit, .. } = form.browser.clone();
    let outcome = portal
        .run({
            let number = number.clone();
            move |ports| sign_in::sign_in(ports, &caller, visit, &number, &passcode)
        })
        .await?;
    match outcome {
        SignIn::SignedIn {
            token,
            who,
            renewal_due,
        } => {
            let kept = form.browser.kept.as_ref();
            let to = match kept.and_then(|kept| kept.way_on(who)) {
                Some(page) => page,
                None if renewal_due || then == "renew" => urls::RENEW.to_owned(),
                None => urls::PROFILE.to_owned(),
            };
            let on = see_other_with(&portal.site, &token, &to);
            language::of_holder(&portal, number, on).await
        }
        SignIn::Locked => Ok(see_other(&format!("{}?locked=1", urls::UNLOCK))),
        SignIn::Wrong { left } => {
            view.overall("smartcard_number", text!("sign-in-wrong", left = left));
            reply.with_form(&page, &view)
        }
        SignIn::Unusable {
            why,
            name,
            organisation,
            desk,
        } => reply.page(&unusable(&portal, why, name, &organisation, &desk)),
    }
}

/// What a holder sees whose card cannot be used.
pub(super) fn unusable(
    portal: &Portal,
    why: Unusable,
    name: String,
    organisation: &str,
    desk: &Desk,
) -> CardStatePage {
    CardStatePage {
        state: why.as_str(),
        name,
        desk: DeskView::of(organisation, desk).open_now(portal),
    }
}

/// Signs out: the session is dead and the cookie goes.
pub async fn out(portal: Data<Portal>, form: Form<Button>) -> Answer<HttpResponse> {
    let Browser { caller, visit, .. } = form.browser.clone();
    portal
        .run(move |ports| sign_in::sign_out(ports, &caller, visit))
        .await?;
    Ok(browser::left(&portal.site, &form.browser, urls::START))
}
