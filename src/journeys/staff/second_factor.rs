//! The second factor: set up with a code that proves it, replaced, and recovered from paper (R30).

use time::OffsetDateTime;

use super::super::JourneyError;
use super::super::caller::Caller;
use super::officer::{self, HalfSignedIn, Officer};
use super::sign_in::{TypedFactor, as_judged, code_key, complete, count_code, open_to_set_up};
use super::{Outcome, Ports, organisation_of, post, trail};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::recovery_code::{CODES, RecoveryCode};
use crate::mail::message::{AccountChange, Message};
use crate::secrets::token::PlainToken;
use crate::secrets::totp::{TotpSecret, TypedTotp};
use crate::storage::Connection;
use crate::storage::staff::{self, Staff};
use crate::storage::staff_sessions::{self, Stage};
use crate::storage::waits::{self, Turn};

/// What came of setting up a second factor.
pub enum Enrolment {
    /// It is in use, and its owner signed in; the recovery codes are shown this once.
    Done {
        /// The new session's token.
        token: PlainToken,
        /// The recovery codes.
        codes: Vec<RecoveryCode>,
    },
    /// The code does not belong to the secret that was shown.
    Wrong,
    /// Too many failures in a row: to be tried again from then on.
    Wait(OffsetDateTime),
    /// There is one already: its code is asked for.
    AlreadySetUp,
}

/// Puts the second factor in use that this half sign-in was shown, proved by one of its codes. It takes the place of any
/// before; whatever else was signed in, or half way, is not any more.
///
/// # Errors
/// When the database fails.
pub fn enrol(
    ports: &Ports,
    caller: &Caller,
    half: &HalfSignedIn,
    typed: &TypedTotp,
) -> Outcome<Enrolment> {
    let Some(secret) = &half.pending else {
        return Ok(Enrolment::AlreadySetUp);
    };
    if let Turn::Wait(until) = count_code(ports, &half.staff)? {
        return Ok(Enrolment::Wait(until));
    }
    let Some(step) = secret.step_of(typed, ports.now()) else {
        return Ok(Enrolment::Wrong);
    };
    let sealed = secret.seal(
        &ports.keys,
        &Staff::factor_reference(half.staff.id),
        ports.random.as_ref(),
    )?;
    ports.db.write(|conn| {
        let id = half.staff.id;
        // The account before its sessions, as everybody takes them who changes both.
        as_judged(conn, &half.staff)?;
        staff_sessions::end_all_of(conn, id, Some(half.session), ports.now())?;
        let token = complete(conn, ports, caller, half, &code_key(&half.staff))?;
        staff::set_factor(conn, id, &sealed, step)?;
        let codes = make_codes(conn, ports, &half.staff)?;
        own_event(conn, ports, caller, &half.staff, Action::SecondFactorSet)?;
        tell_owner(conn, ports, &half.staff, AccountChange::SecondFactor)?;
        Ok(Enrolment::Done { token, codes })
    })
}

/// Judges a second factor and spends it: a step or a recovery code is right once.
pub(super) fn judge(
    ports: &Ports,
    caller: &Caller,
    staff: &Staff,
    sealed: &[u8],
    typed: &TypedFactor,
) -> Outcome<bool> {
    match typed {
        TypedFactor::Totp(code) => {
            let reference = Staff::factor_reference(staff.id);
            let secret = TotpSecret::open(&ports.keys, &reference, sealed)?;
            match secret.step_of(code, ports.now()) {
                Some(step) => Ok(ports
                    .db
                    .write(|conn| staff::spend_step(conn, staff.id, step))?),
                None => Ok(false),
            }
        }
        TypedFactor::Recovery(code) => {
            let macs = ports.keys.recovery_macs(&code_key(staff), code.as_str());
            ports.db.write(|conn| {
                let spent = staff::spend_recovery_code(conn, staff.id, &macs, ports.now())?;
                if spent {
                    own_event(conn, ports, caller, staff, Action::RecoveryCodeUsed)?;
                    tell_owner(conn, ports, staff, AccountChange::RecoveryCodeUsed)?;
                }
                Ok(spent)
            })
        }
    }
}

/// What came of a step that asks for the second factor once more.
pub enum SteppedUp<T> {
    /// It was right, and this came of it.
    Done(T),
    /// Wrong, or used before.
    Wrong,
    /// Too many failures in a row: to be tried again from then on.
    Wait(OffsetDateTime),
}

/// Makes recovery codes anew; the earlier ones are dead. Asks for the second factor once more.
///
/// # Errors
/// When the database fails.
pub fn renew_codes(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    typed: &TypedFactor,
) -> Outcome<SteppedUp<Vec<RecoveryCode>>> {
    step_up(ports, caller, officer, typed, |conn| {
        let codes = make_codes(conn, ports, &officer.staff)?;
        own_event(
            conn,
            ports,
            caller,
            &officer.staff,
            Action::RecoveryCodesMade,
        )?;
        tell_owner(conn, ports, &officer.staff, AccountChange::RecoveryCodes)?;
        Ok(codes)
    })
}

/// Begins to replace one's own second factor, which is asked for once more: this session ends, and the one with the
/// token that comes back sets up the new one. Until that is done the old one is as it was.
///
/// # Errors
/// When the database fails.
pub fn replace(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    typed: &TypedFactor,
) -> Outcome<SteppedUp<PlainToken>> {
    step_up(ports, caller, officer, typed, |conn| {
        if !staff_sessions::end(conn, officer.session, ports.now())? {
            return Err(JourneyError::Overtaken);
        }
        open_to_set_up(conn, ports, &officer.staff, Stage::Replacing)
    })
}

fn step_up<T>(
    ports: &Ports,
    caller: &Caller,
    officer: &Officer,
    typed: &TypedFactor,
    then: impl FnOnce(&mut Connection) -> Outcome<T>,
) -> Outcome<SteppedUp<T>> {
    let Some(sealed) = &officer.staff.factor else {
        return Ok(SteppedUp::Wrong);
    };
    if let Turn::Wait(until) = count_code(ports, &officer.staff)? {
        return Ok(SteppedUp::Wait(until));
    }
    if !judge(ports, caller, &officer.staff, sealed, typed)? {
        ports
            .db
            .write(|conn| own_event(conn, ports, caller, &officer.staff, Action::StaffCodeWrong))?;
        return Ok(SteppedUp::Wrong);
    }
    ports.db.write(|conn| {
        // What the factor was when it was judged; and nobody else changes it, or ends this session, meanwhile.
        as_judged(conn, &officer.staff)?;
        officer::confirm(conn, officer)?;
        waits::clear(conn, &code_key(&officer.staff))?;
        then(conn).map(SteppedUp::Done)
    })
}

fn make_codes(conn: &mut Connection, ports: &Ports, staff: &Staff) -> Outcome<Vec<RecoveryCode>> {
    staff::forget_recovery_codes(conn, staff.id)?;
    let mut codes = Vec::with_capacity(CODES);
    for _ in 0..CODES {
        let code = RecoveryCode::draw(ports.random.bytes());
        let mac = ports.keys.recovery_mac(&code_key(staff), code.as_str());
        staff::add_recovery_code(conn, staff.id, &mac)?;
        codes.push(code);
    }
    Ok(codes)
}

/// Something that somebody did to their own account.
pub(super) fn own_event(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    staff: &Staff,
    action: Action,
) -> Outcome<()> {
    let email = staff.email.as_str().to_owned();
    let (actor, about) = (Actor::Staff(email.clone()), Subject::Staff(email));
    Ok(trail::event(
        conn, ports, caller, &actor, action, &about, "",
    )?)
}

/// Tells the owner of an account what was changed in it (R48).
pub(super) fn tell_owner(
    conn: &mut Connection,
    ports: &Ports,
    staff: &Staff,
    change: AccountChange,
) -> Outcome<()> {
    let message = Message::StaffAccountChanged {
        name: staff.name.clone(),
        organisation: organisation_of(conn, staff)?,
        at: ports.now(),
        change,
    };
    let about = Subject::Staff(staff.email.as_str().to_owned());
    post::queue_about(conn, ports, &about, &staff.email, &message)
}
