//! A fresh database for each test, gone when the test is.

use diesel::connection::SimpleConnection;
use diesel::{Connection as _, PgConnection};
use latchkey::random::{Random, SystemRandom};

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

/// A database and what removes it.
pub enum Database {
    Sqlite(tempfile::TempDir),
    Postgres { server: String, name: String },
}

const SERVER: &str = "LATCHKEY_TEST_POSTGRES";
const REQUIRED: &str = "LATCHKEY_REQUIRE_ALL";

impl Database {
    /// A fresh one; `None` where there is no PostgreSQL and it is not required.
    pub fn create(kind: Kind) -> Option<Self> {
        match kind {
            Kind::Sqlite => Some(Self::Sqlite(tempfile::tempdir().unwrap())),
            Kind::Postgres => {
                let Ok(server) = std::env::var(SERVER) else {
                    assert!(std::env::var(REQUIRED).is_err(), "{SERVER} is not set");
                    eprintln!(
                        "left out: {SERVER} is not set, so there is no PostgreSQL to test on"
                    );
                    return None;
                };
                let random: &dyn Random = &SystemRandom;
                let name = format!("latchkey_test_{:08x}{:08x}", random.word(), random.word());
                let mut conn = PgConnection::establish(&server).unwrap();
                conn.batch_execute(&format!("CREATE DATABASE {name}"))
                    .unwrap();
                Some(Self::Postgres { server, name })
            }
        }
    }

    /// What `database.url` says.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(folder) => format!("sqlite://{}/latchkey.db", folder.path().display()),
            Self::Postgres { server, name } => {
                let (base, _) = server.rsplit_once('/').unwrap();
                format!("{base}/{name}")
            }
        }
    }

    /// The folder of a SQLite database, with its log beside it.
    pub fn folder(&self) -> Option<&std::path::Path> {
        match self {
            Self::Sqlite(folder) => Some(folder.path()),
            Self::Postgres { .. } => None,
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Self::Postgres { server, name } = self
            && let Ok(mut conn) = PgConnection::establish(server)
        {
            // Connections of the test's pool may still be open.
            let _ = conn.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}
