//! The database: the only place that knows diesel. Storage stores; it decides nothing.
//!
//! One file per aggregate. Reads go through [`Db::read`], changes through [`Db::write`], which is one
//! transaction. Every function works on SQLite and PostgreSQL alike.
//!
//! How to add an aggregate: a table in both folders of `migrations/`, the same in `schema.rs`, a file here.
//! Claim rows by conditional UPDATE and rows affected; insert where a row may exist inside
//! `tx::savepoint` and match the unique violation.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use diesel::r2d2::{Pool, PooledConnection};

pub mod alerts;
pub mod api_reads;
pub mod api_tokens;
pub mod approvals;
pub mod assists;
pub mod attempt_groups;
pub mod attempt_list;
pub mod attempts;
pub mod audit;
pub mod audit_chain;
pub mod audit_checks;
pub mod audit_list;
pub mod authorities;
pub mod cards;
pub mod challenges;
pub mod chip_keys;
pub mod chips;
pub mod clinics;
mod connection;
mod error;
pub mod figures;
pub mod holder_data;
pub mod holder_search;
mod holder_words;
pub mod holders;
pub mod housekeeping;
pub mod imports;
mod incident_entries;
pub mod incident_list;
pub mod incidents;
pub mod invitations;
pub mod issued_certificates;
pub mod journeys;
pub mod key_use;
pub mod languages;
pub mod long_write;
pub mod mail_log;
mod migrate;
pub mod organisations;
pub mod outbox;
pub mod photographs;
pub mod post_ends;
pub mod posts;
pub mod rate_limits;
pub mod registrations;
pub mod reminders;
pub mod renewals;
pub mod restore;
pub mod restore_ledger;
pub mod retention;
pub mod retention_audit;
pub mod retention_runs;
pub mod reviews;
mod schema;
pub mod sessions;
pub mod staff;
pub mod staff_listings;
pub mod staff_roles;
pub mod staff_sessions;
pub mod standings;
pub mod strikes;
mod times;
pub mod turns;
mod tx;
pub mod vitals;
pub mod waiting;
pub mod waits;

pub use connection::{AnyConnection as Connection, Backend, DatabaseUrl};
pub use error::{StorageError, Stored};

use crate::metrics::DatabaseMetrics;
use connection::Manager;

/// How long a request waits for a free connection before it is told to come back.
const POOL_WAIT: Duration = Duration::from_secs(2);

/// The pool. Clones share it.
#[derive(Clone)]
pub struct Db {
    pool: Pool<Manager>,
    /// SQLite has one writer; queueing here is cheaper than its busy handler's sleeping and trying.
    writer: Option<Arc<Mutex<()>>>,
    metrics: Option<DatabaseMetrics>,
}

impl Db {
    /// Opens the database and proves that it answers.
    ///
    /// # Errors
    /// The driver's own words when it does not.
    pub fn open(url: &DatabaseUrl, connections: u32) -> Stored<Self> {
        // The pool would retry in silence; one connection of our own says why it fails.
        url.connect().map_err(|e| unavailable(url.explain(&e)))?;
        let pool = Pool::builder()
            .max_size(connections)
            .min_idle(Some(1))
            .connection_timeout(POOL_WAIT)
            .build(Manager(url.clone()))
            .map_err(unavailable)?;
        let writer = (url.backend() == Backend::Sqlite).then(Arc::default);
        Ok(Self {
            pool,
            writer,
            metrics: None,
        })
    }

    /// The same, and who waits for a connection is counted.
    #[must_use]
    pub fn watched(mut self, metrics: DatabaseMetrics) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// Brings the numbers of connections up to date.
    pub fn show_load(&self) {
        if let Some(metrics) = &self.metrics {
            let state = self.pool.state();
            let busy = state.connections.saturating_sub(state.idle_connections);
            metrics.busy.set(i64::from(busy));
            metrics.idle.set(i64::from(state.idle_connections));
        }
    }

    /// A connection, as soon as one is free.
    fn connection(&self) -> Stored<PooledConnection<Manager>> {
        let Some(metrics) = &self.metrics else {
            return self.pool.get().map_err(unavailable);
        };
        metrics.waiting.inc();
        let connection = self.pool.get();
        metrics.waiting.dec();
        connection.map_err(|error| {
            metrics.timeouts.inc();
            unavailable(error)
        })
    }

    /// Applies the migrations that are missing; returns their names.
    ///
    /// # Errors
    /// The first migration that fails; that the database is a restored copy.
    pub fn migrate(&self) -> Stored<Vec<String>> {
        let applied = self.migrate_copy()?;
        match self.read(restore::standing)? {
            restore::Standing::Original => Ok(applied),
            restore::Standing::New => self.write(restore::adopt).map(|()| applied),
            restore::Standing::Copy => Err(StorageError::Restored),
        }
    }

    /// The same for a database that may be a restored copy, which nothing else may use before it was seen to.
    ///
    /// # Errors
    /// The first migration that fails.
    pub fn migrate_copy(&self) -> Stored<Vec<String>> {
        migrate::run(&mut *self.connection()?)
    }

    /// The names of the migrations that are missing.
    ///
    /// # Errors
    /// When the database cannot say.
    pub fn pending_migrations(&self) -> Stored<Vec<String>> {
        migrate::pending(&mut *self.connection()?)
    }

    /// Runs queries that change nothing.
    ///
    /// # Errors
    /// Those of `work`; `Unavailable` when no connection comes free in time.
    pub fn read<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        work(&mut *self.connection()?)
    }

    /// Runs changes as one transaction: all of them or none.
    ///
    /// # Errors
    /// Those of `work`, which roll everything back; `Unavailable` when no connection comes free in time.
    pub fn write<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let _turn = self
            .writer
            .as_ref()
            .map(|w| w.lock().unwrap_or_else(PoisonError::into_inner));
        tx::write(&mut *self.connection()?, work)
    }
}

fn unavailable(error: impl std::fmt::Display) -> StorageError {
    StorageError::Unavailable(error.to_string())
}

#[cfg(test)]
mod tests;
