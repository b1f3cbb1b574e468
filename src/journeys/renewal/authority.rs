//! The certificate authority of this installation: made once, and its certificate shown to whoever asks.

use super::super::{Outcome, Ports, trail};
use crate::authority::AuthorityError;
use crate::domain::audit::{Action, Subject};

/// Makes the authority; `false`, and nothing changed, when there is one.
///
/// # Errors
/// When the database fails or no key can be made.
pub fn init(ports: &Ports) -> Outcome<bool> {
    let made = ports.authority.init(&ports.db, ports.now())?;
    if made {
        let action = Action::AuthorityMade;
        ports
            .db
            .write(|conn| trail::system_about(conn, ports, action, &Subject::Portal, ""))?;
    }
    Ok(made)
}

/// Its own certificate, in DER; `None` before there is one.
///
/// # Errors
/// When the database fails or the key cannot be opened.
pub fn certificate(ports: &Ports) -> Outcome<Option<Vec<u8>>> {
    match ports.authority.certificate(&ports.db) {
        Ok(der) => Ok(Some(der)),
        Err(AuthorityError::Missing) => Ok(None),
        Err(other) => Err(other.into()),
    }
}
