//! Doing what a batch of rows says: what is there is read once for all of them, and what is new is added in few
//! statements. One event in the trail for every holder who is new or changed.

use std::collections::HashMap;

use super::read::{Read, ReadCard};
use super::{Importer, JourneyError, Outcome, Place, Ports, RowError, Wrong};
use crate::domain::audit::{Action, Subject};
use crate::domain::cancellation::CancelReason;
use crate::domain::certificate::CertificateKind;
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::cancellation;
use crate::storage::audit::{self, Event};
use crate::storage::holders::{self, HolderId};
use crate::storage::imports::{self, KnownCard, KnownHolder, NewCardRow, NewRow};
use crate::storage::{Connection, cards, posts};

/// What came of a batch.
#[derive(Default)]
pub(super) struct Done {
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub wrong: Vec<RowError>,
}

/// What is there already of a batch.
struct There {
    holders: HashMap<String, KnownHolder>,
    mailboxes: HashMap<String, HolderId>,
    cards: HashMap<String, KnownCard>,
}

/// What a row turned out to be.
enum Kind {
    New,
    Changed(Changes),
    Unchanged,
}

/// What a row changes of a holder who is there.
struct Changes {
    holder: KnownHolder,
    /// The card that is there, where something of it changes.
    card: Option<KnownCard>,
    adds_card: bool,
    names: Vec<&'static str>,
}

/// Does what rows say.
pub(super) fn import(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    rows: &[(Place, Read)],
) -> Outcome<Done> {
    let there = look(conn, rows)?;
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
    for (read, what) in &changed {
        change(conn, read, what)?;
        if what.adds_card {
            retire(conn, ports, what.holder.id, &read.number)?;
            keys.insert(read.number.as_str().to_owned(), what.holder.id);
        }
    }
    let with_cards = new.iter().copied();
    let with_cards = with_cards.chain(changed.iter().map(|(read, _)| *read));
    add_cards(conn, with_cards, &keys)?;
    write_down(conn, ports, importer, &new, &changed)?;
    Ok(done)
}

fn look(conn: &mut Connection, rows: &[(Place, Read)]) -> Outcome<There> {
    let reads = || rows.iter().map(|(_, read)| read);
    let numbers = reads().map(|read| read.number.as_str()).collect();
    let emails = reads().filter_map(|read| read.email.as_ref());
    let serials = reads().filter_map(|read| read.card.as_ref());
    Ok(There {
        holders: imports::known_holders(conn, numbers)?,
        mailboxes: imports::mailboxes(conn, emails.map(EmailAddress::mailbox_key).collect())?,
        cards: imports::known_cards(conn, serials.map(|card| card.serial.as_str()).collect())?,
    })
}

/// What a row is, or what is wrong with it beside what is there.
fn judge(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    there: &There,
    read: &Read,
) -> Outcome<Result<Kind, Wrong>> {
    let known = there.holders.get(read.number.as_str());
    let id = known.map_or(HolderId::NOBODY, |holder| holder.id);
    if let Some(wrong) = of_card(there, read, id) {
        return Ok(Err(wrong));
    }
    let changes = match known {
        Some(holder) => Some(changes(conn, there, holder, read)?),
        None => None,
    };
    if changes
        .as_ref()
        .is_some_and(|changes| changes.names.is_empty())
    {
        return Ok(Ok(Kind::Unchanged));
    }
    if let (Some(changes), Some(said)) = (&changes, &read.card)
        && changes.adds_card
        && is_older(conn, ports, changes.holder.id, said)?
    {
        let older = "is not newer than the card that this holder has";
        return Ok(Err(("card_issued_on", older)));
    }
    if importer.is_own_card(&read.number) {
        let own = "is the card of whoever made this token: nobody changes their own";
        return Ok(Err(("smartcard_number", own)));
    }
    if let Some(wrong) = of_email(there, known, read, id) {
        return Ok(Err(wrong));
    }
    Ok(Ok(changes.map_or(Kind::New, Kind::Changed)))
}

fn of_email(
    there: &There,
    known: Option<&KnownHolder>,
    read: &Read,
    id: HolderId,
) -> Option<Wrong> {
    let email = read.email.as_ref()?;
    let whose = there.mailboxes.get(&email.mailbox_key());
    if whose.is_some_and(|whose| *whose != id) {
        return Some(("email", "is another holder’s"));
    }
    let has_another = |holder: &KnownHolder| holder.email.as_deref() != Some(email.as_str());
    // Whoever reads the mailbox can unlock the card: for a known holder that takes two people.
    let two = "is not the one that this holder has; it is changed by the holder, or at the desk by two people";
    known.is_some_and(has_another).then_some(("email", two))
}

fn of_card(there: &There, read: &Read, id: HolderId) -> Option<Wrong> {
    let card = read.card.as_ref()?;
    let Some(known) = there.cards.get(&card.serial) else {
        const NEW: &str = "must be given for a card that is not here yet";
        let missing = [
            (card.issued_at.is_none(), "card_issued_on"),
            (card.expires_at.is_none(), "certificates_expire_on"),
        ];
        let first = missing.into_iter().find(|(missing, _)| *missing);
        return first.map(|(_, field)| (field, NEW));
    };
    (known.holder != id).then_some(("card_serial", "is another holder’s card"))
}

/// What a row changes of a holder.
fn changes(
    conn: &mut Connection,
    there: &There,
    holder: &KnownHolder,
    read: &Read,
) -> Outcome<Changes> {
    let email = read.email.as_ref().map(EmailAddress::as_str);
    let mobile = read.mobile.as_ref().map(MobileNumber::as_str);
    let known = read.card.as_ref().map(|card| there.cards.get(&card.serial));
    let adds_card = known.is_some_and(|known| known.is_none());
    let mut card = match (&read.card, known.flatten()) {
        (Some(said), Some(known)) if differs(said, known) => Some(known.clone()),
        _ => None,
    };
    // What this installation put on a card itself is newer than any file.
    if let Some(known) = &card
        && imports::is_renewed_here(conn, known.id)?
    {
        card = None;
    }
    let differs = [
        ("name", holder.name != read.name),
        ("organisation", holder.organisation != read.organisation),
        ("email", email.is_some() && holder.email.as_deref() != email),
        (
            "mobile",
            mobile.is_some() && holder.mobile.as_deref() != mobile,
        ),
        (
            "end of post",
            read.ends_at.is_some() && holder.ends_at != read.ends_at,
        ),
        ("new card", adds_card),
        ("card", card.is_some()),
    ];
    let named = differs
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name));
    Ok(Changes {
        holder: holder.clone(),
        card,
        adds_card,
        names: named.collect(),
    })
}

fn differs(said: &ReadCard, known: &KnownCard) -> bool {
    let expiry_differs = |at| {
        let all = CertificateKind::BOTH.len() == known.expire_at.len();
        !all || known.expire_at.iter().any(|known| *known != at)
    };
    said.issued_at.is_some_and(|at| at != known.issued_at)
        || said.expires_at.is_some_and(expiry_differs)
        || said.renewals.is_some_and(|count| count != known.renewals)
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
        ends_at: read.ends_at,
    }
}

/// Whether a card of a file was issued before the one that its holder has: a stale file takes nobody's card.
fn is_older(
    conn: &mut Connection,
    ports: &Ports,
    holder: HolderId,
    said: &ReadCard,
) -> Outcome<bool> {
    let there = cards::current(conn, holder, ports.now())?;
    Ok(there.is_some_and(|card| said.issued_at.is_none_or(|at| at <= card.issued_at)))
}

/// Cancels the card that a file replaces with another: a holder has one that works. The event of the row says
/// that there is a new card.
fn retire(
    conn: &mut Connection,
    ports: &Ports,
    holder: HolderId,
    number: &SmartcardNumber,
) -> Outcome<()> {
    if let Some(old) = cards::current(conn, holder, ports.now())? {
        let why = CancelReason::Replaced;
        cancellation::end(conn, ports, (holder, number), &old, why)?;
    }
    Ok(())
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
    if read.ends_at.is_some() && read.ends_at != holder.ends_at {
        posts::set_end(conn, holder.id, read.ends_at)?;
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

/// One event for every holder who is new or changed.
fn write_down(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    new: &[&Read],
    changed: &[(&Read, Changes)],
) -> Outcome<()> {
    let (actor, (network, request_id)) = (importer.actor(), importer.origin());
    let details = changed
        .iter()
        .map(|(read, what)| (*read, format!("changed: {}", what.names.join(", "))));
    let said: Vec<(&Read, Subject, String)> = new
        .iter()
        .map(|read| (*read, "new".to_owned()))
        .chain(details)
        .map(|(read, detail)| (read, Subject::Number(read.number.clone()), detail))
        .collect();
    let events: Vec<_> = said
        .iter()
        .map(|(read, subject, detail)| {
            let event = Event {
                at: ports.now(),
                actor: &actor,
                action: Action::HolderImported,
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
