//! What an officer can do for a holder: each deed with the capability it takes and the state it needs.

use super::holder_file::HolderFile;
use super::staff::officer::Officer;
use crate::domain::card::{CardCondition, Unusable};
use crate::domain::renewal::Entitlement;
use crate::domain::role::Capability;

/// Something that is done for a holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Self-service opens again.
    ClearLockout,
    /// An email address is proposed.
    ProposeEmail,
    /// The registration for self-service ends.
    EndRegistration,
    /// The card is unlocked.
    Unlock,
    /// Its certificates are renewed.
    Renew,
    /// Its expired certificates are repaired.
    Repair,
    /// A new card is handed out.
    NewCard,
    /// The card is cancelled.
    Cancel,
}

impl Deed {
    const fn capability(self) -> Capability {
        match self {
            Self::ClearLockout => Capability::ClearLockout,
            Self::ProposeEmail => Capability::EditContact,
            Self::EndRegistration => Capability::EndRegistration,
            Self::Unlock => Capability::AssistUnlock,
            Self::Renew => Capability::AssistRenewal,
            Self::Repair => Capability::Repair,
            Self::NewCard | Self::Cancel => Capability::CancelReplace,
        }
    }
}

/// A deed, and whether it is what the holder needs now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Possible {
    /// What can be done.
    pub deed: Deed,
    /// Whether it is needed now.
    pub needed: bool,
}

/// What the officer can do for this holder, what is needed first; nothing on their own card.
#[must_use]
pub fn of(officer: &Officer, file: &HolderFile) -> Vec<Possible> {
    let all = on_self_service(file).into_iter().chain(on_the_card(file));
    let mut possible: Vec<Possible> = all
        .filter(|(possible, deed, _)| *possible && file.lets(officer, deed.capability()))
        .map(|(_, deed, needed)| Possible { deed, needed })
        .collect();
    possible.sort_by_key(|possible| !possible.needed);
    possible
}

/// Whether the holder is in the state for a deed, which, and whether they need it now.
type Row = (bool, Deed, bool);

fn on_self_service(file: &HolderFile) -> Vec<Row> {
    let (registered, no_email) = (file.registered.is_some(), file.holder.email.is_none());
    vec![
        (file.strikes.locked_out(), Deed::ClearLockout, true),
        (!file.email_waits, Deed::ProposeEmail, no_email),
        (registered, Deed::EndRegistration, false),
    ]
}

fn on_the_card(file: &HolderFile) -> Vec<Row> {
    let Some(card) = &file.card else {
        return vec![(true, Deed::NewCard, true)];
    };
    let cancelled = card.condition == CardCondition::Cancelled;
    let locked = card.condition == CardCondition::Locked;
    let expired = card.entitlement == Entitlement::No(Unusable::Expired);
    let usable = !matches!(card.entitlement, Entitlement::No(_));
    let due = usable && !matches!(card.entitlement, Entitlement::NotYet { .. });
    vec![
        (usable, Deed::Unlock, locked),
        (usable, Deed::Renew, due),
        (expired, Deed::Repair, true),
        (cancelled, Deed::NewCard, true),
        (!cancelled, Deed::Cancel, false),
    ]
}
