//! The portal as its users meet it: in process, over real HTTP, on SQLite and on PostgreSQL.
//!
//! `support` is the language that the tests are written in: a [`support::TestApp`], browsers that call
//! from their own networks, the demonstration people, a mailbox, and a clock that is moved by hand.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "in tests a failure is an answer"
)]

mod support;

mod api;
mod card_sign_in;
mod cards;
mod codes;
mod components;
mod console;
mod contact;
mod data;
mod edge;
mod face;
mod headers;
mod help;
mod house;
mod import;
mod incidents;
mod keys;
mod languages;
mod limits;
mod links;
mod mail;
mod metrics;
mod parsers;
mod program;
mod readme;
mod registration;
mod reminders;
mod renewal;
mod replicas;
mod request_ids;
mod retention;
mod secrets;
mod sessions;
mod steps;
mod story;
mod strangers;
mod strikes;
mod trail;
mod weight;
