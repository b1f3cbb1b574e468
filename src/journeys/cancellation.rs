//! Cancelling a card: its one home. A cancelled card never comes back (leaflets 000 and 001), and nothing
//! that was opened with it stays open.

use super::caller::Caller;
use super::{Outcome, Ports, reminders, trail};
use crate::cards::Serial;
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::cancellation::CancelReason;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::cards::StoredCard;
use crate::storage::holders::{Holder, HolderId};
use crate::storage::{Connection, cards, issued_certificates, journeys, registrations, sessions};

/// On whose word a card is cancelled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'a> {
    /// From where.
    pub caller: &'a Caller,
    /// Who.
    pub actor: &'a Actor,
    /// In whose own words why, for the trail; may be empty.
    pub words: &'a str,
}

/// Cancels a card in the transaction of what asks for it; `true` once. Its certificates are revoked, its
/// keys destroyed, self-service is closed, and every session and unlock of its holder ends. Who is to be
/// told, is the caller's matter.
pub(super) fn cancel(
    conn: &mut Connection,
    ports: &Ports,
    order: &Order<'_>,
    holder: &Holder,
    card: &StoredCard,
    why: CancelReason,
) -> Outcome<bool> {
    if !end(conn, ports, (holder.id, &holder.number), card, why)? {
        return Ok(false);
    }
    let detail = match order.words {
        "" => why.as_str().to_owned(),
        words => format!("{}: {words}", why.as_str()),
    };
    let about = Subject::Number(holder.number.clone());
    let action = Action::CardCancelled;
    trail::event(
        conn,
        ports,
        order.caller,
        order.actor,
        action,
        &about,
        &detail,
    )?;
    Ok(true)
}

/// The same without a word in the trail: for whoever writes it down in a way of their own.
pub(super) fn end(
    conn: &mut Connection,
    ports: &Ports,
    (holder, number): (HolderId, &SmartcardNumber),
    card: &StoredCard,
    why: CancelReason,
) -> Outcome<bool> {
    let now = ports.now();
    if !cards::cancel(conn, card.id, why, now)? {
        return Ok(false);
    }
    issued_certificates::revoke_all_of(conn, card.id, why.revocation(), now)?;
    let serial = Serial::of_card(card.serial.clone());
    ports.cards.destroy(conn, &serial)?;
    registrations::end(conn, holder)?;
    journeys::end_unlocks_of(conn, number, None, now)?;
    sessions::end_all_of(conn, holder, None, now)?;
    reminders::stop(conn, number, now)?;
    Ok(true)
}
