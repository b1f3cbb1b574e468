//! An email for a holder who cannot give one themselves: proposed by one person, approved by another, and
//! told to the old address and the new (DOMAIN.md, R48).

use super::super::JourneyError;
use super::super::caller::Caller;
use super::super::mailbox::{self, Unfit};
use super::super::staff::officer::{Barred, Over, Permit, powers};
use super::{Outcome, Ports, note, post};
use crate::domain::audit::Action;
use crate::domain::email_address::EmailAddress;
use crate::domain::reason::Reason;
use crate::mail::message::Message;
use crate::secrets::token::public_reference;
use crate::storage::approvals::{self, Approval, NewApproval};
use crate::storage::holders::{self, Holder};
use crate::storage::{Connection, journeys, organisations, sessions};

/// What came of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposed {
    /// It waits for somebody else.
    Waiting,
    /// The address cannot be the holder's.
    Unfit(Unfit),
    /// It is the address that the holder has.
    Same,
    /// Another proposal for this holder waits already.
    AnotherWaits,
}

/// Proposes an address.
///
/// # Errors
/// When the database fails.
pub fn propose(
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::EditContact>,
    email: &EmailAddress,
    reason: &Reason,
) -> Outcome<Proposed> {
    let holder = over.holder();
    ports.db.write(|conn| {
        if let Some(unfit) = mailbox::unfit(conn, ports, holder, email)? {
            return Ok(Proposed::Unfit(unfit));
        }
        if holder.email.as_ref() == Some(email) {
            return Ok(Proposed::Same);
        }
        let new = NewApproval {
            reference: &public_reference(ports.random.as_ref()),
            holder: holder.id,
            email,
            reason: reason.as_str(),
            proposed_by: over.officer().staff.id,
            now: ports.now(),
        };
        if !approvals::propose(conn, &new)? {
            return Ok(Proposed::AnotherWaits);
        }
        note(
            conn,
            ports,
            caller,
            over,
            Action::EmailProposed,
            reason.as_str(),
        )?;
        Ok(Proposed::Waiting)
    })
}

/// Proposals that an officer may decide on, and their own, which they may not.
///
/// # Errors
/// When the database fails.
pub fn waiting(ports: &Ports, permit: &Permit<powers::Approve>) -> Outcome<Vec<(Approval, bool)>> {
    /// A page of them; a desk that lets more wait has other troubles.
    const MOST: i64 = 100;
    let found = ports
        .db
        .read(|conn| approvals::waiting(conn, permit.scope(), MOST))?;
    let mine = |approval: &Approval| approval.proposed_by == permit.officer().staff.id;
    Ok(found
        .into_iter()
        .map(|approval| {
            let mine = mine(&approval);
            (approval, mine)
        })
        .collect())
}

/// A proposal, opened.
#[derive(Debug, Clone)]
pub struct OpenedApproval {
    /// The proposal.
    pub approval: Approval,
    /// Whether it is the officer's own, which somebody else decides.
    pub mine: bool,
    /// The address that it would replace.
    pub present: Option<EmailAddress>,
}

/// Opens a proposal that waits; `None` when it was decided, or is not within reach.
///
/// # Errors
/// When the database fails.
pub fn find(
    ports: &Ports,
    permit: &Permit<powers::Approve>,
    reference: &str,
) -> Outcome<Option<OpenedApproval>> {
    ports.db.read(|conn| {
        let found = approvals::find(conn, reference)?;
        let Some(approval) = found.filter(|approval| approval.outcome.is_none()) else {
            return Ok(None);
        };
        let holder = holders::find(conn, approval.holder)?;
        if !permit.scope().covers(holder.organisation) {
            return Ok(None);
        }
        Ok(Some(OpenedApproval {
            mine: approval.proposed_by == permit.officer().staff.id,
            present: holder.email,
            approval,
        }))
    })
}

/// What a second person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Put it in use.
    Approve,
    /// Do not.
    Decline,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// The address is in use; both addresses were told.
    Approved,
    /// It was turned down.
    Declined,
    /// Whoever proposes does not approve.
    OwnProposal,
    /// It was decided before, or there is no such proposal.
    Gone,
    /// Another holder took the mailbox meanwhile; the proposal was turned down.
    MailboxTaken,
    /// The permit does not reach this holder.
    Barred(Barred),
}

/// Decides on a proposal.
///
/// # Errors
/// When the database fails.
pub fn decide(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::Approve>,
    reference: &str,
    answer: Answer,
    reason: &Reason,
) -> Outcome<Decided> {
    ports.db.write(|conn| {
        let found = approvals::find(conn, reference)?;
        let Some(approval) = found.filter(|approval| approval.outcome.is_none()) else {
            return Ok(Decided::Gone);
        };
        let officer = permit.officer();
        if approval.proposed_by == officer.staff.id {
            return Ok(Decided::OwnProposal);
        }
        let holder = holders::find(conn, approval.holder)?;
        let over = match permit.over(&holder) {
            Ok(over) => over,
            Err(barred) => return Ok(Decided::Barred(barred)),
        };
        let (outcome, decided) = match answer {
            Answer::Decline => ("declined", Decided::Declined),
            Answer::Approve => match holders::set_email(conn, holder.id, &approval.email)? {
                true => ("approved", Decided::Approved),
                false => ("declined", Decided::MailboxTaken),
            },
        };
        if !approvals::decide(conn, reference, outcome, officer.staff.id, ports.now())? {
            return Err(JourneyError::Overtaken);
        }
        conclude(conn, ports, caller, &over, &approval, decided, reason)?;
        Ok(decided)
    })
}

fn conclude(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    over: &Over<powers::Approve>,
    approval: &Approval,
    decided: Decided,
    reason: &Reason,
) -> Outcome<()> {
    let holder = over.holder();
    let action = match decided {
        Decided::Approved => Action::EmailApproved,
        _ => Action::EmailDeclined,
    };
    note(conn, ports, caller, over, action, reason.as_str())?;
    if decided == Decided::Approved {
        // Codes under way went to the old address; they and what they proved are over.
        journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
        sessions::end_all_of(conn, holder.id, None, ports.now())?;
        tell(conn, ports, holder, &approval.email)?;
    }
    Ok(())
}

/// Tells the new address, and the old one if there was one.
fn tell(conn: &mut Connection, ports: &Ports, holder: &Holder, new: &EmailAddress) -> Outcome<()> {
    let organisation = organisations::find(conn, holder.organisation)?;
    let message = |to_old| Message::EmailSetByDesk {
        name: holder.name.clone(),
        organisation: organisation.name.clone(),
        at: ports.now(),
        new_email_masked: new.masked(),
        to_old,
        desk: post::desk(&organisation),
    };
    if let Some(old) = &holder.email {
        post::queue(conn, ports, &holder.number, old, &message(true))?;
    }
    post::queue(conn, ports, &holder.number, new, &message(false))
}
