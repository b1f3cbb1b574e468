//! What was mailed, and a new code in the place of one that did not arrive.
//!
//! The capability reaches everywhere or nowhere (`domain::role`), so there is no scope to look through. A
//! mail's words are never read here, and a code that was sent is never sent again: the holder's journey
//! gets another one, within the same budgets as if the holder had asked (R14, R32).

use time::Duration;

use super::caller::Caller;
use super::code::{self, Sending};
use super::staff::officer::{self, Barred, Permit, powers};
use super::{Outcome, Ports, code_page, contact, registration, trail, unlock};
use crate::domain::audit::{Action, Subject};
use crate::domain::challenge::Purpose;
use crate::domain::email_address::EmailAddress;
use crate::domain::paging::Page;
use crate::domain::reason::Reason;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::urgency::Urgency;
use crate::london;
use crate::storage::journeys::{self, Journey, JourneyKind};
use crate::storage::mail_log::{self, LoggedMail, Wanted};
use crate::storage::{Connection, Stored, challenges, holders};

/// Mails on a page.
pub const PAGE: i64 = 50;
/// How far waiting mails are counted.
pub const MOST_WAITING: i64 = 10_000;
/// How many days the longer count looks back on, today included.
const DAYS: i64 = 30;

/// A page of mails.
#[derive(Debug, Clone)]
pub struct Found {
    /// The mails, newest first.
    pub mails: Vec<LoggedMail>,
    /// The key before which the next page begins, if there is one.
    pub older: Option<i64>,
}

/// The mails that are wanted, newest first.
///
/// # Errors
/// When the database fails.
pub fn list(ports: &Ports, _: &Permit<powers::SeeMail>, wanted: &Wanted) -> Outcome<Found> {
    let page = ports
        .db
        .read(|conn| Page::read(PAGE, |limit| mail_log::list(conn, wanted, limit)))?;
    Ok(Found {
        older: page.next_key(|last| last.id),
        mails: page.rows,
    })
}

/// What was counted of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Mails that wait now, counted no further than [`MOST_WAITING`].
    pub waiting: i64,
    /// Sent, deferred, parked and expired today.
    pub today: [i64; 4],
    /// The same in the last 30 days, today included.
    pub month: [i64; 4],
}

/// What is counted, in the order of [`Totals`].
const COUNTED: [&str; 4] = ["mail_sent", "mail_deferred", "mail_parked", "mail_expired"];

/// What was counted of mail.
///
/// # Errors
/// When the database fails.
pub fn totals(ports: &Ports, _: &Permit<powers::SeeMail>) -> Outcome<Totals> {
    let now = ports.now();
    let day = |at| london::day_and_month(at).0;
    let (today, first) = (day(now), day(now - Duration::days(DAYS - 1)));
    ports.db.read(|conn| {
        let mut totals = Totals {
            waiting: mail_log::waiting(conn, MOST_WAITING)?,
            today: [0; 4],
            month: [0; 4],
        };
        for (index, what) in COUNTED.into_iter().enumerate() {
            totals.today[index] = mail_log::counted(conn, what, &today, &today)?;
            totals.month[index] = mail_log::counted(conn, what, &first, &today)?;
        }
        Ok(totals)
    })
}

/// One mail, and whether a new code may take its place.
#[derive(Debug, Clone)]
pub struct OneMail {
    /// The mail.
    pub mail: LoggedMail,
    /// What can be done.
    pub way: Way,
}

/// What can be done about a mail that did not arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// The holder's journey waits for this very code: a new one may be sent.
    NewCode,
    /// A newer code went out since, or the journey is over or has sent all it may: the holder starts again.
    StartAgain,
    /// It is a link to choose a password: a new one is sent from the person's page.
    NewLink,
    /// It only told of something: tell them in another way.
    Tell,
}

/// One mail.
///
/// # Errors
/// When the database fails.
pub fn one(
    ports: &Ports,
    _: &Permit<powers::SeeMail>,
    reference: &str,
) -> Outcome<Option<OneMail>> {
    ports.db.read(|conn| {
        let Some(mail) = mail_log::find(conn, reference)? else {
            return Ok(None);
        };
        let way = match purpose_of(&mail) {
            Some(purpose) => match open_journey(conn, ports, &mail, purpose)? {
                Some(journey) if code_page::state(conn, ports, &journey)?.can_resend => {
                    Way::NewCode
                }
                _ => Way::StartAgain,
            },
            None if mail.urgency == Urgency::Code => Way::NewLink,
            None => Way::Tell,
        };
        Ok(Some(OneMail { mail, way }))
    })
}

fn purpose_of(mail: &LoggedMail) -> Option<Purpose> {
    match mail.kind.as_str() {
        "unlock_code" => Some(Purpose::Unlock),
        "registration_code" => Some(Purpose::Registration),
        "email_change_code" => Some(Purpose::EmailChange),
        _ => None,
    }
}

/// The journey whose newest code this mail brought, while it is under way and the code is not spent. A mail
/// and its code end at the very same moment, which tells the journeys of one number apart.
fn open_journey(
    conn: &mut Connection,
    ports: &Ports,
    mail: &LoggedMail,
    purpose: Purpose,
) -> Stored<Option<Journey>> {
    let kind = match purpose {
        Purpose::Unlock => JourneyKind::Unlock,
        Purpose::Registration => JourneyKind::Registration,
        Purpose::EmailChange => JourneyKind::Contact,
    };
    let Ok(number) = SmartcardNumber::parse(&mail.subject) else {
        return Ok(None);
    };
    for journey in journeys::open_of(conn, &number, kind, ports.now())? {
        let newest = challenges::newest(conn, journey.id)?.map(|stored| stored.challenge);
        if newest.is_some_and(|c| !c.used && Some(c.expires_at) == mail.expires_at) {
            return Ok(Some(journey));
        }
    }
    Ok(None)
}

/// What came of asking for a new code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// A new code is on its way, and the earlier one is dead.
    Sent,
    /// No journey waits for it any more, or it has sent all the codes it may: the holder starts again.
    StartAgain,
    /// There is no such mail.
    Unknown,
    /// The holder is out of reach, or it is the officer's own card.
    Barred(Barred),
}

/// Sends a new code to a journey that waits for the one in this mail.
///
/// # Errors
/// When a budget is spent or the database fails.
pub fn send_again(
    ports: &Ports,
    caller: &Caller,
    permit: &Permit<powers::SeeMail>,
    reference: &str,
    reason: &Reason,
) -> Outcome<Again> {
    let Some(OneMail { mail, way }) = one(ports, permit, reference)? else {
        return Ok(Again::Unknown);
    };
    let (Way::NewCode, Some(purpose)) = (way, purpose_of(&mail)) else {
        return Ok(Again::StartAgain);
    };
    let (Ok(number), Ok(address)) = (
        SmartcardNumber::parse(&mail.subject),
        EmailAddress::parse(&mail.recipient),
    ) else {
        return Ok(Again::StartAgain);
    };
    let Some(holder) = ports.db.read(|conn| holders::by_number(conn, &number))? else {
        return Ok(Again::StartAgain);
    };
    if let Err(barred) = permit.over(&holder) {
        return Ok(Again::Barred(barred));
    }
    ports.write_limited(|conn| {
        officer::confirm(conn, permit.officer())?;
        code::limit_sends(conn, ports, &number, Some(&address))?;
        let Some(journey) = open_journey(conn, ports, &mail, purpose)? else {
            return Ok(Again::StartAgain);
        };
        let sending = match purpose {
            Purpose::Unlock => unlock::code::again(conn, ports, &journey)?,
            Purpose::Registration => registration::code::again(conn, ports, &journey, &holder)?,
            Purpose::EmailChange => contact::again(conn, ports, &journey, &holder)?,
        };
        if sending != Some(Sending::Queued) {
            return Ok(Again::StartAgain);
        }
        let about = Subject::Number(number.clone());
        let detail = format!(
            "{}, in the place of {reference}: {}",
            mail.kind,
            reason.as_str()
        );
        let (by, action) = (permit.officer(), Action::MailSentAgain);
        trail::officer(conn, ports, caller, by, action, &about, &detail)?;
        Ok(Again::Sent)
    })
}
