//! Console sessions: server side, by the hash of a random token (R20–R22). Apart from holders' sessions,
//! so that neither cookie ever opens the other's door.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::{staff, staff_sessions};
use super::staff::StaffId;
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::secrets::token::TokenHash;

/// Key of a console session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffSessionId(pub(super) i64);

/// How far a sign-in has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The password was right; nothing is open yet.
    Password,
    /// Both factors were right, and the second is to be replaced; nothing else is open.
    Replacing,
    /// Both factors were right.
    Full,
}

impl Stage {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Replacing => "replacing",
            Self::Full => "full",
        }
    }

    /// What is not known to be more is a password.
    fn from_stored(text: &str) -> Self {
        let more = [Self::Full, Self::Replacing];
        more.into_iter()
            .find(|stage| stage.as_str() == text)
            .unwrap_or(Self::Password)
    }
}

/// A session that nobody has ended. Whether it is still alive is `domain::session`'s to say.
#[derive(Debug, Clone)]
pub struct StaffSession {
    /// Key.
    pub id: StaffSessionId,
    /// Whose.
    pub staff: StaffId,
    /// How far.
    pub stage: Stage,
    /// The sealed secret of a second factor that is being set up.
    pub pending: Option<Vec<u8>>,
    /// The last request, to within a minute.
    pub seen_at: OffsetDateTime,
    /// Its absolute end.
    pub expires_at: OffsetDateTime,
}

/// A session to be opened.
pub struct NewStaffSession<'a> {
    /// Its token.
    pub token: &'a TokenHash,
    /// Whose.
    pub staff: StaffId,
    /// How far.
    pub stage: Stage,
    /// The sealed secret of a second factor that is being set up.
    pub pending: Option<&'a [u8]>,
    /// Now.
    pub now: OffsetDateTime,
    /// Its absolute end.
    pub expires_at: OffsetDateTime,
}

/// Opens a session.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut Connection, new: &NewStaffSession<'_>) -> Stored<StaffSessionId> {
    let id = diesel::insert_into(staff_sessions::table)
        .values((
            staff_sessions::token_hash.eq(new.token.as_bytes()),
            staff_sessions::staff_id.eq(new.staff.0),
            staff_sessions::stage.eq(new.stage.as_str()),
            staff_sessions::pending.eq(new.pending),
            staff_sessions::created_at.eq(stored(new.now)),
            staff_sessions::seen_at.eq(stored(new.now)),
            staff_sessions::expires_at.eq(stored(new.expires_at)),
        ))
        .returning(staff_sessions::id)
        .get_result(conn)?;
    Ok(StaffSessionId(id))
}

type Row = (
    i64,
    i64,
    String,
    Option<Vec<u8>>,
    PrimitiveDateTime,
    PrimitiveDateTime,
);

/// The session of a token, unless it was ended.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, token: &TokenHash) -> Stored<Option<StaffSession>> {
    let row: Option<Row> = staff_sessions::table
        .filter(staff_sessions::token_hash.eq(token.as_bytes()))
        .filter(staff_sessions::ended_at.is_null())
        .select((
            staff_sessions::id,
            staff_sessions::staff_id,
            staff_sessions::stage,
            staff_sessions::pending,
            staff_sessions::seen_at,
            staff_sessions::expires_at,
        ))
        .first(conn)
        .optional()?;
    Ok(row.map(
        |(id, staff, stage, pending, seen_at, expires_at)| StaffSession {
            id: StaffSessionId(id),
            staff: StaffId(staff),
            stage: Stage::from_stored(&stage),
            pending,
            seen_at: utc(seen_at),
            expires_at: utc(expires_at),
        },
    ))
}

/// Whose full sign-in a token is or was of, ended or not.
///
/// # Errors
/// When the database fails.
pub fn owner(conn: &mut Connection, token: &TokenHash) -> Stored<Option<StaffId>> {
    let staff: Option<i64> = staff_sessions::table
        .filter(staff_sessions::token_hash.eq(token.as_bytes()))
        .filter(staff_sessions::stage.eq(Stage::Full.as_str()))
        .select(staff_sessions::staff_id)
        .first(conn)
        .optional()?;
    Ok(staff.map(StaffId))
}

/// Whether nobody has ended a session or disabled its account.
///
/// # Errors
/// When the database fails.
pub fn is_live(conn: &mut Connection, id: StaffSessionId) -> Stored<bool> {
    let live: Option<i64> = staff_sessions::table
        .inner_join(staff::table)
        .filter(staff_sessions::id.eq(id.0))
        .filter(staff_sessions::ended_at.is_null())
        .filter(staff::disabled_at.is_null())
        .select(staff_sessions::id)
        .first(conn)
        .optional()?;
    Ok(live.is_some())
}

/// Notes that a session was used.
///
/// # Errors
/// When the database fails.
pub fn touch(conn: &mut Connection, id: StaffSessionId, now: OffsetDateTime) -> Stored<()> {
    diesel::update(staff_sessions::table.find(id.0))
        .set(staff_sessions::seen_at.eq(stored(now)))
        .execute(conn)?;
    Ok(())
}

/// Ends a session.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut Connection, id: StaffSessionId, now: OffsetDateTime) -> Stored<bool> {
    let live = staff_sessions::table
        .find(id.0)
        .filter(staff_sessions::ended_at.is_null());
    let rows = diesel::update(live)
        .set((
            staff_sessions::ended_at.eq(stored(now)),
            staff_sessions::pending.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Ends every session of somebody but `except`.
///
/// # Errors
/// When the database fails.
pub fn end_all_of(
    conn: &mut Connection,
    staff: StaffId,
    except: Option<StaffSessionId>,
    now: OffsetDateTime,
) -> Stored<usize> {
    let others = staff_sessions::table
        .filter(staff_sessions::staff_id.eq(staff.0))
        .filter(staff_sessions::ended_at.is_null())
        .filter(staff_sessions::id.ne(except.map_or(-1, |s| s.0)));
    let rows = diesel::update(others)
        .set((
            staff_sessions::ended_at.eq(stored(now)),
            staff_sessions::pending.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    Ok(rows)
}

#[cfg(test)]
mod tests;
