//! `[keys]`: where the secrets come from that all keys are derived from.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{Problem, Profile};
use crate::secrets::key_file::{self, KeyFile, KeyFileProblems};
use crate::secrets::keys::Source;
use crate::secrets::ring::MasterSecret;

/// Key settings.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeySettings {
    /// 32 random bytes or more, base64. Never in the database, never in a log.
    pub secret: String,
    /// A file with such secrets in versions, which can be rotated; empty for the one above alone.
    pub file: String,
}

impl std::fmt::Debug for KeySettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeySettings(…)")
    }
}

const SECRET: &str = "keys.secret";
const FILE: &str = "keys.file";
const RIGHT: &str = "make one with: openssl rand -base64 32";
const RIGHT_FILE: &str = "make one with: latchkey keys init";

impl KeySettings {
    /// The secret, decoded.
    ///
    /// # Errors
    /// Says what is wrong with it.
    pub fn master(&self) -> Result<MasterSecret, &'static str> {
        MasterSecret::from_base64(&self.secret)
    }

    /// The file, if there is to be one.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        let file = self.file.trim();
        (!file.is_empty()).then(|| PathBuf::from(file))
    }

    /// Where the keys come from: the file where there is to be one, else the secret.
    ///
    /// # Errors
    /// Says what is wrong with the secret.
    pub fn source(&self) -> Result<Source, &'static str> {
        match self.path() {
            Some(path) => Ok(Source::File(path)),
            None => self.master().map(Source::Secret),
        }
    }

    /// Makes the file, with the configured secret as its founding version, or with `drawn` where there is none.
    ///
    /// # Errors
    /// When no file is configured, it is there already, or it cannot be written.
    pub fn found(&self, drawn: [u8; 32]) -> Result<PathBuf, String> {
        let path = self.path().ok_or_else(|| format!("{FILE}: is not set"))?;
        let secret = match self.secret.trim() {
            "" => Ok(MasterSecret::from_random(drawn)),
            _ => self.master().map_err(|wrong| format!("{SECRET}: {wrong}")),
        };
        let made = KeyFile::founded_on(secret?).create(&path);
        made.map_err(|problems| format!("{FILE}: {}: {problems}", path.display()))?;
        Ok(path)
    }

    pub(super) fn validate(&self, profile: Profile) -> Vec<Problem> {
        match self.path() {
            Some(path) => self.validate_file(profile, &path),
            None => self.validate_secret(profile),
        }
    }

    fn validate_secret(&self, profile: Profile) -> Vec<Problem> {
        if self.secret.is_empty() {
            return vec![Problem::new(SECRET, "is not set", RIGHT)];
        }
        if profile == Profile::Production && is_public(self.secret.trim()) {
            return vec![Problem::new(SECRET, "is the development secret", RIGHT)];
        }
        match self.master() {
            Ok(_) => Vec::new(),
            Err(wrong) => vec![Problem::new(SECRET, wrong, RIGHT)],
        }
    }

    fn validate_file(&self, profile: Profile, path: &Path) -> Vec<Problem> {
        let production = profile == Profile::Production;
        let mut problems = Vec::new();
        if production && key_file::is_open_to_others(path).unwrap_or(false) {
            let right = "let its owner alone read it: chmod 600";
            problems.push(Problem::new(
                FILE,
                "can be read by others than its owner",
                right,
            ));
        }
        let file = match KeyFile::read(path) {
            Ok(file) => file,
            Err(KeyFileProblems(wrong)) => {
                let wrong = wrong.into_iter();
                problems.extend(wrong.map(|wrong| Problem::new(FILE, wrong, RIGHT_FILE)));
                return problems;
            }
        };
        let secrets = file.versions();
        let public = secrets.iter().find(|one| is_public(&one.2.to_base64()));
        if let Some((version, ..)) = public.filter(|_| production) {
            let wrong = format!("version {version} is the development secret");
            problems.push(Problem::new(FILE, wrong, RIGHT_FILE));
        }
        // Two sources that disagree: whoever set the secret believes that it is in use.
        let stray = !self.secret.trim().is_empty()
            && self
                .master()
                .is_ok_and(|secret| secrets.iter().all(|one| one.2 != secret));
        if production && stray {
            let right = "with keys.file the file alone counts: take keys.secret away";
            problems.push(Problem::new(SECRET, "is set and not in keys.file", right));
        }
        problems
    }
}

/// Development's own file is public; nothing real may hang on what is in it.
fn is_public(secret: &str) -> bool {
    super::DEVELOPMENT.contains(secret)
}
