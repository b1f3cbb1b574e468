//! “Stay signed in”: a request that does nothing but keep its session alive, within its absolute limit, and say
//! for how long it lasts now. Every other page does the same by being looked at.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Serialize;

use super::browser::Browser;
use super::errors::Answer;
use super::portal::Portal;
use crate::domain::session::Lasts;
use crate::journeys::staff::officer::{self, Standing};
use crate::london;

/// How long a session lasts.
#[derive(Serialize)]
struct Alive {
    /// Seconds until it ends if nothing more is done; 0 when it has ended.
    seconds: i64,
    /// The clock time of that end; empty when it has ended.
    until: String,
}

/// A holder's, or an unlock's.
pub async fn holders(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let lasts = browser.visit.map(|visit| visit.lasts);
    Ok(alive(&portal, lasts))
}

/// A staff member's.
pub async fn console(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let standing = portal
        .run(move |ports| officer::standing(ports, &browser.token))
        .await?;
    let lasts = match standing {
        Standing::In(officer) => Some(officer.lasts()),
        Standing::Half(_) | Standing::Nobody => None,
    };
    Ok(alive(&portal, lasts))
}

fn alive(portal: &Portal, lasts: Option<Lasts>) -> HttpResponse {
    let left = lasts.map(|lasts| lasts.until - portal.ports.now());
    let seconds = left.map_or(0, |left| left.whole_seconds().max(0));
    let until = lasts.map(|lasts| london::clock_time(lasts.until));
    let until = until.unwrap_or_default();
    HttpResponse::Ok().json(Alive { seconds, until })
}
