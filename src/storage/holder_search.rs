//! Finding holders: by the beginnings of words of their names, or by where they work. Page by key.

mod words;

pub use words::by_words;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use time::PrimitiveDateTime;

use super::holders::HolderId;
use super::organisations::OrganisationId;
use super::schema::{holders, organisations};
use super::{Connection, StorageError, Stored};
use crate::domain::paging::Page;
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
    /// Whether the profile was closed.
    pub closed: bool,
}

/// Where a page of a search ended.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
pub struct Position {
    #[diesel(sql_type = Text)]
    word: String,
    #[diesel(sql_type = BigInt, column_name = holder_id)]
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
    /// Where it ended; `None` when it was the last. There may be one behind a page that is not full.
    pub next: Option<K>,
}

type Row = (
    i64,
    String,
    String,
    i64,
    String,
    String,
    Option<PrimitiveDateTime>,
);

macro_rules! columns {
    () => {
        (
            holders::id,
            holders::smartcard_number,
            holders::name,
            holders::organisation_id,
            organisations::ods_code,
            organisations::name,
            holders::closed_at,
        )
    };
}

fn found(row: Row) -> Stored<FoundHolder> {
    let (id, number, name, organisation, ods_code, organisation_name, closed_at) = row;
    Ok(FoundHolder {
        id: HolderId(id),
        number: SmartcardNumber::parse(&number)
            .map_err(|_| StorageError::unreadable("smartcard number"))?,
        name,
        organisation: OrganisationId(organisation),
        ods_code,
        organisation_name,
        closed: closed_at.is_some(),
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
    let page = Page::of(rows, limit);
    Ok(FoundPage {
        next: page.next_key(|last| last.id),
        holders: page.rows,
    })
}
