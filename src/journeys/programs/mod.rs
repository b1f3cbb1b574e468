//! Programs that use the API with a token, and what a token permits.
//!
//! [`presented`] alone makes a [`Program`], and a program alone makes a [`Granted`], after asking whether its
//! token was made for that scope. A token lives no longer than its maker's right to make one: it is dead
//! while the maker's account is disabled, or holds no role that manages tokens. It is worth no more than its
//! maker either: a scope counts only while the maker may do what it allows, and nobody's token acts on their
//! own card.

use std::marker::PhantomData;

use time::Duration;

pub mod import;
pub mod reads;

use super::caller::Caller;
use super::staff::with_own_card;
use super::tokens::PREFIX;
use super::{JourneyError, Outcome, Ports, trail};
use crate::domain::api_scope::ApiScope;
use crate::domain::audit::Actor;
use crate::domain::role::{self, Capability, Grant};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::limits::LimitedAction;
use crate::secrets::token::PlainToken;
use crate::storage::staff::StaffId;
use crate::storage::{Connection, Stored, api_tokens, staff, staff_roles};

/// How stale the noted time of the last use may be: saves a write on most requests.
const USED_PRECISION: Duration = Duration::minutes(1);

/// A program, by the token it presented.
#[derive(Debug, Clone)]
pub struct Program {
    reference: String,
    scopes: Vec<ApiScope>,
    makers_card: Option<SmartcardNumber>,
}

/// Which token a request presented, as the database has it now.
///
/// # Errors
/// When the token's budget of requests, or the network's of tokens that open nothing, is spent, or the
/// database fails.
pub fn presented(ports: &Ports, caller: &Caller, text: &str) -> Outcome<Option<Program>> {
    let token = text.strip_prefix(PREFIX).and_then(PlainToken::from_text);
    let known = match token {
        Some(token) => known(ports, &token)?,
        None => None,
    };
    match &known {
        Some(program) => ports.limit(LimitedAction::ApiRequest, &program.reference)?,
        None => ports.limit(LimitedAction::FailedToken, &caller.network_key())?,
    }
    Ok(known)
}

fn known(ports: &Ports, token: &PlainToken) -> Outcome<Option<Program>> {
    let (now, hash) = (ports.now(), token.hashed());
    let found = ports.db.read(|conn| {
        let Some(token) = api_tokens::alive(conn, &hash, now)? else {
            return Ok(None);
        };
        let maker = staff::find(conn, token.created_by)?.filter(|s| s.disabled_at.is_none());
        let maker = maker.map(|maker| with_own_card(conn, maker)).transpose()?;
        let may = capabilities(conn, token.created_by, now)?;
        Ok::<_, JourneyError>(maker.map(|maker| (token, maker, may)))
    })?;
    let Some((token, maker, may)) = found else {
        return Ok(None);
    };
    if !may.contains(&Capability::ManageTokens) {
        return Ok(None);
    }
    if token
        .last_used_at
        .is_none_or(|at| now - at >= USED_PRECISION)
    {
        ports
            .db
            .write(|conn| api_tokens::touch(conn, &token, now))?;
    }
    let counts = |scope: &ApiScope| may.contains(&scope.capability());
    Ok(Some(Program {
        reference: token.reference,
        scopes: token.scopes.into_iter().filter(counts).collect(),
        makers_card: maker.own_card,
    }))
}

/// What somebody's roles allow everywhere, as the API reaches everywhere.
fn capabilities(
    conn: &mut Connection,
    maker: StaffId,
    now: time::OffsetDateTime,
) -> Stored<Vec<Capability>> {
    let roles = staff_roles::of(conn, maker)?;
    let held = |capability: &Capability| {
        roles.iter().any(|granted| {
            role::is_held(granted.ends_at, granted.revoked_at, now)
                && capability.of(granted.role) == Grant::Everywhere
        })
    };
    Ok(Capability::ALL.iter().copied().filter(held).collect())
}

/// A scope as a type, so that a journey names in its signature what it takes to be done.
pub trait TokenScope: Send + Sync + 'static {
    /// The scope.
    const SCOPE: ApiScope;
}

/// The scopes, one type for each.
pub mod scopes {
    use super::{ApiScope, TokenScope};

    macro_rules! scopes {
        ($($name:ident),+ $(,)?) => {
            $(
                /// The scope of this name.
                #[derive(Debug, Clone, Copy)]
                pub struct $name;

                impl TokenScope for $name {
                    const SCOPE: ApiScope = ApiScope::$name;
                }
            )+
        };
    }

    scopes! {
        HoldersRead, AttemptsRead, AuditRead, MailRead, ReportsRead, LockoutsClear, HoldersImport,
    }
}

/// Proof that a program's token is good for a scope.
#[derive(Debug, Clone)]
pub struct Granted<S: TokenScope> {
    program: Program,
    scope: PhantomData<S>,
}

impl Program {
    /// The proof for a scope, if the token is good for it.
    #[must_use]
    pub fn grant<S: TokenScope>(self) -> Option<Granted<S>> {
        self.scopes.contains(&S::SCOPE).then_some(Granted {
            program: self,
            scope: PhantomData,
        })
    }
}

impl<S: TokenScope> Granted<S> {
    /// How the trail names the program.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Program(self.program.reference.clone())
    }

    /// Whether a number is the card of whoever made the token: nobody acts on their own.
    #[must_use]
    pub fn is_makers_card(&self, number: &SmartcardNumber) -> bool {
        self.program.makers_card.as_ref() == Some(number)
    }
}
