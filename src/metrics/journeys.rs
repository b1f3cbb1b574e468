//! What people get done, as the audit trail tells of it. Counted when an event is sealed: each once, however many
//! replicas seal, and none whose transaction was taken back.

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// How long an unlock takes: two minutes are a good one, an hour is the longest there is.
const UNLOCK_SECONDS: [f64; 10] = [
    30.0, 60.0, 90.0, 120.0, 180.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0,
];

/// What became of a step of a journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct Step {
    /// The journey.
    pub journey: &'static str,
    /// The step of it.
    pub step: &'static str,
    /// What became of it.
    pub outcome: &'static str,
}

/// Counters by one label that is a name out of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Named(pub Family<[(&'static str, &'static str); 1], Counter>);

impl Named {
    /// Shows 0 for what has not happened yet: from nothing to one is no rise that an alert would see.
    pub fn begin_at_zero(
        &self,
        label: &'static str,
        names: impl IntoIterator<Item = &'static str>,
    ) {
        for name in names {
            drop(self.0.get_or_create(&[(label, name)]));
        }
    }

    pub fn one(&self, label: &'static str, name: &'static str) {
        self.0.get_or_create(&[(label, name)]).inc();
    }
}

/// What people get done.
#[derive(Debug, Clone)]
pub struct JourneyMetrics {
    events: Named,
    steps: Family<Step, Counter>,
    codes: Named,
    /// From the start of an unlock to the new passcode.
    pub unlock_seconds: Histogram,
    /// Strikes taken, before the answers were looked at.
    pub strikes: Counter,
    /// Numbers locked out after three strikes.
    pub lockouts: Counter,
    /// Cards locked by wrong passcodes.
    pub cards_locked: Counter,
}

impl JourneyMetrics {
    pub(super) fn new(registry: &mut Registry) -> Self {
        let made = Self {
            events: Named::default(),
            steps: Family::default(),
            codes: Named::default(),
            unlock_seconds: Histogram::new(UNLOCK_SECONDS),
            strikes: Counter::default(),
            lockouts: Counter::default(),
            cards_locked: Counter::default(),
        };
        made.codes
            .begin_at_zero("outcome", ["sent", "right", "wrong"]);
        registry.register(
            "latchkey_audit_events",
            "Events sealed into the audit trail, by action",
            made.events.0.clone(),
        );
        registry.register(
            "latchkey_journey_steps",
            "Steps of journeys, by what became of them",
            made.steps.clone(),
        );
        registry.register(
            "latchkey_codes",
            "Emailed codes: sent, entered right, entered wrong",
            made.codes.0.clone(),
        );
        registry.register(
            "latchkey_unlock_seconds",
            "From the start of an unlock to the new passcode",
            made.unlock_seconds.clone(),
        );
        let mut counter = |name: &str, help: &str, counter: &Counter| {
            registry.register(format!("latchkey_{name}"), help, counter.clone());
        };
        counter("strikes", "Strikes taken", &made.strikes);
        counter("lockouts", "Numbers locked out", &made.lockouts);
        counter(
            "cards_locked",
            "Cards locked by wrong passcodes",
            &made.cards_locked,
        );
        made
    }

    /// Everything that may happen: shown as 0 until it does.
    pub fn begin_at_zero(
        &self,
        actions: impl IntoIterator<Item = &'static str>,
        steps: impl IntoIterator<Item = Step>,
    ) {
        self.events.begin_at_zero("action", actions);
        for step in steps {
            drop(self.steps.get_or_create(&step));
        }
    }

    /// An event was sealed, by its stored name.
    pub fn event(&self, action: &'static str) {
        self.events.one("action", action);
    }

    /// A step came to its outcome.
    pub fn step(&self, step: Step) {
        self.steps.get_or_create(&step).inc();
    }

    /// A code was `sent`, `right` or `wrong`.
    pub fn code(&self, outcome: &'static str) {
        self.codes.one("outcome", outcome);
    }
}
