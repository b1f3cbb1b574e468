//! A mobile telephone number, kept in one form however it was typed.
//!
//! It is a contact detail only: no proof is ever sent to it. This module may
//! not know networks or whether anybody answers.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::smartcard_number::is_separator;

/// How many digits may follow the plus sign (E.164 allows 15 at most).
const INTERNATIONAL_DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// A mobile number in E.164 form: a plus sign, country code and number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MobileNumber(String);

/// Why a text is not a mobile number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MobileNumberError {
    /// Nothing was typed, or nothing but separators.
    #[error("the mobile number is empty")]
    Empty,
    /// Neither a UK mobile nor a full international number.
    #[error("not a mobile number")]
    NotAMobileNumber,
}

impl MobileNumber {
    /// Reads a UK mobile (07…, +447…, 00447…) or another country's number with
    /// its code (+… or 00…). Spaces, dashes, dots and brackets do not count.
    ///
    /// # Errors
    /// See [`MobileNumberError`].
    pub fn parse(typed: &str) -> Result<Self, MobileNumberError> {
        let compact: String = typed.chars().filter(|c| !is_filler(*c)).collect();
        if compact.is_empty() {
            return Err(MobileNumberError::Empty);
        }
        let digits = international_digits(&compact).ok_or(MobileNumberError::NotAMobileNumber)?;
        if is_plausible(&digits) {
            Ok(Self(format!("+{digits}")))
        } else {
            Err(MobileNumberError::NotAMobileNumber)
        }
    }

    /// The number in E.164 form, such as `+447700900123`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as people in the UK read it: `07700 900123`. A number of
    /// another country stays in E.164 form.
    #[must_use]
    pub fn display(&self) -> String {
        let national = self
            .0
            .strip_prefix("+44")
            .and_then(|n| n.split_at_checked(4));
        national.map_or_else(|| self.0.clone(), |(area, rest)| format!("0{area} {rest}"))
    }

    /// Enough to recognise one's own number by: the last three digits, behind
    /// a fixed number of dots that does not give the length away.
    #[must_use]
    pub fn masked(&self) -> String {
        let split = self.0.len().saturating_sub(3);
        format!("•••• ••• {}", self.0.get(split..).unwrap_or_default())
    }
}

fn is_filler(c: char) -> bool {
    is_separator(c) || matches!(c, '.' | '(' | ')')
}

/// The digits from the country code on, whichever way the code was written.
fn international_digits(compact: &str) -> Option<String> {
    let with_code = compact
        .strip_prefix('+')
        .or_else(|| compact.strip_prefix("00"));
    match with_code {
        // "+44 (0)7700…" is a common way to write both forms at once.
        Some(digits) => Some(
            digits
                .strip_prefix("4407")
                .map_or_else(|| digits.to_owned(), |rest| format!("447{rest}")),
        ),
        None => compact.strip_prefix("07").map(|rest| format!("447{rest}")),
    }
}

fn is_plausible(digits: &str) -> bool {
    let right_length = match digits.strip_prefix("44") {
        Some(national) => national.starts_with('7') && national.len() == 10,
        None => INTERNATIONAL_DIGITS.contains(&digits.len()),
    };
    right_length && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Debug output may end in a log, so it shows the masked form only.
impl fmt::Debug for MobileNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MobileNumber({})", self.masked())
    }
}

impl TryFrom<String> for MobileNumber {
    type Error = MobileNumberError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<MobileNumber> for String {
    fn from(number: MobileNumber) -> Self {
        number.0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stored(typed: &str) -> Result<String, MobileNumberError> {
        MobileNumber::parse(typed).map(String::from)
    }

    #[test]
    fn a_uk_mobile_is_one_number_however_it_is_typed() {
        for typed in [
            "07700900123",
            " 07700 900123 ",
            "07700-900-123",
            "07700.900.123",
            "(07700) 900123",
            "07700\u{a0}900\u{2013}123",
            "+447700900123",
            "+44 7700 900123",
            "+44 (0)7700 900123",
            "00447700900123",
            "0044 (0) 7700 900 123",
        ] {
            assert_eq!(stored(typed).as_deref(), Ok("+447700900123"), "{typed:?}");
        }
    }

    #[test]
    fn a_number_of_another_country_needs_its_code() {
        for (typed, expected) in [
            ("+353 85 012 3456", "+353850123456"),
            ("00353 85 012 3456", "+353850123456"),
            ("+1 (202) 555-0143", "+12025550143"),
            ("+290 51234", "+29051234"),
            ("+123456789012345", "+123456789012345"),
        ] {
            assert_eq!(stored(typed).as_deref(), Ok(expected), "{typed:?}");
        }
    }

    #[test]
    fn nothing_typed_is_empty_rather_than_wrong() {
        for typed in ["", "  ", "\t", "()", "-.-"] {
            assert_eq!(stored(typed), Err(MobileNumberError::Empty), "{typed:?}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for typed in [
            "7700900123",
            "0770090012",
            "077009001234",
            "+4477009001234",
            "+44770090012",
            "020 7946 0123",
            "+44 20 7946 0123",
            "+1234567",
            "+1234567890123456",
            "+0123456789",
            "000123456789",
            "++447700900123",
            "447700900123",
            "+",
            "00",
            "07700 9OO123",
            "07700 900123 ext 4",
            "07700900123;drop",
            "０７７００９００１２３",
            "٠٧٧٠٠٩٠٠١٢٣",
            "07700\u{200b}900123",
            "999",
            "mary@nhs.net",
        ] {
            assert_eq!(
                stored(typed),
                Err(MobileNumberError::NotAMobileNumber),
                "{typed:?}"
            );
        }
    }

    #[test]
    fn it_is_shown_the_way_people_read_it() {
        assert_eq!(
            MobileNumber::parse("+447700900123").unwrap().display(),
            "07700 900123"
        );
        assert_eq!(
            MobileNumber::parse("+353850123456").unwrap().display(),
            "+353850123456"
        );
    }

    #[test]
    fn the_mask_and_debug_output_show_the_last_three_digits_only() {
        for typed in ["07700 900123", "+12025550123"] {
            let number = MobileNumber::parse(typed).unwrap();
            assert_eq!(number.masked(), "•••• ••• 123");
            assert_eq!(format!("{number:?}"), "MobileNumber(•••• ••• 123)");
        }
    }

    #[test]
    fn stored_text_is_checked_like_typed_text() {
        let number: MobileNumber = serde_json::from_str("\"07700 900123\"").unwrap();
        assert_eq!(serde_json::to_string(&number).unwrap(), "\"+447700900123\"");
        assert!(serde_json::from_str::<MobileNumber>("\"0770\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_stored_or_shown_reads_back_as_the_same_number(digits in "7[0-9]{9}") {
            let number = MobileNumber::parse(&format!("0{digits}")).unwrap();
            prop_assert_eq!(&MobileNumber::parse(number.as_str()).unwrap(), &number);
            prop_assert_eq!(&MobileNumber::parse(&number.display()).unwrap(), &number);
        }

        #[test]
        fn whatever_is_typed_gives_e164_or_a_refusal(typed in any::<String>()) {
            if let Ok(number) = MobileNumber::parse(&typed) {
                let digits = number.as_str().strip_prefix('+').unwrap();
                prop_assert!((8..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
