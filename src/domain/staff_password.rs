//! What a staff password must be like (ASVS 5.0 V6.2): long, and not one that those who guess try first.
//!
//! zxcvbn judges it as they would: common passwords, names, dates, keyboard walks, and what belongs to
//! the person. Verified exactly as typed; nothing is cut, folded or trimmed. Pure.

use std::fmt;

use zeroize::Zeroizing;
use zxcvbn::Score;

/// The fewest characters.
pub const MIN_CHARS: usize = 12;
/// The most characters: a passphrase fits, a flood does not.
pub const MAX_CHARS: usize = 128;
/// zxcvbn's "safely unguessable": moderate protection even from an offline guesser.
const ENOUGH: Score = Score::Three;

/// A password as somebody typed it. Shown by nothing.
#[derive(Clone)]
pub struct TypedPassword(Zeroizing<String>);

impl TypedPassword {
    /// Takes what was typed.
    ///
    /// # Errors
    /// `None` when it is empty or longer than any password is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty() && text.chars().count() <= MAX_CHARS;
        fits.then(|| Self(Zeroizing::new(text.to_owned())))
    }

    /// The bytes to hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for TypedPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedPassword(…)")
    }
}

/// A new password that will do.
#[derive(Debug, Clone)]
pub struct NewPassword(TypedPassword);

/// Why a new password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordRefusal {
    /// Nothing was typed.
    Empty,
    /// Fewer than [`MIN_CHARS`].
    TooShort,
    /// More than [`MAX_CHARS`].
    TooLong,
    /// The second one differs.
    Mismatch,
    /// Among the first that a guesser tries.
    Guessable,
}

impl NewPassword {
    /// Judges a new password; `personal` is what belongs to the person: name, email, the service's name.
    ///
    /// # Errors
    /// See [`PasswordRefusal`].
    pub fn choose(text: &str, confirm: &str, personal: &[&str]) -> Result<Self, PasswordRefusal> {
        let chars = text.chars().count();
        if chars == 0 {
            return Err(PasswordRefusal::Empty);
        }
        if chars < MIN_CHARS {
            return Err(PasswordRefusal::TooShort);
        }
        let typed = TypedPassword::parse(text).ok_or(PasswordRefusal::TooLong)?;
        if text != confirm {
            return Err(PasswordRefusal::Mismatch);
        }
        let parts: Vec<&str> = personal
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
            .chain(personal.iter().copied())
            .filter(|part| part.len() > 2)
            .collect();
        if zxcvbn::zxcvbn(text, &parts).score() < ENOUGH {
            return Err(PasswordRefusal::Guessable);
        }
        Ok(Self(typed))
    }

    /// The bytes to hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> Option<PasswordRefusal> {
        let personal = [
            "Amelia Fairweather",
            "amelia.fairweather@demo.example",
            "Latchkey",
        ];
        NewPassword::choose(text, text, &personal).err()
    }

    #[test]
    fn what_guessers_try_first_is_refused() {
        for common in [
            "password1234",
            "qwertyuiop12",
            "123456789012",
            "aaaaaaaaaaaaaa",
            "iloveyou2026",
            "ameliafairweather",
            "Latchkey2026!",
            "abcdefghijklm",
            "Password1234!",
        ] {
            assert_eq!(
                refusal(common),
                Some(PasswordRefusal::Guessable),
                "{common}"
            );
        }
    }

    #[test]
    fn length_counts_characters_and_nothing_is_cut() {
        assert_eq!(refusal(""), Some(PasswordRefusal::Empty));
        assert_eq!(refusal("tüßöäéñøåč1"), Some(PasswordRefusal::TooShort));
        assert_eq!(refusal("otter lantern copper 52 "), None);
        assert_eq!(refusal(&"ö".repeat(129)), Some(PasswordRefusal::TooLong));
        let spaced = NewPassword::choose(" otter lantern copper", " otter lantern copper", &[]);
        assert_eq!(spaced.unwrap().as_bytes(), b" otter lantern copper");
    }

    #[test]
    fn both_must_be_the_same_exactly() {
        let two = NewPassword::choose("otter lantern copper", "Otter lantern copper", &[]);
        assert_eq!(two.err(), Some(PasswordRefusal::Mismatch));
    }
}
