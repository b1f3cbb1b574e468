//! What pages say of the domain's verdicts and names. Words only; every rule is elsewhere.

use crate::domain::answers::{AnswerRefusal, TypedAnswerError};
use crate::domain::audit::Action;
use crate::domain::challenge::TypedCodeError;
use crate::domain::email_address::EmailAddressError;
use crate::domain::incident::said::{CALLBACK_MAX, CRIME_NUMBER_MAX, NOTE_MAX, SaidError};
use crate::domain::mobile_number::MobileNumberError;
use crate::domain::passcode::{PasscodePolicy, PasscodeRefusal, TypedPasscodeError};
use crate::domain::smartcard_number::SmartcardNumberError;

/// What is wrong with a smartcard number.
#[must_use]
pub fn number(error: SmartcardNumberError) -> &'static str {
    match error {
        SmartcardNumberError::Empty => "Enter your smartcard number",
        SmartcardNumberError::NotTwelveDigits => {
            "Enter the 12 digits under the photograph on your card"
        }
    }
}

/// What is wrong with a passcode that should exist.
#[must_use]
pub fn typed_passcode(error: TypedPasscodeError) -> &'static str {
    match error {
        TypedPasscodeError::Empty => "Enter your passcode",
        TypedPasscodeError::TooLong => "Enter your passcode, which is at most 8 characters",
    }
}

/// What is wrong with a new passcode, and the field that it stands beside.
#[must_use]
pub fn new_passcode(refusal: PasscodeRefusal) -> (&'static str, String) {
    let text = match refusal {
        PasscodeRefusal::Empty => "Enter a new passcode".to_owned(),
        PasscodeRefusal::TooShort { min } => format!("Passcode must have {min} characters or more"),
        PasscodeRefusal::TooLong { max } => format!("Passcode must have {max} characters or fewer"),
        PasscodeRefusal::WrongCharacters { letters: true } => {
            "Passcode must have only letters and digits, without spaces or accents".to_owned()
        }
        PasscodeRefusal::WrongCharacters { letters: false } => {
            "Passcode must have only digits".to_owned()
        }
        PasscodeRefusal::Common => {
            "Choose a passcode that is harder to guess: this one is used by many people".to_owned()
        }
        PasscodeRefusal::Sequential => {
            "Choose a passcode that is harder to guess: this one counts up or down".to_owned()
        }
        PasscodeRefusal::Repeated => {
            "Choose a passcode that is harder to guess: this one repeats itself".to_owned()
        }
        PasscodeRefusal::FromSmartcardNumber => {
            "Choose a passcode that is not part of your smartcard number".to_owned()
        }
        PasscodeRefusal::Mismatch => {
            return (
                "confirm_passcode",
                "The two passcodes must be the same".to_owned(),
            );
        }
    };
    ("new_passcode", text)
}

/// A new passcode that is the old one.
pub const SAME_AS_CURRENT: &str = "Choose a passcode that is not the one your card has now";

/// Ends of "Your new passcode must …".
#[must_use]
pub fn passcode_rules(policy: &PasscodePolicy) -> Vec<String> {
    let kinds = if policy.letters {
        "letters or digits"
    } else {
        "digits"
    };
    let length = match (policy.min_length, policy.max_length) {
        (min, max) if min == max => format!("be {min} {kinds}"),
        (min, max) => format!("be {min} to {max} {kinds}"),
    };
    vec![
        length,
        "not be easy to guess, such as 1234, 1212 or a year".to_owned(),
        "not be part of your smartcard number".to_owned(),
        "not be the passcode your card has now".to_owned(),
    ]
}

/// What is wrong with an email address.
#[must_use]
pub fn email(error: EmailAddressError) -> &'static str {
    match error {
        EmailAddressError::Empty => "Enter your email address",
        EmailAddressError::Malformed => {
            "Enter an email address in the correct format, like name@nhs.net"
        }
        EmailAddressError::TooLong => "Email address is too long",
    }
}

/// An address at another domain.
#[must_use]
pub fn not_approved(domains: &[String]) -> String {
    format!(
        "Email address must be at an approved domain: {}",
        domains.join(", ")
    )
}

/// A mailbox of another holder (R29).
pub const MAILBOX_TAKEN: &str = "This email address is already used for another card. Each person needs their own, because codes sent to it open their card";

/// A session that would end before the code does.
pub const SESSION_TOO_SHORT: &str = "Sign out and sign in again first: this session ends before a code to a new address could be used";

/// What is wrong with a mobile number.
#[must_use]
pub fn mobile(error: MobileNumberError) -> &'static str {
    match error {
        MobileNumberError::Empty => "Enter your mobile number",
        MobileNumberError::NotAMobileNumber => {
            "Enter a mobile number, like 07700 900123 or +44 7700 900123"
        }
    }
}

/// What is wrong with an answer that should exist.
#[must_use]
pub fn typed_answer(error: TypedAnswerError) -> &'static str {
    match error {
        TypedAnswerError::Empty => "Answer this question",
        TypedAnswerError::TooLong => "Answer must have 100 characters or fewer",
    }
}

/// What is wrong with a chosen answer.
#[must_use]
pub fn answer(refusal: AnswerRefusal) -> &'static str {
    match refusal {
        AnswerRefusal::Empty => "Answer this question",
        AnswerRefusal::TooShort => "Answer must have 2 characters or more",
        AnswerRefusal::TooLong => "Answer must have 100 characters or fewer",
        AnswerRefusal::Repeated => "Give a different answer to each question",
        AnswerRefusal::InQuestion => "Answer must not be a word of the question",
        AnswerRefusal::IsPasscode => "Answer must not be your passcode",
        AnswerRefusal::IsSmartcardNumber => "Answer must not be your smartcard number",
        AnswerRefusal::IsEmail => "Answer must not be your email address",
    }
}

/// What is wrong with the form of a code.
#[must_use]
pub fn typed_code(error: TypedCodeError) -> &'static str {
    match error {
        TypedCodeError::Empty => "Enter the code from the email",
        TypedCodeError::NotACode => "Enter the 8 digits of the code from the email",
    }
}

/// A wrong passcode of a holder who is signed in.
#[must_use]
pub fn wrong_passcode(left: i32) -> String {
    format!(
        "That passcode is not right. You have {} before your card locks",
        tries(left)
    )
}

/// A wrong code.
#[must_use]
pub fn wrong_code(left: i32) -> String {
    format!(
        "That code is not right. You have {} with this code",
        tries(left)
    )
}

/// A code that is expired, replaced, spent or exhausted: all the same to a stranger.
pub const DEAD_CODE: &str = "That code does not work any more. Ask for a new code below";

/// `1 try`, `2 tries`.
#[must_use]
pub fn tries(left: i32) -> String {
    if left == 1 {
        "1 more try".to_owned()
    } else {
        format!("{left} more tries")
    }
}

/// An event, as the holder reads it.
#[must_use]
#[expect(clippy::too_many_lines, reason = "a table, one line for each")]
pub fn action(action: Action) -> &'static str {
    match action {
        Action::SignedIn => "You signed in",
        Action::SignedOut => "You signed out",
        Action::SignInFailed => "A wrong passcode was entered",
        Action::SignInRefused => "A sign-in was refused because the card can no longer be used",
        Action::CardLocked => "Three wrong passcodes in a row locked your card",
        Action::TermsAccepted => "You accepted the terms of smartcard use",
        Action::ContactChanged => "Your mobile number was changed",
        Action::EmailChangeAsked => "A code was sent to a new email address",
        Action::EmailChanged => "Your email address was changed",
        Action::PasscodeChanged => "Your passcode was changed",
        Action::RegistrationCodeSent => "A registration code was sent",
        Action::Registered => "You registered for self-service",
        Action::UnlockStarted => "An unlock was started for your card",
        Action::StrikeCounted => "Security answers were given",
        Action::AnswersRight => "The security questions were answered correctly",
        Action::AnswersWrong => "The security questions were answered wrongly",
        Action::LockedOut => "Self-service was closed after three wrong sets of answers",
        Action::UnlockCodeSent => "An unlock code was sent",
        Action::UnlockNotPossible => "An unlock was asked for that cannot be done online",
        Action::CodeRight => "An emailed code was entered",
        Action::CodeWrong => "A wrong or old code was entered",
        Action::Unlocked => "Your card was unlocked with a new passcode",
        Action::HolderSeen => "The Registration Authority looked at your details",
        Action::PhotographSeen => "The Registration Authority looked at your photograph",
        Action::PhotographImported => "Your photograph was imported",
        Action::LockoutCleared => "The Registration Authority opened self-service for you again",
        Action::IdentityConfirmed => "The Registration Authority checked your identity",
        Action::UnlockedWithHelp => {
            "Your card was unlocked with a new passcode, with the Registration Authority’s help"
        }
        Action::UnlockRefused => "The Registration Authority did not unlock your card",
        Action::RegistrationEnded => {
            "The Registration Authority ended your registration for self-service"
        }
        Action::EmailProposed => "A new email address was proposed for you",
        Action::EmailApproved => "The Registration Authority changed your email address",
        Action::EmailDeclined => "A proposed email address was turned down",
        Action::AttemptClaimed | Action::AttemptDecided | Action::AttemptClosed => {
            "The Registration Authority reviewed failed attempts with your number"
        }
        Action::MailSentAgain => "The Registration Authority sent you a new code",
        Action::CardReported => "Your card was reported lost, stolen, damaged or misused",
        Action::CardCancelled => "Your card was cancelled",
        Action::ReportDismissed => {
            "A report about your card was closed; the card was not cancelled"
        }
        Action::CrimeNumberNoted => "The crime number of the theft was written down",
        Action::CardReplaced => "You were given a new card",
        Action::ReplacementRefused => "The Registration Authority did not give out a new card",
        Action::HolderImported => "Your details were imported",
        Action::Renewed => "You renewed the certificates on your card",
        Action::RenewedWithHelp => {
            "The certificates on your card were renewed with the Registration Authority’s help"
        }
        Action::Repaired => "The Registration Authority put new certificates on your expired card",
        Action::RenewalRefused => {
            "The Registration Authority did not put new certificates on your card"
        }
        Action::RenewalBrokenOff => "New certificates for your card were broken off half way",
        Action::HolderClosed => "Your profile was closed",
        Action::HolderReopened => "The Registration Authority opened your profile again",
        Action::HolderMoved => "The Registration Authority moved you to another organisation",
        Action::HolderRenamed => "The Registration Authority changed your name",
        Action::PostEndSet => "The Registration Authority changed the end of your post",
        // About staff, networks or the portal: never in a holder's own part of the trail.
        _ => "Something was done by the Registration Authority",
    }
}

/// No choice of what happened to a card.
pub const CHOOSE_WHAT_HAPPENED: &str = "Choose what happened to the card";

/// No number to ring back.
pub const ENTER_CALLBACK: &str = "Enter a telephone number at which the desk can ring you back";

/// What is wrong with a number to ring back.
#[must_use]
pub fn callback(error: SaidError) -> String {
    match error {
        SaidError::NoNumber => {
            "Enter a telephone number, like 01632 960123, or an extension".to_owned()
        }
        SaidError::TooLong => {
            format!("Telephone number must have {CALLBACK_MAX} characters or fewer")
        }
    }
}

/// A note that does not fit.
#[must_use]
pub fn note_too_long() -> String {
    format!("What happened must have {NOTE_MAX} characters or fewer")
}

/// A crime number that does not fit.
#[must_use]
pub fn crime_number_too_long() -> String {
    format!("Crime number must have {CRIME_NUMBER_MAX} characters or fewer")
}
