//! The parameters of a request, read strictly: unknown, repeated and unreadable ones are all told at once.

use std::collections::BTreeMap;

use actix_web::HttpRequest;
use time::format_description::well_known::Rfc3339;
use time::macros::datetime;
use time::{OffsetDateTime, UtcOffset};

use super::problem::{ApiError, FieldError};
use super::{MOST, PAGE};
use crate::domain::smartcard_number::SmartcardNumber;

/// The most characters of a value.
const MAX_CHARS: usize = 200;

/// The parameters that have not been taken yet, and what was wrong with those that were.
#[derive(Debug)]
pub struct Params {
    values: BTreeMap<String, String>,
    errors: Vec<FieldError>,
}

impl Params {
    /// Those of a request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        Self::read(request.query_string())
    }

    /// Those of the query of an address.
    #[must_use]
    pub fn read(query: &str) -> Self {
        let (mut values, mut errors) = (BTreeMap::new(), Vec::new());
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            // What was not UTF-8 has become U+FFFD; a database takes no NUL.
            let odd = |c: char| c.is_control() || c == '\u{fffd}';
            let name: String = name.chars().filter(|c| !odd(*c)).take(40).collect();
            if value.contains(odd) || value.chars().count() > MAX_CHARS {
                errors.push(FieldError::new(name, "cannot be read"));
            } else if values.insert(name.clone(), value.into_owned()).is_some() {
                errors.push(FieldError::new(name, "is given twice"));
            }
        }
        Self { values, errors }
    }

    /// Takes one; `expected` says what it must be like.
    pub fn take<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&str) -> Option<T>,
        expected: &str,
    ) -> Option<T> {
        let value = self.values.remove(name)?;
        let read = read(&value);
        if read.is_none() {
            self.errors.push(FieldError::new(name, expected));
        }
        read
    }

    /// Takes a text of these characters.
    pub fn text(
        &mut self,
        name: &str,
        chars: std::ops::RangeInclusive<usize>,
        allowed: fn(char) -> bool,
        expected: &str,
    ) -> Option<String> {
        let fits = |text: &str| chars.contains(&text.chars().count()) && text.chars().all(allowed);
        self.take(name, |text| fits(text).then(|| text.to_owned()), expected)
    }

    /// Takes the code of an organisation.
    pub fn ods_code(&mut self) -> Option<String> {
        let allowed = |c: char| c.is_ascii_alphanumeric();
        let code = self.text(
            "ods_code",
            1..=12,
            allowed,
            "must be 1 to 12 letters or digits",
        );
        code.map(|code| code.to_ascii_uppercase())
    }

    /// Takes a smartcard number.
    pub fn number(&mut self) -> Option<SmartcardNumber> {
        let read = |text: &str| SmartcardNumber::parse(text).ok();
        self.take("number", read, "must have 12 digits")
    }

    /// Takes a moment. Those that no row can have are moved to the nearest that one can.
    pub fn moment(&mut self, name: &str) -> Option<OffsetDateTime> {
        let read = |text: &str| {
            OffsetDateTime::parse(text, &Rfc3339)
                .ok()
                .map(within_reason)
        };
        self.take(name, read, "must be a time such as 2026-11-22T09:00:00Z")
    }

    /// Takes the key before which a page begins.
    pub fn before(&mut self) -> Option<i64> {
        let read = |text: &str| text.parse().ok().filter(|key| *key > 0);
        self.take("before", read, "must be a whole number above 0")
    }

    /// Takes how many rows a page shall have.
    pub fn limit(&mut self) -> i64 {
        let read = |text: &str| text.parse().ok().filter(|rows| (1..=MOST).contains(rows));
        let rows = self.take("limit", read, "must be a whole number from 1 to 200");
        rows.unwrap_or(PAGE)
    }

    /// Nothing may be left over.
    ///
    /// # Errors
    /// Everything that was wrong.
    pub fn end(mut self) -> Result<(), ApiError> {
        let unknown = self.values.into_keys();
        let unknown = unknown.map(|name| FieldError::new(name, "is no parameter here"));
        self.errors.extend(unknown);
        match self.errors.is_empty() {
            true => Ok(()),
            false => Err(ApiError::Invalid(self.errors)),
        }
    }
}

fn within_reason(at: OffsetDateTime) -> OffsetDateTime {
    let (first, last) = (
        datetime!(1970-01-01 0:00 UTC),
        datetime!(3000-01-01 0:00 UTC),
    );
    // The ends of time have no UTC.
    let utc = at.checked_to_offset(UtcOffset::UTC);
    utc.unwrap_or(if at.year() < 1970 { first } else { last })
        .clamp(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_wrong_is_told_at_once() {
        let mut params = Params::read("limit=0&number=1&number=2&bad=%ff&what=1&before=x");
        assert_eq!((params.limit(), params.number()), (PAGE, None));
        assert_eq!(params.before(), None);
        let Err(ApiError::Invalid(errors)) = params.end() else {
            panic!("nothing was wrong")
        };
        let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(
            fields,
            ["number", "bad", "limit", "number", "before", "what"]
        );
    }

    #[test]
    fn any_time_is_a_time() {
        for (text, year) in [
            ("2026-11-22T09:00:00%2B01:00", 2026),
            ("0000-01-01T00:00:00%2B23:59", 1970),
            ("9999-12-31T23:59:59-23:59", 3000),
        ] {
            let mut params = Params::read(&format!("from={text}"));
            assert_eq!(
                params.moment("from").map(OffsetDateTime::year),
                Some(year),
                "{text}"
            );
            assert!(params.end().is_ok());
        }
    }
}
