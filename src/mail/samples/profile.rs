//! Invented messages about profiles.

use super::{AT, desk, name, organisation};
use crate::mail::message::Message;
use crate::mail::profile_notice::ProfileNotice;

impl Message {
    pub(super) fn profile_samples() -> Vec<Self> {
        let notice = |before: &str, last_day: &str| ProfileNotice {
            name: name(),
            organisation: organisation(),
            at: AT,
            before: before.to_owned(),
            last_day: last_day.to_owned(),
            desk: desk(),
        };
        vec![
            Self::ProfileClosed(notice("", "")),
            Self::ProfileReopened(notice("", "")),
            Self::NameChanged(notice("Sam Sample", "")),
            Self::PostEndChanged(notice("", "2027-03-31")),
            Self::PostEndChanged(notice("", "")),
            Self::OrganisationChanged(notice("Example Hill Surgery", "")),
        ]
    }
}
