//! What the Registration Authority does for a holder: with a permit over that holder, for a reason, in the
//! trail, and the holder is told.

pub mod certificates;
pub mod email;
mod identity;
pub mod lockout;
pub mod photograph;
pub mod registration;
pub mod unlock;

use super::caller::Caller;
use super::staff::officer::{self, Over, Power};
use super::{Outcome, Ports, post, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::desk::Desk;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::holders::{self, Holder};
use crate::storage::organisations::{self, Organisation};
use crate::storage::{Connection, Stored};

/// The holder of a number, for a permit to be asked about.
///
/// # Errors
/// When the database fails.
pub fn holder_of(ports: &Ports, number: &SmartcardNumber) -> Outcome<Option<Holder>> {
    Ok(ports.db.read(|conn| holders::by_number(conn, number))?)
}

/// Writes down what an officer did to a holder, in the transaction that did it; refused when the officer
/// was disabled or signed out meanwhile.
fn note<P: Power>(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    action: Action,
    detail: &str,
) -> Outcome<()> {
    officer::confirm(conn, over.officer())?;
    let about = Subject::Number(over.holder().number.clone());
    let actor = over.officer().actor();
    Ok(trail::event(
        conn, ports, caller, &actor, action, &about, detail,
    )?)
}

/// Where a holder works, and the desk that mails name.
fn workplace(conn: &mut Connection, holder: &Holder) -> Stored<(Organisation, Desk)> {
    let organisation = organisations::find(conn, holder.organisation)?;
    let desk = post::desk(&organisation);
    Ok((organisation, desk))
}
