//! How a failed attempt is reviewed: claimed, decided with a reason, closed. Pure.

/// Where a review stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewState {
    /// Nobody has looked at it.
    Open,
    /// Somebody looks at it.
    Claimed,
    /// It was decided what it was.
    Decided,
    /// Nothing is left to do.
    Closed,
}

impl ReviewState {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Open, Self::Claimed, Self::Decided, Self::Closed];

    /// The stored name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Claimed => "claimed",
            Self::Decided => "decided",
            Self::Closed => "closed",
        }
    }

    /// Reads the stored name.
    #[must_use]
    pub fn from_stored(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

macro_rules! decisions {
    ($($(#[$doc:meta])* $variant:ident => $name:literal);+ $(;)?) => {
        /// What a review found: the reason code.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Decision { $($(#[$doc])* $variant),+ }

        impl Decision {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stored reason code.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Reads the stored reason code.
            #[must_use]
            pub fn from_stored(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|d| d.as_str() == name)
            }
        }
    };
}

decisions! {
    /// The holder, who had forgotten.
    Forgot => "forgot";
    /// A slip of the keyboard.
    Mistyped => "mistyped";
    /// The holder does not get the emails.
    NoMailbox => "no_mailbox";
    /// The desk has helped.
    Helped => "helped";
    /// Somebody tried another person's number.
    SomebodyElse => "somebody_else";
    /// Many numbers from one network.
    Spray => "spray";
    /// Training or a test.
    Test => "test";
    /// It cannot be told.
    Unclear => "unclear";
}

/// Which attempts a decision covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// The one that was opened.
    This,
    /// Every one of the same smartcard number that is not closed.
    Number,
    /// Every one of the same network that is not closed.
    Network,
}

impl Coverage {
    /// Reads a form's value; anything else is the one attempt.
    #[must_use]
    pub fn from_form(value: &str) -> Self {
        match value {
            "number" => Self::Number,
            "network" => Self::Network,
            _ => Self::This,
        }
    }
}

/// How many different numbers from one network within [`SPRAY_WINDOW_MINUTES`] make a spray (R06): a ward
/// that shares an address has a bad day with two or three.
pub const SPRAY_NUMBERS: i64 = 6;
/// The window in which they are counted.
pub const SPRAY_WINDOW_MINUTES: i64 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_come_back() {
        for state in ReviewState::ALL {
            assert_eq!(ReviewState::from_stored(state.as_str()), Some(state));
        }
        for decision in Decision::ALL {
            assert_eq!(Decision::from_stored(decision.as_str()), Some(*decision));
        }
    }

    #[test]
    fn a_decision_covers_one_attempt_unless_more_is_asked_for() {
        assert_eq!(Coverage::from_form("number"), Coverage::Number);
        assert_eq!(Coverage::from_form("network"), Coverage::Network);
        for other in ["", "this", "all", "Network"] {
            assert_eq!(Coverage::from_form(other), Coverage::This);
        }
    }
}
