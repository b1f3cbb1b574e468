//! What was done, as the holder reads it in their own part of the trail. Words only.

use crate::domain::audit::Action;
use crate::language::{Text, text};

/// An event, as the holder reads it.
#[must_use]
pub const fn action(action: Action) -> Text {
    match action {
        Action::SignedIn => text!("activity-signed-in"),
        Action::SignedOut => text!("activity-signed-out"),
        Action::SignInFailed => text!("activity-sign-in-failed"),
        Action::SignInRefused => text!("activity-sign-in-refused"),
        Action::CardLocked => text!("activity-card-locked"),
        Action::TermsAccepted => text!("activity-terms-accepted"),
        Action::ContactChanged => text!("activity-contact-changed"),
        Action::EmailChangeAsked => text!("activity-email-change-asked"),
        Action::EmailChanged => text!("activity-email-changed"),
        Action::PasscodeChanged => text!("activity-passcode-changed"),
        Action::RegistrationCodeSent => text!("activity-registration-code-sent"),
        Action::Registered => text!("activity-registered"),
        Action::UnlockStarted => text!("activity-unlock-started"),
        Action::StrikeCounted => text!("activity-strike-counted"),
        Action::AnswersRight => text!("activity-answers-right"),
        Action::AnswersWrong => text!("activity-answers-wrong"),
        Action::LockedOut => text!("activity-locked-out"),
        Action::UnlockCodeSent => text!("activity-unlock-code-sent"),
        Action::UnlockNotPossible => text!("activity-unlock-not-possible"),
        Action::CodeRight => text!("activity-code-right"),
        Action::CodeWrong => text!("activity-code-wrong"),
        Action::Unlocked => text!("activity-unlocked"),
        Action::HolderSeen => text!("activity-holder-seen"),
        Action::PhotographSeen => text!("activity-photograph-seen"),
        Action::PhotographImported => text!("activity-photograph-imported"),
        Action::LockoutCleared => text!("activity-lockout-cleared"),
        Action::IdentityConfirmed => text!("activity-identity-confirmed"),
        Action::UnlockedWithHelp => text!("activity-unlocked-with-help"),
        Action::UnlockRefused => text!("activity-unlock-refused"),
        Action::RegistrationEnded => text!("activity-registration-ended"),
        Action::EmailProposed => text!("activity-email-proposed"),
        Action::EmailApproved => text!("activity-email-approved"),
        Action::EmailDeclined => text!("activity-email-declined"),
        Action::AttemptClaimed | Action::AttemptDecided | Action::AttemptClosed => {
            text!("activity-attempts-reviewed")
        }
        Action::MailSentAgain => text!("activity-mail-sent-again"),
        Action::CardReported => text!("activity-card-reported"),
        Action::CardCancelled => text!("activity-card-cancelled"),
        Action::ReportDismissed => text!("activity-report-dismissed"),
        Action::CrimeNumberNoted => text!("activity-crime-number-noted"),
        Action::CardReplaced => text!("activity-card-replaced"),
        Action::ReplacementRefused => text!("activity-replacement-refused"),
        Action::HolderImported => text!("activity-holder-imported"),
        Action::Renewed => text!("activity-renewed"),
        Action::RenewedWithHelp => text!("activity-renewed-with-help"),
        Action::Repaired => text!("activity-repaired"),
        Action::RenewalRefused => text!("activity-renewal-refused"),
        Action::RenewalBrokenOff => text!("activity-renewal-broken-off"),
        Action::HolderClosed => text!("activity-holder-closed"),
        Action::HolderReopened => text!("activity-holder-reopened"),
        Action::HolderMoved => text!("activity-holder-moved"),
        Action::HolderRenamed => text!("activity-holder-renamed"),
        Action::PostEndSet => text!("activity-post-end-set"),
        // About staff, networks or the portal: never in a holder's own part of the trail.
        _ => text!("activity-other"),
    }
}
