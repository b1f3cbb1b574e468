//! The language of a page: what the address asks for, else what this browser chose, else English.
//!
//! `?lang=cy` on any page and the button in the header both leave a cookie. The button is a form,
//! so that no link of another site changes what is stored for a person.

use actix_web::cookie::time::Duration;
use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::header;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::browser::Realm;
use super::errors::{Answer, AppError};
use super::forms::{Form, form};
use super::holder::see_other;
use super::portal::{Portal, Site};
use super::way_back::own_page;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::language as chosen;
use crate::journeys::sign_in;
use crate::journeys::staff::officer;
use crate::journeys::visit::Visit;
use crate::journeys::{Outcome, Ports};
use crate::language::Language;
use crate::secrets::token::PlainToken;

/// How long a browser remembers.
const LIFETIME: Duration = Duration::days(365);

form! {
    /// The language to go on in, and the page to go back to.
    LanguageForm: "language", "back"
}

/// The language that a request is answered in.
#[must_use]
pub fn of(request: &HttpRequest) -> Language {
    asked(request)
        .or_else(|| remembered(request))
        .unwrap_or_default()
}

/// The language that the address asks for.
#[must_use]
pub fn asked(request: &HttpRequest) -> Option<Language> {
    let pairs = form_urlencoded::parse(request.query_string().as_bytes());
    let mut asked = pairs.filter(|(name, _)| name == PARAMETER);
    asked.find_map(|(_, code)| Language::parse(&code))
}

/// The language that this browser chose before.
#[must_use]
fn remembered(request: &HttpRequest) -> Option<Language> {
    let https = request
        .app_data::<Data<Portal>>()
        .is_some_and(|portal| portal.site.https);
    Language::parse(request.cookie(cookie_name(https))?.value())
}

/// The parameter of an address that asks for a language.
pub const PARAMETER: &str = "lang";

/// Goes on in another language, on the page where the button was pressed.
pub async fn post(portal: Data<Portal>, form: Form<LanguageForm>) -> Answer<HttpResponse> {
    let Some(language) = Language::parse(form.get("language")) else {
        return Err(AppError::Malformed("no such language"));
    };
    let (visit, token) = (form.browser.visit, form.browser.token.clone());
    let realm = form.browser.realm;
    portal
        .run(move |ports| match realm {
            Realm::Holders => keep_for_holder(ports, visit, language),
            Realm::Console => keep_for_staff(ports, &token, language),
        })
        .await?;
    let mut response = see_other(own_page(form.get("back")));
    remember(response.headers_mut(), &portal.site, language);
    Ok(response)
}

/// Whoever is signed in finds it again in any browser, and in their mails.
fn keep_for_holder(ports: &Ports, visit: Option<Visit>, language: Language) -> Outcome<()> {
    match sign_in::standing(ports, visit)? {
        sign_in::Standing::SignedIn(who) => chosen::choose_for_holder(ports, &who, language),
        _ => Ok(()),
    }
}

fn keep_for_staff(ports: &Ports, token: &PlainToken, language: Language) -> Outcome<()> {
    match officer::standing(ports, token)? {
        officer::Standing::In(officer) => chosen::choose_for_staff(ports, &officer, language),
        _ => Ok(()),
    }
}

/// Lets a browser go on in the language that the holder who has just signed in chose once.
pub async fn of_holder(
    portal: &Portal,
    number: SmartcardNumber,
    mut response: HttpResponse,
) -> Answer<HttpResponse> {
    let language = portal
        .run(move |ports| chosen::of_number(ports, &number))
        .await?;
    if let Some(language) = language {
        remember(response.headers_mut(), &portal.site, language);
    }
    Ok(response)
}

/// The same for somebody of the Registration Authority, by their new session.
pub async fn of_staff(
    portal: &Portal,
    token: PlainToken,
    mut response: HttpResponse,
) -> Answer<HttpResponse> {
    let language = portal
        .run(move |ports| match officer::standing(ports, &token)? {
            officer::Standing::In(officer) => chosen::of_staff(ports, &officer),
            _ => Ok(None),
        })
        .await?;
    if let Some(language) = language {
        remember(response.headers_mut(), &portal.site, language);
    }
    Ok(response)
}

fn cookie_name(https: bool) -> &'static str {
    match https {
        true => "__Host-latchkey-language",
        false => "latchkey-language",
    }
}

/// The cookie that remembers a language.
#[must_use]
pub fn cookie(site: &Site, language: Language) -> Cookie<'static> {
    Cookie::build(cookie_name(site.https), language.code())
        .path("/")
        .http_only(true)
        .secure(site.https)
        .same_site(SameSite::Lax)
        .max_age(LIFETIME)
        .finish()
}

/// The cookie that takes its place.
#[must_use]
pub fn forgotten(site: &Site) -> Cookie<'static> {
    let mut cookie = cookie(site, Language::default());
    cookie.make_removal();
    cookie
}

/// Lets the browser keep the language that the address asked for.
pub fn remember(headers: &mut header::HeaderMap, site: &Site, language: Language) {
    let cookie = cookie(site, language).to_string();
    if let Ok(value) = header::HeaderValue::from_str(&cookie) {
        headers.append(header::SET_COOKIE, value);
    }
}
