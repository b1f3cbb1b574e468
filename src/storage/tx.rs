//! Transactions: the one place that begins one.
//!
//! SQLite's default transaction loses read-then-write races whatever the busy time-out, so writes
//! begin IMMEDIATE. A strike is counted in a transaction of its own, never inside one that an error
//! may roll back (SECURITY.md §0.3): that is why nothing else may call `.transaction(`.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::result::Error;

use super::connection::AnyConnection as Connection;
use super::error::StorageError;

/// Runs `work` in a write transaction: commits when it returns `Ok`, rolls back otherwise.
///
/// # Errors
/// Those of `work`, and those of beginning and committing.
pub(super) fn write<T, E: From<StorageError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    begin(conn)?;
    finish(conn, work)
}

/// Runs `work` in the transaction that [`begin`] began, and ends it.
///
/// # Errors
/// Those of `work`, and those of committing.
pub(super) fn finish<T, E: From<StorageError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<T, E> {
    match work(conn) {
        Ok(value) => {
            commit(conn).map_err(StorageError::from)?;
            Ok(value)
        }
        Err(error) => {
            // The connection is thrown away by the pool if even this fails.
            if let Err(cause) = roll_back(conn) {
                tracing::warn!(%cause, "a transaction could not be rolled back");
            }
            Err(error)
        }
    }
}

/// Runs `work` in a savepoint of the transaction that is open, so that a unique violation
/// spoils no more than its own statement (on PostgreSQL it would spoil the whole transaction).
///
/// # Errors
/// Those of `work`.
#[expect(
    clippy::disallowed_methods,
    reason = "a savepoint inside the write transaction above"
)]
pub(super) fn savepoint<T>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    use diesel::Connection as _;
    conn.transaction(work)
}

/// Runs `work` and keeps what it wrote only if `keep`. Otherwise the same is done and taken back: whoever
/// times a request does not learn which it was (R10).
///
/// # Errors
/// Those of `work`, which undo what it wrote, and those of the savepoint.
pub fn keep_if<E: From<StorageError>>(
    conn: &mut Connection,
    keep: bool,
    work: impl FnOnce(&mut Connection) -> Result<(), E>,
) -> Result<(), E> {
    let mut outcome = Ok(());
    let settled = savepoint(conn, |conn| {
        outcome = work(conn);
        match keep && outcome.is_ok() {
            true => Ok(()),
            false => Err(Error::RollbackTransaction),
        }
    });
    outcome?;
    match settled {
        Ok(()) | Err(Error::RollbackTransaction) => Ok(()),
        Err(error) => Err(StorageError::from(error).into()),
    }
}

/// Runs `work` in a transaction that goes on whatever comes of it: when it fails, what it wrote is taken back, and
/// nothing else.
///
/// # Errors
/// Where not even the savepoint could be taken back, and nothing of the transaction may stay: that of `work`, or the
/// savepoint's. What else `work` returns is inside.
pub fn attempt<T, E: From<StorageError>>(
    conn: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, E>,
) -> Result<Result<T, E>, E> {
    let mut outcome = None;
    let settled = savepoint(conn, |conn| {
        let done = work(conn);
        let kept = done.is_ok();
        outcome = Some(done);
        match kept {
            true => Ok(()),
            false => Err(Error::RollbackTransaction),
        }
    });
    match (settled, outcome) {
        (Ok(()) | Err(Error::RollbackTransaction), Some(outcome)) => Ok(outcome),
        (Err(_), Some(Err(first))) => Err(first),
        (Err(error), _) => Err(StorageError::from(error).into()),
        (Ok(()), None) => Err(StorageError::Fault("a savepoint without its work".into()).into()),
    }
}

/// Runs queries that change nothing and may take up to `seconds` each: counts of whole tables, which
/// PostgreSQL would stop as it stops a request's. On SQLite nothing is begun, so nothing waits for it.
///
/// # Errors
/// Those of `work`, and those of beginning and committing.
pub(super) fn patiently<T>(
    conn: &mut Connection,
    seconds: u32,
    work: impl FnOnce(&mut Connection) -> Result<T, StorageError>,
) -> Result<T, StorageError> {
    if matches!(conn, Connection::Sqlite(_)) {
        return work(conn);
    }
    write(conn, |conn| {
        let patience =
            format!("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '{seconds}s'");
        conn.batch_execute(&patience)?;
        work(conn)
    })
}

/// Has PostgreSQL follow indexes for the rest of the transaction that is open. Where hundreds of thousands of
/// rows share a value it takes a small stretch of them for all, and would read whole tables for each stretch.
///
/// # Errors
/// When the database fails.
pub(super) fn along_indexes(conn: &mut Connection) -> Result<(), Error> {
    match conn {
        Connection::Sqlite(_) => Ok(()),
        Connection::Postgres(c) => c.batch_execute(
            "SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; \
             SET LOCAL enable_mergejoin = off; SET LOCAL jit = off; \
             SET LOCAL max_parallel_workers_per_gather = 0",
        ),
    }
}

/// Begins a write transaction.
///
/// # Errors
/// When the database fails; `Unavailable` while another process writes to SQLite's file.
pub(super) fn begin(conn: &mut Connection) -> Result<(), StorageError> {
    let begun = match conn {
        Connection::Sqlite(c) => {
            AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")
        }
        Connection::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN"),
    };
    Ok(begun?)
}

fn commit(conn: &mut Connection) -> Result<(), Error> {
    match conn {
        Connection::Sqlite(c) => AnsiTransactionManager::commit_transaction(c),
        Connection::Postgres(c) => AnsiTransactionManager::commit_transaction(c),
    }
}

fn roll_back(conn: &mut Connection) -> Result<(), Error> {
    match conn {
        Connection::Sqlite(c) => AnsiTransactionManager::rollback_transaction(c),
        Connection::Postgres(c) => AnsiTransactionManager::rollback_transaction(c),
    }
}

#[cfg(test)]
mod tests {
    use diesel::prelude::*;

    use super::*;
    use crate::storage::Connection;
    use crate::storage::schema::rate_limits;
    use crate::storage::tests::on_each;

    fn put(conn: &mut Connection, key: &str) -> Result<(), StorageError> {
        diesel::insert_into(rate_limits::table)
            .values((rate_limits::key.eq(key), rate_limits::tat.eq(1)))
            .execute(conn)?;
        Ok(())
    }

    fn kept(conn: &mut Connection) -> Vec<String> {
        let keys = rate_limits::table.select(rate_limits::key);
        keys.order(rate_limits::key).load(conn).unwrap()
    }

    #[test]
    fn an_attempt_that_fails_takes_back_its_own_and_nothing_else() {
        on_each(|conn| {
            let inner = write(conn, |conn| {
                put(conn, "before")?;
                let first: Result<(), _> = attempt(conn, |conn| {
                    put(conn, "taken back")?;
                    Err(StorageError::Fault("overtaken".into()))
                })?;
                // On PostgreSQL what the database refuses spoils the rest, but for the savepoint.
                let second = attempt(conn, |conn| put(conn, "before"))?;
                attempt(conn, |conn| put(conn, "kept"))??;
                Ok::<_, StorageError>((first, second))
            });
            let (first, second) = inner.unwrap();
            assert!(matches!(first, Err(StorageError::Fault(why)) if why == "overtaken"));
            assert!(second.is_err());
            assert_eq!(kept(conn), ["before", "kept"]);
        });
    }

    #[test]
    fn what_is_not_to_be_kept_is_done_and_taken_back() {
        on_each(|conn| {
            for keep in [true, false] {
                write(conn, |conn| {
                    keep_if(conn, keep, |conn| put(conn, &keep.to_string()))
                })
                .unwrap();
            }
            assert_eq!(kept(conn), ["true"]);
        });
    }
}
