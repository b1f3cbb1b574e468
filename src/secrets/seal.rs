//! Seals what the database must hold and may not know: codes until they are sent, second factors, private keys.
//!
//! XChaCha20-Poly1305 with a random nonce; the row's reference is the associated data, so that a sealed value
//! cannot be moved to another row. So is the version of the key, which stands before the nonce; the founding
//! version's values have none there.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::keys::Keys;
use super::ring::{Key, Use, Version};
use crate::random::Random;

const NONCE: usize = 24;
/// What stands before a sealed value of any version but the founding one, with the version after it. Random bytes
/// look like it once in 2^48 values, and then the seal itself still tells.
const MARK: &[u8] = b"LKSEAL";

/// The seal is broken, or not of this key and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value could not be opened")]
pub struct SealBroken;

/// The keys of one use: the version in use seals, every known one opens.
#[derive(Clone, Copy)]
pub struct Sealer<'k> {
    keys: &'k Keys,
    which: Use,
}

impl<'k> Sealer<'k> {
    pub(super) fn new(keys: &'k Keys, which: Use) -> Self {
        Self { keys, which }
    }
}

/// Which version sealed a value: it says so, or is of the founding one.
#[must_use]
pub fn version_of(sealed: &[u8]) -> Version {
    marked(sealed).map_or(Version::FIRST, |(version, _, _)| version)
}

/// Version, mark and the rest of a value that says its version.
fn marked(sealed: &[u8]) -> Option<(Version, &[u8], &[u8])> {
    let (mark, rest) = sealed.split_at_checked(MARK.len() + 2)?;
    let version = mark.strip_prefix(MARK)?.try_into().ok()?;
    let version = Version::from_bytes(version)?;
    (version > Version::FIRST).then_some((version, mark, rest))
}

/// Seals `plain` for the row named `reference`, under the version in use.
///
/// # Errors
/// Only when `plain` is longer than the cipher allows (256 GiB).
pub fn seal(
    with: Sealer<'_>,
    reference: &str,
    plain: &[u8],
    random: &dyn Random,
) -> Result<Vec<u8>, SealBroken> {
    let (version, key) = with.keys.sealing(with.which);
    let mark = match version {
        Version::FIRST => Vec::new(),
        later => [MARK, &later.to_bytes()].concat(),
    };
    let nonce = random.bytes::<NONCE>();
    let aad = [mark.as_slice(), reference.as_bytes()].concat();
    let payload = Payload {
        msg: plain,
        aad: &aad,
    };
    let sealed = XChaCha20Poly1305::new((&*key).into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| SealBroken)?;
    Ok([mark.as_slice(), &nonce, &sealed].concat())
}

/// Opens what `seal` made, under whichever version.
///
/// # Errors
/// When it was changed, belongs to another row, or was sealed under a key that is not known.
pub fn open(
    with: Sealer<'_>,
    reference: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
    if let Some((version, mark, rest)) = marked(sealed) {
        let ring = with.keys.knowing(version);
        let key = ring.key(version, with.which);
        let aad = [mark, reference.as_bytes()].concat();
        if let Some(plain) = key.and_then(|key| open_under(key, &aad, rest)) {
            return Ok(plain);
        }
    }
    let ring = with.keys.ring();
    let key = ring.key(Version::FIRST, with.which);
    key.and_then(|key| open_under(key, reference.as_bytes(), sealed))
        .ok_or(SealBroken)
}

fn open_under(key: &Key, aad: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, msg) = sealed.split_at_checked(NONCE)?;
    let cipher = XChaCha20Poly1305::new((&**key).into());
    let plain = cipher.decrypt(XNonce::from_slice(nonce), Payload { msg, aad });
    plain.ok().map(Zeroizing::new)
}

/// Seals a value anew that is not sealed under the version in use; `None` when it is.
///
/// # Errors
/// As [`open`].
pub fn renew(
    with: Sealer<'_>,
    reference: &str,
    sealed: &[u8],
    random: &dyn Random,
) -> Result<Option<Vec<u8>>, SealBroken> {
    if version_of(sealed) == with.keys.in_use() {
        return Ok(None);
    }
    let plain = open(with, reference, sealed)?;
    seal(with, reference, &plain, random).map(Some)
}

/// The same as text that fits into a cookie.
///
/// # Errors
/// As [`seal`].
pub fn seal_text(
    with: Sealer<'_>,
    reference: &str,
    plain: &[u8],
    random: &dyn Random,
) -> Result<String, SealBroken> {
    Ok(URL_SAFE_NO_PAD.encode(seal(with, reference, plain, random)?))
}

/// Opens what `seal_text` made.
///
/// # Errors
/// As [`open`], and when it is no such text.
pub fn open_text(
    with: Sealer<'_>,
    reference: &str,
    sealed: &str,
) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| SealBroken)?;
    open(with, reference, &sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;
    use crate::secrets::keys::tests::{Installation, keys_of};

    #[test]
    fn a_seal_opens_for_its_own_row_and_key_only() {
        let (keys, others) = (keys_of(1), keys_of(2));
        let sealed = seal(keys.outbox(), "LK-1", b"1234 5678", &SystemRandom).unwrap();
        assert!(!sealed.windows(4).any(|w| w == b"1234"));
        let opened = open(keys.outbox(), "LK-1", &sealed).unwrap();
        assert_eq!(opened.as_slice(), b"1234 5678");
        assert_eq!(open(keys.outbox(), "LK-2", &sealed), Err(SealBroken));
        assert_eq!(open(keys.chips(), "LK-1", &sealed), Err(SealBroken));
        assert_eq!(open(others.outbox(), "LK-1", &sealed), Err(SealBroken));
        assert_eq!(open(keys.outbox(), "LK-1", b"short"), Err(SealBroken));
    }

    #[test]
    fn a_value_says_its_version_and_the_seal_vouches_for_it() {
        let installation = Installation::new();
        let keys = installation.replica();
        let sealed = |keys: &Keys| seal(keys.outbox(), "LK-1", b"plain", &SystemRandom).unwrap();
        let first = sealed(&keys);
        let second = installation.rotate();
        installation.wait();
        keys.reread().unwrap();
        let later = sealed(&keys);
        assert_eq!(
            (version_of(&first), version_of(&later)),
            (Version::FIRST, second)
        );
        for value in [&first, &later] {
            assert_eq!(
                open(keys.outbox(), "LK-1", value).unwrap().as_slice(),
                b"plain"
            );
        }
        installation.rotate();
        installation.wait();
        keys.reread().unwrap();
        let mut moved = later.clone();
        moved[MARK.len() + 1] = 3;
        assert_eq!(open(keys.outbox(), "LK-1", &moved), Err(SealBroken));
        assert_eq!(
            open(keys.outbox(), "LK-1", &later[MARK.len() + 2..]),
            Err(SealBroken)
        );
        let renewed = renew(keys.outbox(), "LK-1", &first, &SystemRandom)
            .unwrap()
            .unwrap();
        assert_eq!(version_of(&renewed), second.next());
        assert_eq!(
            renew(keys.outbox(), "LK-1", &renewed, &SystemRandom),
            Ok(None)
        );
        assert!(renew(keys.outbox(), "LK-2", &first, &SystemRandom).is_err());
    }

    #[test]
    fn a_version_that_is_not_known_makes_it_look_once_more_and_else_stays_shut() {
        let installation = Installation::new();
        let (early, late) = (installation.replica(), installation.replica());
        installation.rotate();
        installation.wait();
        early.reread().unwrap();
        let sealed = seal(early.outbox(), "LK-1", b"plain", &SystemRandom).unwrap();
        let text = std::fs::read_to_string(installation.path()).unwrap();
        std::fs::remove_file(installation.path()).unwrap();
        assert_eq!(open(late.outbox(), "LK-1", &sealed), Err(SealBroken));
        std::fs::write(installation.path(), text).unwrap();
        assert!(open(late.outbox(), "LK-1", &sealed).is_ok());
    }
}
