//! Each number moves when its thing happens, and by how much.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use time::Duration;

use super::Numbers;
use crate::support::{TestApp, on_both, person};

on_both!(
    an_unlock_is_told_step_by_step,
    who_is_shut_out_is_counted,
    what_limits_refuse_is_counted,
    a_renewal_and_a_sign_in_are_told,
    what_is_taken_back_is_not_counted,
);

/// Compares two moments: each series with how much it moved.
#[track_caller]
fn moved(before: &Numbers, after: &Numbers, expected: &[(&str, f64)]) {
    for (series, by) in expected {
        let moved = after.of(series) - before.of(series);
        assert!((moved - by).abs() < 1e-6, "{series} moved by {moved}");
    }
}

async fn an_unlock_is_told_step_by_step(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    app.mails().await;
    app.seal();
    let before = app.scrape().await;
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    browser.answer_wrong().await.has_status(422);
    let code = browser.unlock_to_code(tomasz).await;
    app.wait(Duration::seconds(75));
    browser
        .submit(urls::UNLOCK_CODE, &[("code", &TestApp::wrong(&code))])
        .await
        .has_status(422);
    browser.submit(urls::UNLOCK_CODE, &[("code", &code)]).await;
    browser.get(urls::UNLOCK_PASSCODE).await;
    browser
        .set_passcode("8046")
        .await
        .leads_to(urls::UNLOCK_DONE);
    app.mails().await;
    app.seal();
    let after = app.scrape().await;
    let step = |step, outcome| {
        format!(
            "latchkey_journey_steps_total{{journey=\"unlock\",step=\"{step}\",outcome=\"{outcome}\"}}"
        )
    };
    moved(
        &before,
        &after,
        &[
            // `unlock_to_code` starts again.
            (&step("start", "begun"), 2.0),
            (&step("questions", "wrong"), 1.0),
            (&step("questions", "right"), 1.0),
            (&step("code", "sent"), 1.0),
            (&step("passcode", "done"), 1.0),
            ("latchkey_strikes_total", 2.0),
            ("latchkey_unlock_seconds_count", 1.0),
            ("latchkey_unlock_seconds_sum", 75.0),
            ("latchkey_unlock_seconds_bucket{le=\"90.0\"}", 1.0),
            ("latchkey_unlock_seconds_bucket{le=\"60.0\"}", 0.0),
            ("latchkey_codes_total{outcome=\"sent\"}", 1.0),
            ("latchkey_codes_total{outcome=\"wrong\"}", 1.0),
            ("latchkey_codes_total{outcome=\"right\"}", 1.0),
            ("latchkey_audit_events_total{action=\"unlocked\"}", 1.0),
            // The code, and that the card was unlocked.
            ("latchkey_mails_total{outcome=\"sent\"}", 2.0),
            ("latchkey_mail_delay_seconds_count", 2.0),
            (
                "latchkey_http_requests_total{route=\"/unlock/passcode\",method=\"POST\",status=\"3xx\"}",
                1.0,
            ),
        ],
    );
    let hashed = "latchkey_hashing_seconds_count";
    assert!(after.of(hashed) >= before.of(hashed) + 3.0);
    assert!(after.of("latchkey_http_request_seconds_count{route=\"/unlock\"}") > 0.0);
}

async fn who_is_shut_out_is_counted(app: TestApp) {
    app.seal();
    let before = app.scrape().await;
    app.browser()
        .lock_out(person(Purpose::LockedRegistered).number)
        .await;
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    for _ in 0..3 {
        browser.try_sign_in(priya.number, "0000").await;
    }
    app.mails().await;
    app.seal();
    let after = app.scrape().await;
    moved(
        &before,
        &after,
        &[
            ("latchkey_strikes_total", 3.0),
            ("latchkey_lockouts_total", 1.0),
            ("latchkey_cards_locked_total", 1.0),
            (
                "latchkey_journey_steps_total{journey=\"sign_in\",step=\"passcode\",outcome=\"card_locked\"}",
                1.0,
            ),
        ],
    );
}

async fn what_limits_refuse_is_counted(app: TestApp) {
    let before = app.scrape().await;
    app.flood("192.0.2.90").await;
    let program = app.browser();
    let mut refused = 0.0;
    for _ in 0..70 {
        let request = program.client.get(app.url("/api/v1/holders"));
        let page = program.send(request.bearer_auth("lk_none")).await;
        if page.status == 429 {
            refused += 1.0;
        }
    }
    assert!(refused > 0.0);
    let after = app.scrape().await;
    let action = |name| format!("latchkey_limited_total{{action=\"{name}\"}}");
    moved(&before, &after, &[(&action("failed_token"), refused)]);
    assert!(after.of(&action("request")) > before.of(&action("request")));
}

async fn a_renewal_and_a_sign_in_are_told(app: TestApp) {
    app.seal();
    let before = app.scrape().await;
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    browser
        .submit(urls::RENEW, &[("passcode", daniel.passcode)])
        .await
        .leads_to(urls::RENEW_DONE);
    app.officer(Role::RaAgent).await;
    app.mails().await;
    app.seal();
    let after = app.scrape().await;
    let step = |journey, step| {
        format!(
            "latchkey_journey_steps_total{{journey=\"{journey}\",step=\"{step}\",outcome=\"done\"}}"
        )
    };
    moved(
        &before,
        &after,
        &[
            (&step("sign_in", "passcode"), 1.0),
            (&step("renewal", "certificates"), 1.0),
            (&step("console_sign_in", "second_factor"), 1.0),
        ],
    );
}

async fn what_is_taken_back_is_not_counted(app: TestApp) {
    use latchkey::domain::audit::{Action, Actor, Subject};
    use latchkey::storage::{StorageError, audit};
    app.seal();
    let before = app.scrape().await;
    let event = audit::Event {
        at: app.clock(),
        actor: &Actor::System,
        action: Action::LockedOut,
        subject: &Subject::Portal,
        detail: "",
        network: "",
        request_id: "",
    };
    let taken_back: Result<(), StorageError> = app.ports.db.write(|conn| {
        audit::record(conn, &event)?;
        Err(StorageError::Fault("not after all".into()))
    });
    assert!(taken_back.is_err());
    let kept = |conn: &mut latchkey::storage::Connection| audit::record(conn, &event);
    app.ports.db.write(kept).unwrap();
    app.seal();
    // Another replica seals nothing that was sealed, and counts nothing twice.
    let other = app.again();
    other.seal();
    moved(
        &before,
        &app.scrape().await,
        &[("latchkey_lockouts_total", 1.0)],
    );
    assert!(other.scrape().await.of("latchkey_lockouts_total") < 0.5);
}
