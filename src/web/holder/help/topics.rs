//! The topics of the help, as data: what each is called, by which words it is found, and where it leads.
//! What a topic says is in its template.

use crate::language::{Text, text};
use crate::urls;
use crate::web::pages::help::{GroupView, TopicView};

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// Its name in addresses.
    pub slug: &'static str,
    /// What it is called.
    pub title: Text,
    /// What it answers, in a line.
    pub summary: Text,
    /// The words by which people look for it.
    pub words: Text,
    /// Its template.
    pub template: &'static str,
    /// The step in the portal that it leads to: what the button says, and where it leads.
    pub step: Option<(Text, &'static str)>,
    /// Topics that belong to it.
    pub see: &'static [&'static str],
    group: Group,
}

/// What topics are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Unlock,
    Certificates,
    Lost,
    Getting,
    Using,
}

/// The groups as they stand on the page.
static GROUPS: [(Group, Text); 5] = [
    (Group::Unlock, text!("help-group-unlock")),
    (Group::Certificates, text!("help-group-certificates")),
    (Group::Lost, text!("help-group-lost")),
    (Group::Getting, text!("help-group-getting")),
    (Group::Using, text!("help-group-using")),
];

/// What people often look for.
const COMMON: [&str; 5] = ["unlock", "not-working", "codes", "renew", "lost"];

macro_rules! topic {
    ($slug:literal, $title:expr, $summary:expr, $words:expr, $group:ident, $step:expr, $see:expr) => {
        Topic {
            slug: $slug,
            title: $title,
            summary: $summary,
            words: $words,
            template: concat!("holder/help/", $slug, ".html"),
            step: $step,
            see: &$see,
            group: Group::$group,
        }
    };
}

/// Every topic, in the order of the page.
pub static TOPICS: [Topic; 23] = [
    topic!(
        "unlock",
        text!("help-unlock-title"),
        text!("help-unlock-summary"),
        text!("help-unlock-words"),
        Unlock,
        Some((text!("start-unlock"), "/unlock")),
        ["register", "codes", "questions", "out-of-hours"]
    ),
    topic!(
        "passcode",
        text!("help-passcode-title"),
        text!("help-passcode-summary"),
        text!("help-passcode-words"),
        Unlock,
        Some((text!("start-unlock"), "/unlock")),
        ["unlock", "misused"]
    ),
    topic!(
        "codes",
        text!("help-codes-title"),
        text!("help-codes-summary"),
        text!("help-codes-words"),
        Unlock,
        None,
        ["unlock", "questions", "out-of-hours"]
    ),
    topic!(
        "questions",
        text!("help-questions-title"),
        text!("help-questions-summary"),
        text!("help-questions-words"),
        Unlock,
        Some((text!("help-questions-step"), "/unlock/help")),
        ["register", "out-of-hours"]
    ),
    topic!(
        "register",
        text!("help-register-title"),
        text!("help-register-summary"),
        text!("help-register-words"),
        Unlock,
        Some((text!("me-profile-register"), "/me/register")),
        ["codes", "unlock"]
    ),
    topic!(
        "out-of-hours",
        text!("help-out-of-hours-title"),
        text!("help-out-of-hours-summary"),
        text!("help-out-of-hours-words"),
        Unlock,
        Some((text!("start-desk"), "/contact")),
        ["unlock", "forgot-card"]
    ),
    topic!(
        "not-working",
        text!("help-not-working-title"),
        text!("help-not-working-summary"),
        text!("help-not-working-words"),
        Unlock,
        None,
        ["unlock", "expired", "application"]
    ),
    topic!(
        "renew",
        text!("help-renew-title"),
        text!("help-renew-summary"),
        text!("help-renew-words"),
        Certificates,
        Some((text!("start-renew"), "/me/renew")),
        ["expired", "unlock"]
    ),
    topic!(
        "expired",
        text!("help-expired-title"),
        text!("help-expired-summary"),
        text!("help-expired-words"),
        Certificates,
        Some((text!("start-desk"), "/contact")),
        ["renew", "not-working"]
    ),
    topic!(
        "lost",
        text!("help-lost-title"),
        text!("help-lost-summary"),
        text!("help-lost-words"),
        Lost,
        Some((text!("start-report"), "/report")),
        ["misused", "forgot-card", "new-card"]
    ),
    topic!(
        "misused",
        text!("help-misused-title"),
        text!("help-misused-summary"),
        text!("help-misused-words"),
        Lost,
        Some((text!("help-misused-step"), "/report")),
        ["sharing", "lost"]
    ),
    topic!(
        "forgot-card",
        text!("help-forgot-card-title"),
        text!("help-forgot-card-summary"),
        text!("help-forgot-card-words"),
        Lost,
        None,
        ["lost", "out-of-hours", "sharing"]
    ),
    topic!(
        "new-card",
        text!("help-new-card-title"),
        text!("help-new-card-summary"),
        text!("help-new-card-words"),
        Getting,
        Some((text!("start-desk"), "/contact")),
        ["locums", "leaving", "roles"]
    ),
    topic!(
        "new-name",
        text!("help-new-name-title"),
        text!("help-new-name-summary"),
        text!("help-new-name-words"),
        Getting,
        Some((text!("start-desk"), "/contact")),
        ["codes"]
    ),
    topic!(
        "leaving",
        text!("help-leaving-title"),
        text!("help-leaving-summary"),
        text!("help-leaving-words"),
        Getting,
        Some((text!("help-leaving-step"), "/me")),
        ["new-card", "locums"]
    ),
    topic!(
        "locums",
        text!("help-locums-title"),
        text!("help-locums-summary"),
        text!("help-locums-words"),
        Getting,
        Some((text!("start-desk"), "/contact")),
        ["new-card", "leaving"]
    ),
    topic!(
        "application",
        text!("help-application-title"),
        text!("help-application-summary"),
        text!("help-application-words"),
        Using,
        None,
        ["roles", "not-working"]
    ),
    topic!(
        "browsers",
        text!("help-browsers-title"),
        text!("help-browsers-summary"),
        text!("help-browsers-words"),
        Using,
        Some((text!("help-browsers-step"), "/")),
        ["codes", "not-working"]
    ),
    topic!(
        "sharing",
        text!("help-sharing-title"),
        text!("help-sharing-summary"),
        text!("help-sharing-words"),
        Using,
        Some((text!("help-sharing-step"), "/me/activity")),
        ["misused", "who-sees-what"]
    ),
    topic!(
        "on-the-card",
        text!("help-on-the-card-title"),
        text!("help-on-the-card-summary"),
        text!("help-on-the-card-words"),
        Using,
        None,
        ["who-sees-what", "renew"]
    ),
    topic!(
        "terms",
        text!("help-terms-title"),
        text!("help-terms-summary"),
        text!("help-terms-words"),
        Using,
        None,
        ["sharing", "who-sees-what"]
    ),
    topic!(
        "who-sees-what",
        text!("help-who-sees-what-title"),
        text!("help-who-sees-what-summary"),
        text!("help-who-sees-what-words"),
        Using,
        Some((text!("help-sharing-step"), "/me/activity")),
        ["sharing", "on-the-card"]
    ),
    topic!(
        "roles",
        text!("help-roles-title"),
        text!("help-roles-summary"),
        text!("help-roles-words"),
        Using,
        Some((text!("start-desk"), "/contact")),
        ["application", "new-card"]
    ),
];

/// The topic with this name.
#[must_use]
pub fn by_slug(slug: &str) -> Option<&'static Topic> {
    TOPICS.iter().find(|topic| topic.slug == slug)
}

/// A topic as a link.
#[must_use]
pub fn view(topic: &Topic) -> TopicView {
    TopicView {
        slug: topic.slug,
        href: urls::help_topic(topic.slug),
        title: topic.title.clone(),
        summary: topic.summary.clone(),
    }
}

/// All topics by group.
#[must_use]
pub fn groups() -> Vec<GroupView> {
    let of = |group: Group| TOPICS.iter().filter(move |topic| topic.group == group);
    let group = |(group, title): &(Group, Text)| GroupView {
        title: title.clone(),
        topics: of(*group).map(view).collect(),
    };
    GROUPS.iter().map(group).collect()
}

/// What people often look for.
#[must_use]
pub fn common() -> Vec<TopicView> {
    COMMON
        .iter()
        .filter_map(|slug| by_slug(slug))
        .map(view)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_topic_has_a_name_of_its_own_and_leads_to_topics_that_exist() {
        let slugs: BTreeSet<_> = TOPICS.iter().map(|topic| topic.slug).collect();
        assert_eq!(slugs.len(), TOPICS.len());
        for topic in &TOPICS {
            for other in topic.see {
                assert!(
                    slugs.contains(other) && *other != topic.slug,
                    "{}: {other}",
                    topic.slug
                );
            }
        }
        assert_eq!(common().len(), COMMON.len());
        let shown: usize = groups().iter().map(|group| group.topics.len()).sum();
        assert_eq!(shown, TOPICS.len());
    }
}
