//! What the holder's page says of their post, and what the officer can do about it.

use super::end::last_day;
use crate::domain::role::Capability;
use crate::journeys::holder_file::{Closed, HolderFile};
use crate::journeys::staff::officer::Officer;
use crate::language::{Text, text};
use crate::urls;
use crate::web::pages::ra::holders::DeedView;
use crate::web::pages::ra::profile::ProfileView;

/// The holder's post for an officer.
pub(super) fn view(officer: &Officer, file: &HolderFile) -> ProfileView {
    let may = file.lets(officer, Capability::ManageHolders);
    ProfileView {
        closed: since(file),
        last_day: file.post.end.map(last_day),
        deeds: if may { deeds(file) } else { Vec::new() },
    }
}

/// Since when the profile is closed; none for an open one.
fn since(file: &HolderFile) -> Option<Text> {
    file.closed.map(|closed| match closed {
        Closed::Since(at) => text!("ra-holder-closed-since", time = Text::moment(at)),
        Closed::PostEnded => text!("ra-holder-closed-post-ended"),
    })
}

fn deeds(file: &HolderFile) -> Vec<DeedView> {
    let close = match file.closed {
        Some(_) => text!("ra-holder-deed-reopen"),
        None => text!("ra-holder-deed-close"),
    };
    let all = [
        (urls::RA_RENAME, text!("ra-holder-deed-rename"), true),
        (urls::RA_MOVE, text!("ra-holder-deed-move"), true),
        (
            urls::RA_POST_END,
            text!("ra-holder-deed-post-end"),
            file.closed.is_none(),
        ),
        (urls::RA_CLOSE, close, true),
    ];
    let possible = all.into_iter().filter(|(.., possible)| *possible);
    possible
        .map(|(path, text, _)| DeedView {
            href: urls::of_number(path, file.holder.number.as_str()),
            text,
            needed: false,
        })
        .collect()
}
