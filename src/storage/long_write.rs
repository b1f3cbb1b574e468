//! A transaction that takes minutes, as that of a large import: what a request's settings would end or slow down.

use diesel::connection::SimpleConnection;

use super::{Connection, Stored};

/// Lets a transaction last: PostgreSQL does not end one that waits for its file, and SQLite keeps more pages at
/// hand, as an import writes all over its indexes.
///
/// # Errors
/// When the database fails.
pub fn take_time(conn: &mut Connection) -> Stored<()> {
    let settings = match conn {
        Connection::Postgres(_) => {
            "SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = '60s'"
        }
        Connection::Sqlite(_) => "PRAGMA cache_size = -32768",
    };
    Ok(conn.batch_execute(settings)?)
}

/// Gives back what [`take_time`] took and does not end with the transaction.
///
/// # Errors
/// When the database fails.
pub fn give_back(conn: &mut Connection) -> Stored<()> {
    if let Connection::Sqlite(_) = conn {
        conn.batch_execute("PRAGMA cache_size = -2000")?;
    }
    Ok(())
}
