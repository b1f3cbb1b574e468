//! Who may see a page of the profile: extractors that only a sign-in, and accepted terms, can make.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpRequest, HttpResponse};

use super::see_other;
use crate::journeys::sign_in::{self, BeforeTerms, SignedIn, Standing};
use crate::journeys::visit;
use crate::urls;
use crate::web::browser::{Browser, portal};
use crate::web::errors::AppError;
use crate::web::kept;

/// A holder who is signed in and has accepted the terms, or the way there.
pub enum Gate {
    /// Let in.
    In(SignedIn, Box<Browser>),
    /// Sent elsewhere first.
    Elsewhere(HttpResponse),
}

/// A holder who is signed in and has the terms before them, or the way there.
pub enum TermsGate {
    /// The terms are due.
    Due(BeforeTerms, Box<Browser>),
    /// Sent elsewhere.
    Elsewhere(HttpResponse),
}

/// Lets a signed-in holder in, or returns the answer that leads them to sign in or to the terms.
macro_rules! enter {
    ($gate:expr) => {
        match $gate {
            $crate::web::holder::signed_in::Gate::In(who, browser) => (who, *browser),
            $crate::web::holder::signed_in::Gate::Elsewhere(answer) => return Ok(answer),
        }
    };
}
pub(crate) use enter;

impl Gate {
    /// The gate for a browser that has already been read, such as that of a form.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(request: &HttpRequest, browser: Browser) -> Result<Self, AppError> {
        Ok(match standing(request, &browser).await? {
            Standing::SignedIn(who) => Self::In(who, Box::new(browser)),
            Standing::TermsDue(_) => Self::Elsewhere(see_other(urls::TERMS)),
            Standing::Nobody => {
                kept::set_aside(request, &browser).await?;
                Self::Elsewhere(see_other(&sign_in_again(request, &browser).await?))
            }
        })
    }
}

impl TermsGate {
    /// The gate for a browser that has already been read, such as that of a form.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(request: &HttpRequest, browser: Browser) -> Result<Self, AppError> {
        Ok(match standing(request, &browser).await? {
            Standing::TermsDue(who) => Self::Due(who, Box::new(browser)),
            Standing::SignedIn(_) => Self::Elsewhere(see_other(urls::PROFILE)),
            Standing::Nobody => {
                Self::Elsewhere(see_other(&sign_in_again(request, &browser).await?))
            }
        })
    }
}

async fn standing(request: &HttpRequest, browser: &Browser) -> Result<Standing, AppError> {
    let visit = browser.visit;
    portal(request)?
        .run(move |ports| sign_in::standing(ports, visit))
        .await
}

/// Who had a session that has ended, or sent a form, is told so; who never signed in here is not.
async fn sign_in_again(request: &HttpRequest, browser: &Browser) -> Result<String, AppError> {
    let token = browser.token.clone();
    let posted = request.method() == Method::POST;
    let ended = posted
        || portal(request)?
            .run(move |ports| Ok(visit::whose(ports, &token)?.is_some()))
            .await?;
    Ok(match ended {
        true => urls::ended(urls::SIGN_IN),
        false => urls::SIGN_IN.to_owned(),
    })
}

impl FromRequest for Gate {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let browser = Browser::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move { Self::of(&request, browser.await?).await })
    }
}

impl FromRequest for TermsGate {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let browser = Browser::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move { Self::of(&request, browser.await?).await })
    }
}
