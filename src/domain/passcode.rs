//! The passcode that opens a card: as typed today, and as newly chosen.
//!
//! The two are different types, because a card in use may carry a passcode that
//! no rule of today would allow, while a new one must pass every rule. Whether a
//! passcode is right, or equals the present one, is the card's affair: this
//! module may not know any hash.

mod policy;
mod typed;
mod weakness;

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

use super::smartcard_number::SmartcardNumber;
use weakness::weakness;

pub use policy::PasscodePolicy;
pub use typed::{TypedPasscode, TypedPasscodeError};

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
        let new = NewPasscode::choose(&PasscodePolicy::default(), "blue7", "blue7", &number());
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
