//! The code and the link of a mail, sealed in its outbox row until it is sent. An invitation has a link only.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::message::CodeInMail;
use crate::domain::challenge::Code;
use crate::random::Random;
use crate::secrets::keys::Keys;
use crate::secrets::seal::{self, SealBroken};
use crate::secrets::token::PlainToken;
use crate::urls;

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Plain {
    code: String,
    /// The path that the link leads to.
    path: String,
}

/// What the outbox row holds.
pub struct SealedCode(Vec<u8>);

impl SealedCode {
    /// Seals a code and its link for the row named `reference`.
    ///
    /// # Errors
    /// Never in practice: see [`seal::seal`].
    pub fn seal(
        keys: &Keys,
        reference: &str,
        code: &Code,
        link: &PlainToken,
        random: &dyn Random,
    ) -> Result<Self, SealBroken> {
        let path = urls::code_link(&link.to_text());
        let code = code.grouped();
        Self::of(keys, reference, &Plain { code, path }, random)
    }

    /// Seals a link that comes without a code.
    ///
    /// # Errors
    /// Never in practice: see [`seal::seal`].
    pub fn seal_link(
        keys: &Keys,
        reference: &str,
        path: String,
        random: &dyn Random,
    ) -> Result<Self, SealBroken> {
        let code = String::new();
        Self::of(keys, reference, &Plain { code, path }, random)
    }

    fn of(
        keys: &Keys,
        reference: &str,
        plain: &Plain,
        random: &dyn Random,
    ) -> Result<Self, SealBroken> {
        let bytes = Zeroizing::new(serde_json::to_vec(plain).map_err(|_| SealBroken)?);
        seal::seal(keys.outbox(), reference, &bytes, random).map(Self)
    }

    /// The stored form.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Opens a row's seal; the link becomes a whole URL under the configured base (R18).
///
/// # Errors
/// When the seal is broken or of another row.
pub fn open(
    keys: &Keys,
    reference: &str,
    sealed: &[u8],
    base_url: &str,
) -> Result<CodeInMail, SealBroken> {
    let bytes = seal::open(keys.outbox(), reference, sealed)?;
    let plain: Plain = serde_json::from_slice(&bytes).map_err(|_| SealBroken)?;
    let link = format!("{base_url}{}", plain.path);
    Ok(CodeInMail {
        code: Zeroizing::new(plain.code.clone()),
        link: Zeroizing::new(link),
    })
}
