//! Seals what waits into the chain and counts it, in one transaction: each event once, however many seal.

use time::OffsetDateTime;

use super::{periods, watched};
use crate::domain::figures::Tally;
use crate::journeys::{JourneyError, Outcome, Ports};
use crate::secrets::chain::{self, Entry, FIRST, GENESIS};
use crate::storage::audit_chain::{self, Head, Seal};
use crate::storage::figures;

/// How many events are sealed at once.
pub const BATCH: usize = 500;

/// Seals the oldest events that wait, up to [`BATCH`]; how many. 0 also when another sealer was first.
///
/// # Errors
/// When the database fails: then nothing was sealed and nothing counted.
pub fn seal(ports: &Ports) -> Outcome<usize> {
    if !ports.db.read(audit_chain::any_waiting)? {
        return Ok(0);
    }
    let sealed = ports.db.write(|conn| {
        let head = audit_chain::head(conn)?;
        let most = i64::try_from(BATCH).unwrap_or(i64::MAX);
        let waiting = audit_chain::waiting(conn, most)?;
        if !audit_chain::append(conn, &follow(ports.keys.audit(), head, &waiting))? {
            return Err(JourneyError::Overtaken);
        }
        figures::add(conn, &counted(&waiting))?;
        Ok(waiting)
    });
    match sealed {
        Err(JourneyError::Overtaken) => Ok(0),
        Err(error) => Err(error),
        Ok(sealed) => {
            watched::tell(&ports.metrics.journeys, &sealed);
            Ok(sealed.len())
        }
    }
}

/// The seals of `entries`, after the end of the chain.
fn follow(key: &[u8; 32], head: Option<Head>, entries: &[Entry]) -> Vec<Seal> {
    let (next, mut previous) = match head {
        Some(head) => (head.position + 1, head.link),
        None => (FIRST, GENESIS.to_vec()),
    };
    (next..)
        .zip(entries)
        .map(|(position, entry)| {
            let link = chain::link(key, &previous, position, entry);
            previous = link.as_bytes().to_vec();
            Seal {
                position,
                event: entry.id,
                link,
            }
        })
        .collect()
}

fn counted(entries: &[Entry]) -> Tally {
    let mut tally = Tally::default();
    for entry in entries {
        let at = OffsetDateTime::from_unix_timestamp_nanos(i128::from(entry.at) * 1_000);
        // Every stored time is one of the calendar's.
        if let Ok(at) = at {
            tally.event(
                &entry.action,
                &entry.detail,
                entry.organisation,
                &periods(at),
            );
        }
    }
    tally
}
