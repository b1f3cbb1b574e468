//! The beginning of an audit trail of which the oldest part has gone: a keyed hash over the last place that went,
//! so that nobody who has the database alone can move it. It is keyed by the version that keyed that place.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::chain::ChainKeys;
use super::ring::Version;

/// `None` when the version is not known.
fn keyed(keys: &ChainKeys, version: Version, position: i64, link: &[u8]) -> Option<Hmac<Sha256>> {
    // HMAC takes a key of any length.
    let mut mac = Hmac::<Sha256>::new_from_slice(keys.key(version)?.as_ref()).ok()?;
    // No link of the chain is hashed from parts that begin like this.
    mac.update(b"the audit trail begins after");
    mac.update(&position.to_be_bytes());
    mac.update(link);
    Some(mac)
}

/// What vouches that the chain begins after `position`, whose link was `link`; `None` when the version is not known.
#[must_use]
pub fn vouch(keys: &ChainKeys, version: Version, position: i64, link: &[u8]) -> Option<Vec<u8>> {
    let mac = keyed(keys, version, position, link)?;
    Some(mac.finalize().into_bytes().to_vec())
}

/// Whether `mac` does, compared in constant time.
#[must_use]
pub fn holds(keys: &ChainKeys, version: Version, position: i64, link: &[u8], mac: &[u8]) -> bool {
    keyed(keys, version, position, link).is_some_and(|keyed| keyed.verify_slice(mac).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::keys::tests::keys_of;

    #[test]
    fn it_is_bound_to_key_place_and_link() {
        let (keys, version) = (keys_of(1).audit_with(Version::FIRST), Version::FIRST);
        let other = keys_of(2).audit_with(version);
        let mac = vouch(&keys, version, 7, &[9; 32]).unwrap();
        assert!(holds(&keys, version, 7, &[9; 32], &mac));
        assert!(!holds(&other, version, 7, &[9; 32], &mac));
        assert!(!holds(&keys, version, 8, &[9; 32], &mac));
        assert!(!holds(&keys, version, 7, &[8; 32], &mac));
        assert!(!holds(&keys, version, 7, &[9; 32], &[]));
        let unknown = Version::from_number(2).unwrap();
        assert!(!holds(&keys, unknown, 7, &[9; 32], &mac));
    }
}
