//! What the mail log calls mails and what became of them.

use crate::storage::mail_log::MailState;

/// Every mail there is, in the console's words.
pub const MAIL_KINDS: &[(&str, &str)] = &[
    ("unlock_code", "Code to unlock a card"),
    ("registration_code", "Code to set up self-service"),
    ("email_change_code", "Code to confirm a new address"),
    ("registered", "Self-service is set up"),
    ("unlocked", "Card unlocked"),
    ("passcode_changed", "Passcode changed"),
    ("email_changed", "Address changed by the holder"),
    ("email_set_by_desk", "Address changed by the desk"),
    ("locked_out", "Online unlock blocked"),
    ("lockout_cleared", "Online unlock opened again"),
    ("unlock_not_possible", "Card cannot be unlocked online"),
    ("registration_ended", "Self-service ended by the desk"),
    ("card_cancelled", "Card cancelled"),
    ("card_reported", "Card reported: to desk, Sponsors, manager"),
    (
        "report_received",
        "Card reported by somebody: to its holder",
    ),
    ("card_issued", "New card in use"),
    ("renewed", "Certificates renewed"),
    ("renewal_reminder", "Reminder: certificates expire"),
    ("post_ending", "Reminder: a post ends"),
    ("profile_closed", "Profile closed"),
    ("profile_reopened", "Profile opened again"),
    ("name_changed", "Name changed by the desk"),
    ("post_end_changed", "End of the post changed"),
    ("organisation_changed", "Moved to another organisation"),
    ("staff_invitation", "Link to choose a console password"),
    ("second_factor_reset", "Second factor reset"),
    ("staff_account_changed", "Console account changed"),
    ("spray_alert", "Alert: many numbers tried"),
];

/// A mail in the console's words.
#[must_use]
pub fn mail_kind(kind: &str) -> &str {
    let known = MAIL_KINDS.iter().find(|(name, _)| *name == kind);
    known.map_or(kind, |(_, words)| words)
}

/// What became of a mail, and the colour of it; `failed` is whether its last try did.
#[must_use]
pub const fn mail_state(state: MailState, failed: bool) -> (&'static str, &'static str) {
    match state {
        MailState::Queued if failed => ("Waiting: the last try failed", "orange"),
        MailState::Queued => ("Waiting", ""),
        MailState::Sent => ("Sent", "green"),
        MailState::Parked => ("Given up", "red"),
        MailState::Expired => ("Not sent: no longer of use", "grey"),
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
