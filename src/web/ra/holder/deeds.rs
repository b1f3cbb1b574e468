//! What an officer can do for a holder: each deed with the capability it takes and the state it needs.

use super::sees;
use crate::domain::card::{CardCondition, Unusable};
use crate::domain::renewal::Entitlement;
use crate::domain::role::Capability;
use crate::journeys::holder_file::HolderFile;
use crate::journeys::staff::officer::Officer;
use crate::language::{Text, text};
use crate::urls;
use crate::web::pages::ra::holders::DeedView;

/// Something that can be done.
struct Deed {
    capability: Capability,
    path: &'static str,
    text: Text,
    /// Whether it is what this holder needs now.
    needed: bool,
}

/// A deed, where it can be done.
fn deed(
    possible: bool,
    capability: Capability,
    path: &'static str,
    text: Text,
    needed: bool,
) -> Option<Deed> {
    possible.then_some(Deed {
        capability,
        path,
        text,
        needed,
    })
}

/// What the officer can do for this holder, what is needed first; nothing on their own card.
pub(super) fn of(officer: &Officer, file: &HolderFile) -> Vec<DeedView> {
    if file.own {
        return Vec::new();
    }
    let parts = [on_self_service(file), on_the_card(file)];
    let mut deeds: Vec<DeedView> = parts
        .into_iter()
        .flatten()
        .flatten()
        .filter(|deed| sees(officer, file, deed.capability))
        .map(|deed| DeedView {
            href: urls::of_number(deed.path, file.holder.number.as_str()),
            text: deed.text,
            needed: deed.needed,
        })
        .collect();
    deeds.sort_by_key(|deed| !deed.needed);
    deeds
}

fn on_the_card(file: &HolderFile) -> Vec<Option<Deed>> {
    let new_card = |possible| {
        deed(
            possible,
            Capability::CancelReplace,
            urls::RA_REPLACE,
            text!("ra-holder-deed-new-card"),
            true,
        )
    };
    let Some(card) = &file.card else {
        return vec![new_card(true)];
    };
    let cancelled = card.condition == CardCondition::Cancelled;
    let expired = card.entitlement == Entitlement::No(Unusable::Expired);
    let usable = !matches!(card.entitlement, Entitlement::No(_));
    let due = usable && !matches!(card.entitlement, Entitlement::NotYet { .. });
    vec![
        deed(
            usable,
            Capability::AssistUnlock,
            urls::RA_UNLOCK,
            text!("ra-holder-deed-unlock"),
            card.condition == CardCondition::Locked,
        ),
        deed(
            usable,
            Capability::AssistRenewal,
            urls::RA_RENEW,
            text!("ra-holder-deed-renew"),
            due,
        ),
        deed(
            expired,
            Capability::Repair,
            urls::RA_REPAIR,
            text!("ra-holder-deed-repair"),
            true,
        ),
        new_card(cancelled),
        deed(
            !cancelled,
            Capability::CancelReplace,
            urls::RA_CANCEL,
            text!("ra-holder-deed-cancel"),
            false,
        ),
    ]
}

fn on_self_service(file: &HolderFile) -> Vec<Option<Deed>> {
    vec![
        deed(
            file.strikes.locked_out(),
            Capability::ClearLockout,
            urls::RA_LOCKOUT,
            text!("ra-holder-deed-lockout"),
            true,
        ),
        deed(
            !file.email_waits,
            Capability::EditContact,
            urls::RA_EMAIL,
            text!("ra-holder-deed-email"),
            file.holder.email.is_none(),
        ),
        deed(
            file.registered.is_some(),
            Capability::EndRegistration,
            urls::RA_REGISTRATION,
            text!("ra-holder-deed-registration"),
            false,
        ),
    ]
}
