//! What the console says of the domain's verdicts. Words only; every rule is elsewhere.

use time::OffsetDateTime;

use crate::domain::audit::Action;
use crate::domain::periods::Period;
use crate::domain::reason::{MAX_CHARS as REASON_MAX, ReasonError};
use crate::domain::review::{Decision, ReviewState, SPRAY_NUMBERS};
use crate::domain::staff_password::{MAX_CHARS, MIN_CHARS, PasswordRefusal};
use crate::language::{Text, text};
use crate::london;

/// What is wrong with a new password, and the field that it stands beside.
#[must_use]
pub fn new_password(refusal: PasswordRefusal) -> (&'static str, Text) {
    let text = match refusal {
        PasswordRefusal::Empty => text!("ra-password-enter"),
        PasswordRefusal::TooShort => text!("ra-password-short", count = MIN_CHARS),
        PasswordRefusal::TooLong => text!("ra-password-long", count = MAX_CHARS),
        PasswordRefusal::Guessable => text!("ra-password-guessable"),
        PasswordRefusal::Mismatch => return ("confirm_password", text!("ra-password-mismatch")),
    };
    ("new_password", text)
}

/// That there were too many failures in a row.
#[must_use]
pub fn wait(until: OffsetDateTime) -> Text {
    text!(
        "ra-words-wait",
        time = london::clock_time_with_seconds(until)
    )
}

/// What is wrong with a second factor.
pub const WRONG_FACTOR: Text = text!("ra-words-wrong-factor");

/// That a second factor is missing or not like one.
pub const ENTER_FACTOR: Text = text!("ra-words-enter-factor");

/// That no organisation has the code that was typed.
pub const NO_ORGANISATION: Text = text!("ra-words-no-organisation");

/// That what was typed is no telephone number.
pub const ENTER_PHONE: Text = text!("ra-words-enter-phone");

/// What is wrong with a reason.
#[must_use]
pub fn reason(error: ReasonError) -> Text {
    match error {
        ReasonError::TooShort => text!("ra-words-reason-short"),
        ReasonError::TooLong => text!("ra-words-reason-long", count = REASON_MAX),
    }
}

/// Who did something, and when.
#[must_use]
pub fn by_at(who: &str, at: OffsetDateTime) -> Text {
    text!("ra-words-by-at", who = who, at = Text::moment(at))
}

/// A day or month where there is little room: `22 Nov`, `Nov 2026`; anything else as it is.
#[must_use]
pub fn short_period(period: &str) -> Text {
    let month = |month: time::Month| text!("ra-period-month-short", month = u8::from(month));
    match Period::parse(period) {
        Some(Period::Day(date)) => {
            text!(
                "ra-period-day",
                day = date.day(),
                month = month(date.month())
            )
        }
        Some(Period::Month(year, of)) => in_year(month(of), year),
        None => Text::verbatim(period),
    }
}

/// A day or month as people write it: `22 November 2026`, `November 2026`; anything else as it is.
#[must_use]
pub fn long_period(period: &str) -> Text {
    let month = |month: time::Month| text!("ra-period-month-long", month = u8::from(month));
    match Period::parse(period) {
        Some(Period::Day(date)) => text!(
            "ra-period-date",
            day = date.day(),
            month = month(date.month()),
            year = date.year().to_string()
        ),
        Some(Period::Month(year, of)) => in_year(month(of), year),
        None => Text::verbatim(period),
    }
}

fn in_year(month: Text, year: i32) -> Text {
    text!("ra-period-month", month = month, year = year.to_string())
}

/// Where a failed attempt happened: journey and step, as people say it.
#[must_use]
pub fn attempt(journey: &str, step: &str) -> Text {
    match (journey, step) {
        ("unlock", "questions") => text!("ra-attempt-unlock-answers"),
        ("unlock", "code") => text!("ra-attempt-unlock-code"),
        ("sign_in", _) => text!("ra-attempt-sign-in"),
        ("registration", "code") => text!("ra-attempt-registration-code"),
        ("registration", _) => text!("ra-attempt-registration-passcode"),
        ("renewal", "passcode") => text!("ra-attempt-renewal-passcode"),
        ("profile", "passcode") => text!("ra-attempt-profile-passcode"),
        ("assist", "passcode") => text!("ra-attempt-desk-passcode"),
        (_, "code") => text!("ra-attempt-code"),
        _ => text!("ra-attempt-other-step"),
    }
}

/// What can be asked for of how an attempt failed.
#[must_use]
pub fn outcomes() -> [(&'static str, Text); 4] {
    [
        ("wrong", text!("ra-outcome-wrong")),
        ("locked", text!("ra-outcome-locked")),
        ("refused", text!("ra-outcome-refused")),
        ("dead", text!("ra-outcome-dead")),
    ]
}

/// How an attempt failed, with its strike.
#[must_use]
pub fn outcome(outcome: &str, strike: Option<i32>) -> Text {
    let known = outcomes().into_iter().find(|(name, _)| *name == outcome);
    let text = known.map_or(text!("ra-outcome-other"), |(_, text)| text);
    match strike {
        Some(strike) => text!("ra-outcome-strike", outcome = text, strike = strike),
        None => text,
    }
}

/// Where a review stands.
#[must_use]
pub fn review_state(state: ReviewState) -> Text {
    match state {
        ReviewState::Open => text!("ra-review-open"),
        ReviewState::Claimed => text!("ra-review-claimed"),
        ReviewState::Decided => text!("ra-review-decided"),
        ReviewState::Closed => text!("ra-review-closed"),
    }
}

/// What a review found.
#[must_use]
pub fn decision(decision: Decision) -> Text {
    match decision {
        Decision::Forgot => text!("ra-decision-forgot"),
        Decision::Mistyped => text!("ra-decision-mistyped"),
        Decision::NoMailbox => text!("ra-decision-no-mailbox"),
        Decision::Helped => text!("ra-decision-helped"),
        Decision::SomebodyElse => text!("ra-decision-somebody-else"),
        Decision::Spray => text!("ra-decision-spray"),
        Decision::Test => text!("ra-decision-test"),
        Decision::Unclear => text!("ra-decision-unclear"),
    }
}

/// The colour of a review's tag.
#[must_use]
pub fn state_colour(state: ReviewState) -> &'static str {
    match state {
        ReviewState::Open => "red",
        ReviewState::Claimed => "orange",
        ReviewState::Decided => "",
        ReviewState::Closed => "grey",
    }
}

/// Whether so many numbers from one network look like a spray.
#[must_use]
pub fn looks_like_spray(numbers: i64) -> bool {
    numbers >= SPRAY_NUMBERS
}

/// A moment in exports: UTC, RFC 3339.
#[must_use]
pub fn instant(at: OffsetDateTime) -> String {
    at.format(&time::format_description::well_known::Rfc3339)
        .unwrap_or_default()
}

/// An event, as the desk reads it.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table, one line for each")]
pub fn action(action: Action) -> Text {
    match action {
        Action::SignedIn => text!("ra-action-signed-in"),
        Action::SignedOut => text!("ra-action-signed-out"),
        Action::SignInFailed => text!("ra-action-sign-in-failed"),
        Action::SignInRefused => text!("ra-action-sign-in-refused"),
        Action::CardLocked => text!("ra-action-card-locked"),
        Action::TermsAccepted => text!("ra-action-terms-accepted"),
        Action::ContactChanged => text!("ra-action-contact-changed"),
        Action::EmailChangeAsked => text!("ra-action-email-change-asked"),
        Action::EmailChanged => text!("ra-action-email-changed"),
        Action::PasscodeChanged => text!("ra-action-passcode-changed"),
        Action::RegistrationCodeSent => text!("ra-action-registration-code-sent"),
        Action::Registered => text!("ra-action-registered"),
        Action::UnlockStarted => text!("ra-action-unlock-started"),
        Action::StrikeCounted => text!("ra-action-strike-counted"),
        Action::AnswersRight => text!("ra-action-answers-right"),
        Action::AnswersWrong => text!("ra-action-answers-wrong"),
        Action::LockedOut => text!("ra-action-locked-out"),
        Action::UnlockCodeSent => text!("ra-action-unlock-code-sent"),
        Action::UnlockNotPossible => text!("ra-action-unlock-not-possible"),
        Action::CodeRight => text!("ra-action-code-right"),
        Action::CodeWrong => text!("ra-action-code-wrong"),
        Action::Unlocked => text!("ra-action-unlocked"),
        Action::StaffPasswordRight => text!("ra-action-staff-password-right"),
        Action::StaffPasswordWrong => text!("ra-action-staff-password-wrong"),
        Action::StaffCodeWrong => text!("ra-action-staff-code-wrong"),
        Action::StaffSignedIn => text!("ra-action-staff-signed-in"),
        Action::StaffSignedOut => text!("ra-action-staff-signed-out"),
        Action::RecoveryCodeUsed => text!("ra-action-recovery-code-used"),
        Action::SecondFactorSet => text!("ra-action-second-factor-set"),
        Action::RecoveryCodesMade => text!("ra-action-recovery-codes-made"),
        Action::SecondFactorReset => text!("ra-action-second-factor-reset"),
        Action::StaffPasswordSet => text!("ra-action-staff-password-set"),
        Action::StaffInvited => text!("ra-action-staff-invited"),
        Action::RoleGranted => text!("ra-action-role-granted"),
        Action::RoleChanged => text!("ra-action-role-changed"),
        Action::StaffDisabled => text!("ra-action-staff-disabled"),
        Action::StaffEnabled => text!("ra-action-staff-enabled"),
        Action::HolderSeen => text!("ra-action-holder-seen"),
        Action::PhotographSeen => text!("ra-action-photograph-seen"),
        Action::PhotographImported => text!("ra-action-photograph-imported"),
        Action::LockoutCleared => text!("ra-action-lockout-cleared"),
        Action::IdentityConfirmed => text!("ra-action-identity-confirmed"),
        Action::UnlockedWithHelp => text!("ra-action-unlocked-with-help"),
        Action::UnlockRefused => text!("ra-action-unlock-refused"),
        Action::RegistrationEnded => text!("ra-action-registration-ended"),
        Action::EmailProposed => text!("ra-action-email-proposed"),
        Action::EmailApproved => text!("ra-action-email-approved"),
        Action::EmailDeclined => text!("ra-action-email-declined"),
        Action::AttemptClaimed => text!("ra-action-attempt-claimed"),
        Action::AttemptDecided => text!("ra-action-attempt-decided"),
        Action::AttemptClosed => text!("ra-action-attempt-closed"),
        Action::SprayFound => text!("ra-action-spray-found"),
        Action::AlertAcknowledged => text!("ra-action-alert-acknowledged"),
        Action::MailSentAgain => text!("ra-action-mail-sent-again"),
        Action::Exported => text!("ra-action-exported"),
        Action::TrailChecked => text!("ra-action-trail-checked"),
        Action::TokenMade => text!("ra-action-token-made"),
        Action::TokenRevoked => text!("ra-action-token-revoked"),
        Action::CardReported => text!("ra-action-card-reported"),
        Action::CardCancelled => text!("ra-action-card-cancelled"),
        Action::ReportDismissed => text!("ra-action-report-dismissed"),
        Action::CrimeNumberNoted => text!("ra-action-crime-number-noted"),
        Action::CardReplaced => text!("ra-action-card-replaced"),
        Action::ReplacementRefused => text!("ra-action-replacement-refused"),
        Action::HolderImported => text!("ra-action-holder-imported"),
        Action::Renewed => text!("ra-action-renewed"),
        Action::RenewedWithHelp => text!("ra-action-renewed-with-help"),
        Action::Repaired => text!("ra-action-repaired"),
        Action::RenewalRefused => text!("ra-action-renewal-refused"),
        Action::RenewalBrokenOff => text!("ra-action-renewal-broken-off"),
        Action::AuthorityMade => text!("ra-action-authority-made"),
        Action::RevocationListPublished => text!("ra-action-revocation-list-published"),
        Action::HolderClosed => text!("ra-action-holder-closed"),
        Action::OrganisationImported => text!("ra-action-organisation-imported"),
        Action::HolderReopened => text!("ra-action-holder-reopened"),
        Action::HolderMoved => text!("ra-action-holder-moved"),
        Action::HolderRenamed => text!("ra-action-holder-renamed"),
        Action::PostEndSet => text!("ra-action-post-end-set"),
        Action::ClinicChanged => text!("ra-action-clinic-changed"),
        Action::ListingChanged => text!("ra-action-listing-changed"),
        Action::KeysRotated => text!("ra-action-keys-rotated"),
        Action::ValuesResealed => text!("ra-action-values-resealed"),
        Action::KeysRetired => text!("ra-action-keys-retired"),
        Action::RetentionApplied => text!("ra-action-retention-applied"),
        Action::HolderExported => text!("ra-action-holder-exported"),
        Action::HolderErased => text!("ra-action-holder-erased"),
        Action::DatabaseRestored => text!("ra-action-database-restored"),
    }
}
