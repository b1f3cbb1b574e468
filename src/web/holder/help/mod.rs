//! Help: every topic by group, a search over them, and a page for each.

pub mod topics;

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::{public, words};
use crate::domain::text_search::{Index, Text};
use crate::journeys::Rules;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::MAX_VALUE;
use crate::web::pages::FormView;
use crate::web::pages::help::{FactsView, HelpPage, TopicPage, words_of};
use crate::web::portal::Portal;
use topics::TOPICS;

/// The most topics that a search shows.
const MOST: usize = 6;

/// The words of every topic, read once.
static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let bodies: Vec<String> = TOPICS
        .iter()
        .map(|topic| words_of(topic.template))
        .collect();
    let words: Vec<String> = TOPICS
        .iter()
        .map(|topic| format!("{} {}", topic.words, topic.summary))
        .collect();
    Index::of(
        TOPICS
            .iter()
            .zip(&words)
            .zip(&bodies)
            .map(|((topic, words), body)| Text {
                title: topic.title,
                words,
                body,
            }),
    )
});

/// What is looked for.
#[derive(Debug, Deserialize)]
pub struct Search {
    q: Option<String>,
}

/// Shows all topics, or those that fit what is looked for.
pub async fn list(
    portal: Data<Portal>,
    browser: Browser,
    search: Query<Search>,
) -> Answer<HttpResponse> {
    let query = search.into_inner().q.unwrap_or_default();
    if query.contains('\0') || query.len() > MAX_VALUE {
        return Err(AppError::Malformed("the search is too long or has NUL"));
    }
    let query = query.trim().to_owned();
    let found = INDEX.find(&query, MOST);
    let mut view = FormView::default();
    view.keep("q", &query);
    let page = HelpPage {
        found: found
            .into_iter()
            .filter_map(|place| TOPICS.get(place))
            .map(topics::view)
            .collect(),
        common: topics::common(),
        groups: topics::groups(),
        query,
    };
    public::reply(&portal, &browser)
        .await?
        .with_form(&page, &view)
}

/// Shows a topic.
pub async fn topic(
    portal: Data<Portal>,
    browser: Browser,
    slug: Path<String>,
) -> Answer<HttpResponse> {
    let topic = topics::by_slug(&slug).ok_or(AppError::NotFound)?;
    let page = TopicPage::of(topic, facts(&portal.ports.rules));
    public::show(&portal, &browser, &page).await
}

fn facts(rules: &Rules) -> FactsView {
    FactsView {
        questions: rules.proof.asks_questions(),
        code_minutes: rules.code_lifetime.whole_minutes(),
        renewal_days: rules.renewal.window.whole_days(),
        renewal_every: ordinal(rules.renewal.assisted_every),
        domains: rules.approved_domains.names().map(str::to_owned).collect(),
        passcode: words::passcode_rules(&rules.passcode),
    }
}

/// `third` for 3, as in “every third renewal”; empty for never.
fn ordinal(number: i32) -> String {
    match number {
        ..=0 => String::new(),
        1 => "single".into(),
        2 => "second".into(),
        3 => "third".into(),
        4 => "fourth".into(),
        5 => "fifth".into(),
        more => format!("{more}th"),
    }
}
