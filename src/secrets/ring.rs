//! The versions of the master secret, and the keys that each gives: one for each use. It knows no file, no
//! clock and no stored value.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use sha2::Sha256;
use time::OffsetDateTime;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The secret that the operator keeps: 32 bytes or more, base64.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct MasterSecret(Vec<u8>);

impl MasterSecret {
    /// Decodes the configured text.
    ///
    /// # Errors
    /// Says what is wrong, for the operator, when it is not base64 or too short.
    pub fn from_base64(text: &str) -> Result<Self, &'static str> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| "is not base64")?;
        if bytes.len() < 32 {
            return Err("is shorter than 32 bytes");
        }
        Ok(Self(bytes))
    }

    /// A new one, of these random bytes.
    #[must_use]
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(bytes.to_vec())
    }

    /// The text that [`MasterSecret::from_base64`] reads.
    #[must_use]
    pub fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(&self.0))
    }
}

impl fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterSecret(…)")
    }
}

/// A derived key.
pub type Key = Zeroizing<[u8; 32]>;

/// Which version of the master secret; the founding one is 1, and each later one is one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(u16);

impl Version {
    /// The founding version.
    pub const FIRST: Self = Self(1);

    /// Reads a number; `None` for 0 and below, and for more than anybody ever rotates.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        let number = u16::try_from(number).ok()?;
        (number >= 1).then_some(Self(number))
    }

    /// The number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// As it stands in sealed values and hashes.
    #[must_use]
    pub(super) fn to_bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// Reads [`Version::to_bytes`].
    pub(super) fn from_bytes(bytes: [u8; 2]) -> Option<Self> {
        Self::from_number(u16::from_be_bytes(bytes).into())
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! uses {
    ($($(#[$doc:meta])* $variant:ident => $id:literal, $label:literal);+ $(;)?) => {
        /// What a key is for. Its id and the version together name a key: `outbox/2`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Use { $($(#[$doc])* $variant),+ }

        impl Use {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The id, as people read it.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// Under which label it is derived; never changes.
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

uses! {
    /// Keyed hashes of emailed codes.
    Codes => "codes", "emailed codes";
    /// Tokens of forms.
    Forms => "forms", "form tokens";
    /// The choice of decoy questions.
    Decoys => "decoys", "decoy questions";
    /// Fingerprints of passcodes within a registration.
    Fingerprints => "fingerprints", "passcode fingerprints";
    /// Seals of what waits in the outbox.
    Outbox => "outbox", "outbox seal";
    /// What enters every Argon2id.
    Pepper => "pepper", "hash pepper";
    /// Seals of the second factors of staff.
    SecondFactors => "second-factors", "second factors";
    /// Keyed hashes of recovery codes.
    RecoveryCodes => "recovery-codes", "recovery codes";
    /// The chain of the audit trail.
    Audit => "audit", "audit chain";
    /// Seals of the private keys of simulated cards.
    Chips => "chips", "keys of simulated cards";
    /// Seal of the private key of the certificate authority.
    Authority => "authority", "certificate authority";
    /// Seals of kept forms.
    Kept => "kept-forms", "kept forms";
}

/// One version with its keys.
struct Entry {
    version: Version,
    from: OffsetDateTime,
    keys: Vec<Key>,
}

/// A version, for lists: never its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionState {
    /// Which.
    pub version: Version,
    /// From when on it seals; for the founding one the beginning of time.
    pub from: OffsetDateTime,
}

/// All versions that are known, oldest first; and of those that were retired, what must stay for ever.
pub struct Ring {
    entries: Vec<Entry>,
    retired: Vec<(Version, Key)>,
    decoys: Key,
}

impl Ring {
    /// Derives the keys of `versions` (version, in use from, secret), oldest first. `retired` are the audit keys
    /// of versions that are gone; `decoys` is the founding version's, needed once that is gone. `None` when there
    /// is no version, or none that the decoys come from.
    #[must_use]
    pub fn new(
        versions: &[(Version, OffsetDateTime, MasterSecret)],
        retired: Vec<(Version, Key)>,
        decoys: Option<Key>,
    ) -> Option<Self> {
        let founding = versions.iter().find(|one| one.0 == Version::FIRST);
        let decoys = match founding {
            Some((_, _, secret)) => derive(secret, Use::Decoys),
            None => decoys?,
        };
        let entry = |(version, from, secret): &(Version, OffsetDateTime, MasterSecret)| Entry {
            version: *version,
            from: *from,
            keys: Use::ALL.iter().map(|one| derive(secret, *one)).collect(),
        };
        let entries: Vec<Entry> = versions.iter().map(entry).collect();
        (!entries.is_empty()).then_some(Self {
            entries,
            retired,
            decoys,
        })
    }

    /// The version that seals at `now`: the newest that is in use, or the oldest before any is.
    #[must_use]
    pub fn in_use(&self, now: OffsetDateTime) -> Version {
        let begun = self.entries.iter().rev().find(|entry| entry.from <= now);
        let entry = begun.or(self.entries.first());
        entry.map_or(Version::FIRST, |entry| entry.version)
    }

    /// The key of a version for a use. Of a retired version only that of the audit trail is left.
    #[must_use]
    pub fn key(&self, version: Version, which: Use) -> Option<&Key> {
        if let Some(entry) = self.entries.iter().find(|entry| entry.version == version) {
            return entry.keys.get(which as usize);
        }
        let retired = self.retired.iter().find(|(gone, _)| *gone == version);
        retired.filter(|_| which == Use::Audit).map(|(_, key)| key)
    }

    /// The keys of all versions for a use, newest first: for what does not say its version.
    pub fn keys(&self, which: Use) -> impl Iterator<Item = (Version, &Key)> {
        let newest_first = self.entries.iter().rev();
        newest_first.filter_map(move |entry| {
            let key = entry.keys.get(which as usize)?;
            Some((entry.version, key))
        })
    }

    /// The key that chooses decoy questions: the founding version's, for ever.
    #[must_use]
    pub fn decoys(&self) -> &Key {
        &self.decoys
    }

    /// The versions, oldest first.
    #[must_use]
    pub fn versions(&self) -> Vec<VersionState> {
        let state = |entry: &Entry| VersionState {
            version: entry.version,
            from: entry.from,
        };
        self.entries.iter().map(state).collect()
    }

    /// The versions that were retired.
    #[must_use]
    pub fn retired(&self) -> Vec<Version> {
        self.retired.iter().map(|(version, _)| *version).collect()
    }

    /// The first version that both know and that is not the same in both.
    pub(super) fn differs_from(&self, other: &Self) -> Option<Version> {
        if self.decoys != other.decoys {
            return Some(Version::FIRST);
        }
        self.entries
            .iter()
            .map(|entry| entry.version)
            .find(|version| {
                let theirs = other.key(*version, Use::Audit);
                theirs.is_some_and(|theirs| self.key(*version, Use::Audit) != Some(theirs))
            })
    }
}

impl fmt::Debug for Ring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Ring(…)")
    }
}

/// Derives a key by HKDF-SHA-256 (RFC 5869), each under its own label.
#[must_use]
pub(super) fn derive(master: &MasterSecret, which: Use) -> Key {
    let hkdf = Hkdf::<Sha256>::new(Some(b"latchkey keys 1"), &master.0);
    let mut key = Zeroizing::new([0; 32]);
    // 32 bytes are always within HKDF's reach of 8160.
    let _ = hkdf.expand(which.label().as_bytes(), key.as_mut());
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

    fn secret(byte: u8) -> MasterSecret {
        MasterSecret::from_random([byte; 32])
    }

    fn second() -> Version {
        Version::FIRST.next()
    }

    fn ring() -> Ring {
        let first = (Version::FIRST, OffsetDateTime::UNIX_EPOCH, secret(1));
        Ring::new(&[first, (second(), NOW, secret(2))], Vec::new(), None).unwrap()
    }

    #[test]
    fn a_version_seals_from_its_moment_on() {
        let before = NOW - time::Duration::microseconds(1);
        assert_eq!(ring().in_use(before), Version::FIRST);
        assert_eq!(ring().in_use(NOW), second());
    }

    #[test]
    fn every_use_of_every_version_has_a_key_of_its_own() {
        let ring = ring();
        let all = Use::ALL.iter().flat_map(|one| ring.keys(*one));
        let mut keys: Vec<[u8; 32]> = all.map(|(_, key)| **key).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!((all, keys.len()), (24, 24));
    }

    #[test]
    fn of_a_retired_version_only_the_proof_of_the_trail_is_left() {
        let audit = derive(&secret(1), Use::Audit);
        let decoys = derive(&secret(1), Use::Decoys);
        let versions = [(second(), NOW, secret(2))];
        let left = Ring::new(
            &versions,
            vec![(Version::FIRST, audit.clone())],
            Some(decoys),
        )
        .unwrap();
        assert_eq!(left.key(Version::FIRST, Use::Audit), Some(&audit));
        assert_eq!(left.key(Version::FIRST, Use::Pepper), None);
        assert_eq!(left.decoys(), ring().decoys());
        assert_eq!(left.differs_from(&ring()), None);
        assert!(Ring::new(&versions, Vec::new(), None).is_none());
    }

    #[test]
    fn a_short_or_broken_master_secret_is_refused() {
        assert!(MasterSecret::from_base64("c2hvcnQ=").is_err());
        assert!(MasterSecret::from_base64("not base64!").is_err());
        assert!(MasterSecret::from_base64(&STANDARD.encode([1; 32])).is_ok());
        assert_eq!(
            format!("{:?} {:?}", secret(1), ring()),
            "MasterSecret(…) Ring(…)"
        );
    }
}
