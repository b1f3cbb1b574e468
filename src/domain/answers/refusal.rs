//! What makes a chosen answer no secret (DESIGN section 3, "Answers"): it can be
//! read off the question, the card, the profile, or another answer.

use thiserror::Error;
use zeroize::Zeroizing;

use super::{is_too_long, normalise};
use crate::domain::{email_address::EmailAddress, smartcard_number::SmartcardNumber};

/// Fewest characters of an answer in its normal form.
const MIN_ANSWER_CHARS: usize = 2;

/// What the answers must not give away again.
pub struct AnswerContext<'a> {
    /// The four questions as the holder reads them, in order.
    pub question_texts: [&'a str; 4],
    /// The number of the holder's own card.
    pub smartcard_number: &'a SmartcardNumber,
    /// The addresses on the profile, and the one about to be confirmed.
    pub emails: &'a [&'a EmailAddress],
    /// Whether a text is the card's passcode. It is given the normal form, so it
    /// must not mind case; it may hash, so it is asked last and only when no
    /// other reason was found.
    pub is_passcode: &'a dyn Fn(&str) -> bool,
}

/// Why a chosen answer is refused. The first reason found is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AnswerRefusal {
    /// Nothing is left of it in its normal form.
    #[error("the answer is empty")]
    Empty,
    /// Fewer than 2 characters.
    #[error("the answer is too short")]
    TooShort,
    /// More than [`super::MAX_ANSWER_CHARS`] characters.
    #[error("the answer is too long")]
    TooLong,
    /// The same as an earlier answer of the set.
    #[error("the answer repeats another")]
    Repeated,
    /// A word, or several in a row, of its own question.
    #[error("the answer is part of its question")]
    InQuestion,
    /// The card's passcode.
    #[error("the answer is the passcode")]
    IsPasscode,
    /// The card's number.
    #[error("the answer is the smartcard number")]
    IsSmartcardNumber,
    /// An email address of the holder, or the part before the `@`.
    #[error("the answer is an email address")]
    IsEmail,
}

/// For each of four normalised answers the first reason against it.
pub(super) fn refusals(
    answers: &[Zeroizing<String>; 4],
    context: &AnswerContext<'_>,
) -> [Option<AnswerRefusal>; 4] {
    let mut refusals = [None; 4];
    let slots = refusals.iter_mut().zip(answers).zip(context.question_texts);
    for (position, ((refusal, answer), question)) in slots.enumerate() {
        let repeated = answers
            .iter()
            .take(position)
            .any(|earlier| earlier == answer);
        *refusal = form_refusal(answer)
            .or(repeated.then_some(AnswerRefusal::Repeated))
            .or_else(|| known_refusal(answer, question, context));
    }
    refusals
}

fn form_refusal(answer: &str) -> Option<AnswerRefusal> {
    if answer.is_empty() {
        Some(AnswerRefusal::Empty)
    } else if answer.chars().count() < MIN_ANSWER_CHARS {
        Some(AnswerRefusal::TooShort)
    } else if is_too_long(answer) {
        Some(AnswerRefusal::TooLong)
    } else {
        None
    }
}

fn known_refusal(
    answer: &str,
    question: &str,
    context: &AnswerContext<'_>,
) -> Option<AnswerRefusal> {
    if is_part_of(question, answer) {
        Some(AnswerRefusal::InQuestion)
    } else if is_number(context.smartcard_number, answer) {
        Some(AnswerRefusal::IsSmartcardNumber)
    } else if context.emails.iter().any(|email| is_email(email, answer)) {
        Some(AnswerRefusal::IsEmail)
    } else if (context.is_passcode)(answer) {
        Some(AnswerRefusal::IsPasscode)
    } else {
        None
    }
}

/// Whether the answer's words stand in a row in the question. Punctuation does
/// not make a word another one.
fn is_part_of(question: &str, answer: &str) -> bool {
    let question = normalise(question);
    let asked: Vec<&str> = words(&question).collect();
    let given: Vec<&str> = words(answer).collect();
    !given.is_empty() && asked.windows(given.len()).any(|run| run == given)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn is_number(number: &SmartcardNumber, answer: &str) -> bool {
    answer
        .chars()
        .filter(char::is_ascii_digit)
        .eq(number.as_str().chars())
}

fn is_email(email: &EmailAddress, answer: &str) -> bool {
    let key = email.mailbox_key();
    let mailbox = key.split_once('@').map_or("", |(mailbox, _)| mailbox);
    [email.as_str(), email.local_part(), &key, mailbox]
        .iter()
        .any(|known| *normalise(known) == answer)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    const QUESTIONS: [&str; 4] = [
        "What was the name of the first animal you were fond of?",
        "What was your friend’s full name?",
        "Which song did you first know by heart?",
        "Beth oedd enw’r tŷ?",
    ];

    fn refused(raw: [&str; 4], is_passcode: &dyn Fn(&str) -> bool) -> [Option<AnswerRefusal>; 4] {
        let email = EmailAddress::parse("Mary.Jones+ward@nhs.net").unwrap();
        let context = AnswerContext {
            question_texts: QUESTIONS,
            smartcard_number: &SmartcardNumber::parse("555123456789").unwrap(),
            emails: &[&EmailAddress::parse("other@nhs.net").unwrap(), &email],
            is_passcode,
        };
        refusals(&raw.map(normalise), &context)
    }

    /// The refusal of one answer to the first question, beside three good ones.
    fn first_refusal(answer: &str) -> Option<AnswerRefusal> {
        let [first, rest @ ..] = refused([answer, "Łucja Nowak", "Calon Lân", "Hafod"], &|text| {
            text == "blue7"
        });
        assert_eq!(rest, [None; 3]);
        first
    }

    #[test]
    fn each_bad_answer_is_refused_with_its_reason() {
        for (answer, refusal) in [
            ("", AnswerRefusal::Empty),
            (" \u{200b}", AnswerRefusal::Empty),
            ("b", AnswerRefusal::TooShort),
            (" é ", AnswerRefusal::TooShort),
            ("animal", AnswerRefusal::InQuestion),
            ("ANIMAL!", AnswerRefusal::InQuestion),
            ("first  Animal", AnswerRefusal::InQuestion),
            (QUESTIONS[0], AnswerRefusal::InQuestion),
            ("blue7", AnswerRefusal::IsPasscode),
            ("BLUE7", AnswerRefusal::IsPasscode),
            ("555123456789", AnswerRefusal::IsSmartcardNumber),
            ("5551 2345 6789", AnswerRefusal::IsSmartcardNumber),
            ("no. 5551-2345-6789", AnswerRefusal::IsSmartcardNumber),
            ("５５５１２３４５６７８９", AnswerRefusal::IsSmartcardNumber),
            ("mary.jones+ward@NHS.net", AnswerRefusal::IsEmail),
            ("mary.jones@nhs.net", AnswerRefusal::IsEmail),
            ("Mary.Jones+Ward", AnswerRefusal::IsEmail),
            ("mary.jones", AnswerRefusal::IsEmail),
            ("other", AnswerRefusal::IsEmail),
        ] {
            assert_eq!(first_refusal(answer), Some(refusal), "{answer:?}");
        }
        assert_eq!(
            first_refusal(&"x".repeat(101)),
            Some(AnswerRefusal::TooLong)
        );
    }

    #[test]
    fn good_answers_are_not_refused() {
        for answer in [
            "Biscuit",
            "Jo",
            "animals",
            "name animal",
            "heart",
            "55512345678",
            "mary",
            "nhs.net",
            "李明",
            "??",
        ] {
            assert_eq!(first_refusal(answer), None, "{answer:?}");
        }
        assert_eq!(first_refusal(&"x".repeat(100)), None);
    }

    #[test]
    fn each_answer_is_held_against_its_own_question() {
        let refusals = refused(["heart", "animal", "Heart", "TŶ"], &|_| false);
        let in_question = Some(AnswerRefusal::InQuestion);
        assert_eq!(
            refusals,
            [None, None, Some(AnswerRefusal::Repeated), in_question]
        );
    }

    #[test]
    fn an_answer_given_again_is_pointed_out_where_it_repeats() {
        let repeated = Some(AnswerRefusal::Repeated);
        assert_eq!(
            refused(["Nell", "Rex", "NELL", " rex "], &|_| false),
            [None, None, repeated, repeated]
        );
    }

    #[test]
    fn the_passcode_is_asked_about_only_when_nothing_else_is_wrong() {
        let asked = RefCell::new(Vec::new());
        let note = |text: &str| {
            asked.borrow_mut().push(text.to_owned());
            false
        };
        refused(["", "Nell", "nell", "Rex Two"], &note);
        assert_eq!(asked.into_inner(), ["nell", "rex two"]);
    }
}
