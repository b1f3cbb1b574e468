//! Alerts: networks that tried many numbers in a short time (R06).

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel::sql_types::{BigInt, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::{alerts, attempts, organisations};
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, tx};
use crate::domain::email_address::EmailAddress;

/// What a network tried within a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sprayed {
    /// The network.
    pub network: String,
    /// How many different numbers.
    pub numbers: i64,
    /// How many failed attempts.
    pub attempts: i64,
    /// The first of them.
    pub first_at: OffsetDateTime,
    /// The last.
    pub last_at: OffsetDateTime,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    network: String,
    #[diesel(sql_type = BigInt)]
    numbers: i64,
    #[diesel(sql_type = BigInt)]
    tries: i64,
    #[diesel(sql_type = Timestamp)]
    first_at: PrimitiveDateTime,
    #[diesel(sql_type = Timestamp)]
    last_at: PrimitiveDateTime,
}

// Attempts are appended in the order of time, so the first since then says from which key on to look: a
// planner left to itself walks every network there ever was. Of very many the newest are looked at: whoever floods the
// list hides no one who comes later.
const SPRAYS: &str = "SELECT network, COUNT(DISTINCT smartcard_number) AS numbers, COUNT(*) AS tries, \
    MIN(at) AS first_at, MAX(at) AS last_at \
    FROM (SELECT network, smartcard_number, at FROM attempts WHERE id >= $1 AND at >= $2 ORDER BY id DESC LIMIT $3) recent \
    GROUP BY network HAVING COUNT(DISTINCT smartcard_number) >= $4";

/// Networks that tried at least `numbers` different numbers since `since`, among the newest `most` attempts. Runs on
/// the index of times.
///
/// # Errors
/// When the database fails.
pub fn sprays(
    conn: &mut Connection,
    since: OffsetDateTime,
    numbers: i64,
    most: i64,
) -> Stored<Vec<Sprayed>> {
    let first: Option<i64> = attempts::table
        .filter(attempts::at.ge(stored(since)))
        .order((attempts::at.asc(), attempts::id.asc()))
        .select(attempts::id)
        .first(conn)
        .optional()?;
    let Some(first) = first else {
        return Ok(Vec::new());
    };
    let rows: Vec<Row> = diesel::sql_query(SPRAYS)
        .bind::<BigInt, _>(first)
        .bind::<Timestamp, _>(stored(since))
        .bind::<BigInt, _>(most)
        .bind::<BigInt, _>(numbers)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| Sprayed {
            network: row.network,
            numbers: row.numbers,
            attempts: row.tries,
            first_at: utc(row.first_at),
            last_at: utc(row.last_at),
        })
        .collect())
}

/// An alert.
#[derive(Debug, Clone)]
pub struct Alert {
    /// Key.
    pub id: i64,
    /// What was tried.
    pub sprayed: Sprayed,
    /// When it was raised.
    pub raised_at: OffsetDateTime,
}

/// Keeps up the newest alert of a network whose last attempt was at `since` or later; `false` when there is
/// none, or when it was acknowledged and has at least doubled since: that is told again.
///
/// # Errors
/// When the database fails.
pub fn keep_up(conn: &mut Connection, sprayed: &Sprayed, since: OffsetDateTime) -> Stored<bool> {
    let (numbers, tries) = counts(sprayed)?;
    let newest: Option<(i64, i32, i32, Option<PrimitiveDateTime>)> = alerts::table
        .filter(alerts::network.eq(&sprayed.network))
        .filter(alerts::last_at.ge(stored(since)))
        .order(alerts::id.desc())
        .select((
            alerts::id,
            alerts::numbers,
            alerts::attempts,
            alerts::acknowledged_at,
        ))
        .first(conn)
        .optional()?;
    let Some((id, known, known_tries, acknowledged)) = newest else {
        return Ok(false);
    };
    if acknowledged.is_some() && numbers >= known.saturating_mul(2) {
        return Ok(false);
    }
    // What an acknowledged alert said stays: it is what growth is measured against.
    let (most, most_tries) = match acknowledged {
        Some(_) => (known, known_tries),
        None => (known.max(numbers), known_tries.max(tries)),
    };
    diesel::update(alerts::table.find(id))
        .set((
            alerts::numbers.eq(most),
            alerts::attempts.eq(most_tries),
            alerts::last_at.eq(stored(sprayed.last_at)),
        ))
        .execute(conn)?;
    Ok(true)
}

/// Raises an alert; `false` when another process was first. An earlier one that is still open is over: there
/// is one open alert for a network, about what it did last.
///
/// # Errors
/// When the database fails.
pub fn raise(conn: &mut Connection, sprayed: &Sprayed, now: OffsetDateTime) -> Stored<bool> {
    let (numbers, tries) = counts(sprayed)?;
    let earlier = alerts::table
        .filter(alerts::network.eq(&sprayed.network))
        .filter(alerts::acknowledged_at.is_null())
        .filter(alerts::last_at.lt(stored(sprayed.first_at)));
    diesel::update(earlier)
        .set((
            alerts::acknowledged_by.eq("a later spray"),
            alerts::acknowledged_at.eq(stored(now)),
        ))
        .execute(conn)?;
    let insert = diesel::insert_into(alerts::table).values((
        alerts::network.eq(&sprayed.network),
        alerts::numbers.eq(numbers),
        alerts::attempts.eq(tries),
        alerts::first_at.eq(stored(sprayed.first_at)),
        alerts::last_at.eq(stored(sprayed.last_at)),
        alerts::raised_at.eq(stored(now)),
    ));
    match tx::savepoint(conn, |conn| insert.execute(conn)) {
        Ok(_) => Ok(true),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

fn counts(sprayed: &Sprayed) -> Stored<(i32, i32)> {
    let fits = |count: i64| i32::try_from(count).map_err(|_| StorageError::unreadable("count"));
    Ok((fits(sprayed.numbers)?, fits(sprayed.attempts)?))
}

type AlertRow = (
    i64,
    String,
    i32,
    i32,
    PrimitiveDateTime,
    PrimitiveDateTime,
    PrimitiveDateTime,
);

/// Alerts that nobody has acknowledged, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn open(conn: &mut Connection, limit: i64) -> Stored<Vec<Alert>> {
    let rows: Vec<AlertRow> = alerts::table
        .filter(alerts::acknowledged_at.is_null())
        .order(alerts::id.desc())
        .limit(limit)
        .select((
            alerts::id,
            alerts::network,
            alerts::numbers,
            alerts::attempts,
            alerts::first_at,
            alerts::last_at,
            alerts::raised_at,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, network, numbers, tries, first, last, raised)| Alert {
            id,
            sprayed: Sprayed {
                network,
                numbers: numbers.into(),
                attempts: tries.into(),
                first_at: utc(first),
                last_at: utc(last),
            },
            raised_at: utc(raised),
        })
        .collect())
}

/// Acknowledges an alert: whose network it was, once.
///
/// # Errors
/// When the database fails.
pub fn acknowledge(
    conn: &mut Connection,
    id: i64,
    by: &str,
    now: OffsetDateTime,
) -> Stored<Option<String>> {
    let open = alerts::table
        .find(id)
        .filter(alerts::acknowledged_at.is_null());
    let network = diesel::update(open)
        .set((
            alerts::acknowledged_by.eq(by),
            alerts::acknowledged_at.eq(stored(now)),
        ))
        .returning(alerts::network)
        .get_result(conn)
        .optional()?;
    Ok(network)
}

/// The desks of the organisations whose holders' numbers a network tried since `since`: their names and
/// addresses, at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn desks(
    conn: &mut Connection,
    network: &str,
    since: OffsetDateTime,
    limit: i64,
) -> Stored<Vec<(String, EmailAddress)>> {
    let rows: Vec<(String, String)> = attempts::table
        .inner_join(
            organisations::table.on(attempts::organisation_id.eq(organisations::id.nullable())),
        )
        .filter(attempts::network.eq(network))
        .filter(attempts::at.ge(stored(since)))
        .select((organisations::name, organisations::desk_email))
        .distinct()
        .limit(limit)
        .load(conn)?;
    // A desk without a usable address is told by the page and by the RA Managers' mail.
    let usable = |(name, email): (String, String)| Some((name, EmailAddress::parse(&email).ok()?));
    Ok(rows.into_iter().filter_map(usable).collect())
}

#[cfg(test)]
mod tests {
    use time::Duration;

    use super::*;
    use crate::storage::tests::{NOW, on_each};

    /// Failed attempts of so many numbers from a network, each tried so often.
    fn tried(conn: &mut Connection, network: &str, numbers: i64, each: i64) {
        let all = "INSERT INTO attempts (at, journey, step, smartcard_number, network, browser, outcome) \
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1) \
            SELECT $2, 'sign_in', 'passcode', CAST(i % $3 AS TEXT), $4, '', 'refused' FROM n";
        diesel::sql_query(all)
            .bind::<BigInt, _>(numbers * each)
            .bind::<Timestamp, _>(stored(NOW))
            .bind::<BigInt, _>(numbers)
            .bind::<Text, _>(network)
            .execute(conn)
            .unwrap();
    }

    // R06
    #[test]
    fn a_flood_hides_no_spray_that_comes_after_it() {
        on_each(|conn| {
            tried(conn, "flood", 1, 20);
            tried(conn, "spray", 6, 1);
            tried(conn, "ward", 5, 1);
            let found = sprays(conn, NOW - Duration::HOUR, 6, 20).unwrap();
            let networks: Vec<&str> = found.iter().map(|one| one.network.as_str()).collect();
            assert_eq!(networks, ["spray"]);
        });
    }
}
