//! What is counted for whoever watches the portal run, in Prometheus's terms. It knows numbers and their names,
//! and nothing of what is counted: whoever does something reports it here, and one page reads all of it.
//!
//! Names begin with `latchkey_` and end in their unit; times are in seconds. A label is a name out of a fixed
//! list (a route, a step, an outcome), never a person, a number, an address or a path as it was asked for: so
//! the list of series stays short, and nothing in it is anybody's.

use std::sync::{Arc, Mutex, PoisonError};

use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;
use time::OffsetDateTime;

mod http;
mod journeys;
mod mail;
mod process;
mod standing;
mod text;

pub use http::HttpMetrics;
pub use journeys::{JourneyMetrics, Step};
pub use mail::MailMetrics;
pub use standing::Standing;

/// Everything that is counted in this process. Clones share it.
#[derive(Debug, Clone)]
pub struct Metrics {
    /// Requests.
    pub http: HttpMetrics,
    /// What people get done.
    pub journeys: JourneyMetrics,
    /// Mails on their way.
    pub mail: MailMetrics,
    /// The door to Argon2id.
    pub hashing: HashingMetrics,
    /// The pool of database connections.
    pub database: DatabaseMetrics,
    /// What limits refused.
    pub limits: LimitMetrics,
    standing: standing::Gauges,
    /// When the database was last asked.
    asked: Arc<Mutex<Option<OffsetDateTime>>>,
    registry: Arc<Registry>,
}

impl Metrics {
    /// Nothing counted yet, for a process of this version that was started at `started`.
    #[must_use]
    pub fn new(version: &'static str, started: OffsetDateTime) -> Self {
        let mut registry = Registry::default();
        let metrics = Self {
            http: HttpMetrics::new(&mut registry),
            journeys: JourneyMetrics::new(&mut registry),
            mail: MailMetrics::new(&mut registry),
            hashing: HashingMetrics::new(&mut registry),
            database: DatabaseMetrics::new(&mut registry),
            limits: LimitMetrics::new(&mut registry),
            standing: standing::Gauges::new(&mut registry),
            asked: Arc::default(),
            registry: Arc::default(),
        };
        process::register(&mut registry, version, started);
        Self {
            registry: Arc::new(registry),
            ..metrics
        }
    }

    /// Asks the database how things stand, at most every [`Standing::GOOD_FOR`], so that scrapes cost it nothing:
    /// `ask` is not called in between. `None` from it means that the database did not answer.
    pub fn stand(&self, now: OffsetDateTime, ask: impl FnOnce() -> Option<Standing>) {
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if asked.is_some_and(|at| (now - at).abs() < Standing::GOOD_FOR) {
            return;
        }
        let standing = ask();
        self.database.up.set(i64::from(standing.is_some()));
        self.standing.show(standing.as_ref(), now);
        *asked = Some(now);
    }

    /// All of it as Prometheus's text (version 0.0.4), which every scraper reads.
    #[must_use]
    pub fn text(&self) -> String {
        text::of(&self.registry)
    }
}

/// The door to Argon2id.
#[derive(Debug, Clone)]
pub struct HashingMetrics {
    /// Memories there are.
    pub slots: Gauge,
    /// Memories in use.
    pub busy: Gauge,
    /// Requests that will hash: in the queue, or counting what they try.
    pub waiting: Gauge,
    /// Requests that were told to come back.
    pub turned_away: Counter,
    /// How long a hash takes once it has a memory.
    pub seconds: Histogram,
}

impl HashingMetrics {
    fn new(registry: &mut Registry) -> Self {
        let made = Self {
            slots: Gauge::default(),
            busy: Gauge::default(),
            waiting: Gauge::default(),
            turned_away: Counter::default(),
            seconds: Histogram::new([0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0]),
        };
        let mut gauge = |name: &str, help: &str, gauge: &Gauge| {
            registry.register(format!("latchkey_hashing_{name}"), help, gauge.clone());
        };
        gauge("slots", "Hashes that can run at once", &made.slots);
        gauge("slots_busy", "Hashes that run", &made.busy);
        gauge(
            "waiting",
            "Requests that will hash: in the queue, or counting what they try",
            &made.waiting,
        );
        registry.register(
            "latchkey_hashing_turned_away",
            "Hashes that found the queue full: the request was told to come back",
            made.turned_away.clone(),
        );
        registry.register(
            "latchkey_hashing_seconds",
            "How long a hash took, once it had a slot",
            made.seconds.clone(),
        );
        made
    }
}

/// The pool of database connections.
#[derive(Debug, Clone)]
pub struct DatabaseMetrics {
    /// Whether the database answered when it was last asked how things stand.
    up: Gauge,
    /// Connections that somebody uses.
    pub busy: Gauge,
    /// Connections that are open and free.
    pub idle: Gauge,
    /// Who waits for a connection.
    pub waiting: Gauge,
    /// Who waited in vain.
    pub timeouts: Counter,
}

impl DatabaseMetrics {
    fn new(registry: &mut Registry) -> Self {
        let made = Self {
            up: Gauge::default(),
            busy: Gauge::default(),
            idle: Gauge::default(),
            waiting: Gauge::default(),
            timeouts: Counter::default(),
        };
        let mut gauge = |name: &str, help: &str, gauge: &Gauge| {
            registry.register(format!("latchkey_database_{name}"), help, gauge.clone());
        };
        gauge(
            "up",
            "Whether the database answered when it was last asked",
            &made.up,
        );
        gauge("connections_busy", "Connections in use", &made.busy);
        gauge("connections_idle", "Connections open and free", &made.idle);
        gauge(
            "waiting",
            "Callers that wait for a connection",
            &made.waiting,
        );
        registry.register(
            "latchkey_database_timeouts",
            "Callers that waited for a connection in vain",
            made.timeouts.clone(),
        );
        made
    }
}

/// What limits refused.
#[derive(Debug, Clone)]
pub struct LimitMetrics(journeys::Named);

impl LimitMetrics {
    fn new(registry: &mut Registry) -> Self {
        let refused = journeys::Named::default();
        registry.register(
            "latchkey_limited",
            "What a limit refused, by the name of the limited action",
            refused.0.clone(),
        );
        Self(refused)
    }

    /// All that may be refused: shown as 0 until it is.
    pub fn begin_at_zero(&self, actions: impl IntoIterator<Item = &'static str>) {
        self.0.begin_at_zero("action", actions);
    }

    /// An action was refused.
    pub fn refused(&self, action: &'static str) {
        self.0.one("action", action);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    const NOW: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

    fn standing() -> Standing {
        Standing {
            mail_waiting: 3,
            mail_oldest: Some(NOW - time::Duration::minutes(4)),
            mail_parked: 0,
            unsealed: 0,
            unsealed_oldest: None,
            checked: None,
            broken: false,
            revocation_list: None,
        }
    }

    fn has(metrics: &Metrics, line: &str) -> bool {
        metrics.text().lines().any(|said| said == line)
    }

    #[test]
    fn a_database_that_does_not_answer_is_a_number_and_hides_what_is_not_known() {
        let metrics = Metrics::new("1", NOW);
        metrics.stand(NOW, || Some(standing()));
        assert!(has(&metrics, "latchkey_database_up 1"));
        assert!(has(&metrics, "latchkey_mail_oldest_waiting_seconds 240.0"));
        assert!(has(&metrics, "latchkey_audit_unsealed_oldest_seconds 0.0"));
        assert!(!metrics.text().contains("latchkey_audit_check_age"));
        metrics.stand(NOW + Standing::GOOD_FOR, || None);
        assert!(has(&metrics, "latchkey_database_up 0"));
        assert!(!metrics.text().contains("latchkey_mail_oldest"));
    }

    #[test]
    fn the_database_is_asked_once_in_ten_seconds() {
        let metrics = Metrics::new("1", NOW);
        let asked = std::cell::Cell::new(0);
        for second in 0..20 {
            metrics.stand(NOW + time::Duration::seconds(second), || {
                asked.set(asked.get() + 1);
                Some(standing())
            });
        }
        assert_eq!(asked.get(), 2);
    }
}
