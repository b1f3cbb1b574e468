//! The subcommands that are more than a call, one file each. They speak to the operator.

pub mod audit;
pub mod authority;
pub mod backup;
pub mod data;
pub mod import;
pub mod keys;
pub mod photographs;
pub mod reminders;
pub mod staff;
pub mod work;

use std::io::Write;

use latchkey::app::{self, Outside};
use latchkey::config::Settings;
use latchkey::journeys::Ports;

/// What a command works with: the database brought up to date first. A backup that was not seen to is refused.
///
/// # Errors
/// A sentence for the operator.
pub fn open(settings: &Settings, outside: &Outside) -> anyhow::Result<Ports> {
    let ports = app::ports(settings, outside)?;
    ports.db.migrate()?;
    Ok(ports)
}

/// The same for what may look at a backup too: the database is left as it is.
///
/// # Errors
/// A sentence for the operator; that it is not up to date is one.
pub fn open_as_it_is(settings: &Settings, outside: &Outside) -> anyhow::Result<Ports> {
    let ports = app::ports(settings, outside)?;
    anyhow::ensure!(
        ports.db.pending_migrations()?.is_empty(),
        "the database is not up to date: run `latchkey migrate` first"
    );
    Ok(ports)
}

/// Says something to whoever listens. Nobody listening is no reason to fail.
pub fn say(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}
