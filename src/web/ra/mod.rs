//! The Registration Authority's console, one file per page. Pages show and ask; journeys decide.
//!
//! `table` is every route of the console with the rule of who may use it; `gate` turns the rule into
//! types that only a sign-in and a role can make.

use actix_web::HttpResponse;
use actix_web::http::header;

pub mod approvals;
pub mod attempt;
pub mod attempts;
pub mod audit;
pub mod clinics;
pub mod code;
pub mod dashboard;
pub mod enrol;
mod files;
pub mod gate;
pub mod holder;
pub mod holders;
pub mod incident;
pub mod incidents;
pub mod mail;
pub mod me;
pub mod numbers;
mod reasons;
pub mod reports;
pub mod sign_in;
pub mod staff;
pub mod table;
pub mod tokens;
pub mod welcome;
pub mod words;

use super::browser::{self, Realm};
use super::pages::{ConsoleChrome, MenuItem};
use super::portal::Site;
use crate::domain::role::Capability;
use crate::journeys::staff::officer::Officer;
use crate::language::{Text, text};
use crate::secrets::token::PlainToken;
use crate::urls;
pub use crate::web::holder::see_other;

/// On to the next page, with a new console session.
#[must_use]
pub fn see_other_with(site: &Site, token: &PlainToken, to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .cookie(browser::cookie(site, Realm::Console, token))
        .finish()
}

/// The console's header before anybody is signed in.
#[must_use]
pub fn nobody() -> ConsoleChrome {
    ConsoleChrome {
        name: String::new(),
        menu: Vec::new(),
    }
}

/// The menu, and what it takes to see a line of it.
const MENU: [(&str, Text, Option<Capability>); 11] = [
    (urls::RA, text!("ra-menu-dashboard"), None),
    (
        urls::RA_ATTEMPTS,
        text!("ra-menu-attempts"),
        Some(Capability::ReviewAttempts),
    ),
    (
        urls::RA_HOLDERS,
        text!("ra-menu-holders"),
        Some(Capability::ViewHolders),
    ),
    (
        urls::RA_INCIDENTS,
        text!("ra-menu-incidents"),
        Some(Capability::CancelReplace),
    ),
    (
        urls::RA_APPROVALS,
        text!("ra-menu-approvals"),
        Some(Capability::Approve),
    ),
    (
        urls::RA_MAIL,
        text!("ra-menu-mail"),
        Some(Capability::SeeMail),
    ),
    (
        urls::RA_REPORTS,
        text!("ra-menu-reports"),
        Some(Capability::SeeReports),
    ),
    (
        urls::RA_AUDIT,
        text!("ra-menu-audit"),
        Some(Capability::SeeAudit),
    ),
    (
        urls::RA_STAFF,
        text!("ra-menu-staff"),
        Some(Capability::ManageStaff),
    ),
    (
        urls::RA_TOKENS,
        text!("ra-menu-tokens"),
        Some(Capability::ManageTokens),
    ),
    (
        urls::RA_CLINICS,
        text!("ra-menu-clinics"),
        Some(Capability::ManageClinics),
    ),
];

/// The console's header for an officer, with the line of `here` marked.
#[must_use]
pub fn header_of(officer: &Officer, here: &str) -> ConsoleChrome {
    header(officer.name(), here, |needs| officer.reach(needs).is_some())
}

/// The console's header for whoever is called `name` and may do what `may` says.
#[must_use]
pub fn header(name: &str, here: &str, may: impl Fn(Capability) -> bool) -> ConsoleChrome {
    let menu = MENU
        .into_iter()
        .filter(|(_, _, needs)| needs.is_none_or(&may))
        .map(|(href, text, _)| MenuItem {
            href,
            text,
            current: href == here,
        })
        .collect();
    ConsoleChrome {
        name: name.to_owned(),
        menu,
    }
}
