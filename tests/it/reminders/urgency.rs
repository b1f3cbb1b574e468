//! Whoever waits for a code does not wait for a thousand reminders.

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Subject;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::language::Language;
use latchkey::mail::message::Message;
use latchkey::storage::outbox::{self, NewMail};
use latchkey::storage::{Connection, StorageError};
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both, person};

on_both! {
    a_code_overtakes_a_thousand_reminders,
}

/// Queues a mail that waits already.
fn queue(
    app: &TestApp,
    conn: &mut Connection,
    index: usize,
    message: &Message,
) -> Result<(), StorageError> {
    let number = SmartcardNumber::parse(person(Purpose::RenewalDue).number).unwrap();
    outbox::queue(
        conn,
        &NewMail {
            reference: &format!("LK-WAIT-{index:04}"),
            kind: message.kind(),
            urgency: message.urgency(),
            subject: &Subject::Number(number),
            recipient: &EmailAddress::parse("daniel.achebe@demo.example").unwrap(),
            language: Language::English,
            message: &serde_json::to_string(message).unwrap(),
            sealed: None,
            queued_at: app.clock(),
            expires_at: None,
        },
    )
}

async fn a_code_overtakes_a_thousand_reminders(app: TestApp) {
    let of_kind = |kind: &str| {
        let samples = Message::samples();
        samples
            .into_iter()
            .find(|message| message.kind() == kind)
            .unwrap()
    };
    let work = |conn: &mut Connection| {
        for index in 0..1_000 {
            queue(&app, conn, index, &of_kind("renewal_reminder"))?;
        }
        queue(&app, conn, 1_000, &of_kind("unlocked"))
    };
    app.ports.db.write(work).unwrap();
    app.wait(Duration::minutes(1));
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let sent = || {
        app.values(
            "SELECT kind AS value FROM outbox WHERE state = 'sent' ORDER BY sent_at, priority",
        )
    };
    app.worker.work().await.unwrap();
    assert_eq!(sent(), ["unlock_code"]);
    app.worker.work().await.unwrap();
    assert_eq!(sent(), ["unlock_code", "unlocked"]);
    app.worker.work().await.unwrap();
    assert_eq!(sent().len(), 3);
    // The rest is left where it is.
    app.change("UPDATE outbox SET state = 'expired' WHERE state = 'queued'");
}
