//! A new passcode on a card, and what it brings with it: its one home. Whatever was open with the passcode before is
//! over, but for what the new one was earned with. How it was earned, the caller says and nothing here checks.

use super::Ports;
use crate::cards::{PreparedPasscode, Serial};
use crate::storage::attempts::{self, Verdict};
use crate::storage::holders::Holder;
use crate::storage::journeys::JourneyId;
use crate::storage::sessions::SessionId;
use crate::storage::{Connection, Stored, journeys, sessions, strikes};

/// With what a new passcode was earned, and so what stays as it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Earned<'a> {
    /// With the passcode before it, in a session that goes on. Strikes stand: a passcode proves no answers.
    OldPasscode(SessionId),
    /// With an unlock, which has its done page still to show.
    Unlock(JourneyId),
    /// With the holder at the desk: nothing stays open.
    Desk,
    /// The same, and attempts of the number that nobody had decided are closed as well.
    DeskClosing(&'a Verdict<'a>),
}

impl Earned<'_> {
    /// The session that stays open.
    fn session(self) -> Option<SessionId> {
        match self {
            Self::OldPasscode(session) => Some(session),
            Self::Unlock(_) | Self::Desk | Self::DeskClosing(_) => None,
        }
    }

    /// The unlock that stays open.
    fn unlock(self) -> Option<JourneyId> {
        match self {
            Self::Unlock(journey) => Some(journey),
            Self::OldPasscode(_) | Self::Desk | Self::DeskClosing(_) => None,
        }
    }
}

/// Puts a prepared passcode on a holder's card, in the transaction of what earned it.
pub(super) fn put_on_card(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    (serial, prepared): (&Serial, &PreparedPasscode),
    earned: Earned<'_>,
) -> Stored<()> {
    ports.cards.commit(conn, serial, prepared)?;
    settle(conn, ports, holder, earned)
}

/// What a passcode brings with it that is on the card already: one that came with a new card.
pub(super) fn settle(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    earned: Earned<'_>,
) -> Stored<()> {
    let now = ports.now();
    if !matches!(earned, Earned::OldPasscode(_)) {
        strikes::clear(conn, &holder.number)?;
    }
    if let Earned::DeskClosing(verdict) = earned {
        attempts::close_undecided(conn, &holder.number, verdict)?;
    }
    journeys::end_unlocks_of(conn, &holder.number, earned.unlock(), now)?;
    // Whoever was signed in with the old passcode is not any more.
    sessions::end_all_of(conn, holder.id, earned.session(), now)
}
