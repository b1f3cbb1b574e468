//! Whose certificate a browser may present on the card listener: one that the installation's own authority issued
//! and has not revoked. Without an authority or a current list nobody's is believed.

use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use rustls::client::danger::HandshakeSignatureValid;
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, UnixTime};
use rustls::server::WebPkiClientVerifier;
use rustls::server::danger::{ClientCertVerified, ClientCertVerifier};
use rustls::{
    CertificateError, DigitallySignedStruct, DistinguishedName, Error, RootCertStore,
    SignatureScheme,
};

use super::tls;
use crate::journeys::renewal::{authority, revocation};
use crate::journeys::{Outcome, Ports};

/// Verifies cards' certificates by the list that was published last.
#[derive(Debug)]
pub(super) struct CardTrust {
    provider: Arc<CryptoProvider>,
    /// What tells browsers which certificates to offer; known once there is an authority.
    authority: OnceLock<Vec<DistinguishedName>>,
    current: RwLock<Option<Current>>,
}

#[derive(Debug)]
struct Current {
    /// The list that it goes by.
    list: Vec<u8>,
    verifier: Arc<dyn ClientCertVerifier>,
}

impl CardTrust {
    /// One that believes nobody, until it has looked.
    pub fn new() -> Self {
        Self {
            provider: tls::provider(),
            authority: OnceLock::new(),
            current: RwLock::new(None),
        }
    }

    /// Goes by the authority and its list as they are now. While the database does not answer, by what was known
    /// before: a list says itself until when it is good.
    ///
    /// # Errors
    /// When the database fails.
    pub fn look(&self, ports: &Ports) -> Outcome<()> {
        let own = authority::certificate(ports)?;
        let list = revocation::published(ports)?.map(|list| list.der);
        let (Some(own), Some(list)) = (own, list) else {
            return Ok(());
        };
        if self.goes_by(&list) {
            return Ok(());
        }
        // A long list takes a while to read: connections go by the last one meanwhile.
        let next = match self.build(own, &list) {
            Ok(verifier) => Some(Current { list, verifier }),
            Err(error) => {
                tracing::error!(%error, "no card is believed: the authority or its list cannot be read");
                None
            }
        };
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        *current = next;
        Ok(())
    }

    fn goes_by(&self, list: &[u8]) -> bool {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        current.as_ref().is_some_and(|known| known.list == list)
    }

    fn build(
        &self,
        own: Vec<u8>,
        list: &[u8],
    ) -> Result<Arc<dyn ClientCertVerifier>, Box<dyn std::error::Error>> {
        let mut roots = RootCertStore::empty();
        roots.add(CertificateDer::from(own))?;
        let _ = self.authority.set(roots.subjects());
        let provider = Arc::clone(&self.provider);
        let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
            .with_crls([list.to_vec().into()])
            .enforce_revocation_expiration()
            .build()?;
        Ok(verifier)
    }
}

impl ClientCertVerifier for CardTrust {
    /// Who has no certificate gets a page that says what to do, not a connection that breaks off.
    fn client_auth_mandatory(&self) -> bool {
        false
    }

    fn root_hint_subjects(&self) -> &[DistinguishedName] {
        self.authority.get().map_or(&[], Vec::as_slice)
    }

    fn verify_client_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        now: UnixTime,
    ) -> Result<ClientCertVerified, Error> {
        let current = self.current.read().unwrap_or_else(PoisonError::into_inner);
        let Some(current) = current.as_ref() else {
            return Err(CertificateError::UnknownRevocationStatus.into());
        };
        let verifier = &current.verifier;
        verifier.verify_client_cert(end_entity, intermediates, now)
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        let algorithms = &self.provider.signature_verification_algorithms;
        algorithms.supported_schemes()
    }
}
