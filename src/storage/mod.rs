//! The database: the only place that knows diesel. Storage stores; it decides nothing.
//!
//! One file per aggregate. Reads go through [`Db::read`], changes through [`Db::write`], which is one
//! transaction. Every function works on SQLite and PostgreSQL alike.
//!
//! How to add an aggregate: a table in both folders of `migrations/`, the same in `schema.rs`, a file here.
//! Claim rows by conditional UPDATE and rows affected; insert where a row may exist inside
//! `tx::savepoint` and match the unique violation.

use std::ops::DerefMut;
use std::sync::Arc;

use diesel::r2d2::{PooledConnection, R2D2Connection};

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
pub mod belongings;
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
pub mod network;
pub mod organisations;
pub mod outbox;
pub mod photographs;
mod pool;
pub mod post_ends;
pub mod posts;
mod prepared;
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
pub use tx::{attempt, keep_if};

use crate::metrics::DatabaseMetrics;
use connection::Manager;
use pool::{Connections, Writer, unavailable};

/// The pool. Clones share it.
#[derive(Clone)]
pub struct Db {
    connections: Arc<Connections>,
    /// Where there is only one writer at a time.
    writer: Option<Arc<Writer>>,
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
        let connections = Arc::new(Connections::open(url, connections)?);
        let writer = (url.backend() == Backend::Sqlite).then(Arc::default);
        Ok(Self {
            connections,
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
            let (busy, idle) = self.connections.load();
            metrics.busy.set(i64::from(busy));
            metrics.idle.set(i64::from(idle));
        }
    }

    /// A connection, as soon as one is free.
    fn connection(&self) -> Stored<PooledConnection<Manager>> {
        let Some(metrics) = &self.metrics else {
            return self.connections.get();
        };
        metrics.waiting.inc();
        let connection = self.connections.get();
        metrics.waiting.dec();
        connection.inspect_err(|_| {
            metrics.timeouts.inc();
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

    /// Whether it answers, and has a connection to spare.
    ///
    /// # Errors
    /// `Unavailable` when no connection comes free in time.
    pub fn answers(&self) -> Stored<()> {
        Ok(R2D2Connection::ping(&mut *self.connections.get()?)?)
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

    /// A connection for a short read on the spot: where the database is a file, and one lies ready. Reading a few
    /// rows of it takes less time than having another thread do so, and waits for no writer (WAL), only for a process that
    /// holds the whole file, as a repair does. A server may be slow to answer: nobody who must not wait talks to one.
    #[must_use]
    pub fn at_hand(&self) -> Option<impl DerefMut<Target = Connection>> {
        self.writer.as_ref()?;
        self.connections.at_hand()
    }

    /// Runs changes as one transaction: all of them or none.
    ///
    /// # Errors
    /// Those of `work`, which roll everything back; `Unavailable` when no connection comes free in time.
    pub fn write<T, E: From<StorageError>>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        let turn = self.writer.as_deref().map(Writer::turn).transpose()?;
        let mut conn = self.connection()?;
        let began = tx::begin(&mut conn);
        if let Some(turn) = &turn {
            turn.began(began.is_ok());
        }
        began?;
        tx::finish(&mut conn, work)
    }
}

#[cfg(test)]
mod tests;
