//! What people write about an incident: a note, a number to ring back, a crime number. Each on one line, in
//! characters that can be seen. Pure.

use serde::{Deserialize, Serialize};

/// The most characters of a note.
pub const NOTE_MAX: usize = 300;
/// The most characters of a number to ring back: an extension or a bleep may stand with it.
pub const CALLBACK_MAX: usize = 40;
/// The most characters of a crime number.
pub const CRIME_NUMBER_MAX: usize = 40;
/// The fewest digits that somebody can be rung at: an extension has four.
const CALLBACK_DIGITS: usize = 4;

/// Why a text will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidError {
    /// More than fits.
    TooLong,
    /// Nothing that can be rung.
    NoNumber,
}

/// What happened, in somebody's words; empty for nothing said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note(String);

/// Where somebody can be rung; empty for nowhere.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Callback(String);

/// The number under which the police keep a theft; empty while there is none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CrimeNumber(String);

/// A text on one line, without what cannot be seen.
fn line(text: &str, most: usize) -> Result<String, SaidError> {
    let seen = |c: &char| !is_invisible(*c);
    let words: Vec<String> = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .map(|word| word.chars().filter(seen).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    let line = words.join(" ");
    match line.chars().count() > most {
        true => Err(SaidError::TooLong),
        false => Ok(line),
    }
}

/// Marks that change how other text is shown, and are not seen themselves.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

macro_rules! text {
    ($name:ident) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}
text!(Note);
text!(Callback);
text!(CrimeNumber);

impl Note {
    /// Reads what was typed.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn parse(text: &str) -> Result<Self, SaidError> {
        line(text, NOTE_MAX).map(Self)
    }
}

impl CrimeNumber {
    /// Reads what was typed. Forces write them in many ways, so any will do.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn parse(text: &str) -> Result<Self, SaidError> {
        line(text, CRIME_NUMBER_MAX).map(Self)
    }
}

impl Callback {
    /// Reads what was typed, or nothing.
    ///
    /// # Errors
    /// When it does not fit, or there is nothing in it to ring.
    pub fn parse(text: &str) -> Result<Self, SaidError> {
        let line = line(text, CALLBACK_MAX)?;
        let digits = line.chars().filter(char::is_ascii_digit).count();
        match line.is_empty() || digits >= CALLBACK_DIGITS {
            true => Ok(Self(line)),
            false => Err(SaidError::NoNumber),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_stays_on_one_line_and_can_be_seen() {
        let note = Note::parse(" left in\r\n the\u{202e} canteen\0\u{1b}[31m ").unwrap();
        assert_eq!(note.as_str(), "left in the canteen [31m");
        assert_eq!(Note::parse(" \u{feff}\n ").unwrap(), Note::default());
        assert!(Note::parse(&"x".repeat(NOTE_MAX)).is_ok());
        assert_eq!(
            Note::parse(&"x".repeat(NOTE_MAX + 1)),
            Err(SaidError::TooLong)
        );
    }

    #[test]
    fn a_callback_can_be_rung() {
        for good in [
            "01632 960123",
            "+44 7700 900123",
            "ext 4021",
            "bleep 2071",
            "",
        ] {
            assert_eq!(Callback::parse(good).unwrap().as_str(), good);
        }
        assert_eq!(Callback::parse("at home"), Err(SaidError::NoNumber));
        assert_eq!(Callback::parse("x 12"), Err(SaidError::NoNumber));
        assert_eq!(Callback::parse(&"1".repeat(41)), Err(SaidError::TooLong));
    }

    #[test]
    fn a_crime_number_may_be_written_in_any_way() {
        for good in ["", "CAD 1234/22NOV26", "42/98765/26"] {
            assert_eq!(CrimeNumber::parse(good).unwrap().as_str(), good);
        }
        assert!(CrimeNumber::parse(&"1".repeat(41)).is_err());
    }
}
