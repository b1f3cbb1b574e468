//! Seals what an outbox row must hold until its mail is sent: the code and the link.
//!
//! XChaCha20-Poly1305 with a random nonce; the row's reference is the associated data, so that a
//! sealed code cannot be moved to another row.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::random::Random;

const NONCE: usize = 24;

/// The seal is broken, or not of this key and row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value could not be opened")]
pub struct SealBroken;

/// Seals `plain` for the row named `reference`.
///
/// # Errors
/// Only when `plain` is longer than the cipher allows (256 GiB).
pub fn seal(
    key: &[u8; 32],
    reference: &str,
    plain: &[u8],
    random: &dyn Random,
) -> Result<Vec<u8>, SealBroken> {
    let nonce = random.bytes::<NONCE>();
    let payload = Payload {
        msg: plain,
        aad: reference.as_bytes(),
    };
    let sealed = XChaCha20Poly1305::new(key.into())
        .encrypt(XNonce::from_slice(&nonce), payload)
        .map_err(|_| SealBroken)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what `seal` made.
///
/// # Errors
/// When it was changed, belongs to another row, or was sealed under another key.
pub fn open(
    key: &[u8; 32],
    reference: &str,
    sealed: &[u8],
) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
    let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(SealBroken)?;
    let payload = Payload {
        msg: body,
        aad: reference.as_bytes(),
    };
    XChaCha20Poly1305::new(key.into())
        .decrypt(XNonce::from_slice(nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| SealBroken)
}

/// The same as text that fits into a cookie.
///
/// # Errors
/// As [`seal`].
pub fn seal_text(
    key: &[u8; 32],
    reference: &str,
    plain: &[u8],
    random: &dyn Random,
) -> Result<String, SealBroken> {
    Ok(URL_SAFE_NO_PAD.encode(seal(key, reference, plain, random)?))
}

/// Opens what `seal_text` made.
///
/// # Errors
/// As [`open`], and when it is no such text.
pub fn open_text(
    key: &[u8; 32],
    reference: &str,
    sealed: &str,
) -> Result<Zeroizing<Vec<u8>>, SealBroken> {
    let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| SealBroken)?;
    open(key, reference, &sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;

    #[test]
    fn a_seal_opens_for_its_own_row_and_key_only() {
        let sealed = seal(&[1; 32], "LK-1", b"1234 5678", &SystemRandom).unwrap();
        assert!(!sealed.windows(4).any(|w| w == b"1234"));
        assert_eq!(
            open(&[1; 32], "LK-1", &sealed).unwrap().as_slice(),
            b"1234 5678"
        );
        assert_eq!(open(&[1; 32], "LK-2", &sealed), Err(SealBroken));
        assert_eq!(open(&[2; 32], "LK-1", &sealed), Err(SealBroken));
        assert_eq!(open(&[1; 32], "LK-1", b"short"), Err(SealBroken));
    }
}
