//! What is sent, and that it is sent once.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::role::Role;
use latchkey::journeys::reminders::send;
use latchkey::london;
use latchkey::storage::Connection;
use latchkey::storage::reminders::{self, Due};
use latchkey::urls;
use time::Duration;
use time::macros::{date, datetime};

use super::{chore, morning, planned};
use crate::support::{TestApp, on_both, person, race};

on_both! {
    a_reminder_goes_out_in_its_slot_and_once,
    six_reminders_in_ninety_days_and_none_after_the_last,
    nobody_sits_and_waits_for_a_reminder,
    replicas_that_send_at_once_queue_each_mail_once,
    a_reminder_is_settled_by_one_only,
    what_is_no_longer_due_is_dropped,
    an_address_that_is_not_approved_is_not_written_to,
    the_third_renewal_is_one_to_book,
    after_an_outage_of_weeks_one_reminder_comes_and_not_three,
    the_morning_is_londons_on_the_day_the_clocks_change,
}

async fn a_reminder_goes_out_in_its_slot_and_once(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.go_to(1, 0);
    app.expires_in(daniel, 60);
    chore(&app);
    let slot = app.values(
        "SELECT CAST(slot AS TEXT) AS value FROM reminders r JOIN cards c ON c.id = r.card_id \
         JOIN holders h ON h.id = c.holder_id WHERE h.name = 'Daniel Achebe'",
    );
    let slot = Duration::seconds(slot[0].parse().unwrap());
    app.wait(morning(&app) + slot - Duration::SECOND - app.clock());
    chore(&app);
    assert!(app.reminders_to(daniel).await.is_empty());
    app.wait(Duration::SECOND);
    chore(&app);
    chore(&app);
    let mails = app.reminders_to(daniel).await;
    assert_eq!(mails.len(), 1);
    let said = mails[0].text.as_str();
    for words in [
        "expire at 12:00 on 22 January 2027.",
        "That is in 60 days.",
        &format!("\n{}{}\n", app.url(""), "/me/renew"),
        "takes two minutes, with your smartcard and its passcode",
        "ignore this email",
    ] {
        assert!(said.contains(words), "{words:?} is not in {said}");
    }
    assert_eq!(mails[0].subject, "Renew your smartcard before it expires");
    let reference = app
        .values("SELECT mail AS value FROM reminders WHERE state = 'queued' AND mail IS NOT NULL");
    assert!(reference.contains(&mails[0].id));
}

async fn nobody_sits_and_waits_for_a_reminder(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.go_to(1, 0);
    app.expires_in(daniel, 60);
    chore(&app);
    app.go_to(0, 20);
    chore(&app);
    let reminder = app.reminders_to(daniel).await.remove(0);
    let in_time = "outbox WHERE kind = 'renewal_reminder' AND expires_at IS NOT NULL";
    assert!(app.count(in_time) > 0);
    // The figures tell how long codes take to leave, and the desk has no link to send again.
    assert_eq!(app.count("figures WHERE what LIKE 'mail_delay%'"), 0);
    let manager = app.officer(Role::RaManager).await;
    let page = manager
        .get(&urls::of_reference(urls::RA_MAIL_ONE, &reminder.id))
        .await;
    page.has_status(200).says("tell the person in another way");
    assert!(!page.text().contains("A link to choose a password"));
}

async fn six_reminders_in_ninety_days_and_none_after_the_last(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    // From winter over the change of the clocks and the leap day of 2028.
    app.wait(datetime!(2028-01-30 09:00 UTC) - app.clock());
    let at = london::at_hour(date!(2028 - 05 - 01), 0);
    app.carries(daniel, [at + Duration::DAY, at]);
    for _ in 0..95 {
        app.go_to(1, 0);
        chore(&app);
        app.go_to(0, 18);
        chore(&app);
        app.mails().await;
    }
    let told = |text: &str| {
        let (_, rest) = text.split_once("That is ").unwrap();
        rest.split_once('.').unwrap().0.to_owned()
    };
    let mails = app.reminders_to(daniel).await;
    let days: Vec<_> = mails.iter().map(|mail| told(&mail.text)).collect();
    let each = [
        "in 90 days",
        "in 60 days",
        "in 30 days",
        "in 14 days",
        "in 7 days",
        "tomorrow",
    ];
    assert_eq!(days, each);
    let sent: Vec<_> = mails.iter().map(|mail| london::day(mail.sent_at)).collect();
    let on = [
        date!(2028 - 02 - 01),
        date!(2028 - 03 - 02),
        date!(2028 - 04 - 01),
        date!(2028 - 04 - 17),
        date!(2028 - 04 - 24),
        date!(2028 - 04 - 30),
    ];
    assert_eq!(sent, on);
}

async fn replicas_that_send_at_once_queue_each_mail_once(app: TestApp) {
    let other = app.again();
    for person in &PEOPLE {
        app.expires_in(person, 20);
    }
    let due = planned(&app.ports);
    assert!(due > 10);
    app.change("UPDATE reminders SET slot = 0");
    let sent = race(&[&app, &other], 8, |ports| send::send(ports).unwrap());
    assert_eq!(sent.iter().sum::<usize>(), due, "{sent:?}");
    assert_eq!(app.queued("renewal_reminder"), due);
    app.mails().await;
}

/// However close two replicas are, the one that comes second is told so.
async fn a_reminder_is_settled_by_one_only(app: TestApp) {
    assert_eq!(planned(&app.ports), 2);
    let due = |app: &TestApp| {
        let work = |conn: &mut Connection| reminders::due(conn, "2026-11-22", 99_999, 9);
        app.ports.db.read(work).unwrap()
    };
    let (mine, theirs) = (due(&app), due(&app));
    let settle = |due: &Due, queued| {
        let work = |conn: &mut Connection| reminders::settle(conn, due, queued);
        app.ports.db.write(work).unwrap()
    };
    assert!(settle(&mine[0], true) && settle(&mine[1], false));
    assert!(!settle(&theirs[0], true) && !settle(&theirs[1], true));
    assert!(due(&app).is_empty());
}

async fn what_is_no_longer_due_is_dropped(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let changes = [
        "UPDATE cards SET cancelled_at = '2026-11-22 10:00:00'",
        "UPDATE holders SET closed_at = '2026-11-22 10:00:00'",
        "UPDATE holders SET ends_at = '2026-11-22 10:00:00'",
        "UPDATE holders SET email = NULL",
    ];
    let undo = [
        "UPDATE cards SET cancelled_at = NULL",
        "UPDATE holders SET closed_at = NULL",
        "UPDATE holders SET ends_at = NULL",
        "UPDATE holders SET email = 'daniel.achebe@demo.example' WHERE name = 'Daniel Achebe'",
    ];
    app.expires_in(person(Purpose::ThirdRenewalDue), 400);
    app.go_to(0, 10);
    for (change, undo) in changes.iter().zip(undo) {
        app.change("DELETE FROM reminders");
        app.expires_in(daniel, 7);
        assert_eq!(planned(&app.ports), 1);
        app.change("UPDATE reminders SET slot = 0");
        app.change(change);
        chore(&app);
        assert_eq!(
            app.reminders(),
            [format!("{} 7 dropped", daniel.number)],
            "{change}"
        );
        app.change(undo);
    }
    // Renewed since, a newer card, and an earlier expiry than was planned for.
    for (days, newer) in [(730, false), (6, false), (7, true)] {
        app.change("DELETE FROM reminders");
        app.expires_in(daniel, 7);
        assert_eq!(planned(&app.ports), 1);
        app.change("UPDATE reminders SET slot = 0");
        app.expires_in(daniel, days);
        if newer {
            app.new_card(daniel, days);
        }
        chore(&app);
        assert_eq!(
            app.reminders(),
            [format!("{} 7 dropped", daniel.number)],
            "{days}"
        );
    }
    assert!(app.mails().await.is_empty());
}

async fn an_address_that_is_not_approved_is_not_written_to(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.change("UPDATE holders SET email = 'daniel@demo.example.org' WHERE name = 'Daniel Achebe'");
    planned(&app.ports);
    app.go_to(0, 18);
    chore(&app);
    assert!(
        app.reminders()
            .contains(&format!("{} 60 dropped", daniel.number))
    );
    let mails = app.mails().await;
    assert_eq!(mails.len(), 1);
    assert_eq!(
        Some(mails[0].to.as_str()),
        person(Purpose::ThirdRenewalDue).email
    );
}

async fn the_third_renewal_is_one_to_book(app: TestApp) {
    let hannah = person(Purpose::ThirdRenewalDue);
    app.change(
        "UPDATE cards SET renewals = 2 WHERE holder_id = \
         (SELECT id FROM holders WHERE name = 'Hannah Whitlock')",
    );
    planned(&app.ports);
    app.go_to(0, 18);
    chore(&app);
    let mails = app.reminders_to(hannah).await;
    assert_eq!(
        mails[0].subject,
        "Book your smartcard renewal before the card expires"
    );
    for words in [
        "Book a time with your Registration Authority (RA) desk",
        "01632 960",
        "Bring your smartcard",
    ] {
        assert!(mails[0].text.contains(words), "{words}");
    }
    assert!(mails[0].text.contains("/me/renew"));
    assert!(!mails[0].text.contains("two minutes"));
}

async fn after_an_outage_of_weeks_one_reminder_comes_and_not_three(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.expires_in(person(Purpose::ThirdRenewalDue), 400);
    chore(&app);
    assert_eq!(app.reminders(), [format!("{} 60 planned", daniel.number)]);
    app.go_to(49, 7);
    chore(&app);
    app.go_to(0, 18);
    chore(&app);
    let mails = app.reminders_to(daniel).await;
    assert_eq!(mails.len(), 1);
    assert!(mails[0].text.contains("in 11 days"));
    let number = daniel.number;
    assert_eq!(
        app.reminders(),
        [
            format!("{number} 60 dropped"),
            format!("{number} 14 queued")
        ]
    );
}

async fn the_morning_is_londons_on_the_day_the_clocks_change(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    app.wait(datetime!(2027-03-28 00:10 UTC) - app.clock());
    app.expires_in(daniel, 30);
    chore(&app);
    app.change("UPDATE reminders SET slot = 0");
    app.wait(datetime!(2027-03-28 06:59:59 UTC) - app.clock());
    chore(&app);
    assert!(app.reminders_to(daniel).await.is_empty());
    app.wait(Duration::SECOND);
    chore(&app);
    assert_eq!(app.reminders_to(daniel).await.len(), 1);
}
