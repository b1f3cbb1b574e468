//! What is done at the desk with the holder there, between the checklist and the holder's own turn.

use diesel::prelude::*;
use time::OffsetDateTime;

use super::holders::HolderId;
use super::schema::assists;
use super::staff_sessions::StaffSessionId;
use super::times::stored;
use super::{Connection, Stored};

/// Key of an assist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AssistId(i64);

/// What an assist is for: who was checked for one thing, was not checked for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssistPurpose {
    /// A new passcode on a locked card.
    Unlock,
    /// New certificates before expiry.
    Renewal,
    /// New certificates after expiry.
    Repair,
    /// A new card.
    Replacement,
}

impl AssistPurpose {
    fn as_str(self) -> &'static str {
        match self {
            Self::Unlock => "unlock",
            Self::Renewal => "renewal",
            Self::Repair => "repair",
            Self::Replacement => "replacement",
        }
    }
}

/// Begins one; whatever the session had begun before is over.
///
/// # Errors
/// When the database fails.
pub fn begin(
    conn: &mut Connection,
    session: StaffSessionId,
    holder: HolderId,
    purpose: AssistPurpose,
    now: OffsetDateTime,
    expires_at: OffsetDateTime,
) -> Stored<()> {
    let earlier = assists::table
        .filter(assists::staff_session_id.eq(session.0))
        .filter(assists::ended_at.is_null());
    diesel::update(earlier)
        .set(assists::ended_at.eq(stored(now)))
        .execute(conn)?;
    diesel::insert_into(assists::table)
        .values((
            assists::holder_id.eq(holder.0),
            assists::staff_session_id.eq(session.0),
            assists::purpose.eq(purpose.as_str()),
            assists::checked_at.eq(stored(now)),
            assists::expires_at.eq(stored(expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The one under way in a session for a holder.
///
/// # Errors
/// When the database fails.
pub fn current(
    conn: &mut Connection,
    session: StaffSessionId,
    holder: HolderId,
    purpose: AssistPurpose,
    now: OffsetDateTime,
) -> Stored<Option<AssistId>> {
    let id: Option<i64> = assists::table
        .filter(assists::staff_session_id.eq(session.0))
        .filter(assists::holder_id.eq(holder.0))
        .filter(assists::purpose.eq(purpose.as_str()))
        .filter(assists::ended_at.is_null())
        .filter(assists::expires_at.gt(stored(now)))
        .select(assists::id)
        .first(conn)
        .optional()?;
    Ok(id.map(AssistId))
}

/// Ends one; `true` once.
///
/// # Errors
/// When the database fails.
pub fn end(conn: &mut Connection, id: AssistId, now: OffsetDateTime) -> Stored<bool> {
    let live = assists::table
        .find(id.0)
        .filter(assists::ended_at.is_null());
    let rows = diesel::update(live)
        .set(assists::ended_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}
