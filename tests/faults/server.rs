//! A PostgreSQL of the test's own, to be stopped, paused and starved.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::Command;

use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use tempfile::TempDir;
use url::Url;

use super::stage::signal;
use crate::services::{Outcome, part};

/// As many as a small server has.
const MOST_CONNECTIONS: &str = "40";
/// The program's role, as in production: not a superuser. What it was promised is on disk.
const ROLE: [&str; 3] = [
    "CREATE ROLE latchkey LOGIN PASSWORD 'latchkey'",
    "ALTER ROLE latchkey SET synchronous_commit = on",
    "CREATE DATABASE latchkey OWNER latchkey",
];

/// The server; gone with this.
pub struct Server {
    folder: TempDir,
    url: Url,
}

impl Server {
    /// Starts one; `None` where PostgreSQL is not installed.
    pub fn start() -> Outcome<Option<Self>> {
        if !PathBuf::from("/usr/lib/postgresql").is_dir() {
            return part::missing("PostgreSQL", "/usr/lib/postgresql is not there");
        }
        // Its user must get through to it.
        let folder = tempfile::Builder::new()
            .prefix("latchkey-faults.")
            .tempdir_in("/tmp")?;
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o711))?;
        let place = folder.path().join("postgres");
        script("start", &place)?;
        let url = std::fs::read_to_string(place.join("url"))?;
        let server = Self {
            folder,
            url: Url::parse(url.trim())?,
        };
        let mut master = server.master()?;
        for sql in ROLE {
            sql_query(sql).execute(&mut master)?;
        }
        Ok(Some(server))
    }

    /// The program's database.
    pub fn url(&self) -> String {
        let mut url = self.url.clone();
        let _ = url.set_username("latchkey");
        let _ = url.set_password(Some("latchkey"));
        url.set_path("latchkey");
        url.into()
    }

    /// A superuser's connection.
    pub fn master(&self) -> Outcome<PgConnection> {
        Ok(PgConnection::establish(self.url.as_str())?)
    }

    /// Has the superuser say something.
    pub fn tell(&self, sql: &[&str]) -> Outcome {
        let mut master = self.master()?;
        for sql in sql {
            sql_query(*sql).execute(&mut master)?;
        }
        Ok(())
    }

    /// Ends it as a crash would.
    pub fn stop(&self) -> Outcome {
        script("stop", &self.place())
    }

    /// Starts it again.
    pub fn again(&self) -> Outcome {
        script("again", &self.place())
    }

    /// Sends a signal to every process of it: they stop answering, the machine goes on acknowledging for them.
    pub fn signal(&self, name: &str) -> Outcome {
        let file = std::fs::read_to_string(self.place().join("data/postmaster.pid"))?;
        let first: u32 = file.lines().next().unwrap_or_default().trim().parse()?;
        signal(name, first)?;
        for child in children(first)? {
            // One may have ended in between.
            signal(name, child).ok();
        }
        Ok(())
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("postgres")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.signal("CONT").ok();
        self.stop().ok();
    }
}

fn children(parent: u32) -> Outcome<Vec<u32>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")? {
        let Ok(id) = entry?.file_name().to_string_lossy().parse::<u32>() else {
            continue;
        };
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        let after_name = stat.rsplit_once(')').map_or("", |(_, rest)| rest);
        if after_name.split_whitespace().nth(1) == Some(&parent.to_string()) {
            found.push(id);
        }
    }
    Ok(found)
}

fn script(what: &str, folder: &std::path::Path) -> Outcome {
    let ran = Command::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/services/postgres"
    ))
    .arg(what)
    .arg(folder)
    .env("MOST_CONNECTIONS", MOST_CONNECTIONS)
    .status()?;
    ran.success()
        .then_some(())
        .ok_or_else(|| format!("PostgreSQL could not {what}: {ran}").into())
}
