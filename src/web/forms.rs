//! The one door for posted forms: ours, whole, and within bounds — or nothing happens.
//!
//! Refused are other content types, more bytes or fields than any form has, unknown and repeated
//! fields, overlong values, NUL, invalid UTF-8 and the U+FFFD that it turns into, a foreign origin
//! and a token of another session.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::Bytes;
use actix_web::{FromRequest, HttpRequest};
use zeroize::Zeroizing;

use super::arriving;
use super::browser::{Browser, portal};
use super::errors::AppError;
use super::kept;

pub mod body;

pub use body::MAX_VALUE;

/// The most bytes of a form.
pub const MAX_BODY: usize = 16 * 1024;

/// The fields of a form, by name. Declared by each page; anything else is refused.
pub trait Fields {
    /// The names, besides `csrf_token`.
    const NAMES: &'static [&'static str];
}

/// A posted form of a browser that may post it. A field that was not sent is empty.
pub struct Form<F: Fields> {
    /// Who posted it.
    pub browser: Browser,
    values: BTreeMap<&'static str, Zeroizing<String>>,
    fields: std::marker::PhantomData<F>,
}

impl<F: Fields> Form<F> {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.values.get(name).map_or("", |value| value.as_str())
    }

    /// The values of four fields that carry numbers: `answer_1` … `answer_4`.
    #[must_use]
    pub fn four(&self, stem: &str) -> [Zeroizing<String>; 4] {
        [1, 2, 3, 4].map(|n| Zeroizing::new(self.get(&format!("{stem}_{n}")).to_owned()))
    }
}

/// Declares the fields of a form.
macro_rules! form {
    ($(#[$doc:meta])* $name:ident: $($field:literal),*) => {
        $(#[$doc])*
        pub struct $name;

        impl $crate::web::forms::Fields for $name {
            const NAMES: &'static [&'static str] = &[$($field),*];
        }
    };
}
pub(crate) use form;

form! {
    /// A form with a button and nothing else.
    Button:
}

impl<F: Fields + 'static> FromRequest for Form<F> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let browser = Browser::from_request(request, payload);
        let body = Bytes::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let portal = portal(&request)?;
            same_origin(request.headers())?;
            is_form(request.headers())?;
            let body = arriving::whole(body).await?;
            if body.len() > MAX_BODY {
                return Err(AppError::TooLarge);
            }
            let (token, values) = body::read(&body, F::NAMES).map_err(AppError::Malformed)?;
            let browser = browser.await?;
            if browser.is_new || !portal.ports.keys.form_token_matches(&browser.token, &token) {
                return Err(AppError::StaleForm);
            }
            kept::note(
                &request,
                values.iter().map(|(name, value)| (*name, value.as_str())),
            );
            if kept::only_to_be_kept(&request) {
                kept::set_aside(&request, &browser).await?;
                return Err(AppError::Elsewhere(kept::door(browser.realm)));
            }
            Ok(Self {
                browser,
                values,
                fields: std::marker::PhantomData,
            })
        })
    }
}

/// No browser compresses a form.
fn is_form(headers: &HeaderMap) -> Result<(), AppError> {
    if !arriving::is(headers, "application/x-www-form-urlencoded") {
        return Err(AppError::Malformed("the content is not a form"));
    }
    if arriving::is_compressed(headers) {
        return Err(AppError::Malformed("the form is compressed"));
    }
    Ok(())
}

/// Browsers say where a form comes from: another site's is refused whatever its token (R23).
fn same_origin(headers: &HeaderMap) -> Result<(), AppError> {
    if let Some(site) = text(headers, "sec-fetch-site")
        && !matches!(site, "same-origin" | "none")
    {
        return Err(AppError::ForeignForm);
    }
    let Some(origin) = headers.get(header::ORIGIN) else {
        return Ok(());
    };
    let authority = origin
        .to_str()
        .ok()
        .and_then(|o| o.split_once("://"))
        .map(|(_, a)| a);
    // The host has passed the list of allowed hosts before.
    match (authority, text(headers, header::HOST.as_str())) {
        (Some(origin), Some(host)) if origin.eq_ignore_ascii_case(host) => Ok(()),
        _ => Err(AppError::ForeignForm),
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::http::header::HeaderValue;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.insert((*name).try_into().unwrap(), HeaderValue::from_static(value));
        }
        headers
    }

    #[test]
    fn a_form_of_another_site_is_refused() {
        let host = ("host", "unlock.example.org");
        for ours in [
            headers(&[host]),
            headers(&[host, ("origin", "https://unlock.example.org")]),
            headers(&[host, ("sec-fetch-site", "same-origin")]),
        ] {
            assert!(same_origin(&ours).is_ok());
        }
        for foreign in [
            headers(&[host, ("origin", "null")]),
            headers(&[host, ("origin", "https://evil.example")]),
            headers(&[host, ("origin", "https://unlock.example.org.evil.example")]),
            headers(&[host, ("sec-fetch-site", "cross-site")]),
            headers(&[host, ("sec-fetch-site", "same-site")]),
        ] {
            assert!(same_origin(&foreign).is_err(), "{foreign:?}");
        }
    }

    #[test]
    fn a_compressed_form_is_refused_unread() {
        let form = ("content-type", "application/x-www-form-urlencoded");
        assert!(is_form(&headers(&[form])).is_ok());
        for encoding in ["gzip", "br", "identity"] {
            assert!(is_form(&headers(&[form, ("content-encoding", encoding)])).is_err());
        }
    }

    #[test]
    fn only_forms_are_forms() {
        assert!(
            is_form(&headers(&[(
                "content-type",
                "application/x-www-form-urlencoded; charset=UTF-8"
            )]))
            .is_ok()
        );
        for other in [
            "application/json",
            "text/plain",
            "multipart/form-data; boundary=x",
        ] {
            assert!(is_form(&headers(&[("content-type", other)])).is_err());
        }
    }
}
