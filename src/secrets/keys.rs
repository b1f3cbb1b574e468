//! The keys of the portal: derived from master secrets outside the database, one for each use, in versions.
//!
//! A version seals from its moment on; all that are known open. Which key made something is said by what was made
//! (`outbox/2`); where it is not, because it lives for hours at most, all that are known are tried. What meets a
//! version that is not known has the file read again, once, and is refused when it is not there either.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use time::OffsetDateTime;

use super::chain::ChainKeys;
use super::key_file::{self, KeyFile, KeyFileProblems};
use super::ring::{Key, MasterSecret, Ring, Use, Version};
use super::seal::Sealer;
use super::token::PlainToken;
use crate::clock::Clock;
use crate::domain::challenge::{CodeMac, Purpose};
use crate::domain::smartcard_number::SmartcardNumber;

/// Where the master secrets are.
#[derive(Clone)]
pub enum Source {
    /// One, from the environment: version 1 for ever.
    Secret(MasterSecret),
    /// The file at this path: see [`key_file`].
    File(PathBuf),
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Source(…)")
    }
}

/// The keys of the portal. None of them is ever in the database (R15). Clones share them: a version that one of
/// them learns, all know.
#[derive(Clone)]
pub struct Keys(Arc<Inner>);

struct Inner {
    source: Source,
    clock: Arc<dyn Clock>,
    ring: RwLock<Arc<Ring>>,
    /// Never changes, whatever the file says later (R08).
    decoys: Key,
    /// The file as it was when it was read last.
    stamp: Mutex<Option<[i64; 4]>>,
}

impl Keys {
    /// Reads the source.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn open(source: Source, clock: Arc<dyn Clock>) -> Result<Self, KeyFileProblems> {
        let (ring, stamp) = read(&source)?;
        Ok(Self(Arc::new(Inner {
            source,
            clock,
            decoys: ring.decoys().clone(),
            ring: RwLock::new(Arc::new(ring)),
            stamp: Mutex::new(stamp),
        })))
    }

    /// The file, if they come from one.
    #[must_use]
    pub fn file(&self) -> Option<&PathBuf> {
        match &self.0.source {
            Source::File(path) => Some(path),
            Source::Secret(_) => None,
        }
    }

    /// What is known at this moment.
    #[must_use]
    pub fn ring(&self) -> Arc<Ring> {
        Arc::clone(&self.0.ring.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The version that seals now.
    #[must_use]
    pub fn in_use(&self) -> Version {
        self.ring().in_use(self.0.clock.now())
    }

    /// Reads the file again if it was replaced since.
    ///
    /// # Errors
    /// What is wrong with it; then everything stays as it is.
    pub fn reread(&self) -> Result<(), KeyFileProblems> {
        let Some(path) = self.file() else {
            return Ok(());
        };
        // Held while it is read, so that nobody puts an older one over a newer one.
        let mut stamp = self.0.stamp.lock().unwrap_or_else(PoisonError::into_inner);
        if stamp.is_some() && *stamp == key_file::stamp(path) {
            return Ok(());
        }
        let (new, read_as) = read(&self.0.source)?;
        if let Some(version) = new.differs_from(&self.ring()) {
            let wrong = format!("version {version} is not what it was; the keys stay as they are");
            return Err(KeyFileProblems(vec![wrong]));
        }
        *self.0.ring.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
        *stamp = read_as;
        Ok(())
    }

    /// The same where a person waits: what is wrong goes to the log.
    fn look_again(&self) -> Arc<Ring> {
        if let Err(error) = self.reread() {
            tracing::warn!(%error, "the keys could not be read again");
        }
        self.ring()
    }

    /// What is known, with `version` if it is anywhere to be found.
    pub(super) fn knowing(&self, version: Version) -> Arc<Ring> {
        let ring = self.ring();
        if ring.key(version, Use::Audit).is_some() {
            return ring;
        }
        self.look_again()
    }

    /// The version that seals now, with its key for a use.
    pub(super) fn sealing(&self, which: Use) -> (Version, Key) {
        let ring = self.ring();
        let version = ring.in_use(self.0.clock.now());
        // A ring has the key of every use of the version in use.
        let Some(key) = ring.key(version, which).cloned() else {
            unreachable!("a version has a key for every use")
        };
        (version, key)
    }

    /// The keyed hash of a code, bound to purpose, journey and number (R13).
    #[must_use]
    pub fn code_mac(
        &self,
        purpose: Purpose,
        journey: &str,
        number: &SmartcardNumber,
        digits: &str,
    ) -> CodeMac {
        let parts = [purpose.as_str(), journey, number.as_str(), digits];
        CodeMac::from_bytes(mac(&self.sealing(Use::Codes).1, &parts))
    }

    /// The same under every version: what a code that is out may have been kept as.
    #[must_use]
    pub fn code_macs(
        &self,
        purpose: Purpose,
        journey: &str,
        number: &SmartcardNumber,
        digits: &str,
    ) -> Vec<CodeMac> {
        let parts = [purpose.as_str(), journey, number.as_str(), digits];
        let ring = self.look_again();
        let keys = ring.keys(Use::Codes);
        keys.map(|(_, key)| CodeMac::from_bytes(mac(key, &parts)))
            .collect()
    }

    /// The token that every form of a browser carries, bound to its cookie (R23). It looks different on
    /// every page, so that compression tells nobody what it is.
    #[must_use]
    pub fn form_token(&self, cookie: &PlainToken, mask: [u8; 32]) -> String {
        let mut bytes = [0; 64];
        let (left, right) = bytes.split_at_mut(32);
        left.copy_from_slice(&mask);
        right.copy_from_slice(&mac(&self.sealing(Use::Forms).1, &[&cookie.to_text()]));
        right
            .iter_mut()
            .zip(mask)
            .for_each(|(byte, mask)| *byte ^= mask);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    /// Compares a form's token in constant time.
    #[must_use]
    pub fn form_token_matches(&self, cookie: &PlainToken, presented: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(presented) else {
            return false;
        };
        let Some((mask, masked)) = bytes.split_at_checked(32) else {
            return false;
        };
        let unmasked: Vec<u8> = masked
            .iter()
            .zip(mask)
            .map(|(byte, mask)| byte ^ mask)
            .collect();
        let text = cookie.to_text();
        let is_of = |ring: &Ring| {
            let mut keys = ring.keys(Use::Forms);
            keys.any(|(_, key)| unmasked.ct_eq(&mac(key, &[&text])).into())
        };
        is_of(&self.ring()) || is_of(&self.look_again())
    }

    /// A fingerprint of the passcode for one journey, so that an answer can be told from it without keeping it.
    #[must_use]
    pub fn passcode_fingerprint(&self, journey: &str, normalised: &str) -> String {
        let (_, key) = self.sealing(Use::Fingerprints);
        STANDARD.encode(mac(&key, &[journey, normalised]))
    }

    /// Whether a fingerprint is of this text.
    #[must_use]
    pub fn is_fingerprint_of(&self, fingerprint: &str, journey: &str, normalised: &str) -> bool {
        let ring = self.look_again();
        let mut keys = ring.keys(Use::Fingerprints);
        keys.any(|(_, key)| STANDARD.encode(mac(key, &[journey, normalised])) == fingerprint)
    }

    /// The key that chooses decoy questions: with another one, strangers would see them change (R08), so it is the
    /// founding version's for ever.
    #[must_use]
    pub fn decoys(&self) -> &[u8; 32] {
        &self.0.decoys
    }

    /// What seals codes in the outbox.
    #[must_use]
    pub fn outbox(&self) -> Sealer<'_> {
        Sealer::new(self, Use::Outbox)
    }

    /// What seals the second factors of staff.
    #[must_use]
    pub fn second_factors(&self) -> Sealer<'_> {
        Sealer::new(self, Use::SecondFactors)
    }

    /// The keyed hash of a recovery code, bound to whose it is, as it is kept: after the founding version, its
    /// version stands before it.
    #[must_use]
    pub fn recovery_mac(&self, staff: &str, code: &str) -> Vec<u8> {
        let (version, key) = self.sealing(Use::RecoveryCodes);
        kept_mac(version, &key, &[staff, code])
    }

    /// The same under every version, newest first: what the code may have been kept as.
    #[must_use]
    pub fn recovery_macs(&self, staff: &str, code: &str) -> Vec<Vec<u8>> {
        let ring = self.look_again();
        let keys = ring.keys(Use::RecoveryCodes);
        keys.map(|(version, key)| kept_mac(version, key, &[staff, code]))
            .collect()
    }

    /// The keys of the audit trail's chain: without them nobody can make links that hold.
    #[must_use]
    pub fn audit(&self) -> ChainKeys {
        ChainKeys::new(self.ring(), self.in_use())
    }

    /// The same, having looked for `version` where it is not known.
    #[must_use]
    pub fn audit_with(&self, version: Version) -> ChainKeys {
        ChainKeys::new(self.knowing(version), self.in_use())
    }

    /// What seals the private keys of simulated cards.
    #[must_use]
    pub fn chips(&self) -> Sealer<'_> {
        Sealer::new(self, Use::Chips)
    }

    /// What seals the private key of the certificate authority.
    #[must_use]
    pub fn authority(&self) -> Sealer<'_> {
        Sealer::new(self, Use::Authority)
    }

    /// What seals what was typed into a form whose session had ended.
    #[must_use]
    pub fn kept(&self) -> Sealer<'_> {
        Sealer::new(self, Use::Kept)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// The ring, and the file as it was just before it was read.
fn read(source: &Source) -> Result<(Ring, Option<[i64; 4]>), KeyFileProblems> {
    let (ring, stamp) = match source {
        Source::Secret(secret) => {
            let founding = (Version::FIRST, OffsetDateTime::UNIX_EPOCH, secret.clone());
            (Ring::new(&[founding], Vec::new(), None), None)
        }
        Source::File(path) => {
            let stamp = key_file::stamp(path);
            (KeyFile::read(path)?.ring(), stamp)
        }
    };
    let ring = ring.ok_or_else(|| KeyFileProblems(vec!["it has no key".to_owned()]))?;
    Ok((ring, stamp))
}

/// The version of a kept recovery code's hash; `None` when it is none that could be kept.
#[must_use]
pub fn version_of_mac(kept: &[u8]) -> Option<Version> {
    match kept.split_at_checked(2) {
        Some((_, rest)) if rest.len() == 30 => Some(Version::FIRST),
        Some((version, rest)) if rest.len() == 32 => Version::from_bytes(version.try_into().ok()?),
        _ => None,
    }
}

fn kept_mac(version: Version, key: &Key, parts: &[&str]) -> Vec<u8> {
    let mac = mac(key, parts);
    match version {
        Version::FIRST => mac.to_vec(),
        later => [later.to_bytes().as_slice(), &mac].concat(),
    }
}

/// HMAC-SHA-256 over length-prefixed parts, so that no two lists of parts collide.
fn mac(key: &Key, parts: &[&str]) -> [u8; 32] {
    // HMAC takes a key of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_ref()) else {
        unreachable!("HMAC takes keys of any length")
    };
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
pub(super) mod tests;
