//! What the portal knows of the number that an unlock is about. Most of it is never shown.

use crate::cards::Serial;
use crate::domain::card::Unusable;
use crate::domain::desk::Desk;
use crate::domain::email_address::EmailAddress;
use crate::domain::obstacle::UnlockObstacle;
use crate::domain::policy::Proof;
use crate::domain::question::FourQuestions;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::code::Recipient;
use crate::journeys::{Ports, mailbox, post};
use crate::storage::belongings;
use crate::storage::cards::{self, StoredCard};
use crate::storage::holders::{Holder, HolderId};
use crate::storage::organisations::Organisation;
use crate::storage::registrations::Registration;
use crate::storage::{Connection, Stored};

/// A number with everything that belongs to it, if anything does.
pub(super) struct Subject {
    /// The number typed.
    pub number: SmartcardNumber,
    /// Its holder.
    pub known: Option<Known>,
}

/// A number that has a holder.
pub(super) struct Known {
    /// Who it is.
    pub holder: Holder,
    /// Where they work, with the desk.
    pub organisation: Organisation,
    /// Their card.
    pub card: Option<StoredCard>,
    /// Their registration for self-service.
    pub registration: Option<Registration>,
}

/// An unlock that cannot be completed, for a holder who has proved enough to be told.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// Why.
    pub why: Obstacle,
    /// The code of the holder's organisation, whose desk helps.
    pub organisation: String,
}

/// Why an unlock cannot be completed, whatever is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Nobody has this number, or nobody can be reached for it.
    Unreachable,
    /// Something its holder can be told.
    Telling(UnlockObstacle),
}

impl Subject {
    /// Looks the number up. The same queries run for every number, known or not: where nobody has it, they
    /// read of a stand-in, who is forgotten at the end of this function (R10).
    pub fn load(conn: &mut Connection, ports: &Ports, number: &SmartcardNumber) -> Stored<Self> {
        let number = number.clone();
        let Some(found) = belongings::of_nearest(conn, &number)? else {
            return Ok(Self {
                number,
                known: None,
            });
        };
        let theirs = found.holder.number == number;
        let card = cards::current(conn, found.holder.id, ports.now())?;
        let known = Known {
            registration: found.registration()?,
            holder: found.holder,
            organisation: found.organisation,
            card,
        };
        Ok(Self {
            number,
            known: Some(known).filter(|_| theirs),
        })
    }

    /// The registration, if there is one.
    pub fn registration(&self) -> Option<&Registration> {
        self.known.as_ref()?.registration.as_ref()
    }

    /// The holder with the registration, if there is one.
    pub fn registered(&self) -> Option<(HolderId, &Registration)> {
        let known = self.known.as_ref()?;
        Some((known.holder.id, known.registration.as_ref()?))
    }

    /// The questions to ask: the holder's, or decoys that stay the same for ever (R08).
    pub fn questions(&self, ports: &Ports) -> FourQuestions {
        // Drawn for every number, needed or not (R10).
        let decoys = FourQuestions::decoys(ports.keys.decoys(), &self.number);
        self.registration()
            .map_or(decoys, |registration| registration.questions)
    }

    /// What stands in the way of this unlock.
    pub fn obstacle(&self, ports: &Ports, proof: Proof) -> Option<Obstacle> {
        let Some(known) = &self.known else {
            return Some(Obstacle::Unreachable);
        };
        let Some(card) = &known.card else {
            return Some(Obstacle::Unreachable);
        };
        match card.card.unusable(ports.now()) {
            Some(Unusable::Cancelled) => Some(Obstacle::Telling(UnlockObstacle::Cancelled)),
            Some(Unusable::Closed) => Some(Obstacle::Telling(UnlockObstacle::Closed)),
            Some(Unusable::Expired) => Some(Obstacle::Telling(UnlockObstacle::CertificatesExpired)),
            None if proof.asks_questions() && known.registration.is_none() => {
                Some(Obstacle::Telling(UnlockObstacle::NotRegistered))
            }
            None => self
                .mailbox(ports)
                .is_none()
                .then_some(Obstacle::Unreachable),
        }
    }

    /// Where codes go.
    pub fn mailbox(&self, ports: &Ports) -> Option<&EmailAddress> {
        mailbox::of(ports, &self.known.as_ref()?.holder)
    }

    /// What a holder who has proved enough is told instead of going on.
    pub fn stopped(&self, ports: &Ports, proof: Proof) -> Option<Stopped> {
        let why = self.obstacle(ports, proof)?;
        let known = self.known.as_ref()?;
        Some(Stopped {
            why,
            organisation: known.organisation.ods_code.clone(),
        })
    }

    /// The recipient of an unlock code: only where the unlock can be completed.
    pub fn recipient(&self, ports: &Ports, proof: Proof) -> Option<Recipient<'_>> {
        if self.obstacle(ports, proof).is_some() {
            return None;
        }
        let known = self.known.as_ref()?;
        Some(Recipient {
            address: self.mailbox(ports)?,
            name: &known.holder.name,
            organisation: &known.organisation.name,
        })
    }

    /// The chip of the holder's card.
    pub fn serial(&self) -> Option<Serial> {
        let card = self.known.as_ref()?.card.as_ref()?;
        Some(Serial::of_card(card.serial.clone()))
    }
}

impl Known {
    /// The desk that serves the holder.
    pub fn desk(&self) -> Desk {
        post::desk(&self.organisation)
    }
}
