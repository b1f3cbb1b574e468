//! The dashboard: what waits for somebody, what was done, how things stand; each within its officer's reach.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::domain::standings::{ExpirySpan, Measure};
use latchkey::journeys::{housekeeping, standings};
use latchkey::storage::organisations::Scope;
use latchkey::urls;
use time::Duration;

use crate::support::{Page, TestApp, on_both, person, persons};

on_both! {
    what_was_done_is_on_the_dashboard_with_how_long_it_took,
    a_lock_out_waits_with_a_link_for_those_it_is_within_reach_of,
    spray_approvals_and_parked_mail_wait_for_those_who_deal_with_them,
    who_sees_no_reports_gets_a_plain_start_page,
    standings_count_the_card_in_use_by_its_earlier_certificate,
    standings_are_counted_by_one_and_once_in_a_quarter_of_an_hour,
}

/// The cells beside a heading of a row.
fn cells(page: &Page, heading: &str) -> Vec<String> {
    let headings = page.listed("tbody th[scope=row]");
    let cells = page.listed("tbody td");
    let before = headings.iter().position(|text| text == heading);
    let before = before.unwrap_or_else(|| panic!("no row {heading:?} in {headings:?}"));
    // The dashboard's first table has two cells in each row.
    cells[before * 2..before * 2 + 2].to_vec()
}

async fn what_was_done_is_on_the_dashboard_with_how_long_it_took(app: TestApp) {
    let [tomasz, _, fiona] = persons(Purpose::LockedRegistered)[..] else {
        panic!("three people with locked cards");
    };
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    app.wait(Duration::seconds(95));
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    app.browser().lock_out(fiona.number).await;
    app.mails().await;
    app.seal();
    housekeeping::sweep(&app.ports).unwrap();

    let page = app.officer(Role::RaManager).await.get(urls::RA).await;
    assert_eq!(cells(&page, "Cards unlocked by their holders"), ["1", "1"]);
    assert_eq!(cells(&page, "Cards unlocked with help"), ["0", "0"]);
    assert_eq!(
        cells(&page, "Wrong answers, codes and passcodes"),
        ["3", "3"]
    );
    assert_eq!(cells(&page, "Lock-outs"), ["1", "1"]);
    assert_eq!(cells(&page, "Codes sent"), ["1", "1"]);
    page.says("not needed in the last 30 days: 1.");
    page.says("From starting to unlock to done 1 minute 45 seconds 1 minute 45 seconds");
    page.says("From asking for a code to sending it 5 seconds");
    page.says("1 in all; most at 22 Nov: 1.");

    // Tomasz is of another organisation than the Sponsor; Fiona of theirs. Nobody is told durations
    // that are not of their own organisation.
    let page = app.officer(Role::Sponsor).await.get(urls::RA).await;
    assert_eq!(cells(&page, "Cards unlocked by their holders"), ["0", "0"]);
    assert_eq!(cells(&page, "Lock-outs"), ["1", "1"]);
    assert!(!page.text().contains("How long it took"));

    // The next day it is no longer today.
    app.wait(Duration::hours(24));
    let page = app.officer(Role::RaManager).await.get(urls::RA).await;
    assert_eq!(cells(&page, "Cards unlocked by their holders"), ["0", "1"]);
}

async fn a_lock_out_waits_with_a_link_for_those_it_is_within_reach_of(app: TestApp) {
    let oliver = person(Purpose::LockedOut);
    let amara = person(Purpose::UnlockedUnregistered);
    app.wait(Duration::minutes(1));
    app.browser().lock_out(amara.number).await;
    app.browser().lock_out("555099990001").await;
    app.mails().await;
    let waiting = |page: &Page| page.listed(".latchkey-waiting a");

    // The newest first; a number that nobody has waits for nobody.
    let manager = app.officer(Role::RaManager).await;
    let page = manager.get(urls::RA).await;
    assert_eq!(waiting(&page), [amara.name, oliver.name]);
    page.says("Holders locked out of self-service: 2");
    let link = urls::of_number(urls::RA_HOLDER, amara.number);
    assert!(page.body.contains(&format!("href=\"{link}\"")));

    let page = app.officer(Role::Sponsor).await.get(urls::RA).await;
    assert_eq!(waiting(&page), [amara.name]);
    page.says("Holders locked out of self-service: 1");

    let numbers: Vec<String> = [amara, oliver].map(|p| p.number.to_owned()).to_vec();
    for number in numbers {
        app.change(&format!(
            "DELETE FROM strikes WHERE smartcard_number = '{number}'"
        ));
    }
    manager.get(urls::RA).await.says("Nothing is waiting.");
}

async fn spray_approvals_and_parked_mail_wait_for_those_who_deal_with_them(app: TestApp) {
    let now = "'2026-11-22 09:00:00'";
    app.change(&format!(
        "INSERT INTO alerts (network, numbers, attempts, first_at, last_at, raised_at) \
         VALUES ('198.51.100.7', 9, 30, {now}, {now}, {now})"
    ));
    app.change(&format!(
        "INSERT INTO approvals (reference, holder_id, email, reason, note, proposed_by, proposed_at) \
         SELECT 'ref', MIN(id), 'new@demo.example', 'new_address', '', 1, {now} FROM holders"
    ));
    app.change(&format!(
        "INSERT INTO outbox (reference, kind, subject, recipient, message, state, tries, queued_at, due_at) \
         VALUES ('ref', 'registered', '555012340017', 'a@demo.example', '{{}}', 'parked', 1, {now}, {now})"
    ));
    let page = app.officer(Role::RaAgent).await.get(urls::RA).await;
    for words in [
        "Networks that tried many cards: 1",
        "198.51.100.7, 9 different numbers",
        "Email addresses to approve: 1",
        "Emails that could not be sent: 1",
    ] {
        page.says(words);
    }
    assert!(
        page.body
            .contains("href=\"/ra/attempts?network=198.51.100.7\"")
    );
    let page = app.officer(Role::Sponsor).await.get(urls::RA).await;
    for words in [
        "198.51.100.7",
        "Email addresses to approve",
        "could not be sent",
    ] {
        assert!(!page.text().contains(words), "{words}");
    }
}

async fn who_sees_no_reports_gets_a_plain_start_page(app: TestApp) {
    app.browser()
        .lock_out(person(Purpose::UnlockedUnregistered).number)
        .await;
    app.mails().await;
    for role in [Role::Lsa, Role::IdChecker] {
        let page = app.officer(role).await.get(urls::RA).await;
        assert_eq!(
            page.listed("form[action='/ra/holders'] label"),
            ["Find a holder"]
        );
        assert_eq!(page.listed("h2:not([aria-level])"), ["Support links"]);
        assert!(page.listed(".latchkey-waiting a").is_empty());
    }
}

/// How a measure stands for all.
fn standing(app: &TestApp, measure: Measure) -> i64 {
    let read = |conn: &mut _| latchkey::storage::standings::of(conn, &Scope::Everywhere);
    app.ports.db.read(read).unwrap().get(measure)
}

async fn standings_count_the_card_in_use_by_its_earlier_certificate(app: TestApp) {
    let of = |number: &str| format!("(SELECT id FROM holders WHERE smartcard_number = '{number}')");
    let spans = || ExpirySpan::ALL.map(|span| standing(&app, Measure::Expiring(span)));
    let recount = || {
        app.wait(Duration::minutes(15));
        assert!(standings::refresh(&app.ports).unwrap());
        spans()
    };
    // Two in the demonstration are due in sixty days, a little less by now; one has expired.
    assert_eq!(recount(), [0, 0, 2, 2]);
    assert_eq!(standing(&app, Measure::Holders), 17);
    assert_eq!(standing(&app, Measure::LockedOut), 1);
    let registered = app.count("registrations");
    assert_eq!(
        standing(&app, Measure::Registered),
        i64::try_from(registered).unwrap()
    );

    // The earlier certificate of a card decides.
    let amara = of(person(Purpose::UnlockedUnregistered).number);
    let card = format!("(SELECT MAX(id) FROM cards WHERE holder_id = {amara})");
    app.change(&format!(
        "UPDATE certificates SET expires_at = '2026-11-25 09:00:00' WHERE card_id = {card} AND kind = 'signing'"
    ));
    assert_eq!(recount(), [1, 1, 3, 3]);
    // One that has expired does not expire soon, whenever the other does.
    app.change(&format!(
        "UPDATE certificates SET expires_at = '2026-11-21 09:00:00' WHERE card_id = {card} AND kind = 'authentication'"
    ));
    assert_eq!(recount(), [0, 0, 2, 2]);

    // A cancelled card counts no more, nor one that was replaced.
    let daniel = of(person(Purpose::RenewalDue).number);
    app.change(&format!(
        "UPDATE cards SET cancelled_at = '2026-11-22 09:00:00' WHERE holder_id = {daniel}"
    ));
    assert_eq!(recount(), [0, 0, 1, 1]);
    let hannah = of(person(Purpose::ThirdRenewalDue).number);
    app.change(&format!(
        "INSERT INTO cards (holder_id, serial, issued_at) VALUES ({hannah}, 'newer', '2026-11-22 09:00:00')"
    ));
    assert_eq!(recount(), [0, 0, 0, 0]);

    // Nor one of somebody who has left: nobody is reminded of it.
    app.change(&format!(
        "UPDATE cards SET cancelled_at = NULL WHERE holder_id = {daniel}"
    ));
    assert_eq!(recount(), [0, 0, 1, 1]);
    for left in ["closed_at", "ends_at"] {
        app.change(&format!(
            "UPDATE holders SET {left} = '2026-11-22 09:00:00' WHERE id = {daniel}"
        ));
        assert_eq!(recount(), [0, 0, 0, 0], "{left}");
        app.change(&format!(
            "UPDATE holders SET {left} = NULL WHERE id = {daniel}"
        ));
    }
}

async fn standings_are_counted_by_one_and_once_in_a_quarter_of_an_hour(app: TestApp) {
    let replica = app.again();
    let apps = [&app, &replica];
    let counts = |()| {
        std::thread::scope(|scope| {
            let turns: Vec<_> = apps
                .map(|app| {
                    let ports = &app.ports;
                    scope.spawn(move || standings::refresh(ports).unwrap())
                })
                .into_iter()
                .collect();
            turns
                .into_iter()
                .filter_map(|turn| turn.join().ok())
                .filter(|did| *did)
                .count()
        })
    };
    assert_eq!(counts(()), 1);
    app.change("DELETE FROM strikes");
    app.wait(Duration::minutes(15) - Duration::seconds(1));
    assert_eq!(counts(()), 0);
    assert_eq!(standing(&app, Measure::LockedOut), 1);
    app.wait(Duration::seconds(1));
    assert_eq!(counts(()), 1);
    assert_eq!(standing(&app, Measure::LockedOut), 0);
    // The sweep does it too.
    app.wait(Duration::minutes(15));
    app.change("DELETE FROM registrations");
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(standing(&app, Measure::Registered), 0);
}
