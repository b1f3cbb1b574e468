//! Failed attempts of the last day in groups: by number, by network.

use time::{Duration, OffsetDateTime};

use super::super::staff::officer::{Permit, powers};
use super::{Outcome, Ports};
use crate::storage::attempt_groups::{self, By, Group, WINDOW};

/// What is grouped unless another day is asked for.
const LAST: Duration = Duration::days(1);

/// Groups, and what they were made of.
#[derive(Debug, Clone)]
pub struct Grouped {
    /// The largest groups first.
    pub groups: Vec<Group>,
    /// Since when.
    pub since: OffsetDateTime,
    /// Whether there were more attempts than are grouped: only the newest are.
    pub cut: bool,
}

/// Groups the attempts since `since`, or of the last day.
///
/// # Errors
/// When the database fails.
pub fn groups(
    ports: &Ports,
    permit: &Permit<powers::ReviewAttempts>,
    by: By,
    since: Option<OffsetDateTime>,
) -> Outcome<Grouped> {
    let since = since.unwrap_or_else(|| ports.now() - LAST);
    let groups = ports
        .db
        .read(|conn| attempt_groups::groups(conn, by, since, permit.scope()))?;
    let counted: i64 = groups.iter().map(|group| group.attempts).sum();
    Ok(Grouped {
        groups,
        since,
        cut: counted >= WINDOW,
    })
}
