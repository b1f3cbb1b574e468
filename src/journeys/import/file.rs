//! Rows of a CSV file (RFC 4180): UTF-8 with or without a byte order mark, columns in any order, one row at a time.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};

use super::{Place, Source, Wrong};

/// How much is read for one row before it counts as endless: a quote that is never closed.
const MOST_BYTES_OF_A_ROW: usize = 1024 * 1024;
/// How much is read at once.
const BUFFER: usize = 64 * 1024;

/// What a table's columns are called, the required ones first.
pub struct Columns {
    pub names: &'static [&'static str],
    /// How many of them must be there.
    pub required: usize,
}

/// A row's values in the order of the columns, with where it is.
pub type Values = (Place, Result<Vec<Option<String>>, Wrong>);

/// A table whose header has been read.
pub struct Table<'a> {
    source: Source,
    reader: Reader<Bounded<'a>>,
    passed: Rc<Passed>,
    names: &'static [&'static str],
    /// Where in a record each column is.
    places: Vec<Option<usize>>,
    width: usize,
    rows: u64,
    record: ByteRecord,
}

/// What has passed through [`Bounded`].
#[derive(Default)]
struct Passed {
    /// Bytes since the last row was whole.
    since: Cell<usize>,
    /// Bytes in all.
    total: Cell<u64>,
    /// Whether the last of them ended a line.
    line_ended: Cell<bool>,
    /// Whether a quote is open after them.
    quoted: Cell<bool>,
}

/// Counts what is read, and ends when a row does not.
struct Bounded<'a> {
    inner: Box<dyn Read + 'a>,
    passed: Rc<Passed>,
}

impl Read for Bounded<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let passed = &self.passed;
        if passed.since.get() > MOST_BYTES_OF_A_ROW {
            let endless = "a row does not end within a mebibyte: is a quote not closed?";
            return Err(io::Error::new(io::ErrorKind::InvalidData, endless));
        }
        let read = self.inner.read(buffer)?;
        passed.since.set(passed.since.get() + read);
        passed.total.set(passed.total.get() + read as u64);
        let quoted = passed.quoted.get();
        let bytes = buffer[..read].iter();
        let quoted = bytes.fold(quoted, |quoted, byte| quoted ^ (*byte == b'"'));
        passed.quoted.set(quoted);
        if let Some(last) = buffer[..read].last() {
            passed.line_ended.set(*last == b'\n');
        }
        Ok(read)
    }
}

impl<'a> Table<'a> {
    /// Reads the header.
    ///
    /// # Errors
    /// A sentence for the operator: what the header lacks, has too much or twice.
    pub fn open(
        source: Source,
        inner: Box<dyn Read + 'a>,
        columns: &Columns,
    ) -> Result<Self, String> {
        let passed = Rc::new(Passed::default());
        let bounded = Bounded {
            inner,
            passed: Rc::clone(&passed),
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            // A carriage return before it is white space, which is trimmed.
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(BUFFER)
            .from_reader(bounded);
        let mut record = ByteRecord::new();
        let header = reader.read_byte_record(&mut record);
        header.map_err(|error| format!("the header cannot be read: {error}"))?;
        let places = places(&record, columns)?;
        Ok(Self {
            source,
            reader,
            passed,
            names: columns.names,
            places,
            width: record.len(),
            rows: 0,
            record,
        })
    }

    /// The next rows, at most `most`; none at the end.
    ///
    /// # Errors
    /// A sentence for the operator: where the file cannot be read any further.
    pub fn next(&mut self, most: usize) -> Result<Vec<Values>, String> {
        let mut rows = Vec::new();
        while rows.len() < most {
            self.passed.since.set(0);
            let read = self.reader.read_byte_record(&mut self.record);
            let after = self.rows;
            match read.map_err(|error| format!("after row {after} it cannot be read: {error}"))? {
                true if self.is_blank() => {}
                true => rows.push(self.row()),
                false => break,
            }
        }
        Ok(rows)
    }

    /// How many bytes have been read.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.reader.position().byte()
    }

    fn is_blank(&self) -> bool {
        self.record.len() == 1 && self.record[0].trim_ascii().is_empty()
    }

    /// The line on which the row that was read begins. The reader itself says where the row before it ended.
    fn line(&self) -> u64 {
        let after = self.reader.position();
        let at_the_end = after.byte() >= self.passed.total.get();
        // Where a quote is never closed the last line's end is part of what it holds.
        let ended = !at_the_end || (self.passed.line_ended.get() && !self.passed.quoted.get());
        let within = self.record.as_slice().iter().filter(|byte| **byte == b'\n');
        let within = within.count() as u64 + u64::from(ended);
        after.line().saturating_sub(within)
    }

    fn row(&mut self) -> Values {
        self.rows += 1;
        let line = self.line();
        let place = Place {
            source: self.source,
            row: self.rows,
            line,
        };
        if self.record.len() != self.width {
            return (
                place,
                Err(("", "does not have as many fields as the header")),
            );
        }
        let value = |(place, name): (&Option<usize>, &&'static str)| {
            let bytes = place.and_then(|place| self.record.get(place));
            let text = std::str::from_utf8(bytes.unwrap_or_default());
            let text = text.map_err(|_| (*name, "is not UTF-8"))?.trim();
            Ok((!text.is_empty()).then(|| text.to_owned()))
        };
        let values = self.places.iter().zip(self.names).map(value).collect();
        (place, values)
    }
}

/// Where in a record each column is.
fn places(header: &ByteRecord, columns: &Columns) -> Result<Vec<Option<usize>>, String> {
    let known = columns.names.join(", ");
    let mut places = vec![None; columns.names.len()];
    for (place, name) in header.iter().enumerate() {
        let name = String::from_utf8_lossy(name.trim_ascii());
        let Some(column) = columns.names.iter().position(|known| *known == name) else {
            return Err(format!("there is no column “{name}”; there are {known}"));
        };
        if places[column].replace(place).is_some() {
            return Err(format!("the column “{name}” is there twice"));
        }
    }
    let required = columns.names.iter().zip(&places).take(columns.required);
    let missing: Vec<&str> = required
        .filter_map(|(name, place)| place.is_none().then_some(*name))
        .collect();
    match missing.is_empty() {
        true => Ok(places),
        false => Err(format!("the header lacks {}", missing.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: Columns = Columns {
        names: &["number", "name", "note"],
        required: 2,
    };

    fn read(bytes: &[u8]) -> Result<Vec<Values>, String> {
        let mut table = Table::open(Source::Holders, Box::new(bytes), &COLUMNS)?;
        table.next(100)
    }

    fn lines(bytes: &[u8]) -> Vec<(u64, u64)> {
        let rows = read(bytes).unwrap();
        rows.iter().map(|(at, _)| (at.row, at.line)).collect()
    }

    #[test]
    fn rows_say_on_which_line_they_begin() {
        let unix = b"name,number\na,1\n\n\"b\nb\",2\nc,3";
        assert_eq!(lines(unix), [(1, 2), (2, 4), (3, 6)]);
        let windows = b"\xef\xbb\xbfname,number\r\na,1\r\n\r\n\"b\r\nb\",2\r\nc,3\r\n";
        assert_eq!(lines(windows), [(1, 2), (2, 4), (3, 6)]);
        let unended = windows.trim_ascii_end();
        assert_eq!(lines(unended), [(1, 2), (2, 4), (3, 6)]);
        assert_eq!(
            lines(b"name,number\r\n\"a\",\"1\"\r\nb,2"),
            [(1, 2), (2, 3)]
        );
        for unclosed in [
            &b"name,number\na,1\n\"b,2\n"[..],
            b"name,number\na,1\n\"b,2",
        ] {
            assert_eq!(lines(unclosed), [(1, 2), (2, 3)]);
        }
    }

    #[test]
    fn columns_are_found_by_name_and_empty_is_not_given() {
        let rows =
            read(b"\xef\xbb\xbf note , name,number\n\"say \"\"so\"\"\", a ,1\n,b,\n").unwrap();
        let values: Vec<_> = rows
            .into_iter()
            .map(|(_, values)| values.unwrap())
            .collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(values[0], [text("1"), text("a"), text("say \"so\"")]);
        assert_eq!(values[1], [None, text("b"), None]);
    }

    #[test]
    fn a_header_must_be_right() {
        for (header, says) in [
            (&b"number,name,nane\n"[..], "no column “nane”"),
            (b"number,name,name\n", "twice"),
            (b"number,note\n", "lacks name"),
            (b"", "lacks number, name"),
        ] {
            let error = read(header).err().unwrap();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn bad_rows_are_told_and_do_not_stop_the_others() {
        let rows = read(b"number,name\n1\n2,\xff\n3,c,d\n4,d\n").unwrap();
        let bad: Vec<_> = rows
            .iter()
            .map(|(_, values)| values.as_ref().err())
            .collect();
        let fields = Some(&("", "does not have as many fields as the header"));
        assert_eq!(bad, [fields, Some(&("name", "is not UTF-8")), fields, None]);
    }

    #[test]
    fn a_quote_that_is_never_closed_ends_within_bounds() {
        let mut file = b"number,name\n1,a\n2,\"b".to_vec();
        file.extend(std::iter::repeat_n(b'x', 3 * MOST_BYTES_OF_A_ROW));
        let error = read(&file).err().unwrap();
        assert!(
            error.contains("after row 1") && error.contains("quote"),
            "{error}"
        );
    }
}
