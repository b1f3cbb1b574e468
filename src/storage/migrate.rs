//! The schema's history, embedded for both databases and applied at start.
//!
//! Any number of programs may start at once: one applies, the others wait for it and find nothing left to do.
//! A program that is running goes on while a newer one migrates, so a migration only adds what the version before
//! can live beside; what that one still reads goes a version later. A program that starts on a schema it does
//! not know refuses: it could not tell what it would leave out.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::migration::{Migration, MigrationSource};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::connection::AnyConnection as Connection;
use super::error::{StorageError, Stored};

const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Only one process migrates at a time; this number names the lock. Another one may be at it for long, and so may
/// a migration of a large table be; only for the locks of tables in use it does not wait longer than people would.
const POSTGRES_LOCK: [&str; 3] = [
    "SET statement_timeout = 0; SET lock_timeout = '15min'",
    "SELECT pg_advisory_lock(5417204133)",
    "SET lock_timeout = '10s'",
];
/// And back to what `connection` has set.
const POSTGRES_UNLOCK: &str = "SELECT pg_advisory_unlock(5417204133); \
     SET statement_timeout = '5s'; SET lock_timeout = '3s'";

const SQLITE_PATIENT: &str = "PRAGMA busy_timeout = 900000";
const SQLITE_USUAL: &str = "PRAGMA busy_timeout = 1300";

/// Applies what is missing; returns the names.
pub(super) fn run(conn: &mut Connection) -> Stored<Vec<String>> {
    match conn {
        Connection::Sqlite(c) => {
            c.batch_execute(SQLITE_PATIENT)?;
            let applied = refuse_unknown(c, &SQLITE).and_then(|()| migrate_file(c));
            c.batch_execute(SQLITE_USUAL)?;
            applied
        }
        Connection::Postgres(c) => {
            for step in POSTGRES_LOCK {
                c.batch_execute(step)?;
            }
            let applied = refuse_unknown(c, &POSTGRES).and_then(|()| apply(c, POSTGRES));
            c.batch_execute(POSTGRES_UNLOCK)?;
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

/// All that is missing or nothing, and nobody else writes meanwhile: what another process applied is seen.
fn migrate_file(conn: &mut diesel::SqliteConnection) -> Stored<Vec<String>> {
    // Looking first: nobody who starts need wait for an import that has the file.
    if missing(conn, SQLITE)?.is_empty() {
        return Ok(Vec::new());
    }
    AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE")?;
    let applied = apply(conn, SQLITE);
    match applied {
        Ok(_) => AnsiTransactionManager::commit_transaction(conn)?,
        Err(_) => AnsiTransactionManager::rollback_transaction(conn)?,
    }
    applied
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

/// A schema that is newer than the program is no schema for it.
fn refuse_unknown<DB, C>(conn: &mut C, source: &EmbeddedMigrations) -> Stored<()>
where
    DB: diesel::backend::Backend,
    C: MigrationHarness<DB>,
{
    let known: Vec<Box<dyn Migration<DB>>> = source.migrations().map_err(|e| fault(e.as_ref()))?;
    let known: Vec<String> = known
        .iter()
        .map(|m| m.name().version().to_string())
        .collect();
    let applied = conn.applied_migrations().map_err(|e| fault(e.as_ref()))?;
    let mut unknown: Vec<String> = applied.iter().map(ToString::to_string).collect();
    unknown.retain(|version| !known.contains(version));
    unknown.sort();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(StorageError::Newer(unknown.join(", ")))
}

fn fault(error: &(dyn std::error::Error + Send + Sync)) -> StorageError {
    StorageError::Fault(format!("migration failed: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;
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
