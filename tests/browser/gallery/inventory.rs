//! The inventory: every page template with every sample of its context, as it is and with every field
//! in error, in every language.

use latchkey::domain::session::Lasts;
use latchkey::language::{Language, Text};
use latchkey::urls;
use latchkey::web::dev::{CodesPage, MailboxPage};
use latchkey::web::face::Face;
use latchkey::web::pages::error::ErrorPage;
use latchkey::web::pages::session::{SessionChrome, SessionKind};
use latchkey::web::pages::{self, Chrome, FormView, Page, Renderer};
use latchkey::web::portal::Site;
use latchkey::web::ra;
use time::{Duration, OffsetDateTime};

use crate::services::Outcome;

/// What a field in error says.
const FAULT: &str = "Enter something else here";
/// Pages of the console that people see before they are signed in, or that are handed to a holder.
const DOORS: [&str; 4] = [
    "ra/sign_in.html",
    "ra/code.html",
    "ra/enrol.html",
    "ra/welcome.html",
];
/// Where the pages of holders who are signed in are; all others they see as everybody does.
const SIGNED_IN: [&str; 7] = [
    "holder/me/",
    "holder/register/",
    "holder/report/check",
    "holder/report/details",
    "holder/report/passcode",
    "holder/report/start",
    "holder/terms",
];

/// A page to look at.
pub struct Sheet {
    /// Its template, its sample, and whether it is in error: the end of its address, and of its pictures' names.
    pub name: String,
    /// The language it is in.
    pub language: Language,
    /// Its template.
    pub template: &'static str,
    /// The fields that are in error.
    pub fields: Vec<&'static str>,
    /// The page itself.
    pub html: String,
}

impl Sheet {
    /// Its path at the counter.
    pub fn path(&self) -> String {
        format!("/{}/{}", self.language.code(), self.name)
    }

    /// Whether it is a page of the console.
    pub fn is_console(&self) -> bool {
        self.template.starts_with("ra/")
    }
}

/// Every sheet there is.
pub fn sheets() -> Outcome<Vec<Sheet>> {
    let mut inventory = Inventory {
        renderer: Renderer::new()?,
        sheets: Vec::new(),
        failed: Vec::new(),
    };
    pages::holder::for_each_page(&mut inventory);
    pages::contacts::for_each_page(&mut inventory);
    pages::help::for_each_page(&mut inventory);
    pages::report::for_each_page(&mut inventory);
    pages::renewal::for_each_page(&mut inventory);
    pages::ra::for_each_page(&mut inventory);
    pages::PageVisitor::visit::<ErrorPage>(&mut inventory);
    pages::PageVisitor::visit::<MailboxPage>(&mut inventory);
    pages::PageVisitor::visit::<CodesPage>(&mut inventory);
    match inventory.failed.is_empty() {
        true => Ok(inventory.sheets),
        false => Err(inventory.failed.join("; ").into()),
    }
}

struct Inventory {
    renderer: Renderer,
    sheets: Vec<Sheet>,
    failed: Vec<String>,
}

impl pages::PageVisitor for Inventory {
    fn visit<P: Page>(&mut self) {
        for language in Language::ALL {
            for (n, page) in P::samples().iter().enumerate() {
                if let Err(why) = self.add(page, language, n) {
                    self.failed.push(why);
                }
            }
        }
    }
}

impl Inventory {
    /// Adds a page as it is, and with an error in every field that it shows, unless a sample before
    /// showed the same fields.
    fn add<P: Page>(&mut self, page: &P, language: Language, sample: usize) -> Result<(), String> {
        let template = page.template();
        let stem = template.trim_end_matches(".html").replace(['/', '_'], "-");
        let (chrome, plain) = (chrome(template, language), FormView::default());
        let html = self.renderer.render(page, &chrome, &plain)?;
        let fields: Vec<_> = P::FIELDS
            .iter()
            .copied()
            .filter(|field| shows(&html, field))
            .collect();
        let known = self.sheets.iter().any(|sheet| {
            (sheet.template, sheet.language, &sheet.fields) == (template, language, &fields)
        });
        let mut sheets = vec![(format!("{stem}-{sample}"), Vec::new(), html)];
        if !fields.is_empty() && !known {
            let html = self.renderer.render(page, &chrome, &in_error(&fields))?;
            sheets.push((format!("{stem}-{sample}-errors"), fields, html));
        }
        for (name, fields, html) in sheets {
            self.sheets.push(Sheet {
                name,
                language,
                template,
                fields,
                html,
            });
        }
        Ok(())
    }
}

/// Whether a page shows this field. News of what was done and an error never come together.
fn shows(html: &str, field: &str) -> bool {
    let name = format!(" name=\"{field}\"");
    let hidden = format!("type=\"hidden\"{name}");
    html.contains(&name) && !html.contains(&hidden) && !html.contains("banner--success")
}

/// A form with an error in these fields.
fn in_error(fields: &[&'static str]) -> FormView {
    let mut form = FormView::default();
    for &field in fields {
        form.error(field, Text::verbatim(FAULT));
    }
    form
}

/// What stands around a page, as those who see it see it. A session is about to end, and says so.
fn chrome(template: &str, language: Language) -> Chrome {
    let console = template.starts_with("ra/");
    let site = Site {
        service_name: "Latchkey".into(),
        face: Face::default(),
        base_url: String::new(),
        card_base_url: None,
        https: false,
        hosts: Vec::new(),
        trusted_proxies: Vec::new(),
        sender: "no-reply@unlock.example".into(),
        development: console || template.starts_with("dev/"),
    };
    let signed_in = SIGNED_IN.iter().any(|part| template.starts_with(part));
    let chrome = Chrome::new(&site, "token".into(), signed_in.then_some("Sam Example"))
        .in_language(language, "/help");
    match (console, signed_in, DOORS.contains(&template)) {
        (true, _, true) => chrome.with_console(ra::nobody()),
        (true, _, false) => chrome
            .with_console(ra::header("Amelia Fairweather", urls::RA_HOLDERS, |_| true))
            .with_session(session(SessionKind::Console)),
        (false, true, _) => chrome.with_session(session(SessionKind::Holder)),
        (false, false, _) => chrome,
    }
}

/// A session that lasts for another minute and a half.
fn session(kind: SessionKind) -> SessionChrome {
    let now = OffsetDateTime::UNIX_EPOCH;
    let until = now + Duration::seconds(90);
    let extends = true;
    SessionChrome::new(kind, &Lasts { until, extends }, now)
}
