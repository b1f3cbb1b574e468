//! Tokens of programs that use the API: only the hash of each.

use diesel::prelude::*;
use time::{OffsetDateTime, PrimitiveDateTime};

use super::schema::{api_tokens, staff};
use super::staff::StaffId;
use super::times::{stored, utc};
use super::{Connection, Stored};
use crate::domain::api_scope::{self, ApiScope};
use crate::secrets::token::TokenHash;

/// A token to be made.
#[derive(Debug)]
pub struct NewApiToken<'a> {
    /// Public name, by which the trail knows it.
    pub reference: &'a str,
    /// What people call it.
    pub name: &'a str,
    /// Its hash.
    pub token: &'a TokenHash,
    /// What it is good for.
    pub scopes: &'a [ApiScope],
    /// Who makes it.
    pub by: StaffId,
    /// Now.
    pub now: OffsetDateTime,
    /// When it ends.
    pub expires_at: OffsetDateTime,
}

/// A token that was made.
#[derive(Debug, Clone)]
pub struct ApiToken {
    id: i64,
    /// Public name, by which the trail knows it.
    pub reference: String,
    /// What people call it.
    pub name: String,
    /// What it is good for.
    pub scopes: Vec<ApiScope>,
    /// Who made it.
    pub created_by: StaffId,
    /// Their name.
    pub creator: String,
    /// When it was made.
    pub created_at: OffsetDateTime,
    /// When it ends.
    pub expires_at: OffsetDateTime,
    /// When it was revoked.
    pub revoked_at: Option<OffsetDateTime>,
    /// When it was last used, to within a minute.
    pub last_used_at: Option<OffsetDateTime>,
}

type Row = (
    i64,
    String,
    String,
    String,
    i64,
    String,
    PrimitiveDateTime,
    PrimitiveDateTime,
    Option<PrimitiveDateTime>,
    Option<PrimitiveDateTime>,
);

macro_rules! columns {
    () => {
        (
            api_tokens::id,
            api_tokens::reference,
            api_tokens::name,
            api_tokens::scopes,
            api_tokens::created_by,
            staff::name,
            api_tokens::created_at,
            api_tokens::expires_at,
            api_tokens::revoked_at,
            api_tokens::last_used_at,
        )
    };
}

fn token(row: Row) -> ApiToken {
    let (id, reference, name, scopes, by, creator, created, expires, revoked, used) = row;
    ApiToken {
        id,
        reference,
        name,
        scopes: api_scope::from_stored(&scopes),
        created_by: StaffId(by),
        creator,
        created_at: utc(created),
        expires_at: utc(expires),
        revoked_at: revoked.map(utc),
        last_used_at: used.map(utc),
    }
}

/// Makes a token.
///
/// # Errors
/// When the database fails.
pub fn make(conn: &mut Connection, new: &NewApiToken<'_>) -> Stored<()> {
    diesel::insert_into(api_tokens::table)
        .values((
            api_tokens::reference.eq(new.reference),
            api_tokens::name.eq(new.name),
            api_tokens::token_hash.eq(new.token.as_bytes()),
            api_tokens::scopes.eq(api_scope::stored(new.scopes)),
            api_tokens::created_by.eq(new.by.0),
            api_tokens::created_at.eq(stored(new.now)),
            api_tokens::expires_at.eq(stored(new.expires_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Every token, the newest first; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Connection, limit: i64) -> Stored<Vec<ApiToken>> {
    let rows: Vec<Row> = api_tokens::table
        .inner_join(staff::table.on(staff::id.eq(api_tokens::created_by)))
        .order(api_tokens::id.desc())
        .limit(limit)
        .select(columns!())
        .load(conn)?;
    Ok(rows.into_iter().map(token).collect())
}

/// The token that is not revoked and has not ended at `now`.
///
/// # Errors
/// When the database fails.
pub fn alive(
    conn: &mut Connection,
    presented: &TokenHash,
    now: OffsetDateTime,
) -> Stored<Option<ApiToken>> {
    let row: Option<Row> = api_tokens::table
        .inner_join(staff::table.on(staff::id.eq(api_tokens::created_by)))
        .filter(api_tokens::token_hash.eq(presented.as_bytes()))
        .filter(api_tokens::revoked_at.is_null())
        .filter(api_tokens::expires_at.gt(stored(now)))
        .select(columns!())
        .first(conn)
        .optional()?;
    Ok(row.map(token))
}

/// Notes that a token was used.
///
/// # Errors
/// When the database fails.
pub fn touch(conn: &mut Connection, used: &ApiToken, now: OffsetDateTime) -> Stored<()> {
    diesel::update(api_tokens::table.find(used.id))
        .set(api_tokens::last_used_at.eq(stored(now)))
        .execute(conn)?;
    Ok(())
}

/// Revokes a token; its name, or `None` when there is none or it was revoked before.
///
/// # Errors
/// When the database fails.
pub fn revoke(
    conn: &mut Connection,
    reference: &str,
    now: OffsetDateTime,
) -> Stored<Option<String>> {
    let live = api_tokens::table
        .filter(api_tokens::reference.eq(reference))
        .filter(api_tokens::revoked_at.is_null());
    let name = diesel::update(live)
        .set(api_tokens::revoked_at.eq(stored(now)))
        .returning(api_tokens::name)
        .get_result(conn)
        .optional()?;
    Ok(name)
}
