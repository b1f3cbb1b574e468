//! `latchkey backup` and `latchkey restored`: a backup of SQLite, and what a restored database needs before it is used.

use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use latchkey::app::{self, Outside};
use latchkey::config::Settings;
use latchkey::journeys::data::restored::{self, Strikes};
use latchkey::storage::restore::{self, Standing};

use super::say;

/// What is known of what was lost.
#[derive(Args)]
pub struct Restore {
    /// A folder in which strikes were noted (`database.strikes_ledger`); the configured one, unless others are named.
    #[arg(long, value_name = "FOLDER")]
    ledger: Vec<PathBuf>,
    /// There is no ledger: every registration for self-service ends, and people register anew.
    #[arg(long, conflicts_with = "ledger")]
    without_ledger: bool,
    /// The database was moved, and nothing was done with the first one afterwards: all stays as it is.
    #[arg(long, conflicts_with_all = ["ledger", "without_ledger"])]
    nothing_was_lost: bool,
}

/// Copies a database of SQLite into a new file while it is in use.
///
/// # Errors
/// A sentence for the operator.
pub fn backup(settings: &Settings, outside: &Outside, file: &Path) -> anyhow::Result<()> {
    let ports = super::open_as_it_is(settings, outside)?;
    anyhow::ensure!(!file.exists(), "{} is there already", file.display());
    // Under its own name it is whole, and says that it is a backup.
    let mut partial = file.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let _ = std::fs::remove_file(&partial);
    // Nobody else's to read, from its first byte.
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&partial)
        .context("the backup cannot be written")?;
    let copied = ports.db.read(|conn| restore::copy_into(conn, &partial))?;
    if !copied {
        std::fs::remove_file(&partial)?;
    }
    anyhow::ensure!(
        copied,
        "this is for SQLite; PostgreSQL has pg_dump (README.md, Backup and restore)"
    );
    std::fs::File::open(&partial)?.sync_all()?;
    std::fs::rename(&partial, file).context("the backup could not be named")?;
    say(&format!(
        "Backed up to {}. The keys (keys.file or keys.secret) are not in it: keep them elsewhere.",
        file.display()
    ));
    Ok(())
}

/// Sees to a restored database.
///
/// # Errors
/// A sentence for the operator.
pub fn restored(settings: &Settings, outside: &Outside, how: &Restore) -> anyhow::Result<()> {
    let ports = app::ports(settings, outside)?;
    ports.db.migrate_copy()?;
    let standing = ports.db.read(restore::standing)?;
    anyhow::ensure!(standing != Standing::New, "this database was never used");
    if how.nothing_was_lost {
        restored::moved(&ports)?;
        say("The database is as it was.");
        return Ok(());
    }
    let strikes = match how {
        Restore {
            without_ledger: true,
            ..
        } => Strikes::Unknown,
        Restore { ledger, .. } if !ledger.is_empty() => Strikes::In(ledger.clone()),
        _ => {
            let configured = settings.database.ledger().filter(|folder| folder.is_dir());
            Strikes::In(vec![configured.context(NO_LEDGER)?])
        }
    };
    let done = restored::see_to(&ports, &strikes)?;
    say(&format!("{}.\n{BY_HAND}", done.in_words()));
    Ok(())
}

const NO_LEDGER: &str = "there is no ledger of strikes: name its folder with --ledger, or say --without-ledger, and \
    everybody registers anew for self-service";

const BY_HAND: &str = "What only people know, and do again: staff disabled and roles taken back since the backup; \
    passwords and second factors of staff reset since, whose old ones work again; \
    cards cancelled and certificates revoked since; profiles closed, addresses changed and data erased since; \
    tokens of the API; addresses that were proposed and waited.";
