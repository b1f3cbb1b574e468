//! What is swept every half minute: expired codes, dead sessions, spent limits, and lock-outs whose
//! request was stopped before it could say so.

use time::Duration;

use super::{Outcome, Ports, unlock};
use crate::storage::housekeeping;

/// How long a session that has ended is kept.
const SESSIONS_STAY: Duration = Duration::days(1);

/// Sweeps once.
///
/// # Errors
/// When the database fails; what was not swept is swept the next time.
pub fn sweep(ports: &Ports) -> Outcome<()> {
    let now = ports.now();
    ports.db.write(|conn| {
        housekeeping::sweep(conn, now)?;
        housekeeping::forget_sessions(conn, now - SESSIONS_STAY)
    })?;
    unlock::lockout::catch_up(ports)?;
    Ok(())
}
