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
    /// Host names that requests may name, with that of `base_url`.
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

    /// `tls` says whether the portal speaks TLS itself; without it, production is behind a proxy.
    pub(super) fn validate(&self, profile: Profile, tls: bool) -> Vec<Problem> {
        let mut problems = self.base_url_problems(profile);
        if profile == Profile::Production {
            problems.extend(self.production_problems(tls));
        }
        problems
    }

    /// What only the operator knows, and nothing may be assumed about.
    fn production_problems(&self, tls: bool) -> Vec<Problem> {
        const PROXIES: &str = "server.trusted_proxies";
        let mut problems = Vec::new();
        if self.allowed_hosts.is_empty() {
            problems.push(Problem::new(
                "server.allowed_hosts",
                "is not set",
                "list the host names that requests may name, such as [\"unlock.example.org\"]",
            ));
        }
        if self.trusted_proxies.is_empty() && !tls {
            problems.push(Problem::new(
                PROXIES,
                "is not set, and there is no [tls]",
                "list the networks of the proxy that speaks TLS, such as [\"10.0.0.0/8\"], or set tls.certificate and tls.key",
            ));
        }
        if self.trusted_proxies.iter().any(|net| net.prefix_len() == 0) {
            problems.push(Problem::new(
                PROXIES,
                "has a network that holds every address, so that anybody could name another's",
                "list the networks of the proxies alone, such as [\"10.0.0.0/8\"]",
            ));
        }
        problems
    }

    fn base_url_problems(&self, profile: Profile) -> Vec<Problem> {
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
