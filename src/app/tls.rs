//! The certificate that the portal speaks TLS with: read when it starts, and again while it runs, so that a
//! renewed one is used without a restart.

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, UnixTime};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use rustls::time_provider::TimeProvider;
use rustls::{ConfigBuilder, ServerConfig, WantsVerifier};
use time::OffsetDateTime;
use x509_parser::parse_x509_certificate;

use super::Outside;
use crate::clock::Clock;
use crate::config::tls::Tls;
use crate::config::{Problem, Settings};

const CERTIFICATE: &str = "tls.certificate";
const KEY: &str = "tls.key";

/// What keeps certificate and key from being used now; `check` says it with everything else.
#[must_use]
pub fn problems(settings: &Settings, outside: &Outside) -> Vec<Problem> {
    if !settings.tls.is_on() {
        return Vec::new();
    }
    let read = read(&settings.tls, outside.clock.now());
    read.err().into_iter().collect()
}

/// The library with the one implementation of cryptography that is compiled in.
pub(super) fn provider() -> Arc<CryptoProvider> {
    Arc::new(ring::default_provider())
}

/// The pair in use.
pub(super) struct Pair {
    files: Tls,
    clock: Arc<dyn Clock>,
    current: RwLock<Arc<CertifiedKey>>,
    /// What was wrong with the files when they were last looked at, so that it is said once.
    wrong: Mutex<Option<Problem>>,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pair").finish_non_exhaustive()
    }
}

impl Pair {
    /// Reads the files for the first time.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn open(files: &Tls, clock: Arc<dyn Clock>) -> Result<Self, Problem> {
        let first = read(files, clock.now())?;
        Ok(Self {
            files: files.clone(),
            clock,
            current: RwLock::new(Arc::new(first)),
            wrong: Mutex::new(None),
        })
    }

    /// Reads the files again. What is right and new is used for the connections from now on; where anything is
    /// wrong, what was right before stays.
    pub fn look(&self) {
        let read = read(&self.files, self.clock.now());
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        match read {
            Ok(new) => {
                *wrong = None;
                self.take_up(new);
            }
            Err(problem) if wrong.as_ref() != Some(&problem) => {
                tracing::error!(%problem, "the certificate on disk will not do; the one before stays");
                *wrong = Some(problem);
            }
            Err(_) => {}
        }
    }

    fn take_up(&self, new: CertifiedKey) {
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        if current.cert != new.cert {
            tracing::info!("a new certificate is in use");
            *current = Arc::new(new);
        }
    }
}

impl ResolvesServerCert for Pair {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        Some(Arc::clone(&current))
    }
}

/// Reads certificate and key; they belong together, and the certificate is good at `now`.
fn read(files: &Tls, now: OffsetDateTime) -> Result<CertifiedKey, Problem> {
    let chain = chain(&files.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|error| {
        let right = "a PEM file with the private key of the certificate, without a passphrase";
        Problem::new(KEY, format!("{}: {error}", files.key), right)
    })?;
    lasts(&files.certificate, &chain, now)?;
    CertifiedKey::from_der(chain, key, &provider()).map_err(|error| {
        let right = "the private key that the certificate was made for";
        Problem::new(KEY, format!("{}: {error}", files.key), right)
    })
}

fn chain(path: &str) -> Result<Vec<CertificateDer<'static>>, Problem> {
    let right = "a PEM file with the certificate, then those between it and its authority";
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let chain =
        read.map_err(|error| Problem::new(CERTIFICATE, format!("{path}: {error}"), right))?;
    match chain.is_empty() {
        true => Err(Problem::new(
            CERTIFICATE,
            format!("{path} has no certificate"),
            right,
        )),
        false => Ok(chain),
    }
}

fn lasts(path: &str, chain: &[CertificateDer<'_>], now: OffsetDateTime) -> Result<(), Problem> {
    let wrong = |why: &str| {
        let right = "a certificate that is good now";
        Problem::new(CERTIFICATE, format!("{path} {why}"), right)
    };
    for certificate in chain {
        let (_, read) =
            parse_x509_certificate(certificate).map_err(|_| wrong("is not a certificate"))?;
        let (from, until) = (read.validity().not_before, read.validity().not_after);
        if now.unix_timestamp() < from.timestamp() {
            return Err(wrong("is not good yet"));
        }
        if now.unix_timestamp() > until.timestamp() {
            return Err(wrong("has expired"));
        }
    }
    Ok(())
}

/// The portal's clock, as the library asks for it.
struct Time(Arc<dyn Clock>);

impl std::fmt::Debug for Time {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Time")
    }
}

impl TimeProvider for Time {
    fn current_time(&self) -> Option<UnixTime> {
        let seconds = u64::try_from(self.0.now().unix_timestamp()).ok()?;
        Some(UnixTime::since_unix_epoch(std::time::Duration::from_secs(
            seconds,
        )))
    }
}

/// What every listener that speaks TLS has in common: TLS 1.2 and 1.3, and the portal's clock.
///
/// # Errors
/// Never, with the versions that are compiled in.
pub(super) fn settled(
    clock: &Arc<dyn Clock>,
) -> Result<ConfigBuilder<ServerConfig, WantsVerifier>, rustls::Error> {
    ServerConfig::builder_with_details(provider(), Arc::new(Time(Arc::clone(clock))))
        .with_safe_default_protocol_versions()
}
