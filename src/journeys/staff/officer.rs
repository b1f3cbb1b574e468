//! Who a console session belongs to, and what their roles permit (R31).
//!
//! [`standing`] alone makes an [`Officer`]; an officer alone makes a [`Permit`]; and a permit alone makes
//! an [`Over`], after asking whether the holder is within reach and not the officer themselves.

use std::marker::PhantomData;

use super::super::{JourneyError, Outcome, Ports};
use super::with_own_card;
use crate::domain::audit::Actor;
use crate::domain::role::{self, Capability, Grant};
use crate::domain::session::{self, Lasts};
use crate::secrets::token::PlainToken;
use crate::secrets::totp::TotpSecret;
use crate::storage::Connection;
use crate::storage::holders::Holder;
use crate::storage::organisations::Scope;
use crate::storage::staff::{self, Staff, StaffId};
use crate::storage::staff_roles::{self, GrantedRole};
use crate::storage::staff_sessions::{self, StaffSession, StaffSessionId, Stage};

/// Somebody whose password was right and whose second factor is still to come, or a new one.
#[derive(Debug, Clone)]
pub struct HalfSignedIn {
    pub(super) session: StaffSessionId,
    pub(super) staff: Staff,
    /// The second factor that is being set up, where there is none yet or the one before was proved again.
    pub(super) pending: Option<TotpSecret>,
}

impl HalfSignedIn {
    /// Whether a second factor is to be set up first.
    #[must_use]
    pub fn enrolling(&self) -> bool {
        self.pending.is_some()
    }

    /// Whether the new one takes the place of one that goes on working until then.
    #[must_use]
    pub fn replacing(&self) -> bool {
        self.enrolling() && self.staff.factor.is_some()
    }

    /// The second factor that is being set up, to be shown to its owner.
    #[must_use]
    pub fn new_factor(&self) -> Option<&TotpSecret> {
        self.pending.as_ref()
    }

    /// Who they are, by key.
    #[must_use]
    pub fn id(&self) -> StaffId {
        self.staff.id
    }

    /// What the authenticator app calls the account.
    #[must_use]
    pub fn email(&self) -> &str {
        self.staff.email.as_str()
    }
}

/// Somebody of the Registration Authority, signed in with both factors.
#[derive(Debug, Clone)]
pub struct Officer {
    pub(super) session: StaffSessionId,
    pub(in crate::journeys) staff: Staff,
    roles: Vec<GrantedRole>,
    lasts: Lasts,
}

/// Who a console session belongs to.
#[derive(Debug, Clone)]
pub enum Standing {
    /// Nobody.
    Nobody,
    /// Somebody whose second factor is still to come.
    Half(HalfSignedIn),
    /// Somebody.
    In(Officer),
}

/// Who the session of a token belongs to, as the database has it now: who was disabled a moment ago, is
/// nobody (R21).
///
/// # Errors
/// When the database fails.
pub fn standing(ports: &Ports, token: &PlainToken) -> Outcome<Standing> {
    let now = ports.now();
    let hash = token.hashed();
    let Some(session) = ports.db.read(|conn| staff_sessions::find(conn, &hash))? else {
        return Ok(Standing::Nobody);
    };
    let staff = ports.db.read(|conn| {
        let found = staff::find(conn, session.staff)?;
        found.map(|staff| with_own_card(conn, staff)).transpose()
    })?;
    let enabled = staff.filter(|staff| staff.disabled_at.is_none());
    let alive = session::staff_alive(session.seen_at, session.expires_at, now);
    let (Some(staff), true) = (enabled, alive) else {
        ports
            .db
            .write(|conn| staff_sessions::end(conn, session.id, now))?;
        return Ok(Standing::Nobody);
    };
    let mut seen_at = session.seen_at;
    if now - seen_at >= session::SEEN_PRECISION {
        ports
            .db
            .write(|conn| staff_sessions::touch(conn, session.id, now))?;
        seen_at = now;
    }
    match session.stage {
        Stage::Password | Stage::Replacing => half(ports, session, staff),
        // A sign-in with a factor that is gone is none.
        Stage::Full if staff.factor.is_none() => Ok(Standing::Nobody),
        Stage::Full => {
            let granted = ports.db.read(|conn| staff_roles::of(conn, staff.id))?;
            let held = |role: &GrantedRole| role::is_held(role.ends_at, role.revoked_at, now);
            Ok(Standing::In(Officer {
                session: session.id,
                staff,
                roles: granted.into_iter().filter(held).collect(),
                lasts: session::staff_lasts(seen_at, session.expires_at),
            }))
        }
    }
}

/// How long the session of somebody who is signed in lasts. To ask is not to do something: it puts nothing off.
///
/// # Errors
/// When the database fails.
pub fn left(ports: &Ports, token: &PlainToken) -> Outcome<Option<Lasts>> {
    let now = ports.now();
    let hash = token.hashed();
    let Some(found) = ports.db.read(|conn| staff_sessions::find(conn, &hash))? else {
        return Ok(None);
    };
    let staff = ports.db.read(|conn| staff::find(conn, found.staff))?;
    let enabled = staff.is_some_and(|staff| staff.disabled_at.is_none());
    let alive = session::staff_alive(found.seen_at, found.expires_at, now);
    let signed_in = enabled && alive && found.stage == Stage::Full;
    Ok(signed_in.then(|| session::staff_lasts(found.seen_at, found.expires_at)))
}

/// Whose session a token was of, also when it has ended: what they had typed is given back to nobody else.
///
/// # Errors
/// When the database fails.
pub fn whose(ports: &Ports, token: &PlainToken) -> Outcome<Option<StaffId>> {
    let hash = token.hashed();
    Ok(ports.db.read(|conn| staff_sessions::owner(conn, &hash))?)
}

/// Makes sure, in the transaction of an act, that its officer is still signed in and enabled: whoever was
/// disabled while the request was under way does nothing any more (R21).
///
/// # Errors
/// `Overtaken` when they are not.
pub(in crate::journeys) fn confirm(conn: &mut Connection, officer: &Officer) -> Outcome<()> {
    match staff_sessions::is_live(conn, officer.session)? {
        true => Ok(()),
        false => Err(JourneyError::Overtaken),
    }
}

/// The same outside a transaction: for what goes on after its request was answered, such as an export.
///
/// # Errors
/// `Overtaken` when they are not.
pub fn still(ports: &Ports, officer: &Officer) -> Outcome<()> {
    ports.db.read(|conn| confirm(conn, officer))
}

fn half(ports: &Ports, session: StaffSession, staff: Staff) -> Outcome<Standing> {
    let reference = Staff::factor_reference(staff.id);
    let open = |sealed: Vec<u8>| TotpSecret::open(&ports.keys, &reference, &sealed);
    // Where somebody else has set one up since, the password alone sets up no other.
    let may_set_up = staff.factor.is_none() || session.stage == Stage::Replacing;
    let pending = session.pending.filter(|_| may_set_up);
    let pending = pending.map(open).transpose()?;
    Ok(Standing::Half(HalfSignedIn {
        session: session.id,
        staff,
        pending,
    }))
}

impl Officer {
    /// Their name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.staff.name
    }

    /// What they sign in with, and what the trail calls them.
    #[must_use]
    pub fn email(&self) -> &str {
        self.staff.email.as_str()
    }

    /// Who they are, by key.
    #[must_use]
    pub fn id(&self) -> StaffId {
        self.staff.id
    }

    /// Until when their session lasts if they do nothing.
    #[must_use]
    pub fn lasts(&self) -> Lasts {
        self.lasts
    }

    /// The roles they hold now.
    #[must_use]
    pub fn roles(&self) -> &[GrantedRole] {
        &self.roles
    }

    /// Their session.
    pub(in crate::journeys) fn session(&self) -> StaffSessionId {
        self.session
    }

    /// How the trail names them.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor::Staff(self.email().to_owned())
    }

    /// Whose holders a capability reaches; `None` when no role of theirs has it.
    #[must_use]
    pub fn reach(&self, capability: Capability) -> Option<Scope> {
        let mut own = Vec::new();
        for held in &self.roles {
            match capability.of(held.role) {
                Grant::Everywhere => return Some(Scope::Everywhere),
                Grant::OwnOrganisation if !own.contains(&held.organisation) => {
                    own.push(held.organisation);
                }
                Grant::OwnOrganisation | Grant::No => {}
            }
        }
        (!own.is_empty()).then_some(Scope::Only(own))
    }

    /// The permit for a power, if their roles have it.
    #[must_use]
    pub fn permit<P: Power>(&self) -> Option<Permit<P>> {
        let scope = self.reach(P::CAPABILITY)?;
        Some(Permit {
            officer: self.clone(),
            scope,
            power: PhantomData,
        })
    }
}

/// A capability as a type, so that a journey names in its signature what it takes to be done.
pub trait Power: Clone + Send + Sync + 'static {
    /// The row of the role table.
    const CAPABILITY: Capability;
}

/// The powers, one for each capability.
pub mod powers {
    use super::{Capability, Power};

    macro_rules! powers {
        ($($name:ident),+ $(,)?) => {
            $(
                /// The power of the capability of this name.
                #[derive(Debug, Clone, Copy)]
                pub struct $name;

                impl Power for $name {
                    const CAPABILITY: Capability = Capability::$name;
                }
            )+
        };
    }

    powers! {
        ViewHolders, EditContact, Approve, AssistUnlock, ClearLockout, EndRegistration,
        ReviewAttempts, SeeReports, SeeMail, SeeAudit, ManageStaff, ManageTokens,
        AssistRenewal, Repair, CancelReplace, ManageHolders, ManageClinics,
    }
}

/// Proof that somebody's roles have a power, and how far it reaches.
#[derive(Debug, Clone)]
pub struct Permit<P: Power> {
    officer: Officer,
    scope: Scope,
    power: PhantomData<P>,
}

/// Why a power does not reach a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Barred {
    /// The holder belongs to an organisation that the role does not cover.
    OutOfReach,
    /// It is the officer's own card.
    OwnCard,
}

/// Proof that somebody may use a power over one holder.
#[derive(Debug, Clone)]
pub struct Over<P: Power> {
    officer: Officer,
    holder: Holder,
    power: PhantomData<P>,
}

impl<P: Power> Permit<P> {
    /// Who holds it.
    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// Whose holders it reaches.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.scope
    }

    /// The power over one holder.
    ///
    /// # Errors
    /// [`Barred`]: nobody acts on their own card, and a role reaches as far as its organisation.
    pub fn over(&self, holder: &Holder) -> Result<Over<P>, Barred> {
        if self.officer.staff.is(holder) {
            return Err(Barred::OwnCard);
        }
        if !self.scope.covers(holder.organisation) {
            return Err(Barred::OutOfReach);
        }
        Ok(Over {
            officer: self.officer.clone(),
            holder: holder.clone(),
            power: PhantomData,
        })
    }
}

impl<P: Power> Over<P> {
    /// Who acts.
    #[must_use]
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// On whom.
    #[must_use]
    pub fn holder(&self) -> &Holder {
        &self.holder
    }
}
