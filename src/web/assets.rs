//! Styles, scripts and images, embedded in the binary under names that hold their hash.

use actix_web::http::header;
use actix_web::web::Path;
use actix_web::{HttpResponse, Responder};
use rust_embed::RustEmbed;

use super::errors::AppError;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

#[derive(RustEmbed)]
#[folder = "$OUT_DIR/static"]
struct Static;

/// A file changes its name when it changes: browsers may keep it for a year.
const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";

/// Serves an asset.
pub async fn get(path: Path<String>) -> Result<impl Responder, AppError> {
    let file = Static::get(&path).ok_or(AppError::NotFound)?;
    Ok(HttpResponse::Ok()
        .content_type(file.metadata.mimetype())
        .insert_header((header::CACHE_CONTROL, FOR_A_YEAR))
        .body(file.data.into_owned()))
}
