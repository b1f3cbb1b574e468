//! Mail, from a click in the real program to a real mail server (R42, R43).
//!
//! The server is `server.py`, on aiosmtpd: STARTTLS and a password required, and trouble for those
//! recipients that ask for it. Where it is not installed these tests say so and pass, unless
//! `LATCHKEY_REQUIRE_ALL` is set.

#[path = "../services/mod.rs"]
mod services;

mod crash;
mod delivery;
mod registration;
mod relay;
mod visitor;
