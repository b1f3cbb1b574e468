//! The desk cancels a card: for a reason, on record as an incident, and the holder is told.

use super::super::caller::Caller;
use super::super::cancellation::Order;
use super::super::card_report::tell::Concerned;
use super::super::card_report::{self, By, Said, fee_words};
use super::super::staff::officer::{Over, powers};
use super::{Outcome, Ports, note};
use crate::domain::audit::Action;
use crate::domain::incident::{IncidentKind, Source};
use crate::storage::incidents::{self, Incident};
use crate::storage::{cards, incident_list};

/// What the desk has before it.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Whether there is a card that is not cancelled.
    pub has_card: bool,
    /// An incident that waits for something.
    pub open: Option<Incident>,
    /// What a new card may cost after a loss; empty for nothing.
    pub fee: String,
}

/// What there is to cancel.
///
/// # Errors
/// When the database fails.
pub fn standing(ports: &Ports, over: &Over<powers::CancelReplace>) -> Outcome<Standing> {
    let holder = over.holder();
    ports.db.read(|conn| {
        let card = cards::current(conn, holder.id, ports.now())?;
        let due = card_report::may_cost(conn, ports, holder.id, IncidentKind::Lost)?;
        Ok(Standing {
            has_card: card.is_some_and(|card| !card.card.cancelled),
            open: incident_list::open_of(conn, &holder.number)?,
            fee: fee_words(ports, due),
        })
    })
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// The card is cancelled.
    Done,
    /// There is no card, or it was cancelled before; nothing was changed.
    Already,
}

/// Cancels a holder's card; `said` has the reason in the officer's words.
///
/// # Errors
/// When the database fails.
pub fn cancel(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::CancelReplace>,
    said: &Said,
) -> Outcome<Cancelled> {
    let holder = over.holder();
    let actor = over.officer().actor();
    let order = Order {
        caller,
        actor: &actor,
        words: said.note.as_str(),
    };
    ports.db.write(|conn| {
        let Some(card) = cards::current(conn, holder.id, ports.now())? else {
            return Ok(Cancelled::Already);
        };
        let by = By::New(Source::Desk, said);
        let id = card_report::cancel(conn, ports, &order, (holder, &card), said.kind, by)?;
        let Some(id) = id else {
            return Ok(Cancelled::Already);
        };
        let action = Action::CardReported;
        note(conn, ports, caller, over, action, said.kind.as_str())?;
        let incident = incidents::with_id(conn, id)?;
        Concerned::of(conn, holder)?.tell_of_cancelling(conn, ports, &incident)?;
        Ok(Cancelled::Done)
    })
}
