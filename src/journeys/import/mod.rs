//! Importing holders with their cards: rows of a file or of the API, each new, changed or as it was, by its
//! smartcard number. One home for what a row may say and do.
//!
//! What a row does not give stays as it is. The email of a known holder is never changed by an import: whoever
//! reads the mailbox can unlock the card, so that takes the holder, or two people at the desk. Expiry dates are
//! stored as given, never computed. An imported card has no passcode until the Registration Authority sets one.
//!
//! * `read`: what a row says. `judge`: what it is beside what is there. `batch`: doing what a batch of rows says.
//! * `run`: a whole import, its duplicates and counts. `file`: rows of a CSV file. `organisations`: their own file.
//! * `files`: the command's import.
//! * `errors`: the list of what was wrong.

mod batch;
pub mod errors;
pub mod file;
pub mod files;
mod judge;
pub mod organisations;
pub mod read;
mod run;

use super::caller::Caller;
use super::programs::{Granted, scopes};
use super::{JourneyError, Outcome, Ports, trail};
use crate::domain::audit::Actor;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::Connection;
use run::Run;

/// The most rows of one import by the API.
pub const MOST_ROWS: usize = 500;
/// The most bytes of a field.
pub const FIELD_BYTES: usize = 1_000;

/// A row as it was sent.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// The number under the photograph.
    pub number: String,
    /// Full name.
    pub name: String,
    /// The code of the organisation where they work.
    pub ods_code: String,
    /// Their address.
    pub email: Option<String>,
    /// Their mobile number.
    pub mobile: Option<String>,
    /// The last day of a post that is for a time.
    pub ends_on: Option<String>,
    /// The name of their card's chip.
    pub card_serial: Option<String>,
    /// When it was issued: a day or a moment.
    pub card_issued_on: Option<String>,
    /// When its certificates expire: a day, to its end, or a moment.
    pub certificates_expire_on: Option<String>,
    /// How often the holder has renewed it.
    pub renewals: Option<String>,
}

impl AsRef<Self> for Row {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Which of the files a row is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Holders.
    Holders,
    /// Organisations.
    Organisations,
}

/// Where a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Of which file.
    pub source: Source,
    /// Which row, from 1; the header is none.
    pub row: u64,
    /// On which line of the file it begins, from 1; 0 where there are no lines.
    pub line: u64,
}

/// What is wrong with a row. It repeats nothing of the row, which is about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowError {
    /// Where it is.
    pub place: Place,
    /// Which field of it; empty for the row as a whole.
    pub field: &'static str,
    /// In plain words.
    pub detail: &'static str,
}

/// What is wrong with a field.
pub type Wrong = (&'static str, &'static str);

/// How many rows were what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Holders who were not there.
    pub new: u64,
    /// Holders of whom something was changed.
    pub changed: u64,
    /// Holders who were as the row says.
    pub unchanged: u64,
    /// Rows with something wrong.
    pub bad: u64,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// So it was done, or would be.
    Done(Counts),
    /// Nothing was done.
    Refused(Vec<RowError>),
}

/// Who imports.
#[derive(Clone, Copy)]
pub enum Importer<'a> {
    /// A program with a token of the API.
    Program(&'a Granted<scopes::HoldersImport>, &'a Caller),
    /// Whoever runs the portal, on its command line.
    Operator,
}

impl Importer<'_> {
    /// How the trail names them.
    fn actor(&self) -> Actor {
        match self {
            Self::Program(granted, _) => granted.actor(),
            Self::Operator => Actor::System,
        }
    }

    /// From which network and by which request.
    fn origin(&self) -> (String, String) {
        match self {
            Self::Program(_, caller) => (caller.network_key(), caller.request_id.clone()),
            Self::Operator => (String::new(), String::new()),
        }
    }

    /// Whether a number is their own card: nobody acts on that.
    fn is_own_card(&self, number: &SmartcardNumber) -> bool {
        match self {
            Self::Program(granted, _) => granted.is_makers_card(number),
            Self::Operator => false,
        }
    }
}

/// Why a transaction is rolled back.
enum Undo<T> {
    /// Nothing is to be done: refused, or only tried.
    Nothing(T),
    /// Something failed.
    Failed(JourneyError),
}

impl<T, E: Into<JourneyError>> From<E> for Undo<T> {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// What came of a transaction, whether it was kept or rolled back.
fn outcome<T>(done: Result<T, Undo<T>>) -> Outcome<T> {
    match done {
        Ok(done) | Err(Undo::Nothing(done)) => Ok(done),
        Err(Undo::Failed(error)) => Err(error),
    }
}

/// Imports a few rows, all or none, or only says what would come of it.
///
/// # Errors
/// When the database fails; `Overtaken` when another request added the same holder meanwhile.
pub fn rows(
    ports: &Ports,
    importer: Importer<'_>,
    rows: &[Row],
    dry_run: bool,
) -> Outcome<Imported> {
    outcome(
        ports
            .db
            .write(|conn| match all(conn, ports, importer, rows)? {
                Imported::Done(counts) if !dry_run => Ok(Imported::Done(counts)),
                other => Err(Undo::Nothing(other)),
            }),
    )
}

fn all(
    conn: &mut Connection,
    ports: &Ports,
    importer: Importer<'_>,
    rows: &[Row],
) -> Outcome<Imported> {
    let mut errors = Vec::new();
    let mut keep = |error: &RowError| errors.push(*error);
    let mut run = Run::new(ports, importer, &mut keep);
    let numbered = rows.iter().zip(1..).map(|(row, number)| {
        let place = Place {
            source: Source::Holders,
            row: number,
            line: 0,
        };
        (place, Ok(row))
    });
    run.batch(conn, numbered)?;
    let counts = run.counts();
    Ok(match errors.is_empty() {
        true => Imported::Done(counts),
        false => Imported::Refused(errors),
    })
}
