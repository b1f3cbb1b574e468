//! Tokens for programs: made and revoked by who manages them, shown once, good for what they were made for.

use time::Duration;

use super::caller::Caller;
use super::staff::officer::{self, Permit, powers};
use super::{Outcome, Ports, trail};
use crate::domain::api_scope::{ApiScope, LIFE_DAYS, NAME_CHARS};
use crate::domain::audit::{Action, Subject};
use crate::secrets::token::{PlainToken, public_reference};
use crate::storage::api_tokens::{self, ApiToken, NewApiToken};

/// What every token begins with, so that one that leaks is recognised.
pub const PREFIX: &str = "lk_";
/// The most tokens that the console lists.
const MOST: i64 = 200;

/// A token as it was asked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// What people will call it.
    pub name: String,
    /// What it shall be good for.
    pub scopes: Vec<ApiScope>,
    /// For how many days; `None` when what was typed is no number.
    pub days: Option<i64>,
}

/// What came of asking for one.
#[derive(Debug)]
pub enum Made {
    /// Made; its plain text, which nobody will see again.
    Token {
        /// `lk_…`.
        text: String,
        /// By what the trail knows it.
        reference: String,
    },
    /// Something is wrong with it.
    Refused(Refusal),
}

/// Why a token was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It has no name, a longer one than [`NAME_CHARS`], or one that cannot be printed.
    Name,
    /// It would be good for nothing.
    NoScopes,
    /// It would be good for more than its maker may do.
    BeyondMaker,
    /// It would not end within [`LIFE_DAYS`].
    Days,
}

/// Makes a token.
///
/// # Errors
/// When the database fails.
pub fn make(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ManageTokens>,
    wanted: &Wanted,
) -> Outcome<Made> {
    let name = wanted.name.trim();
    let printable = !name.is_empty() && !name.chars().any(char::is_control);
    if !printable || name.chars().count() > NAME_CHARS {
        return Ok(Made::Refused(Refusal::Name));
    }
    if wanted.scopes.is_empty() {
        return Ok(Made::Refused(Refusal::NoScopes));
    }
    let officer = permit.officer();
    let allowed = |scope: &ApiScope| officer.reach(scope.capability()).is_some();
    if !wanted.scopes.iter().all(allowed) {
        return Ok(Made::Refused(Refusal::BeyondMaker));
    }
    let Some(days) = wanted.days.filter(|days| LIFE_DAYS.contains(days)) else {
        return Ok(Made::Refused(Refusal::Days));
    };
    let token = PlainToken::draw(ports.random.as_ref());
    let reference = public_reference(ports.random.as_ref());
    let now = ports.now();
    ports.db.write(|conn| {
        officer::confirm(conn, officer)?;
        let new = NewApiToken {
            reference: &reference,
            name,
            token: &token.hashed(),
            scopes: &wanted.scopes,
            by: officer.staff.id,
            now,
            expires_at: now + Duration::days(days),
        };
        api_tokens::make(conn, &new)?;
        let names: Vec<&str> = wanted.scopes.iter().map(|scope| scope.as_str()).collect();
        let detail = format!("{reference} “{name}” for {days} days: {}", names.join(" "));
        let (action, portal) = (Action::TokenMade, Subject::Portal);
        trail::officer(conn, ports, caller, officer, action, &portal, &detail)?;
        Outcome::Ok(())
    })?;
    let text = format!("{PREFIX}{}", token.to_text());
    Ok(Made::Token { text, reference })
}

/// Revokes a token, from this moment; `false` when there is none or it was revoked before.
///
/// # Errors
/// When the database fails.
pub fn revoke(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::ManageTokens>,
    reference: &str,
) -> Outcome<bool> {
    ports.db.write(|conn| {
        officer::confirm(conn, permit.officer())?;
        let Some(name) = api_tokens::revoke(conn, reference, ports.now())? else {
            return Ok(false);
        };
        let detail = format!("{reference} “{name}”");
        let by = permit.officer();
        let (action, portal) = (Action::TokenRevoked, Subject::Portal);
        trail::officer(conn, ports, caller, by, action, &portal, &detail)?;
        Ok(true)
    })
}

/// The tokens, the newest first.
///
/// # Errors
/// When the database fails.
pub fn list(ports: &Ports, _permit: &Permit<powers::ManageTokens>) -> Outcome<Vec<ApiToken>> {
    Ok(ports.db.read(|conn| api_tokens::list(conn, MOST))?)
}
