//! The id of a request leads from the page to the log and to the audit, and what the log says besides is nobody's.

mod program;

use std::collections::BTreeSet;

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::demo::staff::STAFF;
use latchkey::domain::role::Role;
use latchkey::urls;

use crate::secrets::log::Log;
use crate::support::{Page, TestApp, on_both, person};

on_both!(
    one_id_leads_from_the_page_to_the_log_and_to_the_audit,
    an_error_page_says_the_id_that_the_log_has,
    an_id_from_outside_is_believed_from_a_trusted_proxy_and_in_its_form_only,
    the_desk_finds_what_a_request_did,
    the_log_names_nobody_and_no_address,
);

fn id(page: &Page) -> String {
    page.header("x-request-id").to_owned()
}

/// The lines of the log that a request wrote.
fn lines_of(log: &[u8], id: &str) -> Vec<String> {
    let log = String::from_utf8_lossy(log);
    let lines = log.lines().filter(|line| line.contains(id));
    lines.map(str::to_owned).collect()
}

async fn one_id_leads_from_the_page_to_the_log_and_to_the_audit(app: TestApp) {
    let log = Log::listen();
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    let mut ids = BTreeSet::new();
    for (passcode, action) in [("0000", "sign_in_failed"), (priya.passcode, "signed_in")] {
        let page = browser.try_sign_in(priya.number, passcode).await;
        let id = id(&page);
        assert!(id.starts_with("LK-") && id.len() == 23, "{id}");
        let written = app.values(&format!(
            "SELECT request_id AS value FROM audit_events WHERE action = '{action}'"
        ));
        assert_eq!(written, [id.as_str()]);
        let lines = lines_of(&log.heard(), &id);
        let access: Vec<_> = lines
            .iter()
            .filter(|line| line.contains("latchkey::access"))
            .collect();
        assert_eq!(access.len(), 1, "{lines:?}");
        let status = format!("status={}", page.status);
        for part in ["INFO", "method=\"POST\"", "route=/sign-in", &status, "ms="] {
            assert!(access[0].contains(part), "{part}: {}", access[0]);
        }
        ids.insert(id);
    }
    for path in ["/", "/nothing", "/healthz", "/api/v1/holders", urls::START] {
        let page = browser.get(path).await;
        assert!(ids.insert(id(&page)), "{path} has an id of before");
    }
}

async fn an_error_page_says_the_id_that_the_log_has(app: TestApp) {
    let log = Log::listen();
    let browser = app.browser();
    browser
        .start_unlock(person(Purpose::LockedRegistered).number)
        .await;
    assert_eq!(app.change("UPDATE journeys SET step = 'nowhere'"), 1);
    let page = browser.get(urls::UNLOCK_QUESTIONS).await;
    page.has_status(500);
    assert_eq!(page.listed(".latchkey-reference"), [id(&page)]);
    let lines = lines_of(&log.heard(), &id(&page));
    let told = lines.iter().any(|line| line.contains("unreadable unlock"));
    assert!(told, "{lines:?}");
    let problem = app.browser().get("/api/v1/holders").await;
    assert_eq!(problem.json()["request_id"], id(&problem));
}

const GIVEN: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

async fn an_id_from_outside_is_believed_from_a_trusted_proxy_and_in_its_form_only(app: TestApp) {
    let ask = async |app: &TestApp, headers: &[&str]| {
        let lines = [&["GET / HTTP/1.1", "Host: localhost"], headers].concat();
        id(&app.raw_lines(&lines).await)
    };
    let given = format!("X-Request-Id: {GIVEN}");
    assert_eq!(ask(&app, &[&given]).await, GIVEN);
    for wrong in [
        "short",
        "=cmd|calc!A1",
        "two words here",
        "12345678,9",
        "a\u{1}bcdefghi",
        &"a".repeat(65),
        "-0123456789",
    ] {
        let header = format!("X-Request-Id: {wrong}");
        let Some(page) = app
            .raw(
                format!(
                    "GET / HTTP/1.1\r\nHost: localhost\r\n{header}\r\nConnection: close\r\n\r\n"
                )
                .as_bytes(),
            )
            .await
        else {
            continue;
        };
        let id = id(&page);
        assert!(id.is_empty() || id.starts_with("LK-"), "{wrong:?}: {id}");
    }
    let twice = ask(&app, &[&given, "X-Request-Id: 0123456789abcdef"]).await;
    assert!(twice.starts_with("LK-"), "{twice}");
    let alone = app
        .sibling(|settings| settings.server.trusted_proxies.clear())
        .await;
    let stranger = ask(&alone, &[&given]).await;
    assert!(stranger.starts_with("LK-"), "{stranger}");
}

async fn the_desk_finds_what_a_request_did(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let page = app.browser().try_sign_in(priya.number, "0000").await;
    let wanted = id(&page);
    app.browser().try_sign_in(priya.number, "0001").await;
    let manager = app.officer(Role::RaManager).await;
    let find = async |reference: &str| {
        let path = format!("{}?request={reference}", urls::RA_AUDIT);
        manager.get(&path).await
    };
    for reference in [wanted.clone(), wanted.to_lowercase()] {
        let found = find(&reference).await;
        found.has_status(200);
        let rows = found.listed("tbody tr");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].contains(&wanted) && rows[0].contains(priya.number));
    }
    find("LK-00000000000000000000")
        .await
        .says("There is nothing to show");
    find("%3D1").await.complains("Enter the whole reference");
    // The index serves, however many rows there are.
    if app.folder().is_some() {
        let plan = app.values(
            "SELECT name AS value FROM sqlite_master WHERE name = 'audit_events_by_request'",
        );
        assert_eq!(plan.len(), 1);
    }
}

/// What stands in no line of the log from INFO on, whoever wrote it in this process.
fn theirs() -> Vec<String> {
    let mut theirs = Vec::new();
    for person in PEOPLE {
        theirs.extend([person.number.to_owned(), person.name.to_owned()]);
        theirs.extend(person.email.map(str::to_owned));
        theirs.extend(person.mobile.map(str::to_owned));
    }
    theirs.extend(STAFF.iter().map(|staff| staff.email.to_owned()));
    theirs
}

async fn the_log_names_nobody_and_no_address(app: TestApp) {
    const HERE: &str = "198.51.100.201";
    const SOUGHT: &str = "sought-and-never-told";
    let log = Log::listen();
    let browser = app.browser_from(HERE);
    browser
        .unlock(person(Purpose::LockedRegistered), "8046")
        .await;
    let priya = person(Purpose::UnlockedRegistered);
    browser.sign_in(priya).await;
    let mut theirs = theirs();
    for mail in app.mails().await {
        if mail.text.contains("/code/") {
            let link = TestApp::link_in(&mail);
            browser.get(&link).await;
            theirs.push(link.strip_prefix("/code/").unwrap().to_owned());
        }
    }
    let manager = app.officer(Role::RaManager).await;
    for path in [
        format!("{}?q={}", urls::RA_HOLDERS, priya.number),
        format!("{}?q={SOUGHT}", urls::RA_HOLDERS),
        urls::of_number(urls::RA_HOLDER, priya.number),
        format!("/{SOUGHT}?{SOUGHT}"),
        format!("/help?q={SOUGHT}"),
    ] {
        manager.get(&path).await;
    }
    theirs.extend([HERE.to_owned(), SOUGHT.to_owned()]);
    let log = log.heard();
    let log = String::from_utf8_lossy(&log);
    let loud = log.lines().filter(|line| {
        let level = line.split_whitespace().nth(1).unwrap_or_default();
        ["INFO", "WARN", "ERROR"].contains(&level)
    });
    let lines: Vec<_> = loud.collect();
    assert!(
        lines
            .iter()
            .any(|line| line.contains("route=/ra/holders/{number}"))
    );
    for line in lines {
        for secret in theirs.iter().filter(|secret| !secret.is_empty()) {
            assert!(!line.contains(secret.as_str()), "{secret}: {line}");
        }
    }
}
