//! Workers side by side, and workers that die (R42).

use std::collections::BTreeSet;
use std::sync::Arc;

use latchkey::demo::people::Purpose;
use latchkey::mail::worker::Worker;
use latchkey::storage::outbox;
use latchkey::urls;
use time::Duration;

use super::relay::{Mood, Relay};
use super::{BOTH, posting_to};
use crate::support::{TestApp, on_both, person, persons};

const LEASE: Duration = Duration::seconds(60);

on_both!(
    two_workers_send_each_mail_once,
    a_mail_whose_worker_died_is_sent_by_another_when_the_lease_is_over,
    a_worker_that_comes_back_late_changes_nothing,
    a_broken_row_is_parked_and_the_others_flow,
);

/// Queues a mail to each of the three holders who can unlock.
async fn queue_some(app: &TestApp) -> usize {
    for holder in persons(Purpose::LockedRegistered) {
        let browser = app.browser();
        browser
            .start_unlock(holder.number)
            .await
            .leads_to(urls::UNLOCK_QUESTIONS);
        browser
            .answer_right(holder)
            .await
            .leads_to(urls::UNLOCK_CODE);
        for _ in 0..4 {
            browser.get(urls::UNLOCK_CODE).await;
            browser
                .post(urls::UNLOCK_RESEND, &[])
                .await
                .leads_to(urls::UNLOCK_CODE);
        }
    }
    app.count("outbox WHERE state = 'queued'")
}

// R42
async fn two_workers_send_each_mail_once(app: TestApp) {
    let other = app.again();
    let queued = queue_some(&app).await;
    assert_eq!(queued, 15);
    let until_done = |worker: Arc<Worker>| async move {
        let mut claimed = 0;
        loop {
            match worker.work().await.unwrap() {
                0 => return claimed,
                more => claimed += more,
            }
        }
    };
    let hands = [&app, &other, &app, &other].map(|app| until_done(Arc::clone(&app.worker)));
    let claimed: usize = futures_util::future::join_all(hands)
        .await
        .into_iter()
        .sum();
    assert_eq!(claimed, queued);
    let sent = [app.mails().await, other.mails().await].concat();
    let different: BTreeSet<_> = sent.iter().map(|mail| &mail.id).collect();
    assert_eq!((sent.len(), different.len()), (queued, queued));
}

/// Two workers of two processes claim at the same moment, over and over.
#[actix_web::test]
async fn no_mail_is_claimed_twice_however_close_the_claims_are() {
    for kind in BOTH {
        let Some(app) = TestApp::start(kind).await else {
            continue;
        };
        let other = app.again();
        let queued = queue_some(&app).await;
        let now = app.ports.now();
        let claims: Vec<usize> = std::thread::scope(|scope| {
            let claim = |n: usize| {
                let db = if n.is_multiple_of(2) {
                    &app.ports.db
                } else {
                    &other.ports.db
                };
                scope.spawn(move || {
                    let lease = format!("worker-{n}");
                    let claimed =
                        db.write(|conn| outbox::claim(conn, &lease, now, now + LEASE, 20));
                    claimed.unwrap().len()
                })
            };
            let threads: Vec<_> = (0..8).map(claim).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        assert_eq!(claims.iter().sum::<usize>(), queued, "{claims:?}");
        app.wait(LEASE);
        assert_eq!(app.mails().await.len(), queued);
    }
}

// R42
async fn a_mail_whose_worker_died_is_sent_by_another_when_the_lease_is_over(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let now = app.ports.now();
    let claim = |conn: &mut _| outbox::claim(conn, "a dead worker", now, now + LEASE, 20);
    let [claimed] = app
        .ports
        .db
        .write(claim)
        .unwrap()
        .try_into()
        .expect("one mail");
    let opened = latchkey::mail::sealed::open(
        &app.ports.keys,
        &claimed.reference,
        claimed.sealed.as_deref().unwrap(),
        &app.url(""),
    );
    let other = app.again();
    assert!(other.mails().await.is_empty());
    app.wait(LEASE - Duration::SECOND);
    assert!(
        other.mails().await.is_empty(),
        "it was sent before the lease was over"
    );
    app.wait(Duration::SECOND);
    let [mail] = other.mails().await.try_into().expect("one mail");
    assert_eq!(mail.id, claimed.reference);
    assert!(mail.text.contains(opened.unwrap().code.as_str()));
    browser.get(urls::UNLOCK_CODE).await;
    let code = TestApp::code_in(&mail);
    browser
        .post(urls::UNLOCK_CODE, &[("code", &code)])
        .await
        .leads_to(urls::UNLOCK_PASSCODE);
}

// R42
async fn a_worker_that_comes_back_late_changes_nothing(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser
        .answer_right(tomasz)
        .await
        .leads_to(urls::UNLOCK_CODE);
    let now = app.ports.now();
    let claim = |conn: &mut _| outbox::claim(conn, "a slow worker", now, now + LEASE, 20);
    let [late] = app
        .ports
        .db
        .write(claim)
        .unwrap()
        .try_into()
        .expect("one mail");
    app.wait(LEASE);
    assert_eq!(app.mails().await.len(), 1);
    for word in [
        outbox::Settlement::Parked("too late".into()),
        outbox::Settlement::Deferred(now, "too late".into()),
        outbox::Settlement::Expired,
    ] {
        let settled = app
            .ports
            .db
            .write(|conn| outbox::settle(conn, &late, &word))
            .unwrap();
        assert!(!settled, "{word:?} would be counted");
        assert_eq!(
            app.count("outbox WHERE state = 'sent' AND failure IS NULL"),
            1,
            "{word:?}"
        );
    }
    assert_eq!(app.mails().await.len(), 1);
}

// R42
#[actix_web::test]
async fn a_worker_that_dies_after_handing_over_leaves_at_most_one_copy_with_the_same_code() {
    let tomasz = person(Purpose::LockedRegistered);
    for kind in BOTH {
        let relay = Relay::open(Mood::Undecided).await;
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
        let dying = actix_web::rt::spawn(async move { worker.work().await });
        while relay.mails().is_empty() {
            tokio::task::yield_now().await;
        }
        dying.abort();
        relay.be(Mood::Willing);
        assert!(app.mails().await.is_empty(), "the lease did not hold");
        app.wait(LEASE);
        let replica = app.again();
        let mail = replica.mail_to(tomasz.email.unwrap()).await;
        let [first, second] = relay.mails().try_into().expect("two copies");
        for header in ["Message-ID", "Date", "To", "Subject"] {
            assert_eq!(first.header(header), second.header(header));
        }
        // The replica listens on a port of its own.
        assert_eq!(
            first.body().replace(&app.url(""), &replica.url("")),
            second.body()
        );
        let code = TestApp::code_in(&mail);
        assert!(
            first
                .body()
                .contains(&format!("{} {}", &code[..4], &code[4..]))
        );
        browser.get(urls::UNLOCK_CODE).await;
        browser
            .post(urls::UNLOCK_CODE, &[("code", &code)])
            .await
            .leads_to(urls::UNLOCK_PASSCODE);
    }
}

// R42
#[actix_web::test]
async fn a_worker_that_is_held_up_longer_than_its_lease_sends_nothing_twice() {
    for kind in BOTH {
        let relay = Relay::open(Mood::Mute).await;
        let Some(app) = posting_to(&relay, kind).await else {
            continue;
        };
        let queued = queue_some(&app).await;
        let worker = Arc::clone(&app.worker);
        let held_up = actix_web::rt::spawn(async move { worker.work().await });
        while relay.silences() == 0 {
            tokio::task::yield_now().await;
        }
        app.wait(LEASE);
        relay.be(Mood::Willing);
        let replica = app.again();
        assert_eq!(replica.mails().await.len(), queued);
        // The first worker's connections break, and it goes on with what it thinks is its own.
        relay.hang_up();
        held_up.await.unwrap().unwrap();
        assert_eq!(relay.mails().len(), queued, "mails were sent twice");
    }
}

// R43
async fn a_broken_row_is_parked_and_the_others_flow(app: TestApp) {
    let holders = persons(Purpose::LockedRegistered);
    let breaks = [
        "message = '{broken'",
        "message = '{\"kind\":\"unknown\"}'",
        "message = ''",
        "recipient = 'nobody'",
        "recipient = 'a@b.example' || CAST(id AS TEXT) || ', victim@evil.example'",
        "sealed = NULL",
        "reference = 'no id: <x>'",
        "sealed = sealed_of_another",
    ];
    for (n, damage) in breaks.into_iter().enumerate() {
        app.change("DELETE FROM rate_limits");
        let [poisoned, healthy] = [holders[n % 3], holders[(n + 1) % 3]];
        for holder in [poisoned, healthy] {
            let browser = app.browser();
            browser.start_unlock(holder.number).await;
            browser
                .answer_right(holder)
                .await
                .leads_to(urls::UNLOCK_CODE);
        }
        let other = format!(
            "(SELECT sealed FROM outbox WHERE subject = '{}' AND state = 'queued')",
            healthy.number
        );
        let damage = damage.replace("sealed_of_another", &other);
        let which = format!("subject = '{}' AND state = 'queued'", poisoned.number);
        assert_eq!(
            app.change(&format!("UPDATE outbox SET {damage} WHERE {which}")),
            1
        );
        let before = app.mails_so_far();
        let sent = app.mails().await;
        assert_eq!(sent.len(), before + 1, "{damage}");
        assert_eq!(Some(sent[0].to.as_str()), healthy.email, "{damage}");
        assert_eq!(
            app.count("outbox WHERE state = 'parked'"),
            n + 1,
            "{damage}"
        );
        assert_eq!(
            app.count("outbox WHERE state = 'parked' AND (sealed IS NOT NULL OR failure IS NULL)"),
            0
        );
    }
}

impl TestApp {
    /// How many mails the outbox has noted as sent.
    fn mails_so_far(&self) -> usize {
        self.count("outbox WHERE state = 'sent'")
    }
}
