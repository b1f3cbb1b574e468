//! What each row of a batch turns out to be beside what is there: new, changed, as it was, or wrong.

use std::collections::{BTreeSet, HashMap};

use super::read::{Read, ReadCard};
use super::{Importer, Outcome, Place, Ports, Wrong};
use crate::domain::certificate::CertificateKind;
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::storage::holders::HolderId;
use crate::storage::imports::{self, KnownCard, KnownHolder};
use crate::storage::{Connection, cards};

/// What is there already of a batch.
pub(super) struct There {
    holders: HashMap<String, KnownHolder>,
    mailboxes: HashMap<String, HolderId>,
    cards: HashMap<String, KnownCard>,
}

/// What a row turned out to be.
pub(super) enum Kind {
    New,
    Changed(Changes),
    Unchanged,
}

/// What a row changes of a holder who is there.
pub(super) struct Changes {
    pub holder: KnownHolder,
    /// The card that is there, where something of it changes.
    pub card: Option<KnownCard>,
    pub adds_card: bool,
    pub names: Vec<&'static str>,
}

pub(super) fn look(conn: &mut Connection, rows: &[(Place, Read)]) -> Outcome<There> {
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

/// Makes whoever else gives a card to a holder of these rows wait: which card is the newest is judged until it is
/// written. In the order of their keys, so that two batches do not wait for each other; of two whole files PostgreSQL
/// may end one, of which then nothing is done.
pub(super) fn take_turns(
    conn: &mut Connection,
    there: &There,
    rows: &[(Place, Read)],
) -> Outcome<()> {
    let brings_a_card = |read: &Read| {
        let card = read.card.as_ref()?;
        let known = there.holders.get(read.number.as_str())?;
        (!there.cards.contains_key(&card.serial)).then_some(known.id)
    };
    let whose = rows.iter().filter_map(|(_, read)| brings_a_card(read));
    for holder in whose.collect::<BTreeSet<_>>() {
        cards::one_at_a_time(conn, holder)?;
    }
    Ok(())
}

/// What a row is, or what is wrong with it beside what is there.
pub(super) fn judge(
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
            read.post_end.is_some() && holder.post_end != read.post_end,
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
