//! What the portal asks of a card.
//!
//! The platform owns the passcode, its hash and the retry counter; journeys never see them.

mod keys;
pub mod simulated;

use crate::domain::certificate::{CertificateKind, SigningRequest};
use crate::domain::passcode::{NewPasscode, TypedPasscode};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::secrets::hashing::{HashedSecret, HashingError};
use crate::storage::{Connection, Db, StorageError, Stored};

/// Wrong passcodes in a row that lock a card (DOMAIN.md).
pub const WRONG_PASSCODES_TO_LOCK: i32 = 3;

/// The name of a chip. A number without a card has a phantom chip, so that strangers learn nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serial(String);

impl Serial {
    /// The chip of a real card.
    #[must_use]
    pub fn of_card(serial: String) -> Self {
        Self(serial)
    }

    /// The phantom of a number that has no card.
    #[must_use]
    pub fn phantom(number: &SmartcardNumber) -> Self {
        Self(format!("phantom-{number}"))
    }

    /// The stored name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A passcode that was right, as [`CardPlatform::still`] knows it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RightPasscode(pub(in crate::cards) HashedSecret);

/// What a card said to a passcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    /// It is the passcode.
    Right(RightPasscode),
    /// It is not, and the card takes this many more.
    Wrong {
        /// Tries left before the card locks.
        left: i32,
    },
    /// It is not, and the card is now locked.
    LockedNow,
    /// The card was locked before, and did not look.
    Locked,
}

/// A new passcode that the card has accepted but not yet taken.
pub struct PreparedPasscode(pub(in crate::cards) HashedSecret);

/// What came of preparing a new passcode.
pub enum Preparation {
    /// Ready to be committed.
    Ready(PreparedPasscode),
    /// It is the passcode that the card has now.
    SameAsCurrent,
}

/// Why a card could not be asked.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// The database failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// Nothing could be hashed.
    #[error(transparent)]
    Hashing(#[from] HashingError),
    /// The card did not do it; for the log.
    #[error("the card did not do it: {0}")]
    Refused(String),
}

/// A kind of card that the portal can drive.
pub trait CardPlatform: Send + Sync {
    /// Whether the card is locked.
    ///
    /// # Errors
    /// When the card cannot be asked.
    fn is_locked(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool>;

    /// Tries a passcode. Every try counts before it is judged; the third wrong one in a row locks the card.
    ///
    /// # Errors
    /// When the card cannot be asked.
    fn verify(
        &self,
        db: &Db,
        serial: &Serial,
        passcode: &TypedPasscode,
    ) -> Result<Verification, CardError>;

    /// Whether a passcode that was right is still the card's, and will be until the transaction ends: what it opens is
    /// opened in that transaction (R21).
    ///
    /// # Errors
    /// When the card cannot be asked.
    fn still(&self, conn: &mut Connection, serial: &Serial, right: &RightPasscode) -> Stored<bool>;

    /// Prepares a new passcode; nothing on the card changes yet.
    ///
    /// # Errors
    /// When the card cannot be asked.
    fn prepare(
        &self,
        db: &Db,
        serial: &Serial,
        new: &NewPasscode,
    ) -> Result<Preparation, CardError>;

    /// Sets a prepared passcode and unlocks the card, in the transaction of the journey that earned it.
    ///
    /// # Errors
    /// When the card cannot be written.
    fn commit(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()>;

    /// Makes a key beside the one in use, or goes on with the one that is there, and asks for its
    /// certificate. The key never leaves the card.
    ///
    /// # Errors
    /// When the card cannot be asked or makes no key.
    fn request(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<SigningRequest, CardError>;

    /// Writes a certificate to the key that lies beside. Nothing is in use yet. `false` when it belongs to
    /// another key.
    ///
    /// # Errors
    /// When the card cannot be written.
    fn write_certificate(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
        der: &[u8],
    ) -> Result<bool, CardError>;

    /// Reads back the certificate that lies beside.
    ///
    /// # Errors
    /// When the card cannot be read.
    fn read_back(
        &self,
        db: &Db,
        serial: &Serial,
        kind: CertificateKind,
    ) -> Result<Option<Vec<u8>>, CardError>;

    /// Puts what lies beside in the place of what was in use, in the transaction that ends the renewal.
    /// `false`, and nothing done, when not both certificates are there.
    ///
    /// # Errors
    /// When the card cannot be written.
    fn put_in_use(&self, conn: &mut Connection, serial: &Serial) -> Stored<bool>;

    /// Destroys the keys of a card that was cancelled, as far as it can be reached.
    ///
    /// # Errors
    /// When the card cannot be written.
    fn destroy(&self, conn: &mut Connection, serial: &Serial) -> Stored<()>;

    /// Makes the chip of a new card with the passcode that its holder chose.
    ///
    /// # Errors
    /// When the card cannot be written.
    fn personalise(
        &self,
        conn: &mut Connection,
        serial: &Serial,
        prepared: &PreparedPasscode,
    ) -> Stored<()>;
}
