//! Styles, scripts and images, embedded in the binary under names that hold their hash, and compressed
//! when it was built: what is sent costs no time.

use std::borrow::Cow;

use actix_web::HttpResponse;
use actix_web::http::header::{self, AcceptEncoding, ContentEncoding, Encoding};
use actix_web::web::{Bytes, Data, Header, Path};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::errors::AppError;
use super::face::FaceFile;
use super::portal::Portal;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/static"]
struct Plain;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/brotli"]
struct Brotli;

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/gzip"]
struct Gzip;

/// A file changes its name when it changes: browsers may keep it for a year.
const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";

/// Serves an asset, compressed as the browser likes it best.
pub async fn get(
    portal: Data<Portal>,
    path: Path<String>,
    accepted: Option<Header<AcceptEncoding>>,
) -> Result<HttpResponse, AppError> {
    if let Some(file) = portal.site.face.file(&path) {
        return Ok(made_at_start(file));
    }
    let plain = Plain::get(&path).ok_or(AppError::NotFound)?;
    let mut response = HttpResponse::Ok();
    response
        .content_type(plain.metadata.mimetype())
        .insert_header((header::CACHE_CONTROL, FOR_A_YEAR))
        .insert_header((header::VARY, "Accept-Encoding"));
    let (encoding, file) = packed(&path, accepted.as_deref()).unzip();
    if let Some(encoding) = encoding {
        // The header also keeps the middleware from compressing it again.
        response.insert_header(encoding);
    }
    Ok(response.body(content(file.unwrap_or(plain))))
}

/// A file of the organisation's face; what is around handlers compresses it.
fn made_at_start(file: &FaceFile) -> HttpResponse {
    let mut response = HttpResponse::Ok();
    response
        .content_type(file.content_type)
        .insert_header((header::CACHE_CONTROL, FOR_A_YEAR));
    if let Some(policy) = file.policy {
        response.insert_header((header::CONTENT_SECURITY_POLICY, policy));
    }
    response.body(file.content.clone())
}

/// The compressed file that the browser likes best; none where it likes the plain one better or there is no other.
fn packed(
    path: &str,
    accepted: Option<&AcceptEncoding>,
) -> Option<(ContentEncoding, EmbeddedFile)> {
    let packings = [
        (ContentEncoding::Brotli, Brotli::get(path)),
        (ContentEncoding::Gzip, Gzip::get(path)),
    ];
    let there = packings
        .into_iter()
        .filter_map(|(encoding, file)| Some((encoding, file?)));
    let there: Vec<_> = there.collect();
    let known: Vec<Encoding> = there
        .iter()
        .map(|(encoding, _)| Encoding::Known(*encoding))
        .chain([Encoding::identity()])
        .collect();
    let best = accepted?.negotiate(known.iter())?;
    there
        .into_iter()
        .find(|(encoding, _)| best == Encoding::Known(*encoding))
}

fn content(file: EmbeddedFile) -> Bytes {
    match file.data {
        Cow::Borrowed(embedded) => Bytes::from_static(embedded),
        Cow::Owned(read) => read.into(),
    }
}
