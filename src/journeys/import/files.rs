//! The import of files on the command line: organisations first, then holders, in one transaction, or, where bad
//! rows are to be left out, batch by batch.
//!
//! On SQLite that one transaction is the only writer while it lasts.

use std::io::Read;

use super::file::{Columns, Table, Values};
use super::organisations::{self, Organisations};
use super::{Counts, Importer, JourneyError, Ports, Row, RowError, Source, Wrong};
use super::{Place, Run};
use crate::storage::imports::MOST_ROWS;
use crate::storage::{Connection, long_write};

/// The columns of the file of holders.
pub const COLUMNS: Columns = Columns {
    names: &[
        "smartcard_number",
        "name",
        "ods_code",
        "email",
        "mobile",
        "ends_on",
        "card_serial",
        "card_issued_on",
        "certificates_expire_on",
        "renewals",
    ],
    required: 3,
};

/// What is imported, and how.
pub struct Files<'a> {
    /// Holders.
    pub holders: Box<dyn Read + 'a>,
    /// Organisations.
    pub organisations: Option<Box<dyn Read + 'a>>,
    /// Whether to change nothing and only say what would come of it.
    pub dry_run: bool,
    /// Whether bad rows are left out, instead of everything being refused for one of them.
    pub skip_bad: bool,
}

/// Who is told how it goes.
pub struct Listener<'a> {
    /// Of everything that is wrong.
    pub tell: &'a mut dyn FnMut(&RowError),
    /// Of how many rows and bytes of the holders' file have been read.
    pub progress: &'a mut dyn FnMut(u64, u64),
}

/// What came of it, or would.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Of the holders' rows.
    pub holders: Counts,
    /// Of the organisations' rows.
    pub organisations: Counts,
    /// Whether it was kept.
    pub kept: bool,
}

impl Summary {
    /// How many rows had something wrong.
    #[must_use]
    pub fn bad(&self) -> u64 {
        self.holders.bad + self.organisations.bad
    }
}

/// Why an import came to no end.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// A file cannot be read; a sentence for the operator.
    #[error("{0}")]
    File(String),
    /// Something else.
    #[error(transparent)]
    Journey(#[from] JourneyError),
}

/// Why a transaction is rolled back.
enum Undo {
    Nothing,
    Failed(FilesError),
}

impl<E: Into<JourneyError>> From<E> for Undo {
    fn from(error: E) -> Self {
        Self::Failed(FilesError::Journey(error.into()))
    }
}

/// An import under way.
struct Importing<'a> {
    ports: &'a Ports,
    organisations: Organisations,
    run: Run<'a>,
}

/// Imports files.
///
/// # Errors
/// When a file cannot be read or the database fails. All was rolled back then, except for batches that were done
/// where bad rows are left out.
pub fn import(
    ports: &Ports,
    files: Files<'_>,
    listener: Listener<'_>,
) -> Result<Summary, FilesError> {
    let open = |source, inner, columns, name: &str| {
        let table = Table::open(source, inner, columns);
        table.map_err(|error| FilesError::File(format!("{name}: {error}")))
    };
    let holders = open(Source::Holders, files.holders, &COLUMNS, "holders")?;
    let first = files.organisations.map(|inner| {
        let columns = &organisations::COLUMNS;
        open(Source::Organisations, inner, columns, "organisations")
    });
    let mut tables = (first.transpose()?, holders);
    // Told of both files by turns, so the listener is asked through one door.
    let tell = std::cell::RefCell::new(listener.tell);
    let mut of_holders = |error: &RowError| (tell.borrow_mut())(error);
    let mut importing = Importing {
        ports,
        organisations: Organisations::default(),
        run: Run::new(ports, Importer::Operator, &mut of_holders),
    };
    let mut of_organisations = |error: &RowError| (tell.borrow_mut())(error);
    let kept = if files.skip_bad && !files.dry_run {
        importing.in_batches(&mut tables, &mut of_organisations, listener.progress)?;
        true
    } else {
        let keep_bad = files.skip_bad;
        let all = ports.db.write(|conn| {
            long_write::take_time(conn)?;
            let all = importing.all(conn, &mut tables, &mut of_organisations, listener.progress);
            long_write::give_back(conn)?;
            all?;
            let kept = !files.dry_run && (keep_bad || importing.summary(false).bad() == 0);
            if kept { Ok(()) } else { Err(Undo::Nothing) }
        });
        match all {
            Ok(()) => true,
            Err(Undo::Nothing) => false,
            Err(Undo::Failed(error)) => return Err(error),
        }
    };
    Ok(importing.summary(kept))
}

type Tables<'a> = (Option<Table<'a>>, Table<'a>);
type Tell<'a> = &'a mut dyn FnMut(&RowError);
type Progress<'a> = &'a mut dyn FnMut(u64, u64);

impl Importing<'_> {
    fn summary(&self, kept: bool) -> Summary {
        Summary {
            holders: self.run.counts(),
            organisations: self.organisations.counts,
            kept,
        }
    }

    /// Everything in one transaction.
    fn all(
        &mut self,
        conn: &mut Connection,
        (first, holders): &mut Tables<'_>,
        tell: Tell<'_>,
        progress: Progress<'_>,
    ) -> Result<(), Undo> {
        while let Some(rows) = first
            .as_mut()
            .map_or(Ok(None), next)
            .map_err(Undo::Failed)?
        {
            self.organisations.batch(conn, self.ports, rows, tell)?;
        }
        let mut done = 0;
        while let Some(rows) = next(holders).map_err(Undo::Failed)? {
            done += rows.len() as u64;
            self.run.batch(conn, rows.into_iter().map(row))?;
            progress(done, holders.bytes());
        }
        Ok(())
    }

    /// Each batch in a transaction of its own; nothing is locked while the file is read.
    fn in_batches(
        &mut self,
        (first, holders): &mut Tables<'_>,
        tell: Tell<'_>,
        progress: Progress<'_>,
    ) -> Result<(), FilesError> {
        let db = &self.ports.db;
        while let Some(rows) = first.as_mut().map_or(Ok(None), next)? {
            let (ports, organisations) = (self.ports, &mut self.organisations);
            db.write(|conn| organisations.batch(conn, ports, rows, tell))?;
        }
        let mut done = 0;
        while let Some(rows) = next(holders)? {
            done += rows.len() as u64;
            let run = &mut self.run;
            db.write(|conn| run.batch(conn, rows.into_iter().map(row)))?;
            progress(done, holders.bytes());
        }
        Ok(())
    }
}

/// The next batch of a table.
fn next(table: &mut Table<'_>) -> Result<Option<Vec<Values>>, FilesError> {
    let rows = table.next(MOST_ROWS).map_err(FilesError::File)?;
    Ok((!rows.is_empty()).then_some(rows))
}

fn row((place, values): Values) -> (Place, Result<Row, Wrong>) {
    (place, values.map(from_values))
}

/// A row from its values, in the order of the columns.
#[must_use]
pub fn from_values(values: Vec<Option<String>>) -> Row {
    let mut values = values.into_iter();
    let mut next = || values.next().flatten();
    Row {
        number: next().unwrap_or_default(),
        name: next().unwrap_or_default(),
        ods_code: next().unwrap_or_default().to_ascii_uppercase(),
        email: next(),
        mobile: next(),
        ends_on: next(),
        card_serial: next(),
        card_issued_on: next(),
        certificates_expire_on: next(),
        renewals: next(),
    }
}
