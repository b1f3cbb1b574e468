//! What every handler shares.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ipnet::IpNet;

use super::errors::{Answer, AppError};
use super::face::Face;
use super::pages::Renderer;
use crate::journeys::{JourneyError, Ports};
use crate::limits::first_filter::FirstFilter;
use crate::mail::transport::memory::MemoryMailbox;
use crate::secrets::totp::TotpSecret;
use crate::storage::{Connection, Stored};

/// How long a step is waited for before the database is asked whether it answers at all.
const PATIENCE: Duration = Duration::from_secs(1);
/// How long the database may take to say so. Together they are what a request waits for one that hangs (R44).
const TO_ANSWER: Duration = Duration::from_millis(1_400);

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
    /// Looks something up for a page: a few rows, and nothing is written or hashed. Where that takes less time than
    /// having another thread do it, it is done on the spot.
    ///
    /// # Errors
    /// Those of the look, as a page shows them; `Unavailable` when the database does not answer.
    pub async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Connection, &Ports) -> Stored<T> + Send + 'static,
    ) -> Answer<T> {
        if let Some(mut conn) = self.ports.db.at_hand() {
            let found = look(&mut conn, &self.ports);
            return self.outcome(Some(found.map_err(JourneyError::from)));
        }
        self.run(move |ports| Ok(ports.db.read(|conn| look(conn, ports))?))
            .await
    }

    /// Runs a journey's step where it may block: a writer, a server and Argon2id do.
    ///
    /// It may take as long as it takes while the database answers. When that hangs the step is left behind: if
    /// it has not begun it never will, and what it still does is no more than the person asked for.
    ///
    /// # Errors
    /// Those of the step, as a page shows them; `Unavailable` when the database does not answer.
    pub async fn run<T: Send + 'static>(
        &self,
        step: impl FnOnce(&Ports) -> Result<T, JourneyError> + Send + 'static,
    ) -> Answer<T> {
        let ports = Arc::clone(&self.ports);
        // What the step logs, it logs for this request.
        let span = tracing::Span::current();
        let left = Arc::new(AtomicBool::new(false));
        let is_left = Arc::clone(&left);
        let step = actix_web::web::block(move || match is_left.load(Ordering::Relaxed) {
            true => None,
            false => Some(span.in_scope(|| step(&ports))),
        });
        tokio::pin!(step);
        loop {
            tokio::select! {
                biased;
                outcome = &mut step => return self.outcome(outcome.ok().flatten()),
                answers = self.database_answers() => if !answers {
                    left.store(true, Ordering::Relaxed);
                    return Err(AppError::Unavailable("the database does not answer".into()));
                }
            }
        }
    }

    fn outcome<T>(&self, outcome: Option<Result<T, JourneyError>>) -> Answer<T> {
        match outcome {
            Some(outcome) => outcome.map_err(|error| AppError::of_journey(error, self.ports.now())),
            None => Err(AppError::Fault(
                "a blocking step was cancelled or panicked".into(),
            )),
        }
    }

    /// After a while: whether the database answers.
    async fn database_answers(&self) -> bool {
        tokio::time::sleep(PATIENCE).await;
        let db = self.ports.db.clone();
        let asked = actix_web::web::block(move || db.answers());
        let answer = tokio::time::timeout(TO_ANSWER, asked).await;
        matches!(answer, Ok(Ok(Ok(()))))
    }
}
