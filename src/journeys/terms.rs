//! Accepting the terms of smartcard use.

use super::caller::Caller;
use super::sign_in::BeforeTerms;
use super::{Outcome, Ports, trail};
use crate::domain::audit::Action;
use crate::domain::terms::Acceptance;
use crate::storage::holders;

/// Notes that the holder accepts the terms in force.
///
/// # Errors
/// When the database fails.
pub fn accept(ports: &Ports, caller: &Caller, who: &BeforeTerms) -> Outcome<()> {
    let accepted = Acceptance {
        version: ports.rules.terms.version,
        at: ports.now(),
    };
    ports.db.write(|conn| {
        holders::accept_terms(conn, who.holder.id, accepted)?;
        trail::holder(
            conn,
            ports,
            caller,
            Action::TermsAccepted,
            &who.holder.number,
        )?;
        Ok(())
    })
}
