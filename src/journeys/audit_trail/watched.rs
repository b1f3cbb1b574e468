//! Counts what was sealed for whoever watches the portal run: every event by its action, and of those that are steps
//! of a journey, which step and what became of it.

use crate::domain::audit::Action;
use crate::domain::cancellation::CancelReason;
use crate::domain::figures;
use crate::metrics::{JourneyMetrics, Step};
use crate::secrets::chain::Entry;

/// A card that goes because an import brought another one: nobody reported it.
const REPLACED: Step = Step {
    journey: "import",
    step: "card",
    outcome: "cancelled",
};

/// Every step there is, with every outcome.
pub fn steps() -> impl Iterator<Item = Step> {
    let of_actions = Action::ALL.iter().filter_map(|action| step(*action));
    of_actions.chain([REPLACED])
}

/// Counts events that were sealed.
pub(super) fn tell(metrics: &JourneyMetrics, sealed: &[Entry]) {
    for entry in sealed {
        // What an earlier release wrote and this one does not know is in no list.
        if let Some(action) = Action::from_stored(&entry.action) {
            count(metrics, action, &entry.detail);
        }
    }
}

fn count(metrics: &JourneyMetrics, action: Action, detail: &str) {
    metrics.event(action.as_str());
    let step = match (action, CancelReason::from_stored(detail)) {
        (Action::CardCancelled, Some(CancelReason::Replaced)) => Some(REPLACED),
        _ => step(action),
    };
    if let Some(step) = step {
        metrics.step(step);
    }
    match action {
        Action::StrikeCounted => {
            metrics.strikes.inc();
        }
        Action::LockedOut => {
            metrics.lockouts.inc();
        }
        Action::CardLocked => {
            metrics.cards_locked.inc();
        }
        Action::UnlockCodeSent | Action::RegistrationCodeSent | Action::EmailChangeAsked => {
            metrics.code("sent");
        }
        Action::CodeRight => metrics.code("right"),
        Action::CodeWrong => metrics.code("wrong"),
        Action::Unlocked => {
            if let Some(seconds) = figures::seconds_in(detail).and_then(|s| u32::try_from(s).ok()) {
                metrics.unlock_seconds.observe(f64::from(seconds));
            }
        }
        _ => {}
    }
}

/// Which step of which journey an action is, and what became of it; `None` for what is no step of one.
fn step(action: Action) -> Option<Step> {
    let of = |journey, step, outcome| {
        Some(Step {
            journey,
            step,
            outcome,
        })
    };
    match action {
        Action::UnlockStarted => of("unlock", "start", "begun"),
        Action::AnswersRight => of("unlock", "questions", "right"),
        Action::AnswersWrong => of("unlock", "questions", "wrong"),
        Action::LockedOut => of("unlock", "questions", "locked_out"),
        Action::UnlockCodeSent => of("unlock", "code", "sent"),
        Action::UnlockNotPossible => of("unlock", "code", "not_possible"),
        Action::Unlocked => of("unlock", "passcode", "done"),
        Action::UnlockedWithHelp => of("assisted_unlock", "passcode", "done"),
        Action::UnlockRefused => of("assisted_unlock", "identity", "refused"),
        Action::SignedIn => of("sign_in", "passcode", "done"),
        Action::SignInFailed => of("sign_in", "passcode", "wrong"),
        Action::SignInRefused => of("sign_in", "passcode", "refused"),
        Action::CardLocked => of("sign_in", "passcode", "card_locked"),
        Action::RegistrationCodeSent => of("registration", "code", "sent"),
        Action::Registered => of("registration", "code", "done"),
        Action::ContactChanged => of("contact", "mobile", "done"),
        Action::EmailChangeAsked => of("contact", "email", "sent"),
        Action::EmailChanged => of("contact", "email", "done"),
        Action::PasscodeChanged => of("passcode_change", "passcode", "done"),
        Action::Renewed => of("renewal", "certificates", "done"),
        Action::RenewalRefused => of("renewal", "certificates", "refused"),
        Action::RenewalBrokenOff => of("renewal", "certificates", "broken_off"),
        Action::RenewedWithHelp => of("assisted_renewal", "certificates", "done"),
        Action::Repaired => of("repair", "certificates", "done"),
        Action::CardReported => of("card_report", "report", "done"),
        Action::CardCancelled => of("card_report", "card", "cancelled"),
        Action::ReportDismissed => of("card_report", "card", "dismissed"),
        Action::StaffPasswordRight => of("console_sign_in", "password", "right"),
        Action::StaffPasswordWrong => of("console_sign_in", "password", "wrong"),
        Action::StaffCodeWrong => of("console_sign_in", "second_factor", "wrong"),
        Action::StaffSignedIn => of("console_sign_in", "second_factor", "done"),
        _ => None,
    }
}
