//! What pages say of the domain's verdicts and names. Words only; every rule is elsewhere.

use crate::domain::answers::{AnswerRefusal, TypedAnswerError};
use crate::domain::challenge::TypedCodeError;
use crate::domain::email_address::{ApprovedDomains, EmailAddressError};
use crate::domain::incident::said::{CALLBACK_MAX, CRIME_NUMBER_MAX, NOTE_MAX, SaidError};
use crate::domain::mobile_number::MobileNumberError;
use crate::domain::passcode::{PasscodePolicy, PasscodeRefusal, TypedPasscodeError};
use crate::domain::smartcard_number::SmartcardNumberError;
use crate::journeys::mailbox::Unfit;
use crate::language::{Text, text};

/// What is wrong with a smartcard number.
#[must_use]
pub fn number(error: SmartcardNumberError) -> Text {
    match error {
        SmartcardNumberError::Empty => text!("field-number-empty"),
        SmartcardNumberError::NotTwelveDigits => text!("field-number-not-twelve-digits"),
    }
}

/// What is wrong with a passcode that should exist.
#[must_use]
pub fn typed_passcode(error: TypedPasscodeError) -> Text {
    match error {
        TypedPasscodeError::Empty => text!("field-passcode-empty"),
        TypedPasscodeError::TooLong => text!("field-passcode-too-long"),
    }
}

/// What is wrong with a new passcode, and the field that it stands beside.
#[must_use]
pub fn new_passcode(refusal: PasscodeRefusal) -> (&'static str, Text) {
    let text = match refusal {
        PasscodeRefusal::Empty => text!("field-new-passcode-empty"),
        PasscodeRefusal::TooShort { min } => text!("field-new-passcode-too-short", min = min),
        PasscodeRefusal::TooLong { max } => text!("field-new-passcode-too-long", max = max),
        PasscodeRefusal::WrongCharacters { letters: true } => {
            text!("field-new-passcode-letters-or-digits")
        }
        PasscodeRefusal::WrongCharacters { letters: false } => text!("field-new-passcode-digits"),
        PasscodeRefusal::Common => text!("field-new-passcode-common"),
        PasscodeRefusal::Sequential => text!("field-new-passcode-sequential"),
        PasscodeRefusal::Repeated => text!("field-new-passcode-repeated"),
        PasscodeRefusal::FromSmartcardNumber => text!("field-new-passcode-from-number"),
        PasscodeRefusal::Mismatch => {
            return ("confirm_passcode", text!("field-new-passcode-mismatch"));
        }
    };
    ("new_passcode", text)
}

/// A new passcode that is the old one.
pub const SAME_AS_CURRENT: Text = text!("field-new-passcode-same");

/// Ends of "Your new passcode must …".
#[must_use]
pub fn passcode_rules(policy: &PasscodePolicy) -> Vec<Text> {
    let (min, max) = (policy.min_length, policy.max_length);
    let length = match (min == max, policy.letters) {
        (true, true) => text!("field-rule-letters-or-digits-exactly", count = min),
        (true, false) => text!("field-rule-digits-exactly", count = min),
        (false, true) => text!("field-rule-letters-or-digits", min = min, max = max),
        (false, false) => text!("field-rule-digits", min = min, max = max),
    };
    vec![
        length,
        text!("field-rule-not-easy"),
        text!("field-rule-not-number"),
        text!("field-rule-not-current"),
    ]
}

/// What is wrong with an email address.
#[must_use]
pub fn email(error: EmailAddressError) -> Text {
    match error {
        EmailAddressError::Empty => text!("field-email-empty"),
        EmailAddressError::Malformed => text!("field-email-malformed"),
        EmailAddressError::TooLong => text!("field-email-too-long"),
    }
}

/// Why a mailbox cannot be the holder's.
#[must_use]
pub fn unfit_mailbox(unfit: Unfit, approved: &ApprovedDomains) -> Text {
    match unfit {
        Unfit::NotApproved => not_approved(approved),
        Unfit::Taken => MAILBOX_TAKEN,
    }
}

/// An address at another domain.
#[must_use]
pub fn not_approved(approved: &ApprovedDomains) -> Text {
    let domains = approved.names().join(", ");
    text!("field-email-not-approved", domains = domains)
}

/// A mailbox of another holder (R29).
pub const MAILBOX_TAKEN: Text = text!("field-email-taken");

/// A session that would end before the code does.
pub const SESSION_TOO_SHORT: Text = text!("field-email-session-too-short");

/// What is wrong with a mobile number.
#[must_use]
pub fn mobile(error: MobileNumberError) -> Text {
    match error {
        MobileNumberError::Empty => text!("field-mobile-empty"),
        MobileNumberError::NotAMobileNumber => text!("field-mobile-malformed"),
    }
}

/// What is wrong with an answer that should exist.
#[must_use]
pub fn typed_answer(error: TypedAnswerError) -> Text {
    match error {
        TypedAnswerError::Empty => text!("field-answer-empty"),
        TypedAnswerError::TooLong => text!("field-answer-too-long"),
    }
}

/// What is wrong with a chosen answer.
#[must_use]
pub fn answer(refusal: AnswerRefusal) -> Text {
    match refusal {
        AnswerRefusal::Empty => text!("field-answer-empty"),
        AnswerRefusal::TooShort => text!("field-answer-too-short"),
        AnswerRefusal::TooLong => text!("field-answer-too-long"),
        AnswerRefusal::Repeated => text!("field-answer-repeated"),
        AnswerRefusal::InQuestion => text!("field-answer-in-question"),
        AnswerRefusal::IsPasscode => text!("field-answer-is-passcode"),
        AnswerRefusal::IsSmartcardNumber => text!("field-answer-is-number"),
        AnswerRefusal::IsEmail => text!("field-answer-is-email"),
    }
}

/// What is wrong with the form of a code.
#[must_use]
pub fn typed_code(error: TypedCodeError) -> Text {
    match error {
        TypedCodeError::Empty => text!("field-code-empty"),
        TypedCodeError::NotACode => text!("field-code-not-eight-digits"),
    }
}

/// A wrong passcode of a holder who is signed in.
#[must_use]
pub fn wrong_passcode(left: i32) -> Text {
    text!("field-passcode-wrong", left = left)
}

/// A new email address without the passcode that it takes.
pub const PASSCODE_FOR_NEW_EMAIL: Text = text!("field-passcode-for-new-email");

/// A wrong code.
#[must_use]
pub fn wrong_code(left: i32) -> Text {
    text!("field-code-wrong", left = left)
}

/// A code that is expired, replaced, spent or exhausted: all the same to a stranger.
pub const DEAD_CODE: Text = text!("field-code-dead");

/// No choice of what happened to a card.
pub const CHOOSE_WHAT_HAPPENED: Text = text!("field-reason-empty");

/// No number to ring back.
pub const ENTER_CALLBACK: Text = text!("field-callback-empty");

/// What is wrong with a number to ring back.
#[must_use]
pub fn callback(error: SaidError) -> Text {
    match error {
        SaidError::NoNumber => text!("field-callback-malformed"),
        SaidError::TooLong => text!("field-callback-too-long", max = CALLBACK_MAX),
    }
}

/// A note that does not fit.
#[must_use]
pub fn note_too_long() -> Text {
    text!("field-note-too-long", max = NOTE_MAX)
}

/// A crime number that does not fit.
#[must_use]
pub fn crime_number_too_long() -> Text {
    text!("field-crime-number-too-long", max = CRIME_NUMBER_MAX)
}
