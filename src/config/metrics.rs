//! `[metrics]`: who may watch the portal run.

use std::net::IpAddr;

use ipnet::IpNet;
use serde::Deserialize;

use super::Problem;
use super::server::Server;

/// Settings of `/metrics`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MetricsSettings {
    /// Networks that `/metrics` answers; to everybody else there is no such page.
    pub allowed_networks: Vec<IpNet>,
    /// The address of a listener that answers `/metrics` alone.
    pub bind: IpAddr,
    /// Its port; 0 = there is none.
    pub port: u16,
}

impl MetricsSettings {
    pub(super) fn validate(&self, server: &Server) -> Vec<Problem> {
        let taken = self.port != 0 && self.port == server.port;
        taken
            .then(|| {
                Problem::new(
                    "metrics.port",
                    "is server.port",
                    "a port of its own, or 0 for none",
                )
            })
            .into_iter()
            .collect()
    }
}
