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

/// Says something to whoever listens. Nobody listening is no reason to fail.
pub fn say(lines: &str) {
    let _ = writeln!(std::io::stdout(), "{lines}");
}
