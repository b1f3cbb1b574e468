//! Another name for a holder, with proof (leaflet 003). The old one stays in the trail; the name in the certificates
//! follows with the next renewal.

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note, tell_of_profile};
use crate::domain::audit::Action;
use crate::domain::name_proof::NameProof;
use crate::domain::name_words;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::storage::{cards, holders};

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamed {
    /// So they are called now.
    Done,
    /// So they were called before.
    Same,
    /// It cannot be printed or found.
    NotAName,
}

/// Changes a name. `note_of_proof` says which document was seen.
///
/// # Errors
/// When the database fails, or the officer was disabled meanwhile.
pub fn to(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::ManageHolders>,
    name: &str,
    proof: NameProof,
    note_of_proof: &Reason,
) -> Outcome<Renamed> {
    let name = name_words::spaced(name);
    if !name_words::is_holder_name(&name) {
        return Ok(Renamed::NotAName);
    }
    ports.db.write(|conn| {
        cards::one_at_a_time(conn, over.holder().id)?;
        // As it is now: they may have been moved since the page was opened.
        let mut holder = holders::find(conn, over.holder().id)?;
        if holder.name == name {
            return Ok(Renamed::Same);
        }
        holders::rename_or_move(conn, holder.id, &name, holder.organisation)?;
        let before = std::mem::replace(&mut holder.name, name.clone());
        let (proof, seen) = (proof.title(), note_of_proof.as_str());
        let detail = format!("from {before} to {name}; {proof}: {seen}");
        note(conn, ports, caller, over, Action::HolderRenamed, &detail)?;
        let message = Message::NameChanged;
        tell_of_profile(conn, ports, &holder, &before, "", message)?;
        Ok(Renamed::Done)
    })
}
