//! The browser behind a request: its cookie, its session, where it calls from.
//!
//! Holders and staff have a cookie each, so that helping at the desk ends nobody's own sign-in: the path says
//! which one a request presents. A browser without a cookie gets a random one that nothing is stored for: an anonymous
//! GET stores nothing.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::dev::Payload;
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest, HttpResponse};

use super::errors::AppError;
use super::guards::RequestId;
use super::kept::{self, Kept};
use super::language;
use super::portal::{Portal, Site};
use super::way_back;
use crate::journeys::caller::Caller;
use crate::journeys::visit::{self, Found, Visit};
use crate::language::Language;
use crate::limits::client_address::{Network, client_address};
use crate::secrets::token::PlainToken;
use crate::urls;

/// Whose door a path leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Realm {
    /// The portal for holders.
    Holders,
    /// The Registration Authority's console.
    Console,
}

impl Realm {
    /// The realm of a path.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path == urls::RA || path.starts_with("/ra/") {
            true => Self::Console,
            false => Self::Holders,
        }
    }
}

/// The browser of a request.
#[derive(Debug, Clone)]
pub struct Browser {
    /// Whose door it knocked at.
    pub realm: Realm,
    /// What its cookie holds, or a new token where it had none.
    pub token: PlainToken,
    /// Whether the cookie has still to be given to it.
    pub is_new: bool,
    /// Its live session, at the holders' door; the console's gate looks up its own.
    pub visit: Option<Visit>,
    /// What was typed into a form whose session had ended.
    pub kept: Option<Kept>,
    /// Where it calls from.
    pub caller: Caller,
    /// The language that it is answered in.
    pub language: Language,
    /// The page that it looks at, as a link; for a form, the one that it was sent from.
    pub page: String,
}

impl Browser {
    /// Where the holder who is signed in goes on: to the form that they had filled in when their session ended.
    #[must_use]
    pub fn way_on(&self) -> Option<String> {
        let who = self.visit?.holder?;
        self.kept.as_ref()?.way_on(who)
    }
}

impl FromRequest for Browser {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let request = request.clone();
        Box::pin(async move {
            let portal = portal(&request)?;
            let caller = caller(&request, &portal.site);
            let realm = Realm::of(request.path());
            let kept = kept::presented(&request, &portal, realm);
            let (language, page) = (language::of(&request), way_back::of(&request));
            let Some(token) = presented(&request, &portal.site, realm) else {
                let token = PlainToken::draw(portal.ports.random.as_ref());
                return Ok(Self {
                    realm,
                    token,
                    is_new: true,
                    visit: None,
                    kept,
                    caller,
                    language,
                    page,
                });
            };
            let visit = match realm {
                Realm::Console => None,
                Realm::Holders => {
                    let known = token.clone();
                    match portal
                        .look(move |conn, ports| visit::find(conn, ports, &known))
                        .await?
                    {
                        Found::Nothing => None,
                        Found::Live(visit) => Some(visit),
                        Found::Unsettled(found) => {
                            portal
                                .run(move |ports| visit::settle(ports, &found))
                                .await?
                        }
                    }
                }
            };
            Ok(Self {
                realm,
                token,
                is_new: false,
                visit,
                kept,
                caller,
                language,
                page,
            })
        })
    }
}

/// The portal of a request.
///
/// # Errors
/// Never, once the application is built.
pub fn portal(request: &HttpRequest) -> Result<Data<Portal>, AppError> {
    let portal = request.app_data::<Data<Portal>>().cloned();
    portal.ok_or_else(|| AppError::Fault("the portal is not part of the application".into()))
}

/// Where a request comes from.
#[must_use]
pub fn caller(request: &HttpRequest, site: &Site) -> Caller {
    let agent = request.headers().get(header::USER_AGENT);
    let agent = agent
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default();
    Caller::new(network(request, site), agent, id)
}

/// The network of the client: the peer's, or what a trusted proxy says (R36, R37).
#[must_use]
pub fn network(request: &HttpRequest, site: &Site) -> Network {
    let peer = request
        .peer_addr()
        .map_or(std::net::Ipv4Addr::UNSPECIFIED.into(), |a| a.ip());
    let forwarded = forwarded_for(request);
    let forwarded: Vec<&str> = forwarded.iter().map(AsRef::as_ref).collect();
    Network::of(client_address(peer, &forwarded, &site.trusted_proxies))
}

/// What proxies say of whom they speak for, in order of arrival.
pub(super) fn forwarded_for(request: &HttpRequest) -> Vec<Cow<'_, str>> {
    // A caller can put any bytes before the hop that our proxy adds: they must not hide that hop.
    let values = request.headers().get_all("x-forwarded-for");
    values
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect()
}

fn cookie_name(site: &Site, realm: Realm) -> &'static str {
    // `__Host-` demands TLS; on a development machine there is none.
    match (site.https, realm) {
        (true, Realm::Holders) => "__Host-latchkey",
        (true, Realm::Console) => "__Host-latchkey-ra",
        (false, Realm::Holders) => "latchkey",
        (false, Realm::Console) => "latchkey-ra",
    }
}

/// The token that a request presents, if any.
pub(super) fn presented(request: &HttpRequest, site: &Site, realm: Realm) -> Option<PlainToken> {
    PlainToken::from_text(request.cookie(cookie_name(site, realm))?.value())
}

/// The cookie that holds a token, for this browser session only.
#[must_use]
pub fn cookie(site: &Site, realm: Realm, token: &PlainToken) -> Cookie<'static> {
    Cookie::build(cookie_name(site, realm), token.to_text())
        .path("/")
        .http_only(true)
        .secure(site.https)
        // Lax: the link in an email must find the session of the browser it is opened in.
        .same_site(SameSite::Lax)
        .finish()
}

/// The answer to signing out. Its cookies go, and with them what browsers keep of pages: a shared computer shows
/// nothing of it to the next person, the back button included (ASVS 14.3.1). Cookies go one by one, because holders
/// and staff share the origin and neither signs the other out.
#[must_use]
pub fn left(site: &Site, browser: &Browser, to: &str) -> HttpResponse {
    let mut session = cookie(site, browser.realm, &browser.token);
    session.make_removal();
    let mut answer = HttpResponse::SeeOther();
    answer
        .insert_header((header::LOCATION, to))
        .insert_header(("clear-site-data", "\"cache\", \"storage\""))
        .cookie(session);
    // The language too: it was the choice of whoever leaves, and it would be kept for whoever registers next.
    if browser.language != Language::default() {
        answer.cookie(language::forgotten(site));
    }
    if browser.kept.is_some() {
        answer.cookie(kept::forgotten(site, browser.realm));
    }
    answer.finish()
}
