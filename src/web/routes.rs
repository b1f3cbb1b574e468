//! The whole URL table. HEAD is answered like GET; any other method than those named is a 405.

use actix_web::web::{self, ServiceConfig};
use actix_web::{FromRequest, Handler, Resource, Responder};

use super::guards::method_not_allowed;
use super::holder::{
    code_link, contacts, find_desk, help, me, public, register, report, sign_in, terms, unlock,
};
use super::{api, assets, authority, dev, health, language, metrics, ra, session};
use crate::urls;

/// Every route. The development profile has the mailbox besides.
pub fn configure(development: bool) -> impl Fn(&mut ServiceConfig) + Clone {
    move |config| {
        everyone(config);
        unlocking(config);
        profile(config);
        registering(config);
        reporting(config);
        metrics::configure(config);
        ra::table::configure(config);
        api::table::configure(config);
        if development {
            config
                .service(page(urls::STAFF_CODES, dev::codes))
                .service(page(urls::MAILBOX, dev::list))
                .service(page(urls::MAILBOX_JSON, dev::json))
                .service(page(urls::MAILBOX_HTML, dev::html));
        }
    }
}

fn everyone(config: &mut ServiceConfig) {
    config
        .service(page(urls::START, public::start))
        .service(form(urls::SIGN_IN, sign_in::get, sign_in::post))
        .service(button(urls::SIGN_OUT, sign_in::out))
        .service(page(urls::SESSION, session::holders))
        .service(page(urls::SESSION_LEFT, session::holders_left))
        .service(button(urls::LANGUAGE, language::post))
        .service(form(urls::TERMS, terms::get, terms::post))
        .service(form(urls::CODE_LINK, code_link::get, code_link::post))
        .service(page(urls::HELP, help::list))
        .service(page(urls::HELP_TOPIC, help::topic))
        .service(page(urls::FIND_DESK, find_desk::get))
        .service(page(urls::CONTACTS, contacts::get))
        .service(page(urls::LEAFLET, contacts::leaflet))
        .service(form(urls::REPORT, report::get, report::post))
        .service(page(urls::REPORT_DONE, report::done))
        .service(page(urls::ACCESSIBILITY, public::accessibility))
        .service(page(urls::PRIVACY, public::privacy))
        .service(page(urls::REVOCATION_LIST, authority::list))
        .service(page(urls::AUTHORITY, authority::certificate))
        .service(page(urls::ASSETS, assets::get))
        .service(page(urls::HEALTH, health::live))
        .service(page(urls::READY, health::ready));
}

fn unlocking(config: &mut ServiceConfig) {
    config
        .service(form(urls::UNLOCK, unlock::start::get, unlock::start::post))
        .service(form(
            urls::UNLOCK_QUESTIONS,
            unlock::questions::get,
            unlock::questions::post,
        ))
        .service(form(
            urls::UNLOCK_CODE,
            unlock::code::get,
            unlock::code::post,
        ))
        .service(button(urls::UNLOCK_RESEND, unlock::code::resend))
        .service(form(
            urls::UNLOCK_PASSCODE,
            unlock::passcode::get,
            unlock::passcode::post,
        ))
        .service(page(urls::UNLOCK_DONE, unlock::done::get))
        .service(page(urls::UNLOCK_HELP, unlock::help::get));
}

fn profile(config: &mut ServiceConfig) {
    config
        .service(page(urls::PROFILE, me::profile::get))
        .service(form(
            urls::CONTACT_DETAILS,
            me::contact::get,
            me::contact::post,
        ))
        .service(form(
            urls::CONTACT_CODE,
            me::contact_code::get,
            me::contact_code::post,
        ))
        .service(button(urls::CONTACT_RESEND, me::contact_code::resend))
        .service(page(urls::ACTIVITY, me::activity::get))
        .service(form(urls::RENEW, me::renew::get, me::renew::post))
        .service(page(urls::RENEW_DONE, me::renew::done))
        .service(form(urls::PASSCODE, me::passcode::get, me::passcode::post));
}

fn registering(config: &mut ServiceConfig) {
    config
        .service(form(
            urls::REGISTER,
            register::passcode::get,
            register::passcode::post,
        ))
        .service(form(
            urls::REGISTER_QUESTIONS,
            register::questions::get,
            register::questions::post,
        ))
        .service(form(
            urls::REGISTER_EMAIL,
            register::email::get,
            register::email::post,
        ))
        .service(form(
            urls::REGISTER_CHECK,
            register::check::get,
            register::check::post,
        ))
        .service(form(
            urls::REGISTER_CODE,
            register::code::get,
            register::code::post,
        ))
        .service(button(urls::REGISTER_RESEND, register::code::resend))
        .service(page(urls::REGISTER_DONE, register::done::get));
}

fn reporting(config: &mut ServiceConfig) {
    config
        .service(form(urls::CARD_REPORT, me::report::get, me::report::post))
        .service(form(
            urls::CARD_REPORT_CHECK,
            me::report::check::get,
            me::report::check::post,
        ))
        .service(form(
            urls::CARD_REPORT_PASSCODE,
            me::report::passcode::get,
            me::report::passcode::post,
        ))
        .service(button(urls::CARD_REPORT_SKIP, me::report::passcode::skip))
        .service(form(
            urls::CARD_REPORT_DETAILS,
            me::report::details::get,
            me::report::details::post,
        ))
        .service(page(urls::CARD_REPORT_DONE, me::report::done));
}

/// A page that is only looked at.
pub(super) fn page<H, A>(path: &str, get: H) -> Resource
where
    H: Handler<A> + Clone,
    A: FromRequest + 'static,
    H::Output: Responder + 'static,
{
    web::resource(path)
        .route(web::get().to(get.clone()))
        .route(web::head().to(get))
        .default_service(web::to(method_not_allowed))
}

/// A page with a form that posts to itself.
pub(super) fn form<G, GA, P, PA>(path: &str, get: G, post: P) -> Resource
where
    G: Handler<GA> + Clone,
    GA: FromRequest + 'static,
    G::Output: Responder + 'static,
    P: Handler<PA>,
    PA: FromRequest + 'static,
    P::Output: Responder + 'static,
{
    page(path, get).route(web::post().to(post))
}

/// What the routes of buttons are called: nobody can be led to them.
pub(super) const BUTTON: &str = "button";

/// A button without a page of its own.
pub(super) fn button<P, PA>(path: &str, post: P) -> Resource
where
    P: Handler<PA>,
    PA: FromRequest + 'static,
    P::Output: Responder + 'static,
{
    web::resource(path)
        .name(BUTTON)
        .route(web::post().to(post))
        .default_service(web::to(method_not_allowed))
}
