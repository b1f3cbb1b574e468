//! Signing in to the console with email and password, and out.

use actix_web::HttpResponse;
use actix_web::web::{Data, Query};
use serde::Deserialize;

use super::{nobody, see_other_with, words};
use crate::domain::email_address::EmailAddress;
use crate::domain::staff_password::TypedPassword;
use crate::journeys::staff::sign_in::{self, SignIn};
use crate::language::text;
use crate::urls;
use crate::web::browser::{self, Browser};
use crate::web::errors::Answer;
use crate::web::forms::{Button, Form, form};
use crate::web::holder::words::email as email_words;
use crate::web::pages::ra::door::StaffSignInPage;
use crate::web::pages::{FormView, Reply};
use crate::web::portal::Portal;

form! {
    /// Email and password.
    StaffSignInForm: "email", "password"
}

/// Why the page is shown.
#[derive(Debug, Deserialize)]
pub struct Why {
    ended: Option<String>,
    chosen: Option<String>,
}

impl Why {
    fn news(&self) -> &'static str {
        match (&self.ended, &self.chosen) {
            (_, Some(_)) => "chosen",
            (Some(_), None) => "ended",
            (None, None) => "",
        }
    }
}

/// Shows the form.
pub async fn get(portal: Data<Portal>, browser: Browser, why: Query<Why>) -> Answer<HttpResponse> {
    let news = why.news();
    Reply::to_console(&portal, &browser, nobody()).page(&StaffSignInPage { news })
}

/// Checks email and password.
pub async fn post(portal: Data<Portal>, form: Form<StaffSignInForm>) -> Answer<HttpResponse> {
    let mut view = FormView::default();
    view.keep("email", form.get("email"));
    let email = EmailAddress::parse(form.get("email"))
        .map_err(|e| view.error("email", email_words(e)))
        .ok();
    let password = TypedPassword::parse(form.get("password"));
    if password.is_none() {
        view.error("password", text!("ra-sign-in-enter-password"));
    }
    let page = StaffSignInPage { news: "" };
    let reply = Reply::to_console(&portal, &form.browser, nobody());
    let (Some(email), Some(password)) = (email, password) else {
        return reply.with_form(&page, &view);
    };
    let Browser { caller, token, .. } = form.browser.clone();
    let outcome = portal
        .run(move |ports| sign_in::sign_in(ports, &caller, &token, &email, &password))
        .await?;
    match outcome {
        SignIn::HalfWay { token, enrolling } => {
            let next = if enrolling {
                urls::RA_ENROL
            } else {
                urls::RA_CODE
            };
            return Ok(see_other_with(&portal.site, &token, next));
        }
        SignIn::Wrong => {
            view.overall("email", text!("ra-sign-in-wrong"));
        }
        SignIn::Wait(until) => {
            view.overall("email", words::wait(until));
        }
    }
    reply.with_form(&page, &view)
}

/// Signs out: the session is dead and the cookie goes.
pub async fn out(portal: Data<Portal>, form: Form<Button>) -> Answer<HttpResponse> {
    let Browser { caller, token, .. } = form.browser.clone();
    portal
        .run(move |ports| sign_in::sign_out(ports, &caller, &token))
        .await?;
    Ok(browser::left(&portal.site, &form.browser, urls::RA_SIGN_IN))
}
