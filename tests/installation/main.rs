//! The real program as an installation runs it: commands, replicas, and what `config/deploy` holds.

#[path = "../services/mod.rs"]
mod services;

mod tls;
