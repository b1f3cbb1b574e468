//! An empty database of either kind.

use std::path::Path;

use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use url::Url;

use super::{Outcome, part};

/// A superuser's URL of a server whose databases are the tests' to make.
const SERVER: &str = "LATCHKEY_TEST_POSTGRES";

/// Which kind.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A file of the installation.
    Sqlite,
    /// A database of its own on the server.
    Postgres,
}

/// A database of the tests' server, dropped with this.
pub struct Postgres {
    server: String,
    name: String,
}

impl Postgres {
    /// Makes one, named after the folder of its installation; `None` where there is no server.
    pub fn create(folder: &Path) -> Outcome<Option<Self>> {
        let Ok(server) = std::env::var(SERVER) else {
            return part::missing("PostgreSQL", "LATCHKEY_TEST_POSTGRES is not set");
        };
        let unique = folder.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("blackbox_{}_{unique}", std::process::id());
        let database = Self { server, name };
        database.tell(&format!("CREATE DATABASE \"{}\"", database.name))?;
        Ok(Some(database))
    }

    /// Where it is.
    pub fn url(&self) -> Outcome<String> {
        let mut url = Url::parse(&self.server)?;
        url.set_path(&self.name);
        Ok(url.into())
    }

    fn tell(&self, sql: &str) -> Outcome {
        let mut server = PgConnection::establish(&self.server)?;
        sql_query(sql).execute(&mut server)?;
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.tell(&format!("DROP DATABASE \"{}\" WITH (FORCE)", self.name))
            .ok();
    }
}
