//! Who may change a profile, why, and what becomes of who may no longer.

use latchkey::domain::name_proof::NameProof;
use latchkey::domain::post::PostEnd;
use latchkey::domain::reason::Reason;
use latchkey::domain::role::Role;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::JourneyError;
use latchkey::journeys::assist::{self, close, move_holder, post_end, rename};
use latchkey::journeys::staff::officer::{Over, powers};
use latchkey::urls;
use time::Duration;

use super::{PRIYA, WHY, of, who};
use crate::support::{Browser, TestApp, a_caller, on_both, staff};

on_both! {
    every_change_takes_a_reason,
    nobody_does_it_to_their_own_card,
    only_the_registration_authority_does_it,
    whoever_was_disabled_meanwhile_changes_nothing,
}

const PATHS: [&str; 4] = [
    urls::RA_CLOSE,
    urls::RA_MOVE,
    urls::RA_POST_END,
    urls::RA_RENAME,
];

async fn every_change_takes_a_reason(app: TestApp) {
    let agent = app.officer(Role::RaAgent).await;
    let [code, _] = app.another_organisation(PRIYA);
    let fields: [&[(&str, &str)]; 4] = [
        &[("wanted", "close")],
        &[("organisation", &code)],
        &[("end_day", "30"), ("end_month", "6"), ("end_year", "2027")],
        &[("name", "Priya Sharma"), ("proof", "marriage")],
    ];
    let before = ["closed_at", "organisation_id", "ends_at", "name"].map(|c| app.column(c, PRIYA));
    for (path, fields) in PATHS.into_iter().zip(fields) {
        let why = if path == urls::RA_RENAME {
            "note"
        } else {
            "reason"
        };
        for reason in ["", "   ", "ok", &"x".repeat(301)] {
            let fields = [fields, &[(why, reason)]].concat();
            agent
                .submit(&of(path, PRIYA), &fields)
                .await
                .has_status(422);
        }
    }
    let after = ["closed_at", "organisation_id", "ends_at", "name"].map(|c| app.column(c, PRIYA));
    assert_eq!(before, after);
}

async fn nobody_does_it_to_their_own_card(app: TestApp) {
    let person = staff(Role::RaAgent);
    app.change(&format!(
        "UPDATE staff SET smartcard_number = '{}' WHERE email = '{}'",
        who(PRIYA).number,
        person.email
    ));
    let agent = app.signed_in_as(person).await;
    is_barred(&agent).await;
    // Of somebody whose number nobody has entered the mailbox tells.
    app.change("UPDATE staff SET smartcard_number = NULL");
    agent.get(&of(urls::RA_CLOSE, PRIYA)).await.has_status(200);
    app.change(&format!(
        "UPDATE holders SET email = '{0}', mailbox_key = '{0}' WHERE smartcard_number = '{1}'",
        person.email,
        who(PRIYA).number
    ));
    is_barred(&agent).await;
    // What was tried with the number is nobody's own to review either.
    app.browser().try_sign_in(who(PRIYA).number, "0000").await;
    let attempt = "SELECT CAST(MAX(id) AS TEXT) AS value FROM attempts";
    let id = app.values(attempt)[0].parse().unwrap();
    let page = urls::of_id(urls::RA_ATTEMPT, id);
    agent.get(&page).await;
    let claim = urls::of_id(urls::RA_ATTEMPT_CLAIM, id);
    agent.post(&claim, &[]).await.has_status(403);
}

async fn is_barred(agent: &Browser<'_>) {
    for path in PATHS {
        agent.get(&of(path, PRIYA)).await.has_status(403);
        agent.get(urls::RA_ME).await;
        agent.post(&of(path, PRIYA), &[]).await.has_status(403);
    }
    let page = agent.get(&of(urls::RA_HOLDER, PRIYA)).await;
    assert!(!page.body.contains(&of(urls::RA_CLOSE, PRIYA)));
}

async fn only_the_registration_authority_does_it(app: TestApp) {
    for role in Role::ALL {
        let may = matches!(role, Role::RaManager | Role::RaAgent);
        let browser = app.officer(role).await;
        let page = browser.get(&of(urls::RA_HOLDER, 12)).await;
        for path in PATHS {
            assert_eq!(
                page.body.contains(&of(path, 12)),
                may,
                "{path} for {}",
                role.title()
            );
            let status = if may { 200 } else { 403 };
            browser.get(&of(path, 12)).await.has_status(status);
        }
    }
}

/// Whether it was left undone, because its officer is one no more.
fn overtaken<T>(came_of: &Result<T, JourneyError>) -> bool {
    matches!(came_of, Err(JourneyError::Overtaken))
}

async fn whoever_was_disabled_meanwhile_changes_nothing(app: TestApp) {
    let person = staff(Role::RaManager);
    let officer = app.let_in(person).await;
    let number = SmartcardNumber::parse(who(PRIYA).number).unwrap();
    let holder = assist::holder_of(&app.ports, &number).unwrap().unwrap();
    let permit = officer.permit::<powers::ManageHolders>().unwrap();
    let over: Over<powers::ManageHolders> = permit.over(&holder).unwrap();
    let before = ["closed_at", "organisation_id", "ends_at", "name"].map(|c| app.column(c, PRIYA));
    let [code, _] = app.another_organisation(PRIYA);
    app.disable(person);
    let (ports, caller, why) = (&app.ports, a_caller(), Reason::parse(WHY).unwrap());
    let later = PostEnd::at(app.clock() + Duration::days(9));
    assert!(overtaken(&close::close(ports, &caller, &over, &why)));
    assert!(overtaken(&move_holder::to(
        ports, &caller, &over, &code, &why
    )));
    assert!(overtaken(&post_end::set(
        ports,
        &caller,
        &over,
        Some(later),
        &why
    )));
    let proof = NameProof::DeedPoll;
    let renamed = rename::to(ports, &caller, &over, "Priya Sharma", proof, &why);
    assert!(overtaken(&renamed));
    let after = ["closed_at", "organisation_id", "ends_at", "name"].map(|c| app.column(c, PRIYA));
    assert_eq!(before, after);
    app.change(&format!(
        "UPDATE holders SET closed_at = '2026-11-22 09:00:00' WHERE smartcard_number = '{number}'"
    ));
    assert!(overtaken(&close::reopen(ports, &caller, &over, &why)));
    assert_ne!(app.column("closed_at", PRIYA), "-");
}
