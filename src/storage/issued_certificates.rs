//! The authority's ledger: every certificate it issued, and what became of it.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::cards::CardId;
use super::holders::HolderId;
use super::renewals::RenewalId;
use super::schema::{cards, issued_certificates as issued};
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, tx};
use crate::domain::certificate::{CertificateKind, RevocationReason};

/// A certificate that was issued.
#[derive(Debug, Clone)]
pub struct IssuedCertificate {
    /// Its serial number, in hexadecimal.
    pub serial_number: String,
    /// The certificate.
    pub der: Vec<u8>,
    /// When it was issued.
    pub issued_at: OffsetDateTime,
    /// When it expires.
    pub expires_at: OffsetDateTime,
}

/// A certificate to be entered.
#[derive(Debug)]
pub struct NewEntry<'a> {
    /// For which card.
    pub card: CardId,
    /// In which renewal.
    pub renewal: RenewalId,
    /// What it is for.
    pub kind: CertificateKind,
    /// The certificate.
    pub certificate: &'a IssuedCertificate,
}

/// Enters a certificate; `false` when the renewal has one of this kind already.
///
/// # Errors
/// When the database fails.
pub fn enter(conn: &mut Connection, new: &NewEntry<'_>) -> Stored<bool> {
    let insert = diesel::insert_into(issued::table).values((
        issued::serial_number.eq(&new.certificate.serial_number),
        issued::card_id.eq(new.card.0),
        issued::renewal_id.eq(new.renewal.0),
        issued::kind.eq(new.kind.as_str()),
        issued::der.eq(&new.certificate.der),
        issued::issued_at.eq(stored(new.certificate.issued_at)),
        issued::expires_at.eq(stored(new.certificate.expires_at)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(true),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

type Row = (String, Vec<u8>, PrimitiveDateTime, PrimitiveDateTime);

fn certificate((serial_number, der, issued_at, expires_at): Row) -> IssuedCertificate {
    IssuedCertificate {
        serial_number,
        der,
        issued_at: utc(issued_at),
        expires_at: utc(expires_at),
    }
}

/// The certificate of a kind that a renewal has, unless it was given up.
///
/// # Errors
/// When the database fails.
pub fn of_renewal(
    conn: &mut Connection,
    renewal: RenewalId,
    kind: CertificateKind,
) -> Stored<Option<IssuedCertificate>> {
    let row: Option<Row> = issued::table
        .filter(issued::renewal_id.eq(renewal.0))
        .filter(issued::kind.eq(kind.as_str()))
        .filter(issued::revoked_at.is_null())
        .select((
            issued::serial_number,
            issued::der,
            issued::issued_at,
            issued::expires_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(certificate))
}

/// The certificate of a kind that is in use on a card.
///
/// # Errors
/// When the database fails.
pub fn in_use(
    conn: &mut Connection,
    card: CardId,
    kind: CertificateKind,
) -> Stored<Option<IssuedCertificate>> {
    let row: Option<Row> = issued::table
        .filter(issued::card_id.eq(card.0))
        .filter(issued::kind.eq(kind.as_str()))
        .filter(issued::in_use_at.is_not_null())
        .filter(issued::superseded_at.is_null())
        .select((
            issued::serial_number,
            issued::der,
            issued::issued_at,
            issued::expires_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(certificate))
}

/// What the ledger knows of one certificate.
#[derive(Debug)]
pub struct Entry {
    /// Of which card.
    pub card: CardId,
    /// Whose card that is.
    pub holder: HolderId,
    /// What it is for.
    pub kind: CertificateKind,
    /// The certificate.
    pub der: Vec<u8>,
    /// When it expires.
    pub expires_at: OffsetDateTime,
    /// Whether it is the one of its kind in use on the card.
    pub in_use: bool,
    /// Whether it was revoked.
    pub revoked: bool,
}

type EntryRow = (
    (i64, i64, String, Vec<u8>),
    PrimitiveDateTime,
    Option<PrimitiveDateTime>,
    Option<PrimitiveDateTime>,
    Option<PrimitiveDateTime>,
);

/// The entry of a serial number, in hexadecimal.
///
/// # Errors
/// When the database fails.
pub fn by_serial_number(conn: &mut Connection, serial_number: &str) -> Stored<Option<Entry>> {
    let row: Option<EntryRow> = issued::table
        .inner_join(cards::table.on(issued::card_id.eq(cards::id)))
        .filter(issued::serial_number.eq(serial_number))
        .select((
            (issued::card_id, cards::holder_id, issued::kind, issued::der),
            issued::expires_at,
            issued::in_use_at,
            issued::superseded_at,
            issued::revoked_at,
        ))
        .first(conn)
        .optional()?;
    row.map(entry).transpose()
}

fn entry((what, expires_at, in_use_at, superseded_at, revoked_at): EntryRow) -> Stored<Entry> {
    let (card, holder, kind, der) = what;
    let kind = CertificateKind::from_stored(&kind);
    Ok(Entry {
        card: CardId(card),
        holder: HolderId(holder),
        kind: kind.ok_or_else(|| StorageError::unreadable("kind of a certificate"))?,
        der,
        expires_at: utc(expires_at),
        in_use: in_use_at.is_some() && superseded_at.is_none(),
        revoked: revoked_at.is_some(),
    })
}

/// Puts a renewal's certificates in use; those in use before are superseded.
///
/// # Errors
/// When the database fails.
pub fn put_in_use(
    conn: &mut Connection,
    card: CardId,
    renewal: RenewalId,
    now: OffsetDateTime,
) -> Stored<()> {
    let before = issued::table
        .filter(issued::card_id.eq(card.0))
        .filter(issued::in_use_at.is_not_null())
        .filter(issued::superseded_at.is_null());
    diesel::update(before)
        .set(issued::superseded_at.eq(stored(now)))
        .execute(conn)?;
    let new = issued::table
        .filter(issued::renewal_id.eq(renewal.0))
        .filter(issued::revoked_at.is_null());
    diesel::update(new)
        .set(issued::in_use_at.eq(stored(now)))
        .execute(conn)?;
    Ok(())
}

/// Gives up a certificate that never reached its card.
///
/// # Errors
/// When the database fails.
pub fn give_up(conn: &mut Connection, serial_number: &str, now: OffsetDateTime) -> Stored<()> {
    let one = issued::table
        .filter(issued::serial_number.eq(serial_number))
        .filter(issued::in_use_at.is_null())
        .filter(issued::revoked_at.is_null());
    diesel::update(one)
        .set((
            issued::revoked_at.eq(stored(now)),
            issued::revoked_for.eq(RevocationReason::Superseded.as_str()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Gives up every certificate of a renewal that never came into use.
///
/// # Errors
/// When the database fails.
pub fn give_up_all_of(
    conn: &mut Connection,
    renewal: RenewalId,
    now: OffsetDateTime,
) -> Stored<()> {
    let unused = issued::table
        .filter(issued::renewal_id.eq(renewal.0))
        .filter(issued::in_use_at.is_null())
        .filter(issued::revoked_at.is_null());
    diesel::update(unused)
        .set((
            issued::revoked_at.eq(stored(now)),
            issued::revoked_for.eq(RevocationReason::Superseded.as_str()),
        ))
        .execute(conn)?;
    Ok(())
}

/// Revokes everything that was issued to a card and has not expired, in use or not; how many.
///
/// # Errors
/// When the database fails.
pub fn revoke_all_of(
    conn: &mut Connection,
    card: CardId,
    why: RevocationReason,
    now: OffsetDateTime,
) -> Stored<usize> {
    let live = issued::table
        .filter(issued::card_id.eq(card.0))
        .filter(issued::expires_at.gt(stored(now)))
        .filter(issued::revoked_at.is_null());
    let rows = diesel::update(live)
        .set((
            issued::revoked_at.eq(stored(now)),
            issued::revoked_for.eq(why.as_str()),
        ))
        .execute(conn)?;
    Ok(rows)
}

/// An entry of the revocation list.
#[derive(Debug, Clone)]
pub struct Revoked {
    /// The certificate's serial number, in hexadecimal.
    pub serial_number: String,
    /// When.
    pub at: OffsetDateTime,
    /// Why.
    pub why: RevocationReason,
}

/// Everything revoked that has not expired: what a revocation list says.
///
/// # Errors
/// When the database fails.
pub fn revoked(conn: &mut Connection, now: OffsetDateTime) -> Stored<Vec<Revoked>> {
    let rows: Vec<(String, Option<PrimitiveDateTime>, Option<String>)> = issued::table
        .filter(issued::revoked_at.is_not_null())
        .filter(issued::expires_at.gt(stored(now)))
        .order(issued::id.asc())
        .select((
            issued::serial_number,
            issued::revoked_at,
            issued::revoked_for,
        ))
        .load(conn)?;
    rows.into_iter()
        .map(|(serial_number, at, why)| {
            let why = why.as_deref().and_then(RevocationReason::from_stored);
            let (Some(at), Some(why)) = (at, why) else {
                return Err(StorageError::unreadable("revocation"));
            };
            Ok(Revoked {
                serial_number,
                at: utc(at),
                why,
            })
        })
        .collect()
}

/// Whether anything was revoked since `since`: whether the published list is out of date.
///
/// # Errors
/// When the database fails.
pub fn any_revoked_since(conn: &mut Connection, since: OffsetDateTime) -> Stored<bool> {
    let one: Option<i64> = issued::table
        .filter(issued::revoked_at.ge(stored(since)))
        .select(issued::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}
