//! Which proofs an unlock asks for, and in what order (DOMAIN.md "Unlock").
//!
//! Pure: a journey asks for its next step here and nowhere else.

use serde::{Deserialize, Serialize};

/// The three ways to prove that one may unlock a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Four questions, then a code by email: the leaflets' order.
    #[default]
    QuestionsThenCode,
    /// The mailbox first, so that a stranger can burn nobody's strikes.
    CodeThenQuestions,
    /// The mailbox alone, as the national service has done since September 2023.
    CodeOnly,
}

/// Where an unlock stands: the proof it still waits for, or the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnlockStep {
    /// The holder's four questions.
    Questions,
    /// The emailed unlock code.
    Code,
    /// The new passcode, typed twice.
    Passcode,
    /// The card is unlocked.
    Done,
}

impl Proof {
    /// The step that an unlock starts with.
    #[must_use]
    pub fn first(self) -> UnlockStep {
        match self {
            Self::QuestionsThenCode => UnlockStep::Questions,
            Self::CodeThenQuestions | Self::CodeOnly => UnlockStep::Code,
        }
    }

    /// The step that follows `step`.
    #[must_use]
    pub fn after(self, step: UnlockStep) -> UnlockStep {
        match (self, step) {
            (Self::QuestionsThenCode, UnlockStep::Questions) => UnlockStep::Code,
            (Self::CodeThenQuestions, UnlockStep::Code) => UnlockStep::Questions,
            (_, UnlockStep::Questions | UnlockStep::Code) => UnlockStep::Passcode,
            (_, UnlockStep::Passcode | UnlockStep::Done) => UnlockStep::Done,
        }
    }

    /// Whether questions are part of the proof, so that an unregistered holder cannot give it.
    #[must_use]
    pub fn asks_questions(self) -> bool {
        self != Self::CodeOnly
    }

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::QuestionsThenCode => "questions_then_code",
            Self::CodeThenQuestions => "code_then_questions",
            Self::CodeOnly => "code_only",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        [
            Self::QuestionsThenCode,
            Self::CodeThenQuestions,
            Self::CodeOnly,
        ]
        .into_iter()
        .find(|proof| proof.as_str() == name)
    }
}

impl UnlockStep {
    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Code => "code",
            Self::Passcode => "passcode",
            Self::Done => "done",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        [Self::Questions, Self::Code, Self::Passcode, Self::Done]
            .into_iter()
            .find(|step| step.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walk(proof: Proof) -> Vec<UnlockStep> {
        let mut steps = vec![proof.first()];
        while let Some(&last) = steps.last()
            && last != UnlockStep::Done
        {
            steps.push(proof.after(last));
        }
        steps
    }

    #[test]
    fn each_policy_asks_for_its_proofs_in_order_before_the_passcode() {
        use UnlockStep::{Code, Done, Passcode, Questions};
        assert_eq!(
            walk(Proof::QuestionsThenCode),
            [Questions, Code, Passcode, Done]
        );
        assert_eq!(
            walk(Proof::CodeThenQuestions),
            [Code, Questions, Passcode, Done]
        );
        assert_eq!(walk(Proof::CodeOnly), [Code, Passcode, Done]);
    }

    #[test]
    fn stored_names_come_back() {
        for proof in [
            Proof::QuestionsThenCode,
            Proof::CodeThenQuestions,
            Proof::CodeOnly,
        ] {
            assert_eq!(Proof::from_stored(proof.as_str()), Some(proof));
            for step in walk(proof) {
                assert_eq!(UnlockStep::from_stored(step.as_str()), Some(step));
            }
        }
        assert_eq!(Proof::from_stored("none"), None);
    }

    #[test]
    fn only_a_code_alone_asks_no_questions() {
        assert!(Proof::QuestionsThenCode.asks_questions());
        assert!(Proof::CodeThenQuestions.asks_questions());
        assert!(!Proof::CodeOnly.asks_questions());
    }
}
