//! Cards and the certificates that are on them.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::posts::read_end;
use super::schema::{cards, certificates, holders};
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::cancellation::CancelReason;
use crate::domain::card::Card;
use crate::domain::certificate::CertificateKind;
use crate::domain::post::Post;
use crate::domain::renewal::RenewalKind;

/// In SQL: that the card `c` is in use, whose holder `h` has an open profile at `$now`. Reminders are planned, and
/// expiring cards counted, of the same ones.
macro_rules! in_use {
    ($now:literal) => {
        concat!(
            "c.cancelled_at IS NULL \
             AND NOT EXISTS (SELECT 1 FROM cards newer WHERE newer.holder_id = c.holder_id AND newer.id > c.id) \
             AND h.closed_at IS NULL AND (h.ends_at IS NULL OR h.ends_at > ",
            $now,
            ")"
        )
    };
}
pub(super) use in_use;

/// Key of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CardId(pub(super) i64);

/// A holder's card with what is known of it.
#[derive(Debug, Clone)]
pub struct StoredCard {
    /// Key.
    pub id: CardId,
    /// The name of its chip.
    pub serial: String,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// What the rules need to know.
    pub card: Card,
    /// Each certificate's kind and expiry.
    pub certificates: Vec<(String, OffsetDateTime)>,
}

type Row = (
    i64,
    String,
    PrimitiveDateTime,
    Option<PrimitiveDateTime>,
    i32,
    Option<PrimitiveDateTime>,
    Option<PrimitiveDateTime>,
);

/// The card a holder uses: the newest one issued to them. `now` decides whether a post has ended.
///
/// # Errors
/// When the database fails.
pub fn current(
    conn: &mut Connection,
    holder: HolderId,
    now: OffsetDateTime,
) -> Stored<Option<StoredCard>> {
    // With the certificates of earlier cards, of which a holder has few.
    let rows: Vec<(Row, Option<(String, PrimitiveDateTime)>)> = cards::table
        .inner_join(holders::table)
        .left_join(certificates::table)
        .filter(cards::holder_id.eq(holder.0))
        .order((cards::id.desc(), certificates::id.asc()))
        .select((
            (
                cards::id,
                cards::serial,
                cards::issued_at,
                cards::cancelled_at,
                cards::renewals,
                holders::closed_at,
                holders::ends_at,
            ),
            (certificates::kind, certificates::expires_at).nullable(),
        ))
        .load(conn)?;
    let Some(((newest, ..), _)) = rows.first() else {
        return Ok(None);
    };
    let newest = *newest;
    let of_newest = rows.iter().take_while(|((id, ..), _)| *id == newest);
    let certificates: Vec<_> = of_newest
        .filter_map(|(_, certificate)| certificate.as_ref())
        .map(|(kind, at)| (kind.clone(), utc(*at)))
        .collect();
    let Some(((id, serial, issued_at, cancelled_at, renewals, closed_at, ends_at), _)) =
        rows.into_iter().next()
    else {
        return Ok(None);
    };
    let post = Post {
        closed_at: closed_at.map(utc),
        end: ends_at.map(read_end),
    };
    let card = Card {
        cancelled: cancelled_at.is_some(),
        closed: post.has_ended(now),
        certificates_expire: certificates.iter().map(|(_, at)| *at).collect(),
        renewals,
    };
    Ok(Some(StoredCard {
        id: CardId(id),
        serial,
        issued_at: utc(issued_at),
        card,
        certificates,
    }))
}

/// Holds a card until the transaction ends, so that whatever makes certificates for one card happens one
/// after the other; what is read of it afterwards is as the one before left it.
///
/// # Errors
/// When the database fails.
pub fn hold(conn: &mut Connection, card: CardId) -> Stored<()> {
    diesel::update(cards::table.find(card.0))
        .set(cards::renewals.eq(cards::renewals))
        .execute(conn)?;
    Ok(())
}

/// A card to be added.
#[derive(Debug, Clone)]
pub struct NewCard<'a> {
    /// Whose it is.
    pub holder: HolderId,
    /// The name of its chip.
    pub serial: &'a str,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it was cancelled.
    pub cancelled_at: Option<OffsetDateTime>,
    /// When both certificates expire; `None` for a card that is to be given its first ones.
    pub expires_at: Option<OffsetDateTime>,
}

/// Adds a card.
///
/// # Errors
/// When the database fails or the serial is already there.
pub fn add(conn: &mut Connection, card: &NewCard<'_>) -> Stored<CardId> {
    let id: i64 = diesel::insert_into(cards::table)
        .values((
            cards::holder_id.eq(card.holder.0),
            cards::serial.eq(card.serial),
            cards::issued_at.eq(stored(card.issued_at)),
            cards::cancelled_at.eq(card.cancelled_at.map(stored)),
        ))
        .returning(cards::id)
        .get_result(conn)?;
    if let Some(expires_at) = card.expires_at {
        for kind in CertificateKind::BOTH {
            carry(conn, CardId(id), kind, expires_at)?;
        }
    }
    Ok(CardId(id))
}

/// Notes which certificate of a kind is on a card now.
///
/// # Errors
/// When the database fails.
pub fn carry(
    conn: &mut Connection,
    card: CardId,
    kind: CertificateKind,
    expires_at: OffsetDateTime,
) -> Stored<()> {
    let there = certificates::table
        .filter(certificates::card_id.eq(card.0))
        .filter(certificates::kind.eq(kind.as_str()));
    let changed = diesel::update(there)
        .set(certificates::expires_at.eq(stored(expires_at)))
        .execute(conn)?;
    if changed == 0 {
        diesel::insert_into(certificates::table)
            .values((
                certificates::card_id.eq(card.0),
                certificates::kind.eq(kind.as_str()),
                certificates::expires_at.eq(stored(expires_at)),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Counts a renewal, by the rule of who did it.
///
/// # Errors
/// When the database fails.
pub fn count_renewal(conn: &mut Connection, card: CardId, kind: RenewalKind) -> Stored<()> {
    let before: i32 = cards::table
        .find(card.0)
        .select(cards::renewals)
        .first(conn)?;
    diesel::update(cards::table.find(card.0))
        .set(cards::renewals.eq(kind.count_after(before)))
        .execute(conn)?;
    Ok(())
}

/// Cancels a card for good; `true` once. Its certificates are revoked apart, in the same transaction.
///
/// # Errors
/// When the database fails.
pub fn cancel(
    conn: &mut Connection,
    card: CardId,
    why: CancelReason,
    now: OffsetDateTime,
) -> Stored<bool> {
    let live = cards::table
        .find(card.0)
        .filter(cards::cancelled_at.is_null());
    let rows = diesel::update(live)
        .set((
            cards::cancelled_at.eq(stored(now)),
            cards::cancelled_for.eq(why.as_str()),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Makes whoever gives the same holder a card at the same moment wait for the end of this transaction.
///
/// # Errors
/// When the database fails.
pub fn one_at_a_time(conn: &mut Connection, holder: HolderId) -> Stored<()> {
    diesel::update(holders::table.find(holder.0))
        .set(holders::name.eq(holders::name))
        .execute(conn)?;
    Ok(())
}
