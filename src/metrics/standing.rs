//! How things stand in the database. Every replica says the same, so whoever adds replicas up takes the largest
//! (`max by ()`), not the sum. What is not known is not shown.

use std::sync::atomic::AtomicU64;

use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::Registry;
use time::{Duration, OffsetDateTime};

/// How things stood in the database when it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Mails that wait, counted up to [`Standing::MOST`].
    pub mail_waiting: i64,
    /// When the mail was queued that has waited longest.
    pub mail_oldest: Option<OffsetDateTime>,
    /// Mails that wait for a person, counted up to [`Standing::MOST`].
    pub mail_parked: i64,
    /// Events of the audit trail that wait to be sealed, counted up to [`Standing::MOST`].
    pub unsealed: i64,
    /// When the event happened that has waited longest to be sealed.
    pub unsealed_oldest: Option<OffsetDateTime>,
    /// When a stretch of the chain was last proved.
    pub checked: Option<OffsetDateTime>,
    /// Whether a place of the chain was ever found broken.
    pub broken: bool,
    /// When the revocation list was published, and until when it is good.
    pub revocation_list: Option<(OffsetDateTime, OffsetDateTime)>,
}

impl Standing {
    /// How long an answer is good for.
    pub const GOOD_FOR: Duration = Duration::seconds(10);
    /// How far is counted: whoever has so many waiting needs no exact number.
    pub const MOST: i64 = 10_000;
}

/// A gauge that is not always there.
type Sometimes = Family<[(&'static str, &'static str); 0], Gauge<f64, AtomicU64>>;

#[derive(Debug, Clone)]
pub(super) struct Gauges(Vec<(Sometimes, Reader)>);

/// Reads one number of a standing, at a moment.
type Reader = fn(&Standing, OffsetDateTime) -> Option<f64>;

const GAUGES: [(&str, &str, Reader); 9] = [
    (
        "mail_waiting",
        "Mails that wait to be sent",
        |standing, _| number(standing.mail_waiting),
    ),
    (
        "mail_oldest_waiting_seconds",
        "How long the oldest mail has waited; 0 when none waits",
        |standing, now| age(standing.mail_oldest, now).or(Some(0.0)),
    ),
    (
        "mail_parked",
        "Mails that could not be sent and wait for a person",
        |standing, _| number(standing.mail_parked),
    ),
    (
        "audit_unsealed",
        "Events that wait to be sealed into the audit trail",
        |standing, _| number(standing.unsealed),
    ),
    (
        "audit_unsealed_oldest_seconds",
        "How long the oldest of them has waited; 0 when none waits",
        |standing, now| age(standing.unsealed_oldest, now).or(Some(0.0)),
    ),
    (
        "audit_check_age_seconds",
        "How long ago a worker last proved a stretch of the audit trail",
        |standing, now| age(standing.checked, now),
    ),
    (
        "audit_broken",
        "Whether a place of the audit trail was found broken",
        |standing, _| Some(f64::from(u8::from(standing.broken))),
    ),
    (
        "revocation_list_age_seconds",
        "How long ago the revocation list was published",
        |standing, now| age(standing.revocation_list.map(|(made, _)| made), now),
    ),
    (
        "revocation_list_left_seconds",
        "How much longer the revocation list is good",
        |standing, now| {
            let (_, until) = standing.revocation_list?;
            Some((until - now).as_seconds_f64())
        },
    ),
];

impl Gauges {
    pub fn new(registry: &mut Registry) -> Self {
        let gauges = GAUGES.map(|(name, help, reader)| {
            let gauge = Sometimes::default();
            registry.register(format!("latchkey_{name}"), help, gauge.clone());
            (gauge, reader)
        });
        Self(gauges.to_vec())
    }

    pub fn show(&self, standing: Option<&Standing>, now: OffsetDateTime) {
        for (gauge, reader) in &self.0 {
            match standing.and_then(|standing| reader(standing, now)) {
                Some(value) => {
                    gauge.get_or_create(&[]).set(value);
                }
                None => gauge.clear(),
            }
        }
    }
}

fn age(since: Option<OffsetDateTime>, now: OffsetDateTime) -> Option<f64> {
    Some((now - since?).as_seconds_f64().max(0.0))
}

/// A number up to [`Standing::MOST`], which a float holds exactly.
fn number(number: i64) -> Option<f64> {
    i32::try_from(number).ok().map(f64::from)
}
