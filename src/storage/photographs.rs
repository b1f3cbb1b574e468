//! The photographs on the cards, as they were imported.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::OffsetDateTime;

use super::holders::HolderId;
use super::schema::photographs;
use super::times::stored;
use super::{Connection, Stored, tx};
use crate::domain::photograph::{Photograph, PhotographKind};

/// The photograph of a holder.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, holder: HolderId) -> Stored<Option<Photograph>> {
    let row: Option<(String, Vec<u8>)> = photographs::table
        .find(holder.0)
        .select((photographs::content_type, photographs::bytes))
        .first(conn)
        .optional()?;
    // What is neither kind is shown to nobody.
    Ok(row.and_then(|(_, bytes)| Photograph::parse(bytes).ok()))
}

/// Whether there is one: pages ask before they show a place for it.
///
/// # Errors
/// When the database fails.
pub fn exists(conn: &mut Connection, holder: HolderId) -> Stored<bool> {
    let found: Option<i64> = photographs::table
        .find(holder.0)
        .select(photographs::holder_id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// Keeps a photograph in the place of an earlier one.
///
/// # Errors
/// When the database fails.
pub fn put(
    conn: &mut Connection,
    holder: HolderId,
    photograph: &Photograph,
    now: OffsetDateTime,
) -> Stored<()> {
    let kind: PhotographKind = photograph.kind();
    let insert = diesel::insert_into(photographs::table).values((
        photographs::holder_id.eq(holder.0),
        photographs::content_type.eq(kind.content_type()),
        photographs::bytes.eq(photograph.bytes()),
        photographs::imported_at.eq(stored(now)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(()),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => {
            diesel::update(photographs::table.find(holder.0))
                .set((
                    photographs::content_type.eq(kind.content_type()),
                    photographs::bytes.eq(photograph.bytes()),
                    photographs::imported_at.eq(stored(now)),
                ))
                .execute(conn)?;
            Ok(())
        }
        Err(other) => Err(other.into()),
    }
}
