//! Unlocking a card.

pub mod code;
pub mod done;
pub mod help;
pub mod passcode;
pub mod questions;
pub mod start;

use actix_web::HttpResponse;

use super::see_other;
use crate::domain::policy::UnlockStep;
use crate::journeys::unlock::Detour;
use crate::urls;

/// The page of a step.
pub(super) fn step_path(step: UnlockStep) -> &'static str {
    match step {
        UnlockStep::Questions => urls::UNLOCK_QUESTIONS,
        UnlockStep::Code => urls::UNLOCK_CODE,
        UnlockStep::Passcode => urls::UNLOCK_PASSCODE,
        UnlockStep::Done => urls::UNLOCK_DONE,
    }
}

/// The page after the third strike, the same for every number.
fn locked_out() -> HttpResponse {
    see_other(&format!("{}?reason=locked", urls::UNLOCK_HELP))
}

/// Leads back to the right step.
fn follow(detour: Detour) -> HttpResponse {
    match detour {
        Detour::StartAgain => see_other(&urls::ended(urls::UNLOCK)),
        Detour::LockedOut => locked_out(),
        Detour::GoOn(step) => see_other(step_path(step)),
    }
}
