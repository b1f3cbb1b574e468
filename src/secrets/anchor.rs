//! The beginning of an audit trail of which the oldest part has gone: a keyed hash over the last place that went,
//! so that nobody who has the database alone can move it.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

fn keyed(key: &[u8; 32], position: i64, link: &[u8]) -> Hmac<Sha256> {
    // HMAC takes a key of any length, so this cannot fail.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else {
        unreachable!("HMAC takes keys of any length")
    };
    // No link of the chain is hashed from parts that begin like this.
    mac.update(b"the audit trail begins after");
    mac.update(&position.to_be_bytes());
    mac.update(link);
    mac
}

/// What vouches that the chain begins after `position`, whose link was `link`.
#[must_use]
pub fn vouch(key: &[u8; 32], position: i64, link: &[u8]) -> Vec<u8> {
    keyed(key, position, link).finalize().into_bytes().to_vec()
}

/// Whether `mac` does, compared in constant time.
#[must_use]
pub fn holds(key: &[u8; 32], position: i64, link: &[u8], mac: &[u8]) -> bool {
    keyed(key, position, link).verify_slice(mac).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_bound_to_key_place_and_link() {
        let mac = vouch(&[1; 32], 7, &[9; 32]);
        assert!(holds(&[1; 32], 7, &[9; 32], &mac));
        assert!(!holds(&[2; 32], 7, &[9; 32], &mac));
        assert!(!holds(&[1; 32], 8, &[9; 32], &mac));
        assert!(!holds(&[1; 32], 7, &[8; 32], &mac));
        assert!(!holds(&[1; 32], 7, &[9; 32], &[]));
    }
}
