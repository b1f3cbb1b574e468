//! Renewals: new certificates for a card, one set under way at a time.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::cards::CardId;
use super::schema::renewals;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, issued_certificates, tx};
use crate::domain::renewal::RenewalKind;

/// The kind of a renewal that was given up.
const ABANDONED: &str = "abandoned";

/// Key of a renewal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RenewalId(pub(super) i64);

/// A renewal.
#[derive(Debug, Clone)]
pub struct Renewal {
    /// Key.
    pub id: RenewalId,
    /// Whose card it is for.
    pub card: CardId,
    /// Who makes it.
    pub kind: RenewalKind,
    /// When it was begun.
    pub started_at: OffsetDateTime,
}

type Row = (i64, i64, String, PrimitiveDateTime);

fn renewal((id, card, kind, started_at): Row) -> Stored<Renewal> {
    Ok(Renewal {
        id: RenewalId(id),
        card: CardId(card),
        kind: RenewalKind::from_stored(&kind)
            .ok_or_else(|| StorageError::unreadable("kind of renewal"))?,
        started_at: utc(started_at),
    })
}

/// The renewal under way for a card.
///
/// # Errors
/// When the database fails.
pub fn under_way(conn: &mut Connection, card: CardId) -> Stored<Option<Renewal>> {
    let row: Option<Row> = renewals::table
        .filter(renewals::card_id.eq(card.0))
        .filter(renewals::done_at.is_null())
        .select((
            renewals::id,
            renewals::card_id,
            renewals::kind,
            renewals::started_at,
        ))
        .first(conn)
        .optional()?;
    row.map(renewal).transpose()
}

/// The renewal under way for a card, begun now where there is none. Whoever goes on with it, makes it
/// theirs: a renewal that its holder broke off and the desk finishes is the desk's.
///
/// # Errors
/// When the database fails.
pub fn begin(
    conn: &mut Connection,
    card: CardId,
    kind: RenewalKind,
    now: OffsetDateTime,
) -> Stored<Renewal> {
    let insert = diesel::insert_into(renewals::table).values((
        renewals::card_id.eq(card.0),
        renewals::kind.eq(kind.as_str()),
        renewals::started_at.eq(stored(now)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => {}
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            let open = renewals::table
                .filter(renewals::card_id.eq(card.0))
                .filter(renewals::done_at.is_null());
            diesel::update(open)
                .set(renewals::kind.eq(kind.as_str()))
                .execute(conn)?;
        }
        Err(other) => return Err(other.into()),
    }
    under_way(conn, card)?
        .ok_or_else(|| StorageError::Fault("a renewal ended while it began".to_owned()))
}

/// Ends a renewal whose certificates are in use; `true` once, and only for who began or took it over as
/// this kind.
///
/// # Errors
/// When the database fails.
pub fn finish(
    conn: &mut Connection,
    id: RenewalId,
    kind: RenewalKind,
    now: OffsetDateTime,
) -> Stored<bool> {
    let open = renewals::table
        .find(id.0)
        .filter(renewals::kind.eq(kind.as_str()))
        .filter(renewals::done_at.is_null());
    let rows = diesel::update(open)
        .set(renewals::done_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Gives up a renewal that is under way, and what was issued for it.
///
/// # Errors
/// When the database fails.
pub fn abandon(conn: &mut Connection, id: RenewalId, now: OffsetDateTime) -> Stored<()> {
    let open = renewals::table
        .find(id.0)
        .filter(renewals::done_at.is_null());
    let rows = diesel::update(open)
        .set((
            renewals::done_at.eq(stored(now)),
            renewals::kind.eq(ABANDONED),
        ))
        .execute(conn)?;
    if rows == 1 {
        issued_certificates::give_up_all_of(conn, id, now)?;
    }
    Ok(())
}

/// When the last renewal of a card was done, and who made it.
///
/// # Errors
/// When the database fails.
pub fn last(conn: &mut Connection, card: CardId) -> Stored<Option<(RenewalKind, OffsetDateTime)>> {
    let row: Option<(String, Option<PrimitiveDateTime>)> = renewals::table
        .filter(renewals::card_id.eq(card.0))
        .filter(renewals::done_at.is_not_null())
        .filter(renewals::kind.ne(ABANDONED))
        .order(renewals::id.desc())
        .select((renewals::kind, renewals::done_at))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(kind, at)| RenewalKind::from_stored(&kind).zip(at.map(utc))))
}
