//! Signing in to the console: email and password, then the second factor; and signing out (R21, R30).
//!
//! Tries are counted before they are judged, by what was typed, so that unknown addresses wait like known
//! ones and a wait cannot be raced past.

use time::{Duration, OffsetDateTime};

use super::super::JourneyError;
use super::super::caller::Caller;
use super::officer::{HalfSignedIn, Officer};
use super::{Outcome, Ports, second_factor, trail};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::recovery_code::TypedRecoveryCode;
use crate::domain::session;
use crate::domain::staff_password::TypedPassword;
use crate::domain::waits::{wait_after, wait_after_anywhere};
use crate::limits::LimitedAction;
use crate::secrets::hashing::Judgement;
use crate::secrets::token::PlainToken;
use crate::secrets::totp::{TotpSecret, TypedTotp};
use crate::storage::key_use::{self, Kept};
use crate::storage::staff::{self, Staff};
use crate::storage::staff_sessions::{self, NewStaffSession, Stage};
use crate::storage::waits::{self, Turn};
use crate::storage::{Connection, StorageError, Stored, audit};

/// What came of email and password.
#[derive(Debug)]
pub enum SignIn {
    /// Right; the second factor is next.
    HalfWay {
        /// The new session's token.
        token: PlainToken,
        /// Whether a second factor is to be set up first.
        enrolling: bool,
    },
    /// The address or the password is wrong, or the account is disabled; which, is never said.
    Wrong,
    /// Too many failures in a row: to be tried again from then on.
    Wait(OffsetDateTime),
}

/// Checks email and password.
///
/// # Errors
/// When the network's budget of failures is spent, hashing is busy or the database fails.
pub fn sign_in(
    ports: &Ports,
    caller: &Caller,
    earlier: &PlainToken,
    email: &EmailAddress,
    password: &TypedPassword,
) -> Outcome<SignIn> {
    // First of all: who is turned away from the hashing queue has used no try.
    let slot = ports.hashing.reserve()?;
    ports.limit(LimitedAction::FailedStaffSignIn, &caller.network_key())?;
    let anywhere = format!("password:{}", email.mailbox_key());
    let here = format!("{anywhere} from {}", caller.network_key());
    if let Turn::Wait(until) = count_here_and_anywhere(ports, caller, email, (&here, &anywhere))? {
        // The network's try stays spent: it bounds how often a stranger has this asked.
        return Ok(SignIn::Wait(until));
    }
    let found = ports.db.read(|conn| staff::by_email(conn, email))?;
    let stored = found.as_ref().and_then(|staff| staff.password.as_ref());
    // The same work for an address that is nobody's, never right.
    let judgement = slot.judge(password.as_bytes(), stored, ports.random.as_ref())?;
    let right = judgement != Judgement::Wrong;
    let enabled = found.filter(|staff| staff.disabled_at.is_none());
    let (true, Some(staff)) = (right, enabled) else {
        let (action, typed) = (Action::StaffPasswordWrong, email.as_str());
        ports
            .db
            .write(|conn| note(conn, ports, caller, action, typed))?;
        return Ok(SignIn::Wrong);
    };
    ports.unlimit(LimitedAction::FailedStaffSignIn, &caller.network_key())?;
    let enrolling = staff.factor.is_none();
    let token = ports.db.write(|conn| {
        as_judged(conn, &staff)?;
        if let (Some(old), Judgement::RightAndRenewed(new)) = (&staff.password, &judgement) {
            let at_key = staff.id.number().to_string();
            key_use::renew_hash(conn, Kept::Passwords, &at_key, old, new)?;
        }
        waits::clear(conn, &here)?;
        waits::clear(conn, &anywhere)?;
        end_earlier(conn, ports, earlier)?;
        let (action, whose) = (Action::StaffPasswordRight, staff.email.as_str());
        note(conn, ports, caller, action, whose)?;
        open_half(conn, ports, &staff)
    })?;
    Ok(SignIn::HalfWay { token, enrolling })
}

/// For how long a network is somebody's own desk after they signed in there.
const OWN_DESK: Duration = Duration::days(30);

/// Why a try is not judged.
enum Unjudged {
    /// Too soon: no wait grows by it.
    Wait(OffsetDateTime),
    Failed(StorageError),
}

impl From<StorageError> for Unjudged {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

/// Counts a try of a password by address and network, and by address alone; both or neither, in a transaction of
/// their own. Where somebody signed in lately, strangers elsewhere do not keep them out, however often they fail
/// (ASVS 6.1.1).
fn count_here_and_anywhere(
    ports: &Ports,
    caller: &Caller,
    email: &EmailAddress,
    (here, anywhere): (&str, &str),
) -> Outcome<Turn> {
    let now = ports.now();
    let counted = ports.db.write(|conn| {
        if let Turn::Wait(until) = waits::count(conn, here, now, wait_after)? {
            return Err(Unjudged::Wait(until));
        }
        if let Turn::Wait(until) = waits::count(conn, anywhere, now, wait_after_anywhere)? {
            let whose = staff::by_email(conn, email)?.map_or(email.clone(), |staff| staff.email);
            let (network, since) = (caller.network_key(), now - OWN_DESK);
            if !audit::signed_in_from(conn, whose.as_str(), &network, since)? {
                return Err(Unjudged::Wait(until));
            }
        }
        Ok(Turn::Granted)
    });
    match counted {
        Err(Unjudged::Wait(until)) => Ok(Turn::Wait(until)),
        Err(Unjudged::Failed(error)) => Err(error.into()),
        Ok(turn) => Ok(turn),
    }
}

/// Counts a try in a transaction of its own: nothing that follows can take it back.
fn count(ports: &Ports, key: &str, wait: fn(i32) -> Option<Duration>) -> Outcome<Turn> {
    let now = ports.now();
    Ok(ports.db.write(|conn| waits::count(conn, key, now, wait))?)
}

/// Writes down something that happened at the door, about an account.
fn note(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    action: Action,
    email: &str,
) -> Stored<()> {
    let about = Subject::Staff(email.to_owned());
    trail::event(conn, ports, caller, &Actor::Visitor, action, &about, "")
}

/// Whatever was signed in with this browser before is not any more (R20).
fn end_earlier(conn: &mut Connection, ports: &Ports, token: &PlainToken) -> Stored<()> {
    if let Some(earlier) = staff_sessions::find(conn, &token.hashed())? {
        staff_sessions::end(conn, earlier.id, ports.now())?;
    }
    Ok(())
}

/// Makes sure, until the transaction ends, that what was judged is as it was: a password, a factor or an account that
/// changed meanwhile opens nothing (R21).
pub(super) fn as_judged(conn: &mut Connection, judged: &Staff) -> Outcome<()> {
    let now = staff::hold(conn, judged.id)?;
    let same = now.is_some_and(|now| {
        now.password == judged.password && now.factor == judged.factor && now.disabled_at.is_none()
    });
    match same {
        true => Ok(()),
        false => Err(JourneyError::Overtaken),
    }
}

fn open_half(conn: &mut Connection, ports: &Ports, staff: &Staff) -> Outcome<PlainToken> {
    match &staff.factor {
        Some(_) => Ok(open(conn, ports, staff, Stage::Password, None)?),
        None => open_to_set_up(conn, ports, staff, Stage::Password),
    }
}

/// Opens a session in which a new second factor is set up.
pub(super) fn open_to_set_up(
    conn: &mut Connection,
    ports: &Ports,
    staff: &Staff,
    stage: Stage,
) -> Outcome<PlainToken> {
    let reference = Staff::factor_reference(staff.id);
    let secret = TotpSecret::draw(ports.random.as_ref());
    let sealed = secret.seal(&ports.keys, &reference, ports.random.as_ref())?;
    Ok(open(conn, ports, staff, stage, Some(&sealed))?)
}

/// Opens a session of a new token.
fn open(
    conn: &mut Connection,
    ports: &Ports,
    staff: &Staff,
    stage: Stage,
    pending: Option<&[u8]>,
) -> Stored<PlainToken> {
    let token = PlainToken::draw(ports.random.as_ref());
    let life = match stage {
        Stage::Password | Stage::Replacing => session::STAFF_HALF,
        Stage::Full => session::STAFF_ABSOLUTE,
    };
    let new = NewStaffSession {
        token: &token.hashed(),
        staff: staff.id,
        stage,
        pending,
        now: ports.now(),
        expires_at: ports.now() + life,
    };
    staff_sessions::open(conn, &new)?;
    Ok(token)
}

/// A second factor as it was typed: a code of the app, or a recovery code from paper.
pub enum TypedFactor {
    /// Six digits.
    Totp(TypedTotp),
    /// Ten letters and digits.
    Recovery(TypedRecoveryCode),
}

impl TypedFactor {
    /// Reads either.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let totp = TypedTotp::parse(text).map(Self::Totp);
        totp.or_else(|| TypedRecoveryCode::parse(text).map(Self::Recovery))
    }
}

/// What came of a second factor.
#[derive(Debug)]
pub enum Factor {
    /// Right: signed in, with a new session's token.
    SignedIn {
        /// The token.
        token: PlainToken,
    },
    /// Wrong, or used before.
    Wrong,
    /// Too many failures in a row: to be tried again from then on.
    Wait(OffsetDateTime),
    /// There is no second factor yet: it is set up first.
    NotSetUp,
}

/// Judges a second factor; each code is accepted once.
///
/// # Errors
/// When the database fails.
pub fn enter(
    ports: &Ports,
    caller: &Caller,
    half: &HalfSignedIn,
    typed: &TypedFactor,
) -> Outcome<Factor> {
    let Some(sealed) = &half.staff.factor else {
        return Ok(Factor::NotSetUp);
    };
    let key = code_key(&half.staff);
    if let Turn::Wait(until) = count(ports, &key, wait_after)? {
        return Ok(Factor::Wait(until));
    }
    if !second_factor::judge(ports, caller, &half.staff, sealed, typed)? {
        ports
            .db
            .write(|conn| note(conn, ports, caller, Action::StaffCodeWrong, half.email()))?;
        return Ok(Factor::Wrong);
    }
    let token = ports
        .db
        .write(|conn| complete(conn, ports, caller, half, &key))?;
    Ok(Factor::SignedIn { token })
}

/// What failures of somebody's second factor are counted under.
pub(super) fn code_key(staff: &Staff) -> String {
    format!("code:{}", staff.id.number())
}

/// Counts a try of a second factor outside the sign-in: setting up, stepping up.
pub(super) fn count_code(ports: &Ports, staff: &Staff) -> Outcome<Turn> {
    count(ports, &code_key(staff), wait_after)
}

/// The half session ends and a full one begins, with another token.
pub(super) fn complete(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    half: &HalfSignedIn,
    key: &str,
) -> Outcome<PlainToken> {
    as_judged(conn, &half.staff)?;
    // Twice the same form: the half session is spent once.
    if !staff_sessions::end(conn, half.session, ports.now())? {
        return Err(JourneyError::Overtaken);
    }
    waits::clear(conn, key)?;
    let actor = Actor::Staff(half.email().to_owned());
    let about = Subject::Staff(half.email().to_owned());
    let action = Action::StaffSignedIn;
    trail::event(conn, ports, caller, &actor, action, &about, "")?;
    Ok(open(conn, ports, &half.staff, Stage::Full, None)?)
}

/// Ends the session of a browser, however far it had come.
///
/// # Errors
/// When the database fails.
pub fn sign_out(ports: &Ports, caller: &Caller, token: &PlainToken) -> Outcome<()> {
    let hash = token.hashed();
    ports.db.write(|conn| {
        let Some(found) = staff_sessions::find(conn, &hash)? else {
            return Ok(());
        };
        staff_sessions::end(conn, found.id, ports.now())?;
        if let Some(staff) = staff::find(conn, found.staff)? {
            let email = staff.email.as_str().to_owned();
            let (actor, about) = (Actor::Staff(email.clone()), Subject::Staff(email));
            trail::event(
                conn,
                ports,
                caller,
                &actor,
                Action::StaffSignedOut,
                &about,
                "",
            )?;
        }
        Ok(())
    })
}

/// Ends every session of an officer but this one.
///
/// # Errors
/// When the database fails.
pub fn sign_out_everywhere_else(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
) -> Outcome<usize> {
    ports.db.write(|conn| {
        let others = Some(officer.session);
        let ended = staff_sessions::end_all_of(conn, officer.staff.id, others, ports.now())?;
        let about = Subject::Staff(officer.email().to_owned());
        let action = Action::StaffSignedOut;
        trail::event(
            conn,
            ports,
            caller,
            &officer.actor(),
            action,
            &about,
            "elsewhere",
        )?;
        Ok(ended)
    })
}
