//! Configuration: one file per section, each with its defaults, its docs and its `validate()`.
//!
//! Layers, later ones win: `config/default.toml`, the profile's own file, `--config FILE`, then
//! `LATCHKEY__SECTION__KEY` in the environment. The first two travel inside the binary.

use std::fmt;
use std::path::Path;

use config::{Config, Environment, File, FileFormat};
use serde::Deserialize;

pub mod authority;
pub mod bank_holidays;
pub mod card_sign_in;
pub mod codes;
pub mod database;
pub mod email;
pub mod face;
pub mod hashing;
pub mod keys;
pub mod log;
pub mod mail;
pub mod metrics;
pub mod profile;
pub mod renewal;
pub mod replacement;
pub mod retention;
pub mod server;
pub mod service;
pub mod terms;
pub mod tls;
pub mod unlock;

pub use profile::Profile;

const DEFAULT: &str = include_str!("../../config/default.toml");
const DEVELOPMENT: &str = include_str!("../../config/development.toml");

/// A setting that will not do: where, what is wrong, what would be right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// `section.key`.
    pub key: &'static str,
    /// What is wrong.
    pub wrong: String,
    /// What would be right.
    pub right: &'static str,
}

impl Problem {
    /// A problem with `key`.
    #[must_use]
    pub fn new(key: &'static str, wrong: impl Into<String>, right: &'static str) -> Self {
        Self {
            key,
            wrong: wrong.into(),
            right,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.key, self.wrong, self.right)
    }
}

/// The whole configuration, read and typed. [`Settings::problems`] says whether it will do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Development or production; from `LATCHKEY_PROFILE`, not from a file.
    #[serde(skip, default)]
    pub profile: Profile,
    /// What the service is called.
    pub service: service::Service,
    /// The organisation that runs it, as people see it.
    pub face: face::FaceSettings,
    /// Where it listens and what it is called from outside.
    pub server: server::Server,
    /// The certificate that it speaks TLS with.
    pub tls: tls::Tls,
    /// Where holders sign in with a card in a reader.
    pub card_sign_in: card_sign_in::CardSignIn,
    /// Where it keeps its data.
    pub database: database::Database,
    /// The secret that all keys come from.
    pub keys: keys::KeySettings,
    /// How mail leaves.
    pub mail: mail::MailSettings,
    /// Which proofs an unlock asks for.
    pub unlock: unlock::Unlock,
    /// Emailed codes.
    pub codes: codes::Codes,
    /// The certificate authority.
    pub authority: authority::Authority,
    /// Certificate renewal.
    pub renewal: renewal::Renewal,
    /// What a new card in the place of a lost one costs.
    pub replacement: replacement::Replacement,
    /// How long what is kept is kept.
    pub retention: retention::Retention,
    /// What a new passcode must be like.
    pub passcode: crate::domain::passcode::PasscodePolicy,
    /// Where a holder's email may be.
    pub email: email::Email,
    /// Terms of smartcard use.
    pub terms: terms::TermsSettings,
    /// What a hash costs.
    pub hashing: hashing::HashingSettings,
    /// How the log is written.
    pub log: log::Log,
    /// Who may watch it run.
    pub metrics: metrics::MetricsSettings,
}

/// What the library says, without the lines of the file that it quotes: they may hold a secret.
fn said(error: &config::ConfigError) -> String {
    use config::ConfigError::FileParse;
    let first = |text: String| text.lines().next().unwrap_or_default().to_owned();
    match error {
        FileParse { uri, cause } => {
            let file = uri.as_deref().unwrap_or("a built-in file");
            format!("{file}: {}", first(cause.to_string()))
        }
        other => first(other.to_string()),
    }
}

impl Settings {
    /// Reads all layers for a profile.
    ///
    /// # Errors
    /// A sentence that names the key or the file.
    pub fn load(profile: Profile, file: Option<&Path>) -> Result<Self, String> {
        let environment = Environment::with_prefix("LATCHKEY")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("server.trusted_proxies")
            .with_list_parse_key("server.allowed_hosts")
            .with_list_parse_key("authority.authentication")
            .with_list_parse_key("authority.signing")
            .with_list_parse_key("renewal.reminder_days")
            .with_list_parse_key("email.approved_domains")
            .with_list_parse_key("metrics.allowed_networks");
        Self::read(profile, file, environment)
    }

    fn read(
        profile: Profile,
        file: Option<&Path>,
        environment: Environment,
    ) -> Result<Self, String> {
        let mut layers = Config::builder().add_source(File::from_str(DEFAULT, FileFormat::Toml));
        if profile == Profile::Development {
            layers = layers.add_source(File::from_str(DEVELOPMENT, FileFormat::Toml));
        }
        if let Some(path) = file {
            layers = layers.add_source(File::from(path).format(FileFormat::Toml));
        }
        let read = layers
            .add_source(environment)
            .build()
            .map_err(|e| said(&e))?;
        let settings: Self = read.try_deserialize().map_err(|e| said(&e))?;
        Ok(Self {
            profile,
            ..settings
        })
    }

    /// The same, listening on the port that was given to it.
    #[must_use]
    pub fn bound_to(&self, port: u16) -> Self {
        let mut settings = self.clone();
        settings.server.port = port;
        settings
    }

    /// Everything that will not do, at once.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let passcode = self.passcode.validate().err().map(|wrong| {
            Problem::new(
                "passcode",
                wrong,
                "min_length and max_length lie between 4 and 8",
            )
        });
        [
            self.service.validate(),
            self.face.validate(),
            self.server.validate(self.profile, self.tls.is_on()),
            self.tls.validate(self.profile, self.server.is_https()),
            self.card_sign_in.validate(&self.server, &self.tls),
            self.database.validate(self.profile),
            self.keys.validate(self.profile),
            self.mail.validate(self.profile),
            self.codes.validate(),
            self.authority.validate(),
            self.renewal.validate(),
            self.replacement.validate(),
            self.retention.validate(&self.replacement),
            passcode.into_iter().collect(),
            self.email.validate(),
            self.terms.validate(),
            self.hashing.validate(),
            self.log.validate(),
            self.metrics.validate(&self.server),
        ]
        .concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn read(profile: Profile, variables: &[(&str, &str)]) -> Result<Settings, String> {
        let variables: HashMap<String, String> = variables
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        let environment = Environment::with_prefix("LATCHKEY")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("server.trusted_proxies")
            .with_list_parse_key("renewal.reminder_days")
            .source(Some(variables));
        Settings::read(profile, None, environment)
    }

    #[test]
    fn development_needs_nothing() {
        let settings = read(Profile::Development, &[]).unwrap();
        assert_eq!(settings.problems(), []);
        assert_eq!(settings.server.base_url(), "http://localhost:8080");
    }

    #[test]
    fn production_says_all_that_is_missing_at_once() {
        let settings = read(Profile::Production, &[]).unwrap();
        let keys: Vec<_> = settings.problems().iter().map(|p| p.key).collect();
        assert_eq!(
            keys,
            [
                "server.base_url",
                "server.allowed_hosts",
                "server.trusted_proxies",
                "keys.secret",
                "mail.transport",
                "mail.from_address"
            ]
        );
    }

    #[test]
    fn production_says_nothing_to_a_database_in_clear_over_a_network() {
        let away = ("LATCHKEY__DATABASE__URL", "postgres://u@db.example.org/d");
        let private = ("LATCHKEY__DATABASE__NETWORK_IS_PRIVATE", "true");
        let is_told = |profile, variables: &[(&str, &str)]| {
            let settings = read(profile, variables).unwrap();
            let problems = settings.problems();
            problems.iter().any(|problem| problem.key == "database.url")
        };
        assert!(is_told(Profile::Production, &[away]));
        assert!(!is_told(Profile::Production, &[away, private]));
        assert!(!is_told(Profile::Development, &[away]));
    }

    #[test]
    fn production_with_tls_needs_no_proxy_and_card_sign_in_needs_tls_and_one_host() {
        let keys = |variables: &[(&str, &str)]| -> Vec<String> {
            let settings = read(Profile::Production, variables).unwrap();
            let problems = settings.problems();
            let ours = problems.iter().filter(|p| {
                ["server.trusted_proxies", "card_sign_in.", "tls."]
                    .iter()
                    .any(|part| p.key.starts_with(part))
            });
            ours.map(|p| format!("{} {}", p.key, p.wrong)).collect()
        };
        let base = ("LATCHKEY__SERVER__BASE_URL", "https://unlock.example.org");
        let tls = [
            ("LATCHKEY__TLS__CERTIFICATE", "portal.pem"),
            ("LATCHKEY__TLS__KEY", "portal.key"),
        ];
        let port = ("LATCHKEY__CARD_SIGN_IN__PORT", "8443");
        let card = |url| ("LATCHKEY__CARD_SIGN_IN__BASE_URL", url);
        let none: [&str; 0] = [];
        assert_eq!(keys(&[base, tls[0], tls[1]]), none);
        let right = card("https://unlock.example.org:8443");
        assert_eq!(keys(&[base, tls[0], tls[1], port, right]), none);
        assert_eq!(keys(&[base, port, right]).len(), 2, "no [tls]");
        for (url, wrong) in [
            ("https://cards.example.org:8443", "has another host"),
            ("https://unlock.example.org", "is server.base_url"),
            ("http://unlock.example.org:8443", "is not https"),
            ("https://unlock.example.org:8443/card", "has a path"),
            ("", "is not set"),
        ] {
            let said = keys(&[base, tls[0], tls[1], port, card(url)]);
            assert_eq!(said.len(), 1, "{url}");
            assert!(said[0].contains(wrong), "{url}: {said:?}");
        }
        let all = ("LATCHKEY__SERVER__TRUSTED_PROXIES", "0.0.0.0/0");
        assert!(keys(&[base, all])[0].contains("holds every address"));
    }

    #[test]
    fn production_refuses_the_development_secret() {
        let development = read(Profile::Development, &[]).unwrap().keys.secret;
        let secret = ("LATCHKEY__KEYS__SECRET", development.as_str());
        let settings = read(Profile::Production, &[secret]).unwrap();
        assert!(settings.problems().iter().any(|p| p.key == "keys.secret"));
    }

    #[test]
    fn the_environment_wins_and_lists_are_split() {
        let variables = [
            ("LATCHKEY__SERVER__PORT", "9000"),
            ("LATCHKEY__SERVER__TRUSTED_PROXIES", "10.0.0.0/8,::1/128"),
            ("LATCHKEY__UNLOCK__PROOF", "code_only"),
        ];
        let settings = read(Profile::Development, &variables).unwrap();
        assert_eq!(settings.server.port, 9000);
        assert_eq!(settings.server.trusted_proxies.len(), 2);
        assert_eq!(settings.server.base_url(), "http://localhost:9000");
        assert_eq!(
            settings.unlock.proof,
            crate::domain::policy::Proof::CodeOnly
        );
    }

    #[test]
    fn days_of_reminders_are_read_and_checked() {
        let days = |days| {
            read(
                Profile::Development,
                &[("LATCHKEY__RENEWAL__REMINDER_DAYS", days)],
            )
        };
        let settings = days("30,7").unwrap();
        assert_eq!(settings.renewal.reminder_days, [30, 7]);
        assert_eq!(settings.problems(), []);
        for wrong in ["7,7", "0", "366"] {
            let keys: Vec<_> = days(wrong)
                .unwrap()
                .problems()
                .iter()
                .map(|p| p.key)
                .collect();
            assert_eq!(keys, ["renewal.reminder_days"], "{wrong}");
        }
    }

    #[test]
    fn an_unknown_key_and_a_wrong_type_are_named() {
        let unknown = read(Profile::Development, &[("LATCHKEY__SERVER__PROT", "1")]).unwrap_err();
        assert!(unknown.contains("prot"), "{unknown}");
        let wrong = read(Profile::Development, &[("LATCHKEY__SERVER__PORT", "http")]).unwrap_err();
        assert!(wrong.contains("server.port"), "{wrong}");
    }
}
