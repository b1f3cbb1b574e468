//! The portal as its users meet it: in process, over real HTTP, on SQLite and on PostgreSQL.
//!
//! `support` is the language that the tests are written in: a [`support::TestApp`], browsers that call
//! from their own networks, the demonstration people, a mailbox, and a clock that is moved by hand.

#![expect(clippy::unwrap_used, reason = "in tests a failure is an answer")]

mod support;

mod readme;
mod story;
