//! Posts for a time (leaflets 000 and 003): closes the profiles of those that have ended, and tells holders and
//! the Sponsors where they work some days before.

use time::{Duration, OffsetDateTime};

use super::{Outcome, Ports, mailbox, post, reminders, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::reminders::{FROM_HOUR, ReminderRules, SPREAD_SECONDS};
use crate::domain::role::Role;
use crate::london;
use crate::mail::message::Message;
use crate::storage::holders::{self, Holder, HolderId};
use crate::storage::organisations::{self, Organisation};
use crate::storage::post_ends::{self, Ending};
use crate::storage::{Connection, Stored, journeys, registrations, sessions, staff, staff_roles};

/// The most that are dealt with at one go, of each kind.
const AT_ONE_GO: i64 = 500;

/// Does both; what is left is done the next time.
///
/// # Errors
/// When the database fails.
pub fn tend(ports: &Ports) -> Outcome<()> {
    let now = ports.now();
    let ended = ports
        .db
        .read(|conn| post_ends::ended(conn, now, AT_ONE_GO))?;
    for holder in ended {
        // One that fails does not hold up the others; it is tried again.
        if let Err(error) = ports.db.write(|conn| close(conn, ports, holder, now)) {
            tracing::error!(%error, "a post could not be ended");
        }
    }
    let today = london::day(now);
    let morning = london::at_hour(today, FROM_HOUR);
    if (morning..morning + Duration::seconds(SPREAD_SECONDS)).contains(&now) {
        for span in ReminderRules::of_posts().spans(today) {
            let after = span.last.saturating_add(Duration::DAY);
            let of_span = (london::at_hour(span.first, 0), london::at_hour(after, 0));
            let ending = ports
                .db
                .read(|conn| post_ends::ending(conn, of_span, span.step, AT_ONE_GO))?;
            for one in ending {
                if let Err(error) = ports.db.write(|conn| tell(conn, ports, one, span.step)) {
                    tracing::error!(%error, "the end of a post could not be told of");
                }
            }
        }
    }
    Ok(())
}

/// Notes everybody as told who would be told today: in a database that was restored they may have been.
///
/// # Errors
/// When the database fails.
pub(super) fn pass_over(ports: &Ports) -> Outcome<()> {
    for span in ReminderRules::of_posts().spans(london::day(ports.now())) {
        let after = span.last.saturating_add(Duration::DAY);
        let of_span = (london::at_hour(span.first, 0), london::at_hour(after, 0));
        loop {
            let passed = ports.db.write(|conn| {
                let ending = post_ends::ending(conn, of_span, span.step, AT_ONE_GO)?;
                for one in &ending {
                    post_ends::tell(conn, *one, span.step)?;
                }
                Ok::<_, super::JourneyError>(ending.len())
            })?;
            if passed == 0 {
                break;
            }
        }
    }
    Ok(())
}

/// Closes a profile: nothing that its holder has begun goes on.
fn close(
    conn: &mut Connection,
    ports: &Ports,
    holder: HolderId,
    now: OffsetDateTime,
) -> Outcome<()> {
    if !post_ends::close(conn, holder, now)? {
        return Ok(());
    }
    let closed = holders::find(conn, holder)?;
    end_what_is_open(conn, &closed, now)?;
    let about = Subject::Number(closed.number);
    trail::system_about(conn, ports, Action::HolderClosed, &about, "end of the post")?;
    Ok(())
}

/// Ends what the holder of a profile that was closed has open: sessions, unlocks, reminders, and the
/// registration with its answers.
pub(super) fn end_what_is_open(
    conn: &mut Connection,
    holder: &Holder,
    now: OffsetDateTime,
) -> Stored<()> {
    sessions::end_all_of(conn, holder.id, None, now)?;
    journeys::end_unlocks_of(conn, &holder.number, None, now)?;
    registrations::end(conn, holder.id)?;
    reminders::stop(conn, &holder.number, now)
}

/// Tells the holder and the Sponsors, once for this end and step.
fn tell(conn: &mut Connection, ports: &Ports, ending: Ending, step: u16) -> Outcome<()> {
    if !post_ends::tell(conn, ending, step)? {
        return Ok(());
    }
    let holder = holders::find(conn, ending.holder)?;
    let organisation = organisations::find(conn, holder.organisation)?;
    if let Some(to) = mailbox::of(ports, &holder) {
        let message = message(&holder, &organisation, ending, None);
        post::queue(conn, ports, &holder.number, to, &message)?;
    }
    for id in staff_roles::holding_at(conn, Role::Sponsor, holder.organisation, ports.now())? {
        let Some(sponsor) = staff::find(conn, id)? else {
            continue;
        };
        let message = message(&holder, &organisation, ending, Some(sponsor.name));
        post::queue(conn, ports, &holder.number, &sponsor.email, &message)?;
    }
    Ok(())
}

/// The mail to the holder, or to a Sponsor by name.
fn message(
    holder: &Holder,
    organisation: &Organisation,
    ending: Ending,
    sponsor: Option<String>,
) -> Message {
    Message::PostEnding {
        for_holder: sponsor.is_none(),
        name: sponsor.unwrap_or_else(|| holder.name.clone()),
        organisation: organisation.name.clone(),
        ends_on: london::form_date(ending.end.last_second()),
        holder_name: holder.name.clone(),
        desk: post::desk(organisation),
    }
}
