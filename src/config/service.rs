//! `[service]`: what the portal is called.

use serde::Deserialize;

use super::Problem;

/// What people see it called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The name in headers, titles and mails.
    pub name: String,
}

impl Service {
    pub(super) fn validate(&self) -> Vec<Problem> {
        let bad = self.name.trim().is_empty() || self.name.chars().any(char::is_control);
        bad.then(|| {
            Problem::new(
                "service.name",
                "is empty or has control characters",
                "a short name",
            )
        })
        .into_iter()
        .collect()
    }
}
