//! What can go wrong in the database, told apart by who can do something about it.

use diesel::result::{DatabaseErrorKind, Error};

/// A failure of storage. A row that is not there is `Option`, never an error.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// The database cannot be reached, is busy, full or read-only: a 503, never a 400 or "not found".
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A query or a row that should not be: a fault of ours.
    #[error("the database answered unexpectedly: {0}")]
    Fault(String),
    /// The schema holds migrations that this program does not have.
    #[error(
        "a newer version of Latchkey has changed the database ({0}); start that version, or restore the backup \
         made before it"
    )]
    Newer(String),
    /// It is a copy of another one, in which codes, strikes and sessions live that were spent or ended since.
    #[error(
        "this is a restored backup: run `latchkey restored` before it is used (README.md, Backup and restore)"
    )]
    Restored,
}

/// Result of a storage function.
pub type Stored<T> = Result<T, StorageError>;

impl StorageError {
    /// A stored value that its type does not accept.
    #[must_use]
    pub fn unreadable(what: &str) -> Self {
        Self::Fault(format!("unreadable {what}"))
    }
}

impl From<Error> for StorageError {
    fn from(error: Error) -> Self {
        // What failed first says why; that it could not be rolled back either follows from it.
        if let Error::RollbackErrorOnCommit { commit_error, .. } = error {
            return Self::from(*commit_error);
        }
        let text = error.to_string();
        let unavailable = match &error {
            Error::DatabaseError(kind, _) => is_outage(*kind) || sounds_like_outage(&text),
            Error::BrokenTransactionManager => true,
            _ => false,
        };
        if unavailable {
            Self::Unavailable(text)
        } else {
            Self::Fault(text)
        }
    }
}

fn is_outage(kind: DatabaseErrorKind) -> bool {
    matches!(
        kind,
        DatabaseErrorKind::ClosedConnection
            | DatabaseErrorKind::UnableToSendCommand
            | DatabaseErrorKind::ReadOnlyTransaction
    )
}

/// Outages for which diesel has no kind of its own.
fn sounds_like_outage(text: &str) -> bool {
    const SIGNS: [&str; 18] = [
        "deadlock detected",
        "database is locked",
        "database or disk is full",
        "disk I/O error",
        "readonly database",
        "unable to open database",
        "canceling statement due to",
        "terminating connection",
        "server closed the connection",
        "no connection to the server",
        "remaining connection slots",
        "the database system is",
        "could not receive data from server",
        "could not send data to server",
        "connection pointer is NULL",
        "No space left on device",
        "read-only transaction",
        "SSL connection has been closed",
    ];
    SIGNS.iter().any(|sign| text.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn database_error(text: &str) -> StorageError {
        Error::DatabaseError(DatabaseErrorKind::Unknown, Box::new(text.to_owned())).into()
    }

    #[test]
    fn outages_and_faults_are_told_apart() {
        for outage in [
            "deadlock detected",
            "database is locked",
            "database or disk is full",
            "terminating connection due to administrator command",
        ] {
            assert!(
                matches!(database_error(outage), StorageError::Unavailable(_)),
                "{outage}"
            );
        }
        assert!(matches!(
            database_error("syntax error"),
            StorageError::Fault(_)
        ));
        assert!(matches!(
            StorageError::from(Error::NotFound),
            StorageError::Fault(_)
        ));
    }
}
