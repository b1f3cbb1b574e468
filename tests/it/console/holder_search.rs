//! Finding holders by the words of their names: rare and common words together, page by page without gaps or
//! repeats, and within one's organisations only. A page is bounded however common the words are.

use std::collections::BTreeSet;

use latchkey::domain::role::Role;
use latchkey::urls;

use crate::support::{Browser, TestApp, on_both};

on_both! {
    rare_and_common_words_find_whoever_has_them_all,
    nobody_is_left_out_or_repeated_from_page_to_page,
    a_search_that_finds_nearly_nobody_goes_on_page_by_page,
    a_search_stays_within_ones_organisations,
}

impl TestApp {
    /// Adds so many holders of an organisation called `name`, with numbers of twelve digits from `first` on.
    fn crowd(&self, ods_code: &str, name: &str, first: i64, many: i64) {
        let last = first + many - 1;
        self.change(&format!(
            "INSERT INTO holders (smartcard_number, name, organisation_id, created_at) \
             WITH RECURSIVE s (n) AS (SELECT CAST({first} AS BIGINT) UNION ALL SELECT n + 1 FROM s WHERE n < {last}) \
             SELECT CAST(n AS TEXT), '{name}', \
             (SELECT id FROM organisations WHERE ods_code = '{ods_code}'), '2026-01-01 00:00:00' FROM s"
        ));
        let words: BTreeSet<&str> = name.split(' ').collect();
        for word in words {
            self.change(&format!(
                "INSERT INTO holder_words (word, holder_id, organisation_id) SELECT '{word}', id, organisation_id \
                 FROM holders WHERE smartcard_number BETWEEN '{first}' AND '{last}'"
            ));
        }
    }
}

/// The numbers that a search finds, page by page; at the most so many pages.
async fn pages(browser: &Browser<'_>, words: &str) -> Vec<Vec<String>> {
    let mut next = Some(format!("{}?q={words}", urls::RA_HOLDERS));
    let mut pages = Vec::new();
    while let Some(url) = next {
        let page = browser.get(&url).await;
        page.has_status(200);
        pages.push(page.listed("tbody td:nth-child(2)"));
        let older = page.body.split("pagination__link--next\" href=\"").nth(1);
        next = older.map(|rest| rest[..rest.find('"').unwrap()].replace("&amp;", "&"));
        assert!(pages.len() < 50, "{words} never ends");
    }
    pages
}

/// The numbers of a crowd.
fn numbers(first: i64, many: i64) -> BTreeSet<String> {
    (first..first + many)
        .map(|number| number.to_string())
        .collect()
}

/// That the pages show these, each once, and so many on each page.
#[track_caller]
fn shows(pages: &[Vec<String>], expected: &BTreeSet<String>, sizes: &[usize]) {
    let shown: Vec<usize> = pages.iter().map(Vec::len).collect();
    assert_eq!(shown, sizes);
    let each: BTreeSet<String> = pages.concat().into_iter().collect();
    assert_eq!(&each, expected);
}

async fn rare_and_common_words_find_whoever_has_them_all(app: TestApp) {
    app.crowd("RXX00", "quill meadow", 700_000_000_000, 60);
    app.crowd("RXX00", "quill rarebird", 700_000_001_000, 2);
    app.crowd("RXX00", "rarebird dawn", 700_000_002_000, 1);
    let manager = app.officer(Role::RaManager).await;
    let rare = numbers(700_000_001_000, 2);
    for words in [
        "quill+rarebird",
        "rarebird+quill",
        "rare+QUI",
        "q+r+quill+rareb",
    ] {
        shows(&pages(&manager, words).await, &rare, &[2]);
    }
    shows(
        &pages(&manager, "rarebird").await,
        &(&rare | &numbers(700_000_002_000, 1)),
        &[3],
    );
    for nobody in ["quill+rarebird+dawn", "meadow+dawn", "quill+nobodyatall"] {
        shows(&pages(&manager, nobody).await, &BTreeSet::new(), &[0]);
    }
}

async fn nobody_is_left_out_or_repeated_from_page_to_page(app: TestApp) {
    // Both words begin with what is looked for: each holder counts once.
    app.crowd("RXX00", "sable saffron", 700_000_000_000, 130);
    app.crowd("RXX00", "saffron", 700_000_001_000, 20);
    let manager = app.officer(Role::RaManager).await;
    let all = &numbers(700_000_000_000, 130) | &numbers(700_000_001_000, 20);
    for words in ["sa", "saf"] {
        let found: Vec<String> = pages(&manager, words).await.concat();
        let crowd: Vec<&String> = found
            .iter()
            .filter(|number| all.contains(*number))
            .collect();
        assert_eq!(crowd.len(), 150, "{words}");
        assert_eq!(
            crowd.into_iter().collect::<BTreeSet<_>>().len(),
            150,
            "{words}"
        );
    }
    shows(&pages(&manager, "saffron").await, &all, &[50, 50, 50]);
}

async fn a_search_that_finds_nearly_nobody_goes_on_page_by_page(app: TestApp) {
    app.crowd("RXX00", "elmar meadow", 700_000_000_000, 4_100);
    app.crowd("RXX00", "gorse meadow", 700_000_020_000, 4_100);
    app.crowd("RXX00", "elmar gorse", 700_000_040_000, 1);
    let manager = app.officer(Role::RaManager).await;
    shows(
        &pages(&manager, "elmar+gorse").await,
        &numbers(700_000_040_000, 1),
        &[0, 1],
    );
    manager
        .get("/ra/holders?q=elmar+gorse")
        .await
        .says("Look further, or give more of a word.");
}

async fn a_search_stays_within_ones_organisations(app: TestApp) {
    let codes = app.values("SELECT ods_code AS value FROM organisations ORDER BY id");
    let (first, second) = (700_000_000_000, 700_000_001_000);
    app.crowd(&codes[0], "umber vole", first, 60);
    app.crowd(&codes[1], "umber vole", second, 60);
    app.crowd(&codes[2], "umber vole", 700_000_002_000, 60);
    let own = numbers(first, 60);
    let agent = app.officer(Role::Lsa).await;
    for words in ["umber", "umber+vole"] {
        shows(&pages(&agent, words).await, &own, &[50, 10]);
    }
    app.change(&format!(
        "INSERT INTO staff_roles (staff_id, organisation_id, role, granted_at, granted_by) \
         SELECT staff_id, (SELECT id FROM organisations WHERE ods_code = '{}'), role, granted_at, granted_by \
         FROM staff_roles WHERE role = 'lsa'",
        codes[1]
    ));
    for words in ["umber", "vole+umber"] {
        let both = &own | &numbers(second, 60);
        shows(&pages(&agent, words).await, &both, &[50, 50, 20]);
    }
}
