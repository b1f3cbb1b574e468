//! Demonstration data: invented people at invented organisations, one or more for every state a card
//! can be in. Development profile only; loading it twice changes nothing.

mod clinics;
pub mod history;
pub mod people;
mod portraits;
pub mod report;
pub mod staff;

use time::{Duration, OffsetDateTime};

use crate::cards::{Serial, WRONG_PASSCODES_TO_LOCK};
use crate::domain::answers::TypedAnswers;
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::question::{FourQuestions, QuestionId};
use crate::domain::renewal::RenewalKind;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::strikes::MAX_STRIKES;
use crate::domain::terms::Acceptance;
use crate::journeys::renewal::{authority, issue};
use crate::journeys::{JourneyError, Ports};
use crate::secrets::hashing::HashedSecret;
use crate::storage::chips::Chip;
use crate::storage::holders::{HolderId, NewHolder};
use crate::storage::organisations::{Organisation, OrganisationId};
use crate::storage::registrations::Registration;
use crate::storage::{
    Connection, cards, chips, holders, organisations, photographs, registrations, strikes,
};

use people::{ORGANISATIONS, PEOPLE, Person, Purpose};

/// Loads what is missing; says whether anything was.
///
/// # Errors
/// When hashing or the database fails.
pub fn load(ports: &Ports) -> Result<bool, JourneyError> {
    let number = number_of(&PEOPLE[0])?;
    if ports
        .db
        .read(|conn| holders::by_number(conn, &number))?
        .is_some()
    {
        return Ok(false);
    }
    // Hashing takes its time; it is done before the transaction that must not.
    let hashes = PEOPLE
        .iter()
        .map(|person| hash(ports, person))
        .collect::<Result<Vec<_>, _>>()?;
    let passwords = staff::hash(ports)?;
    authority::init(ports)?;
    ports.db.write(|conn| {
        let mut desks = Vec::new();
        for organisation in &ORGANISATIONS {
            desks.push(organisations::add(conn, &Organisation::from(organisation))?);
        }
        for (index, (person, hashes)) in PEOPLE.iter().zip(&hashes).enumerate() {
            let desk = desks[index % desks.len()];
            let holder = add(conn, ports, person, desk, hashes)?;
            if let Some(portrait) = portraits::of(index) {
                photographs::put(conn, holder, &portrait, ports.now())?;
            }
        }
        staff::add(conn, ports, desks[0], &passwords)?;
        clinics::add(conn, ports, &desks)?;
        Ok::<_, JourneyError>(())
    })?;
    for person in &PEOPLE {
        certify(ports, person)?;
    }
    Ok(true)
}

/// Gives a person's card its certificates, as if they had been issued long ago.
fn certify(ports: &Ports, person: &Person) -> Result<(), JourneyError> {
    let number = number_of(person)?;
    let holder = ports.db.read(|conn| holders::by_number(conn, &number))?;
    let holder = holder.ok_or_else(|| fault("holder"))?;
    let expires_at = ports.now() + Duration::days(person.purpose.days_to_expiry());
    if person.purpose != Purpose::Cancelled {
        issue::certify(ports, &holder, Some(expires_at))?;
    }
    for _ in 0..person.purpose.renewals() {
        ports.db.write(|conn| {
            let card = cards::current(conn, holder.id, ports.now())?;
            let card = card.ok_or_else(|| fault("card"))?;
            Ok::<_, JourneyError>(cards::count_renewal(conn, card.id, RenewalKind::Holder)?)
        })?;
    }
    Ok(())
}

/// Whether the database is empty, so that a first run may fill it.
///
/// # Errors
/// When the database fails.
pub fn is_wanted(ports: &Ports) -> Result<bool, JourneyError> {
    Ok(ports.db.read(holders::none)?)
}

struct Hashes {
    passcode: HashedSecret,
    answers: HashedSecret,
}

fn fault(what: &str) -> JourneyError {
    JourneyError::Fault(format!("demonstration data: bad {what}"))
}

fn number_of(person: &Person) -> Result<SmartcardNumber, JourneyError> {
    SmartcardNumber::parse(person.number).map_err(|_| fault("number"))
}

/// The four questions of a person and what they answer.
pub(super) fn questions_of(person: &Person) -> Result<FourQuestions, JourneyError> {
    let id = |(id, _): (&str, &str)| QuestionId::parse(id).ok_or_else(|| fault("question"));
    let [a, b, c, d] = person.answers;
    FourQuestions::choose([id(a)?, id(b)?, id(c)?, id(d)?]).map_err(|_| fault("questions"))
}

fn hash(ports: &Ports, person: &Person) -> Result<Hashes, JourneyError> {
    let random = ports.random.as_ref();
    let answers = TypedAnswers::parse(person.answers.map(|(_, answer)| answer));
    let answers = answers
        .map_err(|_| fault("answers"))?
        .hashable(&questions_of(person)?);
    Ok(Hashes {
        passcode: ports.hashing.hash(person.passcode.as_bytes(), random)?,
        answers: ports.hashing.hash(&answers, random)?,
    })
}

fn add(
    conn: &mut Connection,
    ports: &Ports,
    person: &Person,
    organisation: OrganisationId,
    hashes: &Hashes,
) -> Result<HolderId, JourneyError> {
    let now = ports.now();
    let number = number_of(person)?;
    let email = person
        .email
        .map(EmailAddress::parse)
        .transpose()
        .map_err(|_| fault("email"))?;
    let mobile = person
        .mobile
        .map(MobileNumber::parse)
        .transpose()
        .map_err(|_| fault("mobile"))?;
    let new = NewHolder {
        number: &number,
        name: person.name,
        organisation,
        email: email.as_ref(),
        mobile: mobile.as_ref(),
    };
    let holder = holders::add(conn, &new, now)?;
    add_card(conn, person, holder, hashes, now)?;
    if person.purpose.registered() {
        let registered_at = now - Duration::days(40);
        let terms = Acceptance {
            version: ports.rules.terms.version,
            at: registered_at,
        };
        holders::accept_terms(conn, holder, terms)?;
        let questions = questions_of(person)?;
        let answers = hashes.answers.clone();
        registrations::put(
            conn,
            holder,
            &Registration {
                questions,
                answers,
                registered_at,
            },
        )?;
    }
    if person.purpose == Purpose::LockedOut {
        for _ in 0..MAX_STRIKES {
            let strike = strikes::take(conn, &number, ports.random.word(), now)?;
            if let Some(strike) = strike {
                strikes::judged_wrong(conn, &number, strike)?;
            }
        }
        // It happened some time ago, and the holder was told then.
        strikes::tell(conn, &number, now)?;
    }
    Ok(holder)
}

fn add_card(
    conn: &mut Connection,
    person: &Person,
    holder: HolderId,
    hashes: &Hashes,
    now: OffsetDateTime,
) -> Result<(), JourneyError> {
    let serial = Serial::of_card(format!("demo-{}", person.number));
    let days = person.purpose.days_to_expiry();
    cards::add(
        conn,
        &cards::NewCard {
            holder,
            serial: serial.as_str(),
            issued_at: now + Duration::days(days - 730),
            cancelled_at: (person.purpose == Purpose::Cancelled).then_some(now),
            expires_at: Some(now + Duration::days(days)),
        },
    )?;
    let failures = if person.purpose.locked() {
        WRONG_PASSCODES_TO_LOCK
    } else {
        0
    };
    let chip = Chip {
        passcode: Some(hashes.passcode.clone()),
        failures,
    };
    chips::add(conn, serial.as_str(), &chip)?;
    Ok(())
}
