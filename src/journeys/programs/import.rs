//! Importing holders: all rows or none, each new, changed or as it was, by its smartcard number.
//!
//! What a row does not give stays as it is. A new address is told to the old one and to itself (R48), and
//! unlocks under way for the number end.

use std::collections::HashSet;

use super::{Connection, Granted, JourneyError, Outcome, Ports, scopes, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::mobile_number::MobileNumber;
use crate::domain::name_words;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::caller::Caller;
use crate::storage::holders::{self, Holder, HolderId, NewHolder};
use crate::storage::organisations::{self, OrganisationId};

/// The most rows of one import.
pub const MOST_ROWS: usize = 500;
/// The most characters of a name.
pub const NAME_CHARS: usize = 100;

/// A row as it was sent.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number under the photograph.
    pub number: String,
    /// Full name.
    pub name: String,
    /// The code of the organisation where they work.
    pub ods_code: String,
    /// Their address.
    pub email: Option<String>,
    /// Their mobile number.
    pub mobile: Option<String>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowError {
    /// Which, from 0.
    pub row: usize,
    /// Which field of it, by its name in the API.
    pub field: &'static str,
    /// In plain words.
    pub detail: &'static str,
}

/// How many rows were what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Holders who were not there.
    pub new: usize,
    /// Holders of whom something was changed.
    pub changed: usize,
    /// Holders who were as the row says.
    pub unchanged: usize,
}

/// What came of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Imported {
    /// So it was done, or would be.
    Done(Counts),
    /// Nothing was done.
    Refused(Vec<RowError>),
}

/// Why the transaction is rolled back.
enum Undo {
    /// Nothing is to be done: refused, or only tried.
    Nothing(Imported),
    /// Something failed.
    Failed(JourneyError),
}

impl<E: Into<JourneyError>> From<E> for Undo {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

/// Imports rows, or only says what would come of it.
///
/// # Errors
/// When the database fails; `Overtaken` when another request added the same holder meanwhile.
pub fn import(
    ports: &Ports,
    caller: &Caller,
    granted: &Granted<scopes::HoldersImport>,
    rows: &[Row],
    dry_run: bool,
) -> Outcome<Imported> {
    let done = ports.db.write(|conn| {
        let run = Run {
            ports,
            caller,
            granted,
        };
        match run.all(conn, rows)? {
            Imported::Done(counts) if !dry_run => Ok(Imported::Done(counts)),
            other => Err(Undo::Nothing(other)),
        }
    });
    match done {
        Ok(done) | Err(Undo::Nothing(done)) => Ok(done),
        Err(Undo::Failed(error)) => Err(error),
    }
}

/// A row that has been understood.
struct Read {
    number: SmartcardNumber,
    name: String,
    organisation: OrganisationId,
    email: Option<EmailAddress>,
    mobile: Option<MobileNumber>,
}

/// What is wrong with a field.
type Wrong = (&'static str, &'static str);

/// What a row turned out to be.
enum Kind {
    New,
    Changed,
    Unchanged,
}

struct Run<'a> {
    ports: &'a Ports,
    caller: &'a Caller,
    granted: &'a Granted<scopes::HoldersImport>,
}

impl Run<'_> {
    fn all(&self, conn: &mut Connection, rows: &[Row]) -> Outcome<Imported> {
        let (mut counts, mut errors) = (Counts::default(), Vec::new());
        let (mut numbers, mut mailboxes) = (HashSet::new(), HashSet::new());
        for (index, row) in rows.iter().enumerate() {
            let read = match self.read(conn, row)? {
                Ok(read) => read,
                Err(wrong) => {
                    errors.extend(wrong.into_iter().map(|wrong| at(index, wrong)));
                    continue;
                }
            };
            if !numbers.insert(read.number.clone()) {
                errors.push(at(index, ("smartcard_number", "is in an earlier row")));
                continue;
            }
            let mailbox = read.email.as_ref().map(EmailAddress::mailbox_key);
            if mailbox.is_some_and(|key| !mailboxes.insert(key)) {
                errors.push(at(index, ("email", "is in an earlier row")));
                continue;
            }
            match self.one(conn, &read)? {
                Ok(Kind::New) => counts.new += 1,
                Ok(Kind::Changed) => counts.changed += 1,
                Ok(Kind::Unchanged) => counts.unchanged += 1,
                Err(wrong) => errors.push(at(index, wrong)),
            }
        }
        Ok(match errors.is_empty() {
            true => Imported::Done(counts),
            false => Imported::Refused(errors),
        })
    }

    /// Understands a row, or says everything that is wrong with it.
    fn read(&self, conn: &mut Connection, row: &Row) -> Outcome<Result<Read, Vec<Wrong>>> {
        let mut wrong = Vec::new();
        let number = SmartcardNumber::parse(&row.number)
            .map_err(|_| wrong.push(("smartcard_number", "must have 12 digits")));
        let name = name_of(&row.name).ok_or_else(|| {
            wrong.push((
                "name",
                "must have a letter, 100 characters or fewer, and no control characters",
            ));
        });
        let organisation = organisations::by_code(conn, &row.ods_code)?
            .ok_or_else(|| wrong.push(("ods_code", "is not the code of an organisation here")));
        let email = row.email.as_deref().map(EmailAddress::parse).transpose();
        let email = email.map_err(|_| wrong.push(("email", "must be an email address")));
        let approved = |to: &EmailAddress| self.ports.rules.approved_domains.covers(to);
        if matches!(&email, Ok(Some(to)) if !approved(to)) {
            wrong.push(("email", "must be at an approved domain"));
        }
        let mobile = row.mobile.as_deref().map(MobileNumber::parse).transpose();
        let mobile = mobile.map_err(|_| wrong.push(("mobile", "must be a mobile number")));
        let (Ok(number), Ok(name), Ok((organisation, _)), Ok(email), Ok(mobile)) =
            (number, name, organisation, email, mobile)
        else {
            return Ok(Err(wrong));
        };
        if !wrong.is_empty() {
            return Ok(Err(wrong));
        }
        Ok(Ok(Read {
            number,
            name,
            organisation,
            email,
            mobile,
        }))
    }

    /// Does what a row says.
    fn one(&self, conn: &mut Connection, read: &Read) -> Outcome<Result<Kind, Wrong>> {
        let known = holders::by_number(conn, &read.number)?;
        let changes = known.as_ref().map(|holder| changes(holder, read));
        if changes.as_ref().is_some_and(Vec::is_empty) {
            return Ok(Ok(Kind::Unchanged));
        }
        if self.granted.is_makers_card(&read.number) {
            let own = "is the card of whoever made this token: nobody changes their own";
            return Ok(Err(("smartcard_number", own)));
        }
        let id = known.as_ref().map_or(HolderId::NOBODY, |holder| holder.id);
        if let Some(email) = &read.email
            && holders::mailbox_is_anothers(conn, email, id)?
        {
            return Ok(Err(("email", "is another holder’s")));
        }
        if let (Some(holder), Some(email)) = (&known, &read.email)
            && holder.email.as_ref() != Some(email)
        {
            // Whoever reads the mailbox can unlock the card: for a known holder that takes two people.
            let two = "is not the one that this holder has; it is changed by the holder, or at the desk by two people";
            return Ok(Err(("email", two)));
        }
        let (kind, detail) = if let (Some(holder), Some(changes)) = (known, changes) {
            change(conn, &holder, read)?;
            (Kind::Changed, format!("changed: {}", changes.join(", ")))
        } else {
            self.add(conn, read)?;
            (Kind::New, "new".to_owned())
        };
        let (actor, about) = (self.granted.actor(), Subject::Number(read.number.clone()));
        let action = Action::HolderImported;
        trail::event(
            conn,
            self.ports,
            self.caller,
            &actor,
            action,
            &about,
            &detail,
        )?;
        Ok(Ok(kind))
    }

    fn add(&self, conn: &mut Connection, read: &Read) -> Outcome<()> {
        let new = NewHolder {
            number: &read.number,
            name: &read.name,
            organisation: read.organisation,
            email: read.email.as_ref(),
            mobile: read.mobile.as_ref(),
        };
        let added = holders::add_unless_taken(conn, &new, self.ports.now())?;
        added.map(|_| ()).ok_or(JourneyError::Overtaken)
    }
}

/// Changes what a row says of a known holder.
fn change(conn: &mut Connection, holder: &Holder, read: &Read) -> Outcome<()> {
    if holder.name != read.name || holder.organisation != read.organisation {
        holders::rename_or_move(conn, holder.id, &read.name, read.organisation)?;
    }
    if let Some(mobile) = &read.mobile {
        holders::set_mobile(conn, holder.id, mobile)?;
    }
    Ok(())
}

fn at(row: usize, (field, detail): Wrong) -> RowError {
    RowError { row, field, detail }
}

/// A name that can be printed and found.
fn name_of(typed: &str) -> Option<String> {
    let name = typed.trim();
    let odd = |c: char| c.is_control() || c == '\u{fffd}';
    let fits = name.chars().count() <= NAME_CHARS && !name.chars().any(odd);
    (fits && !name_words::fold(name).is_empty()).then(|| name.to_owned())
}

/// The names of what a row would change.
fn changes(holder: &Holder, read: &Read) -> Vec<&'static str> {
    let differs = [
        ("name", holder.name != read.name),
        ("organisation", holder.organisation != read.organisation),
        ("email", read.email.is_some() && holder.email != read.email),
        (
            "mobile",
            read.mobile.is_some() && holder.mobile != read.mobile,
        ),
    ];
    differs
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect()
}
