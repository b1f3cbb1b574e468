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
mod turn;
pub mod unlock;

use super::caller::Caller;
use super::staff::officer::{self, Over, Power};
use super::{Outcome, Ports, post, trail};
use crate::cards::Serial;
use crate::domain::audit::{Action, Subject};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::mail::message::Message;
use crate::mail::profile_notice::ProfileNotice;
use crate::storage::cards::StoredCard;
use crate::storage::holders::{self, Holder};
use crate::storage::{Connection, Stored};

/// The holder of a number, for a permit to be asked about.
///
/// # Errors
/// When the database fails.
pub fn holder_of(ports: &Ports, number: &SmartcardNumber) -> Outcome<Option<Holder>> {
    Ok(ports.db.read(|conn| holders::by_number(conn, number))?)
}

/// Whether the card is locked; no card is not.
fn is_locked(conn: &mut Connection, ports: &Ports, card: Option<&StoredCard>) -> Stored<bool> {
    let Some(card) = card else {
        return Ok(false);
    };
    let serial = Serial::of_card(card.serial.clone());
    ports.cards.is_locked(conn, &serial)
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
    let by = over.officer();
    officer::confirm(conn, by)?;
    let about = Subject::Number(over.holder().number.clone());
    trail::officer(conn, ports, caller, by, action, &about, detail)?;
    Ok(())
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
    post::tell(conn, ports, holder, |about| {
        message(ProfileNotice {
            name: about.name,
            organisation: about.organisation,
            at: about.at,
            before: before.to_owned(),
            last_day: last_day.to_owned(),
            desk: about.desk,
        })
    })
}
