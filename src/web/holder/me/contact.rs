//! Contact details, also on the way to registering.

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use serde::Deserialize;

use super::super::signed_in::{Gate, enter};
use super::super::{Taken, see_other, words};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::passcode::{TypedPasscode, TypedPasscodeError};
use crate::journeys::contact::{self, Saved, Typed};
use crate::journeys::profile;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::holder::ContactDetailsPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Email and mobile number, and the passcode that a new email takes.
    ContactForm: "email", "mobile", "passcode"
}

/// What it is for.
#[derive(Debug, Deserialize)]
pub struct Purpose {
    r#for: Option<String>,
}

impl Purpose {
    fn registering(&self) -> bool {
        self.r#for.as_deref() == Some("register")
    }
}

/// The page on the way to registering.
#[must_use]
pub fn for_registration() -> String {
    format!("{}?for=register", urls::CONTACT_DETAILS)
}

/// Shows the details.
pub async fn get(
    portal: Data<Portal>,
    gate: Gate,
    purpose: Query<Purpose>,
    taken: Query<Taken>,
) -> Answer<HttpResponse> {
    let (who, browser) = enter!(gate);
    let name = who.name().to_owned();
    let holder = portal
        .run(move |ports| profile::profile(ports, &who))
        .await?
        .holder;
    let mut view = FormView::default();
    view.keep(
        "email",
        holder.email.as_ref().map_or("", EmailAddress::as_str),
    );
    view.keep(
        "mobile",
        &holder.mobile.map(|m| m.display()).unwrap_or_default(),
    );
    taken.say(&mut view);
    show(&portal, &browser, &name, &view, purpose.registering())
}

/// Saves them.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<ContactForm>,
    purpose: Query<Purpose>,
) -> Answer<HttpResponse> {
    let registering = purpose.registering();
    let mut view = FormView::default();
    view.keep("email", form.get("email"))
        .keep("mobile", form.get("mobile"));
    let email = EmailAddress::parse(form.get("email"))
        .map_err(|e| view.error("email", words::email(e)))
        .ok();
    let mobile = MobileNumber::parse(form.get("mobile"))
        .map_err(|e| view.error("mobile", words::mobile(e)))
        .ok();
    let passcode = match TypedPasscode::parse(form.get("passcode")) {
        Ok(passcode) => Some(Some(passcode)),
        Err(TypedPasscodeError::Empty) => Some(None),
        Err(error) => {
            view.error("passcode", words::typed_passcode(error));
            None
        }
    };
    let (who, browser) = enter!(Gate::of(&request, form.browser).await?);
    let name = who.name().to_owned();
    let (Some(email), Some(mobile), Some(passcode)) = (email, mobile, passcode) else {
        return show(&portal, &browser, &name, &view, registering);
    };
    let typed = Typed {
        email,
        mobile,
        passcode,
    };
    let caller = browser.caller.clone();
    let saved = portal
        .run(move |ports| contact::save(ports, &caller, &who, &typed, registering))
        .await?;
    match saved {
        Saved::Done if registering => return Ok(see_other(urls::REGISTER)),
        Saved::Done => return Ok(see_other(&format!("{}?done=contact", urls::PROFILE))),
        Saved::CodeSent => return Ok(see_other(urls::CONTACT_CODE)),
        Saved::Unfit(unfit) => {
            let approved = &portal.ports.rules.approved_domains;
            view.error("email", words::unfit_mailbox(unfit, approved))
        }
        Saved::TooLate => view.error("email", words::SESSION_TOO_SHORT),
        Saved::PasscodeMissing => view.error("passcode", words::PASSCODE_FOR_NEW_EMAIL),
        Saved::WrongPasscode { left } => view.error("passcode", words::wrong_passcode(left)),
        Saved::Locked => return Ok(see_other(&format!("{}?locked=1", urls::UNLOCK))),
    };
    show(&portal, &browser, &name, &view, registering)
}

fn show(
    portal: &Portal,
    browser: &Browser,
    name: &str,
    view: &FormView,
    for_registration: bool,
) -> Answer<HttpResponse> {
    let action = match for_registration {
        true => self::for_registration(),
        false => urls::CONTACT_DETAILS.to_owned(),
    };
    let page = ContactDetailsPage {
        action,
        for_registration,
        approved_domains: portal.ports.rules.approved_domains.names().to_vec(),
    };
    Reply::to_holder(portal, browser, name).with_form(&page, view)
}
