//! The first certificates of a card: a new one from the desk, or one of the demonstration.

use time::OffsetDateTime;

use super::super::{Outcome, Ports};
use super::certify::{self, Certified};
use crate::cards::{PreparedPasscode, Serial};
use crate::domain::renewal::RenewalKind;
use crate::secrets::token::public_reference;
use crate::storage::cards::{self, NewCard};
use crate::storage::holders::Holder;
use crate::storage::{Connection, Stored};

/// The name of a new chip.
#[must_use]
pub fn draw_serial(ports: &Ports) -> Serial {
    Serial::of_card(public_reference(ports.random.as_ref()))
}

/// Adds a holder's new card with the passcode that they chose, in the transaction of whoever hands it out.
/// Until [`certify()`] is done it has no certificates, and counts as expired: a repair would finish it too.
///
/// # Errors
/// When the database fails.
pub fn add_card(
    conn: &mut Connection,
    ports: &Ports,
    holder: &Holder,
    serial: &Serial,
    prepared: &PreparedPasscode,
) -> Stored<()> {
    cards::add(
        conn,
        &NewCard {
            holder: holder.id,
            serial: serial.as_str(),
            issued_at: ports.now(),
            cancelled_at: None,
            expires_at: None,
        },
    )?;
    ports.cards.personalise(conn, serial, prepared)
}

/// Gives the newest card of a holder its first certificates; they expire when the authority says, or at
/// `expires_at`. `false` when the card or the authority failed: the same again goes on.
///
/// # Errors
/// When the database fails.
pub fn certify(
    ports: &Ports,
    holder: &Holder,
    expires_at: Option<OffsetDateTime>,
) -> Outcome<bool> {
    let now = ports.now();
    let card = ports.db.read(|conn| cards::current(conn, holder.id, now))?;
    let Some(card) = card else { return Ok(false) };
    let expires_at = expires_at.unwrap_or_else(|| ports.authority.expiry(now));
    match certify::make(ports, holder, &card, RenewalKind::Issue, expires_at)? {
        Certified::BrokenOff => Ok(false),
        Certified::Ready(renewal) => {
            let put = |conn: &mut Connection| certify::put_in_use(conn, ports, holder, &renewal);
            ports.db.write(put)?;
            Ok(true)
        }
    }
}
