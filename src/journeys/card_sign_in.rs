//! Signing in with a card in a reader: its authentication certificate, whose key the card has proved to hold when
//! the connection was made. The reader's own software has asked for the passcode; the portal sees none, and no try
//! counts.
//!
//! The connection has been held against the authority and its list of a minute ago. Here the certificate is looked
//! up as the ledger has it now: issued by this authority to this card, for authentication, in use and not revoked.

use super::caller::Caller;
use super::sign_in::{self, Proved, SignIn};
use super::visit::Visit;
use super::{Outcome, Ports, trail};
use crate::authority;
use crate::cards::Serial;
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::certificate::CertificateKind;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::limits::LimitedAction;
use crate::storage::cards::{self, StoredCard};
use crate::storage::holders::{self, Holder};
use crate::storage::{Connection, StorageError, Stored, issued_certificates as issued};

/// What the trail says besides.
const HOW: &str = "with the card's certificate";

/// What came of a certificate.
#[derive(Debug)]
pub enum CardSignIn {
    /// It is not one that signs anybody in.
    Refused,
    /// It is this holder's card.
    Known {
        /// The holder's number.
        number: SmartcardNumber,
        /// What came of it: never that it was wrong.
        came_of: SignIn,
    },
}

/// The holder and card of a certificate that may sign in.
struct Found {
    holder: Holder,
    card: StoredCard,
    locked: bool,
}

/// Signs in with the certificate that a card has shown, in DER.
///
/// # Errors
/// When the network's budget of failures is spent or the database fails.
pub fn sign_in(
    ports: &Ports,
    caller: &Caller,
    earlier: Option<Visit>,
    certificate: &[u8],
) -> Outcome<CardSignIn> {
    let Some(found) = ports.db.read(|conn| look_up(conn, ports, certificate))? else {
        return refused(ports, caller);
    };
    let number = found.holder.number.clone();
    if let Some(why) = found.card.card.unusable(ports.now()) {
        let came_of = sign_in::unusable(ports, caller, &found.holder, why)?;
        return Ok(CardSignIn::Known { number, came_of });
    }
    let came_of = ports.db.write(|conn| {
        // Once more, in the transaction that opens the session: what was revoked a moment ago opens none. What is revoked
        // at the same moment ends it: every request of a session asks for its card again.
        match look_up(conn, ports, certificate)? {
            Some(found) if found.locked => {
                trail::visitor(conn, ports, caller, Action::SignInRefused, &number)?;
                Ok(Some(SignIn::Locked))
            }
            Some(found) if found.card.card.unusable(ports.now()).is_none() => {
                let proved = Proved {
                    holder: &found.holder,
                    card: &found.card,
                    how: HOW,
                };
                sign_in::let_in(conn, ports, caller, earlier, &proved).map(Some)
            }
            _ => Ok::<_, StorageError>(None),
        }
    })?;
    match came_of {
        Some(came_of) => Ok(CardSignIn::Known { number, came_of }),
        None => refused(ports, caller),
    }
}

/// The holder and the card of a certificate, where it is the one that signs them in now.
fn look_up(conn: &mut Connection, ports: &Ports, certificate: &[u8]) -> Stored<Option<Found>> {
    let Some(serial_number) = authority::serial_number(certificate) else {
        return Ok(None);
    };
    let Some(entry) = issued::by_serial_number(conn, &serial_number)? else {
        return Ok(None);
    };
    // The same to the last byte as what was issued: another authority may give the same serial number.
    let ours = entry.der == certificate && entry.kind == CertificateKind::Authentication;
    if !ours || !entry.in_use || entry.revoked || entry.expires_at <= ports.now() {
        return Ok(None);
    }
    let holder = holders::find(conn, entry.holder)?;
    // A card that another one took the place of signs nobody in.
    let card = cards::current(conn, holder.id, ports.now())?;
    let Some(card) = card.filter(|card| card.id == entry.card) else {
        return Ok(None);
    };
    let chip = Serial::of_card(card.serial.clone());
    let locked = ports.cards.is_locked(conn, &chip)?;
    Ok(Some(Found {
        holder,
        card,
        locked,
    }))
}

/// Writes down that a certificate of ours signed nobody in, and counts it against the network.
fn refused(ports: &Ports, caller: &Caller) -> Outcome<CardSignIn> {
    ports.limit(LimitedAction::FailedSignIn, &caller.network_key())?;
    ports.db.write(|conn| {
        let (actor, about) = (Actor::Visitor, Subject::Portal);
        let action = Action::SignInRefused;
        trail::event(conn, ports, caller, &actor, action, &about, HOW)
    })?;
    Ok(CardSignIn::Refused)
}
