//! What the console says of the domain's verdicts. Words only; every rule is elsewhere.

use time::OffsetDateTime;

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
