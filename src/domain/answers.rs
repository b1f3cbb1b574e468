//! Answers to the four security questions: one normal form, one set, one verdict.
//!
//! Answers typed to unlock and answers chosen at registration are different
//! types; only the second kind is held to the rules of a good answer. Both turn
//! into the same bytes for the one hash over all four (DESIGN section 3,
//! "Answers"; R07). This module may not know any hash or say which answer of a
//! set is wrong.

mod normal_form;
mod refusal;

use std::fmt;

use thiserror::Error;
use zeroize::Zeroizing;

pub use normal_form::normalise;
pub use refusal::{AnswerContext, AnswerRefusal};

use super::question::FourQuestions;

/// Longest answer, in characters of its normal form.
pub const MAX_ANSWER_CHARS: usize = 100;

/// Four answers in their normal form.
struct AnswerSet([Zeroizing<String>; 4]);

impl AnswerSet {
    /// The questions' ids and the answers in order, each behind its length, so
    /// that no two different sets give the same bytes.
    fn hashable(&self, questions: &FourQuestions) -> Zeroizing<Vec<u8>> {
        let ids = questions.ids();
        let pairs = ids.iter().zip(&self.0);
        let texts: Vec<&str> = pairs
            .flat_map(|(id, answer)| [id.as_str(), answer])
            .collect();
        // Room for all of it at once: growing would leave copies behind.
        let room = texts.iter().map(|text| size_of::<u32>() + text.len()).sum();
        let mut bytes = Zeroizing::new(Vec::with_capacity(room));
        for text in texts {
            push_prefixed(&mut bytes, text);
        }
        bytes
    }
}

fn push_prefixed(bytes: &mut Vec<u8>, text: &str) {
    // No text here is longer than a few hundred bytes; if one were, the length
    // would saturate rather than wrap round to another set's.
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    bytes.extend_from_slice(&length.to_be_bytes());
    bytes.extend_from_slice(text.as_bytes());
}

fn is_too_long(answer: &str) -> bool {
    answer.chars().nth(MAX_ANSWER_CHARS).is_some()
}

/// Four answers typed to prove who one is, not yet verified. Secret.
pub struct TypedAnswers(AnswerSet);

/// Why a typed answer cannot be looked at. It says nothing about right or wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TypedAnswerError {
    /// Nothing is left of it in its normal form.
    #[error("the answer is empty")]
    Empty,
    /// More than [`MAX_ANSWER_CHARS`] characters.
    #[error("the answer is too long")]
    TooLong,
}

impl TypedAnswers {
    /// Takes four answers as typed, in the order of the questions.
    ///
    /// # Errors
    /// For each answer what is wrong with its form, if anything is.
    pub fn parse(raw: [&str; 4]) -> Result<Self, [Option<TypedAnswerError>; 4]> {
        let answers = raw.map(normalise);
        let errors = answers.each_ref().map(|answer| typed_error(answer));
        if errors.iter().any(Option::is_some) {
            Err(errors)
        } else {
            Ok(Self(AnswerSet(answers)))
        }
    }

    /// The bytes to hash: for each question in order the length of its id (four
    /// bytes, big-endian), the id, the length of the answer, the answer.
    #[must_use]
    pub fn hashable(&self, questions: &FourQuestions) -> Zeroizing<Vec<u8>> {
        self.0.hashable(questions)
    }
}

fn typed_error(answer: &str) -> Option<TypedAnswerError> {
    if answer.is_empty() {
        Some(TypedAnswerError::Empty)
    } else if is_too_long(answer) {
        Some(TypedAnswerError::TooLong)
    } else {
        None
    }
}

/// Four answers chosen at registration that passed every rule. Secret.
pub struct ChosenAnswers(AnswerSet);

impl ChosenAnswers {
    /// Takes four newly chosen answers, in the order of the questions.
    ///
    /// # Errors
    /// For each answer the first reason against it, if there is one.
    pub fn choose(
        raw: [&str; 4],
        context: &AnswerContext<'_>,
    ) -> Result<Self, [Option<AnswerRefusal>; 4]> {
        let answers = raw.map(normalise);
        let refusals = refusal::refusals(&answers, context);
        if refusals.iter().any(Option::is_some) {
            Err(refusals)
        } else {
            Ok(Self(AnswerSet(answers)))
        }
    }

    /// The bytes to hash, the same as [`TypedAnswers::hashable`] gives for the
    /// same words.
    #[must_use]
    pub fn hashable(&self, questions: &FourQuestions) -> Zeroizing<Vec<u8>> {
        self.0.hashable(questions)
    }
}

impl fmt::Debug for TypedAnswers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TypedAnswers(redacted)")
    }
}

impl fmt::Debug for ChosenAnswers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChosenAnswers(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{question::QuestionId, smartcard_number::SmartcardNumber};

    const RAW: [&str; 4] = ["Biscuit", "Łucja  Nowak", "Ash Grove", "Straße"];

    fn questions() -> FourQuestions {
        FourQuestions::from_stored("first-pet,first-friend,friend-road,childhood-song").unwrap()
    }

    fn choose(raw: [&str; 4]) -> Result<ChosenAnswers, [Option<AnswerRefusal>; 4]> {
        let context = AnswerContext {
            question_texts: ["Animal?", "Friend?", "Road?", "Song?"],
            smartcard_number: &SmartcardNumber::parse("555123456789").unwrap(),
            emails: &[],
            is_passcode: &|_| false,
        };
        ChosenAnswers::choose(raw, &context)
    }

    #[test]
    fn the_same_words_in_another_case_and_spacing_give_the_same_bytes() {
        let chosen = choose(RAW).unwrap().hashable(&questions());
        let typed = ["  BISCUIT ", "łucja\u{a0}nowak\t", "ash   GROVE", "STRASSE"];
        assert_eq!(
            TypedAnswers::parse(typed).unwrap().hashable(&questions()),
            chosen
        );
    }

    #[test]
    fn the_bytes_are_ids_and_answers_each_behind_its_length() {
        let bytes = TypedAnswers::parse(["aa", "bb", "cc", "é!"])
            .unwrap()
            .hashable(&questions());
        let expected = b"\0\0\0\x09first-pet\0\0\0\x02aa\0\0\0\x0cfirst-friend\0\0\0\x02bb\
            \0\0\0\x0bfriend-road\0\0\0\x02cc\0\0\0\x0echildhood-song\0\0\0\x03\xc3\xa9!";
        assert_eq!(bytes.as_slice(), expected);
    }

    #[test]
    fn moving_a_letter_from_one_answer_to_the_next_changes_the_bytes() {
        let set = |raw| TypedAnswers::parse(raw).unwrap().hashable(&questions());
        assert_ne!(set(["ab", "c", "d", "e"]), set(["a", "bc", "d", "e"]));
        assert_ne!(set(["a", "b", "c", "d"]), set(["b", "a", "c", "d"]));
    }

    #[test]
    fn the_same_answers_to_other_questions_give_other_bytes() {
        let others =
            FourQuestions::from_stored("first-friend,first-pet,friend-road,childhood-song")
                .unwrap();
        let answers = TypedAnswers::parse(RAW).unwrap();
        assert_ne!(answers.hashable(&questions()), answers.hashable(&others));
    }

    #[test]
    fn a_typed_set_names_the_fields_whose_form_is_wrong() {
        let long = "x".repeat(101);
        let errors = TypedAnswers::parse([" ", "fine", "\u{200b}", &long]).unwrap_err();
        let empty = Some(TypedAnswerError::Empty);
        assert_eq!(
            errors,
            [empty, None, empty, Some(TypedAnswerError::TooLong)]
        );
    }

    #[test]
    fn length_is_counted_in_characters_of_the_normal_form() {
        let padded = format!("  {}  ", "é".repeat(100));
        assert!(TypedAnswers::parse([&padded, "b", "c", "d"]).is_ok());
        let spelled_out = "\u{fb03}".repeat(34); // a ligature of three letters
        assert!(TypedAnswers::parse([&spelled_out, "b", "c", "d"]).is_err());
    }

    #[test]
    fn a_typed_set_is_not_held_to_the_rules_of_choosing() {
        assert!(TypedAnswers::parse(["a", "a", "animal", "5551 2345 6789"]).is_ok());
    }

    #[test]
    fn a_chosen_set_names_the_fields_that_break_a_rule() {
        let refusals = choose(["Biscuit", "biscuit ", "Ash Grove", "a"]).unwrap_err();
        let expected = [
            None,
            Some(AnswerRefusal::Repeated),
            None,
            Some(AnswerRefusal::TooShort),
        ];
        assert_eq!(refusals, expected);
    }

    #[test]
    fn debug_output_never_shows_an_answer() {
        assert_eq!(
            format!("{:?}", TypedAnswers::parse(RAW).unwrap()),
            "TypedAnswers(redacted)"
        );
        assert_eq!(
            format!("{:?}", choose(RAW).unwrap()),
            "ChosenAnswers(redacted)"
        );
    }

    proptest! {
        #[test]
        fn two_sets_give_the_same_bytes_only_if_their_answers_are_the_same(
            one in prop::array::uniform4("[ab]{1,3}"),
            other in prop::array::uniform4("[ab]{1,3}"),
        ) {
            let set = |raw: &[String; 4]| {
                let raw = raw.each_ref().map(String::as_str);
                TypedAnswers::parse(raw).unwrap().hashable(&questions())
            };
            prop_assert_eq!(set(&one) == set(&other), one == other);
        }

        #[test]
        fn two_orders_of_questions_give_different_bytes(shift in 1_usize..20) {
            let from = |start: usize| {
                let all = QuestionId::ALL;
                FourQuestions::choose(std::array::from_fn(|i| all[(start + i) % 20])).unwrap()
            };
            let answers = TypedAnswers::parse(RAW).unwrap();
            prop_assert_ne!(answers.hashable(&from(0)), answers.hashable(&from(shift)));
        }
    }
}
