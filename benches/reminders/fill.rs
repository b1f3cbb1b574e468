//! Fills a database with people whose cards all expire within ninety days. Everything is inserted by the
//! database itself, in batches.

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use latchkey::storage::{Backend, Connection, DatabaseUrl};

/// Rows of a batch.
const BATCH: i64 = 200_000;
/// Seconds of a day.
const DAY: i64 = 86_400;

/// One connection without the limits that a request has, and the dialect it speaks.
pub struct Sql {
    conn: Connection,
    postgres: bool,
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    number: i64,
}

impl Sql {
    /// Opens a database.
    pub fn open(url: &str) -> anyhow::Result<Self> {
        let url = DatabaseUrl::parse(url).map_err(anyhow::Error::msg)?;
        let postgres = url.backend() == Backend::Postgres;
        let mut conn = url.connect()?;
        if postgres {
            conn.batch_execute("SET statement_timeout = 0; SET lock_timeout = 0")?;
        }
        Ok(Self { conn, postgres })
    }

    /// Runs statements.
    pub fn run(&mut self, statements: &str) -> anyhow::Result<()> {
        Ok(self.conn.batch_execute(statements)?)
    }

    /// How many rows a table has; `table` may go on with a condition.
    pub fn count(&mut self, table: &str) -> anyhow::Result<i64> {
        let query = format!("SELECT CAST(COUNT(*) AS BIGINT) AS number FROM {table}");
        let rows: Vec<Number> = diesel::sql_query(query).load(&mut self.conn)?;
        Ok(rows.first().map_or(0, |row| row.number))
    }

    /// A table `s` with a column `n` from `first` to `last`.
    fn series(&self, first: i64, last: i64) -> String {
        match self.postgres {
            true => {
                format!("generate_series(CAST({first} AS BIGINT), CAST({last} AS BIGINT)) AS s (n)")
            }
            false => format!(
                "(WITH RECURSIVE s (n) AS (SELECT {first} UNION ALL SELECT n + 1 FROM s WHERE n < {last}) \
                 SELECT n FROM s) AS s"
            ),
        }
    }

    /// A stored time from an expression of seconds since 1970.
    fn at(&self, seconds: &str) -> String {
        match self.postgres {
            true => format!("(to_timestamp({seconds}) AT TIME ZONE 'UTC')"),
            false => format!("strftime('%Y-%m-%d %H:%M:%S', {seconds}, 'unixepoch')"),
        }
    }

    /// Adds people with a card each. One in seven expires at the very same moment in thirty days, as cards do
    /// that were issued to a whole hospital; the others at any second of the ninety days.
    pub fn fill(&mut self, people: i64, now: i64) -> anyhow::Result<()> {
        let own_keys = match self.postgres {
            true => "OVERRIDING SYSTEM VALUE",
            false => "",
        };
        let padded = match self.postgres {
            true => "lpad(CAST(n AS TEXT), 9, '0')",
            false => "printf('%09d', n)",
        };
        let (from, span) = (now + DAY, 88 * DAY);
        let expiry = format!(
            "CASE WHEN n % 7 = 0 THEN {} ELSE {from} + n * 7919 % {span} END",
            now + 30 * DAY
        );
        let (created, issued) = (
            self.at(&now.to_string()),
            self.at(&format!("{expiry} - {}", 730 * DAY)),
        );
        let expires = self.at(&expiry);
        // The keys of the demonstration are far below.
        let base = 1_000;
        let mut first = 1;
        while first <= people {
            let last = people.min(first + BATCH - 1);
            let series = self.series(first, last);
            self.run(&format!(
                "INSERT INTO holders (id, smartcard_number, name, organisation_id, email, mailbox_key, created_at) \
                 {own_keys} SELECT n + {base}, '777' || {padded}, 'Sam Example ' || n, 1, \
                 'p' || n || '@demo.example', 'p' || n || '@demo.example', {created} FROM {series}; \
                 INSERT INTO cards (id, holder_id, serial, issued_at) \
                 {own_keys} SELECT n + {base}, n + {base}, 'load-' || n, {issued} FROM {series}; \
                 INSERT INTO certificates (card_id, kind, expires_at) \
                 SELECT n + {base}, 'authentication', {expires} FROM {series}; \
                 INSERT INTO certificates (card_id, kind, expires_at) \
                 SELECT n + {base}, 'signing', {expires} FROM {series}"
            ))?;
            first = last + 1;
        }
        if self.postgres {
            self.run("ANALYZE")?;
        }
        Ok(())
    }
}
