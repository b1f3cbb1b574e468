//! The first RA Manager, made at the command line: everybody else is invited in the console.

use time::OffsetDateTime;

use super::super::JourneyError;
use super::{Outcome, Ports, invitation};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::role::Role;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::organisations::{self, Organisation};
use crate::storage::staff::{self, NewStaff};
use crate::storage::staff_roles::{self, NewRole};
use crate::storage::{Connection, audit};
use crate::urls;

/// Whom to make RA Manager, and where.
#[derive(Debug, Clone)]
pub struct FirstManager<'a> {
    /// What they will sign in with.
    pub email: &'a EmailAddress,
    /// Full name.
    pub name: &'a str,
    /// Their own card, on which they may not act.
    pub own_card: &'a SmartcardNumber,
    /// The code of the organisation in which they hold the role.
    pub ods_code: &'a str,
    /// Its name, where it is not in the database yet.
    pub organisation_name: Option<&'a str>,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Created {
    /// Made; the path at which they choose their password.
    Invited {
        /// The path, with a token that works once.
        path: String,
        /// Until when it works.
        until: OffsetDateTime,
    },
    /// The address or the card is somebody's already.
    AddressTaken,
    /// There is no organisation of this code, and no name to make one.
    UnknownOrganisation,
}

/// Makes an RA Manager and an invitation for them.
///
/// # Errors
/// When the database fails.
pub fn first_manager(ports: &Ports, new: &FirstManager<'_>) -> Outcome<Created> {
    let made = ports.db.write(|conn| make(conn, ports, new));
    match made {
        Ok(created) => Ok(created),
        Err(Undo::Nothing(outcome)) => Ok(outcome),
        Err(Undo::Failed(error)) => Err(error),
    }
}

/// Why the transaction is rolled back.
enum Undo {
    /// Nothing is to be made.
    Nothing(Created),
    /// Something failed.
    Failed(JourneyError),
}

impl<E: Into<JourneyError>> From<E> for Undo {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

fn make(conn: &mut Connection, ports: &Ports, new: &FirstManager<'_>) -> Result<Created, Undo> {
    let now = ports.now();
    let organisation = match (
        organisations::by_code(conn, new.ods_code)?,
        new.organisation_name,
    ) {
        (Some((id, _)), _) => id,
        (None, Some(name)) => organisations::add(conn, &empty(new.ods_code, name))?,
        (None, None) => return Err(Undo::Nothing(Created::UnknownOrganisation)),
    };
    let person = NewStaff {
        email: new.email,
        name: new.name,
        own_card: new.own_card,
    };
    let Some(id) = staff::add(conn, &person, now)? else {
        return Err(Undo::Nothing(Created::AddressTaken));
    };
    let role = NewRole {
        staff: id,
        role: Role::RaManager,
        organisation,
        by: "command line",
        ends_at: None,
    };
    staff_roles::grant(conn, &role, now)?;
    let Some(made) = staff::find(conn, id)? else {
        return Err(JourneyError::Fault("a new account is not there".into()).into());
    };
    let (token, until) = invitation::make(conn, ports, &made)?;
    let event = audit::Event {
        at: now,
        actor: &Actor::System,
        action: Action::StaffInvited,
        subject: &Subject::Staff(new.email.as_str().to_owned()),
        detail: "first RA Manager, at the command line",
        network: "",
        request_id: "",
    };
    audit::record(conn, &event)?;
    let path = urls::ra_welcome(&token.to_text());
    Ok(Created::Invited { path, until })
}

/// An organisation whose desk is still to be described.
fn empty(ods_code: &str, name: &str) -> Organisation {
    Organisation {
        ods_code: ods_code.to_owned(),
        name: name.to_owned(),
        desk_name: format!("{name} smartcard desk"),
        desk_phone: String::new(),
        desk_email: String::new(),
        desk_hours: String::new(),
        desk_place: String::new(),
    }
}
