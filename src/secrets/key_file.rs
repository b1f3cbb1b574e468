//! The file in which the operator keeps the master secrets: read, and written anew by `latchkey keys`.
//!
//! A line for each version — `key 2 2026-11-22T09:05:00Z BASE64` — and for what retired versions leave for ever:
//! `audit 1 BASE64` proves the links that they made, `decoys BASE64` chooses the decoy questions.

use std::fmt::{self, Write as _};
use std::fs::{self, File, OpenOptions, Permissions};
use std::io::Write as _;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use super::ring::{self, Key, MasterSecret, Ring, Use, Version};

const HEAD: &str = "# The keys of Latchkey: see \"Keys\" in its README. Keep this file out of the database and its backups,\n\
    # and a copy of it safe: without it no stored secret can be read again. `latchkey keys` writes it.\n";
/// In the founding version's line: it was in use from the beginning.
const ALWAYS: &str = "-";
/// Who owns the file may read and write it; nobody else anything.
const OWNER_ONLY: u32 = 0o600;

/// What is wrong with the file, each in a sentence for the operator. No secret is in any of them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.join("; "))]
pub struct KeyFileProblems(pub Vec<String>);

impl KeyFileProblems {
    fn one(problem: impl Into<String>) -> Self {
        Self(vec![problem.into()])
    }

    fn of(error: &std::io::Error) -> Self {
        Self::one(format!("cannot be read or written: {error}"))
    }
}

/// What the file holds.
#[derive(Clone, PartialEq)]
pub struct KeyFile {
    /// The versions, oldest first, each with the moment from which it seals.
    versions: Vec<(Version, OffsetDateTime, MasterSecret)>,
    /// The audit keys of versions that were retired.
    retired: Vec<(Version, Key)>,
    /// The decoys' key, once the founding version is gone.
    decoys: Option<Key>,
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyFile(…)")
    }
}

impl KeyFile {
    /// One that holds a founding version.
    #[must_use]
    pub fn founded_on(secret: MasterSecret) -> Self {
        Self {
            versions: vec![(Version::FIRST, OffsetDateTime::UNIX_EPOCH, secret)],
            retired: Vec::new(),
            decoys: None,
        }
    }

    /// Reads the text.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, KeyFileProblems> {
        let mut file = Self {
            versions: Vec::new(),
            retired: Vec::new(),
            decoys: None,
        };
        let mut problems = Vec::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.split('#').next().unwrap_or_default();
            if let Err(wrong) = file.take(line) {
                problems.push(format!("line {number} {wrong}"));
            }
        }
        problems.extend(file.wrong_as_a_whole());
        match problems.is_empty() {
            true => Ok(file),
            false => Err(KeyFileProblems(problems)),
        }
    }

    fn take(&mut self, line: &str) -> Result<(), &'static str> {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => Ok(()),
            ["key", number, from, secret] => {
                let version = version(number)?;
                let from = moment(version, from)?;
                let secret = MasterSecret::from_base64(secret)?;
                if self.versions.iter().any(|one| one.2 == secret) {
                    return Err("holds the secret of another version");
                }
                if self
                    .versions
                    .last()
                    .is_some_and(|last| last.0 >= version || last.1 >= from)
                {
                    return Err("is not after the version before it, in number and moment");
                }
                self.versions.push((version, from, secret));
                Ok(())
            }
            ["audit", number, text] => {
                let version = version(number)?;
                if self.retired.iter().any(|one| one.0 == version) {
                    return Err("repeats a version");
                }
                self.retired.push((version, key(text)?));
                Ok(())
            }
            ["decoys", text] if self.decoys.is_none() => {
                self.decoys = Some(key(text)?);
                Ok(())
            }
            _ => Err("is not one of: key VERSION MOMENT SECRET, audit VERSION KEY, decoys KEY"),
        }
    }

    fn wrong_as_a_whole(&self) -> Option<String> {
        let founding = self.versions.iter().any(|one| one.0 == Version::FIRST);
        let twice = self.retired.iter().find(|gone| {
            let version = gone.0;
            self.versions.iter().any(|one| one.0 == version)
        });
        match (self.versions.is_empty(), founding, &self.decoys, twice) {
            (true, ..) => Some("it has no key".to_owned()),
            (_, false, None, _) => {
                Some("it has neither version 1 nor what it left: decoys KEY".to_owned())
            }
            (_, true, Some(_), _) => Some("it has version 1 and, beside it, decoys".to_owned()),
            (.., Some((version, _))) => Some(format!("version {version} is there and retired")),
            _ => None,
        }
    }

    /// Reads the file.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(path: &Path) -> Result<Self, KeyFileProblems> {
        let text = fs::read_to_string(path).map_err(|error| KeyFileProblems::of(&error))?;
        Self::parse(&Zeroizing::new(text))
    }

    /// The text that [`KeyFile::parse`] reads.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(HEAD.to_owned());
        let encoded = |key: &Key| Zeroizing::new(STANDARD.encode(key.as_slice()));
        for (version, from, secret) in &self.versions {
            let from = match *from == OffsetDateTime::UNIX_EPOCH {
                true => ALWAYS.to_owned(),
                false => from.format(&Rfc3339).unwrap_or_default(),
            };
            let _ = writeln!(text, "key {version} {from} {}", *secret.to_base64());
        }
        for (version, key) in &self.retired {
            let _ = writeln!(text, "audit {version} {}", *encoded(key));
        }
        if let Some(key) = &self.decoys {
            let _ = writeln!(text, "decoys {}", *encoded(key));
        }
        text
    }

    /// The versions, oldest first: version, in use from, secret.
    #[must_use]
    pub fn versions(&self) -> &[(Version, OffsetDateTime, MasterSecret)] {
        &self.versions
    }

    /// Adds a version that seals in `lead` from now; which, and from when on.
    ///
    /// # Errors
    /// When the newest is not in use yet.
    pub fn add(
        &mut self,
        now: OffsetDateTime,
        lead: Duration,
        secret: MasterSecret,
    ) -> Result<(Version, OffsetDateTime), KeyFileProblems> {
        let newest = self.versions.last();
        let retired = self.retired.iter().map(|one| one.0).max();
        let version = newest
            .map(|one| one.0)
            .max(retired)
            .unwrap_or(Version::FIRST);
        if newest.is_some_and(|one| one.1 > now) {
            let wrong = format!("version {version} is not in use yet; rotate again after that");
            return Err(KeyFileProblems::one(wrong));
        }
        // Whole seconds upwards, as they are written.
        let from = now + lead;
        let from = from.replace_nanosecond(0).unwrap_or(from) + Duration::SECOND;
        self.versions.push((version.next(), from, secret));
        Ok((version.next(), from))
    }

    /// Takes a version out. What it must leave stays: the key that proves its links of the audit trail, and the
    /// founding version's choice of decoy questions.
    ///
    /// # Errors
    /// When it is not there, or the last one.
    pub fn retire(&mut self, version: Version) -> Result<(), KeyFileProblems> {
        let place = self.versions.iter().position(|one| one.0 == version);
        let Some(place) = place.filter(|_| self.versions.len() > 1) else {
            let wrong = format!("there is no version {version} that could go");
            return Err(KeyFileProblems::one(wrong));
        };
        let (_, _, secret) = self.versions.remove(place);
        self.retired
            .push((version, ring::derive(&secret, Use::Audit)));
        if version == Version::FIRST {
            self.decoys = Some(ring::derive(&secret, Use::Decoys));
        }
        Ok(())
    }

    /// The keys of all versions; `None` only for a file that [`KeyFile::parse`] does not let through.
    #[must_use]
    pub fn ring(&self) -> Option<Ring> {
        Ring::new(&self.versions, self.retired.clone(), self.decoys.clone())
    }

    /// Writes a file where there is none, for its owner only.
    ///
    /// # Errors
    /// When there is one, or the disk fails.
    pub fn create(&self, path: &Path) -> Result<(), KeyFileProblems> {
        let lock = Lock::take(path, OWNER_ONLY)?;
        if path.exists() {
            return Err(KeyFileProblems::one("is there already; it stays as it is"));
        }
        lock.replace(path, self)
    }

    /// Reads the file, changes it and puts the new one in its place at once: whoever reads meanwhile reads the old
    /// one or the new one. Owner and permissions stay. Nobody else changes it meanwhile.
    ///
    /// # Errors
    /// Those of `change`, and when the disk fails; then the file is as it was.
    pub fn change<T>(
        path: &Path,
        change: impl FnOnce(&mut Self) -> Result<T, KeyFileProblems>,
    ) -> Result<T, KeyFileProblems> {
        // A link (a mounted secret) stays one; what it leads to is replaced.
        let path = fs::canonicalize(path).map_err(|error| KeyFileProblems::of(&error))?;
        let there = fs::metadata(&path).map_err(|error| KeyFileProblems::of(&error))?;
        let lock = Lock::take(&path, there.mode() & 0o777)?;
        let mut file = Self::read(&path)?;
        let value = change(&mut file)?;
        let new = fs::metadata(&lock.beside).map_err(|error| KeyFileProblems::of(&error))?;
        if (new.uid(), new.gid()) != (there.uid(), there.gid()) {
            // Who rotates is often not who serves; the server must still be able to read it.
            std::os::unix::fs::chown(&lock.beside, Some(there.uid()), Some(there.gid()))
                .map_err(|error| KeyFileProblems::of(&error))?;
        }
        lock.replace(&path, &file)?;
        Ok(value)
    }
}

/// Whether others than its owner may read or write the file.
///
/// # Errors
/// When it cannot be looked at.
pub fn is_open_to_others(path: &Path) -> std::io::Result<bool> {
    Ok(fs::metadata(path)?.mode() & 0o077 != 0)
}

/// What tells whether the file was replaced since it was read.
pub(super) fn stamp(path: &Path) -> Option<[i64; 4]> {
    let found = fs::metadata(path).ok()?;
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let (inode, length) = (number(found.ino()), number(found.len()));
    Some([inode, length, found.mtime(), found.mtime_nsec()])
}

/// The new file beside the old one. It can be made once: who has made it is the only one that writes.
struct Lock {
    beside: PathBuf,
    /// Whether it took the old one's place: then the name is free, and the next one's.
    gone: bool,
}

impl Lock {
    fn take(path: &Path, mode: u32) -> Result<Self, KeyFileProblems> {
        let mut name = path.as_os_str().to_owned();
        name.push(".new");
        let beside = PathBuf::from(name);
        let opened = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(OWNER_ONLY)
            .open(&beside);
        match opened {
            Ok(_) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                let name = beside.display();
                let wrong =
                    format!("is being written by another command, or one died: then remove {name}");
                return Err(KeyFileProblems::one(wrong));
            }
            Err(error) => return Err(KeyFileProblems::of(&error)),
        }
        let lock = Self {
            beside,
            gone: false,
        };
        let permissions = Permissions::from_mode(mode);
        fs::set_permissions(&lock.beside, permissions)
            .map_err(|error| KeyFileProblems::of(&error))?;
        Ok(lock)
    }

    fn replace(mut self, path: &Path, file: &KeyFile) -> Result<(), KeyFileProblems> {
        let mut written = || {
            let mut new = File::options().write(true).open(&self.beside)?;
            new.write_all(file.to_text().as_bytes())?;
            new.sync_all()?;
            fs::rename(&self.beside, path)?;
            self.gone = true;
            // The new name too must survive the power going.
            let folder = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
        };
        written().map_err(|error| KeyFileProblems::of(&error))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if !self.gone {
            let _ = fs::remove_file(&self.beside);
        }
    }
}

fn version(text: &str) -> Result<Version, &'static str> {
    let number = text.parse().ok().and_then(Version::from_number);
    number.ok_or("has no version: a number from 1 to 65535")
}

fn moment(version: Version, text: &str) -> Result<OffsetDateTime, &'static str> {
    if version == Version::FIRST && text == ALWAYS {
        return Ok(OffsetDateTime::UNIX_EPOCH);
    }
    let moment = OffsetDateTime::parse(text, &Rfc3339);
    moment.map_err(|_| "has no moment such as 2026-11-22T09:05:00Z (only version 1 has - there)")
}

fn key(text: &str) -> Result<Key, &'static str> {
    let wrong = "has no key of 32 bytes, base64";
    let bytes = Zeroizing::new(STANDARD.decode(text).map_err(|_| wrong)?);
    let bytes: [u8; 32] = bytes.as_slice().try_into().map_err(|_| wrong)?;
    Ok(Zeroizing::new(bytes))
}

#[cfg(test)]
mod tests;
