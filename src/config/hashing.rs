//! `[hashing]`: what an Argon2id costs (RFC 9106; the default is OWASP's first choice for 19 MiB).

use serde::Deserialize;

use super::Problem;
use crate::secrets::hashing::Cost;

/// Hashing settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HashingSettings {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl HashingSettings {
    /// The cost.
    #[must_use]
    pub fn cost(&self) -> Cost {
        Cost {
            memory_kib: self.memory_kib,
            passes: self.passes,
            lanes: self.lanes,
        }
    }

    pub(super) fn validate(&self) -> Vec<Problem> {
        let fits = (64..=65_536).contains(&self.memory_kib)
            && (1..=8).contains(&self.passes)
            && (1..=4).contains(&self.lanes);
        let right = "memory_kib 64 to 65536, passes 1 to 8, lanes 1 to 4";
        (!fits)
            .then(|| Problem::new("hashing", "is out of range", right))
            .into_iter()
            .collect()
    }
}
