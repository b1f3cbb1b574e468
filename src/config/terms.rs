//! `[terms]`: the terms of smartcard use.

use serde::Deserialize;

use super::Problem;
use crate::domain::terms::Terms;

/// Terms settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsSettings {
    /// Raise it when the terms change: everyone is asked again.
    pub version: i32,
    /// After how many days everyone is asked again; 0 = never.
    pub max_age_days: i64,
}

impl TermsSettings {
    /// The terms in force.
    #[must_use]
    pub fn in_force(&self) -> Terms {
        Terms {
            version: self.version,
            max_age_days: self.max_age_days,
        }
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if self.version < 1 {
            problems.push(Problem::new("terms.version", "is below 1", "1 or more"));
        }
        if !(0..=3650).contains(&self.max_age_days) {
            problems.push(Problem::new(
                "terms.max_age_days",
                "is out of range",
                "0 to 3650 days",
            ));
        }
        problems
    }
}
