//! Who is here: the helper's checklist, the same before everything that is done with the holder present.
//!
//! Whoever was checked for one thing was not checked for another, and not for ever.

use time::Duration;

use super::super::caller::Caller;
use super::super::staff::officer::{Over, Power};
use super::{Outcome, Ports, note};
use crate::domain::audit::Action;
use crate::domain::reason::Reason;
use crate::storage::assists::{self, AssistId, AssistPurpose};

/// How long the holder has for their part once they were recognised.
const LIFETIME: Duration = Duration::minutes(15);

/// The helper is sure who is there: the holder's turn begins.
pub(super) fn recognised<P: Power>(
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    purpose: AssistPurpose,
) -> Outcome<()> {
    let (session, now) = (over.officer().session(), ports.now());
    ports.db.write(|conn| {
        let ends = now + LIFETIME;
        assists::begin(conn, session, over.holder().id, purpose, now, ends)?;
        note(conn, ports, caller, over, Action::IdentityConfirmed, "")
    })
}

/// The helper is in doubt: nothing is done, and it is written down as `action`.
pub(super) fn doubted<P: Power>(
    ports: &Ports,
    caller: &Caller,
    over: &Over<P>,
    purpose: AssistPurpose,
    action: Action,
    reason: &Reason,
) -> Outcome<()> {
    let (session, holder, now) = (over.officer().session(), over.holder().id, ports.now());
    ports.db.write(|conn| {
        if let Some(assist) = assists::current(conn, session, holder, purpose, now)? {
            assists::end(conn, assist, now)?;
        }
        note(conn, ports, caller, over, action, reason.as_str())
    })
}

/// Whether it is the holder's turn.
pub(super) fn holders_turn<P: Power>(
    ports: &Ports,
    over: &Over<P>,
    purpose: AssistPurpose,
) -> Outcome<Option<AssistId>> {
    let (session, holder, now) = (over.officer().session(), over.holder().id, ports.now());
    Ok(ports
        .db
        .read(|conn| assists::current(conn, session, holder, purpose, now))?)
}
