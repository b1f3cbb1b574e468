//! `latchkey keys`: makes the key file, says what hangs on each version, rotates, seals anew, retires.

use std::fmt::Write;

use anyhow::Context;
use clap::Subcommand;
use latchkey::app::Outside;
use latchkey::config::Settings;
use latchkey::journeys::Ports;
use latchkey::journeys::keys::{self, Refusal};
use latchkey::secrets::ring::{Use, Version};
use latchkey::storage::key_use::Kept;
use time::format_description::well_known::Rfc3339;
use time::{Duration, OffsetDateTime};

use super::say;

/// What is asked of the keys.
#[derive(Subcommand)]
pub enum KeysCommand {
    /// Makes the file that `keys.file` names, with `keys.secret` (or a new secret) as version 1.
    Init,
    /// Lists the versions and how much is kept under each; never a secret.
    List,
    /// Adds a version to the file. It is in use a few minutes later, when every replica has read it.
    Rotate {
        /// In how many minutes; more where the file takes time to reach every replica.
        #[arg(long, value_name = "MINUTES", default_value_t = 5, value_parser = clap::value_parser!(u16).range(2..))]
        lead: u16,
    },
    /// Seals under the version in use what was sealed under earlier ones; can be stopped and run again.
    Reseal,
    /// Destroys an old version, once nothing hangs on it.
    Retire {
        /// Which.
        version: u16,
    },
}

/// Makes the key file: the one thing that is done before the configuration is in order.
///
/// # Errors
/// A sentence for the operator.
pub fn init(settings: &Settings, outside: &Outside) -> anyhow::Result<()> {
    let path = settings.keys.found(outside.random.bytes());
    let path = path.map_err(anyhow::Error::msg)?;
    say(&format!(
        "{} holds version 1 of the keys, for its owner only. Keep a copy of it safe, away from the database's.",
        path.display()
    ));
    Ok(())
}

/// Does it.
///
/// # Errors
/// A sentence for the operator.
pub fn run(settings: &Settings, outside: &Outside, command: &KeysCommand) -> anyhow::Result<()> {
    if matches!(command, KeysCommand::Init) {
        return init(settings, outside);
    }
    let ports = super::open(settings, outside)?;
    match command {
        KeysCommand::Init | KeysCommand::List => list(&ports),
        KeysCommand::Rotate { lead } => rotate(&ports, *lead),
        KeysCommand::Reseal => reseal(&ports),
        KeysCommand::Retire { version } => retire(&ports, *version),
    }
}

fn moment(at: OffsetDateTime) -> String {
    at.format(&Rfc3339).unwrap_or_default()
}

fn list(ports: &Ports) -> anyhow::Result<()> {
    let mut text = String::new();
    for listed in keys::list(ports)? {
        let version = listed.version;
        let from = listed.from.map(moment);
        let from = from.as_deref().unwrap_or("the beginning");
        let now = if listed.in_use { ", in use now" } else { "" };
        writeln!(text, "version {version}, from {from}{now}")?;
        for (kind, count) in listed.kept {
            let key = format!("{}/{version}", keys::use_of(kind).id());
            writeln!(text, "  {key:<20} {count:>9}  {}", keys::in_words(kind))?;
        }
    }
    for version in ports.keys.ring().retired() {
        let audit = Use::Audit.id();
        writeln!(
            text,
            "version {version}, retired: {audit}/{version} still proves the audit trail"
        )?;
    }
    let ids: Vec<&str> = Use::ALL.iter().map(|one| one.id()).collect();
    write!(text, "Each version has these keys: {}.", ids.join(", "))?;
    say(&text);
    Ok(())
}

fn rotate(ports: &Ports, lead: u16) -> anyhow::Result<()> {
    let (version, from) = allowed(keys::rotate(ports, Duration::minutes(lead.into()))?)?;
    say(&format!(
        "Version {version} is in the file, and in use from {}. Copy the file to every replica before then; \
         after it, run `latchkey keys reseal`.",
        moment(from)
    ));
    Ok(())
}

fn reseal(ports: &Ports) -> anyhow::Result<()> {
    let resealed = keys::reseal(ports)?;
    for (kind, count) in &resealed.done {
        say(&format!("{count} {} sealed anew", keys::in_words(*kind)));
    }
    say(&format!("Version {} is in use.", resealed.version));
    let broken: Vec<String> = resealed
        .broken
        .iter()
        .map(|(kind, at)| format!("{}, row {at}", keys::in_words(*kind)))
        .collect();
    anyhow::ensure!(
        broken.is_empty(),
        "could not be opened and stay as they are: {}",
        broken.join("; ")
    );
    Ok(())
}

fn retire(ports: &Ports, version: u16) -> anyhow::Result<()> {
    let known = Version::from_number(version.into()).context("versions begin at 1")?;
    allowed(keys::retire(ports, known)?)?;
    say(&format!(
        "Version {version} is gone from the file; copy the file to every replica. Backups of the database that are \
         older than the last reseal need the file as it was: keep it with them."
    ));
    Ok(())
}

fn allowed<T>(outcome: Result<T, Refusal>) -> anyhow::Result<T> {
    let why = match outcome {
        Ok(value) => return Ok(value),
        Err(why) => why,
    };
    anyhow::bail!(match why {
        Refusal::NoFile =>
            "keys.secret alone is version 1 for ever: set keys.file and run `latchkey keys init`"
                .to_owned(),
        Refusal::NotOld =>
            "only a version before the one in use can go; `latchkey keys list` shows them"
                .to_owned(),
        Refusal::TooSoon(over) => format!(
            "codes and forms made under it may still be about until {}",
            moment(over)
        ),
        Refusal::InUse(kept) => hanging(&kept),
    })
}

fn hanging(kept: &[(Kept, u64)]) -> String {
    let mut text = "these still hang on it:".to_owned();
    for (kind, count) in kept {
        let (words, how) = (keys::in_words(*kind), keys::moves_on(*kind));
        let _ = write!(text, "\n  {count} {words}, which move on {how}");
    }
    text
}
