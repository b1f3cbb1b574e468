//! Sending an emailed code and judging an entry: the one way for all journeys (R11–R14, R17).

use time::OffsetDateTime;

use super::caller::Caller;
use super::trail::{self, Place};
use super::{JourneyError, Outcome, Ports, post};
use crate::domain::audit::Action;
use crate::domain::challenge::{self, Challenge, Code, MAX_SENDS, Purpose, TypedCode, Verdict};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::limits::{self, LimitedAction};
use crate::mail::message::Message;
use crate::secrets::token::PlainToken;
use crate::storage::challenges::{self, ChallengeId, StoredChallenge};
use crate::storage::journeys::{self, Journey};
use crate::storage::{Connection, Stored};

/// Who a code goes to, with the words that the mail needs.
#[derive(Debug, Clone)]
pub(super) struct Recipient<'a> {
    /// The address, from the database or confirmed by this very code.
    pub address: &'a EmailAddress,
    /// The holder's name.
    pub name: &'a str,
    /// The holder's organisation.
    pub organisation: &'a str,
}

/// What came of sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sending {
    /// Queued.
    Queued,
    /// The journey has sent all the codes it may.
    NoneLeft,
    /// The code would outlive the journey.
    TooLate,
}

/// Takes one send from the number's budget and one from the mailbox's; a number without a mailbox has
/// one of the same size.
pub(super) fn limit_sends(
    conn: &mut Connection,
    ports: &Ports,
    number: &SmartcardNumber,
    to: Option<&EmailAddress>,
) -> Outcome<()> {
    let mailbox = to.map_or_else(|| format!("none-{number}"), EmailAddress::mailbox_key);
    ports.limit_in(conn, LimitedAction::CodeOfNumber, number.as_str())?;
    let refused = ports.limit_in(conn, LimitedAction::CodeToMailbox, &mailbox);
    if matches!(refused, Err(JourneyError::Limited(_))) {
        limits::give_back(conn, LimitedAction::CodeOfNumber, number.as_str())?;
    }
    refused
}

/// A code that was issued, to be put in a mail.
pub(super) struct Issued {
    /// Its digits.
    pub code: Code,
    /// The token of its link.
    pub link: PlainToken,
    /// Its end.
    pub expires_at: OffsetDateTime,
}

/// Issues a code for a journey and queues its mail.
pub(super) fn send(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
    purpose: Purpose,
    to: &Recipient<'_>,
) -> Outcome<Sending> {
    let issued = match issue(conn, ports, journey, purpose)? {
        Ok(issued) => issued,
        Err(not_sent) => return Ok(not_sent),
    };
    let message = message(ports, purpose, to, issued.expires_at);
    post::queue_code(conn, ports, &journey.number, to.address, &message, &issued)?;
    Ok(Sending::Queued)
}

/// Issues a code for a journey; why there is none, otherwise.
pub(super) fn issue(
    conn: &mut Connection,
    ports: &Ports,
    journey: &Journey,
    purpose: Purpose,
) -> Outcome<Result<Issued, Sending>> {
    let now = ports.now();
    let Some(expires_at) = challenge::expiry(now, ports.rules.code_lifetime, journey.expires_at)
    else {
        return Ok(Err(Sending::TooLate));
    };
    if !journeys::count_send(conn, journey.id, MAX_SENDS)? {
        return Ok(Err(Sending::NoneLeft));
    }
    let code = Code::draw(|| ports.random.word());
    let link = PlainToken::draw(ports.random.as_ref());
    let mac = ports
        .keys
        .code_mac(purpose, &journey.reference, &journey.number, code.digits());
    challenges::issue(
        conn,
        &challenges::NewChallenge {
            journey: journey.id,
            purpose,
            mac: &mac,
            link: &link.hashed(),
            sent_at: now,
            expires_at,
        },
    )?;
    Ok(Ok(Issued {
        code,
        link,
        expires_at,
    }))
}

/// The mail with a code.
pub(super) fn message(
    ports: &Ports,
    purpose: Purpose,
    to: &Recipient<'_>,
    valid_until: OffsetDateTime,
) -> Message {
    let (name, organisation) = (to.name.to_owned(), to.organisation.to_owned());
    let minutes = u32::try_from(ports.rules.code_lifetime.whole_minutes()).unwrap_or(u32::MAX);
    match purpose {
        Purpose::Unlock => Message::UnlockCode {
            name,
            organisation,
            valid_until,
            minutes,
        },
        Purpose::Registration => Message::RegistrationCode {
            name,
            organisation,
            valid_until,
            minutes,
        },
        Purpose::EmailChange => Message::EmailChangeCode {
            name,
            organisation,
            valid_until,
            minutes,
        },
    }
}

/// What came of an entry.
#[derive(Debug)]
pub enum Entry<T> {
    /// The code was right and is spent; the journey moved on.
    Accepted(T),
    /// It was wrong.
    Wrong {
        /// Entries left.
        left: i32,
    },
    /// No code is good any more: expired, replaced, spent or exhausted.
    Dead,
}

/// The transaction of a right code: it moves the journey on, or fails and leaves the code unspent.
pub(super) type Accept<T> =
    fn(&mut Connection, &Ports, &Caller, &Journey) -> Result<T, JourneyError>;

/// A code step of a journey.
pub(super) struct CodeStep<T> {
    /// What its codes are for.
    pub purpose: Purpose,
    /// Where it is, for the trail.
    pub place: Place,
    /// What a right code does.
    pub accept: Accept<T>,
}

/// Judges a typed code: counted first and for good, then compared, then spent once.
pub(super) fn enter<T>(
    ports: &Ports,
    caller: &Caller,
    journey: &Journey,
    step: &CodeStep<T>,
    typed: &TypedCode,
) -> Outcome<Entry<T>> {
    let number_key = journey.number.as_str();
    // A transaction of its own: nothing that follows can take the count back.
    let counted = ports.write_limited(|conn| {
        ports.limit_in(conn, LimitedAction::FailedCode, number_key)?;
        Ok(count(conn, journey)?)
    })?;
    let macs = ports.keys.code_macs(
        step.purpose,
        &journey.reference,
        &journey.number,
        typed.digits(),
    );
    let verdict = counted
        .as_ref()
        .map_or(Verdict::Dead, |c| c.challenge.check(&macs, ports.now()));
    match (verdict, counted) {
        (Verdict::Accepted, Some(counted)) => {
            let value = ports.db.write(|conn| {
                limits::give_back(conn, LimitedAction::FailedCode, number_key)?;
                spend(conn, ports, caller, journey, counted.id, step.accept)
            })?;
            Ok(Entry::Accepted(value))
        }
        (verdict, counted) => {
            ports.db.write(|conn| {
                refuse(
                    conn,
                    ports,
                    caller,
                    journey,
                    step.place,
                    verdict,
                    counted.map(|c| c.id),
                )
            })?;
            Ok(match verdict {
                Verdict::Wrong { left } => Entry::Wrong { left },
                _ => Entry::Dead,
            })
        }
    }
}

/// Counts an entry on the journey's newest code; `None` when it takes no more.
fn count(conn: &mut Connection, journey: &Journey) -> Stored<Option<StoredChallenge>> {
    let Some(newest) = challenges::newest(conn, journey.id)? else {
        return Ok(None);
    };
    let Some(entries) = challenges::count_entry(conn, newest.id)? else {
        return Ok(None);
    };
    Ok(Some(StoredChallenge {
        challenge: Challenge {
            entries,
            ..newest.challenge
        },
        ..newest
    }))
}

/// Spends a right code and moves the journey on, both or neither.
pub(super) fn spend<T>(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    journey: &Journey,
    id: ChallengeId,
    accept: Accept<T>,
) -> Outcome<T> {
    if !challenges::spend(conn, id, ports.now())? {
        return Err(JourneyError::Overtaken);
    }
    trail::visitor(conn, ports, caller, Action::CodeRight, &journey.number)?;
    accept(conn, ports, caller, journey)
}

fn refuse(
    conn: &mut Connection,
    ports: &Ports,
    caller: &Caller,
    journey: &Journey,
    place: Place,
    verdict: Verdict,
    id: Option<ChallengeId>,
) -> Stored<()> {
    let outcome = match verdict {
        Verdict::Wrong { .. } => "wrong",
        _ => "dead",
    };
    if let (Verdict::Dead, Some(id)) = (verdict, id) {
        challenges::retire(conn, id, ports.now())?;
    }
    trail::visitor(conn, ports, caller, Action::CodeWrong, &journey.number)?;
    trail::failed_attempt(conn, ports, caller, place, &journey.number, outcome, None)
}
