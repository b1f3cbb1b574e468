//! What every handler shares.

use std::sync::Arc;

use ipnet::IpNet;

use super::errors::{Answer, AppError};
use super::face::Face;
use super::pages::Renderer;
use crate::journeys::{JourneyError, Ports};
use crate::limits::first_filter::FirstFilter;
use crate::mail::transport::memory::MemoryMailbox;
use crate::secrets::totp::TotpSecret;

/// How the portal is reached and what it believes.
#[derive(Debug, Clone)]
pub struct Site {
    /// What people see it called.
    pub service_name: String,
    /// The organisation that runs it.
    pub face: Face,
    /// The URL that people use.
    pub base_url: String,
    /// The URL of the listener that asks for cards' certificates, where there is one.
    pub card_base_url: Option<String>,
    /// Whether cookies and headers may demand TLS.
    pub https: bool,
    /// Host names that requests may name.
    pub hosts: Vec<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The address that emails come from.
    pub sender: String,
    /// Whether this is the development profile.
    pub development: bool,
}

/// Shared by all handlers of a process.
pub struct Portal {
    /// What journeys need.
    pub ports: Arc<Ports>,
    /// The templates.
    pub renderer: Renderer,
    /// How it is reached.
    pub site: Site,
    /// The filter over all requests.
    pub filter: FirstFilter,
    /// Networks of those who may watch it run.
    pub watchers: Vec<IpNet>,
    /// Emails sent; in the development profile only.
    pub mailbox: Option<MemoryMailbox>,
    /// Who can sign in to the console of the demonstration; empty but in the development profile.
    pub demonstration: Vec<DemonstrationAccount>,
}

/// An account whose every secret is public.
#[derive(Debug, Clone)]
pub struct DemonstrationAccount {
    /// What they sign in with.
    pub email: String,
    /// Their role.
    pub role: String,
    /// Their password.
    pub password: String,
    /// Their second factor.
    pub factor: TotpSecret,
}

impl Portal {
    /// Runs a journey's step where it may block: the database and Argon2id do.
    ///
    /// # Errors
    /// Those of the step, as a page shows them.
    pub async fn run<T: Send + 'static>(
        &self,
        step: impl FnOnce(&Ports) -> Result<T, JourneyError> + Send + 'static,
    ) -> Answer<T> {
        let ports = Arc::clone(&self.ports);
        // What the step logs, it logs for this request.
        let span = tracing::Span::current();
        match actix_web::web::block(move || span.in_scope(|| step(&ports))).await {
            Ok(outcome) => outcome.map_err(|error| AppError::of_journey(error, self.ports.now())),
            Err(_) => Err(AppError::Fault(
                "a blocking step was cancelled or panicked".into(),
            )),
        }
    }
}
