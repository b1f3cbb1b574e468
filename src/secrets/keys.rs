//! One master secret outside the database, and the keys derived from it, one for each use.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::token::PlainToken;
use crate::domain::challenge::{CodeMac, Purpose};
use crate::domain::smartcard_number::SmartcardNumber;

/// The secret that the operator keeps: 32 bytes or more, base64.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
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
}

impl fmt::Debug for MasterSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterSecret(…)")
    }
}

/// A derived key.
pub type Key = Zeroizing<[u8; 32]>;

/// The keys of the portal. None of them is ever in the database (R15).
#[derive(Clone)]
pub struct Keys {
    codes: Key,
    forms: Key,
    decoys: Key,
    fingerprints: Key,
    outbox: Key,
    pepper: Key,
    second_factors: Key,
    recovery_codes: Key,
    audit: Key,
    chips: Key,
    authority: Key,
    kept: Key,
}

impl Keys {
    /// Derives every key by HKDF-SHA-256 (RFC 5869), each under its own label.
    #[must_use]
    pub fn derive(master: &MasterSecret) -> Self {
        let hkdf = Hkdf::<Sha256>::new(Some(b"latchkey keys 1"), &master.0);
        let key = |label: &str| {
            let mut key = Zeroizing::new([0; 32]);
            // 32 bytes are always within HKDF's reach of 8160.
            let _ = hkdf.expand(label.as_bytes(), key.as_mut());
            key
        };
        Self {
            codes: key("emailed codes"),
            forms: key("form tokens"),
            decoys: key("decoy questions"),
            fingerprints: key("passcode fingerprints"),
            outbox: key("outbox seal"),
            pepper: key("hash pepper"),
            second_factors: key("second factors"),
            recovery_codes: key("recovery codes"),
            audit: key("audit chain"),
            chips: key("keys of simulated cards"),
            authority: key("certificate authority"),
            kept: key("kept forms"),
        }
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
        CodeMac::from_bytes(mac(
            &self.codes,
            &[purpose.as_str(), journey, number.as_str(), digits],
        ))
    }

    /// The token that every form of a browser carries, bound to its cookie (R23). It looks different on
    /// every page, so that compression tells nobody what it is.
    #[must_use]
    pub fn form_token(&self, cookie: &PlainToken, mask: [u8; 32]) -> String {
        let mut bytes = [0; 64];
        let (left, right) = bytes.split_at_mut(32);
        left.copy_from_slice(&mask);
        right.copy_from_slice(&mac(&self.forms, &[&cookie.to_text()]));
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
        unmasked
            .ct_eq(&mac(&self.forms, &[&cookie.to_text()]))
            .into()
    }

    /// A fingerprint of the passcode for one journey, so that an answer can be told from it without keeping it.
    #[must_use]
    pub fn passcode_fingerprint(&self, journey: &str, normalised: &str) -> String {
        STANDARD.encode(mac(&self.fingerprints, &[journey, normalised]))
    }

    /// The key that chooses decoy questions: with another one, strangers would see them change (R08).
    #[must_use]
    pub fn decoys(&self) -> &[u8; 32] {
        &self.decoys
    }

    /// The key that seals codes in the outbox.
    #[must_use]
    pub fn outbox(&self) -> &[u8; 32] {
        &self.outbox
    }

    /// The key that seals the second factors of staff.
    #[must_use]
    pub fn second_factors(&self) -> &[u8; 32] {
        &self.second_factors
    }

    /// The keyed hash of a recovery code, bound to whose it is.
    #[must_use]
    pub fn recovery_mac(&self, staff: &str, code: &str) -> [u8; 32] {
        mac(&self.recovery_codes, &[staff, code])
    }

    /// The secret that enters every Argon2id.
    #[must_use]
    pub fn pepper(&self) -> &Key {
        &self.pepper
    }

    /// The key of the audit trail's chain: without it nobody can make links that hold.
    #[must_use]
    pub fn audit(&self) -> &[u8; 32] {
        &self.audit
    }

    /// The key that seals the private keys of simulated cards.
    #[must_use]
    pub fn chips(&self) -> &[u8; 32] {
        &self.chips
    }

    /// The key that seals the private key of the certificate authority.
    #[must_use]
    pub fn authority(&self) -> &[u8; 32] {
        &self.authority
    }

    /// The key that seals what was typed into a form whose session had ended.
    #[must_use]
    pub fn kept(&self) -> &[u8; 32] {
        &self.kept
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
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
mod tests {
    use super::*;

    fn keys() -> Keys {
        Keys::derive(&MasterSecret(vec![7; 32]))
    }

    #[test]
    fn a_code_is_bound_to_purpose_journey_and_number() {
        let keys = keys();
        let one = SmartcardNumber::parse("555512345678").unwrap();
        let two = SmartcardNumber::parse("555512345679").unwrap();
        let base = keys.code_mac(Purpose::Unlock, "j1", &one, "12345678");
        for other in [
            keys.code_mac(Purpose::Registration, "j1", &one, "12345678"),
            keys.code_mac(Purpose::Unlock, "j2", &one, "12345678"),
            keys.code_mac(Purpose::Unlock, "j1", &two, "12345678"),
            keys.code_mac(Purpose::Unlock, "j1", &one, "12345679"),
        ] {
            assert_ne!(base.as_bytes(), other.as_bytes());
        }
    }

    #[test]
    fn a_form_token_belongs_to_one_cookie() {
        let (mine, other) = (
            PlainToken::from_bytes([1; 32]),
            PlainToken::from_bytes([2; 32]),
        );
        let token = keys().form_token(&mine, [3; 32]);
        assert!(keys().form_token_matches(&mine, &token));
        assert!(keys().form_token_matches(&mine, &keys().form_token(&mine, [4; 32])));
        assert_ne!(token, keys().form_token(&mine, [4; 32]));
        assert!(!keys().form_token_matches(&other, &token));
        assert!(!keys().form_token_matches(&mine, ""));
    }

    #[test]
    fn a_short_or_broken_master_secret_is_refused() {
        assert!(MasterSecret::from_base64("c2hvcnQ=").is_err());
        assert!(MasterSecret::from_base64("not base64!").is_err());
        assert!(MasterSecret::from_base64(&STANDARD.encode([1; 32])).is_ok());
    }

    #[test]
    fn keys_do_not_show_in_debug_output() {
        assert_eq!(format!("{:?}", keys()), "Keys(…)");
    }
}
