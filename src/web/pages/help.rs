//! The contexts of the help's pages, and the words of their templates.

use serde::Serialize;

use super::renderer::Templates;
use super::{Page, PageVisitor};
use crate::language::Text;
use crate::web::holder::help::topics::{self, TOPICS, Topic};

/// A topic as a link.
#[derive(Debug, Clone, Serialize)]
pub struct TopicView {
    /// Its name in addresses.
    pub slug: &'static str,
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub title: Text,
    /// What it answers, in a line.
    pub summary: Text,
}

/// Topics that belong together.
#[derive(Debug, Clone, Serialize)]
pub struct GroupView {
    /// What they are about.
    pub title: Text,
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
    /// Every how many renewals one needs help: 3 for every third; 0 where none does.
    pub renewal_every: i32,
    /// Where a holder's email may be.
    pub domains: Vec<String>,
    /// Ends of "Your new passcode must …".
    pub passcode: Vec<Text>,
}

/// What a topic's page shows of it.
#[derive(Debug, Clone, Serialize)]
pub struct HeadView {
    /// What it is called.
    pub title: Text,
    /// What its button says; none without one.
    pub step_text: Option<Text>,
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
        let step = topic.step.as_ref();
        Self {
            topic: HeadView {
                title: topic.title.clone(),
                step_text: step.map(|(text, _)| text.clone()),
                step_href: step.map_or("", |(_, href)| *href),
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
            renewal_every: if questions { 3 } else { 0 },
            domains: vec!["nhs.net".into(), "nhs.uk".into()],
            passcode: vec![Text::verbatim("be 4 to 8 letters or digits")],
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

/// What the variables of a topic's messages are called; for the search they say nothing.
const VARIABLES: [&str; 4] = ["minutes", "days", "every", "domains"];

/// The messages of a topic's template, for the search.
#[must_use]
pub fn texts_of(template: &str) -> Vec<Text> {
    let file = Templates::get(template).map(|file| file.data.into_owned());
    let template = String::from_utf8_lossy(&file.unwrap_or_default()).into_owned();
    let keys = template.split('"').filter(|part| part.starts_with("help-"));
    let said = |key: &str| {
        let text = Text::keyed(key.to_owned());
        VARIABLES
            .into_iter()
            .fold(text, |text, name| text.with(name, ""))
    };
    keys.map(said).collect()
}

/// Text without the tags of its markup.
#[must_use]
pub fn without_tags(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        words.push_str(before);
        words.push(' ');
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    words.push_str(rest);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn tags_are_no_words() {
        let text = r#"Type <a href="/unlock">it</a>. end"#;
        let words: Vec<String> = without_tags(text)
            .split_whitespace()
            .map(String::from)
            .collect();
        assert_eq!(words.join(" "), "Type it . end");
        assert_eq!(without_tags("a <b"), "a  ");
    }

    #[test]
    fn every_topic_says_something_in_both_languages() {
        for topic in &TOPICS {
            let texts = texts_of(topic.template);
            assert!(!texts.is_empty(), "{}", topic.slug);
            for language in Language::ALL {
                for text in &texts {
                    let said = language.say(text);
                    assert!(!said.starts_with("help-"), "{said} is a key");
                }
            }
        }
    }
}
