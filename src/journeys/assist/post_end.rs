//! The end of a post: access of locums and agency staff is for a time, and can be extended (leaflet 000).

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, tell_of_profile};
use crate::domain::audit::Action;
use crate::domain::post::PostEnd;
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

/// Sets the end of a post, or that it has none.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn set(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    end: Option<PostEnd>,
    reason: &Reason,
) -> Outcome<EndSet> {
    let now = ports.now();
    if end.is_some_and(|end| end.has_passed(now)) {
        return Ok(EndSet::Past);
    }
    ports.db.write(|conn| {
        cards::one_at_a_time(conn, over.holder().id)?;
        let holder = holders::find(conn, over.holder().id)?;
        let before = posts::of(conn, holder.id)?;
        if before.has_ended(now) {
            return Ok(EndSet::Closed);
        }
        if before.end == end {
            return Ok(EndSet::Same);
        }
        posts::set_end(conn, holder.id, end)?;
        let detail = format!(
            "from {} to {}: {}",
            said(before.end),
            said(end),
            reason.as_str()
        );
        note(conn, ports, caller, over, Action::PostEndSet, &detail)?;
        let day = end.map(|end| london::form_date(end.last_second()));
        let day = day.unwrap_or_default();
        let message = Message::PostEndChanged;
        tell_of_profile(conn, ports, &holder, "", &day, message)?;
        Ok(EndSet::Done)
    })
}

/// The last day of a post, as the trail says it.
fn said(end: Option<PostEnd>) -> String {
    end.map_or("no end".to_owned(), |end| london::date(end.last_second()))
}
