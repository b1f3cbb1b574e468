//! A new version of the keys, and the end of an old one.

use time::{Duration, OffsetDateTime};

use super::{Listed, SHORT_LIVED, list};
use crate::domain::audit::{Action, Subject};
use crate::journeys::{Outcome, Ports, trail};
use crate::secrets::key_file::{KeyFile, KeyFileProblems};
use crate::secrets::ring::{MasterSecret, Version};
use crate::storage::key_use::Kept;

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The keys come from the environment alone.
    NoFile,
    /// It is the version in use, a later one, or none at all.
    NotOld,
    /// What lives for hours may still hang on it until then.
    TooSoon(OffsetDateTime),
    /// These still hang on it.
    InUse(Vec<(Kept, u64)>),
}

/// Adds a version to the key file, in use in `lead` from now: by then every replica has read it. Which, and from
/// when on.
///
/// # Errors
/// When the file will not do or the database fails; then nothing was changed.
pub fn rotate(
    ports: &Ports,
    lead: Duration,
) -> Outcome<Result<(Version, OffsetDateTime), Refusal>> {
    let Some(path) = ports.keys.file() else {
        return Ok(Err(Refusal::NoFile));
    };
    let from = ports.now() + lead;
    let secret = MasterSecret::from_random(ports.random.bytes());
    let added = ports.db.write(|conn| {
        // The trail first: it can be taken back, and the file cannot.
        KeyFile::change(path, |file| {
            let version = file.add(from, secret)?;
            note(
                conn,
                ports,
                Action::KeysRotated,
                &format!("version {version}"),
            )
            .map_err(|error| KeyFileProblems(vec![error.to_string()]))?;
            let from = file.versions().last().map_or(from, |newest| newest.1);
            Ok((version, from))
        })
        .map_err(crate::journeys::JourneyError::from)
    })?;
    ports.keys.reread()?;
    Ok(Ok(added))
}

/// Takes a version out of the key file on which nothing hangs any more. What it leaves there proves its links of
/// the audit trail and, of the founding version, chooses the decoy questions.
///
/// # Errors
/// When the file will not do or the database fails; then nothing was changed.
pub fn retire(ports: &Ports, version: Version) -> Outcome<Result<(), Refusal>> {
    let Some(path) = ports.keys.file() else {
        return Ok(Err(Refusal::NoFile));
    };
    ports.keys.reread()?;
    let listed = list(ports)?;
    if let Some(refusal) = refusal(&listed, version, ports.now()) {
        return Ok(Err(refusal));
    }
    ports.db.write(|conn| {
        KeyFile::change(path, |file| {
            file.retire(version)?;
            note(
                conn,
                ports,
                Action::KeysRetired,
                &format!("version {version}"),
            )
            .map_err(|error| KeyFileProblems(vec![error.to_string()]))
        })
        .map_err(crate::journeys::JourneyError::from)
    })?;
    ports.keys.reread()?;
    Ok(Ok(()))
}

/// Why a version must stay.
fn refusal(listed: &[Listed], version: Version, now: OffsetDateTime) -> Option<Refusal> {
    let place = listed.iter().position(|one| one.version == version);
    let in_use = listed.iter().position(|one| one.in_use);
    let (Some(place), Some(in_use)) = (place, in_use) else {
        return Some(Refusal::NotOld);
    };
    let (Some(old), Some(next)) = (listed.get(place), listed.get(place + 1)) else {
        return Some(Refusal::NotOld);
    };
    if place >= in_use {
        return Some(Refusal::NotOld);
    }
    let over = next.from.unwrap_or(now) + SHORT_LIVED;
    if now < over {
        return Some(Refusal::TooSoon(over));
    }
    (!old.kept.is_empty()).then(|| Refusal::InUse(old.kept.clone()))
}

/// A line of the trail.
pub(super) fn note(
    conn: &mut crate::storage::Connection,
    ports: &Ports,
    action: Action,
    detail: &str,
) -> crate::storage::Stored<()> {
    trail::system_about(conn, ports, action, &Subject::Portal, detail)
}
