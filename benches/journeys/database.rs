//! Databases of the measurement's own, gone when it ends.

use anyhow::Context as _;
use tempfile::TempDir;

use super::sql::Sql;

/// Where databases are made: a folder for SQLite, or a PostgreSQL server.
pub struct Place {
    folder: TempDir,
    server: Option<String>,
}

impl Place {
    /// On a PostgreSQL server, or on SQLite where none is named.
    pub fn new(server: Option<&str>) -> anyhow::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            server: server.map(str::to_owned),
        })
    }

    /// What it is called in the report.
    pub fn kind(&self) -> &'static str {
        match self.server {
            Some(_) => "PostgreSQL",
            None => "SQLite",
        }
    }

    /// The folder that programs run in.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The URL of a fresh database.
    pub fn fresh(&self, name: &str) -> anyhow::Result<String> {
        let Some(server) = &self.server else {
            return Ok(format!(
                "sqlite://{}/{name}.db",
                self.folder.path().display()
            ));
        };
        let (address, _) = server
            .rsplit_once('/')
            .context("the URL names no database")?;
        let mut sql = Sql::open(server)?;
        sql.run(&format!(
            "DROP DATABASE IF EXISTS latchkey_{name} WITH (FORCE)"
        ))?;
        sql.run(&format!("CREATE DATABASE latchkey_{name}"))?;
        Ok(format!("{address}/latchkey_{name}"))
    }

    /// Takes a database away again.
    pub fn forget(&self, name: &str) -> anyhow::Result<()> {
        match &self.server {
            None => Ok(()),
            Some(server) => Sql::open(server)?.run(&format!(
                "DROP DATABASE IF EXISTS latchkey_{name} WITH (FORCE)"
            )),
        }
    }
}
