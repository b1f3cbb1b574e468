//! Who calls: what the trail and the limits need to know of a request, and nothing more.

use crate::limits::client_address::Network;

/// The most of a browser's name that is kept.
const MAX_BROWSER_CHARS: usize = 200;

/// Where a request comes from.
#[derive(Debug, Clone)]
pub struct Caller {
    /// The client's network: an IPv4 address or an IPv6 /64.
    pub network: Network,
    /// What the browser calls itself, printable and cut.
    pub browser: String,
    /// The request's id, from page to log to audit.
    pub request_id: String,
}

impl Caller {
    /// A caller; the browser's name is made printable and cut.
    #[must_use]
    pub fn new(network: Network, browser: &str, request_id: String) -> Self {
        let printable = browser.chars().filter(|c| !c.is_control());
        let browser = printable.take(MAX_BROWSER_CHARS).collect();
        Self {
            network,
            browser,
            request_id,
        }
    }

    /// The network as a limit's key.
    #[must_use]
    pub fn network_key(&self) -> String {
        self.network.to_string()
    }
}
