//! The keys as the operator looks after them: read again by every replica, listed with what hangs on each,
//! rotated, and the old ones retired. No secret leaves by this door.

use std::collections::BTreeMap;

use time::{Duration, OffsetDateTime};

mod reseal;
mod rotate;

pub use reseal::{Resealed, reseal};
pub use rotate::{Refusal, retire, rotate};

use super::{JourneyError, Outcome, Ports};
use crate::secrets::hashing::{self, HashedSecret};
use crate::secrets::key_file::KeyFileProblems;
use crate::secrets::keys;
use crate::secrets::ring::{Use, Version};
use crate::secrets::seal;
use crate::storage::key_use::{self, Kept, KeptValue};

/// How long what says no version may still be about: forms, codes, journeys and sessions end long before.
const SHORT_LIVED: Duration = Duration::DAY;
/// How many values are read at once.
const PAGE: i64 = 5_000;

impl From<KeyFileProblems> for JourneyError {
    fn from(problems: KeyFileProblems) -> Self {
        Self::Fault(format!("keys.file: {problems}"))
    }
}

/// Reads the key file again, if it was replaced: a chore of every replica.
///
/// # Errors
/// What is wrong with it; then the keys stay as they are.
pub fn reread(ports: &Ports) -> Outcome<()> {
    Ok(ports.keys.reread()?)
}

/// The use that a kind of kept value hangs on.
#[must_use]
pub fn use_of(kind: Kept) -> Use {
    match kind {
        Kept::Answers | Kept::Passcodes | Kept::Passwords => Use::Pepper,
        Kept::RecoveryCodes => Use::RecoveryCodes,
        Kept::SecondFactors => Use::SecondFactors,
        Kept::ChipKeys => Use::Chips,
        Kept::AuthorityKey => Use::Authority,
        Kept::Mails => Use::Outbox,
    }
}

/// A kind, in words for the operator.
#[must_use]
pub fn in_words(kind: Kept) -> &'static str {
    match kind {
        Kept::Answers => "security answers",
        Kept::Passcodes => "passcodes of simulated cards",
        Kept::Passwords => "passwords of staff",
        Kept::RecoveryCodes => "recovery codes of staff",
        Kept::SecondFactors => "second factors of staff",
        Kept::ChipKeys => "private keys of simulated cards",
        Kept::AuthorityKey => "private key of the certificate authority",
        Kept::Mails => "waiting mails",
    }
}

/// How a kind gets from an old version to the one in use, in words for the operator.
#[must_use]
pub fn moves_on(kind: Kept) -> &'static str {
    match kind {
        Kept::Answers => "when their holders answer them right",
        Kept::Passcodes => "when their holders sign in or choose a new one",
        Kept::Passwords => "when their owners sign in",
        Kept::RecoveryCodes => "when their owners make new ones",
        Kept::SecondFactors | Kept::ChipKeys | Kept::AuthorityKey | Kept::Mails => {
            "with `latchkey keys reseal`"
        }
    }
}

/// What hangs on one version.
#[derive(Debug, Clone)]
pub struct Listed {
    /// Which.
    pub version: Version,
    /// From when on it seals; `None` for the founding version.
    pub from: Option<OffsetDateTime>,
    /// Whether it seals now.
    pub in_use: bool,
    /// Kinds of values with how many of each hang on it; none of a kind is left out.
    pub kept: Vec<(Kept, u64)>,
}

/// Every version that is known, oldest first, with what hangs on it. Reads all kept values: for the command line.
///
/// # Errors
/// When the database fails.
pub fn list(ports: &Ports) -> Outcome<Vec<Listed>> {
    let mut counted = BTreeMap::new();
    for kind in Kept::ALL {
        for (version, count) in count(ports, kind)? {
            let kept: &mut Vec<_> = counted.entry(version).or_default();
            kept.push((kind, count));
        }
    }
    let (ring, in_use) = (ports.keys.ring(), ports.keys.in_use());
    let listed = ring.versions().into_iter().map(|state| Listed {
        version: state.version,
        from: Some(state.from).filter(|from| *from > OffsetDateTime::UNIX_EPOCH),
        in_use: state.version == in_use,
        kept: counted.remove(&Some(state.version)).unwrap_or_default(),
    });
    Ok(listed.collect())
}

/// How many values of a kind hang on each version; `None` for what says no version at all.
fn count(ports: &Ports, kind: Kept) -> Outcome<BTreeMap<Option<Version>, u64>> {
    let mut counted = BTreeMap::new();
    walk(ports, kind, |page| {
        for value in page {
            *counted.entry(version_of(value)).or_default() += 1;
        }
        Ok(())
    })?;
    Ok(counted)
}

/// Goes through all values of a kind, a page at a time.
fn walk(
    ports: &Ports,
    kind: Kept,
    mut with: impl FnMut(&[KeptValue]) -> Outcome<()>,
) -> Outcome<()> {
    let mut after: Option<String> = None;
    loop {
        let page = ports
            .db
            .read(|conn| key_use::page(conn, kind, after.as_deref(), PAGE))?;
        with(&page)?;
        match page.last() {
            Some(last) => after = Some(last.at_key.clone()),
            None => return Ok(()),
        }
    }
}

fn version_of(value: &KeptValue) -> Option<Version> {
    match (&value.hash, &value.bytes, value.bound_to.as_str()) {
        (Some(hash), ..) => hashing::version_of(&HashedSecret::from_stored(hash.clone())),
        (_, Some(mac), "") => keys::version_of_mac(mac),
        (_, Some(sealed), _) => Some(seal::version_of(sealed)),
        (None, None, _) => None,
    }
}
