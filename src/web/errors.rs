//! What a request can end in besides a page of its journey, and the pages for that.
//!
//! Handlers return `AppError`; it knows no template. The outermost middleware turns it, and every bare
//! status of the framework, into a page. A cause goes to the log, never to the page.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use time::OffsetDateTime;

use crate::journeys::JourneyError;
use crate::limits::{Limited, LimitedAction};
use crate::secrets::hashing::HashingError;
use crate::storage::StorageError;

/// Result of a handler.
pub type Answer<T> = Result<T, AppError>;

/// Why a request has no page of its own.
#[derive(Debug)]
pub enum AppError {
    /// The form was not one of ours: unknown, repeated or overlong fields, broken text. 400; for the log.
    Malformed(&'static str),
    /// The form's token does not belong to this browser's session. 403.
    StaleForm,
    /// The form came from another site. 403.
    ForeignForm,
    /// Another page comes first, such as the sign-in. 303.
    Elsewhere(String),
    /// The person's roles do not allow this. 403.
    Forbidden,
    /// Nobody acts on their own card. 403.
    OwnCard,
    /// There is no such page. 404.
    NotFound,
    /// The page does not take this method. 405.
    MethodNotAllowed,
    /// The form did not arrive in time. 408.
    TooSlow,
    /// More was sent than any form has. 413.
    TooLarge,
    /// The request names a host that is not ours. 421.
    ForeignHost,
    /// A budget is spent. 429.
    Limited {
        /// Which, in plain words.
        action: LimitedAction,
        /// When to come back.
        retry_at: Option<OffsetDateTime>,
        /// How many seconds that is.
        retry_after: i64,
    },
    /// Another request of the same journey was first; nothing was changed. 409.
    Overtaken,
    /// The database or the hashing queue cannot serve now. 503; for the log.
    Unavailable(String),
    /// A fault of ours. 500; for the log.
    Fault(String),
}

/// Seconds after which a page that is unavailable is worth another try.
const RETRY_UNAVAILABLE: i64 = 10;

impl AppError {
    /// A limit that was hit, seen at `now`.
    #[must_use]
    pub fn limited(limited: Limited, now: OffsetDateTime) -> Self {
        let retry_after = (limited.retry_at - now).whole_seconds().max(0) + 1;
        Self::Limited {
            action: limited.action,
            retry_at: Some(limited.retry_at),
            retry_after,
        }
    }

    /// The cause, where there is one for the log.
    #[must_use]
    pub fn cause(&self) -> Option<&str> {
        match self {
            Self::Malformed(cause) => Some(cause),
            Self::Unavailable(cause) | Self::Fault(cause) => Some(cause),
            _ => None,
        }
    }

    /// The `Retry-After` in seconds, where waiting helps.
    #[must_use]
    pub fn retry_after(&self) -> Option<i64> {
        match self {
            Self::Limited { retry_after, .. } => Some(*retry_after),
            Self::Unavailable(_) => Some(RETRY_UNAVAILABLE),
            _ => None,
        }
    }
}

impl AppError {
    /// What a journey failed on, seen at `now`.
    #[must_use]
    pub fn of_journey(error: JourneyError, now: OffsetDateTime) -> Self {
        match error {
            JourneyError::Storage(StorageError::Unavailable(cause)) => Self::Unavailable(cause),
            JourneyError::Hashing(HashingError::Busy) => Self::Unavailable(error.to_string()),
            JourneyError::Limited(limited) => Self::limited(limited, now),
            JourneyError::Overtaken => Self::Overtaken,
            other => Self::Fault(other.to_string()),
        }
    }
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status_code())
    }
}

impl ResponseError for AppError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Elsewhere(_) => StatusCode::SEE_OTHER,
            Self::StaleForm | Self::ForeignForm | Self::Forbidden | Self::OwnCard => {
                StatusCode::FORBIDDEN
            }
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ForeignHost => StatusCode::MISDIRECTED_REQUEST,
            Self::Limited { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Overtaken => StatusCode::CONFLICT,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        if let Some(seconds) = self.retry_after() {
            response.insert_header((header::RETRY_AFTER, seconds));
        }
        if let Self::Elsewhere(path) = self {
            response.insert_header((header::LOCATION, path.as_str()));
        }
        response.finish()
    }
}
