//! The second factor of staff: TOTP (RFC 6238), six digits each half minute, SHA-1 as authenticator
//! apps have it.
//!
//! It says which step a code belongs to; that a step is accepted once is storage's to guard (R30).

use std::fmt;

use time::OffsetDateTime;
use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::Zeroizing;

use super::seal::{self, SealBroken};
use crate::random::Random;
use crate::secrets::keys::Keys;

/// 160 bits, as RFC 4226 recommends.
const SECRET_BYTES: usize = 20;
const STEP_SECONDS: u64 = 30;
/// Steps before and after the present one that are taken too: clocks of phones differ.
const SKEW: u16 = 1;

/// The secret that an authenticator app and the portal share.
#[derive(Clone)]
pub struct TotpSecret(Zeroizing<[u8; SECRET_BYTES]>);

/// A code as somebody typed it.
pub struct TypedTotp(Zeroizing<String>);

/// A half minute since 1970.
pub type Step = i64;

/// The newest step whose code is taken at `now`.
#[must_use]
pub fn newest_step(now: OffsetDateTime) -> Step {
    now.unix_timestamp() / STEP_SECONDS.cast_signed() + i64::from(SKEW)
}

impl TotpSecret {
    /// Draws a new one.
    #[must_use]
    pub fn draw(random: &dyn Random) -> Self {
        Self(Zeroizing::new(random.bytes()))
    }

    /// Reads the typed form.
    #[must_use]
    pub fn from_base32(text: &str) -> Option<Self> {
        let secret = Secret::try_from_base32(text).ok()?;
        Some(Self(Zeroizing::new(secret.as_bytes().try_into().ok()?)))
    }

    /// The form that is typed into an app which cannot scan.
    #[must_use]
    pub fn to_base32(&self) -> Zeroizing<String> {
        Zeroizing::new(Secret::new_stack(*self.0).to_base32())
    }

    /// What the QR code holds: the key URI that apps understand. `None` when the names do not fit one.
    #[must_use]
    pub fn key_uri(&self, service: &str, account: &str) -> Option<Zeroizing<String>> {
        let plain = |text: &str| text.replace(':', " ");
        let totp = self
            .builder()
            .with_issuer(Some(plain(service)))
            .with_account_name(plain(account))
            .build()
            .ok()?;
        totp.to_url().ok().map(Zeroizing::new)
    }

    /// The step that a typed code belongs to, if it is the code of the present step or of a neighbour.
    #[must_use]
    pub fn step_of(&self, typed: &TypedTotp, now: OffsetDateTime) -> Option<Step> {
        let seconds = u64::try_from(now.unix_timestamp()).ok()?;
        let step = self.totp()?.check(&typed.0, seconds)?;
        i64::try_from(step).ok()
    }

    /// The code of the present step: for demonstrations and tests.
    #[must_use]
    pub fn code_at(&self, now: OffsetDateTime) -> String {
        let seconds = u64::try_from(now.unix_timestamp()).unwrap_or_default();
        self.totp()
            .map_or_else(String::new, |totp| totp.generate(seconds).to_string())
    }

    fn builder(&self) -> Builder {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(SKEW)
            .with_step_duration(STEP_SECONDS)
            .with_secret(Secret::new_stack(*self.0))
    }

    fn totp(&self) -> Option<Totp> {
        self.builder().build().ok()
    }

    /// The stored form, sealed for the row named `reference`.
    ///
    /// # Errors
    /// Never in practice: see [`seal::seal`].
    pub fn seal(
        &self,
        keys: &Keys,
        reference: &str,
        random: &dyn Random,
    ) -> Result<Vec<u8>, SealBroken> {
        seal::seal(keys.second_factors(), reference, self.0.as_slice(), random)
    }

    /// Opens the stored form.
    ///
    /// # Errors
    /// When it was changed, or sealed for another row.
    pub fn open(keys: &Keys, reference: &str, sealed: &[u8]) -> Result<Self, SealBroken> {
        let plain = seal::open(keys.second_factors(), reference, sealed)?;
        let bytes = plain.as_slice().try_into().map_err(|_| SealBroken)?;
        Ok(Self(Zeroizing::new(bytes)))
    }
}

impl fmt::Debug for TotpSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TotpSecret(…)")
    }
}

impl TypedTotp {
    /// Reads six digits, with spaces or hyphens between them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && *c != '-')
            .collect();
        let fits = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| Self(Zeroizing::new(digits)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::SystemRandom;
    use time::Duration;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00:10 UTC);

    #[test]
    fn the_code_of_rfc_6238_comes_out() {
        let secret = TotpSecret(Zeroizing::new(*b"12345678901234567890"));
        let at = OffsetDateTime::from_unix_timestamp(59).unwrap();
        // The appendix has eight digits, 94287082; six are its last.
        assert_eq!(secret.code_at(at), "287082");
    }

    #[test]
    fn a_code_belongs_to_its_step_and_lives_one_step_more() {
        let secret = TotpSecret::draw(&SystemRandom);
        let code = TypedTotp::parse(&secret.code_at(NOW)).unwrap();
        let step = NOW.unix_timestamp() / 30;
        assert_eq!(newest_step(NOW), step + 1);
        for (seconds, known) in [
            (-41, false),
            (-40, true),
            (0, true),
            (49, true),
            (50, false),
        ] {
            let found = secret.step_of(&code, NOW + Duration::seconds(seconds));
            assert_eq!(found, known.then_some(step), "after {seconds} s");
        }
    }

    #[test]
    fn a_secret_is_typed_scanned_and_sealed() {
        let secret = TotpSecret::draw(&SystemRandom);
        let typed = TotpSecret::from_base32(&secret.to_base32()).unwrap();
        assert_eq!(typed.code_at(NOW), secret.code_at(NOW));
        let uri = secret.key_uri("Latch:key", "amelia@demo.example").unwrap();
        assert!(uri.starts_with("otpauth://totp/") && uri.contains(secret.to_base32().as_str()));
        assert_eq!(format!("{secret:?}"), "TotpSecret(…)");
    }

    #[test]
    fn six_digits_are_a_code_however_they_are_spaced() {
        for good in ["123456", "123 456", " 123-456 "] {
            assert!(TypedTotp::parse(good).is_some());
        }
        for bad in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert!(TypedTotp::parse(bad).is_none());
        }
    }
}
