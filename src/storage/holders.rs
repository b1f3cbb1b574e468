//! Holders: who a smartcard number belongs to, and how they are reached.

use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use time::{OffsetDateTime, PrimitiveDateTime};

use super::organisations::OrganisationId;
use super::schema::holders;
use super::times::{stored, utc};
use super::{Connection, StorageError, Stored, holder_words, tx};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::domain::terms::Acceptance;

/// Key of a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderId(pub(super) i64);

impl HolderId {
    /// No holder's key.
    pub const NOBODY: Self = Self(-1);

    /// The key as addresses of lists have it.
    #[must_use]
    pub fn number(self) -> i64 {
        self.0
    }

    /// Reads it from an address.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        Self(number)
    }
}

/// A person with a smartcard number.
#[derive(Debug, Clone)]
pub struct Holder {
    /// Key.
    pub id: HolderId,
    /// The number under the photograph.
    pub number: SmartcardNumber,
    /// Full name, as on the card.
    pub name: String,
    /// Where they work.
    pub organisation: OrganisationId,
    /// The confirmed address that codes go to.
    pub email: Option<EmailAddress>,
    /// Mobile number.
    pub mobile: Option<MobileNumber>,
    /// The terms they accepted last.
    pub terms: Option<Acceptance>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = holders)]
pub(super) struct Row {
    id: i64,
    smartcard_number: String,
    name: String,
    organisation_id: i64,
    email: Option<String>,
    mobile: Option<String>,
    terms_version: Option<i32>,
    terms_accepted_at: Option<PrimitiveDateTime>,
}

impl TryFrom<Row> for Holder {
    type Error = StorageError;

    fn try_from(row: Row) -> Stored<Self> {
        let unreadable = StorageError::unreadable;
        Ok(Self {
            id: HolderId(row.id),
            number: SmartcardNumber::parse(&row.smartcard_number)
                .map_err(|_| unreadable("smartcard number"))?,
            name: row.name,
            organisation: OrganisationId(row.organisation_id),
            email: row
                .email
                .map(|text| EmailAddress::parse(&text))
                .transpose()
                .map_err(|_| unreadable("email address"))?,
            mobile: row
                .mobile
                .map(|text| MobileNumber::parse(&text))
                .transpose()
                .map_err(|_| unreadable("mobile number"))?,
            terms: row
                .terms_version
                .zip(row.terms_accepted_at)
                .map(|(version, at)| Acceptance {
                    version,
                    at: utc(at),
                }),
        })
    }
}

/// A holder to be added.
#[derive(Debug, Clone)]
pub struct NewHolder<'a> {
    /// The number under the photograph.
    pub number: &'a SmartcardNumber,
    /// Full name.
    pub name: &'a str,
    /// Where they work.
    pub organisation: OrganisationId,
    /// A confirmed address.
    pub email: Option<&'a EmailAddress>,
    /// Mobile number.
    pub mobile: Option<&'a MobileNumber>,
}

/// Adds a holder, with the words by which their name is found.
///
/// # Errors
/// When the database fails or the number or mailbox is already there.
pub fn add(conn: &mut Connection, holder: &NewHolder<'_>, now: OffsetDateTime) -> Stored<HolderId> {
    let added = add_unless_taken(conn, holder, now)?;
    added.ok_or_else(|| StorageError::Fault("a number or mailbox is taken".to_owned()))
}

/// The same; `None` when the number or mailbox is already there.
///
/// # Errors
/// When the database fails.
pub fn add_unless_taken(
    conn: &mut Connection,
    holder: &NewHolder<'_>,
    now: OffsetDateTime,
) -> Stored<Option<HolderId>> {
    let insert = diesel::insert_into(holders::table)
        .values((
            holders::smartcard_number.eq(holder.number.as_str()),
            holders::name.eq(holder.name),
            holders::organisation_id.eq(holder.organisation.0),
            holders::email.eq(holder.email.map(EmailAddress::as_str)),
            holders::mailbox_key.eq(holder.email.map(EmailAddress::mailbox_key)),
            holders::mobile.eq(holder.mobile.map(MobileNumber::as_str)),
            holders::created_at.eq(stored(now)),
        ))
        .returning(holders::id);
    let id = match tx::savepoint(conn, |conn| insert.get_result(conn)) {
        Ok(id) => HolderId(id),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => return Ok(None),
        Err(other) => return Err(other.into()),
    };
    holder_words::replace(conn, id, holder.organisation, holder.name)?;
    Ok(Some(id))
}

/// Gives a holder another name or organisation; the words of the name follow.
///
/// # Errors
/// When the database fails.
pub fn rename_or_move(
    conn: &mut Connection,
    id: HolderId,
    name: &str,
    organisation: OrganisationId,
) -> Stored<()> {
    diesel::update(holders::table.find(id.0))
        .set((
            holders::name.eq(name),
            holders::organisation_id.eq(organisation.0),
        ))
        .execute(conn)?;
    holder_words::replace(conn, id, organisation, name)
}

/// The holder of a number.
///
/// # Errors
/// When the database fails.
pub fn by_number(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Option<Holder>> {
    let row: Option<Row> = holders::table
        .filter(holders::smartcard_number.eq(number.as_str()))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Holder::try_from).transpose()
}

/// Whoever is reached at a mailbox.
///
/// # Errors
/// When the database fails.
pub fn by_email(conn: &mut Connection, email: &EmailAddress) -> Stored<Option<Holder>> {
    let row: Option<Row> = holders::table
        .filter(holders::mailbox_key.eq(email.mailbox_key()))
        .select(Row::as_select())
        .get_result(conn)
        .optional()?;
    row.map(Holder::try_from).transpose()
}

/// The holder with this key.
///
/// # Errors
/// When the database fails or the row is gone.
pub fn find(conn: &mut Connection, id: HolderId) -> Stored<Holder> {
    let row: Row = holders::table
        .find(id.0)
        .select(Row::as_select())
        .get_result(conn)?;
    row.try_into()
}

/// Whether another holder is reached at this mailbox: one mailbox serves one holder (R29).
///
/// # Errors
/// When the database fails.
pub fn mailbox_is_anothers(
    conn: &mut Connection,
    email: &EmailAddress,
    holder: HolderId,
) -> Stored<bool> {
    let other = holders::table
        .filter(holders::mailbox_key.eq(email.mailbox_key()))
        .filter(holders::id.ne(holder.0))
        .count();
    Ok(other.get_result::<i64>(conn)? > 0)
}

/// Puts a confirmed address in use; `false` when another holder took the mailbox meanwhile.
///
/// # Errors
/// When the database fails.
pub fn set_email(conn: &mut Connection, id: HolderId, email: &EmailAddress) -> Stored<bool> {
    let update = diesel::update(holders::table.find(id.0)).set((
        holders::email.eq(email.as_str()),
        holders::mailbox_key.eq(email.mailbox_key()),
    ));
    match tx::savepoint(conn, |conn| update.execute(conn)) {
        Ok(rows) => Ok(rows == 1),
        Err(Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _)) => Ok(false),
        Err(other) => Err(other.into()),
    }
}

/// Replaces the mobile number.
///
/// # Errors
/// When the database fails.
pub fn set_mobile(conn: &mut Connection, id: HolderId, mobile: &MobileNumber) -> Stored<()> {
    diesel::update(holders::table.find(id.0))
        .set(holders::mobile.eq(mobile.as_str()))
        .execute(conn)?;
    Ok(())
}

/// Notes which terms were accepted.
///
/// # Errors
/// When the database fails.
pub fn accept_terms(conn: &mut Connection, id: HolderId, accepted: Acceptance) -> Stored<()> {
    diesel::update(holders::table.find(id.0))
        .set((
            holders::terms_version.eq(accepted.version),
            holders::terms_accepted_at.eq(stored(accepted.at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Whether there is no holder at all: an empty database.
///
/// # Errors
/// When the database fails.
pub fn none(conn: &mut Connection) -> Stored<bool> {
    let any: Option<i64> = holders::table.select(holders::id).first(conn).optional()?;
    Ok(any.is_none())
}
