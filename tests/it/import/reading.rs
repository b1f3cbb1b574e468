//! A file is read as it is imported: never kept, and nothing is left of one that breaks off.

use std::io::{self, Read};

use latchkey::journeys::import::files::{self, Files, FilesError, Listener, Summary};

use super::of;
use crate::support::{TestApp, on_both};

on_both! {
    a_file_is_read_as_it_is_imported,
    a_file_that_breaks_off_leaves_nothing,
}

/// A file that is made while it is read.
struct Endless<'a> {
    rows: u64,
    made: &'a std::cell::Cell<u64>,
    rest: Vec<u8>,
    breaks: bool,
}

impl Read for Endless<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() {
            let made = self.made.get();
            if made == self.rows {
                return if self.breaks {
                    Err(io::Error::other("gone"))
                } else {
                    Ok(0)
                };
            }
            self.rest = match made {
                0 => b"smartcard_number,name,ods_code\n".to_vec(),
                n => format!("5556{n:08},One Of Many,RXX00\n").into_bytes(),
            };
            self.made.set(made + 1);
        }
        let read = buffer.len().min(self.rest.len());
        buffer[..read].copy_from_slice(&self.rest[..read]);
        self.rest.drain(..read);
        Ok(read)
    }
}

fn endless(app: &TestApp, rows: u64, breaks: bool) -> (Result<Summary, FilesError>, u64) {
    let (made, mut ahead) = (std::cell::Cell::new(0), 0);
    let files = Files {
        holders: Box::new(Endless {
            rows,
            made: &made,
            rest: Vec::new(),
            breaks,
        }),
        organisations: None,
        dry_run: false,
        skip_bad: false,
    };
    let mut progress = |done, _| ahead = made.get().saturating_sub(done).max(ahead);
    let listener = Listener {
        tell: &mut |_| {},
        progress: &mut progress,
    };
    let summary = files::import(&app.ports, files, listener);
    (summary, ahead)
}

async fn a_file_is_read_as_it_is_imported(app: TestApp) {
    let (summary, ahead) = endless(&app, 10_001, false);
    assert_eq!(of(summary.unwrap().holders), [10_000, 0, 0, 0]);
    // What has been read and not been imported yet is less than a batch, never the file.
    assert!(ahead < 1_000, "{ahead} rows were kept");
}

async fn a_file_that_breaks_off_leaves_nothing(app: TestApp) {
    let before = app.rows_there();
    let (summary, _) = endless(&app, 5_001, true);
    let error = summary.unwrap_err().to_string();
    assert!(error.contains("after row 5000"), "{error}");
    assert_eq!(app.rows_there(), before);
}
