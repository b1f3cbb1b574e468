//! What the service can say by email, one variant per mail.
//!
//! A message is kept as JSON until it is sent, so it holds no secret: the code
//! and its link travel apart, as [`CodeInMail`]. It knows nothing of addresses,
//! templates or transports. A new mail is a new variant, its line in
//! [`Message::kind`], a sample, and a folder of templates of the same name.

use std::fmt;

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use zeroize::Zeroizing;

use super::profile_notice::ProfileNotice;
use crate::domain::cancellation::CancelReason;
use crate::domain::desk::Desk;
use crate::domain::incident::IncidentKind;
use crate::domain::obstacle::UnlockObstacle;
use crate::domain::urgency::Urgency;

/// One email, typed. `name` is the holder's, `organisation` the one they
/// belong to, `at` the moment the thing happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// The code that proves the mailbox while self-service is being set up.
    RegistrationCode {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        valid_until: OffsetDateTime,
        minutes: u32,
    },
    /// The code that unlocks a card.
    UnlockCode {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        valid_until: OffsetDateTime,
        minutes: u32,
    },
    /// The code that proves a new address; it goes to that new address.
    EmailChangeCode {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        valid_until: OffsetDateTime,
        minutes: u32,
    },
    /// Self-service is set up (R48).
    Registered {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
    },
    /// A card was unlocked and has a new passcode (R48).
    Unlocked {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        desk: Desk,
    },
    /// A working card has a new passcode (R48).
    PasscodeChanged {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        desk: Desk,
    },
    /// The address was changed; this goes to the **old** one (R48).
    EmailChanged {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// The new address, masked: the old mailbox may be someone else's by now.
        new_email_masked: String,
        desk: Desk,
    },
    /// Three sets of answers were wrong (leaflet 001): online unlock is shut.
    LockedOut {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Whether the holder has set up self-service. If not, no answers could
        /// have been right, and the mail says so.
        registered: bool,
        desk: Desk,
    },
    /// Somebody asked to unlock a card that cannot be unlocked online.
    UnlockNotPossible {
        name: String,
        organisation: String,
        reason: UnlockObstacle,
        desk: Desk,
    },
    /// The link by which somebody of the Registration Authority chooses a password.
    StaffInvitation {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        valid_until: OffsetDateTime,
        /// Who sent it; empty when it was made at the command line.
        invited_by: String,
        /// Whether they have signed in before and only need a new password.
        again: bool,
    },
    /// A colleague's second factor was reset; both are told (R48).
    SecondFactorReset {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Whose it was.
        whose: String,
        /// Who did it.
        by: String,
        /// Whether this mail goes to the person whose it was.
        own: bool,
    },
    /// The proof of an account of the console was changed by its owner: password, second factor, codes (R48).
    StaffAccountChanged {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        change: AccountChange,
    },
    /// A network tried many numbers in a short time (R06).
    SprayAlert {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        first_at: OffsetDateTime,
        #[serde(with = "time::serde::rfc3339")]
        last_at: OffsetDateTime,
        network: String,
        numbers: i64,
        attempts: i64,
    },
    /// The Registration Authority put another address on a holder's profile; goes to the old one and the new (R48).
    EmailSetByDesk {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// The new address, masked.
        new_email_masked: String,
        /// Whether this mail goes to the old address.
        to_old: bool,
        desk: Desk,
    },
    /// The Registration Authority opened self-service again (R48).
    LockoutCleared {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        desk: Desk,
    },
    /// The holder has left: the profile was closed (R48).
    ProfileClosed(ProfileNotice),
    /// A closed profile was opened again (R48).
    ProfileReopened(ProfileNotice),
    /// The Registration Authority changed the holder's name (R48).
    NameChanged(ProfileNotice),
    /// The end of the holder's post was set, moved or taken away (R48).
    PostEndChanged(ProfileNotice),
    /// The holder was moved to another organisation (R48).
    OrganisationChanged(ProfileNotice),
    /// The Registration Authority ended a registration for self-service (R48).
    RegistrationEnded {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        desk: Desk,
    },
    /// A card has new certificates (R48).
    Renewed {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// When the new ones expire.
        #[serde(with = "time::serde::rfc3339")]
        expires_at: OffsetDateTime,
        /// Whether the Registration Authority did it, with the holder there.
        by_desk: bool,
        desk: Desk,
    },
    /// The certificates on a card expire in some days (leaflets 001 and 002).
    RenewalReminder {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        expires_at: OffsetDateTime,
        /// Days left when it was written, counted between dates.
        days: i64,
        /// Whether this renewal is one for the Registration Authority.
        with_help: bool,
        desk: Desk,
    },
    /// A post for a time ends in some days (leaflet 003); goes to the holder and to the Sponsors there.
    PostEnding {
        name: String,
        organisation: String,
        /// The last day, `2026-12-06`.
        ends_on: String,
        /// Whether this mail goes to the holder.
        for_holder: bool,
        /// Whose post it is.
        holder_name: String,
        desk: Desk,
    },
    /// A card was cancelled for good; to its holder (R48).
    CardCancelled {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        reason: CancelReason,
        /// What a new card may cost, `£10`; empty for nothing.
        fee: String,
        desk: Desk,
    },
    /// A card was reported; to those who must do something about it or know of it.
    CardReported {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        /// Whose card.
        whose: String,
        /// Its number, grouped.
        number: String,
        what: IncidentKind,
        /// Whether the card is cancelled already.
        cancelled: bool,
        /// Whether somebody reported it who had not signed in.
        by_stranger: bool,
        audience: Audience,
        /// The incident's public name.
        incident: String,
    },
    /// Somebody who had not signed in reported a card; to its holder.
    ReportReceived {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        what: IncidentKind,
        desk: Desk,
    },
    /// A new card is in use in the place of a cancelled one (R48).
    CardIssued {
        name: String,
        organisation: String,
        #[serde(with = "time::serde::rfc3339")]
        at: OffsetDateTime,
        desk: Desk,
    },
}

/// Whom a report is told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The desk, which deals with it.
    Desk,
    /// A Sponsor where the holder works.
    Sponsor,
    /// The holder's line manager, whom the holder named.
    LineManager,
}

/// What was changed in an account of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountChange {
    /// The password.
    Password,
    /// The second factor.
    SecondFactor,
    /// The recovery codes.
    RecoveryCodes,
    /// A recovery code was used to sign in.
    RecoveryCodeUsed,
}

/// The secrets of a code email. Never stored in clear, never shown by `Debug`.
#[derive(Clone)]
pub struct CodeInMail {
    /// The code as people read it, `1234 5678`.
    pub code: Zeroizing<String>,
    /// The whole URL that opens the same step in the browser that asked.
    pub link: Zeroizing<String>,
}

impl fmt::Debug for CodeInMail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeInMail(redacted)")
    }
}

impl Message {
    /// The name of the mail that reminds of expiry: it is withdrawn once there is nothing to remind of.
    pub const RENEWAL_REMINDER: &'static str = "renewal_reminder";

    /// The name of the mail: its tag in storage, its folder of templates, and
    /// what a delivery log may show.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::RegistrationCode { .. } => "registration_code",
            Self::UnlockCode { .. } => "unlock_code",
            Self::EmailChangeCode { .. } => "email_change_code",
            Self::Registered { .. } => "registered",
            Self::Unlocked { .. } => "unlocked",
            Self::PasscodeChanged { .. } => "passcode_changed",
            Self::EmailChanged { .. } => "email_changed",
            Self::LockedOut { .. } => "locked_out",
            Self::UnlockNotPossible { .. } => "unlock_not_possible",
            Self::StaffInvitation { .. } => "staff_invitation",
            Self::SecondFactorReset { .. } => "second_factor_reset",
            Self::StaffAccountChanged { .. } => "staff_account_changed",
            Self::SprayAlert { .. } => "spray_alert",
            Self::EmailSetByDesk { .. } => "email_set_by_desk",
            Self::LockoutCleared { .. } => "lockout_cleared",
            Self::ProfileClosed(_) => "profile_closed",
            Self::ProfileReopened(_) => "profile_reopened",
            Self::NameChanged(_) => "name_changed",
            Self::PostEndChanged(_) => "post_end_changed",
            Self::OrganisationChanged(_) => "organisation_changed",
            Self::RegistrationEnded { .. } => "registration_ended",
            Self::Renewed { .. } => "renewed",
            Self::RenewalReminder { .. } => Self::RENEWAL_REMINDER,
            Self::PostEnding { .. } => "post_ending",
            Self::CardCancelled { .. } => "card_cancelled",
            Self::CardReported { .. } => "card_reported",
            Self::ReportReceived { .. } => "report_received",
            Self::CardIssued { .. } => "card_issued",
        }
    }

    /// Whether the mail brings a code or a link that works once, and so needs a [`CodeInMail`].
    #[must_use]
    pub fn carries_code(&self) -> bool {
        self.valid_until().is_some()
    }

    /// What leaves before it and after it: nobody who waits for a code waits for ten thousand reminders.
    #[must_use]
    pub fn urgency(&self) -> Urgency {
        match self {
            _ if self.carries_code() => Urgency::Code,
            Self::RenewalReminder { .. } | Self::PostEnding { .. } => Urgency::Reminder,
            _ => Urgency::Notice,
        }
    }

    /// From when the mail is of no use any more: its code has run out, or what it reminds of has happened.
    #[must_use]
    pub fn useful_until(&self) -> Option<OffsetDateTime> {
        match self {
            Self::RenewalReminder { expires_at, .. } => Some(*expires_at),
            other => other.valid_until(),
        }
    }

    /// When the code in the mail runs out; a mail that has not left by then is
    /// of no use and must not be sent (R43). `None` for mails without a code.
    #[must_use]
    pub fn valid_until(&self) -> Option<OffsetDateTime> {
        match self {
            Self::RegistrationCode { valid_until, .. }
            | Self::UnlockCode { valid_until, .. }
            | Self::EmailChangeCode { valid_until, .. }
            | Self::StaffInvitation { valid_until, .. } => Some(*valid_until),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
