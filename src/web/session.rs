//! How long a session lasts, for the script that warns before its end. “Stay signed in” is a request that does
//! nothing but keep its session alive, within its absolute limit; every other page does the same by being looked
//! at. The script's own question at the end is nobody's doing, and keeps nothing alive.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use time::Duration;

use super::browser::{self, Browser, Realm};
use super::errors::Answer;
use super::portal::Portal;
use crate::domain::session::Lasts;
use crate::journeys::staff::officer::{self, Standing};
use crate::journeys::{Outcome, Ports, visit};
use crate::london;
use crate::secrets::token::PlainToken;

/// How long a session lasts.
#[derive(Serialize)]
struct Alive {
    /// Seconds until it ends if nothing more is done, the last one to its end; 0 when it has ended.
    seconds: i64,
    /// The clock time of that end; empty when it has ended.
    until: String,
    /// Whether a request puts that off.
    extends: bool,
}

/// Keeps a holder's session alive, or an unlock's.
pub async fn holders(portal: Data<Portal>, browser: Browser) -> Answer<HttpResponse> {
    let lasts = browser.visit.map(|visit| visit.lasts);
    Ok(alive(&portal, lasts))
}

/// Keeps a staff member's alive.
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

/// Looks how long a holder's lasts, or an unlock's. [`Browser`] is not asked for: it would resume the session.
pub async fn holders_left(portal: Data<Portal>, request: HttpRequest) -> Answer<HttpResponse> {
    left(&portal, &request, Realm::Holders, visit::left).await
}

/// Looks how long a staff member's lasts.
pub async fn console_left(portal: Data<Portal>, request: HttpRequest) -> Answer<HttpResponse> {
    left(&portal, &request, Realm::Console, officer::left).await
}

async fn left(
    portal: &Portal,
    request: &HttpRequest,
    realm: Realm,
    look: fn(&Ports, &PlainToken) -> Outcome<Option<Lasts>>,
) -> Answer<HttpResponse> {
    let lasts = match browser::presented(request, &portal.site, realm) {
        Some(token) => portal.run(move |ports| look(ports, &token)).await?,
        None => None,
    };
    Ok(alive(portal, lasts))
}

fn alive(portal: &Portal, lasts: Option<Lasts>) -> HttpResponse {
    let left = lasts.map(|lasts| lasts.until - portal.ports.now());
    let seconds = left.map_or(0, |left| to_the_end(left).max(0));
    let until = lasts.map(|lasts| london::clock_time(lasts.until));
    let until = until.unwrap_or_default();
    let extends = lasts.is_some_and(|lasts| lasts.extends);
    HttpResponse::Ok().json(Alive {
        seconds,
        until,
        extends,
    })
}

/// Whole seconds, rounded up: a page that left a moment too soon would find itself signed in at the door.
fn to_the_end(left: Duration) -> i64 {
    (left + Duration::SECOND - Duration::NANOSECOND).whole_seconds()
}
