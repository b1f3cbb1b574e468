//! Step one: the passcode again.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::super::me::contact::for_registration;
use super::super::signed_in::{Gate, enter};
use super::super::{see_other, see_other_with, words};
use crate::domain::passcode::TypedPasscode;
use crate::journeys::language;
use crate::journeys::registration::start::{self, Begun, Readiness};
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::RegisterPasscodePage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// The passcode.
    PasscodeForm: "passcode"
}

/// Shows the form, once contact details are there.
pub async fn get(portal: Data<Portal>, gate: Gate) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    match start::readiness(&who) {
        Readiness::ContactMissing => Ok(see_other(&for_registration())),
        Readiness::Ready => {
            Reply::to_holder(&portal, &browser, who.name()).page(&RegisterPasscodePage {})
        }
    }
}

/// Begins the registration.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<PasscodeForm>,
) -> Answer<HttpResponse> {
    let passcode = TypedPasscode::parse(form.get("passcode"));
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    let mut view = FormView::default();
    match passcode {
        Err(error) => {
            view.error("passcode", words::typed_passcode(error));
        }
        Ok(passcode) => {
            let (caller, spoken) = (browser.caller.clone(), browser.language);
            let begun = portal
                .run(move |ports| {
                    let begun = start::begin(ports, &caller, &who, &passcode)?;
                    if matches!(begun, Begun::Questions { .. }) {
                        language::suggest_for_holder(ports, &who, spoken)?;
                    }
                    Ok(begun)
                })
                .await?;
            match begun {
                Begun::Questions { token } => {
                    return Ok(see_other_with(
                        &portal.site,
                        &token,
                        urls::REGISTER_QUESTIONS,
                    ));
                }
                Begun::ContactMissing => return Ok(see_other(&for_registration())),
                Begun::Locked => return Ok(see_other(&format!("{}?locked=1", urls::UNLOCK))),
                Begun::Wrong { left } => view.error("passcode", words::wrong_passcode(left)),
            };
        }
    }
    Reply::to_holder(&portal, &browser, &name).with_form(&RegisterPasscodePage {}, &view)
}
