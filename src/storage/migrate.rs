//! The schema's history, embedded for both databases and applied at start.

use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::AnyConnection as Connection;
use super::error::{StorageError, Stored};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Only one process migrates at a time; this number names the lock.
const POSTGRES_LOCK: &str = "SELECT pg_advisory_lock(5417204133)";
const POSTGRES_UNLOCK: &str = "SELECT pg_advisory_unlock(5417204133)";

/// Applies what is missing; returns the names.
pub(super) fn run(conn: &mut Connection) -> Stored<Vec<String>> {
    use diesel::connection::SimpleConnection;
    match conn {
        Connection::Sqlite(c) => apply(c, SQLITE),
        Connection::Postgres(c) => {
            // Another replica may hold the lock for longer than a statement may usually take.
            c.batch_execute("SET statement_timeout = '60s'; SET lock_timeout = '60s'")?;
            c.batch_execute(POSTGRES_LOCK)?;
            let applied = apply(c, POSTGRES);
            c.batch_execute(POSTGRES_UNLOCK)?;
            c.batch_execute("SET statement_timeout = '5s'; SET lock_timeout = '3s'")?;
            applied
        }
    }
}

/// The names of what is missing.
pub(super) fn pending(conn: &mut Connection) -> Stored<Vec<String>> {
    match conn {
        Connection::Sqlite(c) => missing(c, SQLITE),
        Connection::Postgres(c) => missing(c, POSTGRES),
    }
}

fn apply<DB, C>(conn: &mut C, source: EmbeddedMigrations) -> Stored<Vec<String>>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let applied = conn
        .run_pending_migrations(source)
        .map_err(|e| fault(e.as_ref()))?;
    Ok(applied.iter().map(ToString::to_string).collect())
}

fn missing<DB, C>(conn: &mut C, source: EmbeddedMigrations) -> Stored<Vec<String>>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let pending = conn
        .pending_migrations(source)
        .map_err(|e| StorageError::Unavailable(format!("its migrations cannot be read: {e}")))?;
    Ok(pending.iter().map(|m| m.name().to_string()).collect())
}

fn fault(error: &(dyn std::error::Error + Send + Sync)) -> StorageError {
    StorageError::Fault(format!("migration failed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use diesel::migration::{Migration, MigrationSource};
    use diesel::{pg::Pg, sqlite::Sqlite};

    #[test]
    fn both_databases_have_the_same_migrations() {
        let sqlite: Vec<Box<dyn Migration<Sqlite>>> = SQLITE.migrations().unwrap();
        let postgres: Vec<Box<dyn Migration<Pg>>> = POSTGRES.migrations().unwrap();
        let sqlite: Vec<String> = sqlite.iter().map(|m| m.name().to_string()).collect();
        let postgres: Vec<String> = postgres.iter().map(|m| m.name().to_string()).collect();
        assert!(!sqlite.is_empty());
        assert_eq!(sqlite, postgres);
    }
}
