//! Failed attempts in groups, so that one person forgetting and one network spraying look different at a
//! glance. Grouped are the newest attempts of a filter, a bounded number of them: no table is scanned.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text, Timestamp};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::Scope;
use super::times::{stored, utc};
use super::{Connection, Stored};

/// How many of the newest attempts are grouped.
pub const WINDOW: i64 = 5_000;
/// How many groups are shown.
const GROUPS: i64 = 50;

/// What attempts are grouped by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The smartcard number.
    Number,
    /// The network.
    Network,
}

/// A group of attempts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The smartcard number or the network.
    pub key: String,
    /// How many attempts.
    pub attempts: i64,
    /// How many different of the other: networks of a number, numbers of a network.
    pub others: i64,
    /// How many are not decided.
    pub unfinished: i64,
    /// The first of them.
    pub first_at: OffsetDateTime,
    /// The last.
    pub last_at: OffsetDateTime,
    /// The newest attempt: where opening the group leads.
    pub newest: i64,
    /// The name of the holder, where the group is a known number's.
    pub holder: Option<String>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = BigInt)]
    tries: i64,
    #[diesel(sql_type = BigInt)]
    others: i64,
    #[diesel(sql_type = BigInt)]
    unfinished: i64,
    #[diesel(sql_type = Timestamp)]
    first_at: PrimitiveDateTime,
    #[diesel(sql_type = Timestamp)]
    last_at: PrimitiveDateTime,
    #[diesel(sql_type = BigInt)]
    newest: i64,
    #[diesel(sql_type = Nullable<Text>)]
    holder: Option<String>,
}

/// The largest groups among the newest attempts since `since`.
///
/// # Errors
/// When the database fails.
pub fn groups(
    conn: &mut Connection,
    by: By,
    since: OffsetDateTime,
    scope: &Scope,
) -> Stored<Vec<Group>> {
    let (key, other) = match by {
        By::Number => ("smartcard_number", "network"),
        By::Network => ("network", "smartcard_number"),
    };
    // Keys are numbers of ours, so they may stand in the text.
    let within = scope.keys().map_or_else(String::new, |keys| {
        let keys: Vec<String> = keys.iter().map(i64::to_string).collect();
        format!("AND organisation_id IN ({})", keys.join(", "))
    });
    let sql = format!(
        "SELECT g.*, h.name AS holder FROM ( \
            SELECT {key} AS key, COUNT(*) AS tries, COUNT(DISTINCT {other}) AS others, \
                SUM(CASE WHEN state IN ('open', 'claimed') THEN 1 ELSE 0 END) AS unfinished, \
                MIN(at) AS first_at, MAX(at) AS last_at, MAX(id) AS newest \
            FROM (SELECT id, at, smartcard_number, network, state FROM attempts \
                WHERE at >= $1 {within} ORDER BY id DESC LIMIT $2) newest \
            GROUP BY {key} ORDER BY tries DESC, newest DESC LIMIT $3 \
        ) g LEFT JOIN holders h ON h.smartcard_number = g.key ORDER BY g.tries DESC, g.newest DESC"
    );
    let rows: Vec<Row> = diesel::sql_query(sql)
        .bind::<Timestamp, _>(stored(since))
        .bind::<BigInt, _>(WINDOW)
        .bind::<BigInt, _>(GROUPS)
        .load(conn)?;
    Ok(rows.into_iter().map(Group::from).collect())
}

impl From<Row> for Group {
    fn from(row: Row) -> Self {
        Self {
            key: row.key,
            attempts: row.tries,
            others: row.others,
            unfinished: row.unfinished,
            first_at: utc(row.first_at),
            last_at: utc(row.last_at),
            newest: row.newest,
            holder: row.holder,
        }
    }
}
