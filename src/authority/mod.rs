//! Who issues the certificates on the cards, and says which of them are no longer good.
//!
//! An authority signs what it is asked to; whether it should, is a journey's matter. It keeps no ledger.

use time::OffsetDateTime;
use x509_parser::parse_x509_certificate;

pub mod embedded;
pub mod profile;

use crate::domain::certificate::{CertificateKind, SigningRequest};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::issued_certificates::{IssuedCertificate, Revoked};
use crate::storage::{Db, StorageError};

/// What is to be certified. Of the card's request only the public key counts, and the proof that the card
/// has the private one; everything else is said here.
#[derive(Debug)]
pub struct Order<'a> {
    /// What the card made.
    pub request: &'a SigningRequest,
    /// What the certificate is for.
    pub kind: CertificateKind,
    /// The holder's number.
    pub number: &'a SmartcardNumber,
    /// The holder's name.
    pub name: &'a str,
    /// Where the holder works.
    pub organisation: &'a str,
    /// Now.
    pub now: OffsetDateTime,
    /// When it shall expire.
    pub expires_at: OffsetDateTime,
}

/// A revocation list to be signed.
#[derive(Debug)]
pub struct ListOrder<'a> {
    /// What is revoked.
    pub revoked: &'a [Revoked],
    /// Its number, higher than any before.
    pub number: i64,
    /// Now.
    pub now: OffsetDateTime,
    /// When there will be another one at the latest.
    pub next_at: OffsetDateTime,
}

/// Why an authority did not sign.
#[derive(Debug, thiserror::Error)]
pub enum AuthorityError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// There is none yet.
    #[error("there is no certificate authority: `latchkey authority init` makes one")]
    Missing,
    /// It would not; for the log.
    #[error("the certificate authority did not sign: {0}")]
    Refused(String),
}

/// Signs certificates and revocation lists.
pub trait CertificateAuthority: Send + Sync {
    /// Makes the authority; `false`, and nothing changed, when there is one.
    ///
    /// # Errors
    /// When the database fails or no key can be made.
    fn init(&self, db: &Db, now: OffsetDateTime) -> Result<bool, AuthorityError>;

    /// When a certificate that is issued now expires.
    fn expiry(&self, now: OffsetDateTime) -> OffsetDateTime;

    /// Issues a certificate.
    ///
    /// # Errors
    /// When there is no authority, or the request does not prove that the card has its key.
    fn issue(&self, db: &Db, order: &Order<'_>) -> Result<IssuedCertificate, AuthorityError>;

    /// Signs a revocation list.
    ///
    /// # Errors
    /// When there is no authority.
    fn sign_list(&self, db: &Db, order: &ListOrder<'_>) -> Result<Vec<u8>, AuthorityError>;

    /// When a list that is made now must be followed by another one.
    fn next_list(&self, now: OffsetDateTime) -> OffsetDateTime;

    /// Its own certificate, which whoever relies on it trusts.
    ///
    /// # Errors
    /// When there is no authority.
    fn certificate(&self, db: &Db) -> Result<Vec<u8>, AuthorityError>;
}

/// The serial number of a certificate in DER, in hexadecimal as the ledger has it; `None` for what is none.
#[must_use]
pub fn serial_number(certificate: &[u8]) -> Option<String> {
    let (_, read) = parse_x509_certificate(certificate).ok()?;
    let digits = read.raw_serial().iter().map(|byte| format!("{byte:02x}"));
    Some(digits.collect())
}
