//! The page of an error: what happened, that nothing was changed, and what to do next.

use actix_web::http::StatusCode;
use serde::Serialize;

use super::{Chrome, FormView, Page};
use crate::language::Language;
use crate::limits::LimitedAction;
use crate::london;
use crate::urls;
use crate::web::errors::AppError;
use crate::web::guards::RequestId;
use crate::web::portal::Portal;

/// A way on.
#[derive(Debug, Clone, Serialize)]
struct NextLink {
    href: &'static str,
    text: &'static str,
}

/// The words of an error page.
#[derive(Debug, Clone)]
pub struct Words {
    status: u16,
    heading: &'static str,
    paragraphs: Vec<String>,
    /// Whether the desk needs the request's id to look into it.
    quote: bool,
}

/// The error page's context.
#[derive(Debug, Clone, Serialize)]
pub struct ErrorPage {
    status: u16,
    heading: &'static str,
    paragraphs: Vec<String>,
    next: Vec<NextLink>,
    reference: String,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "errors/error.html";

    fn samples() -> Vec<Self> {
        [400, 403, 404, 405, 413, 421, 429, 500, 503]
            .into_iter()
            .filter_map(|code| StatusCode::from_u16(code).ok())
            .map(|status| page(&Words::of_status(status), "LK-0"))
            .collect()
    }
}

const NOTHING_CHANGED: &str = "Nothing was changed.";

const OUR_FAULT: [&str; 2] = [
    "This is our fault, not yours, and it has been written down for us to look into.",
    "Try again. If it happens again, contact your desk.",
];
const UNREADABLE: [&str; 2] = [
    "Something in what your browser sent was not as this service expects.",
    "Nothing was changed. Go back and try again.",
];

/// What each status means to the person who meets it.
const KNOWN: [(u16, &str, &[&str]); 8] = [
    (
        403,
        "This page is out of date",
        &[
            "It was open for too long, or you went on in another tab, or your browser does not keep cookies for this site.",
            "Nothing was changed. Go back to where you were and do the last step again.",
        ],
    ),
    (
        404,
        "Page not found",
        &[
            "If you typed the address, check that it is right. If you followed a link from an email, copy the whole link.",
        ],
    ),
    (
        405,
        "That cannot be done here",
        &[
            "This page does not take what your browser sent.",
            NOTHING_CHANGED,
        ],
    ),
    (
        408,
        "That took too long",
        &[
            "What your browser sent did not arrive in time.",
            NOTHING_CHANGED,
        ],
    ),
    (
        413,
        "That was too much",
        &["More was sent than this form takes.", NOTHING_CHANGED],
    ),
    (
        421,
        "This address is not ours",
        &["The request named a host that this service does not answer for. Check the address."],
    ),
    (
        429,
        "Please wait before you try again",
        &[
            "Too many pages were asked for in a short time.",
            NOTHING_CHANGED,
        ],
    ),
    (
        503,
        "The service is busy",
        &[
            "It cannot do this right now. Nothing you entered was used up, unless the page said so before.",
            "Wait a minute, then try again. If your card is needed now, contact your desk.",
        ],
    ),
];

impl Words {
    /// The words for an error of ours.
    #[must_use]
    pub fn of(error: &AppError) -> Self {
        use actix_web::ResponseError;
        match error {
            AppError::Limited {
                action, retry_at, ..
            } => Self {
                status: 429,
                heading: "Please wait before you try again",
                paragraphs: limited(*action, retry_at.map(london::clock_time)),
                quote: false,
            },
            AppError::Overtaken => Self::new(
                409,
                "This was already done",
                &[
                    "The same form was sent twice, or the same journey went on in another tab. It was done once.",
                ],
            ),
            AppError::ForeignForm => Self::new(
                403,
                "This form came from another site",
                &[
                    "To protect your card, forms are only taken from this service’s own pages.",
                    NOTHING_CHANGED,
                ],
            ),
            AppError::Forbidden => Self::new(
                403,
                "Your role does not allow this",
                &[
                    "Somebody with another role can do it, or an RA Manager can give you the role.",
                    NOTHING_CHANGED,
                ],
            ),
            AppError::OwnCard => Self::new(
                403,
                "This is your own card",
                &[
                    "Nobody uses a role on their own card. Ask a colleague to do this for you.",
                    NOTHING_CHANGED,
                ],
            ),
            other => Self::of_status(other.status_code()),
        }
    }

    /// The words for a bare status.
    #[must_use]
    pub fn of_status(status: StatusCode) -> Self {
        let code = status.as_u16();
        if let Some((_, heading, paragraphs)) = KNOWN.into_iter().find(|(known, ..)| *known == code)
        {
            return Self::new(code, heading, paragraphs);
        }
        if status.is_server_error() {
            let words = Self::new(code, "Something went wrong", &OUR_FAULT);
            return Self {
                quote: true,
                ..words
            };
        }
        Self::new(code, "That form could not be read", &UNREADABLE)
    }

    fn new(status: u16, heading: &'static str, paragraphs: &[&str]) -> Self {
        let paragraphs = paragraphs.iter().map(|&p| p.to_owned()).collect();
        Self {
            status,
            heading,
            paragraphs,
            quote: false,
        }
    }
}

fn limited(action: LimitedAction, until: Option<String>) -> Vec<String> {
    let when = until.map_or_else(
        || "Wait a few seconds, then try again.".to_owned(),
        |until| format!("You can try again from {until}."),
    );
    let desk = "If your card is needed before that, your desk can unlock it.".to_owned();
    vec![
        action.message().to_owned(),
        format!("{when} {NOTHING_CHANGED}"),
        desk,
    ]
}

fn page(words: &Words, id: &str) -> ErrorPage {
    ErrorPage {
        status: words.status,
        heading: words.heading,
        paragraphs: words.paragraphs.clone(),
        next: vec![
            NextLink {
                href: urls::START,
                text: "Go to the start page",
            },
            NextLink {
                href: urls::UNLOCK,
                text: "Unlock my card",
            },
            NextLink {
                href: urls::FIND_DESK,
                text: "Find your desk",
            },
        ],
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
    let html = portal
        .renderer
        .render(&page(words, &id.0), &chrome, &FormView::default());
    html.unwrap_or_else(|cause| {
        tracing::error!(%cause, "the error page cannot be rendered");
        format!(
            "<!DOCTYPE html><title>{0}</title><h1>{0}</h1>",
            words.heading
        )
    })
}
