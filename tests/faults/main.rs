//! What the program survives (SECURITY.md R39–R46): killed processes, mail servers and databases that fail in every
//! way, slow and malformed requests, storms.
//!
//! Each test runs the real program and stands where its users do: what it was answered is what must be true
//! afterwards. Figures are SECURITY.md's; what a noisy machine adds is measured in the same run.

#![expect(clippy::unwrap_used, reason = "in tests a failure is an answer")]

#[path = "../services/mod.rs"]
#[expect(dead_code, reason = "other suites need more of it")]
mod services;

mod crowd;
mod database;
mod file;
mod guest;
mod hashing;
mod kills;
mod ledger;
mod mail;
mod malformed;
mod post;
mod server;
mod shutdown;
mod slow;
mod stage;
mod walk;
mod wire;
