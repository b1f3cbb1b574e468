//! What the console says of the domain's verdicts. Words only; every rule is elsewhere.

use time::OffsetDateTime;

use crate::domain::audit::Action;
use crate::domain::reason::{MAX_CHARS as REASON_MAX, ReasonError};
use crate::domain::review::{ReviewState, SPRAY_NUMBERS};
use crate::domain::staff_password::{MAX_CHARS, MIN_CHARS, PasswordRefusal};
use crate::london;

/// What is wrong with a new password, and the field that it stands beside.
#[must_use]
pub fn new_password(refusal: PasswordRefusal) -> (&'static str, String) {
    let text = match refusal {
        PasswordRefusal::Empty => "Enter a new password".to_owned(),
        PasswordRefusal::TooShort => format!("Password must have {MIN_CHARS} characters or more"),
        PasswordRefusal::TooLong => format!("Password must have {MAX_CHARS} characters or fewer"),
        PasswordRefusal::Guessable => {
            "Choose a password that is harder to guess: this one is common, counts up, or has your name in it"
                .to_owned()
        }
        PasswordRefusal::Mismatch => {
            return (
                "confirm_password",
                "The two passwords must be the same".to_owned(),
            );
        }
    };
    ("new_password", text)
}

/// That there were too many failures in a row.
#[must_use]
pub fn wait(until: OffsetDateTime) -> String {
    format!(
        "Too many wrong tries in a row. You can try again at {}",
        london::clock_time_with_seconds(until)
    )
}

/// What is wrong with a second factor.
pub const WRONG_FACTOR: &str =
    "The code is not right, or it was used before. Wait for the next code and try again";

/// That a second factor is missing or not like one.
pub const ENTER_FACTOR: &str = "Enter the 6-digit code from your app, or a recovery code";

/// What is wrong with a reason.
#[must_use]
pub fn reason(error: ReasonError) -> String {
    match error {
        ReasonError::TooShort => "Enter the reason, in a few words".to_owned(),
        ReasonError::TooLong => format!("Reason must have {REASON_MAX} characters or fewer"),
    }
}

/// Where a failed attempt happened: journey and step, as people say it.
#[must_use]
pub fn attempt(journey: &str, step: &str) -> &'static str {
    match (journey, step) {
        ("unlock", "questions") => "Unlock: security answers",
        ("unlock", "code") => "Unlock: emailed code",
        ("sign_in", _) => "Sign-in: passcode",
        ("registration", "code") => "Registration: emailed code",
        ("registration", _) => "Registration: passcode",
        ("profile", "passcode") => "Passcode change: old passcode",
        (_, "code") => "Emailed code",
        _ => "Another step",
    }
}

/// What can be asked for of how an attempt failed.
pub const OUTCOMES: [(&str, &str); 4] = [
    ("wrong", "Wrong"),
    ("locked", "Wrong, and locked the card"),
    ("refused", "Refused: the card was locked"),
    ("dead", "Code no longer good"),
];

/// How an attempt failed, with its strike.
#[must_use]
pub fn outcome(outcome: &str, strike: Option<i32>) -> String {
    let known = OUTCOMES.iter().find(|(name, _)| *name == outcome);
    let text = known.map_or("Failed", |(_, text)| text);
    match strike {
        Some(strike) => format!("{text}, strike {strike}"),
        None => text.to_owned(),
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
pub fn action(action: Action) -> &'static str {
    match action {
        Action::SignedIn => "Holder signed in",
        Action::SignedOut => "Holder signed out",
        Action::SignInFailed => "Wrong passcode at sign-in",
        Action::SignInRefused => "Sign-in refused: the card can no longer be used",
        Action::CardLocked => "Three wrong passcodes locked the card",
        Action::TermsAccepted => "Holder accepted the terms",
        Action::ContactChanged => "Holder changed their mobile number",
        Action::EmailChangeAsked => "Code sent to a new email address",
        Action::EmailChanged => "Holder changed their email address",
        Action::PasscodeChanged => "Holder changed their passcode",
        Action::RegistrationCodeSent => "Registration code sent",
        Action::Registered => "Holder registered for self-service",
        Action::UnlockStarted => "Unlock started",
        Action::StrikeCounted => "Strike counted",
        Action::AnswersRight => "Security answers right",
        Action::AnswersWrong => "Security answers wrong",
        Action::LockedOut => "Locked out after three wrong sets of answers",
        Action::UnlockCodeSent => "Unlock code sent",
        Action::UnlockNotPossible => "Unlock asked for that cannot be done online",
        Action::CodeRight => "Emailed code right",
        Action::CodeWrong => "Emailed code wrong or no longer good",
        Action::Unlocked => "Unlocked by self-service",
        Action::StaffPasswordRight => "Staff: password right",
        Action::StaffPasswordWrong => "Staff: password wrong",
        Action::StaffCodeWrong => "Staff: second factor wrong",
        Action::StaffSignedIn => "Staff: signed in",
        Action::StaffSignedOut => "Staff: signed out",
        Action::RecoveryCodeUsed => "Staff: recovery code used",
        Action::SecondFactorSet => "Staff: second factor set up",
        Action::RecoveryCodesMade => "Staff: new recovery codes made",
        Action::SecondFactorReset => "Staff: second factor reset",
        Action::StaffPasswordSet => "Staff: password chosen",
        Action::StaffInvited => "Staff: invited",
        Action::RoleGranted => "Staff: role granted",
        Action::RoleChanged => "Staff: role changed or taken back",
        Action::StaffDisabled => "Staff: account disabled",
        Action::StaffEnabled => "Staff: account enabled",
        Action::HolderSeen => "Holder’s page looked at",
        Action::PhotographSeen => "Photograph looked at",
        Action::PhotographImported => "Photograph imported",
        Action::LockoutCleared => "Lock-out cleared",
        Action::IdentityConfirmed => "Identity confirmed from the checklist",
        Action::UnlockedWithHelp => "Unlocked with help",
        Action::UnlockRefused => "Assisted unlock broken off in doubt",
        Action::RegistrationEnded => "Registration ended",
        Action::EmailProposed => "Email address proposed",
        Action::EmailApproved => "Proposed email address approved",
        Action::EmailDeclined => "Proposed email address declined",
        Action::AttemptClaimed => "Failed attempt claimed",
        Action::AttemptDecided => "Failed attempt decided",
        Action::AttemptClosed => "Failed attempt closed",
        Action::SprayFound => "One network tried many numbers",
        Action::AlertAcknowledged => "Alert acknowledged",
        Action::MailSentAgain => "New code sent",
        Action::Exported => "List exported",
        Action::TrailChecked => "Audit trail checked",
        Action::TokenMade => "API token made",
        Action::TokenRevoked => "API token revoked",
        Action::CardReported => "Card reported lost, stolen, damaged or misused",
        Action::CardCancelled => "Card cancelled",
        Action::ReportDismissed => "Report closed without cancelling the card",
        Action::CrimeNumberNoted => "Crime number written down",
        Action::CardReplaced => "New card issued",
        Action::ReplacementRefused => "New card refused in doubt",
        Action::HolderImported => "Holder imported",
        Action::Renewed => "Certificates renewed by the holder",
        Action::RenewedWithHelp => "Certificates renewed with help",
        Action::Repaired => "Expired certificates repaired",
        Action::RenewalRefused => "Renewal or repair refused at the desk",
        Action::RenewalBrokenOff => "Renewal broken off half way",
        Action::AuthorityMade => "Certificate authority made",
        Action::RevocationListPublished => "Revocation list published",
        Action::HolderClosed => "Holder’s profile closed",
        Action::OrganisationImported => "Organisation imported",
        Action::HolderReopened => "Profile opened again",
        Action::HolderMoved => "Holder moved to another organisation",
        Action::HolderRenamed => "Holder’s name changed",
        Action::PostEndSet => "End of the post changed",
        Action::ClinicChanged => "Clinic added, changed or removed",
        Action::ListingChanged => "Staff: named to everybody, or no longer",
    }
}
