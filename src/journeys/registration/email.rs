//! The address that unlock codes will go to: the known one, or another at an approved domain (R28).

use super::{Detour, Outcome, Pending, Ports, SignedIn, at};
use crate::domain::email_address::EmailAddress;
use crate::domain::registration::RegistrationStep;
use crate::storage::holders;

/// The address to begin with.
///
/// # Errors
/// When the database fails.
pub fn show(ports: &Ports, who: &SignedIn) -> Outcome<Result<Option<EmailAddress>, Detour>> {
    Ok(
        at(ports, who, RegistrationStep::Email)?.map(|registration| {
            registration
                .pending
                .email
                .or_else(|| who.holder.email.clone())
        }),
    )
}

/// What came of an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// Kept; the next step.
    Kept(RegistrationStep),
    /// It is not at an approved domain.
    NotApproved,
    /// The mailbox serves another holder.
    MailboxTaken,
    /// Out of order.
    Detour(Detour),
}

/// Keeps an address.
///
/// # Errors
/// When the database fails; `Overtaken` when the journey moved on meanwhile.
pub fn keep(ports: &Ports, who: &SignedIn, email: &EmailAddress) -> Outcome<Kept> {
    let registration = match at(ports, who, RegistrationStep::Email)? {
        Ok(registration) => registration,
        Err(detour) => return Ok(Kept::Detour(detour)),
    };
    if !ports.rules.approved_domains.covers(email) {
        return Ok(Kept::NotApproved);
    }
    if ports
        .db
        .read(|conn| holders::mailbox_is_anothers(conn, email, who.holder.id))?
    {
        return Ok(Kept::MailboxTaken);
    }
    let pending = Pending {
        email: Some(email.clone()),
        ..registration.pending.clone()
    };
    registration
        .keep(ports, RegistrationStep::Email, &pending)
        .map(Kept::Kept)
}
