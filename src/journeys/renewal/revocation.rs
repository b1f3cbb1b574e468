//! The revocation list: made anew when something was revoked or the last one has run half its time, and kept
//! so that whoever asks is answered without a signature.

use time::Duration;

use super::super::{Outcome, Ports, trail};
use crate::authority::ListOrder;
use crate::domain::audit::{Action, Subject};
use crate::storage::authorities::{self, ListTimes, PublishedList};
use crate::storage::{StorageError, issued_certificates as issued};

/// How long a cancellation may have been under way when a list was made, and how far the clocks of replicas
/// may differ: what was revoked within this time before a list may not be on it yet.
const UNDER_WAY: Duration = Duration::minutes(2);

/// Publishes a new list where one is due; whether it did. Of several processes that find so at the same moment,
/// one makes it.
///
/// # Errors
/// When the database or the authority fails.
pub fn keep_current(ports: &Ports) -> Outcome<bool> {
    let now = ports.now();
    // The number is read before the list: whoever publishes in between has taken the next one.
    let due = ports.db.read(|conn| {
        if authorities::find(conn)?.is_none() {
            return Ok(None);
        }
        let number = authorities::list_number(conn)?;
        let Some(last) = authorities::list_times(conn)? else {
            return Ok(Some(number));
        };
        let half = last.made_at + (last.next_at - last.made_at) / 2;
        let due = now >= half || issued::any_revoked_since(conn, last.made_at - UNDER_WAY)?;
        Ok::<_, StorageError>(due.then_some(number))
    })?;
    let Some(last) = due else {
        return Ok(false);
    };
    let number = ports
        .db
        .write(|conn| authorities::list_number_after(conn, last))?;
    let Some(number) = number else {
        return Ok(false);
    };
    make(ports, number)?;
    Ok(true)
}

/// Makes a list of everything revoked and not expired, and publishes it.
///
/// # Errors
/// When the database or the authority fails.
pub fn publish(ports: &Ports) -> Outcome<PublishedList> {
    let number = ports.db.write(authorities::next_list_number)?;
    make(ports, number)
}

/// Makes and publishes the list with a number that was taken for it.
fn make(ports: &Ports, number: i64) -> Outcome<PublishedList> {
    let now = ports.now();
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
        times: ListTimes {
            made_at: now,
            next_at,
        },
    };
    ports.db.write(|conn| {
        // Whoever took a higher number has a list that is newer.
        if !authorities::publish(conn, number, &list)? {
            return Ok(());
        }
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

/// How long the list that was published last is good: what tells whoever has a copy whether it is still the last.
///
/// # Errors
/// When the database fails.
pub fn published_times(ports: &Ports) -> Outcome<Option<ListTimes>> {
    Ok(ports.db.read(authorities::list_times)?)
}
