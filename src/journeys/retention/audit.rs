//! Takes the oldest part of the audit trail away, and keeps the proof of the rest: the last link that goes becomes
//! the beginning of the chain, vouched for by a key that is not in the database. Nothing goes that does not hold.

use time::OffsetDateTime;

use super::super::audit_trail::verify;
use super::super::{Outcome, Ports};
use crate::secrets::{anchor, chain};
use crate::storage::audit_chain;
use crate::storage::retention_audit::{self, Anchor};

/// Takes away what is older than `before`, at most `most` events; how many went. The newest event always stays,
/// for the sealer to go on from.
///
/// # Errors
/// When the database fails.
pub(super) fn cut(ports: &Ports, before: OffsetDateTime, most: i64) -> Outcome<usize> {
    let Some(beginning) = verify::beginning(ports)? else {
        tracing::error!("the beginning of the audit trail does not hold, so none of it is removed");
        return Ok(0);
    };
    let (first, end) = (beginning.position + 1, verify::end(ports)?);
    let mut places = ports
        .db
        .read(|conn| audit_chain::stretch(conn, first, end - 1, most))?;
    let limit = i64::try_from(before.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MIN);
    let is_old = |place: &chain::Sealed| place.entry.as_ref().is_some_and(|e| e.at < limit);
    let old = places.iter().take_while(|place| is_old(place)).count();
    places.truncate(old);
    let newest = places.iter().filter_map(|place| place.version).max();
    let keys = ports.keys.audit_with(newest.unwrap_or(beginning.version));
    let before = (beginning.link.as_slice(), beginning.version);
    if let Some(broken) = chain::first_break(&keys, before, first, &places) {
        tracing::error!(%broken, "the audit trail is broken, so none of it is removed");
        return Ok(0);
    }
    let Some(last) = places.last() else {
        return Ok(0);
    };
    let version = last.version.unwrap_or(beginning.version);
    let Some(mac) = anchor::vouch(&keys, version, last.position, &last.link) else {
        return Ok(0);
    };
    let anchor = Anchor {
        position: last.position,
        link: last.link.clone(),
        key_version: version.number().into(),
        mac,
    };
    let events: Vec<i64> = places.iter().map(|place| place.event).collect();
    let gone = ports.db.write(|conn| {
        match retention_audit::move_anchor(conn, beginning.position, &anchor, ports.now())? {
            true => retention_audit::remove(conn, &events, anchor.position),
            // Another replica has.
            false => Ok(0),
        }
    })?;
    Ok(gone)
}
