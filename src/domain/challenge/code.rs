//! A code as it is drawn, read and typed.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// Digits in a code: 100,000,000 possibilities against five entries.
pub const CODE_DIGITS: usize = 8;
/// How many codes there are.
pub const CODES: u32 = 100_000_000;

/// A code in plain: in memory only, between drawing it and sealing it for the mail.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Code(String);

impl Code {
    /// Draws a uniform code from 32-bit random words; words that would bias it are thrown away.
    pub fn draw(mut next_word: impl FnMut() -> u32) -> Self {
        const FAIR: u32 = u32::MAX - u32::MAX % CODES;
        loop {
            let word = next_word();
            if word < FAIR {
                return Self(format!("{:0width$}", word % CODES, width = CODE_DIGITS));
            }
        }
    }

    /// The bare digits, for the keyed hash.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// As a person reads it: `1234 5678`.
    #[must_use]
    pub fn grouped(&self) -> String {
        let (left, right) = self.0.split_at(CODE_DIGITS / 2);
        format!("{left} {right}")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// Why what was typed cannot be a code. No entry is spent on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TypedCodeError {
    /// Nothing was typed.
    #[error("no code was typed")]
    Empty,
    /// Something other than eight digits, spaces and dashes.
    #[error("a code is {CODE_DIGITS} digits")]
    NotACode,
}

/// A candidate that has the form of a code.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TypedCode(String);

impl TypedCode {
    /// Reads what a person typed or pasted: spaces, hyphens and dashes do not matter.
    ///
    /// # Errors
    /// When it is empty or is not eight ASCII digits.
    pub fn parse(typed: &str) -> Result<Self, TypedCodeError> {
        let digits: String = typed.chars().filter(|c| !is_separator(*c)).collect();
        if digits.is_empty() {
            return Err(TypedCodeError::Empty);
        }
        if digits.len() != CODE_DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(TypedCodeError::NotACode);
        }
        Ok(Self(digits))
    }

    /// The bare digits, for the keyed hash.
    #[must_use]
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TypedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedCode(…)")
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{00ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digits_make_up_the_number_of_codes() {
        assert_eq!(10_usize.pow(8), CODES as usize);
        assert_eq!(CODE_DIGITS, 8);
    }

    #[test]
    fn codes_are_eight_digits_and_biased_words_are_thrown_away() {
        let mut words = [u32::MAX, 42].into_iter();
        let code = Code::draw(|| words.next().unwrap());
        assert_eq!(code.digits(), "00000042");
        assert_eq!(code.grouped(), "0000 0042");
        assert!(
            words.next().is_none(),
            "the unfair word was not drawn again"
        );
    }

    #[test]
    fn typing_forgives_spaces_and_dashes_only() {
        for typed in [
            "12345678",
            " 1234 5678 ",
            "1234-5678",
            "1234\u{2013}5678",
            "12 34\u{a0}56 78",
        ] {
            assert_eq!(TypedCode::parse(typed).unwrap().digits(), "12345678");
        }
        for typed in ["1234567", "123456789", "1234567a", "１２３４５６７８"] {
            assert_eq!(
                TypedCode::parse(typed).unwrap_err(),
                TypedCodeError::NotACode
            );
        }
        assert_eq!(TypedCode::parse(" - ").unwrap_err(), TypedCodeError::Empty);
    }

    #[test]
    fn debug_output_never_shows_a_code() {
        let typed = TypedCode::parse("12345678").unwrap();
        assert!(!format!("{typed:?} {:?}", Code::draw(|| 12_345_678)).contains("1234"));
        assert_eq!(format!("{typed:?}"), "TypedCode(…)");
        assert_eq!(format!("{:?}", Code::draw(|| 1)), "Code(…)");
    }
}
