//! The number under the photograph on a smartcard.
//!
//! It is the natural key people use, so every journey starts by reading one.
//! This module knows its shape only; it may not know whether a card exists.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How many digits a smartcard number has (DOMAIN, "smartcard number").
const DIGITS: usize = 12;

/// A 12-digit smartcard number, held without separators.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SmartcardNumber(String);

/// Why a text is not a smartcard number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SmartcardNumberError {
    /// Nothing was typed, or nothing but spaces and dashes.
    #[error("the smartcard number is empty")]
    Empty,
    /// Something was typed that is not twelve ASCII digits.
    #[error("a smartcard number has 12 digits")]
    NotTwelveDigits,
}

impl SmartcardNumber {
    /// Reads a number as people type it: spaces and dashes do not count.
    ///
    /// Only ASCII digits are taken. Full-width or Arabic digits would print as
    /// a number that no card carries and would split one card's strikes in two.
    ///
    /// # Errors
    /// See [`SmartcardNumberError`].
    pub fn parse(typed: &str) -> Result<Self, SmartcardNumberError> {
        let digits: String = typed.chars().filter(|c| !is_separator(*c)).collect();
        if digits.is_empty() {
            return Err(SmartcardNumberError::Empty);
        }
        if digits.len() != DIGITS || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(SmartcardNumberError::NotTwelveDigits);
        }
        Ok(Self(digits))
    }

    /// The twelve digits without separators.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits in three groups of four, as printed on the card.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(DIGITS + 2);
        for (position, digit) in self.0.chars().enumerate() {
            if position > 0 && position % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// Whether a character only separates groups of digits: any space, a hyphen,
/// a dash or a minus sign. People copy numbers from letters and web pages,
/// where these come in many forms.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '\u{ad}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

impl fmt::Display for SmartcardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for SmartcardNumber {
    type Error = SmartcardNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<SmartcardNumber> for String {
    fn from(number: SmartcardNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAIN: &str = "555123456789";

    #[test]
    fn a_number_is_read_however_people_space_it() {
        for typed in [
            "555123456789",
            "5551 2345 6789",
            "  5551-2345-6789\t",
            "5551\u{a0}2345\u{a0}6789",
            "5551\u{2009}2345\u{202f}6789",
            "5551\u{2013}2345\u{2014}6789",
            "5551\u{2011}2345\u{2212}6789",
            "5551\u{ad}23456789",
            "555 123 456 789\r\n",
        ] {
            let number = SmartcardNumber::parse(typed);
            assert_eq!(
                number.as_ref().map(SmartcardNumber::as_str),
                Ok(PLAIN),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn nothing_typed_is_empty_rather_than_wrong() {
        for typed in ["", " ", "\u{a0}", "----", " - "] {
            assert_eq!(
                SmartcardNumber::parse(typed),
                Err(SmartcardNumberError::Empty)
            );
        }
    }

    #[test]
    fn anything_but_twelve_ascii_digits_is_refused() {
        for typed in [
            "55512345678",
            "5551234567890",
            "55512345678a",
            "555123456789x",
            "5551.2345.6789",
            "+55512345678",
            "５５５１２３４５６７８９",
            "٥٥٥١٢٣٤٥٦٧٨٩",
            "५५५१२३४५६७८९",
            "５５５１",
            "555123456789\0",
            "5551\u{200b}23456789",
            "5551_2345_6789",
        ] {
            let refusal = SmartcardNumber::parse(typed);
            assert_eq!(
                refusal,
                Err(SmartcardNumberError::NotTwelveDigits),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn it_is_shown_in_three_groups_and_printed_plain() {
        let number = SmartcardNumber::parse(PLAIN).unwrap();
        assert_eq!(number.grouped(), "5551 2345 6789");
        assert_eq!(number.to_string(), PLAIN);
    }

    #[test]
    fn stored_text_is_checked_like_typed_text() {
        let number: SmartcardNumber = serde_json::from_str("\"5551 2345 6789\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"555123456789\"");
        assert!(serde_json::from_str::<SmartcardNumber>("\"55512345678\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back_as_the_same_number(digits in "[0-9]{12}") {
            let number = SmartcardNumber::parse(&digits).unwrap();
            prop_assert_eq!(&SmartcardNumber::parse(&number.grouped()).unwrap(), &number);
            prop_assert_eq!(number.as_str(), digits);
        }

        #[test]
        fn whatever_is_typed_gives_twelve_digits_or_a_refusal(typed in any::<String>()) {
            if let Ok(number) = SmartcardNumber::parse(&typed) {
                prop_assert_eq!(number.as_str().len(), 12);
                prop_assert!(number.as_str().bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
