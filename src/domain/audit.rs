//! What is written down of who did what. Names only: no secret ever has a place in an event.
//!
//! The names are stored and exported, so they never change.

use super::smartcard_number::SmartcardNumber;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The holder, signed in with the card.
    Holder(SmartcardNumber),
    /// Somebody in a browser who typed a number and has not signed in.
    Visitor,
    /// The portal itself.
    System,
}

impl Actor {
    /// The stored pair: what kind of actor, and which.
    #[must_use]
    pub fn stored(&self) -> (&'static str, &str) {
        match self {
            Self::Holder(number) => ("holder", number.as_str()),
            Self::Visitor => ("visitor", ""),
            Self::System => ("system", ""),
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident => $name:literal),+ $(,)?) => {
        /// Everything that is written to the trail.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action { $($(#[$doc])* $variant),+ }

        impl Action {
            /// The stored name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// Reads the stored name.
            #[must_use]
            pub fn from_stored(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

actions! {
    /// Signed in with the card.
    SignedIn => "signed_in",
    /// Signed out.
    SignedOut => "signed_out",
    /// A sign-in failed on a wrong passcode.
    SignInFailed => "sign_in_failed",
    /// The passcode was right, and the card is one that can no longer be used.
    SignInRefused => "sign_in_refused",
    /// The third wrong passcode in a row locked the card.
    CardLocked => "card_locked",
    /// The terms of smartcard use were accepted.
    TermsAccepted => "terms_accepted",
    /// The mobile number was changed.
    ContactChanged => "contact_changed",
    /// A code was sent to a new email address.
    EmailChangeAsked => "email_change_asked",
    /// A new email address was confirmed and is in use.
    EmailChanged => "email_changed",
    /// The passcode was changed with the old one.
    PasscodeChanged => "passcode_changed",
    /// The registration code was sent.
    RegistrationCodeSent => "registration_code_sent",
    /// Registered for self-service, for the first time or anew.
    Registered => "registered",
    /// An unlock was started for a number.
    UnlockStarted => "unlock_started",
    /// A strike was counted, before the answers were looked at.
    StrikeCounted => "strike_counted",
    /// The answers were right.
    AnswersRight => "answers_right",
    /// A set of answers was wrong.
    AnswersWrong => "answers_wrong",
    /// The third strike: self-service is shut for the number.
    LockedOut => "locked_out",
    /// The unlock code was sent.
    UnlockCodeSent => "unlock_code_sent",
    /// The holder was told by email that the card cannot be unlocked online.
    UnlockNotPossible => "unlock_not_possible",
    /// An emailed code was right.
    CodeRight => "code_right",
    /// An emailed code was wrong or dead.
    CodeWrong => "code_wrong",
    /// The card was unlocked with a new passcode.
    Unlocked => "unlocked",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_come_back() {
        for action in [Action::SignedIn, Action::LockedOut, Action::Unlocked] {
            assert_eq!(Action::from_stored(action.as_str()), Some(action));
        }
        assert_eq!(Action::from_stored("erased"), None);
    }
}
