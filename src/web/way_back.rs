//! The page that somebody looks at, as a link: where the switch of languages leads back to, and where a form
//! stands that came too late for its session.
//!
//! The answer to a form has the form's address, and that address may have no page: then it is the page that the
//! form was sent from, which browsers say within the portal (`referrer-policy`), or the nearest above it.

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::{self, HeaderMap};

use super::browser::Realm;
use super::language;
use super::routes::BUTTON;
use crate::urls;

pub mod page;

pub use page::own_page;
use page::{path_of, without};

/// The parameter of an address that says what has just been done: a page would say so again.
const DONE: &str = "done";

/// The page of a request, without the language that it asks for.
#[must_use]
pub fn of(request: &HttpRequest) -> String {
    match *request.method() {
        Method::GET | Method::HEAD => {
            let page = without(&address(request), &[language::PARAMETER]);
            own_page(&page).to_owned()
        }
        _ => of_form(request),
    }
}

/// The page that a form was sent from.
#[must_use]
pub fn of_form(request: &HttpRequest) -> String {
    let realm = Realm::of(request.path());
    let sent_from = from_here(request.headers()).filter(|page| Realm::of(path_of(page)) == realm);
    let page = sent_from.unwrap_or_else(|| address(request));
    let page = without(&page, &[language::PARAMETER, DONE]);
    own_page(&nearest(request, page)).to_owned()
}

fn address(request: &HttpRequest) -> String {
    match request.query_string() {
        "" => request.path().to_owned(),
        query => format!("{}?{query}", request.path()),
    }
}

/// The page itself, or the nearest above it that can be looked at: a button has no page of its own.
fn nearest(request: &HttpRequest, page: String) -> String {
    let map = request.resource_map();
    let is_page = |path: &str| map.has_resource(path) && map.match_name(path) != Some(BUTTON);
    let mut path = path_of(&page);
    if is_page(path) {
        return page;
    }
    while let Some((above, _)) = path.rsplit_once('/') {
        if is_page(above) {
            return above.to_owned();
        }
        path = above;
    }
    urls::START.to_owned()
}

/// The path and query of the referring page, when it is on our own host.
fn from_here(headers: &HeaderMap) -> Option<String> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (host, referer) = (text(header::HOST)?, text(header::REFERER)?);
    let (_, rest) = referer.split_once("://")?;
    let page = rest.strip_prefix(host)?;
    // What is not ours becomes the start page, which is not where it came from.
    (own_page(page) == page).then(|| page.to_owned())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn only_our_own_pages_are_where_a_form_came_from() {
        let from = |referer: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("unlock.example.org"));
            headers.insert(header::REFERER, HeaderValue::from_static(referer));
            from_here(&headers)
        };
        assert_eq!(
            from("https://unlock.example.org/ra/clinics/new?organisation=RXX00").as_deref(),
            Some("/ra/clinics/new?organisation=RXX00")
        );
        for foreign in [
            "https://evil.example/ra",
            "https://unlock.example.org.evil.example/",
            "https://unlock.example.org//evil.example",
            "https://unlock.example.org/\\evil.example",
            "nonsense",
        ] {
            assert_eq!(from(foreign), None, "{foreign}");
        }
    }
}
