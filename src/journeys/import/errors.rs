//! The list of what was wrong, for whoever made the file. It repeats nothing of a row.

use std::io::{self, Write};

use super::{RowError, Source};

/// A list that is being written, as CSV.
pub struct ErrorList<W: Write>(csv::Writer<W>);

impl<W: Write> ErrorList<W> {
    /// Begins it with its header.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn begin(to: W) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(to);
        writer.write_record(["file", "line", "row", "field", "detail"])?;
        Ok(Self(writer))
    }

    /// Writes one.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, error: &RowError) -> io::Result<()> {
        let place = error.place;
        let (line, row) = (place.line.to_string(), place.row.to_string());
        let fields = [file_of(error), &line, &row, error.field, error.detail];
        Ok(self.0.write_record(fields)?)
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn end(mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What is wrong, as a line for people.
#[must_use]
pub fn line(error: &RowError) -> String {
    let place = error.place;
    let field = match error.field {
        "" => "it",
        field => field,
    };
    let (line, row, detail) = (place.line, place.row, error.detail);
    format!(
        "{}, line {line}, row {row}: {field} {detail}",
        file_of(error)
    )
}

fn file_of(error: &RowError) -> &'static str {
    match error.place.source {
        Source::Holders => "holders",
        Source::Organisations => "organisations",
    }
}
