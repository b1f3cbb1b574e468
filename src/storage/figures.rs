//! Numbers that were counted as things happened, so that no page counts a whole table.
//!
//! Periods are days (`2026-11-22`) or months (`2026-11`); a query for the ones never meets the others,
//! because it only looks at periods as long as those it names.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::organisations::OrganisationId;
use super::{Connection, Stored};
use crate::domain::figures::{ALL, Tally};

const ADD: &str = "INSERT INTO figures (what, period, organisation_id, bucket, count) \
    VALUES ($1, $2, $3, $4, $5) ON CONFLICT (what, period, organisation_id, bucket) \
    DO UPDATE SET count = figures.count + excluded.count";

/// Adds numbers to what is kept, in the transaction of what they count.
///
/// # Errors
/// When the database fails.
pub fn add(conn: &mut Connection, tally: &Tally) -> Stored<()> {
    for (key, number) in tally.numbers() {
        diesel::sql_query(ADD)
            .bind::<Text, _>(key.what)
            .bind::<Text, _>(&key.period)
            .bind::<BigInt, _>(key.organisation)
            .bind::<Integer, _>(key.bucket)
            .bind::<BigInt, _>(number)
            .execute(conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct InPeriod {
    #[diesel(sql_type = Text)]
    period: String,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const SERIES: &str = "SELECT period, CAST(SUM(count) AS BIGINT) AS number FROM figures \
    WHERE what = $1 AND period >= $2 AND period <= $3 AND organisation_id = $4 \
    AND LENGTH(period) = LENGTH($2) GROUP BY period ORDER BY period";

/// What was counted in each day (or month) from `from` to `to`, both included and of the same length, for
/// an organisation or for all. Periods in which there was nothing are not there.
///
/// # Errors
/// When the database fails.
pub fn series(
    conn: &mut Connection,
    what: &str,
    organisation: Option<OrganisationId>,
    from: &str,
    to: &str,
) -> Stored<Vec<(String, i64)>> {
    let rows: Vec<InPeriod> = diesel::sql_query(SERIES)
        .bind::<Text, _>(what)
        .bind::<Text, _>(from)
        .bind::<Text, _>(to)
        .bind::<BigInt, _>(organisation.map_or(ALL, |organisation| organisation.0))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.period, row.number))
        .collect())
}

#[derive(QueryableByName)]
struct AtOrganisation {
    #[diesel(sql_type = BigInt)]
    organisation_id: i64,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const BY_ORGANISATION: &str = "SELECT organisation_id, CAST(SUM(count) AS BIGINT) AS number \
    FROM figures WHERE what = $1 AND period = $2 AND organisation_id > $3 \
    GROUP BY organisation_id ORDER BY organisation_id";

/// What was counted in a day or month at each organisation that had any.
///
/// # Errors
/// When the database fails.
pub fn by_organisation(
    conn: &mut Connection,
    what: &str,
    period: &str,
) -> Stored<Vec<(OrganisationId, i64)>> {
    let rows: Vec<AtOrganisation> = diesel::sql_query(BY_ORGANISATION)
        .bind::<Text, _>(what)
        .bind::<Text, _>(period)
        .bind::<BigInt, _>(ALL)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (OrganisationId(row.organisation_id), row.number))
        .collect())
}

#[derive(QueryableByName)]
struct InBucket {
    #[diesel(sql_type = Integer)]
    bucket: i32,
    #[diesel(sql_type = BigInt)]
    number: i64,
}

const BUCKETS: &str = "SELECT bucket, CAST(SUM(count) AS BIGINT) AS number FROM figures \
    WHERE what = $1 AND period >= $2 AND period <= $3 AND organisation_id = $4 \
    AND LENGTH(period) = LENGTH($2) GROUP BY bucket ORDER BY bucket";

/// How often something took how long in the days (or months) from `from` to `to`, both included and of
/// the same length: buckets in order, for `domain::figures::quantile`.
///
/// # Errors
/// When the database fails.
pub fn buckets(conn: &mut Connection, what: &str, from: &str, to: &str) -> Stored<Vec<(i32, i64)>> {
    let rows: Vec<InBucket> = diesel::sql_query(BUCKETS)
        .bind::<Text, _>(what)
        .bind::<Text, _>(from)
        .bind::<Text, _>(to)
        .bind::<BigInt, _>(ALL)
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|row| (row.bucket, row.number))
        .collect())
}
