//! `[codes]`: emailed codes.

use serde::Deserialize;
use time::Duration;

use super::Problem;

/// Code settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codes {
    /// How many minutes a code is good, from its sending.
    pub lifetime_minutes: i64,
}

impl Codes {
    /// The lifetime.
    #[must_use]
    pub fn lifetime(&self) -> Duration {
        Duration::minutes(self.lifetime_minutes)
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let fits = (1..=15).contains(&self.lifetime_minutes);
        (!fits)
            .then(|| {
                Problem::new(
                    "codes.lifetime_minutes",
                    "is out of range",
                    "1 to 15 minutes",
                )
            })
            .into_iter()
            .collect()
    }
}
