//! A holder's post: whether it has been closed, and until when it is for a time.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::HolderId;
use super::schema::holders;
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::post::{Post, PostEnd};

/// The end of a post in its stored form.
pub(super) fn stored_end(end: PostEnd) -> PrimitiveDateTime {
    stored(end.first_after())
}

/// The end of a post from its stored form.
pub(super) fn read_end(at: PrimitiveDateTime) -> PostEnd {
    PostEnd::at(utc(at))
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
        end: ends_at.map(read_end),
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

/// Opens a closed profile, for good or until `end`; `true` once.
///
/// # Errors
/// When the database fails.
pub fn reopen(conn: &mut Connection, holder: HolderId, end: Option<PostEnd>) -> Stored<bool> {
    let rows = diesel::update(holders::table.find(holder.0))
        .set((
            holders::closed_at.eq(None::<PrimitiveDateTime>),
            holders::ends_at.eq(end.map(stored_end)),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Sets the end of a post, or that it is for good.
///
/// # Errors
/// When the database fails.
pub fn set_end(conn: &mut Connection, holder: HolderId, end: Option<PostEnd>) -> Stored<()> {
    diesel::update(holders::table.find(holder.0))
        .set(holders::ends_at.eq(end.map(stored_end)))
        .execute(conn)?;
    Ok(())
}
