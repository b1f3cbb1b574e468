//! What every error of the API looks like: a problem (RFC 9457), whoever found it.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::api_scope::ApiScope;
use crate::language::Language;
use crate::urls;
use crate::web::errors::AppError;

/// The content type of a problem.
pub const CONTENT_TYPE: &str = "application/problem+json";

/// Whether a path is the API's, whether or not anything is there.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.starts_with(urls::API) || path == "/api"
}

/// What is wrong with a field of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// Which: a parameter, or a path into the body such as `holders[3].email`.
    #[schema(example = "holders[3].email")]
    pub field: String,
    /// In plain words.
    #[schema(example = "must be an email address")]
    pub detail: String,
}

impl FieldError {
    /// An error of a field.
    #[must_use]
    pub fn new(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            detail: detail.into(),
        }
    }
}

/// A problem (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What kind of problem; the same for ever.
    #[serde(rename = "type")]
    #[schema(rename = "type", example = "urn:latchkey:problem:not-found")]
    pub kind: String,
    /// The kind in words.
    #[schema(example = "Not Found")]
    pub title: String,
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599, example = 404)]
    pub status: u16,
    /// What happened, and what to do.
    #[schema(example = "There is nothing at this address.")]
    pub detail: String,
    /// The request's id, to quote when you ask us about it.
    #[schema(example = "LK-0123456789ABCDEF0123")]
    pub request_id: String,
    /// What is wrong with which field, where that is what is wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(nullable = false)]
    pub errors: Vec<FieldError>,
}

/// What a request to the API can end in.
#[derive(Debug)]
pub enum ApiError {
    /// What any request can end in.
    Common(AppError),
    /// No token came with the request, or not as a bearer token. 401.
    NoToken,
    /// The token opens nothing: unknown, ended, revoked, or its maker may make none any more. 401.
    DeadToken,
    /// The token was not made for this. 403.
    OutOfScope(ApiScope),
    /// The address takes other methods. 405.
    NotAllowed(&'static str),
    /// There is no lock-out to be cleared. 409.
    NotLockedOut,
    /// The body is not JSON by its content type. 415.
    NotJson,
    /// The body is not JSON by its content. 400.
    Unreadable(String),
    /// Fields are wrong. 422.
    Invalid(Vec<FieldError>),
}

impl From<AppError> for ApiError {
    fn from(error: AppError) -> Self {
        Self::Common(error)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status_code())
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Common(error) => error.status_code(),
            Self::NoToken | Self::DeadToken => StatusCode::UNAUTHORIZED,
            Self::OutOfScope(_) => StatusCode::FORBIDDEN,
            Self::NotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotLockedOut => StatusCode::CONFLICT,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = match self {
            Self::Common(error) => error.error_response(),
            other => HttpResponse::build(other.status_code()).finish(),
        };
        let (name, value) = match self {
            Self::NoToken => (header::WWW_AUTHENTICATE, "Bearer"),
            Self::DeadToken => (header::WWW_AUTHENTICATE, r#"Bearer error="invalid_token""#),
            Self::OutOfScope(_) => (
                header::WWW_AUTHENTICATE,
                r#"Bearer error="insufficient_scope""#,
            ),
            Self::NotAllowed(methods) => (header::ALLOW, *methods),
            _ => return response,
        };
        let value = header::HeaderValue::from_static(value);
        response.headers_mut().insert(name, value);
        response
    }
}

impl ApiError {
    /// The last part of the kind, and what happened.
    fn words(&self) -> (&'static str, String) {
        let (kind, detail) = match self {
            Self::Common(error) => return common(error),
            Self::NoToken => (
                "no-token",
                "Send a token of this API in the header “Authorization: Bearer lk_…”.",
            ),
            Self::DeadToken => (
                "dead-token",
                "The token is unknown, has ended or was revoked. Ask an RA Manager for another.",
            ),
            Self::OutOfScope(scope) => {
                let detail = format!("The token is not good for “{}”.", scope.as_str());
                return ("out-of-scope", detail);
            }
            Self::NotAllowed(methods) => {
                return (
                    "method-not-allowed",
                    format!("This address takes {methods}."),
                );
            }
            Self::NotLockedOut => ("not-locked-out", "There is no lock-out to be cleared."),
            Self::NotJson => (
                "not-json",
                "Send the body as application/json, without a content encoding.",
            ),
            Self::Unreadable(why) => {
                return ("unreadable", format!("The body is not JSON: {why}."));
            }
            Self::Invalid(_) => (
                "invalid",
                "Fields of the request are wrong. Nothing was changed.",
            ),
        };
        (kind, detail.to_owned())
    }
}

/// The words of what any request can end in.
fn common(error: &AppError) -> (&'static str, String) {
    match error {
        AppError::Limited { action, .. } => {
            let told = Language::English.say(&action.message());
            let detail = format!("{told} See Retry-After.");
            ("too-many-requests", detail)
        }
        AppError::OwnCard => (
            "own-card",
            "This is the card of whoever made the token. Nobody acts on their own.".to_owned(),
        ),
        AppError::Overtaken => (
            "overtaken",
            "Another request was first. Nothing was changed; send it again.".to_owned(),
        ),
        other => bare(other.status_code()),
    }
}

/// The words of a bare status.
fn bare(status: StatusCode) -> (&'static str, String) {
    let (kind, detail) = match status.as_u16() {
        403 => ("forbidden", "This is not allowed."),
        404 => ("not-found", "There is nothing at this address."),
        405 => ("method-not-allowed", "This address takes other methods."),
        408 => ("too-slow", "The request did not arrive in time."),
        413 => ("too-large", "The body is larger than this address takes."),
        421 => ("misdirected", "The request names a host that is not ours."),
        429 => ("too-many-requests", "Too many requests. See Retry-After."),
        503 => (
            "unavailable",
            "The service cannot do this now. See Retry-After.",
        ),
        400..=499 => ("bad-request", "The request could not be read."),
        _ => (
            "fault",
            "This is our fault and has been written down. Quote the request id.",
        ),
    };
    (kind, detail.to_owned())
}

/// The answer in the place of an error: its status and headers, and the problem as JSON.
#[must_use]
pub fn answer(request: &HttpRequest, error: &HttpResponse, request_id: &str) -> HttpResponse {
    let status = error.status();
    let found = error.error();
    let own = found.and_then(|e| e.as_error::<ApiError>());
    let shared = found.and_then(|e| e.as_error::<AppError>());
    let (kind, detail) = match (own, shared) {
        (Some(own), _) => own.words(),
        (None, Some(shared)) => common(shared),
        (None, None) => bare(status),
    };
    let errors = match own {
        Some(ApiError::Invalid(errors)) => errors.clone(),
        _ => Vec::new(),
    };
    tracing::debug!(path = request.path(), kind, "a problem is told");
    let problem = build(status, kind, detail, request_id, errors);
    let mut response = HttpResponse::build(status);
    for name in [header::RETRY_AFTER, header::ALLOW, header::WWW_AUTHENTICATE] {
        if let Some(value) = error.headers().get(&name) {
            response.insert_header((name, value.clone()));
        }
    }
    response.content_type(CONTENT_TYPE).body(problem)
}

/// The problem of a bare status, as JSON.
#[must_use]
pub fn of_status(status: StatusCode, request_id: &str) -> String {
    let (kind, detail) = bare(status);
    build(status, kind, detail, request_id, Vec::new())
}

fn build(
    status: StatusCode,
    kind: &str,
    detail: String,
    request_id: &str,
    errors: Vec<FieldError>,
) -> String {
    let problem = Problem {
        kind: format!("urn:latchkey:problem:{kind}"),
        title: status.canonical_reason().unwrap_or("Error").to_owned(),
        status: status.as_u16(),
        detail,
        request_id: request_id.to_owned(),
        errors,
    };
    serde_json::to_string(&problem).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_api_is_what_begins_like_it_and_nothing_else() {
        for path in ["/api", "/api/", "/api/v1/holders", "/api/v2"] {
            assert!(is_api(path), "{path}");
        }
        for path in ["/", "/apiary", "/ra/api/", "/me"] {
            assert!(!is_api(path), "{path}");
        }
    }

    #[test]
    fn a_problem_has_what_the_standard_asks_for_and_only_that() {
        let text = of_status(StatusCode::NOT_FOUND, "LK-1");
        let problem: serde_json::Value = serde_json::from_str(&text).unwrap();
        let names: Vec<_> = problem.as_object().unwrap().keys().collect();
        assert_eq!(names, ["detail", "request_id", "status", "title", "type"]);
        assert_eq!(problem["status"], 404);
        assert_eq!(problem["type"], "urn:latchkey:problem:not-found");
    }
}
