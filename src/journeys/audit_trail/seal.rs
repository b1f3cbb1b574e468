//! Seals what waits into the chain and counts it, in one transaction: each event once, however many seal.

use time::OffsetDateTime;

use super::{periods, watched};
use crate::domain::figures::Tally;
use crate::journeys::{JourneyError, Outcome, Ports};
use crate::secrets::chain::Entry;
use crate::secrets::keys::Keys;
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
        if !audit_chain::append(conn, &follow(&ports.keys, head, &waiting)?)? {
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

/// The seals of `entries`, after the end of the chain. Where that is keyed by a version that is nowhere to be
/// found, nothing is sealed: another replica knows it.
fn follow(keys: &Keys, head: Option<Head>, entries: &[Entry]) -> Outcome<Vec<Seal>> {
    let head = head.unwrap_or_else(Head::before_all);
    let keys = keys.audit_with(head.version);
    let version = keys.next(head.version);
    let mut previous = head.link;
    (head.position + 1..)
        .zip(entries)
        .map(|(position, entry)| {
            let link = keys.link(version, &previous, position, entry);
            let unknown = || JourneyError::Fault(format!("key audit/{version} is not known"));
            let link = link.ok_or_else(unknown)?;
            previous = link.as_bytes().to_vec();
            Ok(Seal {
                position,
                event: entry.id,
                link,
                version,
            })
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
