//! The language that somebody chose; nothing until they choose. It knows no page and no mail.

use diesel::prelude::*;

use super::holders::HolderId;
use super::schema::{holders, staff};
use super::staff::StaffId;
use super::{Connection, StorageError, Stored};
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::language::Language;

/// What the holder of a number chose; nothing either for a number that nobody has.
///
/// # Errors
/// When the database fails.
pub fn of_number(conn: &mut Connection, number: &SmartcardNumber) -> Stored<Option<Language>> {
    let row: Option<Option<String>> = holders::table
        .filter(holders::smartcard_number.eq(number.as_str()))
        .select(holders::language)
        .get_result(conn)
        .optional()?;
    read(row.flatten())
}

/// What somebody of the Registration Authority chose.
///
/// # Errors
/// When the database fails or the person is gone.
pub fn of_staff(conn: &mut Connection, id: StaffId) -> Stored<Option<Language>> {
    let code: Option<String> = staff::table
        .find(id.0)
        .select(staff::language)
        .get_result(conn)?;
    read(code)
}

/// What whoever is reached at a mailbox chose: somebody of the Registration Authority, else a holder.
///
/// # Errors
/// When the database fails.
pub fn of_mailbox(conn: &mut Connection, email: &EmailAddress) -> Stored<Option<Language>> {
    let key = email.mailbox_key();
    let of_staff: Option<Option<String>> = staff::table
        .filter(staff::mailbox_key.eq(&key))
        .select(staff::language)
        .get_result(conn)
        .optional()?;
    if let Some(Some(code)) = of_staff {
        return read(Some(code));
    }
    let of_holder: Option<Option<String>> = holders::table
        .filter(holders::mailbox_key.eq(&key))
        .select(holders::language)
        .get_result(conn)
        .optional()?;
    read(of_holder.flatten())
}

/// Notes a holder's choice.
///
/// # Errors
/// When the database fails.
pub fn choose_for_holder(conn: &mut Connection, id: HolderId, language: Language) -> Stored<()> {
    diesel::update(holders::table.find(id.0))
        .set(holders::language.eq(language.code()))
        .execute(conn)?;
    Ok(())
}

/// Notes a language for a holder who never chose one.
///
/// # Errors
/// When the database fails.
pub fn suggest_for_holder(conn: &mut Connection, id: HolderId, language: Language) -> Stored<()> {
    let undecided = holders::table
        .find(id.0)
        .filter(holders::language.is_null());
    diesel::update(undecided)
        .set(holders::language.eq(language.code()))
        .execute(conn)?;
    Ok(())
}

/// Notes the choice of somebody of the Registration Authority.
///
/// # Errors
/// When the database fails.
pub fn choose_for_staff(conn: &mut Connection, id: StaffId, language: Language) -> Stored<()> {
    diesel::update(staff::table.find(id.0))
        .set(staff::language.eq(language.code()))
        .execute(conn)?;
    Ok(())
}

/// A stored code.
pub(super) fn read(code: Option<String>) -> Stored<Option<Language>> {
    let known = |code: String| {
        let language = Language::parse(&code);
        language.ok_or(StorageError::unreadable("language"))
    };
    code.map(known).transpose()
}
