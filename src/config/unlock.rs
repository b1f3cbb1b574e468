//! `[unlock]`: which proofs an unlock asks for.

use serde::Deserialize;

use crate::domain::policy::Proof;

/// Unlock settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// `questions_then_code`, `code_then_questions` or `code_only`.
    pub proof: Proof,
}
