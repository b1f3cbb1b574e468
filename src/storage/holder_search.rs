//! Finding holders: by the beginnings of words of their names, or by where they work. Page by key.
//!
//! No search reads more than its page and what it skips: the rarest beginning leads, the others are looked
//! up for each of its words.

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

use super::holders::HolderId;
use super::organisations::{OrganisationId, Scope};
use super::schema::{holders, organisations};
use super::{Connection, StorageError, Stored};
use crate::domain::smartcard_number::SmartcardNumber;

/// A holder as a list shows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundHolder {
    /// Key.
    pub id: HolderId,
    /// The number under the photograph.
    pub number: SmartcardNumber,
    /// Full name.
    pub name: String,
    /// Where they work.
    pub organisation: OrganisationId,
    /// Its code.
    pub ods_code: String,
    /// Its name.
    pub organisation_name: String,
}

/// Where a page of a search ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    word: String,
    holder: i64,
}

impl Position {
    /// The position of a holder in a list by key.
    #[must_use]
    pub fn of_holder(id: HolderId) -> Self {
        Self {
            word: String::new(),
            holder: id.0,
        }
    }

    /// The holder's key.
    #[must_use]
    pub fn holder(&self) -> i64 {
        self.holder
    }

    /// The text that an address carries.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self.word.as_str() {
            "" => self.holder.to_string(),
            word => format!("{word}.{}", self.holder),
        }
    }

    /// Reads it back; `None` when it is not one.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (word, holder) = text.rsplit_once('.').unwrap_or(("", text));
        let plain = !word.chars().any(|c| c.is_control() || c.is_whitespace());
        Some(Self {
            word: plain.then(|| word.to_owned())?,
            holder: holder.parse().ok()?,
        })
    }
}

/// A page of a search, and where the next begins.
#[derive(Debug, Clone)]
pub struct FoundPage<K> {
    /// The holders.
    pub holders: Vec<FoundHolder>,
    /// Where it ended; `None` when it was the last.
    pub next: Option<K>,
}

/// So many matches of a beginning are counted to see which is the rarest.
const WORTH_COUNTING: i64 = 1_000;

/// Holders in whose names a word begins with each of `prefixes` (folded by `domain::name_words`), in the
/// order of the word that matched; at most `limit`, after the position `after`.
///
/// # Errors
/// When the database fails.
pub fn by_words(
    conn: &mut Connection,
    prefixes: &[&str],
    scope: &Scope,
    after: Option<&Position>,
    limit: i64,
) -> Stored<FoundPage<Position>> {
    let mut counted = Vec::with_capacity(prefixes.len());
    for prefix in prefixes {
        counted.push((matches(conn, prefix)?, *prefix));
    }
    // The longer is rarer where both are too many to count.
    counted.sort_by_key(|(count, prefix)| (*count, std::cmp::Reverse(prefix.chars().count())));
    let ordered: Vec<&str> = counted.into_iter().map(|(_, prefix)| prefix).collect();
    let Some((leading, others)) = ordered.split_first() else {
        return Ok(FoundPage {
            holders: Vec::new(),
            next: None,
        });
    };
    let mut found = Vec::new();
    match scope.keys() {
        None => found = positions(conn, leading, others, None, after, limit + 1)?,
        // An index gives each organisation in order; together they are put in order here.
        Some(keys) => {
            for key in keys {
                found.extend(positions(
                    conn,
                    leading,
                    others,
                    Some(key),
                    after,
                    limit + 1,
                )?);
            }
            found.sort();
        }
    }
    let (page, next) = cut(found, limit);
    let ids: Vec<i64> = page.iter().map(|position| position.holder).collect();
    Ok(FoundPage {
        holders: load(conn, &ids)?,
        next,
    })
}

/// A page without the row that shows whether there is another, and the last key where there is.
fn cut<K: Clone>(mut rows: Vec<K>, limit: i64) -> (Vec<K>, Option<K>) {
    let limit = usize::try_from(limit).unwrap_or(0);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().cloned().filter(|_| more);
    (rows, next)
}

/// The end of the words that begin with `prefix`: nothing sorts behind the last character there is.
fn end_of(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    count: i64,
}

fn matches(conn: &mut Connection, prefix: &str) -> Stored<i64> {
    let counted: Count = diesel::sql_query(
        "SELECT COUNT(*) AS count FROM (SELECT 1 FROM holder_words \
         WHERE word >= $1 AND word < $2 LIMIT $3) AS counted",
    )
    .bind::<Text, _>(prefix)
    .bind::<Text, _>(end_of(prefix))
    .bind::<BigInt, _>(WORTH_COUNTING)
    .get_result(conn)?;
    Ok(counted.count)
}

#[derive(QueryableByName)]
struct PositionRow {
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = BigInt)]
    holder_id: i64,
}

/// So many beginnings are looked for besides the leading one; the rarest.
const OTHERS: usize = 3;

/// The search, everywhere or in one organisation. A beginning that is not given repeats the leading one.
const EVERYWHERE: &str = "SELECT w.word, w.holder_id FROM holder_words w \
    WHERE (w.word, w.holder_id) > ($1, $2) AND w.word < $3 \
    AND NOT EXISTS (SELECT 1 FROM holder_words e WHERE e.holder_id = w.holder_id AND e.word >= $4 AND e.word < w.word) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $5 AND o.word < $6) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $7 AND o.word < $8) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $9 AND o.word < $10) \
    ORDER BY w.word, w.holder_id LIMIT $11";
const IN_ORGANISATION: &str = "SELECT w.word, w.holder_id FROM holder_words w \
    WHERE (w.word, w.holder_id) > ($1, $2) AND w.word < $3 \
    AND NOT EXISTS (SELECT 1 FROM holder_words e WHERE e.holder_id = w.holder_id AND e.word >= $4 AND e.word < w.word) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $5 AND o.word < $6) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $7 AND o.word < $8) \
    AND EXISTS (SELECT 1 FROM holder_words o WHERE o.holder_id = w.holder_id AND o.word >= $9 AND o.word < $10) \
    AND w.organisation_id = $11 ORDER BY w.word, w.holder_id LIMIT $12";

/// Where holders match, each once: at the first of their words that begins with `leading`.
fn positions(
    conn: &mut Connection,
    leading: &str,
    others: &[&str],
    organisation: Option<i64>,
    after: Option<&Position>,
    limit: i64,
) -> Stored<Vec<Position>> {
    // Words that begin with the prefix sort at or behind it; a position before it is the start.
    let (word, holder) = match after {
        Some(after) if after.word.as_str() >= leading => (after.word.as_str(), after.holder),
        _ => (leading, -1),
    };
    let other = |nth: usize| others.get(nth).copied().unwrap_or(leading);
    let [first, second, third]: [&str; OTHERS] = [other(0), other(1), other(2)];
    let query = diesel::sql_query(match organisation {
        None => EVERYWHERE,
        Some(_) => IN_ORGANISATION,
    })
    .bind::<Text, _>(word)
    .bind::<BigInt, _>(holder)
    .bind::<Text, _>(end_of(leading))
    .bind::<Text, _>(leading)
    .bind::<Text, _>(first)
    .bind::<Text, _>(end_of(first))
    .bind::<Text, _>(second)
    .bind::<Text, _>(end_of(second))
    .bind::<Text, _>(third)
    .bind::<Text, _>(end_of(third));
    let rows: Vec<PositionRow> = match organisation {
        None => query.bind::<BigInt, _>(limit).load(conn)?,
        Some(key) => query
            .bind::<BigInt, _>(key)
            .bind::<BigInt, _>(limit)
            .load(conn)?,
    };
    Ok(rows
        .into_iter()
        .map(|row| Position {
            word: row.word,
            holder: row.holder_id,
        })
        .collect())
}

type Row = (i64, String, String, i64, String, String);

macro_rules! columns {
    () => {
        (
            holders::id,
            holders::smartcard_number,
            holders::name,
            holders::organisation_id,
            organisations::ods_code,
            organisations::name,
        )
    };
}

fn found(row: Row) -> Stored<FoundHolder> {
    let (id, number, name, organisation, ods_code, organisation_name) = row;
    Ok(FoundHolder {
        id: HolderId(id),
        number: SmartcardNumber::parse(&number)
            .map_err(|_| StorageError::unreadable("smartcard number"))?,
        name,
        organisation: OrganisationId(organisation),
        ods_code,
        organisation_name,
    })
}

/// The holders of a page, in its order.
fn load(conn: &mut Connection, ids: &[i64]) -> Stored<Vec<FoundHolder>> {
    let rows: Vec<Row> = holders::table
        .inner_join(organisations::table.on(organisations::id.eq(holders::organisation_id)))
        .filter(holders::id.eq_any(ids.to_vec()))
        .select(columns!())
        .load(conn)?;
    let mut holders: Vec<FoundHolder> = rows.into_iter().map(found).collect::<Stored<_>>()?;
    holders.sort_by_key(|holder| ids.iter().position(|id| *id == holder.id.0));
    Ok(holders)
}

/// These holders, as a search shows them.
///
/// # Errors
/// When the database fails.
pub fn these(conn: &mut Connection, ids: &[HolderId]) -> Stored<Vec<FoundHolder>> {
    let keys: Vec<i64> = ids.iter().map(|id| id.0).collect();
    load(conn, &keys)
}

/// The holder of a number, if anybody: none or one.
///
/// # Errors
/// When the database fails.
pub fn by_number(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Vec<FoundHolder>> {
    let rows: Vec<Row> = holders::table
        .inner_join(organisations::table.on(organisations::id.eq(holders::organisation_id)))
        .filter(holders::smartcard_number.eq(number.as_str()))
        .select(columns!())
        .load(conn)?;
    rows.into_iter().map(found).collect()
}

/// Holders of an organisation by key, after `after`; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn in_organisation(
    conn: &mut Connection,
    organisation: OrganisationId,
    after: Option<HolderId>,
    limit: i64,
) -> Stored<FoundPage<HolderId>> {
    by_key(conn, Some(organisation), after, limit)
}

/// Every holder by key, after `after`; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn everybody(
    conn: &mut Connection,
    after: Option<HolderId>,
    limit: i64,
) -> Stored<FoundPage<HolderId>> {
    by_key(conn, None, after, limit)
}

fn by_key(
    conn: &mut Connection,
    organisation: Option<OrganisationId>,
    after: Option<HolderId>,
    limit: i64,
) -> Stored<FoundPage<HolderId>> {
    let mut query = holders::table
        .inner_join(organisations::table.on(organisations::id.eq(holders::organisation_id)))
        .filter(holders::id.gt(after.map_or(-1, |id| id.0)))
        .order(holders::id.asc())
        .limit(limit + 1)
        .select(columns!())
        .into_boxed();
    if let Some(organisation) = organisation {
        query = query.filter(holders::organisation_id.eq(organisation.0));
    }
    let rows: Vec<Row> = query.load(conn)?;
    let rows: Vec<FoundHolder> = rows.into_iter().map(found).collect::<Stored<_>>()?;
    let (holders, last) = cut(rows, limit);
    Ok(FoundPage {
        holders,
        next: last.map(|holder| holder.id),
    })
}
