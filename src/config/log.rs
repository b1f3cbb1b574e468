//! `[log]`: how the log is written. What it never holds, README says under “Watching it”.

use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use super::Problem;

/// Log settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// Which events: a `tracing` filter such as `info` or `latchkey=debug`.
    pub filter: String,
    /// As text for people or JSON for machines.
    pub format: LogFormat,
}

/// The shape of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

impl Log {
    pub(super) fn validate(&self) -> Vec<Problem> {
        let bad = EnvFilter::try_new(&self.filter).is_err();
        bad.then(|| {
            Problem::new(
                "log.filter",
                "is not a filter",
                "such as info or latchkey=debug",
            )
        })
        .into_iter()
        .collect()
    }
}
