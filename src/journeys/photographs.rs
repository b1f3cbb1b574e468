//! Importing the photographs of cards: a file for each, named by the smartcard number.

use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::photograph::{Photograph, PhotographError};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::{holders, photographs};

/// What came of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    /// It is kept, in the place of an earlier one.
    Kept,
    /// Its name is not a smartcard number.
    NotANumber,
    /// Nobody has this number.
    Nobody,
    /// It is not a photograph.
    Refused(PhotographError),
}

/// Imports a file; `name` is its name without the ending.
///
/// # Errors
/// When the database fails.
pub fn import(ports: &Ports, name: &str, bytes: Vec<u8>) -> Outcome<Imported> {
    let Ok(number) = SmartcardNumber::parse(name) else {
        return Ok(Imported::NotANumber);
    };
    let photograph = match Photograph::parse(bytes) {
        Ok(photograph) => photograph,
        Err(error) => return Ok(Imported::Refused(error)),
    };
    ports.db.write(|conn| {
        let Some(holder) = holders::by_number(conn, &number)? else {
            return Ok(Imported::Nobody);
        };
        photographs::put(conn, holder.id, &photograph, ports.now())?;
        let about = Subject::Number(number.clone());
        trail::system_about(conn, ports, Action::PhotographImported, &about, "")?;
        Ok(Imported::Kept)
    })
}
