//! Finding a holder: by number, by the beginnings of names, by email, by organisation; page by page, and
//! never beyond what a role reaches (R31).

use std::collections::BTreeSet;

use latchkey::domain::role::Role;
use latchkey::storage::holders::{self, NewHolder};
use latchkey::urls;

use crate::support::numbers::number;
use crate::support::{Browser, Page, TestApp, on_both, persons};

on_both! {
    holders_are_found_by_what_people_know_of_them,
    a_search_reaches_as_far_as_its_role,
    long_searches_are_read_page_by_page,
}

impl Browser<'_> {
    async fn find(&self, text: &str) -> Page {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("q", text)
            .finish();
        self.get(&format!("{}?{query}", urls::RA_HOLDERS)).await
    }
}

fn names(page: &Page) -> Vec<String> {
    page.listed("tbody th a")
}

async fn holders_are_found_by_what_people_know_of_them(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    for (text, found) in [
        ("fiona", &["Fiona Baird"][..]),
        ("FIO", &["Fiona Baird"]),
        ("bai fio", &["Fiona Baird"]),
        ("Baird, Fiona", &["Fiona Baird"]),
        ("sian", &["Siân Morgan"]),
        ("Siân", &["Siân Morgan"]),
        ("wei", &["Chen Wei"]),
        ("5550 1234 0132", &["Fiona Baird"]),
        ("Fiona.Baird@DEMO.example", &["Fiona Baird"]),
        ("fiona baird chen", &[]),
        ("iona", &[]),
        ("<script>alert(1)</script>", &[]),
        ("five words that nobody has", &[]),
        ("555099990001", &[]),
    ] {
        let page = agent.find(text).await;
        page.has_status(200);
        assert_eq!(names(&page), found, "{text}");
    }
    let here = agent.find("rxx00").await;
    assert_eq!(names(&here).len(), 6);
    agent
        .find("nobody of that name")
        .await
        .says("Nobody was found");
    for nothing in ["...", "@"] {
        agent.find(nothing).await.complains("Enter a name");
    }
}

async fn a_search_reaches_as_far_as_its_role(app: TestApp) {
    let sponsor = app.officer(Role::Sponsor).await;
    for (text, found) in [
        ("fiona", 1),
        ("555012340132", 1),
        ("RXX00", 6),
        // Elsewhere.
        ("tomasz", 0),
        ("555012340025", 0),
        ("tomasz.lewandowski@demo.example", 0),
        ("Y12345", 0),
    ] {
        let page = sponsor.find(text).await;
        page.has_status(200);
        assert_eq!(names(&page).len(), found, "{text}");
    }
}

async fn long_searches_are_read_page_by_page(app: TestApp) {
    let organisation = app
        .holder(persons(latchkey::demo::people::Purpose::LockedRegistered)[0])
        .organisation;
    let add = |conn: &mut latchkey::storage::Connection| {
        for n in 0..120 {
            let (of, name) = (
                number(&format!("55508880{n:04}")),
                format!("Quill Person{n}"),
            );
            let new = NewHolder {
                number: &of,
                name: &name,
                organisation,
                email: None,
                mobile: None,
            };
            holders::add(conn, &new, app.ports.now())?;
        }
        Ok::<(), latchkey::storage::StorageError>(())
    };
    app.ports.db.write(add).unwrap();
    let agent = app.officer(Role::RaAgent).await;
    let mut page = agent.find("per qui").await;
    let mut seen = Vec::new();
    for rows in [50, 50, 20] {
        assert_eq!(names(&page).len(), rows);
        seen.extend(names(&page));
        let next = page.links("a[href*='after=']");
        assert_eq!(next.is_empty(), rows == 20);
        if let Some(next) = next.first() {
            page = agent.get(next).await;
        }
    }
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>().len(), 120);
}
