//! `latchkey reminders`: plans the day's reminders of expiry; whoever serves sends them over the day.

use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::journeys::reminders;

use super::say;

/// Plans, and says how many of which step are new. Done twice, the second time none are.
///
/// # Errors
/// A sentence for the operator.
pub fn run(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    let ports = super::open(settings, outside)?;
    let planned = reminders::plan::all(&ports)?;
    for (step, new) in &planned {
        let days = if *step == 1 { "day" } else { "days" };
        say(&format!("{step} {days} before: {new} new"));
    }
    let all: usize = planned.iter().map(|(_, new)| new).sum();
    say(&format!("Reminders planned: {all} new"));
    Ok(())
}
