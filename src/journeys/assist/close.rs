//! Leavers (leaflets 000 and 003): a profile is closed, the card stays with its holder, and a profile that was
//! closed can be opened again.

use super::super::caller::Caller;
use super::super::post_ends;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, tell_of_profile};
use crate::domain::audit::Action;
use crate::domain::post::Post;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::storage::{cards, posts};

/// How the profile stands.
///
/// # Errors
/// When the database fails.
pub fn standing(ports: &Ports, over: &Over<powers::ManageHolders>) -> Outcome<Post> {
    let holder = over.holder().id;
    Ok(ports.db.read(|conn| posts::of(conn, holder))?)
}

/// Closes a profile: nobody signs in, unlocks or renews with it. Sessions and unlocks under way end, and so does the
/// registration with its answers. `false` when it was closed before.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn close(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    reason: &Reason,
) -> Outcome<bool> {
    let (holder, now) = (over.holder(), ports.now());
    ports.db.write(|conn| {
        if !posts::close(conn, holder.id, now)? {
            return Ok(false);
        }
        post_ends::end_what_is_open(conn, holder, now)?;
        let (action, reason) = (Action::HolderClosed, reason.as_str());
        note(conn, ports, caller, over, action, reason)?;
        tell_of_profile(conn, ports, holder, "", "", Message::ProfileClosed)?;
        Ok(true)
    })
}

/// Opens a closed profile again. An end of the post that has passed is taken away; one that is to come stays.
/// `false` when it was open.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn reopen(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    reason: &Reason,
) -> Outcome<bool> {
    let (holder, now) = (over.holder(), ports.now());
    ports.db.write(|conn| {
        cards::one_at_a_time(conn, holder.id)?;
        let post = posts::of(conn, holder.id)?;
        if !post.has_ended(now) {
            return Ok(false);
        }
        let to_come = post.end.filter(|end| !end.has_passed(now));
        posts::reopen(conn, holder.id, to_come)?;
        let (action, reason) = (Action::HolderReopened, reason.as_str());
        note(conn, ports, caller, over, action, reason)?;
        tell_of_profile(conn, ports, holder, "", "", Message::ProfileReopened)?;
        Ok(true)
    })
}
