//! What is there already of a batch, as far as an import compares.

use std::collections::HashMap;

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use crate::domain::post::PostEnd;
use crate::storage::cards::CardId;
use crate::storage::holders::HolderId;
use crate::storage::organisations::OrganisationId;
use crate::storage::posts::read_end;
use crate::storage::schema::{cards, certificates, holders, issued_certificates};
use crate::storage::times::utc;
use crate::storage::{Connection, Stored};

/// A holder who is there already.
#[derive(Debug, Clone)]
pub struct KnownHolder {
    /// Key.
    pub id: HolderId,
    /// Full name.
    pub name: String,
    /// Where they work.
    pub organisation: OrganisationId,
    /// The confirmed address.
    pub email: Option<String>,
    /// Mobile number.
    pub mobile: Option<String>,
    /// The end of a post that is for a time.
    pub post_end: Option<PostEnd>,
}

type HolderRow = (
    String,
    i64,
    String,
    i64,
    Option<String>,
    Option<String>,
    Option<PrimitiveDateTime>,
);

/// Those of these numbers that are there.
///
/// # Errors
/// When the database fails.
pub fn known_holders(
    conn: &mut Connection,
    numbers: Vec<&str>,
) -> Stored<HashMap<String, KnownHolder>> {
    let rows: Vec<HolderRow> = holders::table
        .filter(holders::smartcard_number.eq_any(numbers))
        .select((
            holders::smartcard_number,
            holders::id,
            holders::name,
            holders::organisation_id,
            holders::email,
            holders::mobile,
            holders::ends_at,
        ))
        .load(conn)?;
    let known = |(number, id, name, organisation, email, mobile, ends_at): HolderRow| {
        let holder = KnownHolder {
            id: HolderId(id),
            name,
            organisation: OrganisationId(organisation),
            email,
            mobile,
            post_end: ends_at.map(read_end),
        };
        (number, holder)
    };
    Ok(rows.into_iter().map(known).collect())
}

/// Whose these mailboxes are.
///
/// # Errors
/// When the database fails.
pub fn mailboxes(conn: &mut Connection, keys: Vec<String>) -> Stored<HashMap<String, HolderId>> {
    let rows: Vec<(Option<String>, i64)> = holders::table
        .filter(holders::mailbox_key.eq_any(keys))
        .select((holders::mailbox_key, holders::id))
        .load(conn)?;
    let found = rows
        .into_iter()
        .filter_map(|(key, id)| Some((key?, HolderId(id))));
    Ok(found.collect())
}

/// A card that is there already.
#[derive(Debug, Clone)]
pub struct KnownCard {
    /// Key.
    pub id: CardId,
    /// Whose it is.
    pub holder: HolderId,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When its certificates expire.
    pub expire_at: Vec<OffsetDateTime>,
    /// Renewals by the holder.
    pub renewals: i32,
}

/// Those of these serials that are there.
///
/// # Errors
/// When the database fails.
pub fn known_cards(
    conn: &mut Connection,
    serials: Vec<&str>,
) -> Stored<HashMap<String, KnownCard>> {
    let rows: Vec<(String, i64, i64, PrimitiveDateTime, i32)> = cards::table
        .filter(cards::serial.eq_any(serials))
        .select((
            cards::serial,
            cards::id,
            cards::holder_id,
            cards::issued_at,
            cards::renewals,
        ))
        .load(conn)?;
    let keys: Vec<i64> = rows.iter().map(|row| row.1).collect();
    let expiries: Vec<(i64, PrimitiveDateTime)> = certificates::table
        .filter(certificates::card_id.eq_any(keys))
        .select((certificates::card_id, certificates::expires_at))
        .load(conn)?;
    let mut of_card: HashMap<i64, Vec<OffsetDateTime>> = HashMap::new();
    for (card, at) in expiries {
        of_card.entry(card).or_default().push(utc(at));
    }
    let known = |(serial, id, holder, issued_at, renewals): (String, i64, i64, _, i32)| {
        let card = KnownCard {
            id: CardId(id),
            holder: HolderId(holder),
            issued_at: utc(issued_at),
            expire_at: of_card.remove(&id).unwrap_or_default(),
            renewals,
        };
        (serial, card)
    };
    Ok(rows.into_iter().map(known).collect())
}

/// Whether a card carries certificates that the authority of this installation issued.
///
/// # Errors
/// When the database fails.
pub fn is_renewed_here(conn: &mut Connection, card: CardId) -> Stored<bool> {
    let any: Option<i64> = issued_certificates::table
        .filter(issued_certificates::card_id.eq(card.0))
        .filter(issued_certificates::in_use_at.is_not_null())
        .select(issued_certificates::id)
        .first(conn)
        .optional()?;
    Ok(any.is_some())
}
