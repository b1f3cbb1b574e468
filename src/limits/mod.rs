//! Rate limits: who may do what how often. Strikes and codes never depend on them (DESIGN.md §3).
//!
//! Two filters: `first_filter` is each process's own and turns floods away before they cost anything;
//! [`take`] is one statement in the database and holds across replicas and restarts.

pub mod actions;
pub mod client_address;
pub mod first_filter;

use time::{Duration, OffsetDateTime};

use crate::storage::{Connection, Stored, rate_limits};
pub use actions::LimitedAction;

/// An action was refused for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} was limited until {retry_at}", action.as_str())]
pub struct Limited {
    /// What was refused.
    pub action: LimitedAction,
    /// When it would be allowed again, UTC.
    pub retry_at: OffsetDateTime,
}

/// Takes one from the budget of `action` for `key`; `Some` when the budget is spent.
///
/// # Errors
/// When the database fails: the action must then be refused too.
pub fn take(
    conn: &mut Connection,
    action: LimitedAction,
    key: &str,
    now: OffsetDateTime,
) -> Stored<Option<Limited>> {
    let budget = action.budget();
    let key = stored_key(action, key);
    let interval = micros_of(budget.interval);
    let refused = rate_limits::take(conn, &key, micros(now), interval, budget.burst)?;
    Ok(refused.map(|allowed_from| Limited {
        action,
        retry_at: now + Duration::microseconds((allowed_from - micros(now)).max(0)),
    }))
}

/// Gives one back: what it was taken for turned out to be right.
///
/// # Errors
/// When the database fails.
pub fn give_back(conn: &mut Connection, action: LimitedAction, key: &str) -> Stored<()> {
    let interval = micros_of(action.budget().interval);
    rate_limits::give_back(conn, &stored_key(action, key), interval)
}

fn stored_key(action: LimitedAction, key: &str) -> String {
    format!("{}:{key}", action.as_str())
}

fn micros(at: OffsetDateTime) -> i64 {
    i64::try_from(at.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX)
}

fn micros_of(interval: Duration) -> i64 {
    i64::try_from(interval.whole_microseconds()).unwrap_or(i64::MAX)
}
