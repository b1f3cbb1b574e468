//! The twenty security questions, by id, and the four a holder has.
//!
//! The sentences live in `locales/<language>/questions.ftl`; this module knows
//! ids only. It may not know whether a card exists or what anybody answered.

mod decoys;
mod four;

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use four::{FourQuestions, RepeatedQuestion};

/// One of the twenty questions. Ids are stored and hashed with the answers, so
/// an id never changes its spelling or its meaning.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct QuestionId(&'static str);

/// A text that is the id of no question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no such question")]
pub struct UnknownQuestion;

impl QuestionId {
    /// Every question, in the order in which the lists show them. Decoys are
    /// drawn by position: another order gives every unknown card new ones.
    pub const ALL: [Self; 20] = [
        Self("first-pet"),
        Self("first-friend"),
        Self("friend-road"),
        Self("childhood-nickname"),
        Self("childhood-toy"),
        Self("childhood-book"),
        Self("childhood-song"),
        Self("childhood-shop"),
        Self("childhood-neighbour"),
        Self("childhood-place"),
        Self("childhood-gift"),
        Self("wished-name"),
        Self("lost-treasure"),
        Self("first-club"),
        Self("helpful-teacher"),
        Self("first-concert"),
        Self("first-trip"),
        Self("first-manager"),
        Self("first-savings"),
        Self("career-inspiration"),
    ];

    /// The question with this id, if there is one.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.0 == id)
    }

    /// The id, such as `first-pet`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The key of the question's sentence in the language files.
    #[must_use]
    pub fn message_key(self) -> String {
        format!("question-{}", self.0)
    }
}

impl fmt::Debug for QuestionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "QuestionId({})", self.0)
    }
}

impl TryFrom<String> for QuestionId {
    type Error = UnknownQuestion;

    fn try_from(id: String) -> Result<Self, Self::Error> {
        Self::parse(&id).ok_or(UnknownQuestion)
    }
}

impl From<QuestionId> for &'static str {
    fn from(question: QuestionId) -> Self {
        question.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ENGLISH: &str = include_str!("../../locales/en/questions.ftl");

    /// The messages of a language file: key and sentence.
    fn messages(file: &str) -> Vec<(&str, &str)> {
        let lines = file
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        lines
            .map(|line| line.split_once(" = ").expect(line))
            .collect()
    }

    #[test]
    fn the_twenty_ids_differ_and_are_plain_kebab_case() {
        let distinct: BTreeSet<_> = QuestionId::ALL.into_iter().collect();
        assert_eq!(distinct.len(), 20);
        for question in QuestionId::ALL {
            let words = question.as_str().split('-');
            assert!(words.clone().count() >= 2, "{question:?}");
            assert!(
                words
                    .clone()
                    .all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase()))
            );
        }
    }

    #[test]
    fn an_id_reads_back_and_an_unknown_one_does_not() {
        for question in QuestionId::ALL {
            assert_eq!(QuestionId::parse(question.as_str()), Some(question));
        }
        for unknown in [
            "",
            "First-pet",
            " first-pet",
            "first-pet\0",
            "mothers-maiden-name",
        ] {
            assert_eq!(QuestionId::parse(unknown), None);
        }
    }

    #[test]
    fn an_id_travels_as_its_text() {
        let question = QuestionId::parse("first-pet").unwrap();
        assert_eq!(serde_json::to_string(&question).unwrap(), "\"first-pet\"");
        assert_eq!(
            serde_json::from_str::<QuestionId>("\"first-pet\"").unwrap(),
            question
        );
        assert!(serde_json::from_str::<QuestionId>("\"second-pet\"").is_err());
    }

    #[test]
    fn the_english_file_has_a_sentence_for_each_question_and_nothing_else() {
        let keys: Vec<_> = messages(ENGLISH)
            .into_iter()
            .map(|(key, _)| key.to_owned())
            .collect();
        assert_eq!(keys, QuestionId::ALL.map(QuestionId::message_key));
    }

    #[test]
    fn every_english_sentence_is_a_question_of_its_own() {
        let sentences: BTreeSet<_> = messages(ENGLISH)
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(sentences.len(), 20);
        assert!(
            sentences
                .iter()
                .all(|text| text.ends_with('?') && text.len() > 20)
        );
    }
}
