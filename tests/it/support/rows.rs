//! A look behind the pages: what the tables hold, asked in SQL that both databases understand.

use diesel::prelude::*;
use diesel::sql_types::Text;
use latchkey::storage::StorageError;

use super::app::TestApp;

/// Tables that hold what a browser did. An anonymous look at a page must leave them alone.
pub const TRACES: [&str; 8] = [
    "sessions",
    "journeys",
    "challenges",
    "rate_limits",
    "attempts",
    "audit_events",
    "outbox",
    "strikes",
];

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Text)]
    value: String,
}

impl TestApp {
    /// The column `value` of a query, as text.
    #[track_caller]
    pub fn values(&self, query: &str) -> Vec<String> {
        let cells: Vec<Cell> = self
            .ports
            .db
            .read(|conn| {
                diesel::sql_query(query)
                    .load(conn)
                    .map_err(StorageError::from)
            })
            .unwrap();
        cells.into_iter().map(|cell| cell.value).collect()
    }

    /// How many rows a table has; `table` may go on with a condition.
    #[track_caller]
    pub fn count(&self, table: &str) -> usize {
        let query = format!("SELECT CAST(COUNT(*) AS TEXT) AS value FROM {table}");
        self.values(&query)[0].parse().unwrap()
    }

    /// How many rows each table of [`TRACES`] has.
    pub fn traces(&self) -> [usize; 8] {
        TRACES.map(|table| self.count(table))
    }

    /// Changes rows behind the portal's back; how many.
    #[track_caller]
    pub fn change(&self, statement: &str) -> usize {
        let work = |conn: &mut latchkey::storage::Connection| {
            diesel::sql_query(statement)
                .execute(conn)
                .map_err(StorageError::from)
        };
        self.ports.db.write(work).unwrap()
    }
}
