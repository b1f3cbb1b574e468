//! `[database]`: where it keeps its data.

use serde::Deserialize;

use super::Problem;
use crate::storage::DatabaseUrl;

/// Database settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`.
    pub url: String,
    /// The most connections of this process.
    pub connections: u32,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The URL may hold a password.
        f.debug_struct("Database")
            .field("connections", &self.connections)
            .finish_non_exhaustive()
    }
}

impl Database {
    pub(super) fn validate(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        if let Err(right) = DatabaseUrl::parse(&self.url) {
            problems.push(Problem::new("database.url", "is not a database URL", right));
        }
        if !(1..=200).contains(&self.connections) {
            problems.push(Problem::new(
                "database.connections",
                "is out of range",
                "1 to 200",
            ));
        }
        problems
    }
}
