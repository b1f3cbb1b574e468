//! The code page of the three journeys that email one.

use crate::journeys::code::CodeState;
use crate::london;
use crate::urls;
use crate::web::pages::holder::CodePage;

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

/// The page's context; `sent_to` is empty where nothing has been proved yet.
#[must_use]
pub fn page(journey: CodeJourney, sent_to: String, code: &CodeState) -> CodePage {
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
    CodePage {
        journey: name,
        action,
        resend_action,
        sent_to,
        sent_at,
        valid_until,
        sends_left: code.sends_left,
        can_resend: code.can_resend,
        change_address,
    }
}
