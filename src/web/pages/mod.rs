//! Pages: typed contexts, one renderer, samples of each for the test that renders them all.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::Tera;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use rust_embed::RustEmbed;

pub mod chart;
pub mod contacts;
pub mod error;
pub mod form;
pub mod help;
pub mod holder;
pub mod ra;
pub mod renewal;
pub mod report;
pub mod views;

pub use form::FormView;
use form::{ErrorView, FieldView};

use super::assets;
use super::browser::{self, Browser};
use super::errors::{Answer, AppError};
use super::portal::{Portal, Site};
use crate::language::{self, Language};
use crate::urls;

#[derive(RustEmbed)]
#[folder = "templates"]
#[exclude = "mail/*"]
struct Templates;

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

/// What every page shows around its own matter.
#[derive(Debug, Clone, Serialize)]
pub struct Chrome {
    service_name: String,
    language: Language,
    /// The page itself, as a link: where the switch of languages leads back to.
    page: String,
    csrf_token: String,
    signed_in: bool,
    holder_name: String,
    /// The console's own header, on its pages only.
    console: Option<ConsoleChrome>,
    development: bool,
    css_path: &'static str,
    own_css_path: &'static str,
    js_path: &'static str,
    init_js_path: &'static str,
    favicon_path: &'static str,
}

/// The console's header: who is signed in, and where their roles lead.
#[derive(Debug, Clone, Serialize)]
pub struct ConsoleChrome {
    /// Who is signed in; empty before.
    pub name: String,
    /// Where their roles lead.
    pub menu: Vec<MenuItem>,
}

/// A line of the console's menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuItem {
    /// Where it leads.
    pub href: &'static str,
    /// What it says.
    pub text: &'static str,
    /// Whether the page is the one, or one of its own.
    pub current: bool,
}

impl Chrome {
    /// The chrome for a browser: who is signed in, and its form token.
    #[must_use]
    pub fn new(site: &Site, csrf_token: String, holder_name: Option<&str>) -> Self {
        Self {
            console: None,
            service_name: site.service_name.clone(),
            language: Language::default(),
            page: urls::START.to_owned(),
            csrf_token,
            signed_in: holder_name.is_some(),
            holder_name: holder_name.unwrap_or_default().to_owned(),
            development: site.development,
            css_path: assets::CSS_PATH,
            own_css_path: assets::OWN_CSS_PATH,
            js_path: assets::JS_PATH,
            init_js_path: assets::INIT_JS_PATH,
            favicon_path: assets::FAVICON_PATH,
        }
    }

    /// The same in a language, on a page of this address.
    #[must_use]
    pub fn in_language(self, language: Language, page: &str) -> Self {
        Self {
            language,
            page: page.to_owned(),
            ..self
        }
    }

    /// The same with the console's header.
    #[must_use]
    pub fn with_console(self, console: ConsoleChrome) -> Self {
        Self {
            console: Some(console),
            ..self
        }
    }
}

/// The templates, parsed once at start, with the words of each language.
pub struct Renderer {
    english: Tera,
    welsh: Tera,
}

impl Renderer {
    /// Parses every embedded template.
    ///
    /// # Errors
    /// Names the template that does not parse.
    pub fn new() -> Result<Self, String> {
        let files = Templates::iter().filter_map(|path| {
            let file = Templates::get(&path)?;
            let text = String::from_utf8(file.data.into_owned()).ok()?;
            Some((path.into_owned(), text))
        });
        let files: Vec<_> = files.collect();
        let engine = |language| {
            let mut tera = Tera::new();
            language::teach(&mut tera, language);
            tera.add_raw_templates(files.clone())
                .map_err(|e| explain(&e))?;
            Ok::<_, String>(tera)
        };
        Ok(Self {
            english: engine(Language::English)?,
            welsh: engine(Language::Welsh)?,
        })
    }

    /// Renders a page.
    ///
    /// # Errors
    /// When the template asks for what the context does not have.
    pub fn render<P: Page>(
        &self,
        page: &P,
        chrome: &Chrome,
        form: &FormView,
    ) -> Result<String, String> {
        let language = chrome.language;
        let around = Around {
            chrome,
            form: form.fields(P::FIELDS),
            errors: form.errors(),
        };
        let translated = |e: tera::Error| explain(&e);
        let mut context = language::translated(page, language).map_err(translated)?;
        context.extend(language::translated(&around, language).map_err(translated)?);
        let tera = match language {
            Language::English => &self.english,
            Language::Welsh => &self.welsh,
        };
        tera.render(page.template(), &context)
            .map_err(|e| explain(&e))
    }
}

/// What every template is given besides its page's own matter.
#[derive(Serialize)]
struct Around<'a> {
    chrome: &'a Chrome,
    form: BTreeMap<&'static str, FieldView>,
    errors: &'a [ErrorView],
}

/// A template error with its causes.
fn explain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn chrome(signed_in: bool) -> Chrome {
        let site = Site {
            service_name: "Latchkey".into(),
            base_url: String::new(),
            https: false,
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            development: signed_in,
        };
        Chrome::new(&site, "token".into(), signed_in.then_some("Sam Example"))
    }

    fn at_console() -> Chrome {
        let item = MenuItem {
            href: "/ra",
            text: "Dashboard",
            current: true,
        };
        chrome(true).with_console(ConsoleChrome {
            name: "Amelia Fairweather".into(),
            menu: vec![item],
        })
    }

    fn everyone() -> [Chrome; 3] {
        [chrome(false), chrome(true), at_console()]
    }

    fn in_both_languages(chrome: Chrome) -> [Chrome; 2] {
        Language::ALL.map(|language| chrome.clone().in_language(language, "/"))
    }

    /// Renders every sample of a page, bare and with an error in every field, twice.
    fn render_all<P: Page>(renderer: &Renderer, seen: &mut BTreeSet<&'static str>) {
        let mut faulty = FormView::default();
        for field in P::FIELDS {
            faulty.error(field, "Something is wrong here");
        }
        for page in P::samples() {
            seen.insert(page.template());
            for form in [&FormView::default(), &faulty] {
                for chrome in everyone().into_iter().flat_map(in_both_languages) {
                    let once = renderer.render(&page, &chrome, form);
                    let html = once
                        .clone()
                        .unwrap_or_else(|e| panic!("{}: {e}", P::TEMPLATE));
                    assert_eq!(once, renderer.render(&page, &chrome, form));
                    check(&html, P::TEMPLATE, form.has_errors());
                }
            }
        }
    }

    fn check(html: &str, template: &str, has_errors: bool) {
        assert_eq!(html.matches("<h1").count(), 1, "{template}: one heading");
        assert_eq!(
            html.contains("<title>Error: ") || html.contains("<title>Gwall: "),
            has_errors,
            "{template}: title"
        );
        assert_eq!(
            html.contains("nhsuk-error-summary"),
            has_errors,
            "{template}: summary"
        );
        for inline in [" style=", "<script>", " onclick=", "javascript:"] {
            assert!(
                !html.contains(inline),
                "{template}: {inline} breaks the content policy"
            );
        }
        let forms = html.matches("method=\"post\"").count();
        assert_eq!(
            forms,
            html.matches("name=\"csrf_token\"").count(),
            "{template}: form tokens"
        );
    }

    #[test]
    fn every_page_renders_with_every_sample_and_no_template_is_left_out() {
        let renderer = Renderer::new().unwrap();
        let mut seen = BTreeSet::new();
        let mut all = RenderAll {
            renderer: &renderer,
            seen: &mut seen,
        };
        holder::for_each_page(&mut all);
        contacts::for_each_page(&mut all);
        help::for_each_page(&mut all);
        ra::for_each_page(&mut all);
        report::for_each_page(&mut all);
        renewal::for_each_page(&mut all);
        render_all::<error::ErrorPage>(&renderer, &mut seen);
        render_all::<crate::web::dev::MailboxPage>(&renderer, &mut seen);
        render_all::<crate::web::dev::CodesPage>(&renderer, &mut seen);
        for template in Templates::iter() {
            let page = !template.ends_with("layout.html") && !template.starts_with("components/");
            assert!(
                !page || seen.contains(template.as_ref()),
                "{template} is rendered by no page"
            );
        }
    }

    struct RenderAll<'a> {
        renderer: &'a Renderer,
        seen: &'a mut BTreeSet<&'static str>,
    }

    impl PageVisitor for RenderAll<'_> {
        fn visit<P: Page>(&mut self) {
            render_all::<P>(self.renderer, self.seen);
        }
    }
}
