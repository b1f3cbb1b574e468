//! The embedded authority: P-256, its key sealed in the database under a key that is not in it.
//!
//! Every process of an installation signs with the same key. ring draws keys and signatures itself and
//! takes no other source of chance; serial numbers come from ours.

use std::sync::{Arc, Mutex, PoisonError};

use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams,
    CertificateSigningRequestParams, CrlDistributionPoint, DistinguishedName, DnType, IsCa, Issuer,
    KeyIdMethod, KeyPair, KeyUsagePurpose, PKCS_ECDSA_P256_SHA256, RevokedCertParams, SerialNumber,
};
use time::{Duration, OffsetDateTime};
use zeroize::Zeroizing;

use super::profile::Profile;
use super::{AuthorityError, CertificateAuthority, ListOrder, Order};
use crate::domain::certificate::{CertificateKind, RevocationReason, months_later};
use crate::random::Random;
use crate::secrets::keys::Keys;
use crate::secrets::seal;
use crate::storage::authorities::{self, StoredAuthority};
use crate::storage::issued_certificates::{IssuedCertificate, Revoked};
use crate::storage::{Db, StorageError};

/// How far a certificate reaches back, for relying computers whose clocks are behind.
const CLOCKS_BEHIND: Duration = Duration::minutes(5);
/// What the sealed key is bound to.
const LABEL: &str = "certificate authority";
/// The holder's number in a subject (RFC 4519 §2.31, `serialNumber`).
const NUMBER: &[u64] = &[2, 5, 4, 5];

/// The authority that travels inside the program.
pub struct EmbeddedAuthority {
    profile: Profile,
    keys: Keys,
    random: Arc<dyn Random>,
    /// Opened once: the database has had it since before anybody could renew.
    opened: Mutex<Option<Arc<Opened>>>,
}

struct Opened {
    certificate: Vec<u8>,
    issuer: Issuer<'static, KeyPair>,
}

fn refused(error: impl std::fmt::Display) -> AuthorityError {
    AuthorityError::Refused(error.to_string())
}

/// The longest name that a certificate may carry (RFC 5280, `ub-common-name`).
fn cut(name: &str) -> String {
    name.chars().take(64).collect()
}

impl EmbeddedAuthority {
    /// Over a profile, the keys that seal, and a source of serial numbers.
    #[must_use]
    pub fn new(profile: Profile, keys: Keys, random: Arc<dyn Random>) -> Self {
        Self {
            profile,
            keys,
            random,
            opened: Mutex::new(None),
        }
    }

    /// The parameters of its own certificate.
    fn own(&self, now: OffsetDateTime) -> Result<CertificateParams, AuthorityError> {
        let mut own = CertificateParams::default();
        own.distinguished_name = self.subject(&self.profile.organisation, &self.profile.name);
        own.not_before = now - CLOCKS_BEHIND;
        own.not_after = months_later(now, self.profile.lifetime_years.saturating_mul(12));
        own.serial_number = Some(self.serial()?);
        own.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        own.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Ok(own)
    }

    fn subject(&self, organisation: &str, name: &str) -> DistinguishedName {
        let mut subject = DistinguishedName::new();
        subject.push(DnType::CountryName, self.profile.country.as_str());
        subject.push(DnType::OrganizationName, cut(organisation));
        subject.push(DnType::CommonName, cut(name));
        subject
    }

    /// A serial number nobody can guess: positive, and always of the same length.
    fn serial(&self) -> Result<SerialNumber, AuthorityError> {
        let mut bytes = self.random.bytes::<20>();
        let serial = bytes
            .get_mut(..self.profile.serial_bytes)
            .ok_or_else(|| refused("a serial number has 20 bytes at most"))?;
        if let Some(first) = serial.first_mut() {
            *first = *first & 0x3f | 0x40;
        }
        Ok(SerialNumber::from_slice(serial))
    }

    fn opened(&self, db: &Db) -> Result<Arc<Opened>, AuthorityError> {
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(opened) = opened.as_ref() {
            return Ok(Arc::clone(opened));
        }
        let kept = db.read(authorities::find)?.ok_or(AuthorityError::Missing)?;
        let plain = seal::open(self.keys.authority(), LABEL, &kept.sealed_key).map_err(refused)?;
        let key = KeyPair::try_from(plain.as_slice()).map_err(refused)?;
        let own = kept.certificate.as_slice().into();
        let new = Arc::new(Opened {
            issuer: Issuer::from_ca_cert_der(&own, key).map_err(refused)?,
            certificate: kept.certificate,
        });
        *opened = Some(Arc::clone(&new));
        Ok(new)
    }

    fn parameters(&self, order: &Order<'_>) -> Result<CertificateParams, AuthorityError> {
        let mut subject = self.subject(order.organisation, order.name);
        subject.push(DnType::from_oid(NUMBER), order.number.as_str());
        let (usages, used_for) = match order.kind {
            CertificateKind::Authentication => (
                vec![KeyUsagePurpose::DigitalSignature],
                &self.profile.authentication,
            ),
            CertificateKind::Signing => (
                vec![
                    KeyUsagePurpose::DigitalSignature,
                    KeyUsagePurpose::ContentCommitment,
                ],
                &self.profile.signing,
            ),
        };
        let mut card = CertificateParams::default();
        card.distinguished_name = subject;
        card.not_before = order.now - CLOCKS_BEHIND;
        card.not_after = order.expires_at;
        card.serial_number = Some(self.serial()?);
        card.is_ca = IsCa::ExplicitNoCa;
        card.key_usages = usages;
        card.extended_key_usages = used_for.iter().map(|u| u.extended_key_usage()).collect();
        card.crl_distribution_points = vec![CrlDistributionPoint {
            uris: vec![self.profile.list_url.clone()],
        }];
        card.use_authority_key_identifier_extension = true;
        Ok(card)
    }
}

impl CertificateAuthority for EmbeddedAuthority {
    fn init(&self, db: &Db, now: OffsetDateTime) -> Result<bool, AuthorityError> {
        if db.read(authorities::find)?.is_some() {
            return Ok(false);
        }
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(refused)?;
        let certificate = self.own(now)?.self_signed(&key).map_err(refused)?;
        let plain = Zeroizing::new(key.serialize_der());
        let sealed = seal::seal(self.keys.authority(), LABEL, &plain, self.random.as_ref());
        let new = StoredAuthority {
            certificate: certificate.der().to_vec(),
            sealed_key: sealed.map_err(refused)?,
            created_at: now,
        };
        Ok(db.write(|conn| authorities::add(conn, &new))?)
    }

    fn expiry(&self, now: OffsetDateTime) -> OffsetDateTime {
        // A certificate has whole seconds.
        let at = months_later(now, self.profile.certificate_months);
        at.replace_nanosecond(0).unwrap_or(at)
    }

    fn issue(&self, db: &Db, order: &Order<'_>) -> Result<IssuedCertificate, AuthorityError> {
        let authority = self.opened(db)?;
        let request = order.request.as_der().into();
        let request = CertificateSigningRequestParams::from_der(&request).map_err(refused)?;
        let parameters = self.parameters(order)?;
        let serial = parameters.serial_number.as_ref().map(hex);
        let certificate = parameters
            .signed_by(&request.public_key, &authority.issuer)
            .map_err(refused)?;
        Ok(IssuedCertificate {
            serial_number: serial.unwrap_or_default(),
            der: certificate.der().to_vec(),
            issued_at: order.now,
            expires_at: order.expires_at,
        })
    }

    fn sign_list(&self, db: &Db, order: &ListOrder<'_>) -> Result<Vec<u8>, AuthorityError> {
        let authority = self.opened(db)?;
        let revoked = order.revoked.iter().map(entry).collect::<Result<_, _>>()?;
        let list = CertificateRevocationListParams {
            this_update: order.now,
            next_update: order.next_at,
            crl_number: SerialNumber::from_slice(&order.number.to_be_bytes()),
            issuing_distribution_point: None,
            revoked_certs: revoked,
            key_identifier_method: KeyIdMethod::Sha256,
        };
        let signed = list.signed_by(&authority.issuer).map_err(refused)?;
        Ok(signed.der().to_vec())
    }

    fn next_list(&self, now: OffsetDateTime) -> OffsetDateTime {
        now + Duration::days(self.profile.list_days.into())
    }

    fn certificate(&self, db: &Db) -> Result<Vec<u8>, AuthorityError> {
        Ok(self.opened(db)?.certificate.clone())
    }
}

fn hex(serial: &SerialNumber) -> String {
    use std::fmt::Write;
    let mut text = String::new();
    for byte in serial.to_bytes() {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn entry(revoked: &Revoked) -> Result<RevokedCertParams, AuthorityError> {
    let digits = revoked.serial_number.as_bytes().chunks(2);
    let bytes: Option<Vec<u8>> = digits
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let bytes = bytes.ok_or_else(|| StorageError::unreadable("serial number"))?;
    Ok(RevokedCertParams {
        serial_number: SerialNumber::from_slice(&bytes),
        revocation_time: revoked.at,
        reason_code: Some(match revoked.why {
            RevocationReason::KeyCompromise => rcgen::RevocationReason::KeyCompromise,
            RevocationReason::AffiliationChanged => rcgen::RevocationReason::AffiliationChanged,
            RevocationReason::Superseded => rcgen::RevocationReason::Superseded,
            RevocationReason::CessationOfOperation => rcgen::RevocationReason::CessationOfOperation,
        }),
        invalidity_date: None,
    })
}
