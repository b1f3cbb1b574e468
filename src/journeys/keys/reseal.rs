//! Seals anew, under the version in use, what was sealed under earlier ones, while replicas go on serving.
//!
//! Batch after batch, each value only where it is still what was read: whoever changed it meanwhile has won. Begun
//! again after a stop, it goes on with what is left.

use super::rotate::note;
use super::{use_of, walk};
use crate::domain::audit::Action;
use crate::journeys::{JourneyError, Outcome, Ports};
use crate::secrets::keys::Keys;
use crate::secrets::ring::{Use, Version};
use crate::secrets::seal::{self, Sealer};
use crate::storage::key_use::{self, Kept, KeptValue};

/// How many values are replaced in one transaction.
const BATCH: usize = 200;

/// What sealing anew did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resealed {
    /// The version in use.
    pub version: Version,
    /// How many of each kind were sealed anew.
    pub done: Vec<(Kept, u64)>,
    /// Values that could not be opened, by kind and key of the row: they stay as they are.
    pub broken: Vec<(Kept, String)>,
}

/// Seals everything anew that can be.
///
/// # Errors
/// When the database fails; what was done stays done.
pub fn reseal(ports: &Ports) -> Outcome<Resealed> {
    ports.keys.reread()?;
    let mut resealed = Resealed {
        version: ports.keys.in_use(),
        done: Vec::new(),
        broken: Vec::new(),
    };
    for kind in Kept::ALL {
        let Some(sealer) = sealer(&ports.keys, kind) else {
            continue;
        };
        let mut done = 0;
        walk(ports, kind, |page| {
            for batch in page.chunks(BATCH) {
                let (renewed, broken) = renew(ports, sealer, batch);
                resealed
                    .broken
                    .extend(broken.into_iter().map(|at| (kind, at)));
                done += replace(ports, kind, &renewed)?;
            }
            Ok(())
        })?;
        resealed.done.push((kind, done));
    }
    let words: Vec<String> = resealed
        .done
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| format!("{} {count}", use_of(*kind).id()))
        .collect();
    if !words.is_empty() {
        let detail = format!("version {}: {}", resealed.version, words.join(", "));
        ports
            .db
            .write(|conn| note(conn, ports, Action::ValuesResealed, &detail))?;
    }
    Ok(resealed)
}

/// What seals a kind; `None` for hashes, which only those who know the plaintext can make anew.
fn sealer(keys: &Keys, kind: Kept) -> Option<Sealer<'_>> {
    match use_of(kind) {
        Use::Outbox => Some(keys.outbox()),
        Use::SecondFactors => Some(keys.second_factors()),
        Use::Chips => Some(keys.chips()),
        Use::Authority => Some(keys.authority()),
        _ => None,
    }
}

/// A value that was sealed anew, beside what it was.
type Renewed<'v> = (&'v KeptValue, &'v [u8], Vec<u8>);

fn renew<'v>(
    ports: &Ports,
    sealer: Sealer<'_>,
    batch: &'v [KeptValue],
) -> (Vec<Renewed<'v>>, Vec<String>) {
    let (mut renewed, mut broken) = (Vec::new(), Vec::new());
    for value in batch {
        let Some(old) = value.bytes.as_deref() else {
            continue;
        };
        match seal::renew(sealer, &value.bound_to, old, ports.random.as_ref()) {
            Ok(Some(new)) => renewed.push((value, old, new)),
            Ok(None) => {}
            Err(_) => broken.push(value.at_key.clone()),
        }
    }
    (renewed, broken)
}

fn replace(ports: &Ports, kind: Kept, renewed: &[Renewed<'_>]) -> Outcome<u64> {
    if renewed.is_empty() {
        return Ok(0);
    }
    ports.db.write(|conn| {
        let mut done = 0;
        for (value, old, new) in renewed {
            done += u64::from(key_use::replace(conn, kind, &value.at_key, old, new)?);
        }
        Ok::<u64, JourneyError>(done)
    })
}
