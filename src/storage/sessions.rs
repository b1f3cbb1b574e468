//! Sessions: server side, by the hash of a random token (R20–R22).

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::prepared::AlwaysTheSame;
use super::schema::sessions;
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::secrets::token::TokenHash;

/// Key of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionId(pub(super) i64);

/// A session that nobody has ended. Whether it is still alive is `domain::session`'s to say.
#[derive(Debug, Clone)]
pub struct Session {
    /// Key.
    pub id: SessionId,
    /// Who is signed in with it, if anybody.
    pub holder: Option<HolderId>,
    /// The last request, to within a minute.
    pub seen_at: OffsetDateTime,
    /// Its absolute end.
    pub expires_at: OffsetDateTime,
}

/// Opens a session.
///
/// # Errors
/// When the database fails.
pub fn open(
    conn: &mut Connection,
    token: &TokenHash,
    holder: Option<HolderId>,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Stored<SessionId> {
    let id = diesel::insert_into(sessions::table)
        .values((
            sessions::token_hash.eq(token.as_bytes()),
            sessions::holder_id.eq(holder.map(|h| h.0)),
            sessions::created_at.eq(stored(now)),
            sessions::seen_at.eq(stored(now)),
            sessions::expires_at.eq(stored(expires_at)),
        ))
        .returning(sessions::id)
        .get_result(conn)?;
    Ok(SessionId(id))
}

/// The session of a token, unless it was ended.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, token: &TokenHash) -> Stored<Option<Session>> {
    let row: Option<(i64, Option<i64>, PrimitiveDateTime, PrimitiveDateTime)> = sessions::table
        .filter(sessions::token_hash.eq(token.as_bytes()))
        .filter(sessions::ended_at.is_null())
        .select((
            sessions::id,
            sessions::holder_id,
            sessions::seen_at,
            sessions::expires_at,
        ))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(id, holder, seen_at, expires_at)| Session {
        id: SessionId(id),
        holder: holder.map(HolderId),
        seen_at: utc(seen_at),
        expires_at: utc(expires_at),
    }))
}

/// Whose session a token is or was of, ended or not.
///
/// # Errors
/// When the database fails.
pub fn owner(conn: &mut Connection, token: &TokenHash) -> Stored<Option<HolderId>> {
    let holder: Option<Option<i64>> = sessions::table
        .filter(sessions::token_hash.eq(token.as_bytes()))
        .select(sessions::holder_id)
        .get_result(conn)
        .optional()?;
    Ok(holder.flatten().map(HolderId))
}

/// Notes that a session was used.
///
/// # Errors
/// When the database fails.
pub fn touch(conn: &mut Connection, id: SessionId, now: OffsetDateTime) -> Stored<()> {
    diesel::update(sessions::table.find(id.0))
        .set(sessions::seen_at.eq(stored(now)))
        .returning(sessions::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

/// Gives a live session a new token; the old one is dead at once.
///
/// # Errors
/// When the database fails.
pub fn rotate(conn: &mut Connection, id: SessionId, new: &TokenHash) -> Stored<bool> {
    let rows = diesel::update(
        sessions::table
            .find(id.0)
            .filter(sessions::ended_at.is_null()),
    )
    .set(sessions::token_hash.eq(new.as_bytes()))
    .returning(sessions::id)
    .fixed()
    .rows::<i64>(conn)?;
    Ok(rows == 1)
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut Connection, id: SessionId, now: OffsetDateTime) -> Stored<()> {
    diesel::update(
        sessions::table
            .find(id.0)
            .filter(sessions::ended_at.is_null()),
    )
    .set(sessions::ended_at.eq(stored(now)))
    .returning(sessions::id)
    .fixed()
    .rows::<i64>(conn)?;
    Ok(())
}

/// Ends every session of a holder but `except`.
///
/// # Errors
/// When the database fails.
pub fn end_all_of(
    conn: &mut Connection,
    holder: HolderId,
    except: Option<SessionId>,
    now: OffsetDateTime,
) -> Stored<()> {
    diesel::update(
        sessions::table
            .filter(sessions::holder_id.eq(holder.0))
            .filter(sessions::ended_at.is_null())
            .filter(sessions::id.ne(except.map_or(-1, |s| s.0))),
    )
    .set(sessions::ended_at.eq(stored(now)))
    .returning(sessions::id)
    .fixed()
    .rows::<i64>(conn)?;
    Ok(())
}

/// Takes the holder out of a live session: what is left of it belongs to nobody and opens no profile.
///
/// # Errors
/// When the database fails.
pub fn leave(conn: &mut Connection, id: SessionId) -> Stored<()> {
    diesel::update(sessions::table.find(id.0))
        .set(sessions::holder_id.eq(None::<i64>))
        .returning(sessions::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

/// Ends a session if it still belongs to a holder: one that they have left is not theirs to end.
///
/// # Errors
/// When the database fails.
pub fn end_theirs(
    conn: &mut Connection,
    id: SessionId,
    holder: HolderId,
    now: OffsetDateTime,
) -> Stored<()> {
    let theirs = sessions::table
        .find(id.0)
        .filter(sessions::holder_id.eq(holder.0))
        .filter(sessions::ended_at.is_null());
    diesel::update(theirs)
        .set(sessions::ended_at.eq(stored(now)))
        .returning(sessions::id)
        .fixed()
        .rows::<i64>(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests;
