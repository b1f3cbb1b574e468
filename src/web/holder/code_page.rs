//! The code page of the three journeys that email one: what it shows, and what is said of what was typed.

use super::own_desk::own_desk;
use super::words;
use crate::domain::challenge::TypedCode;
use crate::journeys::code::Entry;
use crate::journeys::code_page::{CodePage as Shown, Delivery};
use crate::london;
use crate::urls;
use crate::web::errors::Answer;
use crate::web::forms::{Form, form};
use crate::web::pages::FormView;
use crate::web::pages::holder::CodePage;
use crate::web::portal::Portal;

/// Which journey the page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeJourney {
    /// Unlocking.
    Unlock,
    /// Registering.
    Register,
    /// Confirming a new address.
    Contact,
}

form! {
    /// The code.
    CodeForm: "code"
}

/// What was typed; `None`, and what is wrong with it in the view, for what can be no code.
pub fn typed(form: &Form<CodeForm>, view: &mut FormView) -> Option<TypedCode> {
    match TypedCode::parse(form.get("code")) {
        Ok(typed) => Some(typed),
        Err(error) => {
            view.error("code", words::typed_code(error));
            None
        }
    }
}

/// What a right code led to; `None`, and what is said in the view, for one that was not taken.
pub fn accepted<T>(entry: Entry<T>, view: &mut FormView) -> Option<T> {
    match entry {
        Entry::Accepted(on) => return Some(on),
        Entry::Wrong { left } => view.error("code", words::wrong_code(left)),
        Entry::Dead => view.error("code", words::DEAD_CODE),
    };
    None
}

/// The page's context.
///
/// # Errors
/// When the database fails.
pub async fn page(portal: &Portal, journey: CodeJourney, shown: Shown) -> Answer<CodePage> {
    let (name, action, resend_action, change_address) = match journey {
        CodeJourney::Unlock => ("unlock", urls::UNLOCK_CODE, urls::UNLOCK_RESEND, ""),
        CodeJourney::Register => (
            "register",
            urls::REGISTER_CODE,
            urls::REGISTER_RESEND,
            urls::REGISTER_EMAIL,
        ),
        CodeJourney::Contact => (
            "contact",
            urls::CONTACT_CODE,
            urls::CONTACT_RESEND,
            urls::CONTACT_DETAILS,
        ),
    };
    let code = shown.code;
    let (sent_at, valid_until) = code
        .live
        .map(|(sent, until)| (london::clock_time(sent), london::clock_time(until)))
        .unwrap_or_default();
    let (delivery, since) = delivery(code.delivery);
    let own = match shown.organisation {
        Some(organisation) => own_desk(portal, organisation).await?,
        None => None,
    };
    Ok(CodePage {
        journey: name,
        action,
        resend_action,
        sent_to: shown.sent_to.unwrap_or_default(),
        sender: portal.site.sender.clone(),
        sent_at,
        valid_until,
        delivery,
        since,
        sends_left: code.sends_left,
        can_resend: code.can_resend,
        change_address,
        own,
    })
}

/// How far the email has come, as the page knows it, and since when.
fn delivery(delivery: Option<Delivery>) -> (&'static str, String) {
    match delivery {
        None => ("", String::new()),
        Some(Delivery::Waiting) => ("waiting", String::new()),
        Some(Delivery::Held(since)) => ("held", london::clock_time(since)),
        Some(Delivery::Left(at)) => ("left", london::clock_time(at)),
        Some(Delivery::Refused) => ("refused", String::new()),
    }
}
