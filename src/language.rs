//! Words by language and id. English today; a language is a folder of `locales/`.

use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use crate::domain::question::QuestionId;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language that the portal speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::English => fluent_templates::langid!("en"),
        }
    }

    /// The text of a security question.
    #[must_use]
    pub fn question(self, question: QuestionId) -> String {
        LOCALES.lookup(&self.identifier(), &question.message_key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_its_text() {
        for id in QuestionId::ALL {
            let text = Language::English.question(id);
            assert!(text.ends_with('?'), "{} reads {text:?}", id.as_str());
        }
    }
}
