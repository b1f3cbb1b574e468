//! A hash as it is kept, what it says of itself (under which pepper, with which salt) and what it may ask for. It
//! hashes nothing.

use std::fmt;

use argon2::password_hash::phc::{PasswordHash, Salt};
use argon2::{KeyId, Params, ParamsBuilder};

use super::{HASH_BYTES, HashingError};
use crate::secrets::ring::Version;

/// The most that a stored hash may ask for; a row that asks more is refused, not served.
const CEILING_MEMORY_KIB: u32 = 64 * 1024;
const CEILING_PASSES: u32 = 8;
const CEILING_LANES: u32 = 4;

/// A hashed secret in PHC form: the only form in which a passcode or a set of answers is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct HashedSecret(pub(super) String);

impl HashedSecret {
    /// From the stored text.
    #[must_use]
    pub fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The stored text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for HashedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashedSecret(…)")
    }
}

/// Which version of the pepper a hash is under; `None` when the text is not a hash or names none.
#[must_use]
pub fn version_of(stored: &HashedSecret) -> Option<Version> {
    let phc = PasswordHash::new(&stored.0).ok()?;
    version_under(&Params::try_from(&phc).ok()?)
}

/// The version that a hash says: its `keyid`, which the founding version has none of.
pub(super) fn version_under(params: &Params) -> Option<Version> {
    match params.keyid() {
        [] => Some(Version::FIRST),
        id => Version::from_bytes(id.try_into().ok()?),
    }
}

/// The salt of a hash.
pub(super) fn salt_of(stored: &HashedSecret) -> Result<Salt, HashingError> {
    let salt = PasswordHash::new(&stored.0).ok().and_then(|phc| phc.salt);
    salt.ok_or_else(|| HashingError::Broken("a stored hash has no salt".into()))
}

/// The same cost, saying the version.
pub(super) fn under(params: &Params, version: Version) -> Result<Params, HashingError> {
    if version == Version::FIRST {
        return Ok(params.clone());
    }
    let broken = |e: argon2::Error| HashingError::Broken(e.to_string());
    let mut builder = ParamsBuilder::new();
    builder
        .m_cost(params.m_cost())
        .t_cost(params.t_cost())
        .p_cost(params.p_cost())
        .output_len(HASH_BYTES)
        .keyid(KeyId::new(&version.to_bytes()).map_err(broken)?);
    builder.build().map_err(broken)
}

pub(super) fn within_ceiling(params: &Params) -> bool {
    params.m_cost() <= CEILING_MEMORY_KIB
        && params.t_cost() <= CEILING_PASSES
        && params.p_cost() <= CEILING_LANES
}
