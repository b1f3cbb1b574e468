//! What the holder's page says of their post, and what the officer can do about it.

use super::sees;
use crate::domain::role::Capability;
use crate::journeys::assist::post_end::last_day;
use crate::journeys::holder_file::{Closed, HolderFile};
use crate::journeys::staff::officer::Officer;
use crate::london;
use crate::urls;
use crate::web::pages::ra::holders::DeedView;
use crate::web::pages::ra::profile::ProfileView;

/// The holder's post for an officer.
pub(super) fn view(officer: &Officer, file: &HolderFile) -> ProfileView {
    let may = !file.own && sees(officer, file, Capability::ManageHolders);
    ProfileView {
        closed: since(file),
        last_day: file.post.ends_at.map(last_day).unwrap_or_default(),
        deeds: if may { deeds(file) } else { Vec::new() },
    }
}

/// Since when the profile is closed; empty for an open one.
fn since(file: &HolderFile) -> String {
    match file.closed {
        Some(Closed::Since(at)) => format!("since {}", london::moment(at)),
        Some(Closed::PostEnded) => "as the post has ended".to_owned(),
        None => String::new(),
    }
}

fn deeds(file: &HolderFile) -> Vec<DeedView> {
    let close = match file.closed {
        Some(_) => "Open the profile again",
        None => "Close the profile of a leaver",
    };
    let all = [
        (urls::RA_RENAME, "Change the name", true),
        (urls::RA_MOVE, "Move to another organisation", true),
        (
            urls::RA_POST_END,
            "Change the end of the post",
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
