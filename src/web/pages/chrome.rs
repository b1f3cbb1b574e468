//! What stands around a page: who is signed in, the language, the console's menu, the assets.

use serde::Serialize;

use super::session::SessionChrome;
use crate::language::{Language, Text};
use crate::urls;
use crate::web::assets;
use crate::web::face::FaceView;
use crate::web::portal::Site;

/// What every page shows around its own matter.
#[derive(Debug, Clone, Serialize)]
pub struct Chrome {
    service_name: String,
    pub(super) language: Language,
    /// The page itself, as a link: where the switch of languages leads back to; empty where there is no way back.
    page: String,
    csrf_token: String,
    signed_in: bool,
    holder_name: String,
    /// The console's own header, on its pages only.
    pub(super) console: Option<ConsoleChrome>,
    /// Until when the session lasts; on its own pages only.
    pub(super) session: Option<SessionChrome>,
    /// What became of a form whose session had ended: `waiting` for a sign-in, `restored`, or empty.
    pub(super) kept: &'static str,
    development: bool,
    /// The organisation that runs the portal, if it shows its face.
    face: Option<FaceView>,
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
    pub text: Text,
    /// Whether the page is the one, or one of its own.
    pub current: bool,
}

impl Chrome {
    /// The chrome for a browser: who is signed in, and its form token.
    #[must_use]
    pub fn new(site: &Site, csrf_token: String, holder_name: Option<&str>) -> Self {
        Self {
            console: None,
            session: None,
            kept: "",
            service_name: site.service_name.clone(),
            language: Language::default(),
            page: urls::START.to_owned(),
            csrf_token,
            signed_in: holder_name.is_some(),
            holder_name: holder_name.unwrap_or_default().to_owned(),
            development: site.development,
            face: site.face.view(),
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

    /// The same with what it says of the end of its session.
    #[must_use]
    pub fn with_session(self, session: SessionChrome) -> Self {
        Self {
            session: Some(session),
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
