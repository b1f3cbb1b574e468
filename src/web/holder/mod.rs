//! The holder's pages: one file per step; the folder tree is the journeys.

pub mod code_link;
pub mod code_page;
pub mod find_desk;
pub mod me;
pub mod public;
pub mod register;
pub mod sign_in;
pub mod signed_in;
pub mod terms;
pub mod unlock;
pub mod words;

use actix_web::HttpResponse;
use actix_web::http::header;

use super::browser;
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
        .cookie(browser::cookie(site, token))
        .finish()
}
