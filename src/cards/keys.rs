//! A key pair on a simulated card: P-256, sealed wherever it is kept. It knows no database.
//!
//! ring draws the key itself and takes no other source of chance.

use rcgen::{CertificateParams, DistinguishedName, DnType, KeyPair, PKCS_ECDSA_P256_SHA256};
use x509_parser::parse_x509_certificate;
use zeroize::Zeroizing;

use super::{CardError, Serial};
use crate::domain::certificate::{CertificateKind, SigningRequest};
use crate::random::Random;
use crate::secrets::keys::Keys;
use crate::secrets::seal;

/// A private key with its public half.
pub struct CardKey(KeyPair);

fn refused(error: impl std::fmt::Display) -> CardError {
    CardError::Refused(error.to_string())
}

/// What a sealed key is bound to, so that it cannot be moved to another card or use.
fn label(serial: &Serial, kind: CertificateKind) -> String {
    format!("{} {}", serial.as_str(), kind.as_str())
}

impl CardKey {
    /// Makes one.
    pub fn generate() -> Result<Self, CardError> {
        KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256)
            .map(Self)
            .map_err(refused)
    }

    /// Seals it for its card.
    pub fn seal(
        &self,
        keys: &Keys,
        serial: &Serial,
        kind: CertificateKind,
        random: &dyn Random,
    ) -> Result<Vec<u8>, CardError> {
        let plain = Zeroizing::new(self.0.serialize_der());
        seal::seal(keys.chips(), &label(serial, kind), &plain, random).map_err(refused)
    }

    /// Opens what [`CardKey::seal`] made.
    pub fn open(
        keys: &Keys,
        serial: &Serial,
        kind: CertificateKind,
        sealed: &[u8],
    ) -> Result<Self, CardError> {
        let plain = seal::open(keys.chips(), &label(serial, kind), sealed).map_err(refused)?;
        KeyPair::try_from(plain.as_slice())
            .map(Self)
            .map_err(refused)
    }

    /// Asks for a certificate, and proves by its signature that the key is there.
    pub fn request(&self, serial: &Serial) -> Result<SigningRequest, CardError> {
        let mut name = DistinguishedName::new();
        name.push(DnType::CommonName, serial.as_str());
        let mut request = CertificateParams::default();
        request.distinguished_name = name;
        let request = request.serialize_request(&self.0).map_err(refused)?;
        Ok(SigningRequest::from_der(request.der().to_vec()))
    }

    /// Whether a certificate is for this key.
    pub fn is_of(&self, certificate: &[u8]) -> Result<bool, CardError> {
        let (_, read) = parse_x509_certificate(certificate).map_err(refused)?;
        let public = &read.public_key().subject_public_key.data;
        Ok(public.as_ref() == self.0.public_key_raw())
    }
}
