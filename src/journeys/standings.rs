//! Counts how things stand, at most every quarter of an hour, whoever of several processes is first.

use super::{Outcome, Ports};
use crate::domain::standings::EVERY;
use crate::storage::standings;

/// Counts anew if it is time; whether it did. A count that fails is tried again when the next is due.
///
/// # Errors
/// When the database fails.
pub fn refresh(ports: &Ports) -> Outcome<bool> {
    let now = ports.now();
    let before = now - EVERY;
    // Looking first spares the write on nearly every sweep.
    let is_due = ports.db.read(|conn| standings::due(conn, before))?
        && ports.db.write(|conn| standings::claim(conn, now, before))?;
    if !is_due {
        return Ok(false);
    }
    // Read first, write after: nobody who writes waits while whole tables are counted.
    let counted = ports.db.read(|conn| standings::count(conn, now))?;
    ports
        .db
        .write(|conn| standings::replace(conn, &counted, now))?;
    Ok(true)
}
