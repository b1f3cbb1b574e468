//! The certificate authority's certificate and revocation list, for computers that rely on the cards.

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::errors::{Answer, AppError};
use super::portal::Portal;
use crate::journeys::renewal::{authority, revocation};

/// The revocation list that was published last (RFC 5280, DER).
pub async fn list(portal: Data<Portal>) -> Answer<HttpResponse> {
    let list = portal.run(revocation::published).await?;
    let list = list.ok_or(AppError::NotFound)?;
    Ok(der("application/pkix-crl", list.der))
}

/// The authority's own certificate (DER).
pub async fn certificate(portal: Data<Portal>) -> Answer<HttpResponse> {
    let certificate = portal.run(authority::certificate).await?;
    Ok(der(
        "application/pkix-cert",
        certificate.ok_or(AppError::NotFound)?,
    ))
}

fn der(kind: &'static str, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok().content_type(kind).body(bytes)
}
