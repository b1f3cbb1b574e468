//! Pages: typed contexts, one renderer, samples of each for the test that renders them all.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;

pub mod chart;
pub mod chrome;
pub mod contacts;
pub mod error;
pub mod form;
pub mod help;
pub mod holder;
pub mod ra;
pub mod renderer;
pub mod renewal;
pub mod report;
pub mod session;
pub mod views;

pub use chrome::{Chrome, ConsoleChrome, MenuItem};
pub use form::FormView;
pub use renderer::Renderer;
use session::{SessionChrome, SessionKind};

use super::browser::{self, Browser};
use super::errors::{Answer, AppError};
use super::kept::{self, Person};
use super::portal::Portal;
use crate::domain::session::Lasts;
use crate::journeys::staff::officer::Officer;
use crate::urls;

/// A page: its template, its context, and samples that exercise every branch.
pub trait Page: Serialize + Sized {
    /// The template's path.
    const TEMPLATE: &'static str;
    /// The template of this one, where pages of one kind have one each.
    fn template(&self) -> &'static str {
        Self::TEMPLATE
    }
    /// The form fields that it shows.
    const FIELDS: &'static [&'static str] = &[];
    /// Whether it shows what is shown only once, as the answer to a form: no switch of languages leads away from it.
    const ONCE: bool = false;
    /// Contexts for the test that renders every page.
    fn samples() -> Vec<Self>;
}

/// Visits every page type: the test that renders them all, and whatever else must miss none.
pub trait PageVisitor {
    /// Visits one.
    fn visit<P: Page>(&mut self);
}

/// Declares the pages of a module, with their contexts and samples.
macro_rules! pages {
    ($(
        $(#[$doc:meta])*
        $name:ident at $template:literal $(, once: $once:literal)?, fields [$($field:literal),*] {
            $($(#[$field_doc:meta])* $key:ident: $type:ty),* $(,)?
        } samples $samples:expr;
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, serde::Serialize)]
            pub struct $name { $($(#[$field_doc])* pub $key: $type),* }

            impl Page for $name {
                const TEMPLATE: &'static str = $template;
                const FIELDS: &'static [&'static str] = &[$($field),*];
                $(const ONCE: bool = $once;)?
                fn samples() -> Vec<Self> { $samples }
            }
        )+

        /// Calls the visitor for every page here.
        pub fn for_each_page(visitor: &mut impl PageVisitor) {
            $(visitor.visit::<$name>();)+
        }
    };
}
pub(crate) use pages;

/// A page for a browser, ready to be sent.
pub struct Reply<'a> {
    portal: &'a Portal,
    browser: &'a Browser,
    holder_name: Option<String>,
    console: Option<ConsoleChrome>,
    session: Option<(SessionKind, Lasts)>,
    person: Option<Person>,
}

impl<'a> Reply<'a> {
    /// To a browser that nobody is signed in with, as far as this page shows.
    #[must_use]
    pub fn to(portal: &'a Portal, browser: &'a Browser) -> Self {
        Self {
            portal,
            browser,
            holder_name: None,
            console: None,
            session: None,
            person: None,
        }
    }

    /// To somebody who unlocks a card: nobody is signed in, but the unlock has a session that ends.
    #[must_use]
    pub fn to_unlocker(portal: &'a Portal, browser: &'a Browser) -> Self {
        let visit = browser.visit;
        Self {
            session: visit.map(|visit| (SessionKind::Unlock, visit.lasts)),
            ..Self::to(portal, browser)
        }
    }

    /// To a holder who is signed in.
    #[must_use]
    pub fn to_holder(portal: &'a Portal, browser: &'a Browser, name: &str) -> Self {
        let visit = browser.visit;
        Self {
            holder_name: Some(name.to_owned()),
            session: visit.map(|visit| (SessionKind::Holder, visit.lasts)),
            person: visit.and_then(|visit| visit.holder).map(Person::from),
            ..Self::to(portal, browser)
        }
    }

    /// To somebody at the console's door.
    #[must_use]
    pub fn to_console(portal: &'a Portal, browser: &'a Browser, console: ConsoleChrome) -> Self {
        Self {
            console: Some(console),
            ..Self::to(portal, browser)
        }
    }

    /// To somebody who is signed in to the console.
    #[must_use]
    pub fn to_officer(
        portal: &'a Portal,
        browser: &'a Browser,
        officer: &Officer,
        console: ConsoleChrome,
    ) -> Self {
        Self {
            session: Some((SessionKind::Console, officer.lasts())),
            person: Some(officer.id().into()),
            ..Self::to_console(portal, browser, console)
        }
    }

    /// The page without a form.
    ///
    /// # Errors
    /// When it cannot be rendered.
    pub fn page<P: Page>(&self, page: &P) -> Answer<HttpResponse> {
        self.with_form(page, &FormView::default())
    }

    /// The page with its form: what was typed, and what is wrong with it. Errors make it a 422.
    ///
    /// # Errors
    /// When it cannot be rendered.
    pub fn with_form<P: Page>(&self, page: &P, form: &FormView) -> Answer<HttpResponse> {
        let ports = &self.portal.ports;
        let back = if P::ONCE { "" } else { &self.browser.page };
        let token = ports
            .keys
            .form_token(&self.browser.token, ports.random.bytes());
        let mut chrome = Chrome::new(&self.portal.site, token, self.holder_name.as_deref())
            .in_language(self.browser.language, back);
        chrome.console.clone_from(&self.console);
        let now = ports.now();
        let session = self.session.as_ref();
        chrome.session = session.map(|(kind, lasts)| SessionChrome::new(*kind, lasts, now));
        let restored = self.restored(P::FIELDS, form);
        chrome.kept = match &restored {
            Some(_) => "restored",
            None if self.waits_for_sign_in() => "waiting",
            None => "",
        };
        let form = restored.as_ref().unwrap_or(form);
        let html = self
            .portal
            .renderer
            .render(page, &chrome, form)
            .map_err(AppError::Fault)?;
        let status = match form.has_errors() {
            true => StatusCode::UNPROCESSABLE_ENTITY,
            false => StatusCode::OK,
        };
        let mut response = HttpResponse::build(status);
        response.content_type("text/html; charset=utf-8");
        if self.browser.is_new {
            response.cookie(browser::cookie(
                &self.portal.site,
                self.browser.realm,
                &self.browser.token,
            ));
        }
        if restored.is_some() {
            response.cookie(kept::forgotten(&self.portal.site, self.browser.realm));
        }
        Ok(response.body(html))
    }

    /// The form with what had been typed into it when its session ended; `None` where nothing was.
    fn restored(&self, fields: &[&'static str], form: &FormView) -> Option<FormView> {
        let kept = self.browser.kept.as_ref()?;
        let typed = kept.shown_to(self.person?, self.path())?;
        let known = fields.iter().filter(|field| typed.contains_key(**field));
        if form.has_errors() || known.clone().next().is_none() {
            return None;
        }
        let mut restored = form.clone();
        for field in known {
            restored.keep(field, &typed[*field]);
        }
        Some(restored)
    }

    /// The path of the page.
    fn path(&self) -> &str {
        let page = self.browser.page.as_str();
        page.split_once('?').map_or(page, |(path, _)| path)
    }

    /// Whether this page asks for the sign-in that a filled-in form waits for.
    fn waits_for_sign_in(&self) -> bool {
        let doors = [urls::SIGN_IN, urls::RA_SIGN_IN, urls::RA_CODE];
        self.browser.kept.is_some() && doors.contains(&self.path())
    }
}
