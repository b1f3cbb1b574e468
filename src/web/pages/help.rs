//! The contexts of the help's pages, and the words of their templates.

use serde::Serialize;

use super::renderer::Templates;
use super::{Page, PageVisitor};
use crate::web::holder::help::topics::{self, TOPICS, Topic};

/// A topic as a link.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: &'static str,
    /// What it answers, in a line.
    pub summary: &'static str,
}

/// Topics that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// What they are about.
    pub title: &'static str,
    /// The topics.
    pub topics: Vec<TopicView>,
}

/// All topics, or those that were found.
#[derive(Debug, Clone, Serialize)]
pub struct HelpPage {
    /// What was looked for; empty for nothing.
    pub query: String,
    /// What was found, the best first.
    pub found: Vec<TopicView>,
    /// What people often look for, where nothing was found.
    pub common: Vec<TopicView>,
    /// All topics, where nothing was looked for.
    pub groups: Vec<GroupView>,
}

impl Page for HelpPage {
    const TEMPLATE: &'static str = "holder/help.html";
    const FIELDS: &'static [&'static str] = &["q"];

    fn samples() -> Vec<Self> {
        let found = vec![topics::view(&TOPICS[0])];
        let page = |query: &str, found: &[TopicView]| Self {
            query: query.into(),
            found: found.to_vec(),
            common: topics::common(),
            groups: topics::groups(),
        };
        vec![page("", &[]), page("<card", &found), page("xyzzy", &[])]
    }
}

/// The operator's choices that topics speak of.
#[derive(Debug, Clone, Serialize)]
pub struct FactsView {
    /// Whether an unlock asks security questions.
    pub questions: bool,
    /// Minutes for which a code works.
    pub code_minutes: i64,
    /// Days before expiry from which a holder may renew.
    pub renewal_days: i64,
    /// `third`, where every third renewal needs help; empty where none does.
    pub renewal_every: String,
    /// Where a holder's email may be.
    pub domains: Vec<String>,
    /// Ends of "Your new passcode must …".
    pub passcode: Vec<crate::language::Text>,
}

/// What a topic's page shows of it.
#[derive(Debug, Clone, Serialize)]
pub struct HeadView {
    /// What it is called.
    pub title: &'static str,
    /// What its button says; empty without one.
    pub step_text: &'static str,
    /// Where the button leads.
    pub step_href: &'static str,
}

/// One topic.
#[derive(Debug, Clone, Serialize)]
pub struct TopicPage {
    /// The topic.
    pub topic: HeadView,
    /// Others that belong to it.
    pub see: Vec<TopicView>,
    /// The operator's choices.
    pub facts: FactsView,
    #[serde(skip)]
    template: &'static str,
}

impl TopicPage {
    /// The page of a topic.
    #[must_use]
    pub fn of(topic: &Topic, facts: FactsView) -> Self {
        let (step_text, step_href) = topic.step.unwrap_or_default();
        let title = topic.title;
        Self {
            topic: HeadView {
                title,
                step_text,
                step_href,
            },
            see: topic
                .see
                .iter()
                .filter_map(|slug| topics::by_slug(slug))
                .map(topics::view)
                .collect(),
            facts,
            template: topic.template,
        }
    }
}

impl Page for TopicPage {
    const TEMPLATE: &'static str = "help_layout.html";

    fn template(&self) -> &'static str {
        self.template
    }

    fn samples() -> Vec<Self> {
        let facts = |questions: bool| FactsView {
            questions,
            code_minutes: 15,
            renewal_days: 90,
            renewal_every: if questions {
                "third".into()
            } else {
                String::new()
            },
            domains: vec!["nhs.net".into(), "nhs.uk".into()],
            passcode: vec!["be 4 to 8 letters or digits".into()],
        };
        let both = |topic| [true, false].map(|questions| Self::of(topic, facts(questions)));
        TOPICS.iter().flat_map(both).collect()
    }
}

/// Calls the visitor for every page here.
pub fn for_each_page(visitor: &mut impl PageVisitor) {
    visitor.visit::<HelpPage>();
    visitor.visit::<TopicPage>();
}

/// The words of a template, for the search: without tags of HTML and of the template language.
#[must_use]
pub fn words_of(template: &str) -> String {
    let file = Templates::get(template).map(|file| file.data.into_owned());
    without_tags(&String::from_utf8_lossy(&file.unwrap_or_default()))
}

fn without_tags(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        words.push_str(&rest[..at]);
        words.push(' ');
        let tag = &rest[at..];
        let end = match tag.get(..2) {
            Some("{%") => "%}",
            Some("{{") => "}}",
            Some("{#") => "#}",
            _ => ">",
        };
        rest = tag.find(end).map_or("", |at| &tag[at + end.len()..]);
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::without_tags;

    #[test]
    fn tags_are_no_words() {
        let text = r#"{% if facts.questions %}<p class="nhsuk-body">Type <a href="/unlock">it</a>{{ <nhs.x a={b}/> }}.</p>{# no #}end"#;
        let words: Vec<String> = without_tags(text)
            .split_whitespace()
            .map(String::from)
            .collect();
        assert_eq!(words.join(" "), "Type it . end");
        assert_eq!(without_tags("a <b"), "a  ");
    }
}
