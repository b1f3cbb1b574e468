//! What is swept every half minute: expired codes, dead sessions, spent limits, lock-outs whose request was
//! stopped before it could say so, and networks that spray. A stretch of the audit trail is proved, and now
//! and then how things stand is counted.

use time::Duration;

use super::audit_trail::{periods, verify};
use super::{Outcome, Ports, retention, review, standings, unlock};
use crate::domain::figures::{MAIL_EXPIRED, Tally};
use crate::storage::turns::{self, Turn};
use crate::storage::{StorageError, figures, housekeeping, waits};

/// How long failures in a row at the console's door are remembered.
const WAITS_STAY: Duration = Duration::days(1);

/// Does every chore once, whatever becomes of those before; the first that failed.
///
/// # Errors
/// When the database fails; what was not done is done the next time.
pub fn sweep(ports: &Ports) -> Outcome<()> {
    let done = [tidy(ports), watch(ports), take_stock(ports)];
    done.into_iter().collect()
}

/// Ends what has expired and catches up with what was broken off. One process sweeps at a time; another one that
/// comes meanwhile leaves it to that.
///
/// # Errors
/// When the database fails; what was not swept is swept the next time.
pub fn tidy(ports: &Ports) -> Outcome<()> {
    let now = ports.now();
    let expired = ports.db.write(|conn| {
        if !turns::take(conn, Turn::Sweep)? {
            return Ok(0);
        }
        let expired = housekeeping::sweep(conn, now)?;
        let mut tally = Tally::default();
        tally.many(
            MAIL_EXPIRED,
            i64::try_from(expired).unwrap_or(i64::MAX),
            &periods(now),
        );
        figures::add(conn, &tally)?;
        retention::forget_sessions(conn, ports)?;
        waits::forget(conn, now - WAITS_STAY)?;
        Ok::<_, StorageError>(expired)
    })?;
    ports
        .db
        .write(|conn| match turns::take(conn, Turn::Sweep)? {
            true => housekeeping::forget_budgets(conn, now).map(drop),
            false => Ok(()),
        })?;
    for _ in 0..expired {
        ports.metrics.mail.settled("expired");
    }
    unlock::lockout::catch_up(ports)?;
    Ok(())
}

/// Looks for networks that spray.
///
/// # Errors
/// When the database fails.
pub fn watch(ports: &Ports) -> Outcome<()> {
    review::spray::look(ports).map(drop)
}

/// Proves a stretch of the trail and counts how things stand, which may take its time.
///
/// # Errors
/// When the database fails; what was not done is done the next time.
pub fn take_stock(ports: &Ports) -> Outcome<()> {
    verify::check_stretch(ports)?;
    standings::refresh(ports)?;
    Ok(())
}
