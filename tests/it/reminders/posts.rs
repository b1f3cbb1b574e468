//! Posts for a time: closed when they end, told of before.

use latchkey::demo::people::Purpose;
use latchkey::demo::staff::STAFF;
use latchkey::domain::role::Role;
use latchkey::journeys::post_ends::tend;
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both, person, race};

on_both! {
    a_profile_is_closed_when_the_post_has_ended,
    holder_and_sponsors_are_told_twice_before,
    nobody_is_told_at_night_or_twice_by_replicas,
    replicas_close_a_profile_once,
    an_end_that_was_moved_is_told_anew,
}

/// The first organisation's people; Daniel belongs to another.
const FIRST: &str = "organisation_id = (SELECT id FROM organisations WHERE ods_code = 'RXX00')";

/// Priya's post, in the first organisation, ends at this moment.
fn ends_at(app: &TestApp, at: &str) {
    let of = format!("WHERE smartcard_number = '{}'", priya().number);
    assert_eq!(
        app.change(&format!(
            "UPDATE holders SET ends_at = '{at}', {FIRST} {of}"
        )),
        1
    );
}

fn priya() -> &'static crate::support::Person {
    person(Purpose::UnlockedRegistered)
}

async fn a_profile_is_closed_when_the_post_has_ended(app: TestApp) {
    let priya = priya();
    ends_at(&app, "2026-11-22 09:10:00");
    let browser = app.browser();
    browser.sign_in(priya).await;
    let closed = || app.count("holders WHERE closed_at IS NOT NULL");
    app.wait(Duration::minutes(10) - Duration::SECOND);
    tend(&app.ports).unwrap();
    assert_eq!(closed(), 0);
    let live = format!(
        "sessions WHERE ended_at IS NULL AND holder_id = (SELECT id FROM holders WHERE smartcard_number = '{}')",
        priya.number
    );
    assert_eq!(app.count(&live), 1);
    app.wait(Duration::SECOND);
    tend(&app.ports).unwrap();
    tend(&app.ports).unwrap();
    assert_eq!(closed(), 1);
    assert_eq!(app.count(&live), 0);
    let told = app.values(
        "SELECT actor_kind || ' ' || subject || ' ' || detail AS value FROM audit_events \
         WHERE action = 'holder_closed'",
    );
    assert_eq!(told, [format!("system {} end of the post", priya.number)]);
    let page = browser.get(urls::PROFILE).await;
    page.leads_to(&format!("{}?ended=1", urls::SIGN_IN));
    app.mails().await;
}

async fn holder_and_sponsors_are_told_twice_before(app: TestApp) {
    let priya = priya();
    // The last day is 9 December.
    ends_at(&app, "2026-12-10 00:00:00");
    let mut days = Vec::new();
    for day in 0..20 {
        tend(&app.ports).unwrap();
        app.wait(Duration::hours(1));
        tend(&app.ports).unwrap();
        let queued = app.queued("post_ending");
        days.extend((queued > 0).then_some((day, queued)));
        app.mails().await;
        app.change("DELETE FROM outbox");
        app.wait(Duration::hours(23));
    }
    // Once fourteen days before the end and once three days before it.
    let each = days[0].1;
    assert_eq!(days, [(4, each), (15, each)]);
    let sponsors = STAFF.iter().filter(|person| person.role == Role::Sponsor);
    assert_eq!(each, 1 + sponsors.clone().count());
    let mails = app.mails().await;
    let to = |email: &str| {
        mails
            .iter()
            .filter(|mail| mail.to == email)
            .collect::<Vec<_>>()
    };
    let own = to(priya.email.unwrap());
    assert_eq!(own.len(), 2);
    assert!(
        own[0]
            .text
            .contains("your post at Northfield Hospitals ends on 9 December 2026.")
    );
    for sponsor in sponsors {
        let theirs = to(sponsor.email);
        assert_eq!(theirs.len(), 2);
        assert!(
            theirs[0]
                .text
                .contains("the post of Priya Raman at Northfield Hospitals")
        );
        assert!(
            theirs[0]
                .text
                .contains("You get this email because you are a Sponsor there.")
        );
    }
}

async fn nobody_is_told_at_night_or_twice_by_replicas(app: TestApp) {
    let other = app.again();
    app.go_to(1, 7);
    ends_at(&app, "2026-11-25 12:00:00");
    tend(&app.ports).unwrap();
    assert_eq!(app.queued("post_ending"), 0);
    app.go_to(0, 18);
    tend(&app.ports).unwrap();
    assert_eq!(app.queued("post_ending"), 0);
    app.go_to(1, 8);
    race(&[&app, &other], 6, |ports| tend(ports).unwrap());
    assert_eq!(app.queued("post_ending"), app.mails().await.len());
    let to_priya = format!("outbox WHERE recipient = '{}'", priya().email.unwrap());
    assert_eq!(app.count(&to_priya), 1);
}

async fn replicas_close_a_profile_once(app: TestApp) {
    let other = app.again();
    app.change("UPDATE holders SET ends_at = '2026-11-22 08:00:00'");
    race(&[&app, &other], 6, |ports| tend(ports).unwrap());
    let holders = app.count("holders");
    assert_eq!(app.count("holders WHERE closed_at IS NOT NULL"), holders);
    assert_eq!(
        app.count("audit_events WHERE action = 'holder_closed'"),
        holders
    );
}

async fn an_end_that_was_moved_is_told_anew(app: TestApp) {
    ends_at(&app, "2026-11-25 00:00:00");
    tend(&app.ports).unwrap();
    let once = app.mails().await.len();
    ends_at(&app, "2026-11-26 00:00:00");
    // Four days are left: it is the step of fourteen that applies.
    tend(&app.ports).unwrap();
    assert_eq!(app.mails().await.len(), 2 * once);
    // Without the role nobody is a Sponsor any more.
    app.change("UPDATE staff_roles SET revoked_at = '2026-11-22 08:00:00' WHERE role = 'sponsor'");
    ends_at(&app, "2026-11-27 00:00:00");
    tend(&app.ports).unwrap();
    assert_eq!(app.mails().await.len(), 2 * once + 1);
}
