//! What shape the operator asks of a new passcode.

use serde::{Deserialize, Serialize};

use super::PasscodeRefusal;

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

    /// Whether a new passcode has the shape.
    pub(super) fn check_shape(&self, passcode: &str) -> Result<(), PasscodeRefusal> {
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

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS_ONLY: PasscodePolicy = PasscodePolicy {
        min_length: 6,
        max_length: 8,
        letters: false,
    };

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
}
