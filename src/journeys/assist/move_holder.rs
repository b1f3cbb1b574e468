//! Movers: a holder goes to another organisation, and their card, passcode and registration with them. Whose roles
//! reach them follows from where they work.

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, tell_of_profile};
use crate::domain::audit::Action;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::storage::{cards, holders, organisations};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// They work there now.
    Done,
    /// They worked there before.
    Same,
    /// There is no organisation with this code.
    Unknown,
}

/// Moves a holder to the organisation of a code.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn to(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    ods_code: &str,
    reason: &Reason,
) -> Outcome<Moved> {
    ports.db.write(|conn| {
        let Some((id, new)) = organisations::by_code(conn, ods_code)? else {
            return Ok(Moved::Unknown);
        };
        cards::one_at_a_time(conn, over.holder().id)?;
        // As it is now: the name may have changed since the page was opened.
        let mut holder = holders::find(conn, over.holder().id)?;
        if holder.organisation == id {
            return Ok(Moved::Same);
        }
        let old = organisations::find(conn, holder.organisation)?;
        let from_to = format!(
            "from {} {} to {} {}",
            old.ods_code, old.name, new.ods_code, new.name
        );
        holders::rename_or_move(conn, holder.id, &holder.name, id)?;
        holder.organisation = id;
        let detail = format!("{from_to}: {}", reason.as_str());
        note(conn, ports, caller, over, Action::HolderMoved, &detail)?;
        let message = Message::OrganisationChanged;
        tell_of_profile(conn, ports, &holder, &old.name, "", message)?;
        Ok(Moved::Done)
    })
}
