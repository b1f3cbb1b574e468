//! One connection type over both databases, and how one is opened.
//!
//! The derived `establish` hides why a database refused, so the backend is chosen by the URL's scheme here.

use diesel::connection::SimpleConnection;
use diesel::r2d2::{ManageConnection, R2D2Connection};
use diesel::{ConnectionError, PgConnection, SqliteConnection};

/// SQLite or PostgreSQL behind one type: every query is written once.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL, for many replicas.
    Postgres(PgConnection),
    /// SQLite, the embedded default.
    Sqlite(SqliteConnection),
}

/// Which database a URL names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// `postgres://` or `postgresql://`.
    Postgres,
    /// `sqlite://PATH`.
    Sqlite,
}

/// A database URL that has been understood.
#[derive(Debug, Clone)]
pub struct DatabaseUrl {
    backend: Backend,
    /// What the driver takes: the URL for PostgreSQL, the path for SQLite.
    target: String,
}

impl DatabaseUrl {
    /// Reads `sqlite://PATH`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// Says what would be right, for the operator. The URL itself may hold a password and is not repeated.
    pub fn parse(url: &str) -> Result<Self, &'static str> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Ok(Self {
                backend: Backend::Postgres,
                target: with_deadlines(url),
            });
        }
        match url.strip_prefix("sqlite://") {
            Some(path) if !path.is_empty() => Ok(Self {
                backend: Backend::Sqlite,
                target: path.to_owned(),
            }),
            _ => Err("must be sqlite://PATH or postgres://USER@HOST/DATABASE"),
        }
    }

    /// Which database it is.
    #[must_use]
    pub fn backend(&self) -> Backend {
        self.backend
    }

    /// What went wrong, without the URL that the driver may quote: it may hold a password.
    #[must_use]
    pub fn explain(&self, error: &ConnectionError) -> String {
        let text = error.to_string().replace(&self.target, "(the URL)");
        match text.split_once(" URI: ") {
            Some((before, _)) => format!("{before} the URL"),
            None => text,
        }
    }

    /// Opens one connection, with the settings that every connection needs.
    ///
    /// # Errors
    /// The driver's own words.
    pub fn connect(&self) -> Result<AnyConnection, ConnectionError> {
        use diesel::Connection as _;
        match self.backend {
            Backend::Postgres => {
                let mut inner = PgConnection::establish(&self.target)?;
                prepare(&mut inner, POSTGRES_SETTINGS)?;
                Ok(AnyConnection::Postgres(inner))
            }
            Backend::Sqlite => {
                let mut inner = SqliteConnection::establish(&self.target)?;
                prepare(&mut inner, SQLITE_SETTINGS)?;
                Ok(AnyConnection::Sqlite(inner))
            }
        }
    }
}

/// A statement or a lock that hangs is given up before the person waiting is. Compiling a plan takes longer than
/// any query here.
const POSTGRES_SETTINGS: &str = "SET statement_timeout = '5s'; SET lock_timeout = '3s'; \
     SET idle_in_transaction_session_timeout = '10s'; SET TIME ZONE 'UTC'; SET jit = off";
/// The system keeps the file's pages in memory for all connections; each has a megabyte (1,000 KiB) of its own, and
/// what a savepoint may have to take back stays in memory too: a file made and removed for it costs more.
/// SQLite waits for another process' lock for what the wait for a connection leaves of the three seconds that a
/// request may take (R45): what holds it longer is an outage.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 1300; PRAGMA journal_mode = WAL; \
     PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
     PRAGMA cache_size = -1000; PRAGMA temp_store = MEMORY";

/// What libpq is told unless the URL says otherwise: how many seconds a connection may take to open, and after how
/// long a server that no longer acknowledges anything is given up. It would wait for hours.
const POSTGRES_DEADLINES: [(&str, &str); 5] = [
    ("connect_timeout", "2"),
    ("tcp_user_timeout", "5000"),
    ("keepalives_idle", "5"),
    ("keepalives_interval", "2"),
    ("keepalives_count", "3"),
];

fn with_deadlines(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in POSTGRES_DEADLINES {
        if !url.contains(&format!("{name}=")) {
            let separator = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{separator}{name}={value}");
        }
    }
    url
}

fn prepare(conn: &mut impl SimpleConnection, settings: &str) -> Result<(), ConnectionError> {
    conn.batch_execute(settings)
        .map_err(ConnectionError::CouldntSetupConfiguration)
}

/// Hands connections to the pool.
#[derive(Debug)]
pub struct Manager(pub DatabaseUrl);

impl ManageConnection for Manager {
    type Connection = AnyConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, Self::Error> {
        self.0
            .connect()
            .map_err(diesel::r2d2::Error::ConnectionError)
    }

    /// Asks a server whether it still knows the connection. A file has nobody at its other end, and whoever asks
    /// it something finds out soon enough: the question would cost as much as what is asked next.
    fn is_valid(&self, conn: &mut AnyConnection) -> Result<(), Self::Error> {
        match conn {
            AnyConnection::Sqlite(_) => Ok(()),
            AnyConnection::Postgres(conn) => conn.ping().map_err(diesel::r2d2::Error::QueryError),
        }
    }

    fn has_broken(&self, conn: &mut AnyConnection) -> bool {
        std::thread::panicking() || conn.is_broken()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_chooses_the_database_and_others_are_refused() {
        let backend = |url| DatabaseUrl::parse(url).map(|u| u.backend());
        assert_eq!(backend("sqlite://var/latchkey.db"), Ok(Backend::Sqlite));
        assert_eq!(backend("postgres://u@h/d"), Ok(Backend::Postgres));
        assert_eq!(backend("postgresql://u@h/d"), Ok(Backend::Postgres));
        let url = with_deadlines("postgres://u@h/d?connect_timeout=9");
        assert!(url.starts_with("postgres://u@h/d?connect_timeout=9&tcp_user_timeout=5000&"));
        assert!(
            with_deadlines("postgres://u@h/d").starts_with("postgres://u@h/d?connect_timeout=2&")
        );
        for bad in ["", "sqlite://", "mysql://h/d", "latchkey.db"] {
            assert!(backend(bad).is_err(), "{bad} was accepted");
        }
    }
}
