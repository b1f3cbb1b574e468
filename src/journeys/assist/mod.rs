//! What the Registration Authority does for a holder: with a permit over that holder, for a reason, in the
//! trail, and the holder is told.

pub mod cancel;
pub mod certificates;
pub mod close;
pub mod email;
mod identity;
pub mod incidents;
pub mod lockout;
pub mod move_holder;
pub mod photograph;
pub mod post_end;
pub mod registration;
pub mod rename;
pub mod replace;
pub mod unlock;

use super::caller::Caller;
use super::staff::officer::{self, Over, Power};
use super::{Outcome, Ports, post, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::desk::Desk;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::mail::profile_notice::ProfileNotice;
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

/// Tells a holder who can be reached what was changed in their profile (R48).
fn tell_of_profile(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    before: &str,
    last_day: &str,
    message: fn(ProfileNotice) -> Message,
) -> Outcome<()> {
    let Some(to) = &holder.email else {
        return Ok(());
    };
    let (organisation, desk) = workplace(conn, holder)?;
    let notice = ProfileNotice {
        name: holder.name.clone(),
        organisation: organisation.name,
        at: ports.now(),
        before: before.to_owned(),
        last_day: last_day.to_owned(),
        desk,
    };
    post::queue(conn, ports, &holder.number, to, &message(notice))
}
