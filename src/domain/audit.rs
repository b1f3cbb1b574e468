//! What is written down of who did what. Names only: no secret ever has a place in an event.
//!
//! The names are stored and exported, so they never change.

use super::smartcard_number::SmartcardNumber;

/// Who acted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// The holder, signed in with the card.
    Holder(SmartcardNumber),
    /// Somebody of the Registration Authority, by their email address.
    Staff(String),
    /// A program with a token of the API, by the token's reference.
    Program(String),
    /// Somebody in a browser who typed a number or an address and has not signed in.
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
            Self::Staff(email) => ("staff", email),
            Self::Program(token) => ("program", token),
            Self::Visitor => ("visitor", ""),
            Self::System => ("system", ""),
        }
    }
}

/// Who or what an event is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A smartcard number, known or not.
    Number(SmartcardNumber),
    /// Somebody of the Registration Authority, by their email address.
    Staff(String),
    /// A client's network.
    Network(String),
    /// The portal as a whole: its trail, its lists, its tokens.
    Portal,
}

impl Subject {
    /// The stored and exported text: the twelve digits, `staff:…`, `network:…`, or `portal`.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Number(number) => number.as_str().to_owned(),
            Self::Staff(email) => format!("staff:{email}"),
            Self::Network(network) => format!("network:{network}"),
            Self::Portal => "portal".to_owned(),
        }
    }

    /// The smartcard number, if it is one.
    #[must_use]
    pub fn number(&self) -> Option<&SmartcardNumber> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }
}

macro_rules! actions {
    ($($(#[$doc:meta])* $variant:ident => $name:literal),+ $(,)?) => {
        /// Everything that is written to the trail.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Action { $($(#[$doc])* $variant),+ }

        impl Action {
            /// All of them, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

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
    /// A password for the console was right; the second factor is still to come.
    StaffPasswordRight => "staff_password_right",
    /// A password for the console was wrong, or the account is unknown or disabled.
    StaffPasswordWrong => "staff_password_wrong",
    /// A second factor was wrong, used before, or had to wait.
    StaffCodeWrong => "staff_code_wrong",
    /// Signed in to the console with both factors.
    StaffSignedIn => "staff_signed_in",
    /// Signed out of the console.
    StaffSignedOut => "staff_signed_out",
    /// A recovery code was used in place of the second factor.
    RecoveryCodeUsed => "recovery_code_used",
    /// A second factor was set up.
    SecondFactorSet => "second_factor_set",
    /// Recovery codes were made anew; the earlier ones are dead.
    RecoveryCodesMade => "recovery_codes_made",
    /// A colleague's second factor was taken away, to be set up again.
    SecondFactorReset => "second_factor_reset",
    /// A password for the console was chosen.
    StaffPasswordSet => "staff_password_set",
    /// Somebody was invited to the console, or sent a new link to choose a password.
    StaffInvited => "staff_invited",
    /// A role was granted.
    RoleGranted => "role_granted",
    /// A role was taken back, or its end was moved.
    RoleChanged => "role_changed",
    /// An account was disabled; its sessions are dead.
    StaffDisabled => "staff_disabled",
    /// A disabled account was enabled again.
    StaffEnabled => "staff_enabled",
    /// A holder's page was looked at.
    HolderSeen => "holder_seen",
    /// A holder's photograph was looked at.
    PhotographSeen => "photograph_seen",
    /// A holder's photograph was imported.
    PhotographImported => "photograph_imported",
    /// A three-strike lock-out was cleared by the Registration Authority.
    LockoutCleared => "lockout_cleared",
    /// A helper confirmed from the checklist who is there; the holder's turn begins.
    IdentityConfirmed => "identity_confirmed",
    /// A card was unlocked with help: identity checked, the new passcode typed by the holder.
    UnlockedWithHelp => "unlocked_with_help",
    /// An assisted unlock was broken off because of doubts about who is there.
    UnlockRefused => "unlock_refused",
    /// A holder's self-service registration was ended by the Registration Authority.
    RegistrationEnded => "registration_ended",
    /// An email for a holder was proposed, to be approved by somebody else.
    EmailProposed => "email_proposed",
    /// A proposed email was approved and is in use.
    EmailApproved => "email_approved",
    /// A proposed email was turned down.
    EmailDeclined => "email_declined",
    /// A failed attempt was claimed for review.
    AttemptClaimed => "attempt_claimed",
    /// A failed attempt was decided.
    AttemptDecided => "attempt_decided",
    /// A failed attempt was closed.
    AttemptClosed => "attempt_closed",
    /// A network tried many numbers in a short time.
    SprayFound => "spray_found",
    /// An alert was acknowledged.
    AlertAcknowledged => "alert_acknowledged",
    /// A mail was sent again with a new code.
    MailSentAgain => "mail_sent_again",
    /// A list was exported.
    Exported => "exported",
    /// The chain of the trail was proved, or found broken.
    TrailChecked => "trail_checked",
    /// A token for the API was made.
    TokenMade => "token_made",
    /// A token for the API was revoked.
    TokenRevoked => "token_revoked",
    /// A card was reported lost, stolen, damaged or misused.
    CardReported => "card_reported",
    /// A card was cancelled for good.
    CardCancelled => "card_cancelled",
    /// A report was closed without its card being cancelled.
    ReportDismissed => "report_dismissed",
    /// The crime number of a theft was written down.
    CrimeNumberNoted => "crime_number_noted",
    /// A new card was issued in the place of a cancelled one.
    CardReplaced => "card_replaced",
    /// Somebody at the desk was not sure who is there, and issued no new card.
    ReplacementRefused => "replacement_refused",
    /// A holder was imported, new or changed.
    HolderImported => "holder_imported",
    /// The holder renewed the certificates on their card.
    Renewed => "renewed",
    /// The certificates were renewed before expiry with the Registration Authority's help.
    RenewedWithHelp => "renewed_with_help",
    /// The Registration Authority put new certificates on a card whose own had expired.
    Repaired => "repaired",
    /// An assisted renewal or repair was broken off because of doubts about who is there.
    RenewalRefused => "renewal_refused",
    /// The card or the authority failed half way through new certificates; the next try goes on.
    RenewalBrokenOff => "renewal_broken_off",
    /// The certificate authority was made.
    AuthorityMade => "authority_made",
    /// A new revocation list was published.
    RevocationListPublished => "revocation_list_published",
    /// A holder's profile was closed: by the Registration Authority, or at the end of the post.
    HolderClosed => "holder_closed",
    /// An organisation was imported, new or changed.
    OrganisationImported => "organisation_imported",
    /// A closed profile was opened again.
    HolderReopened => "holder_reopened",
    /// A holder was moved to another organisation.
    HolderMoved => "holder_moved",
    /// A holder's name was changed, with proof.
    HolderRenamed => "holder_renamed",
    /// The end of a holder's post was set, moved or taken away.
    PostEndSet => "post_end_set",
    /// A clinic of the Registration Authority was added, changed or removed.
    ClinicChanged => "clinic_changed",
    /// Somebody of the staff agreed to be named to everybody, or took that back.
    ListingChanged => "listing_changed",
    /// A new version of the keys was made; it is in use a few minutes later.
    KeysRotated => "keys_rotated",
    /// What was sealed under earlier keys was sealed anew.
    ValuesResealed => "values_resealed",
    /// A version of the keys on which nothing hung any more was destroyed.
    KeysRetired => "keys_retired",
    /// What is kept no longer was removed; counts only.
    RetentionApplied => "retention_applied",
    /// What the portal holds of a person was exported for them.
    HolderExported => "holder_exported",
    /// What can be erased of a person was erased on request.
    HolderErased => "holder_erased",
    /// The database was restored from a backup.
    DatabaseRestored => "database_restored",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_names_come_back() {
        for action in Action::ALL {
            assert_eq!(Action::from_stored(action.as_str()), Some(*action));
        }
        assert_eq!(Action::from_stored("erased"), None);
    }

    #[test]
    fn actors_and_subjects_are_written_as_exports_read_them() {
        let number = SmartcardNumber::parse("555123456789").unwrap();
        let ola = || "ola@ra.example".to_owned();
        for (actor, stored) in [
            (Actor::Holder(number.clone()), ("holder", "555123456789")),
            (Actor::Staff(ola()), ("staff", "ola@ra.example")),
            (Actor::Program("t1".to_owned()), ("program", "t1")),
            (Actor::Visitor, ("visitor", "")),
            (Actor::System, ("system", "")),
        ] {
            assert_eq!(actor.stored(), stored);
        }
        let of_number = Subject::Number(number.clone());
        assert_eq!(of_number.number(), Some(&number));
        for (subject, stored) in [
            (of_number, "555123456789"),
            (Subject::Staff(ola()), "staff:ola@ra.example"),
            (
                Subject::Network("203.0.113.7".to_owned()),
                "network:203.0.113.7",
            ),
            (Subject::Portal, "portal"),
        ] {
            assert_eq!(subject.stored(), stored);
        }
        assert_eq!(Subject::Staff(ola()).number(), None);
    }
}
