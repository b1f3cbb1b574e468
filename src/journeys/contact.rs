//! Contact details. A new email address is used only once a code sent to it has come back, and the old
//! address is told (R17, R48).

use serde::{Deserialize, Serialize};

use super::caller::Caller;
use super::code::{self, CodeStep, Entry, Recipient, Sending};
use super::code_page::CodePage;
use super::sign_in::SignedIn;
use super::trail::{self, Place};
use super::{JourneyError, Outcome, Ports, post, visit};
use crate::domain::audit::Action;
use crate::domain::challenge::{self, Purpose, TypedCode};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::mail::message::Message;
use crate::secrets::token::{PlainToken, public_reference};
use crate::storage::holders::{self, Holder};
use crate::storage::journeys::{self, Journey, JourneyKind, NewJourney};
use crate::storage::{Connection, StorageError, Stored, organisations};

const WAITING: &str = "code";
const DONE: &str = "done";

/// What a contact journey has gathered.
#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    email: EmailAddress,
    /// Whether the holder was on the way to registering.
    registering: bool,
}

/// What came of saving contact details.
#[derive(Debug, PartialEq, Eq)]
pub enum Saved {
    /// Saved; the email address is as before.
    Done,
    /// The mobile number is saved, and the new address waits for its code.
    CodeSent,
    /// The address is not at an approved domain.
    NotApproved,
    /// The mailbox serves another holder.
    MailboxTaken,
    /// The session ends before a code could be used.
    TooLate,
}

/// Saves contact details.
///
/// # Errors
/// When the mailbox's budget is spent or the database fails.
pub fn save(
    ports: &Ports,
    caller: &Caller,
    who: &SignedIn,
    email: &EmailAddress,
    mobile: &MobileNumber,
    registering: bool,
) -> Outcome<Saved> {
    let holder = &who.holder;
    let new_email = holder.email.as_ref() != Some(email);
    if new_email && let Some(refused) = refusal(ports, who, email)? {
        return Ok(refused);
    }
    ports.write_limited(|conn| {
        if new_email {
            code::limit_sends(conn, ports, &holder.number, Some(email))?;
        }
        if holder.mobile.as_ref() != Some(mobile) {
            holders::set_mobile(conn, holder.id, mobile)?;
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
        let action = Action::EmailChangeAsked;
        trail::holder(conn, ports, caller, action, &holder.number)?;
        Ok(Saved::CodeSent)
    })
}

/// Why no code is sent to a new address; `None` where one may be.
fn refusal(ports: &Ports, who: &SignedIn, email: &EmailAddress) -> Outcome<Option<Saved>> {
    if !ports.rules.approved_domains.covers(email) {
        return Ok(Some(Saved::NotApproved));
    }
    let taken = ports
        .db
        .read(|conn| holders::mailbox_is_anothers(conn, email, who.holder.id))?;
    if taken {
        return Ok(Some(Saved::MailboxTaken));
    }
    let expiry = challenge::expiry(ports.now(), ports.rules.code_lifetime, who.ends);
    Ok(expiry.is_none().then_some(Saved::TooLate))
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
    if !put_in_use(conn, ports, caller, &holder, &pending.email)? {
        return Ok(None);
    }
    let token = visit::rotate(conn, ports, journey.session)?;
    let registering = pending.registering;
    Ok(Some(Confirmed { token, registering }))
}

/// Puts a confirmed address in use and tells the old one; `false` when another holder has the mailbox.
pub(super) fn put_in_use(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    holder: &Holder,
    email: &EmailAddress,
) -> Outcome<bool> {
    if holder.email.as_ref() == Some(email) {
        return Ok(true);
    }
    if !holders::set_email(conn, holder.id, email)? {
        return Ok(false);
    }
    journeys::end_unlocks_of(conn, &holder.number, None, ports.now())?;
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
