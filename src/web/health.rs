//! For load balancers: whether the process lives, and whether it can serve.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::errors::{Answer, AppError};
use super::portal::Portal;

/// The process answers.
pub async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("ok\n")
}

/// The database answers and has every migration.
pub async fn ready(portal: Data<Portal>) -> Answer<HttpResponse> {
    let pending = portal
        .run(|ports| Ok(ports.db.pending_migrations()?))
        .await?;
    if pending.is_empty() {
        return Ok(HttpResponse::Ok()
            .content_type("text/plain; charset=utf-8")
            .body("ready\n"));
    }
    Err(AppError::Unavailable(format!(
        "migrations are missing: {}",
        pending.join(", ")
    )))
}
