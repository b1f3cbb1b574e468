//! Figures: counted as things are sealed and sent, by day and month, for an organisation and for all.

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::figures::quantile;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::housekeeping;
use latchkey::storage::audit::{self, Event};
use latchkey::storage::organisations::OrganisationId;
use latchkey::storage::{figures, holders};
use latchkey::urls;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::write;
use crate::support::{Person, TestApp, on_both, person};

on_both!(
    events_count_by_london_day_and_month_for_their_organisation_and_for_all,
    an_unlock_counts_how_long_it_took,
    mails_count_when_they_are_settled,
    mails_that_ran_out_count_whoever_gives_them_up,
);

fn organisation_of(app: &TestApp, person: &Person) -> OrganisationId {
    let number = SmartcardNumber::parse(person.number).unwrap();
    let holder = app
        .ports
        .db
        .read(|conn| holders::by_number(conn, &number))
        .unwrap();
    holder.unwrap().organisation
}

fn series(
    app: &TestApp,
    what: &str,
    organisation: Option<OrganisationId>,
    (from, to): (&str, &str),
) -> Vec<(String, i64)> {
    app.ports
        .db
        .read(|conn| figures::series(conn, what, organisation, from, to))
        .unwrap()
}

const TODAY: (&str, &str) = ("2026-11-22", "2026-11-22");

fn today(app: &TestApp, what: &str) -> i64 {
    let days = series(app, what, None, TODAY);
    assert!(days.len() <= 1);
    days.first().map_or(0, |(_, number)| *number)
}

fn locked_out_at(app: &TestApp, at: OffsetDateTime, number: &str) {
    let number = SmartcardNumber::parse(number).unwrap();
    let event = Event {
        at,
        actor: &Actor::Visitor,
        action: Action::LockedOut,
        subject: &Subject::Number(number),
        detail: "",
        network: "",
        request_id: "",
    };
    app.ports
        .db
        .write(|conn| audit::record(conn, &event))
        .unwrap();
}

async fn events_count_by_london_day_and_month_for_their_organisation_and_for_all(app: TestApp) {
    let amara = person(Purpose::UnlockedUnregistered);
    // Half past eleven at night is the next day in a London summer, not in winter.
    locked_out_at(&app, datetime!(2026-06-30 23:30 UTC), amara.number);
    locked_out_at(&app, datetime!(2026-07-01 09:00 UTC), "555099990001");
    locked_out_at(&app, datetime!(2026-11-30 23:30 UTC), amara.number);
    write(&app.ports, Action::SignedOut, amara.number);
    app.seal();
    let home = organisation_of(&app, amara);
    let days = ("2026-06-01", "2026-12-31");
    let months = ("2026-06", "2026-12");
    let named = |rows: &[(&str, i64)]| -> Vec<(String, i64)> {
        rows.iter()
            .map(|(period, n)| ((*period).to_owned(), *n))
            .collect()
    };
    assert_eq!(
        series(&app, "locked_out", None, days),
        named(&[("2026-07-01", 2), ("2026-11-30", 1)])
    );
    assert_eq!(
        series(&app, "locked_out", None, months),
        named(&[("2026-07", 2), ("2026-11", 1)])
    );
    assert_eq!(
        series(&app, "locked_out", Some(home), months),
        named(&[("2026-07", 1), ("2026-11", 1)])
    );
    assert_eq!(series(&app, "signed_out", None, days), []);
    let at_home = app
        .ports
        .db
        .read(|conn| figures::by_organisation(conn, "locked_out", "2026-07"))
        .unwrap();
    assert_eq!(at_home, [(home, 1)]);
}

async fn an_unlock_counts_how_long_it_took(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.unlock_to_passcode(tomasz).await;
    app.wait(Duration::seconds(95));
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    app.seal();
    let detail = app.values("SELECT detail AS value FROM audit_events WHERE action = 'unlocked'");
    assert_eq!(detail, ["seconds=95"]);
    assert_eq!(today(&app, "unlocked"), 1);
    let buckets = app
        .ports
        .db
        .read(|conn| figures::buckets(conn, "unlock_time", TODAY.0, TODAY.1))
        .unwrap();
    assert_eq!(buckets, [(6, 1)]);
    assert_eq!(quantile(&buckets, 15, 50), Some(105));
    for what in ["unlock_started", "unlock_code_sent"] {
        assert_eq!(today(&app, what), 1, "{what}");
    }
}

async fn mails_count_when_they_are_settled(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.wait(Duration::seconds(12));
    let code = TestApp::code_in(&app.mail_to(tomasz.email.unwrap()).await);
    assert_eq!(today(&app, "mail_sent"), 1);
    let delays = || {
        let read = |conn: &mut _| figures::buckets(conn, "mail_delay", TODAY.0, TODAY.1);
        app.ports.db.read(read).unwrap()
    };
    assert_eq!(delays(), [(2, 1)]);
    browser
        .submit(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.wait(Duration::seconds(12));
    app.mails().await;
    // A mail without a code is counted, and nobody waited for it.
    assert_eq!(today(&app, "mail_sent"), 2);
    assert_eq!(delays(), [(2, 1)]);
    assert_eq!(
        series(&app, "mail_sent", None, ("2026-11", "2026-11")),
        [("2026-11".to_owned(), 2)]
    );
}

async fn mails_that_ran_out_count_whoever_gives_them_up(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    for by_the_worker in [true, false] {
        let browser = app.browser();
        browser.start_unlock(tomasz.number).await;
        browser
            .answer_right(tomasz)
            .await
            .leads_to(urls::UNLOCK_CODE);
        app.wait(Duration::minutes(16));
        match by_the_worker {
            true => assert!(app.mails().await.is_empty()),
            false => housekeeping::sweep(&app.ports).unwrap(),
        }
    }
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(today(&app, "mail_expired"), 2);
    assert_eq!(today(&app, "mail_sent"), 0);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    app.change("UPDATE outbox SET message = 'x' WHERE state = 'queued'");
    assert!(app.mails().await.is_empty());
    assert_eq!(today(&app, "mail_parked"), 1);
}
