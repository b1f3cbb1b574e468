//! Latchkey: a portal where holders unlock their own smartcard, and where the Registration Authority
//! sees what fails and helps.
//!
//! Dependencies point one way; a test reads the imports and keeps it so:
//!
//! ```text
//! main → app → web → journeys → mail, cards, authority, limits → storage → secrets, domain
//! ```
//!
//! * [`domain`]: rules and values. Pure: no I/O, no clock, no randomness.
//! * [`secrets`]: keys, tokens, sealing, hashing: the only door to plaintext.
//! * [`storage`]: the only place with diesel. It stores; it decides nothing.
//! * [`limits`], [`cards`], [`authority`], [`mail`]: what journeys use.
//! * [`journeys`]: one file per step of what a person gets done. A journey decides.
//! * [`web`]: pages and forms. A page only shows.
//! * [`metrics`]: what is counted for whoever watches it run.
//! * [`clock`], [`random`]: the only doors to time and chance. [`language`]: words by id. [`urls`]: every path.
//! * [`london`]: days and times as people here say them.
//! * [`config`], [`app`], [`demo`]: how a program is made of it.

pub mod app;
pub mod authority;
pub mod cards;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod journeys;
pub mod language;
pub mod limits;
pub mod london;
pub mod mail;
pub mod metrics;
pub mod random;
pub mod secrets;
pub mod storage;
pub mod urls;
pub mod web;
