//! How the portal is, as numbers: what this process has counted, how loaded it is, and how things stand in the
//! database.

use super::{Ports, audit_trail};
use crate::domain::audit::Action;
use crate::limits::LimitedAction;
use crate::metrics::Metrics;
use crate::storage::{StorageError, vitals};

/// Shows 0 for everything that may happen and has not.
pub fn prepare(metrics: &Metrics) {
    let actions = Action::ALL.iter().map(|action| action.as_str());
    metrics
        .journeys
        .begin_at_zero(actions, audit_trail::steps());
    metrics
        .limits
        .begin_at_zero(LimitedAction::ALL.map(LimitedAction::as_str));
}

/// All of it, as Prometheus's text. A database that does not answer is one of the numbers, and no failure: then more
/// than ever somebody wants to know the others.
#[must_use]
pub fn text(ports: &Ports) -> String {
    ports.hashing.show_load();
    ports.metrics.stand(ports.now(), || {
        let standing: Result<_, StorageError> = ports.db.read(vitals::read);
        standing
            .inspect_err(|error| tracing::warn!(%error, "how things stand could not be read"))
            .ok()
    });
    ports.db.show_load();
    ports.metrics.text()
}
