//! Cards and the expiry of their certificates.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::schema::{cards, certificates};
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::card::Card;

/// What a certificate on a card is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CertificateKind {
    /// Proves who the holder is.
    Authentication,
    /// Signs for the holder.
    Signing,
}

impl CertificateKind {
    /// Every card holds one of each.
    pub const BOTH: [Self; 2] = [Self::Authentication, Self::Signing];

    /// The stored name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Signing => "signing",
        }
    }
}

/// A holder's card with what is known of it.
#[derive(Debug, Clone)]
pub struct StoredCard {
    /// The name of its chip.
    pub serial: String,
    /// What the rules need to know.
    pub card: Card,
    /// Each certificate's kind and expiry.
    pub certificates: Vec<(String, OffsetDateTime)>,
}

/// The card a holder uses: the newest one issued to them.
///
/// # Errors
/// When the database fails.
pub fn current(conn: &mut Connection, holder: HolderId) -> Stored<Option<StoredCard>> {
    let newest: Option<(i64, String, Option<PrimitiveDateTime>)> = cards::table
        .filter(cards::holder_id.eq(holder.0))
        .order(cards::id.desc())
        .select((cards::id, cards::serial, cards::cancelled_at))
        .first(conn)
        .optional()?;
    let Some((id, serial, cancelled_at)) = newest else {
        return Ok(None);
    };
    let rows: Vec<(String, PrimitiveDateTime)> = certificates::table
        .filter(certificates::card_id.eq(id))
        .order(certificates::id.asc())
        .select((certificates::kind, certificates::expires_at))
        .load(conn)?;
    let certificates: Vec<_> = rows.into_iter().map(|(kind, at)| (kind, utc(at))).collect();
    let card = Card {
        cancelled: cancelled_at.is_some(),
        certificates_expire: certificates.iter().map(|(_, at)| *at).collect(),
    };
    Ok(Some(StoredCard {
        serial,
        card,
        certificates,
    }))
}

/// A card to be added, with both certificates.
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
    /// When both certificates expire.
    pub expires_at: OffsetDateTime,
}

/// Adds a card.
///
/// # Errors
/// When the database fails or the serial is already there.
pub fn add(conn: &mut Connection, card: &NewCard<'_>) -> Stored<()> {
    let id: i64 = diesel::insert_into(cards::table)
        .values((
            cards::holder_id.eq(card.holder.0),
            cards::serial.eq(card.serial),
            cards::issued_at.eq(stored(card.issued_at)),
            cards::cancelled_at.eq(card.cancelled_at.map(stored)),
        ))
        .returning(cards::id)
        .get_result(conn)?;
    for kind in CertificateKind::BOTH {
        diesel::insert_into(certificates::table)
            .values((
                certificates::card_id.eq(id),
                certificates::kind.eq(kind.as_str()),
                certificates::expires_at.eq(stored(card.expires_at)),
            ))
            .execute(conn)?;
    }
    Ok(())
}
