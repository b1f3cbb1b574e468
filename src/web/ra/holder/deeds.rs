//! What an officer can do for a holder, as links.

use crate::journeys::holder_deeds::{self, Deed, Possible};
use crate::journeys::holder_file::HolderFile;
use crate::journeys::staff::officer::Officer;
use crate::language::{Text, text};
use crate::urls;
use crate::web::pages::ra::holders::DeedView;

/// What the officer can do for this holder, what is needed first.
pub(super) fn of(officer: &Officer, file: &HolderFile) -> Vec<DeedView> {
    let number = file.holder.number.as_str();
    let view = |possible: Possible| {
        let (path, text) = link(possible.deed);
        DeedView {
            href: urls::of_number(path, number),
            text,
            needed: possible.needed,
        }
    };
    let possible = holder_deeds::of(officer, file);
    possible.into_iter().map(view).collect()
}

fn link(deed: Deed) -> (&'static str, Text) {
    match deed {
        Deed::ClearLockout => (urls::RA_LOCKOUT, text!("ra-holder-deed-lockout")),
        Deed::ProposeEmail => (urls::RA_EMAIL, text!("ra-holder-deed-email")),
        Deed::EndRegistration => (urls::RA_REGISTRATION, text!("ra-holder-deed-registration")),
        Deed::Unlock => (urls::RA_UNLOCK, text!("ra-holder-deed-unlock")),
        Deed::Renew => (urls::RA_RENEW, text!("ra-holder-deed-renew")),
        Deed::Repair => (urls::RA_REPAIR, text!("ra-holder-deed-repair")),
        Deed::NewCard => (urls::RA_REPLACE, text!("ra-holder-deed-new-card")),
        Deed::Cancel => (urls::RA_CANCEL, text!("ra-holder-deed-cancel")),
    }
}
