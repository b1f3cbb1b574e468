//! `[keys]`: the one secret that all keys come from.

use serde::Deserialize;

use super::{Problem, Profile};
use crate::secrets::keys::MasterSecret;

/// Key settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySettings {
    /// 32 random bytes or more, base64. Never in the database, never in a log.
    pub secret: String,
}

impl std::fmt::Debug for KeySettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeySettings(…)")
    }
}

impl KeySettings {
    /// The secret, decoded.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn master(&self) -> Result<MasterSecret, &'static str> {
        MasterSecret::from_base64(&self.secret)
    }

    pub(super) fn validate(&self, profile: Profile) -> Vec<Problem> {
        const KEY: &str = "keys.secret";
        const RIGHT: &str = "make one with: openssl rand -base64 32";
        if self.secret.is_empty() {
            return vec![Problem::new(KEY, "is not set", RIGHT)];
        }
        // Development's own file is public; nothing real may hang on what is in it.
        if profile == Profile::Production && super::DEVELOPMENT.contains(self.secret.trim()) {
            return vec![Problem::new(KEY, "is the development secret", RIGHT)];
        }
        match self.master() {
            Ok(_) => Vec::new(),
            Err(wrong) => vec![Problem::new(KEY, wrong, RIGHT)],
        }
    }
}
