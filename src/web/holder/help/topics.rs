//! The topics of the help, as data: what each is called, by which words it is found, and where it leads.
//! What a topic says is in its template.

use crate::urls;
use crate::web::pages::help::{GroupView, TopicView};

/// A topic.
#[derive(Debug)]
pub struct Topic {
    /// Its name in addresses.
    pub slug: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it answers, in a line.
    pub summary: &'static str,
    /// The words by which people look for it.
    pub words: &'static str,
    /// Its template.
    pub template: &'static str,
    /// The step in the portal that it leads to: what the button says, and where it leads.
    pub step: Option<(&'static str, &'static str)>,
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
const GROUPS: [(Group, &str); 5] = [
    (Group::Unlock, "Locked cards, passcodes and codes"),
    (Group::Certificates, "Renewing"),
    (Group::Lost, "Lost, misused or not with you"),
    (Group::Getting, "Getting a card, moving and leaving"),
    (Group::Using, "Using your card, and who does what"),
];

/// What people often look for.
const COMMON: [&str; 5] = ["unlock", "not-working", "codes", "renew", "lost"];

macro_rules! topic {
    ($slug:literal, $title:literal, $summary:literal, $group:ident, $words:literal, $step:expr, $see:expr) => {
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
pub const TOPICS: [Topic; 23] = [
    topic!(
        "unlock",
        "Unlock your card",
        "Three wrong passcodes locked it. Unlock it yourself, at any hour.",
        Unlock,
        "locked blocked unlock unblock wrong passcode three times too many tries temporary passcode reset self-service locked out",
        Some(("Unlock my card", "/unlock")),
        ["register", "codes", "questions", "out-of-hours"]
    ),
    topic!(
        "passcode",
        "Change or forget your passcode",
        "Choose a new passcode, whether or not you know the old one.",
        Unlock,
        "pin password forgotten forget change reset new remember number login",
        Some(("Change my passcode", "/me/passcode")),
        ["unlock", "misused"]
    ),
    topic!(
        "codes",
        "The code does not come",
        "Where to look for the emailed code, and how to get another.",
        Unlock,
        "email junk spam late not arrived received receive waiting unlock registration code resend expired minutes wrong old address",
        None,
        ["unlock", "questions"]
    ),
    topic!(
        "questions",
        "You do not know the questions",
        "Do not guess. You are probably not registered, or need help at your desk.",
        Unlock,
        "security questions answers recognise remember forgotten wrong answer never registered locked out tries",
        Some(("Get help to unlock your card", "/unlock/help")),
        ["register", "out-of-hours"]
    ),
    topic!(
        "register",
        "Register for self-service",
        "Five minutes now, so that you can unlock your own card later.",
        Unlock,
        "self service sign up set up enrol security questions registration code register email approved account first time",
        Some(("Register for self-service", "/me/register")),
        ["codes", "unlock"]
    ),
    topic!(
        "out-of-hours",
        "Who can unlock your card now",
        "Nights and weekends, when the desk is closed.",
        Unlock,
        "out of hours night shift weekend closed desk evening urgent emergency bank holiday sponsor lsa administrator unlock who opening times",
        Some(("Find your desk", "/contact")),
        ["unlock", "forgot-card"]
    ),
    topic!(
        "not-working",
        "Your card does not work",
        "Find what you see, and what to do about it.",
        Unlock,
        "working broken reader error problem nothing happens recognised computer read log on login access cannot denied stopped sign",
        None,
        ["unlock", "expired", "application"]
    ),
    topic!(
        "renew",
        "Renew your certificates",
        "Two minutes, before they expire, with your card and passcode.",
        Certificates,
        "certificate renewal renew expiring expires soon reminder due date update third",
        Some(("Renew my certificates", "/me/renew")),
        ["expired", "unlock"]
    ),
    topic!(
        "expired",
        "Your certificates have expired",
        "Only the Registration Authority can repair the card, in person.",
        Certificates,
        "expired out of date card ran out repair old certificate long unused maternity leave",
        Some(("Find your desk", "/contact")),
        ["renew", "not-working"]
    ),
    topic!(
        "lost",
        "Lost, stolen or damaged card",
        "Report it at once. The card is cancelled and you get a new one.",
        Lost,
        "lost stolen damaged broken cracked missing report replace replacement new card crime number police fee cost charge pay found again",
        Some(("Report a card", "/report")),
        ["misused", "forgot-card", "new-card"]
    ),
    topic!(
        "misused",
        "Somebody else used your card",
        "Tell the Registration Authority, and change your passcode.",
        Lost,
        "misuse used by someone else somebody stranger colleague fraud suspicious not me knows passcode seen hacked breach",
        Some(("Report it", "/report")),
        ["sharing", "lost"]
    ),
    topic!(
        "forgot-card",
        "You left your card at home",
        "You cannot borrow one. What to do for this shift.",
        Lost,
        "forgotten card at home without left behind borrow work shift today",
        None,
        ["lost", "out-of-hours", "sharing"]
    ),
    topic!(
        "new-card",
        "Get a card: what to bring",
        "Photo identification and proofs of your address, originals only.",
        Getting,
        "new card apply first starter joining documents identification id passport driving licence proof of address bring register identity check photo birth certificate no passport",
        Some(("Find your desk", "/contact")),
        ["locums", "leaving", "roles"]
    ),
    topic!(
        "new-name",
        "Your name has changed",
        "Who to tell, and which proof to bring.",
        Getting,
        "new name married surname change of name deed poll divorce maiden marriage certificate update details",
        Some(("Find your desk", "/contact")),
        ["codes"]
    ),
    topic!(
        "leaving",
        "Moving or leaving",
        "Keep your card, unless you leave the NHS for good.",
        Getting,
        "leaving leave moving new job organisation employer trust transfer return hand back retire retiring resign previous joining move keep",
        Some(("See my profile", "/me")),
        ["new-card", "locums"]
    ),
    topic!(
        "locums",
        "Locums and agency staff",
        "Your own card, with access for a time that can be extended.",
        Getting,
        "locum agency bank temporary staff external contractor student access end date extend extended placement time-limited",
        Some(("Find your desk", "/contact")),
        ["new-card", "leaving"]
    ),
    topic!(
        "application",
        "An application is missing",
        "Ask your Sponsor for access. You need no new card.",
        Using,
        "application missing access system role position cannot see app permission software profile wrong role add",
        None,
        ["roles", "not-working"]
    ),
    topic!(
        "browsers",
        "Which browsers work",
        "All current ones. No Java, no plug-in.",
        Using,
        "browser chrome edge firefox safari internet explorer java plug-in plugin phone tablet mobile app javascript cookies install",
        Some(("Go to the start page", "/")),
        ["codes", "not-working"]
    ),
    topic!(
        "sharing",
        "Never share your card or passcode",
        "Why not, and what is recorded.",
        Using,
        "share sharing lend borrow colleague recorded record audit logged unattended responsible disciplinary tell someone passcode",
        Some(("See my activity", "/me/activity")),
        ["misused", "who-sees-what"]
    ),
    topic!(
        "on-the-card",
        "What is on the card",
        "On the outside, and on the chip.",
        Using,
        "stored information data chip photograph number digits uuid personal smartcard number find where",
        None,
        ["who-sees-what", "renew"]
    ),
    topic!(
        "terms",
        "Terms of smartcard use",
        "What you accept, and when.",
        Using,
        "terms conditions accept agree rules policy",
        None,
        ["sharing", "who-sees-what"]
    ),
    topic!(
        "who-sees-what",
        "What the Registration Authority can see",
        "Your details and what was done, never your passcode or answers.",
        Using,
        "see privacy data ra desk who looks at my details answers personal information confidential gdpr recorded",
        Some(("See my activity", "/me/activity")),
        ["sharing", "on-the-card"]
    ),
    topic!(
        "roles",
        "Sponsors, administrators and ID Checkers",
        "What they do, and how to become one.",
        Using,
        "become sponsor lsa local smartcard administrator id checker role nominate nominated training what is who is my",
        Some(("Find your desk", "/contact")),
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
        title: topic.title,
        summary: topic.summary,
    }
}

/// All topics by group.
#[must_use]
pub fn groups() -> Vec<GroupView> {
    let of = |group: Group| TOPICS.iter().filter(move |topic| topic.group == group);
    let group = |(group, title)| GroupView {
        title,
        topics: of(group).map(view).collect(),
    };
    GROUPS.into_iter().map(group).collect()
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
