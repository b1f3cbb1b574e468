//! The real program as an installation runs it: commands, replicas, and what `config/deploy` holds.

#[expect(dead_code, reason = "tests/smtp asks it for more")]
#[path = "../smtp/relay.rs"]
mod relay;
#[expect(dead_code, reason = "other suites need more of it")]
#[path = "../services/mod.rs"]
mod services;

mod files;
mod nginx;
mod proxy;
mod replica;
mod replicas;
mod tls;
mod units;
mod visitor;
mod workers;
