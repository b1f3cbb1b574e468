//! The desk finder: open to everyone, and about organisations only, never about a holder.

use super::{Outcome, Ports};
use crate::storage::organisations::{self, Organisation};

/// The most desks that one search shows.
const MOST: i64 = 20;

/// Desks found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Organisations with their desks, by name.
    pub desks: Vec<Organisation>,
    /// Whether there are more than are shown.
    pub more: bool,
}

/// Finds desks by a part of the organisation's name, or by its code.
///
/// # Errors
/// When the database fails.
pub fn find(ports: &Ports, text: &str) -> Outcome<Found> {
    let mut desks = ports
        .db
        .read(|conn| organisations::search(conn, text, MOST + 1))?;
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    let more = desks.len() > most;
    desks.truncate(most);
    Ok(Found { desks, more })
}
