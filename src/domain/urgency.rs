//! In which order mails leave: whoever sits and waits for a code comes first (R42). Pure.

/// How urgent a mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// It brings a code or a link that works once: somebody waits for it.
    Code,
    /// It tells of something that was done.
    Notice,
    /// It reminds of something that is to be done in days.
    Reminder,
}

impl Urgency {
    /// All of them, the most urgent first.
    pub const ALL: [Self; 3] = [Self::Code, Self::Notice, Self::Reminder];

    /// The stored number; the smaller goes first.
    #[must_use]
    pub fn number(self) -> i32 {
        match self {
            Self::Code => 0,
            Self::Notice => 1,
            Self::Reminder => 2,
        }
    }

    /// Reads the stored number.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.number() == number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_numbers_are_in_the_order_of_urgency() {
        assert_eq!(Urgency::ALL.map(Urgency::number), [0, 1, 2]);
        for urgency in Urgency::ALL {
            assert_eq!(Urgency::from_number(urgency.number()), Some(urgency));
        }
        assert_eq!(Urgency::from_number(3), None);
    }
}
