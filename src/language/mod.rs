//! Words by language: English and Welsh. A language is a folder of `locales/`, and
//! `build/messages.rs` holds the folders against each other.
//!
//! [`Text`] is what something says, in no language yet; a [`Language`] says it. It
//! knows no page and no mail, only how templates ask for words.

mod templates;
mod text;

use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, langid, static_loader};
use serde::{Deserialize, Serialize};

pub use templates::{teach, translated};
pub(crate) use text::text;
pub use text::{Argument, Text};

use crate::domain::question::QuestionId;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static ENGLISH: LanguageIdentifier = langid!("en");
static WELSH: LanguageIdentifier = langid!("cy");

/// A language that the portal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Language {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// Welsh: in Wales its speakers are equal to those of English.
    #[serde(rename = "cy")]
    Welsh,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::Welsh];

    /// Its code: `en` or `cy` (BCP 47), as in `lang`, cookies and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// The language of a code, if it is one of ours.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// What a text says in this language.
    #[must_use]
    pub fn say(self, text: &Text) -> String {
        text.in_language(self)
    }

    /// The text of a security question.
    #[must_use]
    pub fn question(self, question: QuestionId) -> String {
        self.say(&Text::question(question))
    }

    /// A message with its arguments; in English where this language lacks it, which the
    /// build does not let happen.
    fn message<N: AsRef<str>>(
        self,
        key: &str,
        arguments: &HashMap<N, FluentValue<'static>>,
    ) -> Result<String, String> {
        let say = |language: &_| LOCALES.lookup_single_language(language, key, Some(arguments));
        let own = match self {
            Self::English => &ENGLISH,
            Self::Welsh => &WELSH,
        };
        say(own)
            .or_else(|_| say(&ENGLISH))
            .map_err(|error| format!("{key}: {error}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_its_text_in_both_languages() {
        for id in QuestionId::ALL {
            let texts = Language::ALL.map(|language| language.question(id));
            for text in &texts {
                assert!(text.ends_with('?'), "{} reads {text:?}", id.as_str());
            }
            assert_ne!(texts[0], texts[1]);
        }
    }

    #[test]
    fn a_code_is_read_back() {
        for language in Language::ALL {
            assert_eq!(Language::parse(language.code()), Some(language));
        }
        assert_eq!(Language::parse("fr"), None);
    }
}
