//! Signing in with a card in a reader, on the listener that asks browsers for its certificate. That listener serves
//! nothing else; whoever follows a link from it comes to the portal.

use actix_web::http::{Method, header};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};

use super::see_other_with;
use super::sign_in::unusable;
use crate::journeys::card_sign_in::{self, CardSignIn};
use crate::journeys::sign_in::SignIn;
use crate::urls;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::{Button, Form};
use crate::web::guards::policy_with_forms_to;
use crate::web::pages::Reply;
use crate::web::pages::holder::CardSignInPage;
use crate::web::portal::Portal;
use crate::web::routes::{button, form, page};
use crate::web::{assets, health, language};

/// The certificate that a browser presented when it connected, in DER: of the authority, good, not revoked.
pub struct Presented(pub Vec<u8>);

/// Every route of the card listener.
pub fn configure(config: &mut ServiceConfig) {
    config
        .service(form(urls::CARD, get, post))
        .service(button(urls::LANGUAGE, language::post))
        .service(page(urls::ASSETS, assets::get))
        .service(page(urls::HEALTH, health::live))
        .service(page(urls::READY, health::ready))
        .default_service(web::to(elsewhere));
}

/// Offers to sign in, or says how the card gets before the portal. Names nobody: the card may be a colleague's.
pub async fn get(
    portal: Data<Portal>,
    request: HttpRequest,
    browser: Browser,
) -> Answer<HttpResponse> {
    let state = match presented(&request) {
        Some(_) => "ready",
        None => "none",
    };
    show(&portal, &browser, state)
}

/// Signs in.
pub async fn post(
    portal: Data<Portal>,
    request: HttpRequest,
    form: Form<Button>,
) -> Answer<HttpResponse> {
    let Some(certificate) = presented(&request) else {
        return show(&portal, &form.browser, "none");
    };
    let Browser { caller, visit, .. } = form.browser.clone();
    let outcome = portal
        .run(move |ports| card_sign_in::sign_in(ports, &caller, visit, &certificate))
        .await?;
    let CardSignIn::Known { number, came_of } = outcome else {
        return show(&portal, &form.browser, "refused");
    };
    match came_of {
        SignIn::SignedIn {
            token,
            who,
            renewal_due,
        } => {
            let kept = form.browser.kept.as_ref();
            let to = match kept.and_then(|kept| kept.way_on(who)) {
                Some(page) => page,
                None if renewal_due => urls::RENEW.to_owned(),
                None => urls::PROFILE.to_owned(),
            };
            let to = format!("{}{to}", portal.site.base_url);
            let on = see_other_with(&portal.site, &token, &to);
            language::of_holder(&portal, number, on).await
        }
        SignIn::Locked => Err(AppError::Elsewhere(format!(
            "{}{}?locked=1",
            portal.site.base_url,
            urls::UNLOCK
        ))),
        SignIn::Unusable {
            why,
            name,
            organisation,
            desk,
        } => {
            let page = unusable(&portal, why, name, &organisation, &desk);
            Reply::to(&portal, &form.browser).page(&page)
        }
        SignIn::Wrong { .. } => show(&portal, &form.browser, "refused"),
    }
}

fn presented(request: &HttpRequest) -> Option<Vec<u8>> {
    let presented = request.conn_data::<Presented>()?;
    Some(presented.0.clone())
}

fn show(portal: &Portal, browser: &Browser, state: &'static str) -> Answer<HttpResponse> {
    let mut page = Reply::to(portal, browser).page(&CardSignInPage { state })?;
    let policy = policy_with_forms_to(&portal.site.base_url);
    if let Ok(policy) = header::HeaderValue::try_from(policy) {
        let headers = page.headers_mut();
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    Ok(page)
}

/// Every other page is the portal's.
async fn elsewhere(portal: Data<Portal>, request: HttpRequest) -> Answer<HttpResponse> {
    let path = request
        .uri()
        .path_and_query()
        .map(actix_web::http::uri::PathAndQuery::as_str);
    match (request.method(), path) {
        (&Method::GET | &Method::HEAD, Some(path)) => {
            let to = format!("{}{path}", portal.site.base_url);
            Err(AppError::Elsewhere(to))
        }
        _ => Err(AppError::NotFound),
    }
}
