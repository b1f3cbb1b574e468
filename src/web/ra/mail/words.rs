//! What the mail log calls mails and what became of them.

use crate::language::{Text, text};
use crate::storage::mail_log::MailState;

/// Every mail there is, in the console's words.
pub const MAIL_KINDS: &[(&str, Text)] = &[
    ("unlock_code", text!("ra-mail-kind-unlock-code")),
    ("registration_code", text!("ra-mail-kind-registration-code")),
    ("email_change_code", text!("ra-mail-kind-email-change-code")),
    ("registered", text!("ra-mail-kind-registered")),
    ("unlocked", text!("ra-mail-kind-unlocked")),
    ("passcode_changed", text!("ra-mail-kind-passcode-changed")),
    ("email_changed", text!("ra-mail-kind-email-changed")),
    ("email_set_by_desk", text!("ra-mail-kind-email-set-by-desk")),
    ("locked_out", text!("ra-mail-kind-locked-out")),
    ("lockout_cleared", text!("ra-mail-kind-lockout-cleared")),
    (
        "unlock_not_possible",
        text!("ra-mail-kind-unlock-not-possible"),
    ),
    (
        "registration_ended",
        text!("ra-mail-kind-registration-ended"),
    ),
    ("card_cancelled", text!("ra-mail-kind-card-cancelled")),
    ("card_reported", text!("ra-mail-kind-card-reported")),
    ("report_received", text!("ra-mail-kind-report-received")),
    ("card_issued", text!("ra-mail-kind-card-issued")),
    ("renewed", text!("ra-mail-kind-renewed")),
    ("renewal_reminder", text!("ra-mail-kind-renewal-reminder")),
    ("post_ending", text!("ra-mail-kind-post-ending")),
    ("profile_closed", text!("ra-mail-kind-profile-closed")),
    ("profile_reopened", text!("ra-mail-kind-profile-reopened")),
    ("name_changed", text!("ra-mail-kind-name-changed")),
    ("post_end_changed", text!("ra-mail-kind-post-end-changed")),
    (
        "organisation_changed",
        text!("ra-mail-kind-organisation-changed"),
    ),
    ("staff_invitation", text!("ra-mail-kind-staff-invitation")),
    (
        "second_factor_reset",
        text!("ra-mail-kind-second-factor-reset"),
    ),
    (
        "staff_account_changed",
        text!("ra-mail-kind-staff-account-changed"),
    ),
    ("spray_alert", text!("ra-mail-kind-spray-alert")),
];

/// A mail in the console's words.
#[must_use]
pub fn mail_kind(kind: &str) -> Text {
    let known = MAIL_KINDS.iter().find(|(name, _)| *name == kind);
    known.map_or_else(|| Text::verbatim(kind), |(_, words)| words.clone())
}

/// What became of a mail, and the colour of it; `failed` is whether its last try did.
#[must_use]
pub const fn mail_state(state: MailState, failed: bool) -> (Text, &'static str) {
    match state {
        MailState::Queued if failed => (text!("ra-mail-waiting-failed"), "orange"),
        MailState::Queued => (text!("ra-mail-waits"), ""),
        MailState::Sent => (text!("ra-mail-sent"), "green"),
        MailState::Parked => (text!("ra-mail-given-up"), "red"),
        MailState::Expired => (text!("ra-mail-expired"), "grey"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::message::Message;
    use std::collections::BTreeSet;

    #[test]
    fn every_mail_has_its_words() {
        let samples = Message::samples();
        let kinds: BTreeSet<&str> = samples.iter().map(Message::kind).collect();
        let named: BTreeSet<&str> = MAIL_KINDS.iter().map(|(kind, _)| *kind).collect();
        assert_eq!(kinds, named);
    }
}
