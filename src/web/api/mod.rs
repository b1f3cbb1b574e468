//! The API under `/api/v1`: what the console reads, clearing a lock-out, importing. JSON only; one file for
//! each resource. It never sets a passcode and never shows a code, an answer, a hash or a token.
//!
//! `table` is every route with the scope that it takes; `gate` turns the scope into a type that only a token
//! can make; `problem` is what every error looks like (RFC 9457); `document` describes it all.

use actix_web::HttpResponse;
use serde::Serialize;
use utoipa::ToSchema;

pub mod attempts;
pub mod audit;
pub mod document;
pub mod gate;
pub mod holders;
pub mod import;
pub mod lockout;
pub mod mail;
pub mod params;
pub mod problem;
pub mod reports;
pub mod table;

use super::errors::AppError;
use super::portal::Site;
use problem::ApiError;

/// Result of a handler.
pub type Answer = Result<HttpResponse, ApiError>;

/// Rows of a page, where the request does not say.
pub const PAGE: i64 = 50;
/// The most rows of a page.
pub const MOST: i64 = 200;

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The address of the next page, or nothing when this is the last.
    #[schema(required)]
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page; `next` is the key at which the next one begins, with the parameter that carries it.
    #[must_use]
    pub fn new(site: &Site, query: &Query, items: Vec<T>, next: Option<(&str, String)>) -> Self {
        let next = next.map(|(parameter, key)| query.url_with(site, parameter, &key));
        Self { items, next }
    }
}

/// The path and parameters of a request, to be asked for again from elsewhere in the list.
#[derive(Debug, Clone)]
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    /// A request's.
    #[must_use]
    pub fn of(request: &actix_web::HttpRequest) -> Self {
        let query = form_urlencoded::parse(request.query_string().as_bytes());
        Self {
            path: request.path().to_owned(),
            pairs: query.into_owned().collect(),
        }
    }

    fn url_with(&self, site: &Site, parameter: &str, key: &str) -> String {
        let others = self.pairs.iter().filter(|(name, _)| name != parameter);
        let query = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(others)
            .append_pair(parameter, key)
            .finish();
        format!("{}{}?{query}", site.base_url, self.path)
    }
}

/// An answer that went well.
pub fn ok(body: &impl Serialize) -> Answer {
    let text = serde_json::to_string(body).map_err(|e| AppError::Fault(e.to_string()))?;
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .body(text))
}
