//! The address that unlock codes will go to: the known one, or another at an approved domain (R28).

use super::{Detour, Outcome, Pending, Ports, SignedIn, at};
use crate::domain::email_address::EmailAddress;
use crate::domain::registration::RegistrationStep;
use crate::journeys::mailbox::{self, Unfit};

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
    /// It cannot be the holder's.
    Unfit(Unfit),
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
    let unfit = ports
        .db
        .read(|conn| mailbox::unfit(conn, ports, &who.holder, email))?;
    if let Some(unfit) = unfit {
        return Ok(Kept::Unfit(unfit));
    }
    let pending = Pending {
        email: Some(email.clone()),
        ..registration.pending.clone()
    };
    registration
        .keep(ports, RegistrationStep::Email, &pending)
        .map(Kept::Kept)
}
