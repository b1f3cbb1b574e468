//! The revocation list: made anew when something was revoked or the last one has run half its time, and kept
//! so that whoever asks is answered without a signature.

use time::Duration;

use super::super::{Outcome, Ports, trail};
use crate::authority::ListOrder;
use crate::domain::audit::{Action, Subject};
use crate::storage::authorities::{self, PublishedList};
use crate::storage::{StorageError, issued_certificates as issued};

/// How long a cancellation may have been under way when a list was made, and how far the clocks of replicas
/// may differ: what was revoked within this time before a list may not be on it yet.
const UNDER_WAY: Duration = Duration::minutes(2);

/// Publishes a new list where one is due; whether it was.
///
/// # Errors
/// When the database or the authority fails.
pub fn keep_current(ports: &Ports) -> Outcome<bool> {
    let now = ports.now();
    let due = ports.db.read(|conn| {
        if authorities::find(conn)?.is_none() {
            return Ok(false);
        }
        let Some(last) = authorities::list(conn)? else {
            return Ok(true);
        };
        let half = last.made_at + (last.next_at - last.made_at) / 2;
        Ok::<_, StorageError>(
            now >= half || issued::any_revoked_since(conn, last.made_at - UNDER_WAY)?,
        )
    })?;
    if due {
        publish(ports)?;
    }
    Ok(due)
}

/// Makes a list of everything revoked and not expired, and publishes it.
///
/// # Errors
/// When the database or the authority fails.
pub fn publish(ports: &Ports) -> Outcome<PublishedList> {
    let now = ports.now();
    let number = ports.db.write(authorities::next_list_number)?;
    let revoked = ports.db.read(|conn| issued::revoked(conn, now))?;
    let next_at = ports.authority.next_list(now);
    let order = ListOrder {
        revoked: &revoked,
        number,
        now,
        next_at,
    };
    let list = PublishedList {
        der: ports.authority.sign_list(&ports.db, &order)?,
        made_at: now,
        next_at,
    };
    ports.db.write(|conn| {
        authorities::publish(conn, number, &list)?;
        let detail = format!("number {number}, {} revoked", revoked.len());
        let action = Action::RevocationListPublished;
        trail::system_about(conn, ports, action, &Subject::Portal, &detail)
    })?;
    Ok(list)
}

/// The list that was published last.
///
/// # Errors
/// When the database fails.
pub fn published(ports: &Ports) -> Outcome<Option<PublishedList>> {
    Ok(ports.db.read(authorities::list)?)
}
