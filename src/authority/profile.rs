//! What the embedded authority puts into certificates: the operator's choices.

use rcgen::ExtendedKeyUsagePurpose;
use serde::Deserialize;

/// What a certificate may be used for (RFC 5280 §4.2.1.12), by its name in the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsedFor {
    /// Signing in over TLS.
    ClientAuth,
    /// Signing in to a computer with the card.
    SmartcardLogon,
    /// Signed email.
    EmailProtection,
    /// Signed documents (RFC 9336).
    DocumentSigning,
}

impl UsedFor {
    pub(super) fn extended_key_usage(self) -> ExtendedKeyUsagePurpose {
        match self {
            Self::ClientAuth => ExtendedKeyUsagePurpose::ClientAuth,
            Self::SmartcardLogon => {
                ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 4, 1, 311, 20, 2, 2])
            }
            Self::EmailProtection => ExtendedKeyUsagePurpose::EmailProtection,
            Self::DocumentSigning => {
                ExtendedKeyUsagePurpose::Other(vec![1, 3, 6, 1, 5, 5, 7, 3, 36])
            }
        }
    }
}

/// The choices.
#[derive(Debug, Clone)]
pub struct Profile {
    /// What the authority is called.
    pub name: String,
    /// Whose it is.
    pub organisation: String,
    /// In which country: two letters.
    pub country: String,
    /// For how many years its own certificate is good.
    pub lifetime_years: u16,
    /// For how many months a card's certificates are good.
    pub certificate_months: u16,
    /// Random bytes of a serial number, 8 to 20 (RFC 5280 §4.1.2.2).
    pub serial_bytes: usize,
    /// What the authentication certificate is for.
    pub authentication: Vec<UsedFor>,
    /// What the signing certificate is for.
    pub signing: Vec<UsedFor>,
    /// Where whoever relies on a certificate fetches the revocation list.
    pub list_url: String,
    /// For how many days a revocation list is good.
    pub list_days: u16,
}
