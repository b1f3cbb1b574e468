//! Invitations: a link by email (or at the command line) by which somebody chooses their password.
//! Nobody else ever sees or chooses it (ASVS 6.4.6).

use time::{Duration, OffsetDateTime};

use super::super::caller::Caller;
use super::second_factor::{own_event, tell_owner};
use super::{Outcome, Ports, hash, organisation_of, personal, post};
use crate::domain::audit::{Action, Subject};
use crate::domain::staff_password::{NewPassword, PasswordRefusal};
use crate::mail::message::{AccountChange, Message};
use crate::secrets::token::PlainToken;
use crate::storage::staff::{self, Staff};
use crate::storage::{Connection, invitations, staff_sessions};
use crate::urls;

/// How long an invitation is good: over a weekend.
pub const LIFETIME: Duration = Duration::hours(72);

/// Makes an invitation; earlier ones are dead. The token and until when it is good.
pub(super) fn make(
    conn: &mut Connection,
    ports: &Ports,
    staff: &Staff,
) -> Outcome<(PlainToken, OffsetDateTime)> {
    let token = PlainToken::draw(ports.random.as_ref());
    let until = ports.now() + LIFETIME;
    invitations::make(conn, staff.id, &token.hashed(), ports.now(), until)?;
    Ok((token, until))
}

/// Why somebody is invited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// They have a new account.
    First,
    /// They have had one for a while.
    Again,
}

/// Makes an invitation and mails it.
pub(super) fn send(
    conn: &mut Connection,
    ports: &Ports,
    staff: &Staff,
    invited_by: &str,
    occasion: Occasion,
) -> Outcome<()> {
    let (token, valid_until) = make(conn, ports, staff)?;
    let message = Message::StaffInvitation {
        name: staff.name.clone(),
        organisation: organisation_of(conn, staff)?,
        valid_until,
        invited_by: invited_by.to_owned(),
        again: occasion == Occasion::Again,
    };
    let about = Subject::Staff(staff.email.as_str().to_owned());
    let path = urls::ra_welcome(&token.to_text());
    post::queue_link(conn, ports, &about, &staff.email, &message, path)
}

/// Whose live invitation a token is: their name, for the page.
///
/// # Errors
/// When the database fails.
pub fn invited(ports: &Ports, token: &PlainToken) -> Outcome<Option<String>> {
    let hash = token.hashed();
    ports.db.read(|conn| {
        let Some(id) = invitations::find(conn, &hash, ports.now())? else {
            return Ok(None);
        };
        let staff = staff::find(conn, id)?;
        Ok(staff.filter(|s| s.disabled_at.is_none()).map(|s| s.name))
    })
}

/// What came of choosing a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It is in use; sign in with it.
    Done,
    /// It will not do.
    Refused(PasswordRefusal),
    /// The invitation is spent, replaced or too old.
    Dead,
}

/// Chooses a password by an invitation. Every session of the account ends.
///
/// # Errors
/// When hashing is busy or the database fails.
pub fn accept(
    ports: &Ports,
    caller: &Caller,
    token: &PlainToken,
    new: &str,
    confirm: &str,
    service: &str,
) -> Outcome<Chosen> {
    let invitation = token.hashed();
    let now = ports.now();
    let found = ports.db.read(|conn| {
        let id = invitations::find(conn, &invitation, now)?;
        id.map_or(Ok(None), |id| staff::find(conn, id))
    })?;
    let Some(invited) = found.filter(|staff| staff.disabled_at.is_none()) else {
        return Ok(Chosen::Dead);
    };
    let personal = personal(&invited.name, &invited.email, service);
    let personal: Vec<&str> = personal.iter().map(String::as_str).collect();
    let password = match NewPassword::choose(new, confirm, &personal) {
        Ok(password) => password,
        Err(refusal) => return Ok(Chosen::Refused(refusal)),
    };
    let hashed = hash(ports, &password)?;
    ports.db.write(|conn| {
        if invitations::spend(conn, &invitation, now)? != Some(invited.id) {
            return Ok(Chosen::Dead);
        }
        staff::set_password(conn, invited.id, &hashed)?;
        staff_sessions::end_all_of(conn, invited.id, None, now)?;
        own_event(conn, ports, caller, &invited, Action::StaffPasswordSet)?;
        tell_owner(conn, ports, &invited, AccountChange::Password)?;
        Ok(Chosen::Done)
    })
}
