//! Help: every topic by group, a search over them, and a page for each.

pub mod topics;

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;

use super::{public, words};
use crate::domain::text_search::{ENGLISH, Entry, Index, WELSH};
use crate::journeys::Rules;
use crate::language::Language;
use crate::web::browser::Browser;
use crate::web::errors::{Answer, AppError};
use crate::web::forms::MAX_VALUE;
use crate::web::pages::FormView;
use crate::web::pages::help::{FactsView, HelpPage, TopicPage, texts_of, without_tags};
use crate::web::portal::Portal;
use topics::{TOPICS, Topic};

/// The most topics that a search shows.
const MOST: usize = 6;

/// The words of every topic in each language, read once.
static INDEXES: LazyLock<[Index; 2]> = LazyLock::new(|| Language::ALL.map(index));

fn index(language: Language) -> Index {
    let of = |topic: &Topic| {
        let words = [&topic.words, &topic.summary].map(|text| language.say(text));
        let body = texts_of(topic.template);
        let body = body.iter().map(|text| without_tags(&language.say(text)));
        Entry {
            title: language.say(&topic.title),
            words: words.join(" "),
            body: body.collect::<Vec<_>>().join(" "),
        }
    };
    let lexicon = match language {
        Language::English => &ENGLISH,
        Language::Welsh => &WELSH,
    };
    Index::of(lexicon, TOPICS.iter().map(of))
}

/// The topics that fit what is typed, in the language of the page.
fn find(language: Language, typed: &str) -> Vec<&'static Topic> {
    let [english, welsh] = &*INDEXES;
    let index = match language {
        Language::English => english,
        Language::Welsh => welsh,
    };
    let found = index.find(typed, MOST).into_iter();
    found.filter_map(|place| TOPICS.get(place)).collect()
}

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
    let found = find(browser.language, &query);
    let mut view = FormView::default();
    view.keep("q", &query);
    let page = HelpPage {
        found: found.into_iter().map(topics::view).collect(),
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
        renewal_every: rules.renewal.assisted_every.max(0),
        domains: rules.approved_domains.names().to_vec(),
        passcode: words::passcode_rules(&rules.passcode),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn leads(language: Language, typed: &str, slug: &str) {
        let found = find(language, typed);
        let slugs: Vec<_> = found.iter().map(|topic| topic.slug).collect();
        assert_eq!(slugs.first(), Some(&slug), "{typed}: {slugs:?}");
    }

    #[test]
    fn a_search_in_welsh_finds_words_with_and_without_their_mutations() {
        for (typed, slug) in [
            ("cerdyn wedi’i gloi", "unlock"),
            ("mae fy ngherdyn ar goll", "lost"),
            ("cod heb gyrraedd", "codes"),
            ("adnewyddu tystysgrif", "renew"),
            ("fy nhystysgrifau wedi dod i ben", "expired"),
            ("newid cod pas", "passcode"),
            ("pin", "passcode"),
            ("priodi", "new-name"),
            ("locwm", "locums"),
            ("porwr", "browsers"),
            ("cofrestru", "register"),
            ("noddwr", "roles"),
        ] {
            leads(Language::Welsh, typed, slug);
        }
        assert!(find(Language::Welsh, "sut mae yn y").is_empty());
    }

    #[test]
    fn a_search_is_in_the_language_of_the_page() {
        leads(Language::English, "new name", "new-name");
        assert!(find(Language::English, "priodi").is_empty());
        assert!(find(Language::Welsh, "maiden").is_empty());
    }
}
