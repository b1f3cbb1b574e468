//! Who may see a page of the console: extractors that only a sign-in, and the right role, can make (R31).

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::{FromRequest, HttpRequest};

use super::header_of;
use crate::journeys::staff::officer::{
    self, Barred, HalfSignedIn, Officer, Permit, Power, Standing,
};
use crate::urls;
use crate::web::browser::{Browser, portal};
use crate::web::errors::AppError;
use crate::web::forms::{Fields, Form};
use crate::web::kept;
use crate::web::pages::Reply;
use crate::web::portal::Portal;

/// What a route demands of who comes, and what it gets.
pub trait Pass: Sized + Send + 'static {
    /// The pass of whoever this is.
    ///
    /// # Errors
    /// Where to go first, or that their roles do not allow it.
    fn of(standing: Standing, ended: bool) -> Result<Self, AppError>;
}

impl Pass for Officer {
    fn of(standing: Standing, ended: bool) -> Result<Self, AppError> {
        match standing {
            Standing::In(officer) => Ok(officer),
            Standing::Half(half) => Err(AppError::Elsewhere(next_of(&half).to_owned())),
            Standing::Nobody => Err(AppError::Elsewhere(sign_in_first(ended))),
        }
    }
}

impl<P: Power> Pass for Permit<P> {
    fn of(standing: Standing, ended: bool) -> Result<Self, AppError> {
        let officer = Officer::of(standing, ended)?;
        officer.permit().ok_or(AppError::Forbidden)
    }
}

impl Pass for HalfSignedIn {
    fn of(standing: Standing, ended: bool) -> Result<Self, AppError> {
        match standing {
            Standing::Half(half) => Ok(half),
            Standing::In(_) => Err(AppError::Elsewhere(urls::RA.to_owned())),
            Standing::Nobody => Err(AppError::Elsewhere(sign_in_first(ended))),
        }
    }
}

/// Where a half sign-in goes on.
#[must_use]
pub fn next_of(half: &HalfSignedIn) -> &'static str {
    match half.enrolling() {
        true => urls::RA_ENROL,
        false => urls::RA_CODE,
    }
}

/// Who had a session that has ended, or sent a form, is told so; who never signed in here is not.
fn sign_in_first(ended: bool) -> String {
    match ended {
        true => urls::ended(urls::RA_SIGN_IN),
        false => urls::RA_SIGN_IN.to_owned(),
    }
}

/// A page that is looked at, by somebody who may.
pub struct At<T> {
    /// Who may, as a type.
    pub pass: T,
    /// Their browser.
    pub browser: Browser,
}

/// A form that was posted, by somebody who may.
pub struct Posted<T, F: Fields> {
    /// Who may, as a type.
    pub pass: T,
    /// What was posted.
    pub form: Form<F>,
}

async fn pass<T: Pass>(request: &HttpRequest, browser: &Browser) -> Result<T, AppError> {
    let token = browser.token.clone();
    let posted = request.method() == Method::POST;
    let (standing, ended) = portal(request)?
        .run(move |ports| {
            let standing = officer::standing(ports, &token)?;
            let nobody = matches!(standing, Standing::Nobody);
            let ended = nobody && (posted || officer::whose(ports, &token)?.is_some());
            Ok((standing, ended))
        })
        .await?;
    if matches!(standing, Standing::Nobody) {
        kept::set_aside(request, browser).await?;
    }
    T::of(standing, ended)
}

impl<T: Pass> FromRequest for At<T> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let browser = Browser::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let browser = browser.await?;
            let pass = pass(&request, &browser).await?;
            Ok(Self { pass, browser })
        })
    }
}

impl<T: Pass, F: Fields + 'static> FromRequest for Posted<T, F> {
    type Error = AppError;
    type Future = Pin<Box<dyn Future<Output = Result<Self, AppError>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let form = Form::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let form: Form<F> = form.await?;
            let pass = pass(&request, &form.browser).await?;
            Ok(Self { pass, form })
        })
    }
}

impl From<Barred> for AppError {
    fn from(barred: Barred) -> Self {
        match barred {
            // Whom a role does not reach, it does not learn of either.
            Barred::OutOfReach => Self::NotFound,
            Barred::OwnCard => Self::OwnCard,
        }
    }
}

/// The reply to an officer, with their menu; `here` is the menu's line that the page belongs to.
#[must_use]
pub fn reply<'a>(
    portal: &'a Portal,
    browser: &'a Browser,
    officer: &Officer,
    here: &str,
) -> Reply<'a> {
    Reply::to_officer(portal, browser, officer, header_of(officer, here))
}
