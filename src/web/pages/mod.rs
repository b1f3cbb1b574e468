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
pub mod views;

pub use chrome::{Chrome, ConsoleChrome, MenuItem};
pub use form::FormView;
pub use renderer::Renderer;

use super::browser::{self, Browser};
use super::errors::{Answer, AppError};
use super::portal::Portal;

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
        $name:ident at $template:literal, fields [$($field:literal),*] {
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
        }
    }

    /// To a holder who is signed in.
    #[must_use]
    pub fn to_holder(portal: &'a Portal, browser: &'a Browser, name: &str) -> Self {
        Self {
            portal,
            browser,
            holder_name: Some(name.to_owned()),
            console: None,
        }
    }

    /// To somebody at the console.
    #[must_use]
    pub fn to_console(portal: &'a Portal, browser: &'a Browser, console: ConsoleChrome) -> Self {
        Self {
            portal,
            browser,
            holder_name: None,
            console: Some(console),
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
        let token = ports
            .keys
            .form_token(&self.browser.token, ports.random.bytes());
        let mut chrome = Chrome::new(&self.portal.site, token, self.holder_name.as_deref())
            .in_language(self.browser.language, &self.browser.page);
        chrome.console.clone_from(&self.console);
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
        Ok(response.body(html))
    }
}
