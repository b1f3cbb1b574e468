//! The end of a post: access of locums and agency staff is for a time, and can be extended (leaflet 000).

use time::{Duration, OffsetDateTime};

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, tell_of_profile};
use crate::domain::audit::Action;
use crate::domain::post;
use crate::domain::reason::Reason;
use crate::london;
use crate::mail::message::Message;
use crate::storage::{cards, holders, posts};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndSet {
    /// So it is now.
    Done,
    /// So it was before.
    Same,
    /// It must be in the future.
    Past,
    /// The profile is closed, and is opened first.
    Closed,
}

/// The last day of a post that ends with this moment, as people write it.
#[must_use]
pub fn last_day(ends_at: OffsetDateTime) -> String {
    london::date(ends_at - Duration::SECOND)
}

/// Sets the first moment after a post, or that it has no end.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn set(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    ends_at: Option<OffsetDateTime>,
    reason: &Reason,
) -> Outcome<EndSet> {
    let now = ports.now();
    if ends_at.is_some_and(|end| end <= now) {
        return Ok(EndSet::Past);
    }
    ports.db.write(|conn| {
        cards::one_at_a_time(conn, over.holder().id)?;
        let holder = holders::find(conn, over.holder().id)?;
        let before = posts::of(conn, holder.id)?;
        if post::has_ended(before.closed_at, before.ends_at, now) {
            return Ok(EndSet::Closed);
        }
        if before.ends_at == ends_at {
            return Ok(EndSet::Same);
        }
        posts::set_end(conn, holder.id, ends_at)?;
        let said = |end: Option<OffsetDateTime>| end.map_or("no end".to_owned(), last_day);
        let detail = format!(
            "from {} to {}: {}",
            said(before.ends_at),
            said(ends_at),
            reason.as_str()
        );
        note(conn, ports, caller, over, Action::PostEndSet, &detail)?;
        let day = |end: OffsetDateTime| london::form_date(end - Duration::SECOND);
        let day = ends_at.map(day).unwrap_or_default();
        let message = Message::PostEndChanged;
        tell_of_profile(conn, ports, &holder, "", &day, message)?;
        Ok(EndSet::Done)
    })
}
