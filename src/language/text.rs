//! What something says, in no language yet.
//!
//! Handlers and views make texts; the renderer says them in the language of the
//! page, so nothing in between needs to know which that is.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use time::OffsetDateTime;

use super::Language;
use crate::domain::question::QuestionId;
use crate::london;

/// A text: a message and its arguments, a time, or data that stands in the place of words.
///
/// In a page's context it is a map of one entry, under a mark of its own: that is how the
/// renderer tells a text from data.
#[derive(Debug, Clone, PartialEq)]
pub struct Text(Said);

/// The key of a text in a page's context; no data has it.
pub(super) const MARK: &str = "\u{1f}text";

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Said {
    Message(Cow<'static, str>, Vec<(Cow<'static, str>, Argument)>),
    Verbatim(String),
    Date(Day),
    Moment(Day, String),
}

/// A day by its numbers: the words around them are the language's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Day {
    of_month: i64,
    month: i64,
    year: i64,
}

/// What stands in a variable of a message.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Argument {
    /// Data, as it is.
    Data(String),
    /// A number, which may choose the form of a word.
    Number(i64),
    /// Another text.
    Said(Box<TextArgument>),
}

/// A text inside another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TextArgument(Said);

/// A message by its key, with its arguments: `text!("moment", time = "14:32", date = Text::date(at))`.
macro_rules! text {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::language::Text::message($key)$(.with(stringify!($name), $value))*
    };
}
pub(crate) use text;

impl Text {
    /// A message by its key; the macro `text!` is the usual way.
    #[must_use]
    pub const fn message(key: &'static str) -> Self {
        Self(Said::Message(Cow::Borrowed(key), Vec::new()))
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        if let Said::Message(_, arguments) = &mut self.0 {
            arguments.push((Cow::Borrowed(name), value.into()));
        }
        self
    }

    /// A message whose key is read from a template.
    #[must_use]
    pub fn keyed(key: String) -> Self {
        Self(Said::Message(Cow::Owned(key), Vec::new()))
    }

    /// A security question.
    #[must_use]
    pub fn question(id: QuestionId) -> Self {
        Self::keyed(id.message_key())
    }

    /// Data in the place of words: a name, a number, an address.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self(Said::Verbatim(text.into()))
    }

    /// The day of a moment in London: `22 November 2026`.
    #[must_use]
    pub fn date(at: OffsetDateTime) -> Self {
        Self(Said::Date(Day::of(at)))
    }

    /// A moment in London: `14:32 on 22 November 2026`.
    #[must_use]
    pub fn moment(at: OffsetDateTime) -> Self {
        Self(Said::Moment(Day::of(at), london::clock_time(at)))
    }

    /// A moment in London: `14:32:07 on 22 November 2026`.
    #[must_use]
    pub fn moment_with_seconds(at: OffsetDateTime) -> Self {
        let time = london::clock_time_with_seconds(at);
        Self(Said::Moment(Day::of(at), time))
    }

    /// The text as data, in a language.
    pub(super) fn in_language(&self, language: Language) -> String {
        self.0.in_language(language)
    }
}

impl Day {
    fn of(at: OffsetDateTime) -> Self {
        let day = london::day(at);
        Self {
            of_month: day.day().into(),
            month: u8::from(day.month()).into(),
            year: day.year().into(),
        }
    }

    fn in_language(&self, language: Language) -> String {
        let numbers = [("day", self.of_month), ("month", self.month)];
        let mut arguments: HashMap<&str, FluentValue<'static>> = numbers
            .map(|(name, number)| (name, number.into()))
            .into_iter()
            .collect();
        // As a word: a year has no thousands.
        arguments.insert("year", self.year.to_string().into());
        said(language, "date", &arguments)
    }
}

impl Said {
    pub(super) fn in_language(&self, language: Language) -> String {
        match self {
            Self::Verbatim(text) => text.clone(),
            Self::Date(day) => day.in_language(language),
            Self::Moment(day, time) => {
                let date = day.in_language(language);
                let arguments = [("date", date.into()), ("time", time.clone().into())];
                said(language, "moment", &arguments.into_iter().collect())
            }
            Self::Message(key, arguments) => {
                let arguments = arguments
                    .iter()
                    .map(|(name, value)| (name.as_ref(), value.in_language(language)));
                said(language, key, &arguments.collect())
            }
        }
    }
}

/// A message; its key where it cannot be said, which tells more than nothing.
fn said(language: Language, key: &str, arguments: &HashMap<&str, FluentValue<'static>>) -> String {
    language.message(key, arguments).unwrap_or_else(|error| {
        tracing::error!(%error, "a message cannot be said");
        key.to_owned()
    })
}

impl Argument {
    fn in_language(&self, language: Language) -> FluentValue<'static> {
        match self {
            Self::Data(text) => text.clone().into(),
            Self::Number(number) => (*number).into(),
            Self::Said(text) => text.0.in_language(language).into(),
        }
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(MARK, &self.0)?;
        map.end()
    }
}

/// Nothing said.
impl Default for Text {
    fn default() -> Self {
        Self::verbatim("")
    }
}

impl From<Text> for Argument {
    fn from(text: Text) -> Self {
        Self::Said(Box::new(TextArgument(text.0)))
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Data(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Data(text.to_owned())
    }
}

/// Numbers that count something are far below the largest.
macro_rules! numbers {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Argument {
            fn from(number: $kind) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        })*
    };
}
numbers!(u8, u16, u32, u64, usize, i16, i32, i64);

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    const AT: OffsetDateTime = datetime!(2026-06-01 23:30 UTC);

    #[test]
    fn days_and_moments_are_londons_in_both_languages() {
        let both = |text: Text| Language::ALL.map(|language| language.say(&text));
        assert_eq!(both(Text::date(AT)), ["2 June 2026", "2 Mehefin 2026"]);
        assert_eq!(
            both(Text::moment(AT)),
            ["00:30 on 2 June 2026", "00:30 ar 2 Mehefin 2026"]
        );
    }

    #[test]
    fn a_text_may_stand_in_another() {
        let text = text!("moment", date = Text::date(AT), time = "noon");
        assert_eq!(Language::English.say(&text), "noon on 2 June 2026");
    }
}
