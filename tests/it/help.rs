//! Help: every topic is there, its links lead somewhere, and people find it by the words they would type.

use std::collections::BTreeSet;

use latchkey::domain::role::Role;
use latchkey::language::Language;
use latchkey::urls;
use latchkey::web::holder::help::topics::TOPICS;

use crate::support::{Browser, TestApp, on_both};

on_both!(
    every_topic_has_its_page_and_an_unknown_one_is_not_found,
    every_link_of_the_help_leads_somewhere,
    people_find_what_they_look_for,
    a_search_that_finds_nothing_says_what_to_do,
    what_was_looked_for_is_shown_and_never_run,
    old_addresses_and_other_pages_lead_to_the_right_topic,
    facts_are_those_of_the_configuration,
    looking_stores_nothing,
    the_help_speaks_and_finds_welsh,
    an_error_speaks_welsh_and_leads_people_of_the_console_back_to_it,
);

/// What people type, and the topic that must come first.
const ASKED: [(&str, &str); 36] = [
    ("card blocked", "unlock"),
    ("my smartcard is locked", "unlock"),
    ("wrong passcode three times", "unlock"),
    ("unblock card", "unlock"),
    ("forgot pin", "passcode"),
    ("change password", "passcode"),
    ("forgotten passcode", "passcode"),
    ("no code email", "codes"),
    ("code not arrived", "codes"),
    ("junk", "codes"),
    ("security questions", "questions"),
    ("don't remember my answers", "questions"),
    ("how do I register for self service", "register"),
    ("night shift", "out-of-hours"),
    ("desk closed who can unlock", "out-of-hours"),
    ("card not working", "not-working"),
    ("reader error", "not-working"),
    ("renew certs", "renew"),
    ("certificate renewal", "renew"),
    ("expired", "expired"),
    ("card has expired", "expired"),
    ("lost card", "lost"),
    ("LOST MY BADGE", "lost"),
    ("stolen", "lost"),
    ("card is snapped", "lost"),
    ("someone used my card", "misused"),
    ("left card at home", "forgot-card"),
    ("what documents do I need to bring", "new-card"),
    ("no passport", "new-card"),
    ("married new name", "new-name"),
    ("leaving the trust", "leaving"),
    ("agency locum access", "locums"),
    ("chrome or edge", "browsers"),
    ("can I share my card", "sharing"),
    ("become a sponsor", "roles"),
    ("application missing", "application"),
];

async fn search(browser: &Browser<'_>, words: &str) -> Vec<String> {
    let query = form_urlencoded(words);
    let page = browser.get(&format!("{}?q={query}", urls::HELP)).await;
    page.has_status(200);
    page.links(".nhsuk-card__link")
}

fn form_urlencoded(text: &str) -> String {
    let byte = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(b).to_string(),
        b => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}

async fn every_topic_has_its_page_and_an_unknown_one_is_not_found(app: TestApp) {
    let browser = app.browser();
    let list = browser.get(urls::HELP).await;
    let linked: BTreeSet<String> = list.links("dt a").into_iter().collect();
    for topic in &TOPICS {
        let path = urls::help_topic(topic.slug);
        assert!(linked.contains(&path), "{path} is not on the list");
        let page = browser.get(&path).await;
        page.has_status(200).says("Find your desk");
        assert_eq!(page.heading(), Language::English.say(&topic.title));
        let words = page.text().split_whitespace().count();
        assert!((60..420).contains(&words), "{path} has {words} words");
    }
    assert_eq!(linked.len(), TOPICS.len());
    for unknown in ["/help/nothing", "/help/UNLOCK", "/help/..%2f..%2fme"] {
        browser.get(unknown).await.has_status(404);
    }
}

async fn every_link_of_the_help_leads_somewhere(app: TestApp) {
    let browser = app.browser();
    let mut waiting = vec![
        urls::HELP.to_owned(),
        "/help?q=card".into(),
        "/help?q=xyzzy".into(),
    ];
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut outside = BTreeSet::new();
    while let Some(path) = waiting.pop() {
        let page = browser.get(&path).await;
        page.has_status(200);
        for link in page.links("main a, .nhsuk-back-link, footer a") {
            let (to, _) = link.split_once('#').unwrap_or((link.as_str(), ""));
            if to.starts_with(urls::HELP) {
                if seen.insert(to.to_owned()) {
                    waiting.push(to.to_owned());
                }
            } else if !to.is_empty() {
                outside.insert(to.to_owned());
            }
        }
    }
    assert!(seen.len() > TOPICS.len() && outside.len() > 5);
    for path in &outside {
        let status = browser.get(path).await.status;
        assert!([200, 303].contains(&status), "{path}: {status}");
    }
}

async fn people_find_what_they_look_for(app: TestApp) {
    let browser = app.browser();
    let mut wrong = Vec::new();
    for (words, slug) in ASKED {
        let found = search(&browser, words).await;
        if found.first() != Some(&urls::help_topic(slug)) {
            wrong.push(format!("“{words}” found {found:?}, not {slug} first"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(search(&browser, "card").await.len() <= 6);
}

async fn a_search_that_finds_nothing_says_what_to_do(app: TestApp) {
    let browser = app.browser();
    for words in ["xyzzy", "how do I", "???", &"x".repeat(1_000)] {
        let page = browser
            .get(&format!("/help?q={}", form_urlencoded(words)))
            .await;
        page.has_status(200)
            .says("Nothing found for")
            .says("find your desk");
        assert!(page.links("main a").contains(&"/help/unlock".to_owned()));
    }
    for empty in ["/help", "/help?q=", "/help?q=+++"] {
        let page = browser.get(empty).await;
        assert_eq!(page.listed("dt").len(), TOPICS.len());
    }
    let long = format!("/help?q={}", "x".repeat(1_001));
    browser.get(&long).await.has_status(400);
    browser.get("/help?q=%00").await.has_status(400);
}

async fn what_was_looked_for_is_shown_and_never_run(app: TestApp) {
    let browser = app.browser();
    let typed = "\"><script>alert(1)</script>{{ 7 * 7 }}";
    let page = browser
        .get(&format!("/help?q={}", form_urlencoded(typed)))
        .await;
    page.has_status(200).says(typed);
    assert!(!page.body.contains("<script>alert"));
}

async fn old_addresses_and_other_pages_lead_to_the_right_topic(app: TestApp) {
    let browser = app.browser();
    let list = browser.get(urls::HELP).await;
    for anchor in [
        "unlock",
        "codes",
        "questions",
        "register",
        "expired",
        "lost",
    ] {
        let links = list.links(&format!("#{anchor} a"));
        assert_eq!(links, [urls::help_topic(anchor)]);
    }
    for (page, topic) in [
        (urls::SIGN_IN, "not-working"),
        (urls::UNLOCK_HELP, "questions"),
        ("/unlock/help?reason=locked", "questions"),
    ] {
        let links = browser.get(page).await.links("main a");
        assert!(
            links.contains(&urls::help_topic(topic)),
            "{page}: {links:?}"
        );
    }
    for page in [urls::START, urls::SIGN_IN, "/help/unlock"] {
        let links = browser.get(page).await.links("footer a");
        assert!(
            links.contains(&urls::HELP.to_owned()) && links.contains(&urls::FIND_DESK.to_owned())
        );
    }
}

async fn facts_are_those_of_the_configuration(app: TestApp) {
    let browser = app.browser();
    browser
        .get("/help/unlock")
        .await
        .says("Answer your four security questions")
        .says("15 minutes");
    browser
        .get("/help/renew")
        .await
        .says("the last 90 days")
        .says("Every third renewal");
    browser
        .get("/help/register")
        .await
        .says("ends in nhs.net, nhs.uk, gov.uk, mod.uk or");
    browser
        .get("/help/passcode")
        .await
        .says("be 4 to 8 letters or digits");
    browser
        .get("/help/terms")
        .await
        .says("Your card and its passcode are for you alone");
}

async fn looking_stores_nothing(app: TestApp) {
    let before = app.state();
    let browser = app.bare();
    for path in [urls::HELP, "/help?q=card", "/help/unlock", "/help/nothing"] {
        browser.get(path).await;
    }
    assert_eq!(app.state(), before);
}

async fn the_help_speaks_and_finds_welsh(app: TestApp) {
    let browser = app.browser();
    browser
        .get("/help?lang=cy")
        .await
        .says("Datgloi eich cerdyn");
    for topic in &TOPICS {
        let page = browser.get(&urls::help_topic(topic.slug)).await;
        assert_eq!(page.heading(), Language::Welsh.say(&topic.title));
        page.has_status(200).says("Dod o hyd i’ch desg");
    }
    // With the mutations that people write, and no English word of the same topic.
    for (words, slug) in [
        ("mae fy ngherdyn ar goll", "lost"),
        ("wedi priodi", "new-name"),
    ] {
        let found = search(&browser, words).await;
        assert_eq!(found.first(), Some(&urls::help_topic(slug)), "{words}");
    }
    assert!(search(&browser, "maiden").await.is_empty());
}

async fn an_error_speaks_welsh_and_leads_people_of_the_console_back_to_it(app: TestApp) {
    let browser = app.browser();
    let page = browser.get("/nowhere?lang=cy").await;
    page.has_status(404)
        .says("Heb ddod o hyd i’r dudalen")
        .says("Gwall 404");
    assert_eq!(
        page.links("main a"),
        [urls::START, urls::UNLOCK, urls::FIND_DESK]
    );
    let officer = app.officer(Role::Sponsor).await;
    let page = officer.get("/ra/nowhere").await;
    page.has_status(404);
    assert_eq!(page.links("main a"), [urls::RA]);
}
