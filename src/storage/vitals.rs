//! How things stand, in a few looks into indexes: for whoever watches the portal run. Nothing is counted further
//! than anybody wants to know.

use diesel::prelude::*;
use diesel::sql_types::BigInt;
use time::PrimitiveDateTime;

use super::schema::{audit_events, audit_unsealed, outbox};
use super::times::utc;
use super::{Connection, Stored, audit_checks, authorities};
use crate::metrics::Standing;

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const MAILS_QUEUED: &str = "SELECT COUNT(*) AS number FROM \
    (SELECT id FROM outbox WHERE state = 'queued' LIMIT $1) AS counted";
const MAILS_PARKED: &str = "SELECT COUNT(*) AS number FROM \
    (SELECT id FROM outbox WHERE state = 'parked' LIMIT $1) AS counted";
const UNSEALED: &str = "SELECT COUNT(*) AS number FROM \
    (SELECT event_id FROM audit_unsealed LIMIT $1) AS counted";

/// How things stand.
///
/// # Errors
/// When the database fails.
pub fn read(conn: &mut Connection) -> Stored<Standing> {
    let mail_oldest: Option<PrimitiveDateTime> = outbox::table
        .filter(outbox::state.eq("queued"))
        .order(outbox::id.asc())
        .select(outbox::queued_at)
        .first(conn)
        .optional()?;
    Ok(Standing {
        mail_waiting: count(conn, MAILS_QUEUED)?,
        mail_oldest: mail_oldest.map(utc),
        mail_parked: count(conn, MAILS_PARKED)?,
        unsealed: count(conn, UNSEALED)?,
        unsealed_oldest: oldest_unsealed(conn)?.map(utc),
        checked: audit_checks::newest(conn)?.map(|check| check.at),
        broken: audit_checks::newest_broken(conn)?.is_some(),
        revocation_list: authorities::list_times(conn)?.map(|list| (list.made_at, list.next_at)),
    })
}

fn count(conn: &mut Connection, query: &str) -> Stored<i64> {
    let counted: Count = diesel::sql_query(query)
        .bind::<BigInt, _>(Standing::MOST)
        .get_result(conn)?;
    Ok(counted.number)
}

fn oldest_unsealed(conn: &mut Connection) -> Stored<Option<PrimitiveDateTime>> {
    let event: Option<i64> = audit_unsealed::table
        .order(audit_unsealed::event_id.asc())
        .select(audit_unsealed::event_id)
        .first(conn)
        .optional()?;
    let Some(event) = event else {
        return Ok(None);
    };
    Ok(audit_events::table
        .find(event)
        .select(audit_events::at)
        .first(conn)
        .optional()?)
}
