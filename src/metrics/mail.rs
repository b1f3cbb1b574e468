//! Mails on their way, as the worker settles them.

use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use super::journeys::Named;

/// A code is looked for at once; after fifteen minutes it is dead.
const DELAY_SECONDS: [f64; 9] = [1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0];

/// Mails on their way.
#[derive(Debug, Clone)]
pub struct MailMetrics {
    settled: Named,
    /// From the moment a mail is queued until the mail server has taken it.
    pub delay_seconds: Histogram,
}

impl MailMetrics {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let made = Self {
            settled: Named::default(),
            delay_seconds: Histogram::new(DELAY_SECONDS),
        };
        made.settled
            .begin_at_zero("outcome", ["sent", "deferred", "parked", "expired"]);
        registry.register(
            "latchkey_mails",
            "Tries to send a mail: sent, deferred, parked, expired",
            made.settled.0.clone(),
        );
        registry.register(
            "latchkey_mail_delay_seconds",
            "From queueing a mail until the mail server had taken it",
            made.delay_seconds.clone(),
        );
        made
    }

    /// A try came to its outcome.
    pub fn settled(&self, outcome: &'static str) {
        self.settled.one("outcome", outcome);
    }
}
