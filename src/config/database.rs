//! `[database]`: where it keeps its data.

use std::path::PathBuf;

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
    /// Where strikes are noted besides; empty is beside a SQLite database.
    pub strikes_ledger: String,
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
    /// The folder of the ledger of strikes, if there is one.
    #[must_use]
    pub fn ledger(&self) -> Option<PathBuf> {
        let beside = self.url.strip_prefix("sqlite://");
        match self.strikes_ledger.as_str() {
            "" => beside.map(|path| PathBuf::from(format!("{path}.strikes"))),
            folder => Some(PathBuf::from(folder)),
        }
    }

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
