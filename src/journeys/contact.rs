//! Contact details. A new email address takes the card's passcode (OWASP ASVS 7.5.1): whoever finds a session open has
//! no codes sent to themselves. It is used only once a code sent to it has come back, the old address is told (R17, R48),
//! and sessions elsewhere end.

use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::card_check::{Checked, verify};
use super::code::{self, CodeStep, Entry, Recipient, Sending};
use super::code_page::CodePage;
use super::mailbox::{self, Unfit};
use super::sign_in::SignedIn;
use super::trail::{self, Place};
use super::{JourneyError, Outcome, Ports, post, visit};
use crate::domain::audit::Action;
use crate::domain::challenge::{self, Purpose, TypedCode};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::passcode::TypedPasscode;
use crate::mail::message::Message;
use crate::secrets::token::{PlainToken, public_reference};
use crate::storage::holders::{self, Holder};
use crate::storage::journeys::{self, Journey, JourneyKind, NewJourney};
use crate::storage::sessions::{self, SessionId};
use crate::storage::{Connection, StorageError, Stored, organisations};

const PASSCODE: Place = Place {
    journey: "contact",
    step: "passcode",
};

const WAITING: &str = "code";
const DONE: &str = "done";

/// What a contact journey has gathered.
#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    email: EmailAddress,
    /// Whether the holder was on the way to registering.
    registering: bool,
}

/// What was typed.
pub struct Typed {
    /// The email address.
    pub email: EmailAddress,
    /// The mobile number.
    pub mobile: MobileNumber,
    /// The card's passcode, which a new address takes.
    pub passcode: Option<TypedPasscode>,
}

/// What came of saving contact details.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// Saved; the email address is as before.
    Done,
    /// The mobile number is saved, and the new address waits for its code.
    CodeSent,
    /// The address cannot be the holder's.
    Unfit(Unfit),
    /// The session ends before a code could be used.
    TooLate,
    /// The address is a new one, and no passcode came with it.
    PasscodeMissing,
    /// The passcode is wrong.
    WrongPasscode {
        /// Tries left before the card locks.
        left: i32,
    },
    /// The card is locked; the session has ended.
    Locked,
}

/// Saves contact details.
///
/// # Errors
/// When the mailbox's budget is spent, hashing is busy or the database fails.
pub fn save(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &Typed,
    registering: bool,
) -> Outcome<Saved> {
    let (holder, email) = (&who.holder, &typed.email);
    let new_email = holder.email.as_ref() != Some(email);
    if new_email && let Some(refused) = refuse(ports, caller, who, typed)? {
        return Ok(refused);
    }
    ports.write_limited(|conn| {
        if new_email {
            code::limit_sends(conn, ports, &holder.number, Some(email))?;
        }
        if holder.mobile.as_ref() != Some(&typed.mobile) {
            holders::set_mobile(conn, holder.id, &typed.mobile)?;
            trail::holder(conn, ports, caller, Action::ContactChanged, &holder.number)?;
        }
        if !new_email {
            return Ok(Saved::Done);
        }
        let pending = Pending {
            email: email.clone(),
            registering,
        };
        begin(conn, ports, who, &pending)?;
        let asked = Action::EmailChangeAsked;
        trail::holder(conn, ports, caller, asked, &holder.number)?;
        Ok(Saved::CodeSent)
    })
}

/// Why a new address has no code sent to it. The passcode comes last: what is wrong with the address costs no try.
fn refuse(ports: &Ports, caller: &Caller, who: &SignedIn, typed: &Typed) -> Outcome<Option<Saved>> {
    let (holder, email) = (&who.holder, &typed.email);
    let unfit = ports
        .db
        .read(|conn| mailbox::unfit(conn, ports, holder, email))?;
    if let Some(unfit) = unfit {
        return Ok(Some(Saved::Unfit(unfit)));
    }
    let lifetime = ports.rules.code_lifetime;
    if challenge::expiry(ports.now(), lifetime, who.ends).is_none() {
        return Ok(Some(Saved::TooLate));
    }
    let Some(passcode) = &typed.passcode else {
        return Ok(Some(Saved::PasscodeMissing));
    };
    Ok(match verify(ports, caller, holder, PASSCODE, passcode)? {
        Checked::Right(_) => None,
        Checked::Wrong { left } => Some(Saved::WrongPasscode { left }),
        Checked::Locked => Some(Saved::Locked),
    })
}

fn begin(conn: &mut Connection, ports: &Ports, who: &SignedIn, pending: &Pending) -> Outcome<()> {
    let now = ports.now();
    journeys::begin(
        conn,
        &NewJourney {
            reference: &public_reference(ports.random.as_ref()),
            kind: JourneyKind::Contact,
            session: who.session,
            number: &who.holder.number,
            step: WAITING,
            proof: None,
            pending: &serde_json::to_string(pending)?,
            now,
            expires_at: who.ends,
        },
    )?;
    let journey = journeys::current(conn, who.session, JourneyKind::Contact, now)?
        .ok_or(JourneyError::Overtaken)?;
    send(conn, ports, &who.holder, &journey, &pending.email)?;
    Ok(())
}

fn send(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    journey: &Journey,
    email: &EmailAddress,
) -> Outcome<Sending> {
    let organisation = organisations::find(conn, holder.organisation)?.name;
    let to = Recipient {
        address: email,
        name: &holder.name,
        organisation: &organisation,
    };
    code::send(conn, ports, journey, Purpose::EmailChange, &to)
}

/// A confirmation that waits for its code.
struct Waiting {
    journey: Journey,
    pending: Pending,
}

fn waiting(conn: &mut Connection, ports: &Ports, who: &SignedIn) -> Stored<Option<Waiting>> {
    let found = journeys::current(conn, who.session, JourneyKind::Contact, ports.now())?;
    let Some(journey) = found.filter(|journey| journey.step == WAITING) else {
        return Ok(None);
    };
    let pending = read(&journey)?;
    Ok(Some(Waiting { journey, pending }))
}

fn read(journey: &Journey) -> Stored<Pending> {
    serde_json::from_str(&journey.pending).map_err(|_| StorageError::unreadable("contact journey"))
}

/// What the code page shows; `None` when no address waits for a code.
///
/// # Errors
/// When the database fails.
pub fn show(ports: &Ports, who: &SignedIn) -> Outcome<Option<CodePage>> {
    ports.db.read(|conn| {
        let Some(Waiting { journey, pending }) = waiting(conn, ports, who)? else {
            return Ok(None);
        };
        let (holder, purpose) = (&who.holder, Purpose::EmailChange);
        let page = CodePage::of_holder(conn, ports, holder, &journey, purpose, &pending.email)?;
        Ok(Some(page))
    })
}

/// Sends another code; `None` when no address waits for one.
///
/// # Errors
/// When the mailbox's budget is spent or the database fails.
pub fn resend(ports: &Ports, who: &SignedIn) -> Outcome<Option<Sending>> {
    let found = ports.db.read(|conn| waiting(conn, ports, who))?;
    let Some(Waiting { journey, pending }) = found else {
        return Ok(None);
    };
    ports.write_limited(|conn| {
        code::limit_sends(conn, ports, &who.holder.number, Some(&pending.email))?;
        send(conn, ports, &who.holder, &journey, &pending.email).map(Some)
    })
}

/// Sends another code to an address that waits for one, at the desk's request; `None` when none waits. The
/// budgets are the caller's matter.
pub(super) fn again(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
    holder: &Holder,
) -> Outcome<Option<Sending>> {
    if journey.step != WAITING {
        return Ok(None);
    }
    let email = read(journey)?.email;
    send(conn, ports, holder, journey, &email).map(Some)
}

/// The new address is in use.
#[derive(Debug)]
pub struct Confirmed {
    /// The rotated session's token.
    pub token: PlainToken,
    /// Whether the holder was on the way to registering.
    pub registering: bool,
}

/// The contact journey's code step; `None` when another holder took the mailbox meanwhile.
pub(super) const STEP: CodeStep<Option<Confirmed>> = CodeStep {
    purpose: Purpose::EmailChange,
    place: Place {
        journey: "contact",
        step: "code",
    },
    accept,
};

/// Judges a typed code; `None` when no address waits for one.
///
/// # Errors
/// When a budget is spent or the database fails; `Overtaken` when another request spent the code.
pub fn enter(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    typed: &TypedCode,
) -> Outcome<Option<Entry<Option<Confirmed>>>> {
    let found = ports.db.read(|conn| waiting(conn, ports, who))?;
    let Some(Waiting { journey, .. }) = found else {
        return Ok(None);
    };
    code::enter(ports, caller, &journey, &STEP, typed).map(Some)
}

fn accept(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    journey: &Journey,
) -> Outcome<Option<Confirmed>> {
    let pending = read(journey)?;
    let holder =
        holders::by_number(conn, &journey.number)?.ok_or(StorageError::unreadable("holder"))?;
    if !journeys::advance(conn, journey.id, WAITING, DONE)? {
        return Err(JourneyError::Overtaken);
    }
    let with = (journey.session, &pending.email);
    if !put_in_use(conn, ports, caller, &holder, with)? {
        return Ok(None);
    }
    let token = visit::rotate(conn, ports, journey.session)?;
    let registering = pending.registering;
    Ok(Some(Confirmed { token, registering }))
}

/// Puts an address in use that was confirmed in `session`, ends the holder's other sessions, and tells the old address;
/// `false` when another holder has the mailbox.
pub(super) fn put_in_use(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    (session, email): (SessionId, &EmailAddress),
) -> Outcome<bool> {
    if holder.email.as_ref() == Some(email) {
        return Ok(true);
    }
    if !holders::set_email(conn, holder.id, email)? {
        return Ok(false);
    }
    journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
    sessions::end_all_of(conn, holder.id, Some(session), ports.now())?;
    trail::holder(conn, ports, caller, Action::EmailChanged, &holder.number)?;
    // The holder as they were read before: this goes to the old address.
    post::tell(conn, ports, holder, |about| Message::EmailChanged {
        name: about.name,
        organisation: about.organisation,
        at: about.at,
        new_email_masked: email.masked(),
        desk: about.desk,
    })?;
    Ok(true)
}
