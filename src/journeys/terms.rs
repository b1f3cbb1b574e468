//! Accepting the terms of smartcard use.

use super::caller::Caller;
use super::sign_in::BeforeTerms;
use super::{Outcome, Ports, trail};
use crate::domain::audit::Action;
use crate::domain::terms::Acceptance;
use crate::storage::cards::{self, StoredCard};
use crate::storage::holders;

/// What follows from accepting.
#[derive(Debug, Clone, Copy)]
pub struct Accepted {
    /// Whether the certificates are due: the holder is asked next.
    pub renewal_due: bool,
}

/// Notes that the holder accepts the terms in force.
///
/// # Errors
/// When the database fails.
pub fn accept(ports: &Ports, caller: &Caller, who: &BeforeTerms) -> Outcome<Accepted> {
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
        let card = cards::current(conn, who.holder.id, accepted.at)?;
        let due = |card: StoredCard| ports.rules.renewal.is_due(&card.card, accepted.at);
        Ok(Accepted {
            renewal_due: card.is_some_and(due),
        })
    })
}
