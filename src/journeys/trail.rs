//! Writes the audit trail and the failed attempts in the transaction of what they record.

use super::Ports;
use super::caller::Caller;
use super::staff::officer::Officer;
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::{Connection, Stored, attempts, audit};

/// Where a failed attempt happened.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// The journey.
    pub journey: &'static str,
    /// The step of it.
    pub step: &'static str,
}

/// Writes an event of a visitor who has not signed in.
pub(super) fn visitor(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    action: Action,
    number: &SmartcardNumber,
) -> Stored<()> {
    let about = Subject::Number(number.clone());
    event(conn, ports, caller, &Actor::Visitor, action, &about, "")
}

/// Writes an event of the holder, signed in.
pub(super) fn holder(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    action: Action,
    number: &SmartcardNumber,
) -> Stored<()> {
    let about = Subject::Number(number.clone());
    let actor = Actor::Holder(number.clone());
    event(conn, ports, caller, &actor, action, &about, "")
}

/// Writes an event of somebody of the Registration Authority, signed in, about any subject.
pub(super) fn officer(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    action: Action,
    subject: &Subject,
    detail: &str,
) -> Stored<()> {
    let actor = officer.actor();
    event(conn, ports, caller, &actor, action, subject, detail)
}

/// Writes an event of the portal itself.
pub(super) fn system(
    conn: &mut Connection,
    ports: &Ports,
    action: Action,
    number: &SmartcardNumber,
) -> Stored<()> {
    let about = Subject::Number(number.clone());
    system_about(conn, ports, action, &about, "")
}

/// Writes an event of the portal itself about any subject.
pub(super) fn system_about(
    conn: &mut Connection,
    ports: &Ports,
    action: Action,
    subject: &Subject,
    detail: &str,
) -> Stored<()> {
    let event = audit::Event {
        at: ports.now(),
        actor: &Actor::System,
        action,
        subject,
        detail,
        network: "",
        request_id: "",
    };
    audit::record(conn, &event)
}

/// Writes an event of any actor about any subject. `detail` says what else is worth knowing: a reason, a
/// note; never a secret.
pub(super) fn event(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    actor: &Actor,
    action: Action,
    subject: &Subject,
    detail: &str,
) -> Stored<()> {
    audit::record(
        conn,
        &audit::Event {
            at: ports.now(),
            actor,
            action,
            subject,
            detail,
            network: &caller.network_key(),
            request_id: &caller.request_id,
        },
    )
}

/// Keeps a failed attempt for the Registration Authority.
pub(super) fn failed_attempt(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    place: Place,
    number: &SmartcardNumber,
    outcome: &str,
    strike: Option<i32>,
) -> Stored<()> {
    attempts::record(
        conn,
        &attempts::Attempt {
            at: ports.now(),
            journey: place.journey,
            step: place.step,
            number,
            network: &caller.network_key(),
            browser: &caller.browser,
            outcome,
            strike,
        },
    )
}
