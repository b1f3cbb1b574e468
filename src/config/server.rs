//! `[server]`: where it listens, what it is called from outside, and whom it believes.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Deserialize;
use url::Url;

use super::{Problem, Profile};

/// Network settings.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// The address to listen on.
    pub bind: IpAddr,
    /// The port to listen on; 0 takes a free one.
    pub port: u16,
    /// The URL people use, such as `https://unlock.example.org`. Links in mails start with it (R18).
    base_url: String,
    /// Host names that requests may name besides that of `base_url`.
    pub allowed_hosts: Vec<String>,
    /// Networks of the proxies whose `X-Forwarded-For` is believed (R36).
    pub trusted_proxies: Vec<IpNet>,
}

impl Server {
    /// The base URL without a trailing slash; in development it follows the port.
    #[must_use]
    pub fn base_url(&self) -> String {
        if self.base_url.is_empty() {
            return format!("http://localhost:{}", self.port);
        }
        self.base_url.trim_end_matches('/').to_owned()
    }

    /// Whether people reach it over TLS.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The host of the base URL.
    #[must_use]
    pub fn host(&self) -> String {
        let url = Url::parse(&self.base_url()).ok();
        url.and_then(|u| u.host_str().map(str::to_owned))
            .unwrap_or_default()
    }

    pub(super) fn validate(&self, profile: Profile) -> Vec<Problem> {
        const KEY: &str = "server.base_url";
        const RIGHT: &str = "set the URL that people use, such as https://unlock.example.org";
        if self.base_url.is_empty() {
            return match profile {
                Profile::Development => Vec::new(),
                Profile::Production => vec![Problem::new(KEY, "is not set", RIGHT)],
            };
        }
        let Ok(url) = Url::parse(&self.base_url) else {
            return vec![Problem::new(KEY, "is not a URL", RIGHT)];
        };
        let plain = url.path() == "/" && url.query().is_none() && url.username().is_empty();
        if url.host_str().is_none() || !plain {
            return vec![Problem::new(KEY, "has a path, a query or a user", RIGHT)];
        }
        match (profile, url.scheme()) {
            (_, "https") | (Profile::Development, "http") => Vec::new(),
            _ => vec![Problem::new(KEY, "is not https", RIGHT)],
        }
    }
}
