//! What black-box suites share: the real `latchkey` program and the parts of the machine it needs.
//!
//! It starts the program that people run, with settings from the
//! environment, and sees only what a client sees.

pub mod database;
pub mod demonstration;
pub mod installation;
pub mod part;
pub mod patience;
pub mod process;

/// What a test, or a step of one, comes to.
pub type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;
