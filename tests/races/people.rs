//! As many holders as a test needs, written straight into the database: every other number from the first one
//! on is somebody's, and those between are nobody's.

use std::ops::Range;

use latchkey::clock::{Clock, SystemClock};
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::question::{FourQuestions, QuestionId};
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::secrets::hashing::HashedSecret;
use latchkey::storage::cards::{self, NewCard};
use latchkey::storage::chips::{self, Chip};
use latchkey::storage::holders::{self, Holder, NewHolder};
use latchkey::storage::registrations::{self, Registration};
use latchkey::storage::{Connection, StorageError};
use time::{Duration, OffsetDateTime};

use crate::portal::Portal;
use crate::services::Outcome;

const FIRST: usize = 710_000_000_000;
/// How many are added in one transaction.
const AT_ONCE: usize = 250;

/// The number of the nth holder.
pub fn somebodys(nth: usize) -> String {
    (FIRST + 2 * nth).to_string()
}

/// A number of nobody, beside that of the nth holder.
pub fn nobodys(nth: usize) -> String {
    (FIRST + 2 * nth + 1).to_string()
}

/// Adds holders, registered for self-service as one of the demonstration is, with the card of one.
pub fn add(portal: &Portal, which: Range<usize>) -> Outcome {
    let model = SmartcardNumber::parse(portal.people.holder("locked, registered")?.number())?;
    let now = SystemClock.now();
    let (holder, registration, passcode) = portal.db.read(|conn| {
        let missing = || StorageError::unreadable("demonstration");
        let holder = holders::by_number(conn, &model)?.ok_or_else(missing)?;
        let registration = registrations::of(conn, holder.id)?.ok_or_else(missing)?;
        let card = cards::current(conn, holder.id, now)?.ok_or_else(missing)?;
        let chip = chips::find(conn, &card.serial)?.ok_or_else(missing)?;
        Ok::<_, StorageError>((holder, registration, chip.passcode))
    })?;
    let everybody: Vec<usize> = which.collect();
    for some in everybody.chunks(AT_ONCE) {
        portal.db.write(|conn| {
            for nth in some {
                let four = questions(*nth).ok_or_else(|| StorageError::unreadable("questions"))?;
                let registration = Registration {
                    questions: four,
                    ..registration.clone()
                };
                add_one(conn, *nth, &holder, &registration, passcode.as_ref(), now)?;
            }
            Ok::<_, StorageError>(())
        })?;
    }
    Ok(())
}

fn add_one(
    conn: &mut Connection,
    nth: usize,
    model: &Holder,
    registration: &Registration,
    passcode: Option<&HashedSecret>,
    now: OffsetDateTime,
) -> Result<(), StorageError> {
    let number = SmartcardNumber::parse(&somebodys(nth))
        .map_err(|_| StorageError::unreadable("smartcard number"))?;
    let email = EmailAddress::parse(&format!("holder{nth}@demo.example"))
        .map_err(|_| StorageError::unreadable("email address"))?;
    let holder = NewHolder {
        number: &number,
        name: &format!("{} {nth}", model.name),
        organisation: model.organisation,
        email: Some(&email),
        mobile: None,
    };
    let id = holders::add(conn, &holder, now)?;
    let serial = format!("races-{number}");
    let card = NewCard {
        holder: id,
        serial: &serial,
        issued_at: now,
        cancelled_at: None,
        expires_at: Some(now + Duration::days(700)),
    };
    cards::add(conn, &card)?;
    let chip = Chip {
        passcode: passcode.cloned(),
        failures: 0,
    };
    chips::add(conn, &serial, &chip)?;
    registrations::put(conn, id, registration)
}

/// Four questions, as different from one holder to the next as chosen ones are.
fn questions(nth: usize) -> Option<FourQuestions> {
    let all = QuestionId::ALL;
    let at = |step: usize| all[(nth * 7 + step) % all.len()];
    FourQuestions::choose([at(0), at(3 + nth % 2), at(9), at(13 + nth % 5)]).ok()
}
