//! The embedded certificate authority: its certificate, its sealed key, and the list it published last.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::authorities;
use super::times::{stored, utc};
use super::{Connection, Stored, tx};

/// The authority as it is kept.
#[derive(Debug, Clone)]
pub struct StoredAuthority {
    /// Its own certificate.
    pub certificate: Vec<u8>,
    /// Its private key, sealed.
    pub sealed_key: Vec<u8>,
    /// When it was made.
    pub created_at: OffsetDateTime,
}

/// The authority, if there is one.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection) -> Stored<Option<StoredAuthority>> {
    let row: Option<(Vec<u8>, Vec<u8>, PrimitiveDateTime)> = authorities::table
        .select((
            authorities::certificate,
            authorities::sealed_key,
            authorities::created_at,
        ))
        .first(conn)
        .optional()?;
    Ok(
        row.map(|(certificate, sealed_key, created_at)| StoredAuthority {
            certificate,
            sealed_key,
            created_at: utc(created_at),
        }),
    )
}

/// Keeps the authority; `false` when there is one already.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &mut Connection, new: &StoredAuthority) -> Stored<bool> {
    let insert = diesel::insert_into(authorities::table).values((
        authorities::certificate.eq(&new.certificate),
        authorities::sealed_key.eq(&new.sealed_key),
        authorities::created_at.eq(stored(new.created_at)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(true),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// How long a revocation list is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListTimes {
    /// What it holds is as of then.
    pub made_at: OffsetDateTime,
    /// When there will be another one at the latest.
    pub next_at: OffsetDateTime,
}

/// A revocation list as it was published.
#[derive(Debug, Clone)]
pub struct PublishedList {
    /// The list.
    pub der: Vec<u8>,
    /// How long it is good.
    pub times: ListTimes,
}

/// The list that was published last.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Connection) -> Stored<Option<PublishedList>> {
    let row: Option<(Option<Vec<u8>>, MadeAndNext)> = authorities::table
        .select((
            authorities::crl,
            (authorities::crl_made_at, authorities::crl_next_at),
        ))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(der, made_and_next)| {
        Some(PublishedList {
            der: der?,
            times: times(made_and_next)?,
        })
    }))
}

/// How long the list that was published last is good. The list itself, which may have a hundred thousand entries,
/// is not read.
///
/// # Errors
/// When the database fails.
pub fn list_times(conn: &mut Connection) -> Stored<Option<ListTimes>> {
    let row: Option<MadeAndNext> = authorities::table
        .select((authorities::crl_made_at, authorities::crl_next_at))
        .first(conn)
        .optional()?;
    Ok(row.and_then(times))
}

/// The columns of [`ListTimes`]; empty before the first list.
type MadeAndNext = (Option<PrimitiveDateTime>, Option<PrimitiveDateTime>);

fn times((made_at, next_at): MadeAndNext) -> Option<ListTimes> {
    Some(ListTimes {
        made_at: utc(made_at?),
        next_at: utc(next_at?),
    })
}

/// Takes the next number of a list: each list has a higher one than those before (RFC 5280 §5.2.3).
///
/// # Errors
/// When the database fails or there is no authority.
pub fn next_list_number(conn: &mut Connection) -> Stored<i64> {
    let number = diesel::update(authorities::table)
        .set(authorities::crl_number.eq(authorities::crl_number + 1))
        .returning(authorities::crl_number)
        .get_result(conn)?;
    Ok(number)
}

/// The number that was taken last; 0 before the first list.
///
/// # Errors
/// When the database fails or there is no authority.
pub fn list_number(conn: &mut Connection) -> Stored<i64> {
    Ok(authorities::table
        .select(authorities::crl_number)
        .first(conn)?)
}

/// Takes the number after `last`, unless somebody else has meanwhile.
///
/// # Errors
/// When the database fails.
pub fn list_number_after(conn: &mut Connection, last: i64) -> Stored<Option<i64>> {
    let still = authorities::table.filter(authorities::crl_number.eq(last));
    let number = diesel::update(still)
        .set(authorities::crl_number.eq(last + 1))
        .returning(authorities::crl_number)
        .get_result(conn)
        .optional()?;
    Ok(number)
}

/// Publishes a list; `false`, and nothing done, when somebody has taken a higher number meanwhile.
///
/// # Errors
/// When the database fails.
pub fn publish(conn: &mut Connection, number: i64, list: &PublishedList) -> Stored<bool> {
    let rows = diesel::update(authorities::table.filter(authorities::crl_number.eq(number)))
        .set((
            authorities::crl.eq(&list.der),
            authorities::crl_made_at.eq(stored(list.times.made_at)),
            authorities::crl_next_at.eq(stored(list.times.next_at)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}
