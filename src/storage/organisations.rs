//! Organisations and the Registration Authority desks that serve their people.

use std::collections::HashMap;

use diesel::prelude::*;

use super::schema::organisations;
use super::{Connection, Stored};

/// Key of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrganisationId(pub(super) i64);

impl OrganisationId {
    /// The key as figures have it; 0 is none's and stands there for all together.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }
}

/// Whose holders somebody may see.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's.
    Everywhere,
    /// Those of these organisations.
    Only(Vec<OrganisationId>),
}

impl Scope {
    /// Whether an organisation's holders are within it.
    #[must_use]
    pub fn covers(&self, organisation: OrganisationId) -> bool {
        match self {
            Self::Everywhere => true,
            Self::Only(organisations) => organisations.contains(&organisation),
        }
    }

    /// The keys that a query filters by; `None` for no filter.
    #[must_use]
    pub(super) fn keys(&self) -> Option<Vec<i64>> {
        match self {
            Self::Everywhere => None,
            Self::Only(organisations) => Some(organisations.iter().map(|o| o.0).collect()),
        }
    }
}

/// An organisation with its desk. All fields are text for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The organisation's code, such as `RXX00`.
    pub ods_code: String,
    /// Its name.
    pub name: String,
    /// What its desk is called.
    pub desk_name: String,
    /// The desk's telephone number.
    pub desk_phone: String,
    /// The desk's email address.
    pub desk_email: String,
    /// When the desk is open.
    pub desk_hours: String,
    /// Where it is.
    pub desk_place: String,
}

pub(super) type Row = (String, String, String, String, String, String, String);

impl From<Row> for Organisation {
    fn from(row: Row) -> Self {
        let (ods_code, name, desk_name, desk_phone, desk_email, desk_hours, desk_place) = row;
        Self {
            ods_code,
            name,
            desk_name,
            desk_phone,
            desk_email,
            desk_hours,
            desk_place,
        }
    }
}

macro_rules! columns {
    () => {
        (
            $crate::storage::schema::organisations::ods_code,
            $crate::storage::schema::organisations::name,
            $crate::storage::schema::organisations::desk_name,
            $crate::storage::schema::organisations::desk_phone,
            $crate::storage::schema::organisations::desk_email,
            $crate::storage::schema::organisations::desk_hours,
            $crate::storage::schema::organisations::desk_place,
        )
    };
}
pub(super) use columns;

/// The organisation with this key.
///
/// # Errors
/// When the database fails or the row is gone.
pub fn find(conn: &mut Connection, id: OrganisationId) -> Stored<Organisation> {
    let row: Row = organisations::table
        .find(id.0)
        .select(columns!())
        .get_result(conn)?;
    Ok(row.into())
}

/// The organisation with this code.
///
/// # Errors
/// When the database fails.
pub fn by_code(
    conn: &mut Connection,
    ods_code: &str,
) -> Stored<Option<(OrganisationId, Organisation)>> {
    let row: Option<(i64, Row)> = organisations::table
        .filter(organisations::ods_code.eq(ods_code))
        .select((organisations::id, columns!()))
        .get_result(conn)
        .optional()?;
    Ok(row.map(|(id, row)| (OrganisationId(id), row.into())))
}

/// Organisations by name with their keys; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Connection, limit: i64) -> Stored<Vec<(OrganisationId, Organisation)>> {
    let rows: Vec<(i64, Row)> = organisations::table
        .order(organisations::name.asc())
        .limit(limit)
        .select((organisations::id, columns!()))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, row)| (OrganisationId(id), row.into()))
        .collect())
}

/// What organisations are called, by key: their code and their name.
///
/// # Errors
/// When the database fails.
pub fn names(
    conn: &mut Connection,
    organisations: impl IntoIterator<Item = OrganisationId>,
) -> Stored<HashMap<OrganisationId, (String, String)>> {
    let keys: Vec<i64> = organisations.into_iter().map(|o| o.0).collect();
    let rows: Vec<(i64, String, String)> = organisations::table
        .filter(organisations::id.eq_any(keys))
        .select((
            organisations::id,
            organisations::ods_code,
            organisations::name,
        ))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, ods_code, name)| (OrganisationId(id), (ods_code, name)))
        .collect())
}

diesel::define_sql_function! {
    /// Lower case; on SQLite of ASCII letters only.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// Organisations whose name or desk's place contains `text`, or whose code is `text`, by name; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn search(conn: &mut Connection, text: &str, limit: i64) -> Stored<Vec<Organisation>> {
    // `LIKE` has its own wildcards; typed ones stand for themselves.
    let literal = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let pattern = format!("%{}%", literal.to_lowercase());
    let rows: Vec<Row> = organisations::table
        .filter(
            lower(organisations::name)
                .like(&pattern)
                .escape('\\')
                .or(lower(organisations::desk_place).like(&pattern).escape('\\'))
                .or(organisations::ods_code.eq(text.to_uppercase())),
        )
        .order(organisations::name.asc())
        .limit(limit)
        .select(columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(Organisation::from).collect())
}

/// Adds an organisation.
///
/// # Errors
/// When the database fails or the code is already there.
pub fn add(conn: &mut Connection, organisation: &Organisation) -> Stored<OrganisationId> {
    let id = diesel::insert_into(organisations::table)
        .values((
            organisations::ods_code.eq(&organisation.ods_code),
            organisations::name.eq(&organisation.name),
            organisations::desk_name.eq(&organisation.desk_name),
            organisations::desk_phone.eq(&organisation.desk_phone),
            organisations::desk_email.eq(&organisation.desk_email),
            organisations::desk_hours.eq(&organisation.desk_hours),
            organisations::desk_place.eq(&organisation.desk_place),
        ))
        .returning(organisations::id)
        .get_result(conn)?;
    Ok(OrganisationId(id))
}

/// Gives an organisation another name or desk; its code stays.
///
/// # Errors
/// When the database fails.
pub fn change(
    conn: &mut Connection,
    id: OrganisationId,
    organisation: &Organisation,
) -> Stored<()> {
    diesel::update(organisations::table.find(id.0))
        .set((
            organisations::name.eq(&organisation.name),
            organisations::desk_name.eq(&organisation.desk_name),
            organisations::desk_phone.eq(&organisation.desk_phone),
            organisations::desk_email.eq(&organisation.desk_email),
            organisations::desk_hours.eq(&organisation.desk_hours),
            organisations::desk_place.eq(&organisation.desk_place),
        ))
        .execute(conn)?;
    Ok(())
}
