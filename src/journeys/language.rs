//! The language that somebody chose: their pages begin in it wherever they sign in, and their mails are written
//! in it. What a stranger's page says is never kept for anybody.

use super::sign_in::SignedIn;
use super::staff::officer::Officer;
use super::{Outcome, Ports};
use crate::domain::audit::Subject;
use crate::domain::email_address::EmailAddress;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::language::Language;
use crate::mail::message::Message;
use crate::mail::reader::Reader;
use crate::storage::{Connection, Stored, languages};

/// Keeps the choice of a holder who is signed in.
///
/// # Errors
/// When the database fails.
pub fn choose_for_holder(ports: &Ports, who: &SignedIn, language: Language) -> Outcome<()> {
    let id = who.holder.id;
    Ok(ports
        .db
        .write(|conn| languages::choose_for_holder(conn, id, language))?)
}

/// Keeps the language of the page that a holder registers on, unless they chose one before.
///
/// # Errors
/// When the database fails.
pub fn suggest_for_holder(ports: &Ports, who: &SignedIn, language: Language) -> Outcome<()> {
    let id = who.holder.id;
    Ok(ports
        .db
        .write(|conn| languages::suggest_for_holder(conn, id, language))?)
}

/// Keeps the choice of somebody of the Registration Authority who is signed in.
///
/// # Errors
/// When the database fails.
pub fn choose_for_staff(ports: &Ports, officer: &Officer, language: Language) -> Outcome<()> {
    let id = officer.staff.id;
    Ok(ports
        .db
        .write(|conn| languages::choose_for_staff(conn, id, language))?)
}

/// What the holder of a number chose, for the sign-in that has just found the passcode right: nobody else may ask.
///
/// # Errors
/// When the database fails.
pub fn of_number(ports: &Ports, number: &SmartcardNumber) -> Outcome<Option<Language>> {
    Ok(ports.db.read(|conn| languages::of_number(conn, number))?)
}

/// What somebody of the Registration Authority chose; `None` when they never did.
///
/// # Errors
/// When the database fails.
pub fn of_staff(ports: &Ports, officer: &Officer) -> Outcome<Option<Language>> {
    let id = officer.staff.id;
    Ok(ports.db.read(|conn| languages::of_staff(conn, id))?)
}

/// The language of a mail: what its reader chose, and English for those who never chose. It comes from the
/// reader's own row and never from a request, so that nobody who types a number changes what its holder reads.
pub(super) fn of_reader(
    conn: &mut Connection,
    message: &Message,
    about: &Subject,
    to: &EmailAddress,
) -> Stored<Language> {
    let chosen = match (message.reader(), about) {
        (Reader::Holder, Subject::Number(number)) => languages::of_number(conn, number)?,
        _ => languages::of_mailbox(conn, to)?,
    };
    Ok(chosen.unwrap_or_default())
}
