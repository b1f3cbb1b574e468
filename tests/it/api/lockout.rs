//! Clearing a lock-out: by a program with a token for it, once, with a reason, written down and told.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::role::Role;
use latchkey::urls;
use serde_json::json;

use crate::support::{TestApp, on_both, person, staff};

on_both! {
    a_lockout_is_cleared_once,
    what_was_decided_stays_decided,
    there_must_be_a_lockout_and_a_reason,
    nobodys_token_clears_their_own_card,
}

fn path(number: &str) -> String {
    urls::of_number(urls::API_LOCKOUT, number)
}

async fn a_lockout_is_cleared_once(app: TestApp) {
    let person = person(Purpose::LockedRegistered);
    let browser = app.browser();
    browser.lock_out(person.number).await;
    app.mails().await;
    let program = app.program(&[ApiScope::LockoutsClear, ApiScope::HoldersRead]);
    let seen = format!("/api/v1/holders/{}", person.number);
    assert_eq!(program.get(&seen).await.json()["locked_out"], true);
    let reason = json!({"reason": "  Known by sight  "});
    let cleared = program.post(&path(person.number), &reason).await;
    cleared.has_status(200);
    assert_eq!(
        cleared.json(),
        json!({"smartcard_number": person.number, "attempts_closed": 3})
    );
    assert_eq!(program.get(&seen).await.json()["locked_out"], false);
    program
        .post(&path(person.number), &reason)
        .await
        .is_problem(409, "not-locked-out");
    let closed = format!(
        "attempts WHERE smartcard_number = '{}' AND state = 'closed' AND decision = 'helped' AND note = 'Known by sight' AND decided_by = '{}'",
        person.number, program.reference
    );
    assert_eq!(app.count(&closed), 3);
    let event = "SELECT detail AS value FROM audit_events WHERE action = 'lockout_cleared' AND actor_kind = 'program'";
    assert_eq!(app.values(event), ["Known by sight"]);
    let told = format!(
        "outbox WHERE kind = 'lockout_cleared' AND subject = '{}'",
        person.number
    );
    assert_eq!(app.count(&told), 1);
    // The holder gets in again.
    let again = app.browser();
    again
        .start_unlock(person.number)
        .await
        .leads_to(urls::UNLOCK_QUESTIONS);
    app.change("DELETE FROM outbox");
}

async fn what_was_decided_stays_decided(app: TestApp) {
    let person = person(Purpose::LockedRegistered);
    app.browser().lock_out(person.number).await;
    app.mails().await;
    let first = "id = (SELECT MIN(id) FROM attempts)";
    app.change(&format!(
        "UPDATE attempts SET state = 'decided', decision = 'spray' WHERE {first}"
    ));
    let program = app.program(&[ApiScope::LockoutsClear]);
    let cleared = program
        .post(&path(person.number), &json!({"reason": "x"}))
        .await;
    assert_eq!(cleared.json()["attempts_closed"], 2);
    assert_eq!(
        app.count(&format!(
            "attempts WHERE state = 'decided' AND decision = 'spray' AND {first}"
        )),
        1
    );
    app.change("DELETE FROM outbox");
}

async fn there_must_be_a_lockout_and_a_reason(app: TestApp) {
    let program = app.program(&[ApiScope::LockoutsClear]);
    let number = person(Purpose::LockedOut).number;
    for reason in [
        json!(""),
        json!("  "),
        json!("a\u{0}b"),
        json!("a\nb"),
        json!("x".repeat(501)),
        json!(1),
    ] {
        let body = json!({"reason": reason});
        program
            .post(&path(number), &body)
            .await
            .is_problem(422, "invalid");
    }
    let body = json!({"reason": "x"});
    program
        .post(&path(PEOPLE[0].number), &body)
        .await
        .is_problem(409, "not-locked-out");
    program
        .post(&path("000000000000"), &body)
        .await
        .is_problem(404, "not-found");
    // Two strikes are no lock-out and stay.
    let two = person(Purpose::LockedRegistered).number;
    let browser = app.browser();
    browser.start_unlock(two).await;
    browser.answer_wrong().await;
    browser.answer_wrong().await;
    program
        .post(&path(two), &body)
        .await
        .is_problem(409, "not-locked-out");
    assert_eq!(
        app.count(&format!(
            "strikes WHERE smartcard_number = '{two}' AND taken = 2"
        )),
        1
    );
    assert_eq!(
        app.count("audit_events WHERE action = 'lockout_cleared'"),
        0
    );
}

async fn nobodys_token_clears_their_own_card(app: TestApp) {
    let number = person(Purpose::LockedOut).number;
    let maker = staff(Role::RaManager).email;
    app.change(&format!(
        "UPDATE staff SET smartcard_number = '{number}' WHERE email = '{maker}'"
    ));
    let program = app.program(&[ApiScope::LockoutsClear]);
    program
        .post(&path(number), &json!({"reason": "mine"}))
        .await
        .is_problem(403, "own-card");
    assert_eq!(
        app.count("audit_events WHERE action = 'lockout_cleared'"),
        0
    );
}
