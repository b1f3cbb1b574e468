//! `latchkey import`: opens the files, shows how far it is, and says what came of it.

use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read};
use std::path::{Path, PathBuf};

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::journeys::import::errors::{self, ErrorList};
use latchkey::journeys::import::files::{self, Files, Listener, Summary};
use latchkey::journeys::import::{Counts, RowError};

use super::say;

/// How many of the things that are wrong are said; a list has all.
const MOST_SAID: u64 = 50;
/// After how many rows a line says how far it is, where no terminal shows a bar.
const ROWS_OF_A_LINE: u64 = 100_000;

/// What is imported, and how.
#[derive(clap::Args)]
#[command(after_help = "\
Columns of FILE, in any order: smartcard_number, name, ods_code; and where they are known email, mobile,
ends_on (last day of a post, 2027-03-31), card_serial, card_issued_on, certificates_expire_on (days, or RFC 3339
moments; certificates are good to the end of their day in London), renewals.
Columns of --organisations: ods_code, name; and where they are known desk_name, desk_phone, desk_email, desk_hours,
desk_place.
Running it twice changes nothing. What a row leaves empty stays as it is; the email of a holder who is here already
is never changed. An imported card has no passcode until the Registration Authority sets one with an assisted unlock.
It ends with 0 when every row was good, and with 1 when any was not.")]
pub struct Import {
    /// The CSV file; - for standard input.
    file: PathBuf,
    /// A CSV file of organisations, imported first.
    #[arg(long, value_name = "FILE")]
    organisations: Option<PathBuf>,
    /// Says what would be done, and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// Imports the good rows, in batches of 1,000, and leaves out the bad ones.
    #[arg(long)]
    skip_bad: bool,
    /// Writes everything that is wrong to this file, as CSV: file, line, row, field, detail.
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
}

/// Imports, and fails when any row was wrong.
pub fn run(settings: &Settings, outside: &Outside, import: &Import) -> anyhow::Result<()> {
    let (holders, bytes) = open(&import.file)?;
    let organisations = import.organisations.as_deref().map(open).transpose()?;
    let ports = super::open(settings, outside)?;
    let list = import.errors.as_deref().map(File::create).transpose();
    let list = list.context("--errors: the file cannot be made")?;
    let mut list = list
        .map(|file| ErrorList::begin(BufWriter::new(file)))
        .transpose()?;
    let bar = Bar::new(bytes);
    let (mut said, mut unwritten) = (0, None);
    let mut tell = |error: &RowError| {
        said += 1;
        if said <= MOST_SAID {
            bar.say(&errors::line(error));
        }
        if let Some(list) = &mut list
            && let Err(error) = list.add(error)
        {
            unwritten = Some(error);
        }
    };
    let files = Files {
        holders,
        organisations: organisations.map(|(file, _)| file),
        dry_run: import.dry_run,
        skip_bad: import.skip_bad,
    };
    let listener = Listener {
        tell: &mut tell,
        progress: &mut |rows, bytes| bar.show(rows, bytes),
    };
    let summary = files::import(&ports, files, listener);
    bar.end();
    let ended = list.map_or(Ok(()), ErrorList::end);
    if said > MOST_SAID {
        bar.say(&format!("and {} more", said - MOST_SAID));
    }
    let summary = summary.context(match import.skip_bad && !import.dry_run {
        true => "the batches before this are imported, and importing the file again is safe",
        false => "nothing was imported",
    })?;
    unwritten
        .map_or(ended, Err)
        .context("--errors: the list could not be written")?;
    report(import, &summary)
}

fn report(import: &Import, summary: &Summary) -> anyhow::Result<()> {
    if import.dry_run {
        say("A dry run: nothing was changed. It would be:");
    } else if !summary.kept {
        say("Nothing was changed. Without the bad rows it would be:");
    }
    if import.organisations.is_some() {
        say(&line("Organisations", summary.organisations));
    }
    say(&line("Holders", summary.holders));
    match summary.bad() {
        0 => Ok(()),
        bad if summary.kept => anyhow::bail!("rows left out: {bad}"),
        bad if import.dry_run => anyhow::bail!("rows with something wrong: {bad}"),
        bad => anyhow::bail!("nothing was imported; rows with something wrong: {bad}"),
    }
}

fn line(what: &str, counts: Counts) -> String {
    format!(
        "{what}: {} new, {} changed, {} unchanged, {} bad",
        counts.new, counts.changed, counts.unchanged, counts.bad
    )
}

/// A file to be read, and its size where it has one.
fn open(path: &Path) -> anyhow::Result<(Box<dyn Read>, Option<u64>)> {
    if path == Path::new("-") {
        return Ok((Box::new(io::stdin().lock()), None));
    }
    let file = File::open(path).with_context(|| path.display().to_string())?;
    let size = file.metadata().ok().filter(std::fs::Metadata::is_file);
    Ok((Box::new(file), size.map(|about| about.len())))
}

/// How far it is: a bar for a terminal, a line now and then for a log.
struct Bar {
    bar: Option<ProgressBar>,
    lines: Cell<u64>,
}

impl Bar {
    fn new(bytes: Option<u64>) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let (bar, style) = match bytes {
                Some(bytes) => (
                    ProgressBar::new(bytes),
                    "{bar:40} {percent}% {msg} {eta} left",
                ),
                None => (ProgressBar::new_spinner(), "{spinner} {msg} {elapsed}"),
            };
            // The templates are ours; where one were wrong, the library's own bar would do.
            match ProgressStyle::with_template(style) {
                Ok(style) => bar.with_style(style),
                Err(_) => bar,
            }
        });
        Self {
            bar,
            lines: Cell::new(0),
        }
    }

    fn show(&self, rows: u64, bytes: u64) {
        if let Some(bar) = &self.bar {
            bar.set_message(format!("{rows} rows"));
            bar.set_position(bytes);
        } else if rows / ROWS_OF_A_LINE > self.lines.get() {
            self.lines.set(rows / ROWS_OF_A_LINE);
            eprintln!("{rows} rows read");
        }
    }

    fn say(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
