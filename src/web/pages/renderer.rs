//! Renders pages: the templates, parsed once for each language; for Welsh with the first page that is asked for in it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rust_embed::RustEmbed;
use serde::Serialize;
use tera::Tera;

use super::form::{ErrorView, FieldView};
use super::{Chrome, FormView, Page};
use crate::language::{self, Language};

#[derive(RustEmbed)]
#[folder = "templates"]
#[exclude = "mail/*"]
pub(super) struct Templates;

/// The templates, parsed once, with the words of each language.
pub struct Renderer {
    english: Tera,
    /// With the first page in Welsh: an English-speaking trust may never show one.
    welsh: OnceLock<Tera>,
}

impl Renderer {
    /// Parses every embedded template.
    ///
    /// # Errors
    /// Names the template that does not parse.
    pub fn new() -> Result<Self, String> {
        Ok(Self {
            english: engine(Language::English)?,
            welsh: OnceLock::new(),
        })
    }

    fn engine(&self, language: Language) -> Result<&Tera, String> {
        match (language, self.welsh.get()) {
            (Language::English, _) => Ok(&self.english),
            (Language::Welsh, Some(welsh)) => Ok(welsh),
            (Language::Welsh, None) => {
                let welsh = engine(language)?;
                Ok(self.welsh.get_or_init(|| welsh))
            }
        }
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
        self.engine(language)?
            .render(page.template(), &context)
            .map_err(|e| explain(&e))
    }
}

fn engine(language: Language) -> Result<Tera, String> {
    let files = Templates::iter().filter_map(|path| {
        let file = Templates::get(&path)?;
        let text = String::from_utf8(file.data.into_owned()).ok()?;
        Some((path.into_owned(), text))
    });
    let files: Vec<_> = files.collect();
    let mut tera = Tera::new();
    language::teach(&mut tera, language);
    tera.add_raw_templates(files).map_err(|e| explain(&e))?;
    Ok(tera)
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::{ConsoleChrome, MenuItem, PageVisitor};
    use super::super::{contacts, error, help, holder, ra, renewal, report};
    use super::*;
    use crate::domain::session::Lasts;
    use crate::language::Text;
    use crate::web::face::Face;
    use crate::web::pages::session::{SessionChrome, SessionKind};
    use crate::web::portal::Site;

    fn chrome(signed_in: bool) -> Chrome {
        let site = Site {
            service_name: "Latchkey".into(),
            face: Face::default(),
            base_url: String::new(),
            card_base_url: None,
            https: false,
            hosts: Vec::new(),
            trusted_proxies: Vec::new(),
            sender: "no-reply@unlock.example.org".into(),
            development: signed_in,
        };
        Chrome::new(&site, "token".into(), signed_in.then_some("Sam Example"))
    }

    fn at_console() -> Chrome {
        let item = MenuItem {
            href: "/ra",
            text: Text::verbatim("Dashboard"),
            current: true,
        };
        chrome(true).with_console(ConsoleChrome {
            name: "Amelia Fairweather".into(),
            menu: vec![item],
        })
    }

    /// Pages of a session that ends, with a form that came back.
    fn ending(kind: SessionKind, extends: bool) -> Chrome {
        let now = time::OffsetDateTime::UNIX_EPOCH;
        let until = now + time::Duration::minutes(20);
        let mut chrome = chrome(true);
        chrome.session = Some(SessionChrome::new(kind, &Lasts { until, extends }, now));
        chrome.kept = if extends { "restored" } else { "waiting" };
        chrome
    }

    fn everyone() -> [Chrome; 6] {
        [
            chrome(false),
            chrome(true),
            at_console(),
            ending(SessionKind::Holder, true),
            ending(SessionKind::Unlock, true),
            ending(SessionKind::Console, false),
        ]
    }

    fn in_both_languages(chrome: &Chrome) -> [Chrome; 2] {
        Language::ALL.map(|language| chrome.clone().in_language(language, "/"))
    }

    /// Renders every sample of a page, bare and with an error in every field, twice.
    fn render_all<P: Page>(renderer: &Renderer, seen: &mut BTreeSet<&'static str>) {
        let mut faulty = FormView::default();
        for field in P::FIELDS {
            faulty.error(field, Text::verbatim("Something is wrong here"));
        }
        for page in P::samples() {
            seen.insert(page.template());
            for form in [&FormView::default(), &faulty] {
                for chrome in everyone().iter().flat_map(in_both_languages) {
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
            let part = ["components/", "nhsuk/"]
                .iter()
                .any(|of| template.starts_with(of));
            let page = !part && !template.ends_with("layout.html");
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
