//! Invented reminders.

use time::OffsetDateTime;
use time::macros::datetime;

use super::super::message::Message;
use super::{desk, name, organisation};

const EXPIRES_AT: OffsetDateTime = datetime!(2027-01-21 12:00 UTC);

impl Message {
    pub(super) fn reminder_samples() -> Vec<Self> {
        let expiry = |days, with_help| Self::RenewalReminder {
            name: name(),
            organisation: organisation(),
            expires_at: EXPIRES_AT,
            days,
            with_help,
            desk: desk(),
        };
        let post = |for_holder| Self::PostEnding {
            name: name(),
            organisation: organisation(),
            ends_on: "2026-12-06".into(),
            for_holder,
            holder_name: match for_holder {
                true => name(),
                false => "Robin Sample".into(),
            },
            desk: desk(),
        };
        vec![
            expiry(60, false),
            expiry(60, true),
            expiry(1, false),
            post(true),
            post(false),
        ]
    }
}
