//! Who may use a route of the API: extractors that only a token of the right scope can make.
//!
//! Cookies are not looked at, so there is nothing that another site could make a browser send.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use super::problem::{ApiError, FieldError};
use crate::journeys::caller::Caller;
use crate::journeys::programs::{self, Granted, TokenScope};
use crate::web::arriving;
use crate::web::browser::{self, portal};

/// A request of a program whose token is good for it.
pub struct Called<S: TokenScope> {
    /// The proof, as a type.
    pub granted: Granted<S>,
    /// Where it calls from.
    pub caller: Caller,
}

/// The same with a body.
pub struct Sent<S: TokenScope, T> {
    /// Who sent it.
    pub called: Called<S>,
    /// What was sent.
    pub body: T,
}

impl<S: TokenScope> FromRequest for Called<S> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move { called(&request).await })
    }
}

impl<S: TokenScope, T: DeserializeOwned + 'static> FromRequest for Sent<S, T> {
    type Error = ApiError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, ApiError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let body = Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            // Whoever may not send anything is not read.
            let called = called(&request).await?;
            is_json(request.headers())?;
            let body = read(&arriving::whole(body).await?)?;
            Ok(Self { called, body })
        })
    }
}

async fn called<S: TokenScope>(request: &HttpRequest) -> Result<Called<S>, ApiError> {
    let portal = portal(request)?;
    let caller = browser::caller(request, &portal.site);
    let text = bearer(request.headers()).ok_or(ApiError::NoToken)?;
    let from = caller.clone();
    let program = portal
        .run(move |ports| programs::presented(ports, &from, &text))
        .await?;
    let program = program.ok_or(ApiError::DeadToken)?;
    let granted = program.grant().ok_or(ApiError::OutOfScope(S::SCOPE))?;
    Ok(Called { granted, caller })
}

/// The one bearer token of a request.
fn bearer(headers: &HeaderMap) -> Option<String> {
    let mut values = headers.get_all(header::AUTHORIZATION);
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    let whole = !token.is_empty() && !token.contains(char::is_whitespace);
    (scheme.eq_ignore_ascii_case("bearer") && whole).then(|| token.to_owned())
}

fn is_json(headers: &HeaderMap) -> Result<(), ApiError> {
    match arriving::is(headers, "application/json") && !arriving::is_compressed(headers) {
        true => Ok(()),
        false => Err(ApiError::NotJson),
    }
}

/// Reads a body. What is no JSON and what is JSON of another shape are told apart.
fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(body).map_err(|error| match error.classify() {
        Category::Data => ApiError::Invalid(vec![FieldError::new("", error.to_string())]),
        _ => ApiError::Unreadable(format!("line {}, column {}", error.line(), error.column())),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            let name = HeaderName::from_static(name);
            headers.append(name, HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn one_bearer_token_is_read_and_nothing_else() {
        let read = |value| bearer(&headers(&[("authorization", value)]));
        assert_eq!(read("Bearer lk_x").as_deref(), Some("lk_x"));
        assert_eq!(read("bearer  lk_x ").as_deref(), Some("lk_x"));
        for bad in ["", "Bearer", "Bearer ", "lk_x", "Basic lk_x", "Bearer a b"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        let two = headers(&[("authorization", "Bearer a"), ("authorization", "Bearer b")]);
        assert_eq!(bearer(&two), None);
    }

    #[test]
    fn only_json_is_json() {
        for json in ["application/json", "Application/JSON; charset=utf-8"] {
            assert!(is_json(&headers(&[("content-type", json)])).is_ok());
        }
        for other in [
            "",
            "text/plain",
            "application/x-www-form-urlencoded",
            "text/json",
        ] {
            assert!(is_json(&headers(&[("content-type", other)])).is_err());
        }
        let packed = [
            ("content-type", "application/json"),
            ("content-encoding", "gzip"),
        ];
        assert!(is_json(&headers(&packed)).is_err());
    }
}
