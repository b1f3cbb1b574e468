//! What a restored backup needs before it is used: nothing lives again in it that was spent, ended or sent after it
//! was made. What cannot be known is taken to have happened.

use std::path::PathBuf;

use time::{Duration, OffsetDateTime};

use super::super::{JourneyError, Outcome, Ports, post_ends, reminders, trail};
use crate::domain::audit::{Action, Subject};
use crate::secrets::totp;
use crate::storage::restore::{self, Ended};
use crate::storage::restore_ledger::strikes_since;

/// How far the clocks of replicas may differ: strikes this long before the newest event of the backup count again.
const CLOCKS: Duration = Duration::minutes(2);

/// What is known of the strikes that were counted after the backup was made.
#[derive(Debug, Clone)]
pub enum Strikes {
    /// They are in these ledgers.
    In(Vec<PathBuf>),
    /// Nothing: every registration for self-service ends, so that there are no answers to guess.
    Unknown,
}

/// What was done.
#[derive(Debug, Clone)]
pub struct Restored {
    /// The newest event in the backup.
    pub newest: Option<OffsetDateTime>,
    /// What was ended.
    pub ended: Ended,
    /// How many numbers have strikes that the backup did not know of.
    pub numbers: usize,
    /// How many registrations were ended.
    pub registrations: usize,
}

/// Sees to a restored database and makes it an original. Broken off, it is done again from the beginning.
///
/// # Errors
/// When the database fails or a ledger cannot be read: then the database is still a copy, and is not served.
pub fn see_to(ports: &Ports, strikes: &Strikes) -> Outcome<Restored> {
    let (now, newest) = (ports.now(), ports.db.read(restore::newest)?);
    let known = match (strikes, newest) {
        (Strikes::In(folders), Some(newest)) => strikes_since(folders, newest - CLOCKS)
            .map_err(|error| JourneyError::Fault(format!("the ledger of strikes: {error}")))?,
        _ => std::collections::HashMap::new(),
    };
    // Whoever would be reminded today may have been: planned and dropped, so that nobody plans them again.
    reminders::plan::all(ports)?;
    ports.db.write(restore::drop_reminders)?;
    post_ends::pass_over(ports)?;
    ports.db.write(|conn| {
        let ended = restore::end_what_may_be_spent(conn, now, totp::newest_step(now))?;
        for (number, count) in &known {
            restore::raise_strikes(conn, number, *count, now)?;
        }
        let registrations = match strikes {
            Strikes::In(_) => 0,
            Strikes::Unknown => restore::end_registrations(conn)?,
        };
        restore::adopt(conn)?;
        let restored = Restored {
            newest,
            ended,
            numbers: known.len(),
            registrations,
        };
        let action = Action::DatabaseRestored;
        trail::system_about(conn, ports, action, &Subject::Portal, &restored.in_words())?;
        Ok(restored)
    })
}

/// Makes a copy an original as it is: nothing was done with the first one after the copy was made.
///
/// # Errors
/// When the database fails.
pub fn moved(ports: &Ports) -> Outcome<()> {
    ports.db.write(|conn| {
        restore::adopt(conn)?;
        let (action, detail) = (Action::DatabaseRestored, "moved; nothing was lost");
        trail::system_about(conn, ports, action, &Subject::Portal, detail)
    })?;
    Ok(())
}

impl Restored {
    /// What was done, in counts.
    #[must_use]
    pub fn in_words(&self) -> String {
        let Ended {
            sessions,
            codes,
            mails,
            tokens,
            staff_codes,
            proposals,
        } = self.ended;
        let newest = self
            .newest
            .map_or_else(|| "empty".to_owned(), |at| at.to_string());
        format!(
            "backup of {newest}; ended: {sessions} sessions, {codes} codes, {mails} mails, {tokens} API tokens, \
             {staff_codes} recovery codes and invitations, {proposals} proposals, {} registrations; numbers with later strikes: {}",
            self.registrations, self.numbers
        )
    }
}
