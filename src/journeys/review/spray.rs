//! Sprays: one network that tries many numbers. Looked for every half minute, so that the desk sees an
//! alert and has a mail within a minute (R06).

use time::Duration;

use super::{Outcome, Ports, post, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::email_address::EmailAddress;
use crate::domain::review::{SPRAY_NUMBERS, SPRAY_WINDOW_MINUTES};
use crate::domain::role::Role;
use crate::mail::message::Message;
use crate::storage::alerts::{self, Sprayed};
use crate::storage::{Connection, staff, staff_roles};

/// How many attempts are looked at: more in an hour are a flood, of which the newest tell enough.
const MOST_ATTEMPTS: i64 = 100_000;
/// The most desks that one spray is told to.
const MOST_DESKS: i64 = 20;

/// Raises an alert for every network that sprays and has none; how many.
///
/// # Errors
/// When the database fails.
pub fn look(ports: &Ports) -> Outcome<usize> {
    let since = ports.now() - Duration::minutes(SPRAY_WINDOW_MINUTES);
    let sprays = ports
        .db
        .read(|conn| alerts::sprays(conn, since, SPRAY_NUMBERS, MOST_ATTEMPTS))?;
    let mut raised = 0;
    for spray in &sprays {
        let new = ports.db.write(|conn| {
            if alerts::keep_up(conn, spray, since)? {
                return Outcome::Ok(false);
            }
            if !alerts::raise(conn, spray, ports.now())? {
                return Ok(false);
            }
            let about = Subject::Network(spray.network.clone());
            let detail = format!("{} numbers, {} attempts", spray.numbers, spray.attempts);
            trail::system_about(conn, ports, Action::SprayFound, &about, &detail)?;
            tell(conn, ports, spray)?;
            Ok(true)
        })?;
        raised += usize::from(new);
    }
    Ok(raised)
}

/// Tells the desks whose holders' numbers were tried, and the RA Managers.
fn tell(conn: &mut Connection, ports: &Ports, spray: &Sprayed) -> Outcome<()> {
    let mut told: Vec<String> = Vec::new();
    let mut to = alerts::desks(conn, &spray.network, spray.first_at, MOST_DESKS)?
        .into_iter()
        .map(|(organisation, email)| ("smartcard desk".to_owned(), organisation, email))
        .collect::<Vec<_>>();
    for id in staff_roles::holding(conn, Role::RaManager, ports.now())? {
        if let Some(manager) = staff::find(conn, id)? {
            let ra = "the Registration Authority".to_owned();
            to.push((manager.name, ra, manager.email));
        }
    }
    for (name, organisation, email) in to {
        if told.contains(&email.mailbox_key()) {
            continue;
        }
        told.push(email.mailbox_key());
        send(conn, ports, spray, name, organisation, &email)?;
    }
    Ok(())
}

fn send(
    conn: &mut Connection,
    ports: &Ports,
    spray: &Sprayed,
    name: String,
    organisation: String,
    to: &EmailAddress,
) -> Outcome<()> {
    let message = Message::SprayAlert {
        name,
        organisation,
        first_at: spray.first_at,
        last_at: spray.last_at,
        network: spray.network.clone(),
        numbers: spray.numbers,
        attempts: spray.attempts,
    };
    let about = Subject::Network(spray.network.clone());
    post::queue_about(conn, ports, &about, to, &message)
}
