//! The page of an error: what happened, that nothing was changed, and what to do next.

use actix_web::http::StatusCode;
use serde::Serialize;

use super::{Chrome, FormView, Page};
use crate::language::{Language, Text, text};
use crate::limits::LimitedAction;
use crate::london;
use crate::urls;
use crate::web::browser::Realm;
use crate::web::errors::AppError;
use crate::web::guards::RequestId;
use crate::web::portal::Portal;

/// A way on.
#[derive(Debug, Clone, Serialize)]
struct NextLink {
    href: &'static str,
    text: Text,
}

/// The words of an error page.
#[derive(Debug, Clone)]
pub struct Words {
    status: u16,
    heading: Text,
    paragraphs: Vec<Text>,
    /// Whether the desk needs the request's id to look into it.
    quote: bool,
}

/// The error page's context.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorPage {
    status: u16,
    heading: Text,
    paragraphs: Vec<Text>,
    next: Vec<NextLink>,
    reference: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error.html";

    fn samples() -> Vec<Self> {
        let bare = [400, 403, 404, 405, 408, 413, 421, 429, 500, 503].map(Words::of_code);
        let ours = [
            Words::of(&AppError::Overtaken),
            Words::of(&AppError::ForeignForm),
            Words::of(&AppError::Forbidden),
            Words::of(&AppError::OwnCard),
        ];
        let at = |realm| {
            bare.iter()
                .chain(&ours)
                .map(move |words| page(words, realm, "LK-0"))
        };
        at(Realm::Holders).chain(at(Realm::Console)).collect()
    }
}

impl Words {
    /// The words for an error of ours.
    #[must_use]
    pub fn of(error: &AppError) -> Self {
        use actix_web::ResponseError;
        match error {
            AppError::Limited {
                action, retry_at, ..
            } => Self {
                paragraphs: limited(*action, retry_at.map(london::clock_time)),
                ..Self::new(429, text!("error-wait"))
            },
            AppError::Overtaken => {
                Self::new(409, text!("error-done-already")).and(text!("error-done-already-text"))
            }
            AppError::ForeignForm => Self::new(403, text!("error-foreign"))
                .and(text!("error-foreign-text"))
                .nothing_changed(),
            AppError::Forbidden => Self::new(403, text!("error-forbidden"))
                .and(text!("error-forbidden-text"))
                .nothing_changed(),
            AppError::OwnCard => Self::new(403, text!("error-own-card"))
                .and(text!("error-own-card-text"))
                .nothing_changed(),
            other => Self::of_status(other.status_code()),
        }
    }

    /// The words for a bare status.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        Self::of_code(status.as_u16())
    }

    fn of_code(code: u16) -> Self {
        match code {
            403 => Self::new(403, text!("error-page-old"))
                .and(text!("error-page-old-why"))
                .and(text!("error-page-old-next")),
            404 => Self::new(404, text!("error-not-found")).and(text!("error-not-found-text")),
            405 => Self::new(405, text!("error-not-here"))
                .and(text!("error-not-here-text"))
                .nothing_changed(),
            408 => Self::new(408, text!("error-too-long"))
                .and(text!("error-too-long-text"))
                .nothing_changed(),
            413 => Self::new(413, text!("error-too-much"))
                .and(text!("error-too-much-text"))
                .nothing_changed(),
            421 => Self::new(421, text!("error-not-ours")).and(text!("error-not-ours-text")),
            429 => Self::new(429, text!("error-wait"))
                .and(text!("error-wait-text"))
                .nothing_changed(),
            503 => Self::new(503, text!("error-busy"))
                .and(text!("error-busy-text"))
                .and(text!("error-busy-next")),
            500.. => Self {
                quote: true,
                ..Self::new(code, text!("error-fault"))
                    .and(text!("error-fault-text"))
                    .and(text!("error-fault-next"))
            },
            _ => Self::new(code, text!("error-unreadable"))
                .and(text!("error-unreadable-text"))
                .and(text!("error-unreadable-next")),
        }
    }

    fn new(status: u16, heading: Text) -> Self {
        Self {
            status,
            heading,
            paragraphs: Vec::new(),
            quote: false,
        }
    }

    fn and(mut self, paragraph: Text) -> Self {
        self.paragraphs.push(paragraph);
        self
    }

    fn nothing_changed(self) -> Self {
        self.and(text!("error-nothing-changed"))
    }
}

fn limited(action: LimitedAction, until: Option<String>) -> Vec<Text> {
    let when = until.map_or(text!("error-wait-seconds"), |until| {
        text!("error-wait-until", time = until)
    });
    let mut told = vec![action.message(), when];
    if action != LimitedAction::FailedStaffSignIn {
        told.push(text!("error-wait-desk"));
    }
    told
}

fn page(words: &Words, realm: Realm, id: &str) -> ErrorPage {
    let link = |href, text| NextLink { href, text };
    ErrorPage {
        status: words.status,
        heading: words.heading.clone(),
        paragraphs: words.paragraphs.clone(),
        next: match realm {
            Realm::Console => vec![link(urls::RA, text!("error-next-console"))],
            Realm::Holders => vec![
                link(urls::START, text!("help-browsers-step")),
                link(urls::UNLOCK, text!("start-unlock")),
                link(urls::FIND_DESK, text!("start-desk")),
            ],
        },
        reference: if words.quote {
            id.to_owned()
        } else {
            String::new()
        },
    }
}

/// Renders the page; should even that fail, its heading in plain HTML.
#[must_use]
pub fn render(
    portal: &Portal,
    words: &Words,
    id: &RequestId,
    (language, page_asked): (Language, &str),
) -> String {
    // Nobody's session is looked up for it: whatever failed may be the very thing that would.
    let chrome = Chrome::new(&portal.site, String::new(), None).in_language(language, page_asked);
    let path = page_asked.split('?').next().unwrap_or_default();
    let page = page(words, Realm::of(path), &id.0);
    let html = portal.renderer.render(&page, &chrome, &FormView::default());
    html.unwrap_or_else(|cause| {
        tracing::error!(%cause, "the error page cannot be rendered");
        format!(
            "<!DOCTYPE html><title>{0}</title><h1>{0}</h1>",
            language.say(&words.heading)
        )
    })
}
