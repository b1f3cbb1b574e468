//! What the demonstration data is, for people who want to try it and for programs.

use serde::Serialize;

use super::people::{PEOPLE, Person, Purpose};
use super::questions_of;
use super::staff::{DemoStaff, ORGANISATION, STAFF};
use crate::journeys::JourneyError;
use crate::language::Language;

/// Everything in the demonstration.
#[derive(Debug, Serialize)]
pub struct Report {
    holders: Vec<HolderReport>,
    staff: Vec<StaffReport>,
}

#[derive(Debug, Serialize)]
struct HolderReport {
    smartcard_number: &'static str,
    name: &'static str,
    email: Option<&'static str>,
    passcode: &'static str,
    purpose: &'static str,
    questions: Vec<QuestionReport>,
}

#[derive(Debug, Serialize)]
struct QuestionReport {
    id: &'static str,
    text: String,
    answer: &'static str,
}

#[derive(Debug, Serialize)]
struct StaffReport {
    email: &'static str,
    password: &'static str,
    totp_secret: &'static str,
    roles: Vec<&'static str>,
    smartcard_number: &'static str,
    organisation: &'static str,
}

impl From<&DemoStaff> for StaffReport {
    fn from(person: &DemoStaff) -> Self {
        Self {
            email: person.email,
            password: person.password,
            totp_secret: person.totp_secret,
            roles: vec![person.role.as_str()],
            smartcard_number: person.number,
            organisation: ORGANISATION,
        }
    }
}

/// The whole report.
///
/// # Errors
/// When the data does not fit together.
pub fn report(language: Language) -> Result<Report, JourneyError> {
    let holders = PEOPLE
        .iter()
        .map(|person| holder(person, language))
        .collect::<Result<_, _>>()?;
    Ok(Report {
        holders,
        staff: STAFF.iter().map(StaffReport::from).collect(),
    })
}

fn holder(person: &Person, language: Language) -> Result<HolderReport, JourneyError> {
    let asked = questions_of(person)?.ids().into_iter().zip(person.answers);
    let question =
        |(id, (_, answer)): (crate::domain::question::QuestionId, (_, _))| QuestionReport {
            id: id.as_str(),
            text: language.question(id),
            answer,
        };
    // Who is not registered is asked decoys; the answers are for registering.
    Ok(HolderReport {
        smartcard_number: person.number,
        name: person.name,
        email: person.email,
        passcode: person.passcode,
        purpose: person.purpose.as_str(),
        questions: asked.map(question).collect(),
    })
}

/// What to try first, as lines for the terminal.
#[must_use]
pub fn what_to_try(base_url: &str) -> String {
    let first = |purpose| PEOPLE.iter().find(|person| person.purpose == purpose);
    let mut lines = vec![format!("Latchkey is at {base_url}")];
    if let Some(locked) = first(Purpose::LockedRegistered) {
        lines.push(format!(
            "  Unlock a card:   {base_url}/unlock with number {}",
            locked.number
        ));
        let answers: Vec<_> = locked.answers.iter().map(|(_, answer)| *answer).collect();
        lines.push(format!(
            "                   answers: {}",
            answers.join(", ")
        ));
    }
    if let Some(new) = first(Purpose::UnlockedUnregistered) {
        lines.push(format!(
            "  Register:        {base_url}/sign-in with number {} and passcode {}",
            new.number, new.passcode
        ));
    }
    if let Some(manager) = STAFF.first() {
        lines.push(format!(
            "  The console:     {base_url}/ra with {} and password “{}”",
            manager.email, manager.password
        ));
        lines.push(format!(
            "                   codes of its second factor: {base_url}/dev/codes"
        ));
    }
    lines.push(format!("  Read the emails: {base_url}/dev/mailbox"));
    lines.push("  Everyone else:   cargo run -- demo".to_owned());
    lines.join("\n")
}

/// The people as a table for the terminal.
#[must_use]
pub fn table() -> String {
    let row = |p: &Person| {
        let answers: Vec<_> = p.answers.iter().map(|(_, answer)| *answer).collect();
        format!(
            "{}  {:8}  {:27} {:20} {}",
            p.number,
            p.passcode,
            p.purpose.as_str(),
            p.name,
            answers.join(", ")
        )
    };
    let head = format!(
        "{:12}  {:8}  {:27} {:20} answers",
        "number", "passcode", "purpose", "name"
    );
    std::iter::once(head)
        .chain(PEOPLE.iter().map(row))
        .collect::<Vec<_>>()
        .join("\n")
}
