//! The certificate authority's certificate and revocation list, for computers that rely on the cards.

use actix_web::http::header::{CACHE_CONTROL, ETag, EntityTag, HeaderName, IfNoneMatch};
use actix_web::web::Data;
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, HttpResponseBuilder};

use super::errors::{Answer, AppError};
use super::portal::Portal;
use crate::journeys::renewal::{authority, revocation};
use crate::storage::authorities::ListTimes;

/// A copy may be kept, and is held against the last list before each use: something may have been revoked.
const ASK_AGAIN: (HeaderName, &str) = (CACHE_CONTROL, "no-cache");

/// The revocation list that was published last (RFC 5280, DER). Whoever has it already is told so without its being
/// read (RFC 9110 §13.1.2): it may have a hundred thousand entries.
pub async fn list(portal: Data<Portal>, request: HttpRequest) -> Answer<HttpResponse> {
    let times = portal.run(revocation::published_times).await?;
    let known = name(times.ok_or(AppError::NotFound)?);
    if has(&request, &known) {
        return Ok(HttpResponse::NotModified()
            .insert_header(ASK_AGAIN)
            .insert_header(ETag(known))
            .finish());
    }
    let list = portal.run(revocation::published).await?;
    let list = list.ok_or(AppError::NotFound)?;
    Ok(der("application/pkix-crl")
        .insert_header(ASK_AGAIN)
        .insert_header(ETag(name(list.times)))
        .body(list.der))
}

/// The authority's own certificate (DER).
pub async fn certificate(portal: Data<Portal>) -> Answer<HttpResponse> {
    let certificate = portal.run(authority::certificate).await?;
    let certificate = certificate.ok_or(AppError::NotFound)?;
    Ok(der("application/pkix-cert").body(certificate))
}

/// Names a list. Weak: on its way it may be compressed.
fn name(list: ListTimes) -> EntityTag {
    let micros = list.made_at.unix_timestamp_nanos() / 1_000;
    EntityTag::new_weak(format!("{micros:x}"))
}

/// Whether whoever asks says that they have what `tag` names.
fn has(request: &HttpRequest, tag: &EntityTag) -> bool {
    match request.get_header() {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(kept)) => kept.iter().any(|kept| kept.weak_eq(tag)),
        None => false,
    }
}

fn der(kind: &'static str) -> HttpResponseBuilder {
    let mut answer = HttpResponse::Ok();
    answer.content_type(kind);
    answer
}
