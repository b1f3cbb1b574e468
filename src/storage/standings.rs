//! How things stand, for each organisation and for all: counted in the background, read by pages.
//!
//! Counting looks at whole tables and may take seconds; it changes nothing and holds no lock. What it found
//! is written afterwards, in a transaction of its own.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Timestamp};
use time::{Duration, OffsetDateTime, PrimitiveDateTime};

use super::cards::in_use;
use super::organisations::{OrganisationId, Scope};
use super::schema::standings;
use super::times::{stored, utc};
use super::{Connection, Stored, tx};
use crate::domain::figures::ALL;
use crate::domain::standings::{ExpirySpan, Measure};
use crate::domain::strikes::MAX_STRIKES;

/// The row that says who counts: its time is when the newest count began.
const COUNTING: &str = "counting";
/// How many seconds one of the counts may take, where the database would stop it sooner.
const PATIENCE_SECONDS: u32 = 120;
/// How many rows one statement writes.
const AT_ONCE: usize = 500;

/// Whether the newest count began at `before` or earlier, or there is none.
///
/// # Errors
/// When the database fails.
pub fn due(conn: &mut Connection, before: OffsetDateTime) -> Stored<bool> {
    let newest: Option<PrimitiveDateTime> = standings::table
        .find((COUNTING, ALL))
        .select(standings::at)
        .first(conn)
        .optional()?;
    Ok(newest.is_none_or(|at| utc(at) <= before))
}

const CLAIM: &str = "INSERT INTO standings (what, organisation_id, value, at) \
    VALUES ('counting', $1, 0, $2) ON CONFLICT (what, organisation_id) \
    DO UPDATE SET at = excluded.at WHERE standings.at <= $3";

/// Takes the turn to count at `now`; `false` when somebody else has taken it since `before`.
///
/// # Errors
/// When the database fails.
pub fn claim(conn: &mut Connection, now: OffsetDateTime, before: OffsetDateTime) -> Stored<bool> {
    let rows = diesel::sql_query(CLAIM)
        .bind::<BigInt, _>(ALL)
        .bind::<Timestamp, _>(stored(now))
        .bind::<Timestamp, _>(stored(before))
        .execute(conn)?;
    Ok(rows == 1)
}

/// What was counted: a value for each measure and organisation, and for all.
#[derive(Debug, Clone, Default)]
pub struct Counted(BTreeMap<(&'static str, i64), i64>);

impl Counted {
    fn add(&mut self, measure: Measure, organisation: i64, value: i64) {
        for organisation in [organisation, ALL] {
            *self.0.entry((measure.as_str(), organisation)).or_default() += value;
        }
    }
}

#[derive(QueryableByName)]
struct PerOrganisation {
    #[diesel(sql_type = BigInt)]
    organisation_id: i64,
    #[diesel(sql_type = BigInt)]
    value: i64,
}

#[derive(QueryableByName)]
struct Expiring {
    #[diesel(sql_type = BigInt)]
    organisation_id: i64,
    #[diesel(sql_type = BigInt)]
    first: i64,
    #[diesel(sql_type = BigInt)]
    second: i64,
    #[diesel(sql_type = BigInt)]
    third: i64,
    #[diesel(sql_type = BigInt)]
    fourth: i64,
}

const HOLDERS: &str =
    "SELECT organisation_id, COUNT(*) AS value FROM holders GROUP BY organisation_id";

const REGISTERED: &str = "SELECT h.organisation_id, COUNT(*) AS value \
    FROM registrations r JOIN holders h ON h.id = r.holder_id GROUP BY h.organisation_id";

/// The cards in use whose earlier certificate expires within the longest span, by span.
const EXPIRING: &str = concat!(
    "SELECT h.organisation_id, \
    SUM(CASE WHEN e.first_at <= $1 THEN 1 ELSE 0 END) AS first, \
    SUM(CASE WHEN e.first_at <= $2 THEN 1 ELSE 0 END) AS second, \
    SUM(CASE WHEN e.first_at <= $3 THEN 1 ELSE 0 END) AS third, \
    COUNT(*) AS fourth \
    FROM (SELECT card_id, MIN(expires_at) AS first_at FROM certificates \
        GROUP BY card_id HAVING MIN(expires_at) > $4 AND MIN(expires_at) <= $5) e \
    JOIN cards c ON c.id = e.card_id JOIN holders h ON h.id = c.holder_id WHERE ",
    in_use!("$4"),
    " GROUP BY h.organisation_id"
);

/// Counts everything as it stands at `now`. It may take seconds.
///
/// # Errors
/// When the database fails.
pub fn count(conn: &mut Connection, now: OffsetDateTime) -> Stored<Counted> {
    tx::patiently(conn, PATIENCE_SECONDS, |conn| {
        let locked_out = format!(
            "SELECT h.organisation_id, COUNT(*) AS value FROM strikes s \
             JOIN holders h ON h.smartcard_number = s.smartcard_number \
             WHERE s.taken >= {MAX_STRIKES} GROUP BY h.organisation_id"
        );
        let simple = [
            (Measure::Holders, HOLDERS),
            (Measure::Registered, REGISTERED),
            (Measure::LockedOut, locked_out.as_str()),
        ];
        let mut counted = Counted::default();
        for (measure, query) in simple {
            let rows: Vec<PerOrganisation> = diesel::sql_query(query).load(conn)?;
            for row in rows {
                counted.add(measure, row.organisation_id, row.value);
            }
        }
        let ends = ExpirySpan::ALL.map(|span| stored(now + Duration::days(span.days())));
        let rows: Vec<Expiring> = diesel::sql_query(EXPIRING)
            .bind::<Timestamp, _>(ends[0])
            .bind::<Timestamp, _>(ends[1])
            .bind::<Timestamp, _>(ends[2])
            .bind::<Timestamp, _>(stored(now))
            .bind::<Timestamp, _>(ends[3])
            .load(conn)?;
        for row in rows {
            let values = [row.first, row.second, row.third, row.fourth];
            for (span, value) in ExpirySpan::ALL.into_iter().zip(values) {
                counted.add(Measure::Expiring(span), row.organisation_id, value);
            }
        }
        Ok(counted)
    })
}

/// Puts what was counted at `now` in the place of what was kept before.
///
/// # Errors
/// When the database fails.
pub fn replace(conn: &mut Connection, counted: &Counted, now: OffsetDateTime) -> Stored<()> {
    diesel::delete(standings::table.filter(standings::what.ne(COUNTING))).execute(conn)?;
    let rows: Vec<String> = counted
        .0
        .iter()
        // Names of ours and numbers: nothing that anybody typed.
        .map(|((what, organisation), value)| format!("('{what}', {organisation}, {value}, $1)"))
        .collect();
    for some in rows.chunks(AT_ONCE) {
        diesel::sql_query(format!(
            "INSERT INTO standings (what, organisation_id, value, at) VALUES {}",
            some.join(", ")
        ))
        .bind::<Timestamp, _>(stored(now))
        .execute(conn)?;
    }
    Ok(())
}

/// How things stand within a scope.
#[derive(Debug, Clone, Default)]
pub struct Standings {
    values: HashMap<String, i64>,
    /// When it was counted; `None` before the first count.
    pub at: Option<OffsetDateTime>,
}

impl Standings {
    /// What was counted for a measure.
    #[must_use]
    pub fn get(&self, measure: Measure) -> i64 {
        self.values.get(measure.as_str()).copied().unwrap_or(0)
    }
}

/// How things stand for all of a scope together.
///
/// # Errors
/// When the database fails.
pub fn of(conn: &mut Connection, scope: &Scope) -> Stored<Standings> {
    let keys = scope.keys().unwrap_or_else(|| vec![ALL]);
    let rows: Vec<(String, i64, PrimitiveDateTime)> = standings::table
        .filter(standings::what.eq_any(Measure::ALL.map(Measure::as_str)))
        .filter(standings::organisation_id.eq_any(keys))
        .select((standings::what, standings::value, standings::at))
        .load(conn)?;
    let mut found = Standings::default();
    for (what, value, at) in rows {
        *found.values.entry(what).or_default() += value;
        found.at = Some(utc(at));
    }
    Ok(found)
}

/// How a measure stands at each organisation of a scope that has any.
///
/// # Errors
/// When the database fails.
pub fn by_organisation(
    conn: &mut Connection,
    scope: &Scope,
    measure: Measure,
) -> Stored<BTreeMap<OrganisationId, i64>> {
    let mut query = standings::table
        .filter(standings::what.eq(measure.as_str()))
        .filter(standings::organisation_id.gt(ALL))
        .select((standings::organisation_id, standings::value))
        .into_boxed();
    if let Some(keys) = scope.keys() {
        query = query.filter(standings::organisation_id.eq_any(keys));
    }
    let rows: Vec<(i64, i64)> = query.load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(organisation, value)| (OrganisationId(organisation), value))
        .collect())
}
