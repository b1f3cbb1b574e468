//! `/metrics`: for those who watch the portal run, and for nobody else. It needs no session and stores nothing.

use actix_web::http::header;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use ipnet::IpNet;

use super::browser;
use super::errors::{Answer, AppError};
use super::portal::Portal;
use super::routes::BUTTON;
use crate::journeys::vitals;
use crate::limits::client_address::{client_address, is_in};
use crate::urls;

/// Prometheus's text.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Headers that proxies add. One that nobody vouches for says that a proxy of which the configuration does not know
/// stands between, and behind it may be the world.
const FORWARDED: [&str; 4] = ["x-forwarded-for", "forwarded", "x-real-ip", "via"];

/// The route. To a method that it does not take there is no such page either.
pub fn configure(config: &mut ServiceConfig) {
    config.service(
        web::resource(urls::METRICS)
            // Nobody is led to it.
            .name(BUTTON)
            .route(web::get().to(get))
            .route(web::head().to(get))
            .default_service(web::to(nowhere)),
    );
}

/// All that is counted.
pub async fn get(portal: Data<Portal>, request: HttpRequest) -> Answer<HttpResponse> {
    if !is_for(&request, &portal) {
        return Err(AppError::NotFound);
    }
    let text = portal.run(|ports| Ok(vitals::text(ports))).await?;
    Ok(answer(text))
}

async fn nowhere() -> Answer<HttpResponse> {
    Err(AppError::NotFound)
}

/// The numbers as an answer.
#[must_use]
pub fn answer(text: String) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, CONTENT_TYPE))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(text)
}

/// Whether whoever asks may watch: judged by the other end of the connection and by the client that a trusted proxy
/// says there is behind it, so that a proxy never opens it to the world.
#[must_use]
pub fn is_for(request: &HttpRequest, portal: &Portal) -> bool {
    may_watch(request, &portal.watchers, &portal.site.trusted_proxies)
}

/// The same for a listener of its own, which no proxy is in front of.
#[must_use]
pub fn may_watch(request: &HttpRequest, watchers: &[IpNet], proxies: &[IpNet]) -> bool {
    let Some(peer) = request.peer_addr().map(|peer| peer.ip()) else {
        return false;
    };
    let headers = request.headers();
    if !is_in(peer, proxies) && FORWARDED.iter().any(|name| headers.contains_key(*name)) {
        return false;
    }
    let forwarded = browser::forwarded_for(request);
    let forwarded: Vec<&str> = forwarded.iter().map(AsRef::as_ref).collect();
    let client = client_address(peer, &forwarded, proxies);
    is_in(peer, watchers) && is_in(client, watchers)
}
