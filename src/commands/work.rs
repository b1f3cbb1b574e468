//! `latchkey work`: sends mail and does the chores, without pages.

use anyhow::Context;
use latchkey::app::Outside;
use latchkey::app::working::Working;
use latchkey::config::Settings;

use super::say;

/// Works until told to stop.
///
/// # Errors
/// A sentence for the operator.
pub fn run(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    let working = Working::build(settings, outside)?;
    working
        .run(|| say("Latchkey sends mail and does the chores"))
        .context("the worker failed")
}
