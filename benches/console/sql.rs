//! The two databases' ways to say the same: series, times, words, and numbers that look random and are not.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use latchkey::storage::{Backend, Connection, DatabaseUrl};

/// A prime below 2^31: products with a row's number fit into 64 bits.
const PRIME: u64 = 2_147_483_647;

/// One connection without the limits that a request has, and the dialect it speaks.
pub struct Sql {
    conn: Connection,
    backend: Backend,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = diesel::sql_types::Text)]
    value: String,
}

impl Sql {
    /// Opens a database.
    pub fn open(url: &str) -> anyhow::Result<Self> {
        let url = DatabaseUrl::parse(url).map_err(anyhow::Error::msg)?;
        let backend = url.backend();
        let mut conn = url.connect()?;
        match backend {
            Backend::Postgres => conn.batch_execute(
                "SET statement_timeout = 0; SET lock_timeout = 0; SET synchronous_commit = off; \
                 SET maintenance_work_mem = '512MB'; SET session_replication_role = replica",
            )?,
            Backend::Sqlite => conn.batch_execute("PRAGMA foreign_keys = OFF")?,
        }
        Ok(Self { conn, backend })
    }

    /// Runs statements.
    pub fn run(&mut self, statements: &str) -> anyhow::Result<()> {
        self.conn
            .batch_execute(statements)
            .map_err(|e| anyhow::anyhow!("{e}\n{statements}"))
    }

    /// The column `value` of a query, as text.
    pub fn values(&mut self, query: &str) -> anyhow::Result<Vec<String>> {
        let cells: Vec<Cell> = diesel::sql_query(query).load(&mut self.conn)?;
        Ok(cells.into_iter().map(|cell| cell.value).collect())
    }

    /// The number that a query has in its column `value`; 0 when there is none.
    pub fn number(&mut self, query: &str) -> anyhow::Result<i64> {
        let values = self.values(query)?;
        Ok(values.first().map_or(Ok(0), |text| text.parse())?)
    }

    /// Whether it is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        self.backend == Backend::Postgres
    }

    /// A table `s` with a column `n` from `first` to `last`.
    pub fn series(&self, first: i64, last: i64) -> String {
        match self.backend {
            Backend::Postgres => {
                format!("generate_series(CAST({first} AS BIGINT), CAST({last} AS BIGINT)) AS s (n)")
            }
            Backend::Sqlite => format!(
                "(WITH RECURSIVE s (n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM s WHERE n < {last}) \
                 SELECT n FROM s) AS s"
            ),
        }
    }

    /// A stored time from an expression of seconds since 1970.
    pub fn at(&self, seconds: &str) -> String {
        match self.backend {
            Backend::Postgres => format!("(to_timestamp({seconds}) AT TIME ZONE 'UTC')"),
            Backend::Sqlite => format!("strftime('%Y-%m-%d %H:%M:%f', {seconds}, 'unixepoch')"),
        }
    }

    /// The word of a list at a position that is within it, counted from 0.
    pub fn word(&self, words: &[&str], position: &str) -> String {
        match self.backend {
            Backend::Postgres => {
                let list = words.join("','");
                format!("(ARRAY['{list}'])[1 + ({position})]")
            }
            Backend::Sqlite => {
                let list = words.join("\",\"");
                format!("json_extract('[\"{list}\"]', '$[' || ({position}) || ']')")
            }
        }
    }

    /// What lets an insert name its own keys.
    pub fn own_keys(&self) -> &'static str {
        match self.backend {
            Backend::Postgres => "OVERRIDING SYSTEM VALUE",
            Backend::Sqlite => "",
        }
    }

    /// Twenty thousand bytes that begin like a photograph.
    pub fn picture(&self, of: &str) -> String {
        match self.backend {
            Backend::Postgres => {
                format!("decode('ffd8ffe0' || repeat(md5(({of})::text), 1250), 'hex')")
            }
            Backend::Sqlite => "CAST(x'ffd8ffe0' || zeroblob(20000) AS BLOB)".to_owned(),
        }
    }

    /// Thirty-two bytes that mean nothing.
    pub fn bytes(&self, of: &str) -> String {
        match self.backend {
            Backend::Postgres => format!("decode(md5(({of})::text) || md5(({of})::text), 'hex')"),
            Backend::Sqlite => "zeroblob(32)".to_owned(),
        }
    }
}

/// A number from 0 to `PRIME` that an expression always gives and nobody guesses; another for another salt.
pub fn mixed(of: &str, salt: u64) -> String {
    let factor = salt.wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31) % (PRIME - 2) + 1;
    let offset = salt.wrapping_mul(0xBF58_476D_1CE4_E5B9).rotate_left(17) % PRIME;
    format!("((({of}) * {factor} + {offset}) % {PRIME})")
}

/// A number from 0 to `below`, each as likely.
pub fn evenly(of: &str, salt: u64, below: i64) -> String {
    format!("({} % {below})", mixed(of, salt))
}

/// A number from 0 to `below`, the small ones far more likely: many of few, few of many.
pub fn skewed(of: &str, salt: u64, below: i64) -> String {
    let millionths = format!("({} % 1000000)", mixed(of, salt));
    format!(
        "({below} * ({millionths} * {millionths} / 1000000 * {millionths} / 1000000) / 1000000)"
    )
}

/// `CASE` by hundredths: what to say up to which percent, and what else.
pub fn by_percent(of: &str, salt: u64, cases: &[(i64, &str)], or_else: &str) -> String {
    let percent = evenly(of, salt, 100);
    let cases: Vec<String> = cases
        .iter()
        .map(|(below, value)| format!("WHEN {percent} < {below} THEN {value}"))
        .collect();
    format!("(CASE {} ELSE {or_else} END)", cases.join(" "))
}
