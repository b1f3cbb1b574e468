//! Why somebody of the Registration Authority acts on a holder: always asked for, kept in the trail. Pure.

/// The fewest characters that say anything.
pub const MIN_CHARS: usize = 5;
/// The most that fit the trail.
pub const MAX_CHARS: usize = 300;

/// A reason in somebody's own words, on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

/// Why a text is no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReasonError {
    /// Nothing, or next to nothing.
    TooShort,
    /// More than fits.
    TooLong,
}

impl Reason {
    /// Reads what was typed; white space of any kind becomes a single space.
    ///
    /// # Errors
    /// See [`ReasonError`].
    pub fn parse(text: &str) -> Result<Self, ReasonError> {
        let words: Vec<&str> = text
            .split(|c: char| c.is_whitespace() || c.is_control())
            .collect();
        let line = words
            .into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ");
        match line.chars().count() {
            n if n < MIN_CHARS => Err(ReasonError::TooShort),
            n if n > MAX_CHARS => Err(ReasonError::TooLong),
            _ => Ok(Self(line)),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_on_one_line() {
        assert_eq!(
            Reason::parse(" forgot\r\nher\tanswers ").unwrap().as_str(),
            "forgot her answers"
        );
        assert_eq!(Reason::parse(" ok \n "), Err(ReasonError::TooShort));
        assert_eq!(Reason::parse(&"x".repeat(301)), Err(ReasonError::TooLong));
    }
}
