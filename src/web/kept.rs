//! What was typed into a form whose session had ended: kept until whoever typed it has signed in again, so that
//! nothing is lost but secrets (WCAG 2.2.5).
//!
//! The form's token died with its session, so nothing is done with the values: they go, sealed, into a cookie of
//! the browser that sent them. After the next sign-in they fill the form again, to be looked at and sent once
//! more — for the person whose session it was and for nobody else, because ward computers are shared.

use std::collections::BTreeMap;

use actix_web::cookie::{Cookie, SameSite};
use actix_web::http::Method;
use actix_web::{HttpMessage, HttpRequest};
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

use super::browser::{Browser, Realm, portal};
use super::errors::AppError;
use super::portal::{Portal, Site};
use super::way_back;
use crate::journeys::staff::officer;
use crate::journeys::visit;
use crate::secrets::seal;
use crate::storage::holders::HolderId;
use crate::storage::staff::StaffId;
use crate::urls;

/// How long it is kept.
const LIFETIME: Duration = Duration::hours(1);
/// The longest cookie that every browser takes is 4,096 bytes with its name and attributes (RFC 6265 §6.1).
const MOST: usize = 3_900;

/// Fields with a person's own words and choices. What is not named here is not kept: passcodes, passwords, answers
/// and codes never, and neither what somebody declares to have checked or decided.
const WORDS: [&str; 26] = [
    "callback",
    "coverage",
    "crime_number",
    "days",
    "division",
    "email",
    "end_day",
    "end_month",
    "end_year",
    "mobile",
    "name",
    "note",
    "organisation",
    "phone",
    "place",
    "question_1",
    "question_2",
    "question_3",
    "question_4",
    "reason",
    "role",
    "service_new_cards",
    "service_renew",
    "service_replace",
    "service_unlock",
    "wanted",
];
/// And those of a week's opening times end like this.
const HOURS: [&str; 3] = ["_opens", "_closes", "_again"];
/// What a token of the API may do, scope by scope, begins like this.
const SCOPE: &str = "scope_";

/// Whether a field's value may be kept.
fn may_be_kept(field: &str) -> bool {
    let named = WORDS.contains(&field) || field.starts_with(SCOPE);
    named || HOURS.iter().any(|end| field.ends_with(end))
}

/// Who typed something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Person {
    /// The holder with this key.
    Holder(i64),
    /// The staff member with this key.
    Staff(i64),
}

impl From<HolderId> for Person {
    fn from(id: HolderId) -> Self {
        Self::Holder(id.number())
    }
}

impl From<StaffId> for Person {
    fn from(id: StaffId) -> Self {
        Self::Staff(id.number())
    }
}

/// What was typed, by whom and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    person: Person,
    /// The page of the form, with its query.
    page: String,
    /// Unix time from which it is forgotten.
    until: i64,
    values: BTreeMap<String, String>,
}

impl Kept {
    /// Where somebody goes on who has just signed in; `None` for another person's.
    #[must_use]
    pub fn way_on(&self, person: impl Into<Person>) -> Option<String> {
        (self.person == person.into()).then(|| self.page.clone())
    }

    /// What was typed into the form of the page with this path; `None` on other pages and for another person.
    #[must_use]
    pub fn shown_to(&self, person: Person, path: &str) -> Option<&BTreeMap<String, String>> {
        let here = self.page.split('?').next() == Some(path);
        (here && self.person == person).then_some(&self.values)
    }
}

/// What a form had typed in it, for the gate that may find its session ended.
struct Typed(BTreeMap<String, String>);

/// The cookie that the answer to this request takes along.
pub struct SetAside(pub Cookie<'static>);

/// Notes what a form had typed in it.
pub fn note<'v>(request: &HttpRequest, values: impl Iterator<Item = (&'v str, &'v str)>) {
    let words: BTreeMap<String, String> = values
        .filter(|(name, value)| may_be_kept(name) && !value.is_empty())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    request.extensions_mut().insert(Typed(words));
}

/// What the script adds to the address of a form that it sends at the end of a session, when nobody has pressed
/// its button: such a form is kept, and nothing else is ever done with it, should the session still be alive.
const LATE: &str = "late";

/// Whether a form was sent by the script, only to be kept.
#[must_use]
pub fn only_to_be_kept(request: &HttpRequest) -> bool {
    form_urlencoded::parse(request.query_string().as_bytes()).any(|(name, _)| name == LATE)
}

/// Where whoever left a form behind signs in again.
#[must_use]
pub fn door(realm: Realm) -> String {
    urls::ended(match realm {
        Realm::Holders => urls::SIGN_IN,
        Realm::Console => urls::RA_SIGN_IN,
    })
}

/// Sets aside what a form had typed in it that came too late for its session. Nothing happens where nothing can be
/// kept: no words, no person, or too many of them.
///
/// # Errors
/// When the database fails.
pub async fn set_aside(request: &HttpRequest, browser: &Browser) -> Result<(), AppError> {
    let typed = request.extensions_mut().remove::<Typed>();
    let values = typed.map(|typed| typed.0).unwrap_or_default();
    if request.method() != Method::POST || values.is_empty() {
        return Ok(());
    }
    let portal = portal(request)?;
    let (realm, token) = (browser.realm, browser.token.clone());
    let person: Option<Person> = portal
        .run(move |ports| {
            Ok(match realm {
                Realm::Holders => visit::whose(ports, &token)?.map(Person::from),
                Realm::Console => officer::whose(ports, &token)?.map(Person::from),
            })
        })
        .await?;
    let Some(person) = person else { return Ok(()) };
    let kept = Kept {
        person,
        page: way_back::of_form(request),
        until: (portal.ports.now() + LIFETIME).unix_timestamp(),
        values,
    };
    let cookie = match sealed(&portal, realm, &kept)? {
        Some(cookie) => cookie,
        // Too much: what an earlier form left must not pass for this one.
        None if browser.kept.is_some() => forgotten(&portal.site, realm),
        None => return Ok(()),
    };
    request.extensions_mut().insert(SetAside(cookie));
    Ok(())
}

fn sealed(portal: &Portal, realm: Realm, kept: &Kept) -> Result<Option<Cookie<'static>>, AppError> {
    let fault = |error: &dyn std::fmt::Display| AppError::Fault(format!("a kept form: {error}"));
    let plain = serde_json::to_vec(kept).map_err(|e| fault(&e))?;
    let ports = &portal.ports;
    let random = ports.random.as_ref();
    let text = seal::seal_text(ports.keys.kept(), name(&portal.site, realm), &plain, random)
        .map_err(|e| fault(&e))?;
    Ok((text.len() <= MOST).then(|| cookie(&portal.site, realm, text)))
}

/// What a browser has kept; `None` when it has nothing, or nothing that is ours and in time.
#[must_use]
pub fn presented(request: &HttpRequest, portal: &Portal, realm: Realm) -> Option<Kept> {
    let name = name(&portal.site, realm);
    let cookie = request.cookie(name)?;
    let plain = seal::open_text(portal.ports.keys.kept(), name, cookie.value()).ok()?;
    let kept: Kept = serde_json::from_slice(&plain).ok()?;
    in_time(&kept, portal.ports.now()).then_some(kept)
}

fn in_time(kept: &Kept, now: OffsetDateTime) -> bool {
    now.unix_timestamp() < kept.until
}

/// The cookie that takes the place of what was kept.
#[must_use]
pub fn forgotten(site: &Site, realm: Realm) -> Cookie<'static> {
    let mut cookie = cookie(site, realm, String::new());
    cookie.make_removal();
    cookie
}

fn name(site: &Site, realm: Realm) -> &'static str {
    match (site.https, realm) {
        (true, Realm::Holders) => "__Host-latchkey-kept",
        (true, Realm::Console) => "__Host-latchkey-ra-kept",
        (false, Realm::Holders) => "latchkey-kept",
        (false, Realm::Console) => "latchkey-ra-kept",
    }
}

fn cookie(site: &Site, realm: Realm, value: String) -> Cookie<'static> {
    Cookie::build(name(site, realm), value)
        .path("/")
        .http_only(true)
        .secure(site.https)
        .same_site(SameSite::Lax)
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_and_declarations_are_never_kept() {
        for field in [
            "csrf_token",
            "passcode",
            "new_passcode",
            "confirm_passcode",
            "password",
            "new_password",
            "confirm_password",
            "code",
            "answer_1",
            "answer_4",
            "smartcard_number",
            "accept",
            "confirm",
            "decision",
            "check_photograph",
            "proof",
        ] {
            assert!(!may_be_kept(field), "{field} would be kept");
        }
        for field in [
            "email",
            "mobile",
            "note",
            "monday_opens",
            "sunday_closes_again",
            "scope_audit_read",
        ] {
            assert!(may_be_kept(field), "{field} would be lost");
        }
    }

    fn kept() -> Kept {
        Kept {
            person: Person::Holder(7),
            page: "/me/contact?for=register".into(),
            until: 1_000,
            values: BTreeMap::from([("mobile".into(), "07700 900199".into())]),
        }
    }

    #[test]
    fn what_was_typed_is_shown_to_whoever_typed_it_on_its_own_page() {
        let shown = |person, path| kept().shown_to(person, path).is_some();
        assert!(shown(Person::Holder(7), "/me/contact"));
        assert!(!shown(Person::Holder(8), "/me/contact"));
        assert!(!shown(Person::Staff(7), "/me/contact"));
        assert!(!shown(Person::Holder(7), "/me"));
        assert_eq!(
            kept().way_on(Person::Holder(7)).as_deref(),
            Some("/me/contact?for=register")
        );
        assert_eq!(kept().way_on(Person::Holder(8)), None);
    }

    #[test]
    fn it_is_forgotten_after_its_time() {
        let at = |second| OffsetDateTime::from_unix_timestamp(second).unwrap();
        assert!(in_time(&kept(), at(999)));
        assert!(!in_time(&kept(), at(1_000)));
    }
}
