//! The passcode that opens a card: as typed today, and as newly chosen.
//!
//! The two are different types, because a card in use may carry a passcode that
//! no rule of today would allow, while a new one must pass every rule. Whether a
//! passcode is right, or equals the present one, is the card's affair: this
//! module may not know any hash.

mod weakness;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;
use zeroize::Zeroizing;

use super::smartcard_number::SmartcardNumber;
use weakness::weakness;

/// The longest text taken as an existing passcode, in characters. Far above any
/// real one; it only keeps a stranger from having a book hashed.
const MAX_TYPED_CHARS: usize = 64;

/// What shape a newly set passcode must have (DESIGN section 3).
///
/// The default is the leaflets' rule: 4 to 8 letters or digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasscodePolicy {
    /// Fewest characters, at least 4.
    pub min_length: usize,
    /// Most characters, at most 8.
    pub max_length: usize,
    /// Whether letters are allowed beside digits.
    pub letters: bool,
}

impl Default for PasscodePolicy {
    fn default() -> Self {
        Self {
            min_length: 4,
            max_length: 8,
            letters: true,
        }
    }
}

impl PasscodePolicy {
    /// Checks that cards can follow the policy: they take 4 to 8 characters.
    ///
    /// # Errors
    /// A sentence for the operator, naming the setting that is wrong.
    pub fn validate(&self) -> Result<(), &'static str> {
        if self.min_length < 4 {
            return Err("min_length must be at least 4");
        }
        if self.max_length > 8 {
            return Err("max_length must be at most 8");
        }
        if self.min_length > self.max_length {
            return Err("min_length must not be greater than max_length");
        }
        Ok(())
    }

    fn check_shape(&self, passcode: &str) -> Result<(), PasscodeRefusal> {
        if passcode.is_empty() {
            return Err(PasscodeRefusal::Empty);
        }
        // Characters come first: "12 34 56 78" is not too long, it has spaces.
        if !passcode.bytes().all(|b| self.allows(b)) {
            return Err(PasscodeRefusal::WrongCharacters {
                letters: self.letters,
            });
        }
        if passcode.len() < self.min_length {
            return Err(PasscodeRefusal::TooShort {
                min: self.min_length,
            });
        }
        if passcode.len() > self.max_length {
            return Err(PasscodeRefusal::TooLong {
                max: self.max_length,
            });
        }
        Ok(())
    }

    fn allows(&self, byte: u8) -> bool {
        byte.is_ascii_digit() || (self.letters && byte.is_ascii_alphabetic())
    }
}

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

/// A newly chosen passcode that passed every rule. Secret.
pub struct NewPasscode(Zeroizing<String>);

/// Why a new passcode is refused. The first reason found is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasscodeRefusal {
    /// Nothing was typed.
    #[error("the passcode is empty")]
    Empty,
    /// Fewer characters than the policy asks.
    #[error("the passcode has fewer than {min} characters")]
    TooShort {
        /// The policy's fewest characters.
        min: usize,
    },
    /// More characters than the policy allows.
    #[error("the passcode has more than {max} characters")]
    TooLong {
        /// The policy's most characters.
        max: usize,
    },
    /// A character that is neither a digit nor, where allowed, an ASCII letter.
    #[error("the passcode has characters that are not allowed")]
    WrongCharacters {
        /// Whether the policy allows letters, so that the message can say so.
        letters: bool,
    },
    /// On the list of well-known passcodes, or a year.
    #[error("the passcode is a common one")]
    Common,
    /// Each character follows the one before, up or down: 3456, dcba, 7890.
    #[error("the passcode is a sequence")]
    Sequential,
    /// One or two characters over and over: 7777, 1212.
    #[error("the passcode repeats itself")]
    Repeated,
    /// Digits that stand next to each other in the holder's own number.
    #[error("the passcode is part of the smartcard number")]
    FromSmartcardNumber,
    /// The second entry differs from the first.
    #[error("the two entries differ")]
    Mismatch,
}

impl NewPasscode {
    /// Accepts a passcode chosen for the card `number`, typed twice.
    ///
    /// The second entry is compared last: there is no use in typing a passcode
    /// again that would be refused anyway.
    ///
    /// # Errors
    /// The first [`PasscodeRefusal`] that applies.
    pub fn choose(
        policy: &PasscodePolicy,
        new: &str,
        confirm: &str,
        number: &SmartcardNumber,
    ) -> Result<Self, PasscodeRefusal> {
        policy.check_shape(new)?;
        if let Some(refusal) = weakness(new, number) {
            return Err(refusal);
        }
        if new != confirm {
            return Err(PasscodeRefusal::Mismatch);
        }
        Ok(Self(Zeroizing::new(new.to_owned())))
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

impl fmt::Debug for NewPasscode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPasscode(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DIGITS_ONLY: PasscodePolicy = PasscodePolicy {
        min_length: 6,
        max_length: 8,
        letters: false,
    };

    fn number() -> SmartcardNumber {
        SmartcardNumber::parse("555123456789").unwrap()
    }

    fn choose(policy: &PasscodePolicy, new: &str) -> Result<String, PasscodeRefusal> {
        NewPasscode::choose(policy, new, new, &number()).map(|chosen| chosen.expose().to_owned())
    }

    #[test]
    fn the_default_policy_is_the_leaflets_rule() {
        let policy = PasscodePolicy::default();
        assert_eq!(
            (policy.min_length, policy.max_length, policy.letters),
            (4, 8, true)
        );
        assert_eq!(policy.validate(), Ok(()));
        assert_eq!(DIGITS_ONLY.validate(), Ok(()));
    }

    #[test]
    fn a_policy_no_card_can_follow_is_refused() {
        for (min_length, max_length) in [(3, 8), (4, 9), (7, 6), (0, 0)] {
            let policy = PasscodePolicy {
                min_length,
                max_length,
                letters: true,
            };
            assert!(policy.validate().is_err(), "{min_length}..{max_length}");
        }
    }

    #[test]
    fn a_setting_left_out_keeps_its_default_and_an_unknown_one_is_refused() {
        let policy: PasscodePolicy = serde_json::from_str(r#"{"min_length": 6}"#).unwrap();
        assert_eq!(
            policy,
            PasscodePolicy {
                min_length: 6,
                ..PasscodePolicy::default()
            }
        );
        assert!(serde_json::from_str::<PasscodePolicy>(r#"{"symbols": true}"#).is_err());
    }

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
    fn a_passcode_of_the_right_shape_is_accepted() {
        for new in ["4829", "48291", "blue7", "Kx27", "tr33tops", "48295173"] {
            assert_eq!(choose(&PasscodePolicy::default(), new).as_deref(), Ok(new));
        }
        assert_eq!(choose(&DIGITS_ONLY, "482951").as_deref(), Ok("482951"));
    }

    #[test]
    fn a_passcode_of_the_wrong_shape_is_refused_with_its_reason() {
        let leaflets = PasscodePolicy::default();
        let letters = PasscodeRefusal::WrongCharacters { letters: true };
        let digits = PasscodeRefusal::WrongCharacters { letters: false };
        for (policy, new, refusal) in [
            (&leaflets, "", PasscodeRefusal::Empty),
            (&leaflets, "482", PasscodeRefusal::TooShort { min: 4 }),
            (&leaflets, "482951736", PasscodeRefusal::TooLong { max: 8 }),
            (&leaflets, "48 29", letters),
            (&leaflets, "12 34 56 78", letters),
            (&leaflets, "4829!", letters),
            (&leaflets, "48é9", letters),
            (&leaflets, "４８２９", letters),
            (&leaflets, "٤٨٢٩", letters),
            (&leaflets, "4829\0", letters),
            (&DIGITS_ONLY, "48295", PasscodeRefusal::TooShort { min: 6 }),
            (
                &DIGITS_ONLY,
                "482951736",
                PasscodeRefusal::TooLong { max: 8 },
            ),
            (&DIGITS_ONLY, "48295a", digits),
        ] {
            assert_eq!(choose(policy, new), Err(refusal), "{new:?}");
        }
    }

    #[test]
    fn a_weak_passcode_is_refused_even_when_typed_twice_alike() {
        assert_eq!(
            choose(&PasscodePolicy::default(), "QWERTY"),
            Err(PasscodeRefusal::Common)
        );
    }

    #[test]
    fn the_second_entry_must_be_the_same_and_is_looked_at_last() {
        let policy = PasscodePolicy::default();
        for (new, confirm, refusal) in [
            ("blue7", "blue8", PasscodeRefusal::Mismatch),
            ("blue7", "Blue7", PasscodeRefusal::Mismatch),
            ("blue7", "", PasscodeRefusal::Mismatch),
            ("3456", "9999", PasscodeRefusal::Sequential),
        ] {
            let refused = NewPasscode::choose(&policy, new, confirm, &number());
            assert_eq!(refused.unwrap_err(), refusal);
        }
    }

    #[test]
    fn debug_output_never_shows_a_passcode() {
        let typed = TypedPasscode::parse("blue7").unwrap();
        let new = NewPasscode::choose(&PasscodePolicy::default(), "blue7", "blue7", &number());
        assert_eq!(format!("{typed:?}"), "TypedPasscode(redacted)");
        assert_eq!(format!("{:?}", new.unwrap()), "NewPasscode(redacted)");
    }

    proptest! {
        #[test]
        fn whatever_is_accepted_has_the_policys_shape(new in "[0-9a-zA-Z é]{0,10}") {
            if let Ok(chosen) = choose(&DIGITS_ONLY, &new) {
                prop_assert!((6..=8).contains(&chosen.len()));
                prop_assert!(chosen.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
