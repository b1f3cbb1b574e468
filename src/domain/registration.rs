//! The order of the steps of registering for self-service (leaflet 001), and which may be opened again.
//!
//! Pure: knows no page and no table.

/// Where a registration stands. The order of the variants is the order of the journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegistrationStep {
    /// Four questions and their answers.
    Questions,
    /// The email address that unlock codes will go to.
    Email,
    /// A last look before the code is sent.
    Check,
    /// The registration code.
    Code,
    /// Registered.
    Done,
}

impl RegistrationStep {
    const ALL: [Self; 5] = [
        Self::Questions,
        Self::Email,
        Self::Check,
        Self::Code,
        Self::Done,
    ];

    /// Whether a journey that stands at `self` may open `wanted`: the step itself, and until the
    /// registration is complete also the questions, the email and the check that came before.
    #[must_use]
    pub fn may_open(self, wanted: Self) -> bool {
        wanted == self || (self != Self::Done && wanted < self && wanted <= Self::Check)
    }

    /// Where the journey stands once `finished` is given: at the next thing that is still missing.
    #[must_use]
    pub fn after(finished: Self, has_email: bool) -> Self {
        match finished {
            Self::Questions if has_email => Self::Check,
            Self::Questions => Self::Email,
            Self::Email => Self::Check,
            Self::Check => Self::Code,
            Self::Code | Self::Done => Self::Done,
        }
    }

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Email => "email",
            Self::Check => "check",
            Self::Code => "code",
            Self::Done => "done",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RegistrationStep::{Check, Code, Done, Email, Questions};

    #[test]
    fn no_step_can_be_skipped() {
        for (at, wanted) in [
            (Questions, Email),
            (Questions, Code),
            (Email, Check),
            (Check, Code),
            (Code, Done),
        ] {
            assert!(!at.may_open(wanted), "{wanted:?} opened from {at:?}");
        }
    }

    #[test]
    fn what_was_given_may_be_changed_until_it_is_done() {
        for (at, wanted) in [
            (Email, Questions),
            (Check, Questions),
            (Check, Email),
            (Code, Email),
            (Code, Check),
        ] {
            assert!(at.may_open(wanted), "{wanted:?} refused from {at:?}");
        }
        for wanted in [Questions, Email, Check, Code] {
            assert!(!Done.may_open(wanted));
        }
    }

    #[test]
    fn changing_the_questions_leads_back_to_the_check() {
        assert_eq!(RegistrationStep::after(Questions, false), Email);
        assert_eq!(RegistrationStep::after(Questions, true), Check);
        assert_eq!(RegistrationStep::after(Email, true), Check);
        assert_eq!(RegistrationStep::after(Check, true), Code);
        assert_eq!(RegistrationStep::after(Code, true), Done);
    }

    #[test]
    fn stored_names_come_back() {
        for step in RegistrationStep::ALL {
            assert_eq!(RegistrationStep::from_stored(step.as_str()), Some(step));
        }
    }

    #[test]
    fn where_it_stands_may_always_be_opened() {
        for step in RegistrationStep::ALL {
            assert!(step.may_open(step));
        }
    }
}
