//! Reports: right after real journeys, within reach, and as files that no spreadsheet runs.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::journeys::housekeeping;
use latchkey::urls;

use crate::support::{TestApp, on_both, person, persons};

on_both! {
    reports_tell_what_was_counted_and_files_have_the_same,
    a_sponsor_sees_their_organisation_alone,
    who_may_not_see_reports_is_refused_also_the_file,
    a_file_that_was_taken_is_in_the_trail,
}

const REPORTS: [&str; 4] = ["registered", "unlocks", "lockouts", "expiry"];

fn report(name: &str) -> String {
    format!("{}?report={name}", urls::RA_REPORTS)
}

fn file(name: &str) -> String {
    format!("{}&format=csv", report(name))
}

/// Tomasz unlocks his card, Fiona is locked out, Amara registers; all of it is sealed and counted.
async fn much_happens(app: &TestApp) {
    let [tomasz, _, fiona] = persons(Purpose::LockedRegistered)[..] else {
        panic!("three people with locked cards");
    };
    app.browser().unlock(tomasz, "8046").await;
    app.browser().lock_out(fiona.number).await;
    let browser = app.browser();
    let amara = person(Purpose::UnlockedUnregistered);
    browser.sign_in(amara).await;
    browser.register(amara).await;
    app.mails().await;
    app.seal();
    housekeeping::sweep(&app.ports).unwrap();
}

async fn reports_tell_what_was_counted_and_files_have_the_same(app: TestApp) {
    much_happens(&app).await;
    let manager = app.officer(Role::RaManager).await;
    manager
        .get(&report("registered"))
        .await
        .says("12 of 17 holders are registered: 70.6%");
    let page = manager.get(&report("unlocks")).await;
    page.says("Cards unlocked in twelve months: 1 by their holders and 0 with help");
    page.says("1 in all; most at Nov 2026: 1.");
    manager
        .get(&report("lockouts"))
        .await
        .says("Holders who are locked out now: 2");
    manager
        .get(&report("expiry"))
        .await
        .says("expires within 7 days: 0; within 90 days: 2");

    let lines = |text: String| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let found = lines(manager.get(&file("registered")).await.body);
    assert_eq!(
        found[0],
        "\"organisation_code\",\"organisation\",\"holders\",\"registered\""
    );
    assert_eq!(found.len(), 4);
    assert!(
        found.contains(&"\"RXX00\",\"Northfield Hospitals\",6,3".to_owned()),
        "{found:?}"
    );
    let found = lines(manager.get(&file("lockouts")).await.body);
    assert_eq!(found.last().unwrap(), "\"2026-11\",1,0,0");
    assert_eq!(found.len(), 13);
}

async fn a_sponsor_sees_their_organisation_alone(app: TestApp) {
    much_happens(&app).await;
    let sponsor = app.officer(Role::Sponsor).await;
    for name in REPORTS {
        let page = sponsor.get(&report(name)).await;
        page.has_status(200).says("Your organisation.");
        let text = sponsor.get(&file(name)).await.body;
        for page in [page.body, text] {
            for other in
                app.values("SELECT name AS value FROM organisations WHERE ods_code <> 'RXX00'")
            {
                assert!(!page.contains(&other), "{name}: {other}");
            }
        }
    }
    sponsor
        .get(&report("registered"))
        .await
        .says("3 of 6 holders are registered: 50.0%");
    // Tomasz is of another organisation.
    sponsor
        .get(&report("unlocks"))
        .await
        .says("Cards unlocked in twelve months: 0 by their holders");
    sponsor
        .get(&report("lockouts"))
        .await
        .says("Lock-outs in twelve months: 1.");
}

async fn who_may_not_see_reports_is_refused_also_the_file(app: TestApp) {
    for role in [Role::Lsa, Role::IdChecker] {
        let browser = app.officer(role).await;
        for name in REPORTS {
            browser.get(&report(name)).await.has_status(403);
            browser.get(&file(name)).await.has_status(403);
        }
    }
}

async fn a_file_that_was_taken_is_in_the_trail(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    manager.get(&report("expiry")).await.has_status(200);
    assert_eq!(app.count("audit_events WHERE action = 'exported'"), 0);
    manager.get(&file("expiry")).await.has_status(200);
    let taken =
        "SELECT actor || ' ' || detail AS value FROM audit_events WHERE action = 'exported'";
    assert_eq!(app.values(taken), ["ra.manager@demo.example report=expiry"]);
}
