//! The listener that answers `/metrics` alone: for a network of its own, and for a process without the portal.

use std::net::TcpListener;
use std::sync::Arc;

use actix_web::dev::{Server, ServerHandle};
use actix_web::web::{self, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use ipnet::IpNet;

use super::{CannotStart, cannot};
use crate::config::Settings;
use crate::journeys::{Ports, vitals};
use crate::urls;
use crate::web::metrics::{answer, may_watch};

/// What it answers with.
struct Watched {
    ports: Arc<Ports>,
    watchers: Vec<IpNet>,
}

/// Binds the listener; `None` where the configuration has none. It has to be spawned, and stopped by its handle.
///
/// # Errors
/// Says that the port cannot be had.
pub fn listener(settings: &Settings, ports: &Arc<Ports>) -> Result<Option<Server>, CannotStart> {
    let metrics = &settings.metrics;
    if metrics.port == 0 {
        return Ok(None);
    }
    let taken = |error: std::io::Error| cannot("metrics.port", &error);
    let listener = TcpListener::bind((metrics.bind, metrics.port)).map_err(taken)?;
    let watched = Data::new(Watched {
        ports: Arc::clone(ports),
        watchers: metrics.allowed_networks.clone(),
    });
    let server = HttpServer::new(move || {
        App::new()
            .app_data(watched.clone())
            .route(urls::METRICS, web::get().to(get))
    });
    // The portal, or whoever runs without it, is told to stop; this one is stopped with it.
    let server = server.workers(1).disable_signals().shutdown_timeout(1);
    Ok(Some(server.listen(listener).map_err(taken)?.run()))
}

/// Has it answer until the handle stops it.
#[must_use]
pub fn spawn(listener: Server) -> ServerHandle {
    let handle = listener.handle();
    actix_web::rt::spawn(listener);
    handle
}

async fn get(watched: Data<Watched>, request: HttpRequest) -> HttpResponse {
    if !may_watch(&request, &watched.watchers, &[]) {
        return HttpResponse::NotFound().finish();
    }
    let ports = Arc::clone(&watched.ports);
    match web::block(move || vitals::text(&ports)).await {
        Ok(text) => answer(text),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}
