//! Proves the chain: the whole of it when somebody asks, a stretch of it every half minute.
//!
//! What proving shows is kept; a broken place stays visible, and is written to the log, outside the
//! database, each time it is met. The end of the chain cannot prove itself: whoever can write to the
//! database can cut it off. That is what noting the head elsewhere is for.

use crate::domain::audit::{Action, Actor, Subject};
use crate::journeys::{Outcome, Ports};
use crate::secrets::anchor;
use crate::secrets::chain::{self, Break, Damage, FIRST, Sealed};
use crate::secrets::ring::Version;
use crate::storage::audit_checks::{BrokenPlace, Check};
use crate::storage::turns::{self, Turn};
use crate::storage::{
    Connection, StorageError, Stored, audit, audit_chain, audit_checks, retention_audit,
};

/// How many places are read at once, and how many the background proves at a time.
const STRETCH: i64 = 2_000;
/// How many events are looked through at once for those that are neither sealed nor waiting.
const RANGE: i64 = 50_000;

/// What proving showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// How many places hold, from the first that was asked for.
    pub proved: i64,
    /// The last place that holds, with its link.
    pub head: Option<audit_chain::Head>,
    /// The first place that does not.
    pub broken: Option<Break>,
}

/// What lies outside the chain and should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outside {
    /// Events that are neither sealed nor waiting.
    pub stray: i64,
    /// Events that wait to be sealed and are gone.
    pub lost: i64,
}

/// Proves the places from `from` (the first is 1) to `to`, or to the end of the chain.
///
/// # Errors
/// When the database fails.
pub fn verify(ports: &Ports, from: i64, to: Option<i64>) -> Outcome<Proof> {
    let Some(start) = beginning(ports)? else {
        return Ok(Proof {
            proved: 0,
            head: None,
            broken: Some(broken(FIRST, Damage::Changed)),
        });
    };
    let proof = prove(ports, from.max(start.position + 1), to, &start)?;
    // The oldest part may have been removed while it was being proved.
    let moved = beginning(ports)?.filter(|now| now.position > start.position);
    match (proof.broken, moved) {
        (Some(place), Some(moved)) if place.position <= moved.position => verify(ports, from, to),
        _ => Ok(proof),
    }
}

/// The link after which the trail begins: none at all, or the last one that was removed when its time was over.
/// `None` when what says so does not hold.
pub(in crate::journeys) fn beginning(ports: &Ports) -> Outcome<Option<audit_chain::Head>> {
    let Some(kept) = ports.db.read(retention_audit::anchor)? else {
        return Ok(Some(audit_chain::Head::before_all()));
    };
    let Some(version) = Version::from_number(kept.key_version.into()) else {
        return Ok(None);
    };
    let keys = ports.keys.audit_with(version);
    let holds = anchor::holds(&keys, version, kept.position, &kept.link, &kept.mac);
    Ok(holds.then_some(audit_chain::Head {
        position: kept.position,
        link: kept.link,
        version,
    }))
}

fn prove(ports: &Ports, from: i64, to: Option<i64>, start: &audit_chain::Head) -> Outcome<Proof> {
    let last = end(ports)?.min(to.unwrap_or(i64::MAX));
    let mut proof = Proof {
        proved: 0,
        head: None,
        broken: None,
    };
    let Some(mut previous) = place_before(ports, from, start)? else {
        proof.broken = Some(broken(from - 1, Damage::SealMissing));
        return Ok(proof);
    };
    while proof.broken.is_none() && from + proof.proved <= last {
        let next = from + proof.proved;
        let Some(places) = places(ports, next, last)? else {
            proof.broken = Some(broken(next, Damage::Changed));
            break;
        };
        let newest = places.iter().filter_map(|place| place.version).max();
        let keys = ports.keys.audit_with(newest.unwrap_or(Version::FIRST));
        let before = (previous.link.as_slice(), previous.version);
        proof.broken = chain::first_break(&keys, before, next, &places);
        let holding = proof.broken.map_or(places.len(), |broken| {
            usize::try_from(broken.position - next).unwrap_or(0)
        });
        match places.get(..holding).and_then(<[Sealed]>::last) {
            Some(place) => {
                proof.proved = place.position - from + 1;
                previous = audit_chain::Head {
                    position: place.position,
                    link: place.link.clone(),
                    version: place.version.unwrap_or(previous.version),
                };
                proof.head = Some(previous.clone());
            }
            None => proof.broken = proof.broken.or(Some(broken(next, Damage::SealMissing))),
        }
    }
    if to.is_none() && proof.broken.is_none() {
        let done = done(ports)?;
        proof.broken = cut_off(done, end(ports)?);
    }
    Ok(proof)
}

/// The places from `next` on, as many as can be read; `None` when the first of them cannot: a row that no
/// reader can read was changed.
fn places(ports: &Ports, next: i64, last: i64) -> Outcome<Option<Vec<Sealed>>> {
    for most in [STRETCH, STRETCH / 20, 1] {
        let read = ports
            .db
            .read(|conn| audit_chain::stretch(conn, next, last, most));
        match read {
            Err(StorageError::Fault(_)) => {}
            read => return Ok(Some(read?)),
        }
    }
    Ok(None)
}

/// Up to where the background has proved the chain. To be read before the end: a chain that grows
/// meanwhile is not one that was cut.
fn done(ports: &Ports) -> Outcome<i64> {
    let newest = ports.db.read(audit_checks::newest)?;
    Ok(newest.map_or(FIRST - 1, |check| check.last))
}

/// The chain never gets shorter: an end before what was proved once was cut off.
fn cut_off(done: i64, end: i64) -> Option<Break> {
    (end < done).then(|| broken(end + 1, Damage::SealMissing))
}

fn broken(position: i64, damage: Damage) -> Break {
    Break {
        position,
        event: None,
        damage,
    }
}

/// The last position of the chain; 0 when nothing was sealed.
pub(in crate::journeys) fn end(ports: &Ports) -> Outcome<i64> {
    let head = ports.db.read(audit_chain::head)?;
    Ok(head.map_or(FIRST - 1, |head| head.position))
}

/// The place that the one at `from` follows.
fn place_before(
    ports: &Ports,
    from: i64,
    start: &audit_chain::Head,
) -> Outcome<Option<audit_chain::Head>> {
    if from == start.position + 1 {
        return Ok(Some(start.clone()));
    }
    Ok(ports.db.read(|conn| audit_chain::at(conn, from - 1))?)
}

/// What lies outside the chain. Reads every event: for the command line.
///
/// # Errors
/// When the database fails.
pub fn outside(ports: &Ports) -> Outcome<Outside> {
    let newest = ports.db.read(audit_chain::newest_event)?;
    let mut found = Outside { stray: 0, lost: 0 };
    // Keys begin at 1; whatever is below was not written by the portal.
    found.stray += ports
        .db
        .read(|conn| audit_chain::stray(conn, i64::MIN, 0))?;
    let mut after = 0;
    while after < newest {
        let last = after + RANGE;
        found.stray += ports
            .db
            .read(|conn| audit_chain::stray(conn, after, last))?;
        found.lost += ports.db.read(|conn| audit_chain::lost(conn, after, last))?;
        after = last;
    }
    // What waited above the newest event that there is.
    found.lost += ports
        .db
        .read(|conn| audit_chain::lost(conn, after, i64::MAX))?;
    Ok(found)
}

/// Whether the chain still has `link` (in hexadecimal) at `position`: a head that was noted elsewhere.
///
/// # Errors
/// When the database fails.
pub fn still_has(ports: &Ports, position: i64, link: &str) -> Outcome<bool> {
    let kept = match beginning(ports)? {
        Some(start) if start.position == position => Some(start),
        _ => ports.db.read(|conn| audit_chain::at(conn, position))?,
    };
    Ok(kept.is_some_and(|kept| chain::hex(&kept.link).eq_ignore_ascii_case(link)))
}

/// What is wrong, in words; `None` when the trail is whole. `outside` is what was found beside the chain, if
/// somebody looked.
#[must_use]
pub fn fault(proof: &Proof, outside: Option<Outside>) -> Option<String> {
    if let Some(broken) = proof.broken {
        return Some(format!("broken at {broken}"));
    }
    match outside? {
        Outside { stray: 0, lost: 0 } => None,
        Outside { stray: 0, lost } => Some(format!(
            "rows that waited to be sealed and are gone: {lost}"
        )),
        Outside { stray, .. } => Some(format!(
            "rows that are neither sealed nor waiting to be: {stray}"
        )),
    }
}

/// Writes that somebody had the trail proved, and what it showed: the fault, or how much was proved.
///
/// # Errors
/// When the database fails.
pub fn record(ports: &Ports, actor: &Actor, proof: &Proof, fault: Option<&str>) -> Outcome<()> {
    let proved = format!("{} rows proved", proof.proved);
    let words = fault.unwrap_or(&proved);
    ports.db.write(|conn| tell(conn, ports, actor, words))?;
    Ok(())
}

fn tell(conn: &mut Connection, ports: &Ports, actor: &Actor, detail: &str) -> Stored<()> {
    audit::record(
        conn,
        &audit::Event {
            at: ports.now(),
            actor,
            action: Action::TrailChecked,
            subject: &Subject::Portal,
            detail,
            network: "",
            request_id: "",
        },
    )
}

/// Keeps a broken place that was found when somebody asked. Where the background goes on is left as it is.
pub(super) fn keep_broken(
    conn: &mut Connection,
    ports: &Ports,
    first: i64,
    broken: &Break,
) -> Stored<()> {
    tracing::error!(%broken, "the audit trail is broken");
    let done = audit_checks::newest(conn)?.map_or(FIRST - 1, |check| check.last);
    let check = Check {
        at: ports.now(),
        first: first.max(FIRST),
        last: done,
        broken: Some(place_of(broken)),
    };
    audit_checks::store(conn, &check)
}

fn place_of(broken: &Break) -> BrokenPlace {
    BrokenPlace {
        position: broken.position,
        event: broken.event,
        reason: broken.damage.in_words().to_owned(),
    }
}

/// Proves the stretch after the one that was proved last, from the beginning again after the end, and keeps
/// what it showed. A place that is found broken is told of in the log each time, in the trail once. `None` when
/// nothing was sealed yet, or another process keeps what it found at this moment.
///
/// # Errors
/// When the database fails.
pub fn check_stretch(ports: &Ports) -> Outcome<Option<Check>> {
    let done = done(ports)?;
    let end = end(ports)?;
    let first = if done >= end { FIRST } else { done + 1 };
    let first = beginning(ports)?.map_or(first, |start| first.max(start.position + 1));
    let last = end.min(first + STRETCH - 1);
    let broken = match cut_off(done, end) {
        None if end < FIRST => return Ok(None),
        None => verify(ports, first, Some(last))?.broken,
        cut_off => cut_off,
    };
    let check = Check {
        at: ports.now(),
        first,
        last,
        broken: broken.as_ref().map(place_of),
    };
    if let Some(broken) = broken {
        tracing::error!(%broken, "the audit trail is broken");
    }
    ports.db.write(|conn| {
        if !turns::take(conn, Turn::Proof)? {
            return Ok(None);
        }
        if let Some(broken) = broken
            && !audit_checks::is_known(conn, broken.position)?
        {
            tell(conn, ports, &Actor::System, &format!("broken at {broken}"))?;
        }
        audit_checks::store(conn, &check)?;
        Ok(Some(check))
    })
}
