//! The people of the Registration Authority: who they are and what proves it.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::holders::Holder;
use super::schema::{recovery_codes, staff};
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, tx};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::secrets::hashing::HashedSecret;

/// Key of a staff member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StaffId(pub(super) i64);

impl StaffId {
    /// The key as the console's addresses have it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// Reads it from an address; whether there is such a person, is for the lookup to say.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// Somebody of the Registration Authority.
#[derive(Debug, Clone)]
pub struct Staff {
    /// Key.
    pub id: StaffId,
    /// What they sign in with.
    pub email: EmailAddress,
    /// Full name.
    pub name: String,
    /// Their own card, on which they may not act; accounts made before it was asked for may have none.
    pub own_card: Option<SmartcardNumber>,
    /// Their password, if they have chosen one.
    pub password: Option<HashedSecret>,
    /// Their second factor, sealed, if they have set one up.
    pub factor: Option<Vec<u8>>,
    /// Since when the account is disabled.
    pub disabled_at: Option<OffsetDateTime>,
}

impl Staff {
    /// Whether a number is that of their own card.
    #[must_use]
    pub fn holds(&self, number: &SmartcardNumber) -> bool {
        self.own_card.as_ref() == Some(number)
    }

    /// Whether a holder is this person: the same card, or the same mailbox.
    #[must_use]
    pub fn is(&self, holder: &Holder) -> bool {
        let mailbox = self.email.mailbox_key();
        let same_mailbox = |email: &EmailAddress| email.mailbox_key() == mailbox;
        self.holds(&holder.number) || holder.email.as_ref().is_some_and(same_mailbox)
    }

    /// What their second factor is sealed for.
    #[must_use]
    pub fn factor_reference(id: StaffId) -> String {
        format!("staff {}", id.0)
    }
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = staff)]
struct Row {
    id: i64,
    email: String,
    name: String,
    smartcard_number: Option<String>,
    password_hash: Option<String>,
    totp_secret: Option<Vec<u8>>,
    disabled_at: Option<PrimitiveDateTime>,
}

impl TryFrom<Row> for Staff {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        let own_card = row
            .smartcard_number
            .map(|text| SmartcardNumber::parse(&text))
            .transpose()
            .map_err(|_| StorageError::unreadable("smartcard number"))?;
        Ok(Self {
            id: StaffId(row.id),
            email: EmailAddress::parse(&row.email)
                .map_err(|_| StorageError::unreadable("email address"))?,
            name: row.name,
            own_card,
            password: row.password_hash.map(HashedSecret::from_stored),
            factor: row.totp_secret,
            disabled_at: row.disabled_at.map(utc),
        })
    }
}

/// Somebody to be added.
#[derive(Debug, Clone)]
pub struct NewStaff<'a> {
    /// What they will sign in with.
    pub email: &'a EmailAddress,
    /// Full name.
    pub name: &'a str,
    /// Their own card.
    pub own_card: &'a SmartcardNumber,
}

/// Adds somebody; `None` when the mailbox or the card is already somebody's.
///
/// # Errors
/// When the database fails.
pub fn add(
    conn: &mut Connection,
    new: &NewStaff<'_>,
    now: OffsetDateTime,
) -> Stored<Option<StaffId>> {
    let insert = diesel::insert_into(staff::table)
        .values((
            staff::email.eq(new.email.as_str()),
            staff::mailbox_key.eq(new.email.mailbox_key()),
            staff::name.eq(new.name),
            staff::smartcard_number.eq(new.own_card.as_str()),
            staff::created_at.eq(stored(now)),
        ))
        .returning(staff::id);
    match tx::savepoint(conn, |conn| insert.get_result(conn)) {
        Ok(id) => Ok(Some(StaffId(id))),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// Whoever signs in with this address.
///
/// # Errors
/// When the database fails.
pub fn by_email(conn: &mut Connection, email: &EmailAddress) -> Stored<Option<Staff>> {
    let row: Option<Row> = staff::table
        .filter(staff::mailbox_key.eq(email.mailbox_key()))
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Staff::try_from).transpose()
}

/// Whether somebody has this card.
///
/// # Errors
/// When the database fails.
pub fn has_card(conn: &mut Connection, number: &SmartcardNumber) -> Stored<bool> {
    let with = staff::table.filter(staff::smartcard_number.eq(number.as_str()));
    Ok(diesel::select(diesel::dsl::exists(with)).get_result(conn)?)
}

/// Whoever has this key.
///
/// # Errors
/// When the database fails.
pub fn find(conn: &mut Connection, id: StaffId) -> Stored<Option<Staff>> {
    let row: Option<Row> = staff::table
        .find(id.0)
        .select(Row::as_select())
        .first(conn)
        .optional()?;
    row.map(Staff::try_from).transpose()
}

/// Staff by key, after `after`; at most `limit`.
///
/// # Errors
/// When the database fails.
pub fn list(conn: &mut Connection, after: i64, limit: i64) -> Stored<Vec<Staff>> {
    let rows: Vec<Row> = staff::table
        .filter(staff::id.gt(after))
        .order(staff::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Staff::try_from).collect()
}

diesel::define_sql_function! {
    /// Lower case; on SQLite of ASCII letters only.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// Staff whose name or address contains `text`, by key, after `after`; at most `limit`. The one search that
/// reads a whole table: staff are hundreds, not millions.
///
/// # Errors
/// When the database fails.
pub fn search(conn: &mut Connection, text: &str, after: i64, limit: i64) -> Stored<Vec<Staff>> {
    // `LIKE` has its own wildcards; typed ones stand for themselves.
    let literal = text
        .replace('\\', "\\\\")
        .replace('%', "\\%")
        .replace('_', "\\_");
    let pattern = format!("%{}%", literal.to_lowercase());
    let rows: Vec<Row> = staff::table
        .filter(staff::id.gt(after))
        .filter(
            lower(staff::name)
                .like(&pattern)
                .escape('\\')
                .or(lower(staff::email).like(&pattern).escape('\\')),
        )
        .order(staff::id.asc())
        .limit(limit)
        .select(Row::as_select())
        .load(conn)?;
    rows.into_iter().map(Staff::try_from).collect()
}

/// Waits until no other change of staff is under way, until this transaction ends: what is checked of all
/// roles together must still be so when it is written.
///
/// # Errors
/// When the database fails.
pub fn take_turn(conn: &mut Connection) -> Stored<()> {
    // The oldest account is never deleted; writing it as it is locks its row on PostgreSQL.
    let oldest: Option<i64> = staff::table
        .select(staff::id)
        .order(staff::id.asc())
        .first(conn)
        .optional()?;
    diesel::update(staff::table.find(oldest.unwrap_or_default()))
        .set(staff::created_at.eq(staff::created_at))
        .execute(conn)?;
    Ok(())
}

/// Somebody as they are now, and until this transaction ends: nobody else writes their account meanwhile.
///
/// # Errors
/// When the database fails.
pub fn hold(conn: &mut Connection, id: StaffId) -> Stored<Option<Staff>> {
    // Writing it as it is locks the row on PostgreSQL; SQLite has one writer.
    diesel::update(staff::table.find(id.0))
        .set(staff::created_at.eq(staff::created_at))
        .execute(conn)?;
    find(conn, id)
}

/// Puts a password in use.
///
/// # Errors
/// When the database fails.
pub fn set_password(conn: &mut Connection, id: StaffId, password: &HashedSecret) -> Stored<()> {
    diesel::update(staff::table.find(id.0))
        .set(staff::password_hash.eq(password.as_str()))
        .execute(conn)?;
    Ok(())
}

/// Puts a second factor in use, in the place of any before; the step that proved it is spent.
///
/// # Errors
/// When the database fails.
pub fn set_factor(conn: &mut Connection, id: StaffId, sealed: &[u8], step: i64) -> Stored<()> {
    diesel::update(staff::table.find(id.0))
        .set((staff::totp_secret.eq(sealed), staff::totp_step.eq(step)))
        .execute(conn)?;
    Ok(())
}

/// Takes away the password, the second factor and its recovery codes: nothing opens the account but a new invitation.
///
/// # Errors
/// When the database fails.
pub fn clear_proofs(conn: &mut Connection, id: StaffId) -> Stored<()> {
    diesel::update(staff::table.find(id.0))
        .set((
            staff::password_hash.eq(None::<String>),
            staff::totp_secret.eq(None::<Vec<u8>>),
        ))
        .execute(conn)?;
    forget_recovery_codes(conn, id)
}

/// Spends a step of the second factor: `true` once, and never for an earlier step (R30).
///
/// # Errors
/// When the database fails.
pub fn spend_step(conn: &mut Connection, id: StaffId, step: i64) -> Stored<bool> {
    let unspent = staff::table.find(id.0).filter(staff::totp_step.lt(step));
    let rows = diesel::update(unspent)
        .set(staff::totp_step.eq(step))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Disables an account (`Some`) or enables it again.
///
/// # Errors
/// When the database fails.
pub fn set_disabled(conn: &mut Connection, id: StaffId, at: Option<OffsetDateTime>) -> Stored<()> {
    diesel::update(staff::table.find(id.0))
        .set(staff::disabled_at.eq(at.map(stored)))
        .execute(conn)?;
    Ok(())
}

/// Keeps a recovery code's keyed hash.
///
/// # Errors
/// When the database fails.
pub fn add_recovery_code(conn: &mut Connection, id: StaffId, mac: &[u8]) -> Stored<()> {
    diesel::insert_into(recovery_codes::table)
        .values((
            recovery_codes::staff_id.eq(id.0),
            recovery_codes::mac.eq(mac),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets somebody's recovery codes.
///
/// # Errors
/// When the database fails.
pub fn forget_recovery_codes(conn: &mut Connection, id: StaffId) -> Stored<()> {
    diesel::delete(recovery_codes::table.filter(recovery_codes::staff_id.eq(id.0)))
        .execute(conn)?;
    Ok(())
}

/// Spends a recovery code, given as all that it may have been kept as: `true` once.
///
/// # Errors
/// When the database fails.
pub fn spend_recovery_code(
    conn: &mut Connection,
    id: StaffId,
    macs: &[Vec<u8>],
    now: OffsetDateTime,
) -> Stored<bool> {
    let unspent = recovery_codes::table
        .filter(recovery_codes::staff_id.eq(id.0))
        .filter(recovery_codes::mac.eq_any(macs.to_vec()))
        .filter(recovery_codes::used_at.is_null());
    let rows = diesel::update(unspent)
        .set(recovery_codes::used_at.eq(stored(now)))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Recovery codes that are not spent.
///
/// # Errors
/// When the database fails.
pub fn recovery_codes_left(conn: &mut Connection, id: StaffId) -> Stored<i64> {
    let left = recovery_codes::table
        .filter(recovery_codes::staff_id.eq(id.0))
        .filter(recovery_codes::used_at.is_null());
    Ok(left.count().get_result(conn)?)
}
