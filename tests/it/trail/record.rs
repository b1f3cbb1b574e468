//! Every event is there, in UTC, with its actor, and stays as it is (R34).

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::storage::audit::{self, Event};
use time::macros::{datetime, offset};
use time::{Duration, OffsetDateTime};

use super::tried;
use crate::support::{Kind, TestApp, on_both, person};

on_both!(
    a_thousand_events_are_a_thousand_rows_with_time_and_actor,
    what_people_do_is_written_with_who_did_it_from_where,
    the_database_refuses_to_change_the_trail,
);

/// The `n`th of a thousand: every action by every kind of actor about every kind of subject.
fn script(n: usize) -> (OffsetDateTime, Actor, Action, Subject) {
    let number = SmartcardNumber::parse(&format!("5550990{n:05}")).unwrap();
    // Whoever writes a local time means the same moment.
    let at = datetime!(2026-11-22 10:00 +01:00) + Duration::seconds(i64::try_from(n).unwrap());
    let actor = match n % 5 {
        0 => Actor::Holder(number.clone()),
        1 => Actor::Staff("ra@trust.example".to_owned()),
        2 => Actor::Program("LK-TOKEN".to_owned()),
        3 => Actor::Visitor,
        _ => Actor::System,
    };
    let subject = match n % 4 {
        0 => Subject::Number(number),
        1 => Subject::Staff("ra@trust.example".to_owned()),
        2 => Subject::Network("203.0.113.9".to_owned()),
        _ => Subject::Portal,
    };
    (at, actor, Action::ALL[n % Action::ALL.len()], subject)
}

// R34
async fn a_thousand_events_are_a_thousand_rows_with_time_and_actor(app: TestApp) {
    let before = app.count("audit_events");
    for n in 0..1000 {
        let (at, actor, action, subject) = script(n);
        let event = Event {
            at,
            actor: &actor,
            action,
            subject: &subject,
            detail: "",
            network: "203.0.113.9",
            request_id: "LK-TRAIL",
        };
        app.ports
            .db
            .write(|conn| audit::record(conn, &event))
            .unwrap();
    }
    assert_eq!(app.count("audit_events"), before + 1000);
    assert_eq!(app.count("audit_unsealed"), before + 1000);
    let query = "SELECT CAST(at AS TEXT) || ' ' || actor_kind || ' ' || actor || ' ' || action || ' ' || subject \
        AS value FROM audit_events ORDER BY id";
    let rows = app.values(query);
    for (n, row) in rows[before..].iter().enumerate() {
        let (at, actor, action, subject) = script(n);
        let utc = at.to_offset(offset!(UTC));
        let (kind, who) = actor.stored();
        assert!(!kind.is_empty());
        let time = utc.time();
        let expected = format!(
            "{} {:02}:{:02}:{:02}",
            utc.date(),
            time.hour(),
            time.minute(),
            time.second()
        );
        assert!(row.starts_with(&expected), "{row} is not at {expected}");
        let rest = format!(" {kind} {who} {} {}", action.as_str(), subject.stored());
        assert!(row.ends_with(&rest), "{row} does not say{rest}");
    }
}

async fn what_people_do_is_written_with_who_did_it_from_where(app: TestApp) {
    let before = app.count("audit_events");
    let [amara, tomasz] = [Purpose::UnlockedUnregistered, Purpose::LockedRegistered].map(person);
    app.browser().try_sign_in(amara.number, "0000").await;
    let browser = app.browser();
    browser.sign_in(amara).await;
    browser.register(amara).await;
    app.browser().unlock(tomasz, "8046").await;
    app.browser().lock_out("555099999999").await;
    let query = "SELECT actor_kind || ' ' || action || ' ' || subject AS value FROM audit_events ORDER BY id";
    let rows = app.values(query)[before..].to_vec();
    let by_amara = |who: &str, action: &str| format!("{who} {action} {}", amara.number);
    let by_tomasz = |action: &str| format!("visitor {action} {}", tomasz.number);
    for expected in [
        by_amara("visitor", "sign_in_failed"),
        by_amara("holder", "signed_in"),
        by_amara("holder", "terms_accepted"),
        by_amara("holder", "registration_code_sent"),
        by_amara("holder", "registered"),
        by_tomasz("unlock_started"),
        by_tomasz("answers_right"),
        by_tomasz("unlock_code_sent"),
        by_tomasz("code_right"),
        by_tomasz("unlocked"),
        "visitor answers_wrong 555099999999".to_owned(),
        "visitor locked_out 555099999999".to_owned(),
    ] {
        assert!(rows.contains(&expected), "{expected} is not in {rows:?}");
    }
    let nowhere = "audit_events WHERE network = '' OR request_id = ''";
    assert_eq!(app.count(nowhere), before);
    app.mails().await;
}

// R34
async fn the_database_refuses_to_change_the_trail(app: TestApp) {
    super::ten_sealed(&app);
    let before = (app.count("audit_events"), app.count("audit_seals"));
    let mut statements = vec![
        "UPDATE audit_events SET detail = 'x'",
        "DELETE FROM audit_events",
        "DELETE FROM audit_events WHERE id = (SELECT MAX(id) FROM audit_events)",
        "UPDATE audit_seals SET position = position + 100",
        "DELETE FROM audit_seals",
    ];
    if app.kind() == Kind::Postgres {
        statements.extend(["TRUNCATE audit_events", "TRUNCATE audit_seals"]);
    }
    for statement in statements {
        let refused = tried(&app, statement).unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{statement}: {refused}");
    }
    assert_eq!(
        (app.count("audit_events"), app.count("audit_seals")),
        before
    );
    assert_eq!(app.count("audit_events WHERE detail = 'x'"), 0);
}
