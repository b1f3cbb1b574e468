//! Who is registered for self-service: four question ids and one hash over the answers.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::schema::registrations;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored};
use crate::domain::question::FourQuestions;
use crate::secrets::hashing::HashedSecret;

/// A holder's registration.
#[derive(Debug, Clone)]
pub struct Registration {
    /// The four questions, in the order in which they are asked.
    pub questions: FourQuestions,
    /// One Argon2id over all four answers.
    pub answers: HashedSecret,
    /// When it was completed.
    pub registered_at: OffsetDateTime,
}

pub(super) type Row = (String, String, PrimitiveDateTime);

impl TryFrom<Row> for Registration {
    type Error = StorageError;

    fn try_from((questions, answers, at): Row) -> Stored<Self> {
        Ok(Self {
            questions: FourQuestions::from_stored(&questions)
                .ok_or_else(|| StorageError::unreadable("questions"))?,
            answers: HashedSecret::from_stored(answers),
            registered_at: utc(at),
        })
    }
}

macro_rules! columns {
    () => {
        (
            $crate::storage::schema::registrations::questions,
            $crate::storage::schema::registrations::answers_hash,
            $crate::storage::schema::registrations::registered_at,
        )
    };
}
pub(super) use columns;

/// The registration of a holder.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, holder: HolderId) -> Stored<Option<Registration>> {
    let row: Option<Row> = registrations::table
        .filter(registrations::holder_id.eq(holder.0))
        .select(columns!())
        .get_result(conn)
        .optional()?;
    row.map(Registration::try_from).transpose()
}

/// Registers a holder, replacing what they had.
///
/// # Errors
/// When the database fails.
pub fn put(conn: &mut Connection, holder: HolderId, registration: &Registration) -> Stored<()> {
    diesel::delete(registrations::table.filter(registrations::holder_id.eq(holder.0)))
        .execute(conn)?;
    diesel::insert_into(registrations::table)
        .values((
            registrations::holder_id.eq(holder.0),
            registrations::questions.eq(registration.questions.stored()),
            registrations::answers_hash.eq(registration.answers.as_str()),
            registrations::registered_at.eq(stored(registration.registered_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends a registration; `false` when there is none.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut Connection, holder: HolderId) -> Stored<bool> {
    let theirs = registrations::table.filter(registrations::holder_id.eq(holder.0));
    Ok(diesel::delete(theirs).execute(conn)? == 1)
}
