//! What stands around every handler: the first filter, the host check, headers, error pages, the log line.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpRequest, HttpResponse, ResponseError};
use futures_util::FutureExt;
use tracing::Instrument;

use super::api::problem::{self, ApiError};
use super::browser;
use super::errors::AppError;
use super::kept::SetAside;
use super::language;
use super::metrics;
use super::pages::error as error_page;
use super::portal::{Portal, Site};
pub use super::request_id::RequestId;
use super::unread;
use super::way_back;
use crate::clock::Stopwatch;
use crate::language::Language;
use crate::limits::LimitedAction;
use crate::urls;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
    img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; \
    frame-ancestors 'none'";

/// The most bytes of an address with all headers (R40): browsers send two or three thousand, with a form that is
/// kept in a cookie some ten thousand more.
const MAX_HEAD: usize = 32 * 1024;

/// The same for a page whose form ends on another origin of ours: browsers hold what a form's answer leads to
/// against `form-action` too.
#[must_use]
pub fn policy_with_forms_to(origin: &str) -> String {
    CONTENT_SECURITY_POLICY.replace(
        "form-action 'self'",
        &format!("form-action 'self' {origin}"),
    )
}

/// Headers of every answer (R24).
const HEADERS: [(&str, &str); 8] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    // Not `no-referrer`: that makes browsers send `Origin: null` with our own forms.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=()",
    ),
    ("cache-control", "no-store"),
];

/// The outermost guard: lets a request in, turns whatever comes out into an answer with a page.
///
/// # Errors
/// Only a panic; it carries its own page, because the request it had is gone.
pub async fn around(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let Some(portal) = request.app_data::<Data<Portal>>().cloned() else {
        return Err(AppError::Fault("the portal is not part of the application".into()).into());
    };
    let watch = Stopwatch::start();
    let id = RequestId::of(request.request(), &portal);
    request.extensions_mut().insert(id.clone());
    let asking = Asking::of(request.request());
    let in_api = problem::is_api(request.path());
    let spoken = (
        language::of(request.request()),
        way_back::of(request.request()),
    );
    let asked = language::asked(request.request());
    let admitted = admit(request.request(), &portal);
    let held = unread::hold(&mut request);
    let response = if let Err(refused) = admitted {
        request.error_response(refused)
    } else {
        let handled = next.call(request).instrument(asking.span(&id));
        let Ok(called) = AssertUnwindSafe(handled).catch_unwind().await else {
            let page = Panicked::page(&portal, &id, in_api, &spoken);
            asking.told(&portal, &id, StatusCode::INTERNAL_SERVER_ERROR, watch);
            return Err(page.into());
        };
        called?.map_into_boxed_body()
    };
    let mut response = with_page(response, &portal, &id);
    set_aside(&mut response);
    dress(response.headers_mut(), &portal.site, &id);
    if let Some(language) = asked {
        language::remember(response.headers_mut(), &portal.site, language);
    }
    asking.told(&portal, &id, response.status(), watch);
    Ok(unread::until_sent(response, held))
}

/// The page of a handler that panicked.
#[derive(Debug)]
struct Panicked {
    body: String,
    content_type: &'static str,
    headers: HeaderMap,
}

impl Panicked {
    fn page(
        portal: &Portal,
        id: &RequestId,
        in_api: bool,
        (language, page): &(Language, String),
    ) -> Self {
        tracing::error!(request = %id.0, "a handler panicked");
        let status = StatusCode::INTERNAL_SERVER_ERROR;
        let (body, content_type) = if in_api {
            (problem::of_status(status, &id.0), problem::CONTENT_TYPE)
        } else {
            let words = error_page::Words::of_status(status);
            (
                error_page::render(portal, &words, id, (*language, page)),
                HTML,
            )
        };
        let mut headers = HeaderMap::new();
        dress(&mut headers, &portal.site, id);
        Self {
            body,
            content_type,
            headers,
        }
    }
}

impl std::fmt::Display for Panicked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a handler panicked")
    }
}

impl ResponseError for Panicked {
    fn error_response(&self) -> HttpResponse {
        let mut page = HttpResponse::InternalServerError();
        page.content_type(self.content_type);
        for header in &self.headers {
            page.insert_header(header);
        }
        page.body(self.body.clone())
    }
}

/// Says no before anything is looked up.
fn admit(request: &HttpRequest, portal: &Portal) -> Result<(), AppError> {
    // A load balancer asks by address.
    match request.path() {
        // This one asks the database, so strangers get no more of it than of any page.
        urls::READY if !metrics::is_for(request, portal) => return within_budget(request, portal),
        urls::HEALTH | urls::READY => return Ok(()),
        _ => {}
    }
    // So does whoever watches.
    if request.path() == urls::METRICS && metrics::is_for(request, portal) {
        return Ok(());
    }
    if !names_us(request, &portal.site) {
        return Err(AppError::ForeignHost);
    }
    if bytes_of_head(request) > MAX_HEAD {
        return Err(AppError::TooLarge);
    }
    // No address of ours has NUL in it, and PostgreSQL takes none; the API says which parameter it was.
    let target = request.uri().to_string();
    if target.contains("%00") && !request.path().starts_with("/api/") {
        return Err(AppError::Malformed("the address has NUL"));
    }
    within_budget(request, portal)
}

/// The first filter: what one network may ask for at all (R38).
fn within_budget(request: &HttpRequest, portal: &Portal) -> Result<(), AppError> {
    let network = browser::network(request, &portal.site);
    portal.filter.admit(&network).map_err(|wait| {
        let action = LimitedAction::Request;
        portal.ports.metrics.limits.refused(action.as_str());
        AppError::Limited {
            action,
            retry_at: None,
            retry_after: wait.whole_seconds() + 1,
        }
    })
}

fn bytes_of_head(request: &HttpRequest) -> usize {
    let headers = request.headers().iter();
    let headers: usize = headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    request.path().len() + request.query_string().len() + headers
}

/// Whether the request names one of our hosts (R18): the Host header and, in absolute form, the target.
fn names_us(request: &HttpRequest, site: &Site) -> bool {
    let mut hosts = request.headers().get_all(header::HOST);
    let (Some(host), None) = (hosts.next(), hosts.next()) else {
        return false;
    };
    let Ok(host) = host.to_str() else {
        return false;
    };
    let target = request.uri().host();
    is_ours(host_name(host), site) && target.is_none_or(|target| is_ours(host_name(target), site))
}

fn is_ours(name: &str, site: &Site) -> bool {
    let local = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    (site.development && local)
        || site
            .hosts
            .iter()
            .any(|host| host.eq_ignore_ascii_case(name))
}

fn host_name(authority: &str) -> &str {
    match authority.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => authority,
    }
}

/// The content type of a page.
const HTML: &str = "text/html; charset=utf-8";

/// Gives an error its page, in the words of the error or of its bare status; in the API a problem.
fn with_page(
    response: ServiceResponse<BoxBody>,
    portal: &Portal,
    id: &RequestId,
) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let content_type = response.headers().get(header::CONTENT_TYPE);
    // The framework's own errors come as plain text that tells of our insides.
    let has_page = content_type.is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    if has_page || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let error = response.response().error();
    let in_api = problem::is_api(response.request().path());
    let error = error.and_then(|e| match e.as_error::<ApiError>() {
        Some(ApiError::Common(error)) => Some(error),
        _ => e.as_error::<AppError>(),
    });
    if let Some(cause) = error.and_then(AppError::cause) {
        tell(response.request(), status, cause, id);
    }
    if in_api {
        let problem = problem::answer(response.request(), response.response(), &id.0);
        return ServiceResponse::new(response.request().clone(), problem);
    }
    let words = error.map_or_else(
        || error_page::Words::of_status(status),
        error_page::Words::of,
    );
    let mut page = HttpResponse::build(status);
    page.content_type(HTML);
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = response.headers().get(&name) {
            page.insert_header((name, value.clone()));
        }
    }
    let (language, asked) = (
        language::of(response.request()),
        way_back::of(response.request()),
    );
    let page = page.body(error_page::render(portal, &words, id, (language, &asked)));
    ServiceResponse::new(response.request().clone(), page)
}

/// Writes the cause of an error to the log: the one place it goes.
fn tell(request: &HttpRequest, status: StatusCode, cause: &str, id: &RequestId) {
    let route = request.match_pattern().unwrap_or_default();
    if status.is_server_error() {
        tracing::error!(request = %id.0, %route, %cause, "request failed");
    } else {
        tracing::info!(request = %id.0, %route, %cause, "request refused");
    }
}

/// Gives the browser what a form had typed in it that came too late for its session.
fn set_aside(response: &mut ServiceResponse<BoxBody>) {
    let kept = response.request().extensions_mut().remove::<SetAside>();
    if let Some(SetAside(cookie)) = kept
        && let Err(error) = response.response_mut().add_cookie(&cookie)
    {
        tracing::warn!(%error, "a form could not be kept");
    }
}

fn dress(headers: &mut HeaderMap, site: &Site, id: &RequestId) {
    id.put_on(headers);
    for (name, value) in HEADERS {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if site.https {
        let value = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
}

/// What may be told of what a request asks for: its method, and its route. Never the path or the query as they
/// were sent: a link's token is in them, or a number, or whatever somebody looks for.
struct Asking {
    method: Method,
    route: String,
}

impl Asking {
    fn of(request: &HttpRequest) -> Self {
        let route = request.match_pattern();
        Self {
            method: request.method().clone(),
            route: route.unwrap_or_else(|| "(none)".to_owned()),
        }
    }

    /// What every line of the log says that is written for this request, however little is logged.
    fn span(&self, id: &RequestId) -> tracing::Span {
        tracing::error_span!("request", request = %id.0, method = %self.method, route = %self.route)
    }

    /// One line per request, and its numbers.
    fn told(&self, portal: &Portal, id: &RequestId, status: StatusCode, watch: Stopwatch) {
        let (status, seconds) = (status.as_u16(), watch.seconds());
        let (method, route) = (self.method.as_str(), &self.route);
        let http = &portal.ports.metrics.http;
        http.answered(route, method, status, seconds);
        let ms = u64::try_from(Duration::from_secs_f64(seconds).as_millis()).unwrap_or(u64::MAX);
        tracing::info!(target: "latchkey::access", request = %id.0, method, %route, status, ms, "request");
    }
}

/// The answer of a page to a method that it does not take.
pub async fn method_not_allowed(request: HttpRequest) -> Result<HttpResponse, AppError> {
    if request.method() == Method::OPTIONS {
        return Ok(HttpResponse::build(StatusCode::NO_CONTENT).finish());
    }
    Err(AppError::MethodNotAllowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_does_not_hide_the_host() {
        assert_eq!(host_name("unlock.example.org:8443"), "unlock.example.org");
        assert_eq!(host_name("[::1]:8080"), "[::1]");
        assert_eq!(host_name("[::1]"), "[::1]");
        assert_eq!(host_name("localhost"), "localhost");
        let odd = "localhost:8080@evil.example";
        assert_eq!(host_name(odd), odd);
    }
}
