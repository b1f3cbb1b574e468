//! `[database]`: where it keeps its data.

use std::path::PathBuf;

use serde::Deserialize;

use super::Problem;
use super::profile::Profile;
use crate::storage::{Backend, DatabaseUrl, network};

/// Database settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`.
    pub url: String,
    /// Whether nobody else is on the network between the program and PostgreSQL.
    pub network_is_private: bool,
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

const IN_CLEAR: &str = "a PostgreSQL on this machine or behind a tunnel that ends on it; or a program built with \
    --features pg-tls and ?sslmode=verify-full; or database.network_is_private = true, where nobody else is on that network";

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

    pub(super) fn validate(&self, profile: Profile) -> Vec<Problem> {
        const URL: &str = "database.url";
        let mut problems = Vec::new();
        match DatabaseUrl::parse(&self.url) {
            Err(right) => problems.push(Problem::new(URL, "is not a database URL", right)),
            Ok(url) => {
                let over_a_network =
                    url.backend() == Backend::Postgres && network::leaves_in_clear(&self.url);
                if profile == Profile::Production && over_a_network && !self.network_is_private {
                    problems.push(Problem::new(URL, "goes over a network in clear", IN_CLEAR));
                }
            }
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
