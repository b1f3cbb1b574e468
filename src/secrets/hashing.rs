//! The one door to Argon2id (DESIGN.md §3, R39).
//!
//! As many memories as cores, each taken once, a short queue in front of them, and `Busy` beyond it: a
//! storm of sign-ins waits or is turned away, and memory never grows with it. Whoever has a place in the queue
//! takes a memory only while they hash: what they count in the database before that keeps no core idle. No more than
//! four times as many as there are memories are past the queue, so that a process that dies has counted few in vain.

use std::fmt;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version as Argon2Version};
use subtle::ConstantTimeEq;

use super::keys::Keys;
use super::ring::{Key, Use};
use crate::clock::Stopwatch;
use crate::metrics::HashingMetrics;
use crate::random::Random;

mod stored;

pub use stored::{HashedSecret, version_of};
use stored::{salt_of, under, version_under, within_ceiling};

const HASH_BYTES: usize = 32;

/// What a hash costs (RFC 9106).
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Why nothing was hashed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HashingError {
    /// All places are taken: try again in a moment.
    #[error("the hashing queue is full")]
    Busy,
    /// The parameters or a stored hash are unusable; for the log.
    #[error("hashing failed: {0}")]
    Broken(String),
}

struct Memories {
    free: Vec<Vec<Block>>,
    /// Who is past the queue: they count in the database, or hash.
    inside: usize,
    /// Who is in it.
    waiting: usize,
}

/// The door. Share one per process.
pub struct Hashing {
    params: Params,
    keys: Keys,
    max_waiting: usize,
    memories: Mutex<Memories>,
    returned: Condvar,
    left: Condvar,
    slots: usize,
    metrics: Option<HashingMetrics>,
}

impl Hashing {
    /// Room for `slots` memories (one per core), each taken with its first hash, and a queue of `max_waiting`.
    ///
    /// # Errors
    /// When Argon2 does not accept the cost, or it lies over the ceiling for stored hashes.
    pub fn new(
        cost: Cost,
        keys: Keys,
        slots: usize,
        max_waiting: usize,
    ) -> Result<Self, HashingError> {
        let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(HASH_BYTES))
            .map_err(|e| HashingError::Broken(e.to_string()))?;
        if !within_ceiling(&params) {
            return Err(HashingError::Broken("the cost is over the ceiling".into()));
        }
        let slots = slots.max(1);
        let memories = Memories {
            // Each grows to its size with its first hash, and stays.
            free: vec![Vec::new(); slots],
            inside: 0,
            waiting: 0,
        };
        let memories = Mutex::new(memories);
        Ok(Self {
            params,
            keys,
            max_waiting,
            memories,
            returned: Condvar::new(),
            left: Condvar::new(),
            slots,
            metrics: None,
        })
    }

    /// The same, and what it does is counted.
    #[must_use]
    pub fn watched(mut self, metrics: HashingMetrics) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// Brings the numbers of who hashes and who waits up to date.
    pub fn show_load(&self) {
        let Some(metrics) = &self.metrics else {
            return;
        };
        let (free, asked) = {
            let memories = self.lock();
            (memories.free.len(), memories.inside + memories.waiting)
        };
        let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        metrics.slots.set(number(self.slots));
        let busy = self.slots.saturating_sub(free);
        metrics.busy.set(number(busy));
        metrics.waiting.set(number(asked.saturating_sub(busy)));
    }

    /// Hashes a secret under a fresh salt.
    ///
    /// # Errors
    /// `Busy` when the queue is full.
    pub fn hash(&self, secret: &[u8], random: &dyn Random) -> Result<HashedSecret, HashingError> {
        self.reserve()?.hash(secret, random)
    }

    /// Whether `secret` is what was hashed: see [`Slot::judge`].
    ///
    /// # Errors
    /// `Busy` when the queue is full; `Broken` when the stored text is not a hash or asks too much.
    pub fn verify(
        &self,
        secret: &[u8],
        stored: Option<&HashedSecret>,
    ) -> Result<bool, HashingError> {
        self.reserve()?.is_right(secret, stored)
    }

    /// Waits in the queue until one may count and hash. What must be counted before it is judged is counted between
    /// this and the judging: who is turned away here has used nothing up.
    ///
    /// # Errors
    /// `Busy` when the queue is full.
    pub fn reserve(&self) -> Result<Slot<'_>, HashingError> {
        let mut memories = self.lock();
        let inside = memories.inside + memories.waiting < self.past_the_queue();
        if !inside && memories.waiting >= self.max_waiting {
            if let Some(metrics) = &self.metrics {
                metrics.turned_away.inc();
            }
            return Err(HashingError::Busy);
        }
        memories.waiting += 1;
        while memories.inside >= self.past_the_queue() {
            memories = self
                .left
                .wait(memories)
                .unwrap_or_else(PoisonError::into_inner);
        }
        memories.waiting -= 1;
        memories.inside += 1;
        Ok(Slot { door: self })
    }

    /// How many may be past the queue: while some hash, others count what they will hash next, and a database that
    /// is slow for a moment leaves no core idle.
    fn past_the_queue(&self) -> usize {
        4 * self.slots
    }

    /// A memory, as soon as one is free.
    fn memory(&self) -> Memory<'_> {
        let mut memories = self.lock();
        loop {
            if let Some(blocks) = memories.free.pop() {
                return Memory { door: self, blocks };
            }
            memories = self
                .returned
                .wait(memories)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Memories> {
        self.memories.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hashing")
            .field("params", &self.params)
            .finish_non_exhaustive()
    }
}

/// The right to hash; it passes on when dropped.
pub struct Slot<'door> {
    door: &'door Hashing,
}

impl Drop for Slot<'_> {
    fn drop(&mut self) {
        self.door.lock().inside -= 1;
        self.door.left.notify_one();
    }
}

/// A memory while somebody hashes; it goes back when dropped, even when hashing panics.
struct Memory<'door> {
    door: &'door Hashing,
    blocks: Vec<Block>,
}

impl Drop for Memory<'_> {
    fn drop(&mut self) {
        let blocks = std::mem::take(&mut self.blocks);
        self.door.lock().free.push(blocks);
        self.door.returned.notify_one();
    }
}

/// What came of judging a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Judgement {
    /// It is not what was hashed.
    Wrong,
    /// It is.
    Right,
    /// It is, under a pepper that is not in use any more; this is its hash under the one that is.
    RightAndRenewed(HashedSecret),
}

impl Slot<'_> {
    fn hash(&self, secret: &[u8], random: &dyn Random) -> Result<HashedSecret, HashingError> {
        self.hash_with(secret, &random.bytes::<16>())
    }

    fn hash_with(&self, secret: &[u8], salt: &[u8]) -> Result<HashedSecret, HashingError> {
        let (version, pepper) = self.door.keys.sealing(Use::Pepper);
        let params = under(&self.door.params, version)?;
        let output = self.derive(&params, &pepper, secret, salt)?;
        let broken = |e: &dyn fmt::Display| HashingError::Broken(e.to_string());
        let phc = PasswordHash {
            algorithm: Algorithm::Argon2id.ident(),
            version: Some(Argon2Version::V0x13.into()),
            params: ParamsString::try_from(&params).map_err(|e| broken(&e))?,
            salt: Some(Salt::new(salt).map_err(|e| broken(&e))?),
            hash: Some(Output::new(&output).map_err(|e| broken(&e))?),
        };
        Ok(HashedSecret(phc.to_string()))
    }

    /// Whether `secret` is what was hashed; if so, and the pepper is an old one, with its hash under the new one
    /// (which costs as much again). Without a stored hash it costs the same and is never right (R10).
    ///
    /// # Errors
    /// `Broken` when the stored text is not a hash, asks too much, or is under a pepper that is not known.
    pub fn judge(
        self,
        secret: &[u8],
        stored: Option<&HashedSecret>,
        random: &dyn Random,
    ) -> Result<Judgement, HashingError> {
        let right = self.is_right(secret, stored)?;
        let Some(stored) = stored.filter(|_| right) else {
            return Ok(Judgement::Wrong);
        };
        if version_of(stored) == Some(self.door.keys.in_use()) {
            return Ok(Judgement::Right);
        }
        self.hash(secret, random).map(Judgement::RightAndRenewed)
    }

    /// The hash of a new secret in the place of one that is kept; `None` when it is the same secret.
    ///
    /// Under the pepper that is in use one hash tells both: the salt stays. It is random, nobody else has it, and
    /// whoever guesses still has to guess for this one place alone. A hash costs half of what setting a passcode does.
    ///
    /// # Errors
    /// `Broken` when the stored text is not a hash, asks too much, or is under a pepper that is not known.
    pub fn replace(
        self,
        secret: &[u8],
        stored: Option<&HashedSecret>,
        random: &dyn Random,
    ) -> Result<Option<HashedSecret>, HashingError> {
        let Some(stored) = stored else {
            return self.hash(secret, random).map(Some);
        };
        if version_of(stored) == Some(self.door.keys.in_use()) && self.costs_the_same(stored) {
            let new = self.hash_with(secret, salt_of(stored)?.as_ref())?;
            let same: bool = new.0.as_bytes().ct_eq(stored.0.as_bytes()).into();
            return Ok((!same).then_some(new));
        }
        if self.is_right(secret, Some(stored))? {
            return Ok(None);
        }
        self.hash(secret, random).map(Some)
    }

    fn costs_the_same(&self, stored: &HashedSecret) -> bool {
        let phc = PasswordHash::new(&stored.0).ok();
        let params = phc.and_then(|phc| Params::try_from(&phc).ok());
        let cost = |params: &Params| (params.m_cost(), params.t_cost(), params.p_cost());
        params.is_some_and(|params| cost(&params) == cost(&self.door.params))
    }

    fn is_right(&self, secret: &[u8], stored: Option<&HashedSecret>) -> Result<bool, HashingError> {
        let Some(stored) = stored else {
            let params = self.door.params.clone();
            let (_, pepper) = self.door.keys.sealing(Use::Pepper);
            self.derive(&params, &pepper, secret, &[0; 16])?;
            return Ok(false);
        };
        let broken = |what: &str| HashingError::Broken(format!("a stored hash {what}"));
        let phc = PasswordHash::new(&stored.0).map_err(|_| broken("is malformed"))?;
        let params = Params::try_from(&phc).map_err(|_| broken("has bad parameters"))?;
        if !within_ceiling(&params) {
            return Err(broken("asks for more than the ceiling"));
        }
        let (Some(salt), Some(expected)) = (phc.salt, phc.hash) else {
            return Err(broken("has no salt or no output"));
        };
        let version = version_under(&params).ok_or_else(|| broken("names no version of a key"))?;
        let ring = self.door.keys.knowing(version);
        let pepper = ring.key(version, Use::Pepper);
        let pepper = pepper.ok_or_else(|| broken("is under a key that is not known"))?;
        let output = self.derive(&params, pepper, secret, salt.as_ref())?;
        Ok(output.ct_eq(expected.as_bytes()).into())
    }

    fn derive(
        &self,
        params: &Params,
        pepper: &Key,
        secret: &[u8],
        salt: &[u8],
    ) -> Result<[u8; HASH_BYTES], HashingError> {
        let broken = |e: argon2::Error| HashingError::Broken(e.to_string());
        let argon2 = Argon2::new_with_secret(
            pepper.as_ref(),
            Algorithm::Argon2id,
            Argon2Version::V0x13,
            params.clone(),
        )
        .map_err(broken)?;
        let mut memory = self.door.memory();
        let blocks = &mut memory.blocks;
        let needed = params.block_count().max(blocks.len());
        blocks.resize(needed, Block::default());
        let mut output = [0; HASH_BYTES];
        let watch = Stopwatch::start();
        argon2
            .hash_password_into_with_memory(secret, salt, &mut output, &mut blocks[..])
            .map_err(broken)?;
        if let Some(metrics) = &self.door.metrics {
            metrics.seconds.observe(watch.seconds());
        }
        Ok(output)
    }
}

#[cfg(test)]
mod tests;
