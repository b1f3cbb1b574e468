//! Doing what a batch of rows says: what is there is read once for all of them, and what is new is added in few
//! statements. One event in the trail for every holder who is new or changed, and for every card that went.

use std::collections::HashMap;

use super::judge::{Changes, Kind, judge, look, take_turns};
use super::read::Read;
use super::{Importer, JourneyError, Outcome, Place, Ports, RowError};
use crate::domain::audit::{Action, Subject};
use crate::domain::cancellation::CancelReason;
use crate::domain::certificate::CertificateKind;
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::journeys::{cancellation, post};
use crate::mail::message::Message;
use crate::storage::audit::{self, Event};
use crate::storage::holders::{self, HolderId};
use crate::storage::imports::{self, KnownHolder, NewCardRow, NewRow};
use crate::storage::{Connection, cards, organisations, posts};

/// What came of a batch.
#[derive(Default)]
pub(super) struct Done {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub wrong: Vec<RowError>,
}

/// Does what rows say.
pub(super) fn import(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    rows: &[(Place, Read)],
) -> Outcome<Done> {
    let there = look(conn, rows)?;
    take_turns(conn, &there, rows)?;
    let mut done = Done::default();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for (place, read) in rows {
        match judge(conn, ports, importer, &there, read)? {
            Ok(Kind::New) => new.push(read),
            Ok(Kind::Changed(what)) => changed.push((read, what)),
            Ok(Kind::Unchanged) => done.unchanged += 1,
            Err((field, detail)) => done.wrong.push(RowError {
                place: *place,
                field,
                detail,
            }),
        }
    }
    done.new = new.len() as u64;
    done.changed = changed.len() as u64;
    let mut keys = add(conn, ports, &new)?;
    let mut retired = Vec::new();
    for (read, what) in &changed {
        change(conn, read, what)?;
        if what.adds_card {
            if retire(conn, ports, &what.holder, read)? {
                retired.push(*read);
            }
            keys.insert(read.number.as_str().to_owned(), what.holder.id);
        }
    }
    let with_cards = new.iter().copied();
    let with_cards = with_cards.chain(changed.iter().map(|(read, _)| *read));
    add_cards(conn, with_cards, &keys)?;
    write_down(conn, ports, importer, &new, &changed, &retired)?;
    Ok(done)
}

/// Adds holders; their keys by number.
fn add(conn: &mut Connection, ports: &Ports, new: &[&Read]) -> Outcome<HashMap<String, HolderId>> {
    let rows: Vec<NewRow<'_>> = new.iter().map(|read| new_row(read)).collect();
    imports::add_holders(conn, &rows, ports.now())?.ok_or(JourneyError::Overtaken)
}

fn new_row(read: &Read) -> NewRow<'_> {
    NewRow {
        number: read.number.as_str(),
        name: &read.name,
        organisation: read.organisation,
        email: read.email.as_ref().map(EmailAddress::as_str),
        mailbox_key: read.email.as_ref().map(EmailAddress::mailbox_key),
        mobile: read.mobile.as_ref().map(MobileNumber::as_str),
        post_end: read.post_end,
    }
}

/// Why a card goes that a row brings another one for.
const WHY: CancelReason = CancelReason::Replaced;

/// Cancels the card that a file replaces with another, because a holder has one that works, and tells its holder
/// (R48); `false` where there was none.
fn retire(
    conn: &mut Connection,
    ports: &Ports,
    holder: &KnownHolder,
    read: &Read,
) -> Outcome<bool> {
    let Some(old) = cards::current(conn, holder.id, ports.now())? else {
        return Ok(false);
    };
    let whose = (holder.id, &read.number);
    if !cancellation::end(conn, ports, whose, &old, WHY)? {
        return Ok(false);
    }
    let to = holder.email.as_deref().map(EmailAddress::parse);
    if let Some(Ok(to)) = to {
        let organisation = organisations::find(conn, read.organisation)?;
        let message = Message::CardCancelled {
            name: read.name.clone(),
            at: ports.now(),
            reason: WHY,
            fee: String::new(),
            desk: post::desk(&organisation),
            organisation: organisation.name,
        };
        post::queue(conn, ports, &read.number, &to, &message)?;
    }
    Ok(true)
}

/// Adds the cards of holders whose keys are given.
fn add_cards<'a>(
    conn: &mut Connection,
    reads: impl Iterator<Item = &'a Read>,
    keys: &HashMap<String, HolderId>,
) -> Outcome<()> {
    let row = |read: &'a Read| {
        let card = read.card.as_ref()?;
        Some(NewCardRow {
            holder: *keys.get(read.number.as_str())?,
            serial: &card.serial,
            issued_at: card.issued_at?,
            expires_at: card.expires_at?,
            renewals: card.renewals.unwrap_or(0),
        })
    };
    let rows: Vec<NewCardRow<'_>> = reads.filter_map(row).collect();
    match imports::add_cards(conn, &rows)? {
        true => Ok(()),
        false => Err(JourneyError::Overtaken),
    }
}

/// Changes what a row says of a holder who is there.
fn change(conn: &mut Connection, read: &Read, changes: &Changes) -> Outcome<()> {
    let holder = &changes.holder;
    if holder.name != read.name || holder.organisation != read.organisation {
        holders::rename_or_move(conn, holder.id, &read.name, read.organisation)?;
    }
    if let Some(mobile) = &read.mobile {
        holders::set_mobile(conn, holder.id, mobile)?;
    }
    if read.post_end.is_some() && read.post_end != holder.post_end {
        posts::set_end(conn, holder.id, read.post_end)?;
    }
    let (Some(known), Some(said)) = (&changes.card, &read.card) else {
        return Ok(());
    };
    let issued_at = said.issued_at.unwrap_or(known.issued_at);
    let renewals = said.renewals.unwrap_or(known.renewals);
    imports::correct_card(conn, known.id, issued_at, renewals)?;
    if let Some(expires_at) = said.expires_at {
        for kind in CertificateKind::BOTH {
            cards::carry(conn, known.id, kind, expires_at)?;
        }
    }
    Ok(())
}

/// One event for every holder who is new or changed, and one for every card that was cancelled.
fn write_down(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    new: &[&Read],
    changed: &[(&Read, Changes)],
    retired: &[&Read],
) -> Outcome<()> {
    let (actor, (network, request_id)) = (importer.actor(), importer.origin());
    let details = changed
        .iter()
        .map(|(read, what)| (*read, format!("changed: {}", what.names.join(", "))));
    let rows = new.iter().map(|read| (*read, "new".to_owned()));
    let rows = rows.chain(details);
    let rows = rows.map(|(read, detail)| (read, Action::HolderImported, detail));
    let cancelled = retired.iter();
    let cancelled = cancelled.map(|read| (*read, Action::CardCancelled, WHY.as_str().to_owned()));
    let said: Vec<(&Read, Subject, Action, String)> = rows
        .chain(cancelled)
        .map(|(read, action, detail)| (read, Subject::Number(read.number.clone()), action, detail))
        .collect();
    let events: Vec<_> = said
        .iter()
        .map(|(read, subject, action, detail)| {
            let event = Event {
                at: ports.now(),
                actor: &actor,
                action: *action,
                subject,
                detail,
                network: &network,
                request_id: &request_id,
            };
            (event, read.organisation)
        })
        .collect();
    Ok(audit::record_all(conn, &events)?)
}
