//! `[card_sign_in]`: a listener of its own that asks browsers for the certificate of a card.
//!
//! Of its own, because a browser asks the person for a certificate on every connection to a listener that asks
//! for one.

use std::net::IpAddr;

use serde::Deserialize;
use url::Url;

use super::Problem;
use super::server::Server;
use super::tls::Tls;

/// Where holders sign in with a card in a reader.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardSignIn {
    /// The address to listen on.
    pub bind: IpAddr,
    /// The port to listen on; 0 for no card sign-in.
    pub port: u16,
    /// The URL that people reach it at: the host of `server.base_url`, with another port.
    base_url: String,
}

impl CardSignIn {
    /// Whether there is card sign-in.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.port != 0
    }

    /// The base URL without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.base_url.trim_end_matches('/')
    }

    pub(super) fn validate(&self, server: &Server, tls: &Tls) -> Vec<Problem> {
        const KEY: &str = "card_sign_in.base_url";
        const RIGHT: &str = "set the https URL with the host of server.base_url and another port, such as https://unlock.example.org:8443";
        if !self.is_on() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        if !tls.is_on() {
            problems.push(Problem::new(
                "card_sign_in.port",
                "is set, and there is no [tls]",
                "set tls.certificate and tls.key: no proxy can pass a card's certificate on, or set 0",
            ));
        }
        if self.port == server.port {
            problems.push(Problem::new(
                "card_sign_in.port",
                "is that of server.port",
                "a port of its own, or 0 for no card sign-in",
            ));
        }
        let url = Url::parse(&self.base_url).ok();
        let main = Url::parse(&server.base_url()).ok();
        let wrong = match (url, main) {
            (None, _) if self.base_url.is_empty() => Some("is not set"),
            (None, _) => Some("is not a URL"),
            (Some(url), _) if url.scheme() != "https" => Some("is not https"),
            (Some(url), _) if url.path() != "/" || url.query().is_some() => {
                Some("has a path or a query")
            }
            // The cookie of a session is one host's, whatever the port.
            (Some(url), Some(main)) if url.host() != main.host() => {
                Some("has another host than server.base_url")
            }
            (Some(url), Some(main)) if url.origin() == main.origin() => Some("is server.base_url"),
            _ => None,
        };
        problems.extend(wrong.map(|wrong| Problem::new(KEY, wrong, RIGHT)));
        problems
    }
}
