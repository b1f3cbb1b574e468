//! The code page of the three journeys that email one.

use super::own_desk::own_desk;
use crate::journeys::code::{CodeState, Delivery};
use crate::london;
use crate::urls;
use crate::web::errors::Answer;
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

/// What the page tells somebody who has proved who they are; nothing for anybody else.
#[derive(Debug, Default)]
pub struct Told {
    /// The masked address that the code went to.
    pub sent_to: String,
    /// The code of the holder's organisation, whose desk helps.
    pub organisation: Option<String>,
}

/// The page's context.
///
/// # Errors
/// When the database fails.
pub async fn page(
    portal: &Portal,
    journey: CodeJourney,
    told: Told,
    code: &CodeState,
) -> Answer<CodePage> {
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
    let (sent_at, valid_until) = code
        .live
        .map(|(sent, until)| (london::clock_time(sent), london::clock_time(until)))
        .unwrap_or_default();
    let (delivery, since) = delivery(code.delivery);
    let own = match told.organisation {
        Some(organisation) => own_desk(portal, organisation).await?,
        None => None,
    };
    Ok(CodePage {
        journey: name,
        action,
        resend_action,
        sent_to: told.sent_to,
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
