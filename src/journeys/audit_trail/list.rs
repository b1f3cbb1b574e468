//! The audit trail as the console shows it: filtered, a page at a time, within the organisations that who
//! asks may see. Which those are, the caller says.

use crate::domain::paging::Page;
use crate::journeys::{Outcome, Ports};
use crate::storage::Connection;
use crate::storage::Stored;
use crate::storage::audit_list::{self, AuditRow, Filter};
use crate::storage::organisations::OrganisationId;

/// How many events a page shows.
pub const PAGE: usize = 50;

/// A page of events.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Newest first.
    pub rows: Vec<AuditRow>,
    /// The key before which the next page goes on, if there is one.
    pub older: Option<i64>,
}

/// A page of the events that `filter` lets through and that are about one of `scope` (`None`: everything,
/// also what is about no organisation), older than `before`.
///
/// # Errors
/// When the database fails.
pub fn list(
    ports: &Ports,
    scope: Option<&[OrganisationId]>,
    filter: &Filter,
    before: Option<i64>,
) -> Outcome<Listed> {
    page(ports, scope, filter, before, PAGE)
}

/// The same with pages of another size: exports take more at a time.
///
/// # Errors
/// When the database fails.
pub fn page(
    ports: &Ports,
    scope: Option<&[OrganisationId]>,
    filter: &Filter,
    before: Option<i64>,
    size: usize,
) -> Outcome<Listed> {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let page = ports.db.read(|conn| {
        Page::read(size, |limit| match scope {
            None => audit_list::newest(conn, filter, before, limit),
            Some(scope) => within(conn, scope, filter, before, limit),
        })
    })?;
    Ok(Listed {
        older: page.next_key(|last| last.id),
        rows: page.rows,
    })
}

/// Asks for each organisation by itself, because each is answered by an index, and takes the newest of all.
fn within(
    conn: &mut Connection,
    scope: &[OrganisationId],
    filter: &Filter,
    before: Option<i64>,
    most: i64,
) -> Stored<Vec<AuditRow>> {
    let mut rows = Vec::new();
    for organisation in scope {
        if filter
            .organisation
            .is_some_and(|wanted| wanted != *organisation)
        {
            continue;
        }
        let filter = Filter {
            organisation: Some(*organisation),
            ..filter.clone()
        };
        rows.extend(audit_list::newest(conn, &filter, before, most)?);
    }
    rows.sort_unstable_by_key(|row| std::cmp::Reverse(row.id));
    rows.dedup_by_key(|row| row.id);
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    Ok(rows)
}
