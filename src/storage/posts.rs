//! A holder's post: whether it has been closed, and until when it is for a time.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::schema::holders;
use super::times::{stored, utc};
use super::{Connection, Stored};

/// What is known of a holder's post.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Post {
    /// When the profile was closed.
    pub closed_at: Option<OffsetDateTime>,
    /// The first moment after a post that is for a time.
    pub ends_at: Option<OffsetDateTime>,
}

/// What is known of a holder's post.
///
/// # Errors
/// When the database fails or the holder is gone.
pub fn of(conn: &mut Connection, holder: HolderId) -> Stored<Post> {
    let (closed_at, ends_at): (Option<PrimitiveDateTime>, Option<PrimitiveDateTime>) =
        holders::table
            .find(holder.0)
            .select((holders::closed_at, holders::ends_at))
            .first(conn)?;
    Ok(Post {
        closed_at: closed_at.map(utc),
        ends_at: ends_at.map(utc),
    })
}

/// Closes a profile; `true` once.
///
/// # Errors
/// When the database fails.
pub fn close(conn: &mut Connection, holder: HolderId, now: OffsetDateTime) -> Stored<bool> {
    let open = holders::table
        .find(holder.0)
        .filter(holders::closed_at.is_null());
    let rows = diesel::update(open)
        .set(holders::closed_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Opens a closed profile, for good or until `ends_at`; `true` once.
///
/// # Errors
/// When the database fails.
pub fn reopen(
    conn: &mut Connection,
    holder: HolderId,
    ends_at: Option<OffsetDateTime>,
) -> Stored<bool> {
    let rows = diesel::update(holders::table.find(holder.0))
        .set((
            holders::closed_at.eq(None::<PrimitiveDateTime>),
            holders::ends_at.eq(ends_at.map(stored)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Sets the first moment after a post, or that it is for good.
///
/// # Errors
/// When the database fails.
pub fn set_end(
    conn: &mut Connection,
    holder: HolderId,
    ends_at: Option<OffsetDateTime>,
) -> Stored<()> {
    diesel::update(holders::table.find(holder.0))
        .set(holders::ends_at.eq(ends_at.map(stored)))
        .execute(conn)?;
    Ok(())
}
