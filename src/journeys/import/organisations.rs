//! The organisations of an import: their own file, each new, changed or as it was, by its code.

use std::collections::HashSet;

use super::file::{Columns, Values};
use super::{Counts, FIELD_BYTES, Outcome, Place, Ports, RowError, Wrong, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::name_words;
use crate::storage::Connection;
use crate::storage::organisations::{self, Organisation};

/// The columns of the file.
pub const COLUMNS: Columns = Columns {
    names: &[
        "ods_code",
        "name",
        "desk_name",
        "desk_phone",
        "desk_email",
        "desk_hours",
        "desk_place",
    ],
    required: 2,
};

/// The most characters of a code.
const CODE_CHARS: usize = 12;
/// The most characters of a name.
const NAME_CHARS: usize = 200;

/// The organisations of an import under way.
#[derive(Default)]
pub struct Organisations {
    codes: HashSet<String>,
    /// How many were what.
    pub counts: Counts,
}

impl Organisations {
    /// Does what rows say.
    ///
    /// # Errors
    /// When the database fails.
    pub fn batch(
        &mut self,
        conn: &mut Connection,
        ports: &Ports,
        rows: Vec<Values>,
        tell: &mut dyn FnMut(&RowError),
    ) -> Outcome<()> {
        for (place, values) in rows {
            let said = values.map_err(|wrong| vec![wrong]).and_then(read);
            match said {
                Ok(said) if self.codes.insert(said.ods_code.clone()) => {
                    self.one(conn, ports, &said)?;
                }
                Ok(_) => self.bad(place, vec![("ods_code", "is in an earlier row")], tell),
                Err(wrong) => self.bad(place, wrong, tell),
            }
        }
        Ok(())
    }

    fn bad(&mut self, place: Place, wrong: Vec<Wrong>, tell: &mut dyn FnMut(&RowError)) {
        self.counts.bad += 1;
        for (field, detail) in wrong {
            tell(&RowError {
                place,
                field,
                detail,
            });
        }
    }

    fn one(&mut self, conn: &mut Connection, ports: &Ports, said: &Organisation) -> Outcome<()> {
        let what = match organisations::by_code(conn, &said.ods_code)? {
            Some((_, known)) if known == *said => {
                self.counts.unchanged += 1;
                return Ok(());
            }
            Some((id, _)) => {
                organisations::change(conn, id, said)?;
                self.counts.changed += 1;
                "changed"
            }
            None => {
                organisations::add(conn, said)?;
                self.counts.new += 1;
                "new"
            }
        };
        let detail = format!("{} {}: {what}", said.ods_code, said.name);
        let action = Action::OrganisationImported;
        trail::system_about(conn, ports, action, &Subject::Portal, &detail)?;
        Ok(())
    }
}

/// Understands a row. What it does not give of a desk is empty.
///
/// # Errors
/// Everything that is wrong with it, field by field.
pub fn read(values: Vec<Option<String>>) -> Result<Organisation, Vec<Wrong>> {
    let mut wrong = Vec::new();
    for (value, field) in values.iter().zip(COLUMNS.names) {
        let text = value.as_deref().unwrap_or_default();
        if text.len() > FIELD_BYTES {
            wrong.push((*field, "is longer than 1,000 bytes"));
        } else if text.chars().any(char::is_control) {
            wrong.push((*field, "must not have control characters"));
        }
    }
    let mut values = values.into_iter().map(Option::unwrap_or_default);
    let mut next = || values.next().unwrap_or_default();
    let said = Organisation {
        ods_code: next().to_ascii_uppercase(),
        name: next(),
        desk_name: next(),
        desk_phone: next(),
        desk_email: next(),
        desk_hours: next(),
        desk_place: next(),
    };
    let code = &said.ods_code;
    let plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if !plain || !(1..=CODE_CHARS).contains(&code.len()) {
        wrong.push(("ods_code", "must have 1 to 12 letters and digits"));
    }
    if !name_words::is_name(&said.name, NAME_CHARS) {
        wrong.push(("name", "must have a letter, and 200 characters or fewer"));
    }
    if !said.desk_email.is_empty() && EmailAddress::parse(&said.desk_email).is_err() {
        wrong.push(("desk_email", "must be an email address"));
    }
    match wrong.is_empty() {
        true => Ok(said),
        false => Err(wrong),
    }
}
