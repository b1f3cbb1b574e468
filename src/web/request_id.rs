//! The id of a request, from page to log to audit: what somebody reads to the desk from an error page finds the
//! request's lines in the log and its rows in the audit trail.

use actix_web::HttpRequest;
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

use super::portal::Portal;
use crate::limits::client_address::is_in;
use crate::secrets::token::public_reference;

/// The header in which an id comes from a proxy and goes back to whoever asked.
const HEADER: &str = "x-request-id";
/// How long an id may be that a proxy chose.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=64;

/// The id of a request.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

impl RequestId {
    /// The id that a trusted proxy gave the request, if it has the form of one; else a new one.
    #[must_use]
    pub fn of(request: &HttpRequest, portal: &Portal) -> Self {
        let given = request
            .peer_addr()
            .filter(|peer| is_in(peer.ip(), &portal.site.trusted_proxies))
            .and_then(|_| given(request.headers()));
        Self(given.unwrap_or_else(|| public_reference(portal.ports.random.as_ref())))
    }

    /// Puts it on an answer.
    pub fn put_on(&self, headers: &mut HeaderMap) {
        if let Ok(value) = HeaderValue::from_str(&self.0) {
            headers.insert(HeaderName::from_static(HEADER), value);
        }
    }
}

/// The one id in the header; two are none.
fn given(headers: &HeaderMap) -> Option<String> {
    let mut all = headers.get_all(HEADER);
    let (Some(id), None) = (all.next(), all.next()) else {
        return None;
    };
    read(id.to_str().ok()?)
}

/// An id as somebody typed or sent it: letters, digits and hyphens, with a letter or a digit first, so that it is no
/// more than a word wherever it is written. Our own are written in capitals.
#[must_use]
pub fn read(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let begins = text.bytes().next()?.is_ascii_alphanumeric();
    let well_formed = LENGTHS.contains(&text.len()) && begins && text.bytes().all(plain);
    let ours = text.to_ascii_uppercase();
    well_formed.then(|| match ours.starts_with("LK-") {
        true => ours,
        false => text.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_a_word_and_nothing_else() {
        for id in [
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "0af76519-16cd-43dd-8448-eb211c80319c",
        ] {
            assert_eq!(read(id).as_deref(), Some(id));
        }
        assert_eq!(
            read(" lk-0a1b2c3d4e5f60718293 ").as_deref(),
            Some("LK-0A1B2C3D4E5F60718293")
        );
        let long = "a".repeat(65);
        for wrong in [
            "",
            "short",
            "-12345678",
            "=12345678",
            "1234 5678",
            "12345678\n9",
            "a,b,c,d,e,f",
            "ääääääää",
            "<b>12345678",
            long.as_str(),
        ] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }
}
