//! The photograph on a holder's card: every look at it is written down.

use super::super::caller::Caller;
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note};
use crate::domain::audit::Action;
use crate::domain::photograph::Photograph;
use crate::storage::photographs;

/// Looks at it; `None` when there is none.
///
/// # Errors
/// When the database fails; then nothing is shown.
pub fn look(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::AssistUnlock>,
) -> Outcome<Option<Photograph>> {
    let holder = over.holder().id;
    let Some(photograph) = ports.db.read(|conn| photographs::of(conn, holder))? else {
        return Ok(None);
    };
    // Written down first: whoever sees it has left a trace.
    ports
        .db
        .write(|conn| note(conn, ports, caller, over, Action::PhotographSeen, ""))?;
    Ok(Some(photograph))
}
