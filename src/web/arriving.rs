//! A body as it arrives, of a form or of the API: in time and whole, or not at all.

use std::time::Duration;

use actix_web::error::PayloadError;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;

use super::errors::AppError;

/// How long a body may take to arrive: a slow one holds nothing else up, but it holds a connection (R40).
const SLOWEST: Duration = Duration::from_secs(20);

/// The whole of it.
///
/// # Errors
/// When it is too slow, too large, or breaks off.
pub async fn whole(
    body: impl Future<Output = Result<Bytes, actix_web::Error>>,
) -> Result<Bytes, AppError> {
    tokio::time::timeout(SLOWEST, body)
        .await
        .map_err(|_| AppError::TooSlow)?
        .map_err(|error| match error.as_error::<PayloadError>() {
            Some(PayloadError::Overflow) => AppError::TooLarge,
            _ => AppError::Malformed("the body broke off"),
        })
}

/// Whether it says that it is of this type, whatever else is said of that.
#[must_use]
pub fn is(headers: &HeaderMap, essence: &str) -> bool {
    let content_type = headers.get(header::CONTENT_TYPE);
    let said = content_type
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let said = said.split(';').next().unwrap_or_default().trim();
    said.eq_ignore_ascii_case(essence)
}

/// Whether it is compressed. None is inflated: what inflates without end is refused before it is read.
#[must_use]
pub fn is_compressed(headers: &HeaderMap) -> bool {
    headers.contains_key(header::CONTENT_ENCODING)
}
