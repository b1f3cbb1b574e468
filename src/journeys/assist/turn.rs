//! The holder's turn with a new passcode: typed twice at the desk, where the helper never sees it. What it is for,
//! and whether the card is one for it, is the caller's matter.

use super::super::staff::officer::{Over, Power};
use super::{Outcome, Ports, identity};
use crate::cards::{Preparation, PreparedPasscode, Serial};
use crate::domain::passcode::{NewPasscode, PasscodeRefusal};
use crate::storage::assists::{self, AssistId, AssistPurpose};

/// Why there is no new passcode.
#[derive(Debug, Clone, Copy)]
pub(super) enum NotChosen {
    /// The checklist comes first, or took place too long ago.
    CheckFirst,
    /// What was typed will not do.
    Refused(PasscodeRefusal),
}

/// The passcode that the holder typed, with the assist whose turn it is.
pub(super) fn choose<P: Power>(
    ports: &Ports,
    over: &Over<P>,
    purpose: AssistPurpose,
    new: &str,
    confirm: &str,
) -> Outcome<Result<(AssistId, NewPasscode), NotChosen>> {
    let Some(assist) = identity::holders_turn(ports, over, purpose)? else {
        return Ok(Err(NotChosen::CheckFirst));
    };
    let number = &over.holder().number;
    let new = NewPasscode::choose(&ports.rules.passcode, new, confirm, number);
    Ok(new.map(|new| (assist, new)).map_err(NotChosen::Refused))
}

/// Has a card that is in use prepare a passcode; `None` when it is the one that it has now, and then the assist has
/// ended.
pub(super) fn prepare(
    ports: &Ports,
    assist: AssistId,
    serial: &Serial,
    new: &NewPasscode,
) -> Outcome<Option<PreparedPasscode>> {
    match ports.cards.prepare(&ports.db, serial, new)? {
        // Whoever could try again and again would learn the passcode: one guess, and the checklist again.
        Preparation::SameAsCurrent => {
            ports
                .db
                .write(|conn| assists::end(conn, assist, ports.now()))?;
            Ok(None)
        }
        Preparation::Ready(prepared) => Ok(Some(prepared)),
    }
}
