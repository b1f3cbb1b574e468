//! The holder's pages: one file per step; the folder tree is the journeys.

pub mod activity_words;
pub mod card;
pub mod code_link;
pub mod code_page;
pub mod contacts;
pub mod find_desk;
pub mod help;
pub mod me;
pub mod own_desk;
pub mod public;
pub mod register;
pub mod report;
pub mod sign_in;
pub mod signed_in;
pub mod terms;
pub mod unlock;
pub mod words;

use actix_web::HttpResponse;
use actix_web::http::header;

use super::browser::{self, Realm};
use super::portal::Site;
use crate::secrets::token::PlainToken;

/// On to the next page.
#[must_use]
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .finish()
}

/// On to the next page, with a rotated session.
#[must_use]
pub fn see_other_with(site: &Site, token: &PlainToken, to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, to))
        .cookie(browser::cookie(site, Realm::Holders, token))
        .finish()
}

/// The page of an address, saying that another holder has the mailbox.
#[must_use]
fn taken(path: &str) -> String {
    format!("{path}?taken=1")
}

/// Whether a page was opened to say so.
#[derive(Debug, serde::Deserialize)]
pub struct Taken {
    taken: Option<String>,
}

impl Taken {
    /// Says it beside the address, if it is to be said.
    fn say(&self, view: &mut super::pages::FormView) {
        if self.taken.is_some() {
            view.error("email", words::MAILBOX_TAKEN);
        }
    }
}
