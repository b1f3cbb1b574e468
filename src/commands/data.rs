//! `latchkey data`: one person's own copy, its erasure, and what is kept for how long.

use anyhow::Context;
use clap::Subcommand;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::domain::reason::Reason;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::data::{self, Erasure};
use latchkey::journeys::{Ports, retention};
use time::Duration;

use super::say;

/// What is done with data.
#[derive(Subcommand)]
pub enum DataCommand {
    /// Prints everything that the portal holds of a person, as one JSON document (subject access).
    Export {
        /// Their smartcard number.
        number: String,
    },
    /// Erases what can be erased of a person whose profile is closed, and says what stays.
    Erase {
        /// Their smartcard number.
        number: String,
        /// Why, for the audit trail; no personal data.
        #[arg(long)]
        reason: String,
    },
    /// Shows what is kept for how long, and how much is due to go.
    Retention {
        /// Removes what is due now, as the server does once a day.
        #[arg(long)]
        apply: bool,
    },
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub fn run(settings: &Settings, outside: &Outside, command: &DataCommand) -> anyhow::Result<()> {
    let ports = super::open(settings, outside)?;
    match command {
        DataCommand::Export { number } => export(&ports, number),
        DataCommand::Erase { number, reason } => erase(&ports, number, reason),
        DataCommand::Retention { apply } => show(&ports, *apply),
    }
}

fn parse(number: &str) -> anyhow::Result<SmartcardNumber> {
    SmartcardNumber::parse(number).context("a smartcard number has twelve digits")
}

fn export(ports: &Ports, number: &str) -> anyhow::Result<()> {
    let document = data::export(ports, &parse(number)?)?.context("nobody has this number")?;
    say(&serde_json::to_string_pretty(&document)?);
    Ok(())
}

fn erase(ports: &Ports, number: &str, reason: &str) -> anyhow::Result<()> {
    let reason = Reason::parse(reason)
        .ok()
        .context("--reason is empty or too long")?;
    match data::erase(ports, &parse(number)?, &reason)? {
        Erasure::Nobody => anyhow::bail!("nobody has this number"),
        Erasure::Open => anyhow::bail!(
            "the profile is open: an RA Manager or RA Agent closes it first, so that nobody loses a card they work with"
        ),
        Erasure::ReportWaits => {
            anyhow::bail!("a report about the card waits for the desk: it is closed first")
        }
        Erasure::Done(rows) => {
            say(&format!("Erased: {rows} rows. What stays, and why:"));
            for line in data::STAYS {
                say(&format!("  {line}"));
            }
            Ok(())
        }
    }
}

fn show(ports: &Ports, apply: bool) -> anyhow::Result<()> {
    if apply {
        let removed = retention::apply(ports)?;
        for (what, rows) in &removed {
            say(&format!("{what}: {rows} removed"));
        }
        if removed.is_empty() {
            say("Nothing was due.");
        }
        return Ok(());
    }
    for line in retention::schedule(ports)? {
        let kept = line.kept.map_or_else(|| "for ever".to_owned(), in_words);
        let due = match line.due {
            0 => "nothing due".to_owned(),
            10_000.. => "10,000 or more due".to_owned(),
            due => format!("{due} due"),
        };
        let (key, what) = (line.entity.key(), line.entity.what());
        say(&format!("{key}: {kept}; {due} ({what})"));
    }
    Ok(())
}

fn in_words(kept: Duration) -> String {
    match kept.whole_days() {
        2.. => format!("{} days", kept.whole_days()),
        _ => format!("{} hours", kept.whole_hours()),
    }
}
