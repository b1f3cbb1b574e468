//! The four questions of one card, whether a holder chose them or nobody did.

use thiserror::Error;

use super::{QuestionId, decoys};
use crate::domain::smartcard_number::SmartcardNumber;

/// Four different questions, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FourQuestions([QuestionId; 4]);

/// The same question was chosen twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a question was chosen more than once")]
pub struct RepeatedQuestion {
    /// Which slots repeat an earlier one; the first of its kind is not marked.
    pub slots: [bool; 4],
}

impl FourQuestions {
    /// Accepts four questions if they differ (leaflet 001).
    ///
    /// # Errors
    /// [`RepeatedQuestion`], saying where.
    pub fn choose(ids: [QuestionId; 4]) -> Result<Self, RepeatedQuestion> {
        let mut slots = [false; 4];
        for (position, (slot, id)) in slots.iter_mut().zip(&ids).enumerate() {
            *slot = ids.iter().take(position).any(|earlier| earlier == id);
        }
        if slots.contains(&true) {
            Err(RepeatedQuestion { slots })
        } else {
            Ok(Self(ids))
        }
    }

    /// The four ids in order.
    #[must_use]
    pub fn ids(&self) -> [QuestionId; 4] {
        self.0
    }

    /// The form in which the database keeps them: `a,b,c,d`.
    #[must_use]
    pub fn stored(&self) -> String {
        self.0.map(QuestionId::as_str).join(",")
    }

    /// Reads the stored form; `None` if it is not four different known ids.
    #[must_use]
    pub fn from_stored(stored: &str) -> Option<Self> {
        let ids: Option<Vec<QuestionId>> = stored.split(',').map(QuestionId::parse).collect();
        let four = <[QuestionId; 4]>::try_from(ids?).ok()?;
        Self::choose(four).ok()
    }

    /// Four questions for a number that nobody registered: always the same ones
    /// under the same key, and each as likely as any other (R08). The key must
    /// never rotate, or a stranger learns which numbers kept their questions.
    #[must_use]
    pub fn decoys(key: &[u8; 32], number: &SmartcardNumber) -> Self {
        Self(decoys::draw_four(key, number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: [&str; 4]) -> [QuestionId; 4] {
        names.map(|name| QuestionId::parse(name).unwrap())
    }

    #[test]
    fn four_different_questions_keep_their_order() {
        let chosen = ids(["wished-name", "first-pet", "first-trip", "first-club"]);
        assert_eq!(FourQuestions::choose(chosen).unwrap().ids(), chosen);
    }

    #[test]
    fn a_question_chosen_again_is_pointed_out_where_it_repeats() {
        for (names, slots) in [
            (
                ["first-pet", "first-pet", "first-trip", "first-club"],
                [false, true, false, false],
            ),
            (
                ["first-pet", "first-trip", "first-club", "first-pet"],
                [false, false, false, true],
            ),
            (
                ["first-pet", "first-trip", "first-pet", "first-trip"],
                [false, false, true, true],
            ),
            (["first-pet"; 4], [false, true, true, true]),
        ] {
            assert_eq!(
                FourQuestions::choose(ids(names)),
                Err(RepeatedQuestion { slots })
            );
        }
    }

    #[test]
    fn stored_questions_read_back_in_order() {
        let four = FourQuestions::choose(ids([
            "wished-name",
            "first-pet",
            "first-trip",
            "first-club",
        ]))
        .unwrap();
        assert_eq!(four.stored(), "wished-name,first-pet,first-trip,first-club");
        assert_eq!(FourQuestions::from_stored(&four.stored()), Some(four));
    }

    #[test]
    fn a_damaged_store_gives_no_questions() {
        for stored in [
            "",
            "first-pet",
            "first-pet,first-trip,first-club",
            "first-pet,first-trip,first-club,wished-name,first-savings",
            "first-pet,first-trip,first-club,first-pet",
            "first-pet,first-trip,first-club,nonsense",
            "first-pet, first-trip,first-club,wished-name",
        ] {
            assert_eq!(FourQuestions::from_stored(stored), None, "{stored}");
        }
    }
}
