//! Queues the reminders whose slot has come. Each is looked at once more: a card that was renewed or cancelled
//! since it was planned is not reminded of anything. The mail is queued in the transaction that marks the row,
//! so that neither two replicas nor a crash send one twice.

use time::OffsetDateTime;

use super::super::{Outcome, Ports, mailbox, post};
use crate::domain::audit::Subject;
use crate::domain::email_address::EmailAddress;
use crate::domain::reminders::{FROM_HOUR, days_left};
use crate::london;
use crate::mail::message::Message;
use crate::storage::cards::{self, StoredCard};
use crate::storage::holders::{self, Holder};
use crate::storage::reminders::{self, Due};
use crate::storage::turns::{self, Turn};
use crate::storage::{Connection, Stored, organisations};

/// The most that are queued at one go: seven times what 140,000 in a day need.
const AT_ONE_GO: i64 = 1_000;
/// The most that are dropped at one go because their day has passed.
const STALE_AT_ONE_GO: i64 = 5_000;

/// Queues what is due; how many mails. Only once the day is planned: what was left of the day before is in
/// today's plan, or of no use.
///
/// # Errors
/// When the database fails; what was not queued is queued the next time.
pub fn send(ports: &Ports) -> Outcome<usize> {
    let now = ports.now();
    let today = london::form_date(now);
    ports.db.write(|conn| {
        if turns::take(conn, Turn::StaleReminders)? {
            reminders::drop_stale(conn, &today, STALE_AT_ONE_GO)?;
        }
        Stored::Ok(())
    })?;
    let slot = (now - london::at_hour(london::day(now), FROM_HOUR)).whole_seconds();
    let due = ports
        .db
        .read(|conn| reminders::due(conn, &today, slot, AT_ONE_GO))?;
    let mut queued = 0;
    for due in due {
        match ports.db.write(|conn| settle(conn, ports, &due, now)) {
            Ok(sent) => queued += usize::from(sent),
            // One that fails does not hold up the others; it is tried again.
            Err(error) => tracing::error!(%error, "a reminder could not be queued"),
        }
    }
    Ok(queued)
}

/// Queues one, or drops it; whether a mail was queued.
fn settle(conn: &mut Connection, ports: &Ports, due: &Due, now: OffsetDateTime) -> Outcome<bool> {
    let holder = holders::find(conn, due.holder)?;
    let card = still_due(conn, due, now)?;
    let (Some(card), Some(to)) = (card, mailbox::of(ports, &holder)) else {
        reminders::settle(conn, due, false)?;
        return Ok(false);
    };
    if !reminders::settle(conn, due, true)? {
        return Ok(false);
    }
    let reference = queue(conn, ports, due, &holder, &card, to)?;
    reminders::sent_as(conn, due, &reference)?;
    Ok(true)
}

/// The card, if it is still the one in use, still usable, and still expires when it did.
fn still_due(conn: &mut Connection, due: &Due, now: OffsetDateTime) -> Stored<Option<StoredCard>> {
    let current = cards::current(conn, due.holder, now)?;
    Ok(current.filter(|stored| {
        stored.id == due.card
            && stored.card.unusable(now).is_none()
            && stored.card.earlier_expiry() == Some(due.expires_at)
    }))
}

fn queue(
    conn: &mut Connection,
    ports: &Ports,
    due: &Due,
    holder: &Holder,
    card: &StoredCard,
    to: &EmailAddress,
) -> Outcome<String> {
    let organisation = organisations::find(conn, holder.organisation)?;
    let message = Message::RenewalReminder {
        name: holder.name.clone(),
        organisation: organisation.name.clone(),
        expires_at: due.expires_at,
        days: days_left(london::day(ports.now()), london::day(due.expires_at)),
        with_help: ports.rules.renewal.needs_help(card.card.renewals),
        desk: post::desk(&organisation),
    };
    let about = Subject::Number(holder.number.clone());
    post::queue_known(conn, ports, &about, to, &message)
}
