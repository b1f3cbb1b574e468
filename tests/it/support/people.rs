//! The demonstration people as the tests know them.

use latchkey::demo::people::{self, PEOPLE, Purpose};

pub type Person = people::Person;

/// The first person with a purpose.
#[track_caller]
pub fn person(purpose: Purpose) -> &'static Person {
    persons(purpose)[0]
}

/// Everybody with a purpose.
pub fn persons(purpose: Purpose) -> Vec<&'static Person> {
    PEOPLE
        .iter()
        .filter(|person| person.purpose == purpose)
        .collect()
}
