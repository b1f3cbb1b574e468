//! Races and timing over the real program: one or two processes, on one database of either kind.
//!
//! What is counted is counted in the database, by rows that only an evaluation writes, and at the pages. What is
//! timed is timed at the client, over a connection that is kept (R10). Hashing is cheap here: a race has more
//! racers in it, and nothing hides a difference in time.

#[path = "../services/mod.rs"]
#[expect(dead_code, reason = "other suites need more of it")]
mod services;

mod client;
mod codes;
mod console;
mod people;
mod portal;
mod statistics;
mod strikes;
mod timing;
mod witness;
