//! Clearing a lock-out.

use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::gate::Sent;
use super::params::Params;
use super::problem::{ApiError, FieldError};
use super::{Answer, ok};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::assist::lockout::{self, Cleared};
use crate::journeys::programs::scopes;
use crate::urls;
use crate::web::errors::AppError;
use crate::web::portal::Portal;

/// The most characters of a reason.
const REASON_CHARS: usize = 500;

/// Why a lock-out is cleared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearLockout {
    /// In plain words; it is written to the audit trail.
    #[schema(
        pattern = "^[^\\u0000-\\u0020\\u007f-\\u00a0\\s\\ufffd][^\\u0000-\\u001f\\u007f-\\u009f\\ufffd]{0,499}$",
        example = "Identity checked by telephone, reference 4711"
    )]
    reason: String,
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct LockoutCleared {
    /// The number.
    #[schema(pattern = "^[0-9]{12}$")]
    smartcard_number: String,
    /// Failed attempts that were closed with it.
    #[schema(minimum = 0)]
    attempts_closed: usize,
}

fn reason_of(text: &str) -> Result<String, ApiError> {
    let text = text.trim();
    let odd = |c: char| c.is_control() || c == '\u{fffd}';
    let fits = (1..=REASON_CHARS).contains(&text.chars().count());
    if fits && !text.contains(odd) {
        return Ok(text.to_owned());
    }
    let detail = "must be 1 to 500 characters on one line";
    Err(ApiError::Invalid(vec![FieldError::new("reason", detail)]))
}

/// Opens self-service again for a number after three strikes, closes its attempts that nobody has decided,
/// and tells the holder by email.
#[utoipa::path(post, path = urls::API_LOCKOUT, request_body = ClearLockout, params(
    ("number" = String, Path, description = "The smartcard number", pattern = "^[0-9]{12}$", example = "555012340090")),
    responses((status = 200, description = "It was cleared", body = LockoutCleared)))]
pub async fn clear(
    portal: Data<Portal>,
    sent: Sent<scopes::LockoutsClear, ClearLockout>,
    request: HttpRequest,
    number: Path<String>,
) -> Answer {
    Params::of(&request).end()?;
    let number = SmartcardNumber::parse(&number).map_err(|_| AppError::NotFound)?;
    let reason = reason_of(&sent.body.reason)?;
    let (called, of) = (sent.called, number.clone());
    let cleared = portal
        .run(move |ports| lockout::by_program(ports, &called.caller, &called.granted, &of, &reason))
        .await?;
    match cleared.map_err(AppError::from)? {
        Some(Cleared::Done { attempts }) => ok(&LockoutCleared {
            smartcard_number: number.as_str().to_owned(),
            attempts_closed: attempts,
        }),
        Some(Cleared::NotLockedOut) => Err(ApiError::NotLockedOut),
        None => Err(AppError::NotFound.into()),
    }
}
