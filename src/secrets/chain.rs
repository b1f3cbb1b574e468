//! The chain of the audit trail (R34): each link is a keyed hash of the link before, its position, and all
//! that the event says. It knows neither where links are kept nor who asks for proof.
//!
//! The chain begins at position 1; the link before the first is [`GENESIS`]. Every part is hashed with its
//! length before it, so that no two events read alike.
//!
//! Each link is keyed by a version of the audit key, and versions only go forward: who learns the key of a version
//! that is no longer in use cannot make links that hold, because what comes after vouches for what came before.

use std::fmt;
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use super::ring::{Key, Ring, Use, Version};

/// The position of the first link.
pub const FIRST: i64 = 1;
/// What stands before the first link: nothing. Only who has the key can go on from it.
pub const GENESIS: &[u8] = &[0; 32];

/// A link of the chain.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Link([u8; 32]);

impl Link {
    /// The bytes, as they are kept.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex(&self.0))
    }
}

impl fmt::Debug for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({self})")
    }
}

/// Bytes as people compare them.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}

/// The keys of the chain, as they were known at one moment.
pub struct ChainKeys {
    ring: Arc<Ring>,
    in_use: Version,
}

impl ChainKeys {
    pub(super) fn new(ring: Arc<Ring>, in_use: Version) -> Self {
        Self { ring, in_use }
    }

    /// The version that the next link is keyed by, after one of version `head`: a replica whose clock is behind
    /// goes on with the newer one that it finds.
    #[must_use]
    pub fn next(&self, head: Version) -> Version {
        self.in_use.max(head)
    }

    /// The link that follows; `None` when the version is not known.
    #[must_use]
    pub fn link(
        &self,
        version: Version,
        previous: &[u8],
        position: i64,
        entry: &Entry,
    ) -> Option<Link> {
        Some(link(self.key(version)?, previous, position, entry))
    }

    /// The key of a version; `None` when it is not known.
    pub(super) fn key(&self, version: Version) -> Option<&Key> {
        self.ring.key(version, Use::Audit)
    }
}

/// An event with every field that is stored, as text and numbers: what a link vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Key of the event.
    pub id: i64,
    /// When: microseconds since 1970, UTC.
    pub at: i64,
    /// What kind of actor.
    pub actor_kind: String,
    /// Which actor.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To whom or what.
    pub subject: String,
    /// What else was worth knowing.
    pub detail: String,
    /// From which network.
    pub network: String,
    /// The request that did it.
    pub request_id: String,
    /// The organisation it was about, if it was known.
    pub organisation: Option<i64>,
}

/// A place in the chain as it was found, whether or not it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Where in the chain.
    pub position: i64,
    /// Key of the event that was sealed there.
    pub event: i64,
    /// The link, as it is kept.
    pub link: Vec<u8>,
    /// Which version of the key it is keyed by, as it says; `None` when it says what no version is.
    pub version: Option<Version>,
    /// The event; `None` when there is none any more.
    pub entry: Option<Entry>,
}

/// What is wrong with a place in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The row or its seal does not say what was sealed.
    Changed,
    /// The row is gone.
    RowMissing,
    /// The seal is gone.
    SealMissing,
    /// Rows have changed places.
    OutOfOrder,
}

impl Damage {
    /// All of them.
    pub const ALL: [Self; 4] = [
        Self::Changed,
        Self::RowMissing,
        Self::SealMissing,
        Self::OutOfOrder,
    ];

    /// In words, as they are stored and shown.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Changed => "a row was changed",
            Self::RowMissing => "a row is missing",
            Self::SealMissing => "a seal is missing",
            Self::OutOfOrder => "rows are not in order",
        }
    }
}

/// The first place that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// Where in the chain.
    pub position: i64,
    /// Key of the event there, where it is known.
    pub event: Option<i64>,
    /// What is wrong.
    pub damage: Damage,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "position {}", self.position)?;
        if let Some(event) = self.event {
            write!(f, ", event {event}")?;
        }
        write!(f, ": {}", self.damage.in_words())
    }
}

/// The link at `position` that follows `previous` and vouches for `entry`.
fn link(key: &[u8; 32], previous: &[u8], position: i64, entry: &Entry) -> Link {
    // HMAC takes a key of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        unreachable!("HMAC takes keys of any length")
    };
    let organisation = entry.organisation.map(i64::to_be_bytes);
    for part in [
        previous,
        &position.to_be_bytes(),
        &entry.id.to_be_bytes(),
        &entry.at.to_be_bytes(),
        entry.actor_kind.as_bytes(),
        entry.actor.as_bytes(),
        entry.action.as_bytes(),
        entry.subject.as_bytes(),
        entry.detail.as_bytes(),
        entry.network.as_bytes(),
        entry.request_id.as_bytes(),
        // Absent is empty; a number is never.
        organisation.as_ref().map_or(&[], |bytes| bytes.as_slice()),
    ] {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Link(mac.finalize().into_bytes().into())
}

/// The first place of a stretch that does not hold. The stretch begins at `from`, after the link `previous` of a
/// version; its places are in order of position.
#[must_use]
pub fn first_break(
    keys: &ChainKeys,
    (previous, version): (&[u8], Version),
    from: i64,
    stretch: &[Sealed],
) -> Option<Break> {
    let mut before = Before {
        keys,
        link: previous,
        version,
    };
    for (position, sealed) in (from..).zip(stretch) {
        let damage = before.damage(position, sealed, stretch);
        if let Some(damage) = damage {
            let event = (damage != Damage::SealMissing).then_some(sealed.event);
            return Some(Break {
                position,
                event,
                damage,
            });
        }
        before.link = &sealed.link;
        before.version = sealed.version.unwrap_or(before.version);
    }
    None
}

/// What stands before a place.
struct Before<'a> {
    keys: &'a ChainKeys,
    link: &'a [u8],
    version: Version,
}

impl Before<'_> {
    /// Whether `sealed` has the link of `entry` in this place, under a version that may follow.
    fn holds(&self, position: i64, entry: &Entry, sealed: &Sealed) -> bool {
        let version = sealed.version.filter(|version| *version >= self.version);
        let link = version.and_then(|version| self.keys.link(version, self.link, position, entry));
        link.is_some_and(|link| holds(&link, &sealed.link))
    }

    fn damage(&self, position: i64, sealed: &Sealed, stretch: &[Sealed]) -> Option<Damage> {
        if sealed.position != position {
            return Some(Damage::SealMissing);
        }
        let Some(entry) = &sealed.entry else {
            return Some(Damage::RowMissing);
        };
        if self.holds(position, entry, sealed) {
            return None;
        }
        // A row that belongs here and is found at another place was moved, not changed.
        let moved = stretch.iter().any(|other| {
            let belongs = other.entry.as_ref();
            belongs.is_some_and(|entry| {
                self.holds(position, entry, sealed) || self.holds(position, entry, other)
            })
        });
        Some(match moved {
            true => Damage::OutOfOrder,
            false => Damage::Changed,
        })
    }
}

fn holds(link: &Link, kept: &[u8]) -> bool {
    link.as_bytes().ct_eq(kept).into()
}

#[cfg(test)]
mod tests;
