//! Random tokens: session cookies, links in emails, public references.
//!
//! `PlainToken` travels; only `TokenHash` is stored (R15), so a copy of the database opens nothing.

use std::fmt;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::random::Random;

/// 256 random bits, as the browser or the email has them.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct PlainToken([u8; 32]);

impl PlainToken {
    /// Draws a new one.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(random.bytes())
    }

    /// From raw bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads what a browser presented; anything malformed is no token.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// The form that travels: base64url without padding.
    #[must_use]
    pub fn to_text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// The form that is stored. The token has 256 bits, so a plain hash is enough.
    #[must_use]
    pub fn hashed(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0).to_vec())
    }
}

impl fmt::Debug for PlainToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PlainToken(…)")
    }
}

/// The stored form of a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHash(Vec<u8>);

impl TokenHash {
    /// The bytes to store or to look up.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A short random name for a row that people or mails may see: `LK-3F9A…`, 80 bits.
#[must_use]
pub fn public_reference(random: &dyn Random) -> String {
    use fmt::Write;
    random
        .bytes::<10>()
        .iter()
        .fold(String::from("LK-"), |mut name, byte| {
            let _ = write!(name, "{byte:02X}");
            name
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_travels_and_comes_back() {
        let token = PlainToken::from_bytes([9; 32]);
        let back = PlainToken::from_text(&token.to_text()).unwrap();
        assert_eq!(back.hashed(), token.hashed());
        assert_ne!(token.hashed().as_bytes(), [9; 32]);
        for bad in ["", "short", &"A".repeat(44), "====", "ü"] {
            assert!(PlainToken::from_text(bad).is_none());
        }
    }
}
