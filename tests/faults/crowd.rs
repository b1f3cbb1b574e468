//! Many holders with locked cards, registered for self-service, so that a load may last.

use latchkey::cards::{Serial, WRONG_PASSCODES_TO_LOCK};
use latchkey::demo::people::{FIRST_ORGANISATION, PEOPLE, Person, Purpose};
use latchkey::domain::answers::TypedAnswers;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::question::{FourQuestions, QuestionId};
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::domain::terms::Acceptance;
use latchkey::journeys::{JourneyError, Ports};
use latchkey::storage::cards::{self, NewCard};
use latchkey::storage::chips::{self, Chip};
use latchkey::storage::holders::{self, NewHolder};
use latchkey::storage::organisations;
use latchkey::storage::registrations::{self, Registration};
use time::Duration;

use crate::services::Outcome;

/// Somebody whose card is locked.
#[derive(Debug, Clone)]
pub struct Member {
    pub number: String,
    pub email: String,
}

/// Whose questions and answers everybody of the crowd has.
pub fn model() -> Outcome<&'static Person> {
    let found = PEOPLE
        .iter()
        .find(|p| p.purpose == Purpose::LockedRegistered);
    found.ok_or_else(|| "nobody is locked and registered".into())
}

/// The fields of the right answers.
pub fn right_answers() -> Outcome<[(&'static str, &'static str); 4]> {
    let [a, b, c, d] = model()?.answers.map(|(_, answer)| answer);
    Ok([
        ("answer_1", a),
        ("answer_2", b),
        ("answer_3", c),
        ("answer_4", d),
    ])
}

/// Adds so many, each with a mailbox that begins with `stem`.
pub fn gather(ports: &Ports, stem: &str, range: std::ops::Range<u32>) -> Outcome<Vec<Member>> {
    let model = model()?;
    let ids = model.answers.map(|(id, _)| QuestionId::parse(id));
    let [Some(a), Some(b), Some(c), Some(d)] = ids else {
        return Err("no such question".into());
    };
    let questions = FourQuestions::choose([a, b, c, d]).map_err(|_| "not four questions")?;
    let answers = TypedAnswers::parse(model.answers.map(|(_, answer)| answer));
    let answers = answers.map_err(|_| "no answers")?.hashable(&questions);
    let answers = ports.hashing.hash(&answers, ports.random.as_ref())?;
    let passcode = ports.hashing.hash(b"7153", ports.random.as_ref())?;
    let registration = Registration {
        questions,
        answers,
        registered_at: ports.now(),
    };
    let members: Vec<Member> = range
        .map(|nth| Member {
            number: format!("5557{nth:08}"),
            email: format!("{stem}{nth}@demo.example"),
        })
        .collect();
    let chip = Chip {
        passcode: Some(passcode),
        failures: WRONG_PASSCODES_TO_LOCK,
    };
    ports.db.write(|conn| {
        for member in &members {
            add(conn, ports, member, &registration, &chip)?;
        }
        Ok::<_, JourneyError>(())
    })?;
    Ok(members)
}

fn add(
    conn: &mut latchkey::storage::Connection,
    ports: &Ports,
    member: &Member,
    registration: &Registration,
    chip: &Chip,
) -> Result<(), JourneyError> {
    let fault = |what: &str| JourneyError::Fault(what.to_owned());
    let number = SmartcardNumber::parse(&member.number).map_err(|_| fault("number"))?;
    let email = EmailAddress::parse(&member.email).map_err(|_| fault("email"))?;
    let organisation = organisations::by_code(conn, FIRST_ORGANISATION)?;
    let now = ports.now();
    let new = NewHolder {
        number: &number,
        name: "Crowd Member",
        organisation: organisation.ok_or_else(|| fault("organisation"))?.0,
        email: Some(&email),
        mobile: None,
    };
    let holder = holders::add(conn, &new, now)?;
    let serial = Serial::of_card(format!("crowd-{}", member.number));
    let card = NewCard {
        holder,
        serial: serial.as_str(),
        issued_at: now - Duration::days(300),
        cancelled_at: None,
        expires_at: Some(now + Duration::days(400)),
    };
    cards::add(conn, &card)?;
    chips::add(conn, serial.as_str(), chip)?;
    let terms = Acceptance {
        version: ports.rules.terms.version,
        at: now,
    };
    holders::accept_terms(conn, holder, terms)?;
    Ok(registrations::put(conn, holder, registration)?)
}
