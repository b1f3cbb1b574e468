//! A browser's session: found on every request, noted as used when that is a while ago, rotated at every change of
//! privilege (R20–R22).

use time::OffsetDateTime;

use super::{Outcome, Ports};
use crate::domain::session::{self, Lasts};
use crate::secrets::token::PlainToken;
use crate::storage::holders::HolderId;
use crate::storage::sessions::{self, Session, SessionId};
use crate::storage::{Connection, Stored};

/// A live session.
#[derive(Debug, Clone, Copy)]
pub struct Visit {
    /// Key.
    pub session: SessionId,
    /// Who signed in with it, if anybody.
    pub holder: Option<HolderId>,
    /// Its absolute end, UTC: no journey outlives it.
    pub ends: OffsetDateTime,
    /// Until when it lasts if nobody does anything.
    pub lasts: Lasts,
}

/// What a token leads to.
#[derive(Debug)]
pub enum Found {
    /// No session.
    Nothing,
    /// A live one, whose last request is well enough noted.
    Live(Visit),
    /// One of which something has to be written down: see [`settle`].
    Unsettled(Session),
}

/// Looks for the session of a token.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, ports: &Ports, token: &PlainToken) -> Stored<Found> {
    let now = ports.now();
    let Some(found) = sessions::find(conn, &token.hashed())? else {
        return Ok(Found::Nothing);
    };
    let settled = session::alive(found.seen_at, found.expires_at, now)
        && now - found.seen_at < session::SEEN_PRECISION;
    Ok(match settled {
        true => Found::Live(Visit::of(&found, found.seen_at)),
        false => Found::Unsettled(found),
    })
}

/// Notes that a session is used, or that it has ended.
///
/// # Errors
/// When the database fails.
pub fn settle(ports: &Ports, found: &Session) -> Outcome<Option<Visit>> {
    let now = ports.now();
    if !session::alive(found.seen_at, found.expires_at, now) {
        ports.db.write(|conn| sessions::end(conn, found.id, now))?;
        return Ok(None);
    }
    ports
        .db
        .write(|conn| sessions::touch(conn, found.id, now))?;
    Ok(Some(Visit::of(found, now)))
}

impl Visit {
    fn of(found: &Session, seen_at: OffsetDateTime) -> Self {
        Self {
            session: found.id,
            holder: found.holder,
            ends: found.expires_at,
            lasts: session::lasts(seen_at, found.expires_at),
        }
    }
}

/// How long the session of a token lasts, if it has one. To ask is not to do something: it puts nothing off.
///
/// # Errors
/// When the database fails.
pub fn left(ports: &Ports, token: &PlainToken) -> Outcome<Option<Lasts>> {
    let now = ports.now();
    let hash = token.hashed();
    let found = ports.db.read(|conn| sessions::find(conn, &hash))?;
    let live = found.filter(|found| session::alive(found.seen_at, found.expires_at, now));
    Ok(live.map(|found| session::lasts(found.seen_at, found.expires_at)))
}

/// Whose session a token was of, also when it has ended: what they had typed is given back to nobody else.
///
/// # Errors
/// When the database fails.
pub fn whose(ports: &Ports, token: &PlainToken) -> Outcome<Option<HolderId>> {
    let hash = token.hashed();
    Ok(ports.db.read(|conn| sessions::owner(conn, &hash))?)
}

/// Opens a new session in the place of an earlier one.
pub(super) fn open(
    conn: &mut Connection,
    ports: &Ports,
    holder: Option<HolderId>,
    earlier: Option<SessionId>,
) -> Stored<(SessionId, PlainToken)> {
    let now = ports.now();
    let token = PlainToken::draw(ports.random.as_ref());
    let id = sessions::open(conn, &token.hashed(), holder, now, now + session::ABSOLUTE)?;
    // The holder, whom a new session names, before their sessions: as everybody takes them who changes both.
    if let Some(earlier) = earlier {
        sessions::end(conn, earlier, now)?;
    }
    Ok((id, token))
}

/// Gives a session a new token; the old one is dead at once.
pub(super) fn rotate(conn: &mut Connection, ports: &Ports, id: SessionId) -> Outcome<PlainToken> {
    let token = PlainToken::draw(ports.random.as_ref());
    if sessions::rotate(conn, id, &token.hashed())? {
        return Ok(token);
    }
    Err(super::JourneyError::Overtaken)
}
