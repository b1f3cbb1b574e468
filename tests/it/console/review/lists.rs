//! The list of failed attempts: groups, filters, pages, and the two timelines of one attempt.

use std::collections::BTreeSet;

use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use super::{ELSEWHERE, FIONA, NOBODY, TOMASZ, WARD};
use crate::support::{Page, TestApp, on_both};

on_both! {
    who_forgets_and_who_sprays_look_different,
    every_filter_lets_through_what_it_names,
    pages_go_on_by_key_without_gaps,
    the_page_of_an_attempt_has_both_timelines,
}

/// The cells of the row that begins with a word.
#[track_caller]
fn row(page: &Page, first: &str) -> Vec<String> {
    let rows = page.listed("tbody tr");
    let found = rows.iter().find(|row| row.trim_start().starts_with(first));
    let found = found.unwrap_or_else(|| panic!("{first} is not among {rows:?}"));
    found
        .lines()
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .map(str::to_owned)
        .collect()
}

async fn who_forgets_and_who_sprays_look_different(app: TestApp) {
    for _ in 0..3 {
        app.tried(FIONA, WARD);
    }
    for n in 0..8 {
        app.tried(&format!("5550999900{n:02}"), ELSEWHERE);
    }
    // A ward where two have a bad day.
    app.tried(TOMASZ, WARD);
    let agent = app.officer(Role::RaAgent).await;
    let groups = |view: &str| format!("{}?view={view}", urls::RA_ATTEMPTS);
    let numbers = agent.get(&groups("numbers")).await;
    let fiona = row(&numbers, FIONA);
    assert_eq!(
        fiona[..5],
        [FIONA, "Fiona Baird", "3", "1", "3"],
        "{fiona:?}"
    );
    let nobody = row(&numbers, "555099990003");
    assert_eq!(nobody[1..4], ["Nobody has this number", "1", "1"]);
    let networks = agent.get(&groups("networks")).await;
    let spray = row(&networks, ELSEWHERE).join(" ");
    assert!(
        spray.starts_with(&format!("{ELSEWHERE} Tried many cards 8 8 8")),
        "{spray}"
    );
    let ward = row(&networks, WARD).join(" ");
    assert!(ward.starts_with(&format!("{WARD} 4 2 4")), "{ward}");
    assert_eq!(networks.body.matches("Tried many cards").count(), 1);
}

async fn every_filter_lets_through_what_it_names(app: TestApp) {
    app.tried(FIONA, WARD);
    let claimed = app.tried_as(TOMASZ, ELSEWHERE, "dead");
    app.wait(Duration::days(1));
    app.tried(NOBODY, WARD);
    app.change(&format!(
        "UPDATE attempts SET state = 'claimed' WHERE id = {claimed}"
    ));
    let agent = app.officer(Role::RaAgent).await;
    for (filter, whose) in [
        ("", &[NOBODY, TOMASZ, FIONA][..]),
        ("number=5550+1234+0132", &[FIONA]),
        ("network=198.51.100.7", &[NOBODY, FIONA]),
        ("organisation=rxx00", &[FIONA]),
        ("organisation=Y12345", &[TOMASZ]),
        ("outcome=dead", &[TOMASZ]),
        ("outcome=wrong", &[NOBODY, FIONA]),
        ("state=claimed", &[TOMASZ]),
        ("state=open", &[NOBODY, FIONA]),
        ("from=2026-11-23", &[NOBODY]),
        ("to=2026-11-22", &[TOMASZ, FIONA]),
        ("from=2026-11-22&to=2026-11-23", &[NOBODY, TOMASZ, FIONA]),
        ("from=2026-11-24", &[]),
        ("network=198.51.100.7&to=2026-11-22", &[FIONA]),
    ] {
        let page = agent.get(&format!("{}?{filter}", urls::RA_ATTEMPTS)).await;
        page.has_status(200);
        let numbers = page.listed("tbody tr td:nth-child(4)");
        assert_eq!(numbers, whose, "{filter}");
    }
    for (wrong, words) in [
        ("number=12", "12 digits"),
        ("organisation=NONE", "no organisation"),
        ("from=yesterday", "Enter a date"),
        ("to=2026-02-30", "Enter a date"),
    ] {
        let page = agent.get(&format!("{}?{wrong}", urls::RA_ATTEMPTS)).await;
        page.complains(words);
    }
    let page = agent.get(urls::RA_ATTEMPTS).await;
    page.says("Nobody has this number");
}

async fn pages_go_on_by_key_without_gaps(app: TestApp) {
    let ids: BTreeSet<i64> = (0..120).map(|_| app.tried(FIONA, WARD)).collect();
    let agent = app.officer(Role::RaAgent).await;
    let mut address = format!("{}?outcome=wrong&state=open", urls::RA_ATTEMPTS);
    let mut seen = Vec::new();
    for rows in [50, 50, 20] {
        let page = agent.get(&address).await;
        let links = page.links("tbody th a");
        assert_eq!(links.len(), rows);
        let key = |link: &String| link.rsplit('/').next().unwrap().parse::<i64>().unwrap();
        seen.extend(links.iter().map(key));
        // What comes in meanwhile moves nothing.
        app.tried(FIONA, WARD);
        let older = page.links("a[href*='before=']");
        assert_eq!(older.is_empty(), rows == 20, "{older:?}");
        if let Some(older) = older.first() {
            assert!(
                older.contains("outcome=wrong"),
                "the filter is lost: {older}"
            );
            address.clone_from(older);
        }
    }
    assert!(seen.is_sorted_by(|newer, older| newer > older));
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), ids);
}

async fn the_page_of_an_attempt_has_both_timelines(app: TestApp) {
    app.tried(FIONA, ELSEWHERE);
    app.tried(TOMASZ, WARD);
    app.tried(NOBODY, WARD);
    let opened = app.tried(FIONA, WARD);
    let here = urls::of_id(urls::RA_ATTEMPT, opened);
    for (role, numbers) in [
        (Role::RaAgent, &[FIONA, NOBODY, TOMASZ][..]),
        // What was tried elsewhere is not theirs to see.
        (Role::Sponsor, &[FIONA]),
    ] {
        let page = app.officer(role).await.get(&here).await;
        let of_number = "[aria-label='With this smartcard number'] tbody tr td:nth-child(4)";
        assert_eq!(page.listed(of_number), [WARD, ELSEWHERE]);
        let of_network = "[aria-label='From this network'] tbody tr td:nth-child(4)";
        assert_eq!(page.listed(of_network), numbers);
        page.says("strike 1")
            .says("a browser")
            .says("Fiona Baird, RXX00");
    }
}
