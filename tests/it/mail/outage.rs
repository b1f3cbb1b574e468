//! A mail server that balks, and people who do not wait for it (R43).

use std::sync::Arc;

use latchkey::demo::people::Purpose;
use latchkey::urls;
use time::Duration;

use super::relay::{Mood, Relay};
use super::{BOTH, posting_to};
use crate::support::{TestApp, person};

// R43
#[actix_web::test]
async fn a_mail_that_was_put_off_is_sent_later_with_the_code_that_still_works() {
    let tomasz = person(Purpose::LockedRegistered);
    for kind in BOTH {
        let relay = Relay::open(Mood::Busy).await;
        let Some(app) = posting_to(&relay, kind).await else {
            continue;
        };
        let browser = app.browser();
        browser.start_unlock(tomasz.number).await;
        browser
            .answer_right(tomasz)
            .await
            .leads_to(urls::UNLOCK_CODE);
        assert!(app.mails().await.is_empty());
        assert_eq!(
            app.count("outbox WHERE state = 'queued' AND lease IS NULL AND failure LIKE '%451%'"),
            1
        );
        assert_eq!(
            app.count("figures WHERE what = 'mail_deferred' AND count = 1"),
            2
        );
        let put_off = app.values("SELECT reference AS value FROM outbox");
        // It is not tried again at once.
        relay.be(Mood::Willing);
        app.wait(Duration::seconds(4));
        assert!(app.mails().await.is_empty());
        app.wait(Duration::seconds(10));
        let mail = app.mail_to(tomasz.email.unwrap()).await;
        assert_eq!(put_off, [mail.id.as_str()]);
        assert_eq!(relay.mails().len(), 1);
        browser.get(urls::UNLOCK_CODE).await;
        let code = TestApp::code_in(&mail);
        browser
            .post(urls::UNLOCK_CODE, &[("code", &code)])
            .await
            .leads_to(urls::UNLOCK_PASSCODE);
    }
}

// R43
#[actix_web::test]
async fn a_code_that_ran_out_while_the_server_was_away_is_never_sent() {
    let tomasz = person(Purpose::LockedRegistered);
    for kind in BOTH {
        let relay = Relay::open(Mood::Busy).await;
        let Some(app) = posting_to(&relay, kind).await else {
            continue;
        };
        let browser = app.browser();
        browser.start_unlock(tomasz.number).await;
        browser
            .answer_right(tomasz)
            .await
            .leads_to(urls::UNLOCK_CODE);
        for _ in 0..14 {
            assert!(app.mails().await.is_empty());
            app.wait(Duration::MINUTE);
        }
        app.wait(Duration::MINUTE);
        relay.be(Mood::Willing);
        // Even if the mail is due at the very moment.
        app.change("UPDATE outbox SET due_at = queued_at");
        assert!(app.mails().await.is_empty());
        assert_eq!(
            app.count("outbox WHERE state = 'expired' AND sealed IS NULL"),
            1
        );
        assert!(relay.mails().is_empty());
    }
}

// R43
#[actix_web::test]
async fn nobody_waits_for_a_mail_server_that_says_nothing() {
    let [tomasz, priya] = [Purpose::LockedRegistered, Purpose::UnlockedRegistered].map(person);
    for kind in BOTH {
        let relay = Relay::open(Mood::Mute).await;
        let Some(app) = posting_to(&relay, kind).await else {
            continue;
        };
        let browser = app.browser();
        browser.start_unlock(tomasz.number).await;
        browser
            .answer_right(tomasz)
            .await
            .leads_to(urls::UNLOCK_CODE);
        let worker = Arc::clone(&app.worker);
        let stuck = actix_web::rt::spawn(async move { worker.work().await });
        while app.count("outbox WHERE lease IS NOT NULL") == 0 {
            tokio::task::yield_now().await;
        }
        browser.get(urls::UNLOCK_CODE).await;
        browser
            .post(urls::UNLOCK_RESEND, &[])
            .await
            .leads_to(urls::UNLOCK_CODE);
        app.browser().lock_out(priya.number).await;
        app.browser().get(urls::READY).await.has_status(200);
        assert!(!stuck.is_finished(), "the worker was not stuck at all");
        assert_eq!(app.count("outbox WHERE state = 'queued'"), 3);
        stuck.abort();
        relay.be(Mood::Willing);
        app.wait(Duration::MINUTE);
        app.mails().await;
        assert_eq!(relay.mails().len(), 3);
    }
}
