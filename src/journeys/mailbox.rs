//! Which mailbox a holder is reached at: one at an approved domain (R28) that serves no other holder (R29).

use super::Ports;
use crate::domain::email_address::EmailAddress;
use crate::storage::holders::{self, Holder};
use crate::storage::{Connection, Stored};

/// Why a mailbox cannot be a holder's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It is not at an approved domain.
    NotApproved,
    /// It serves another holder.
    Taken,
}

/// Why an address cannot be this holder's; `None` when it can.
pub(super) fn unfit(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    email: &EmailAddress,
) -> Stored<Option<Unfit>> {
    if !ports.rules.approved_domains.covers(email) {
        return Ok(Some(Unfit::NotApproved));
    }
    let taken = holders::mailbox_is_anothers(conn, email, holder.id)?;
    Ok(taken.then_some(Unfit::Taken))
}

/// Where a holder is written to: the stored address, while its domain is (still) approved.
pub(super) fn of<'a>(ports: &Ports, holder: &'a Holder) -> Option<&'a EmailAddress> {
    let email = holder.email.as_ref()?;
    ports.rules.approved_domains.covers(email).then_some(email)
}
