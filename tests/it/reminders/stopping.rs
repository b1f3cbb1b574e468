//! A renewal stops what is left.

use latchkey::demo::people::Purpose;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::reminders;
use latchkey::storage::Connection;

use super::{chore, planned};
use crate::support::{Person, TestApp, on_both, person};

on_both! {
    what_is_planned_is_dropped,
    what_waits_in_the_outbox_is_withdrawn_and_nothing_else,
}

fn stop(app: &TestApp, person: &Person) {
    let number = SmartcardNumber::parse(person.number).unwrap();
    let work = |conn: &mut Connection| reminders::stop(conn, &number, app.clock());
    app.ports.db.write(work).unwrap();
}

async fn what_is_planned_is_dropped(app: TestApp) {
    let (daniel, hannah) = (
        person(Purpose::RenewalDue),
        person(Purpose::ThirdRenewalDue),
    );
    assert_eq!(planned(&app.ports), 2);
    stop(&app, daniel);
    let left = [
        format!("{} 60 dropped", daniel.number),
        format!("{} 60 planned", hannah.number),
    ];
    assert_eq!(app.reminders(), left);
    // Nor does planning again bring it back.
    assert_eq!(planned(&app.ports), 0);
    app.go_to(0, 18);
    chore(&app);
    assert!(app.reminders_to(daniel).await.is_empty());
    assert_eq!(app.reminders_to(hannah).await.len(), 1);
}

async fn what_waits_in_the_outbox_is_withdrawn_and_nothing_else(app: TestApp) {
    let (daniel, hannah) = (
        person(Purpose::RenewalDue),
        person(Purpose::ThirdRenewalDue),
    );
    planned(&app.ports);
    app.go_to(0, 18);
    chore(&app);
    // Another mail to Daniel waits beside it.
    app.browser().lock_out(daniel.number).await;
    let waiting = "SELECT kind AS value FROM outbox WHERE state = 'queued' ORDER BY kind, subject";
    assert_eq!(
        app.values(waiting),
        ["locked_out", "renewal_reminder", "renewal_reminder"]
    );
    stop(&app, daniel);
    assert_eq!(app.values(waiting), ["locked_out", "renewal_reminder"]);
    assert!(app.reminders_to(daniel).await.is_empty());
    assert_eq!(app.reminders_to(hannah).await.len(), 1);
    assert_eq!(app.queued("locked_out"), 1);
}
