//! What the mails about a holder's profile say: that it was closed or opened, that name, post or organisation changed.

use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

use crate::domain::desk::Desk;

/// Something was changed in a holder's profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileNotice {
    /// The holder's name, as it is now.
    pub name: String,
    /// Where they work, as it is now.
    pub organisation: String,
    /// When it was changed.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    /// The name or organisation that was there before; empty where neither changed.
    #[serde(default)]
    pub before: String,
    /// The last day of the post, `2026-12-06`; empty where it has no end, or that is not the matter.
    #[serde(default)]
    pub last_day: String,
    /// Their desk.
    pub desk: Desk,
}
