//! A passcode as it is typed today, whatever rule it was chosen under.

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

/// The longest text taken as an existing passcode, in characters. Far above any
/// real one; it only keeps a stranger from having a book hashed.
const MAX_TYPED_CHARS: usize = 64;

/// An existing passcode as somebody typed it, not yet verified. Secret.
pub struct TypedPasscode(Zeroizing<String>);

/// Why a text cannot be an existing passcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TypedPasscodeError {
    /// Nothing was typed.
    #[error("the passcode is empty")]
    Empty,
    /// More than 64 characters.
    #[error("the passcode is too long")]
    TooLong,
}

impl TypedPasscode {
    /// Takes a passcode exactly as received: nothing is trimmed, folded or cut
    /// (ASVS 6.2, SECURITY section 1), so that what the card verifies is what
    /// was typed.
    ///
    /// # Errors
    /// See [`TypedPasscodeError`].
    pub fn parse(typed: &str) -> Result<Self, TypedPasscodeError> {
        if typed.is_empty() {
            return Err(TypedPasscodeError::Empty);
        }
        if typed.chars().nth(MAX_TYPED_CHARS).is_some() {
            return Err(TypedPasscodeError::TooLong);
        }
        Ok(Self(Zeroizing::new(typed.to_owned())))
    }

    /// The passcode in plain text, for the card alone.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedPasscode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPasscode(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_existing_passcode_is_kept_exactly_as_received() {
        for typed in [
            "4829",
            " 4829 ",
            "PaSs",
            "é\u{a0}",
            "４８２９",
            &"x".repeat(64),
            &"é".repeat(64),
        ] {
            assert_eq!(TypedPasscode::parse(typed).unwrap().expose(), typed);
        }
    }

    #[test]
    fn an_existing_passcode_is_neither_empty_nor_a_book() {
        assert_eq!(
            TypedPasscode::parse("").unwrap_err(),
            TypedPasscodeError::Empty
        );
        let book = "é".repeat(65);
        assert_eq!(
            TypedPasscode::parse(&book).unwrap_err(),
            TypedPasscodeError::TooLong
        );
    }

    #[test]
    fn debug_output_never_shows_a_passcode() {
        let typed = TypedPasscode::parse("blue7").unwrap();
        assert_eq!(format!("{typed:?}"), "TypedPasscode(redacted)");
    }
}
