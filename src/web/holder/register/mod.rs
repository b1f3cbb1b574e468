//! Registering for self-service.

pub mod check;
pub mod code;
pub mod done;
pub mod email;
pub mod passcode;
pub mod questions;

use actix_web::HttpResponse;

use super::see_other;
use crate::domain::registration::RegistrationStep;
use crate::journeys::registration::Detour;
use crate::urls;

/// The page of a step.
fn step_path(step: RegistrationStep) -> &'static str {
    match step {
        RegistrationStep::Questions => urls::REGISTER_QUESTIONS,
        RegistrationStep::Email => urls::REGISTER_EMAIL,
        RegistrationStep::Check => urls::REGISTER_CHECK,
        RegistrationStep::Code => urls::REGISTER_CODE,
        RegistrationStep::Done => urls::REGISTER_DONE,
    }
}

/// Leads back to the right step.
fn follow(detour: Detour) -> HttpResponse {
    match detour {
        Detour::StartAgain => see_other(urls::REGISTER),
        Detour::GoOn(step) => see_other(step_path(step)),
    }
}
