//! The ledger of strikes: a folder outside the database, in which every strike is noted before its answers are
//! judged, so that a restored backup gives nobody a strike back. One file a month, appended to, and synced with every
//! strike: a line
//! is the second (since 1970), the smartcard number, and `taken`, or `right` for one that was given back.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use time::{Duration, OffsetDateTime};

use crate::domain::smartcard_number::SmartcardNumber;

/// For how long it is kept: older backups are not worth restoring.
const KEPT: Duration = Duration::days(92);

/// The ledger of this process.
#[derive(Debug, Clone)]
pub struct StrikesLedger {
    folder: PathBuf,
}

/// What is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noted {
    /// A strike was counted.
    Taken,
    /// The answers were right, and took their strike back.
    Right,
}

impl StrikesLedger {
    /// The ledger in a folder.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where it is.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Makes the folder where it is missing: whoever restores a backup can then tell that nothing was noted from
    /// nothing that was kept.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn prepare(&self) -> io::Result<()> {
        let mut folder = fs::DirBuilder::new();
        folder.recursive(true).mode(0o700).create(&self.folder)
    }

    /// Notes a strike that was committed, and returns when it is on the disk; or one that was given back.
    ///
    /// # Errors
    /// When it cannot be written: then the answers must not be judged.
    pub fn note(
        &self,
        number: &SmartcardNumber,
        noted: Noted,
        now: OffsetDateTime,
    ) -> io::Result<()> {
        let mut file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(self.folder.join(month(now)))?;
        let word = match noted {
            Noted::Taken => "taken",
            Noted::Right => "right",
        };
        // One write, so that the lines of several processes do not mix.
        file.write_all(format!("{} {number} {word}\n", now.unix_timestamp()).as_bytes())?;
        match noted {
            Noted::Taken => file.sync_data(),
            // One that is lost with the machine's power leaves a strike too many, never one too few.
            Noted::Right => Ok(()),
        }
    }

    /// Forgets months that are over for long. What cannot be removed now is the next time.
    pub fn forget(&self, now: OffsetDateTime) {
        let Some(before) = now.checked_sub(KEPT).map(month) else {
            return;
        };
        for (name, path) in months(&self.folder).unwrap_or_default() {
            if name < before
                && let Err(error) = fs::remove_file(path)
            {
                tracing::warn!(%error, "an old month of the ledger of strikes could not be removed");
            }
        }
    }
}

/// `2026-11`.
fn month(at: OffsetDateTime) -> String {
    format!("{:04}-{:02}", at.year(), u8::from(at.month()))
}

fn months(folder: &Path) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Ok(name) = entry.file_name().into_string() {
            found.push((name, entry.path()));
        }
    }
    Ok(found)
}

/// How many strikes of each number the ledgers in `folders` have from `since` on. A line that was cut short by a
/// crash is a strike whose answers were never judged.
///
/// # Errors
/// When one cannot be read.
pub fn strikes_since(
    folders: &[PathBuf],
    since: OffsetDateTime,
) -> io::Result<HashMap<SmartcardNumber, i32>> {
    let mut strikes = HashMap::new();
    for folder in folders {
        for (_, path) in months(folder)? {
            for line in fs::read_to_string(path)?.lines() {
                let Some((at, number, word)) = read(line) else {
                    continue;
                };
                if at >= since.unix_timestamp() {
                    let change = if word == "right" { -1 } else { 1 };
                    *strikes.entry(number).or_insert(0) += change;
                }
            }
        }
    }
    strikes.retain(|_, count| *count > 0);
    Ok(strikes)
}

fn read(line: &str) -> Option<(i64, SmartcardNumber, &str)> {
    let mut words = line.split(' ');
    let at = words.next()?.parse().ok()?;
    let number = SmartcardNumber::parse(words.next()?).ok()?;
    Some((at, number, words.next()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn strikes_are_counted_from_a_moment_on_and_old_months_go() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = StrikesLedger::new(folder.path().join("strikes"));
        ledger.prepare().unwrap();
        let one = SmartcardNumber::parse("555012340025").unwrap();
        let two = SmartcardNumber::parse("555012340017").unwrap();
        let at = datetime!(2026-11-30 23:59 UTC);
        ledger.note(&one, Noted::Taken, at).unwrap();
        for _ in 0..2 {
            ledger
                .note(&one, Noted::Taken, at + Duration::minutes(2))
                .unwrap();
        }
        ledger
            .note(&two, Noted::Taken, at + Duration::minutes(3))
            .unwrap();
        ledger
            .note(&two, Noted::Right, at + Duration::minutes(3))
            .unwrap();
        let folders = [ledger.folder().to_owned()];
        let since = |at| strikes_since(&folders, at).unwrap().get(&one).copied();
        assert_eq!(since(at), Some(3));
        assert_eq!(since(at + Duration::minutes(1)), Some(2));
        assert_eq!(since(at + Duration::minutes(9)), None);
        assert_eq!(strikes_since(&folders, at).unwrap().len(), 1);
        ledger.forget(at + Duration::days(93));
        assert_eq!(
            since(at),
            Some(2),
            "November is over for 92 days, December is not"
        );
    }
}
