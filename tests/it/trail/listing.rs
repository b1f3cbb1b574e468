//! The trail as a list: filters, pages by key, and what who asks may see.

use latchkey::demo::people::Purpose;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::audit_trail::list::{self, Listed};
use latchkey::storage::audit::{self, Event};
use latchkey::storage::audit_list::Filter;
use latchkey::storage::organisations::OrganisationId;
use time::{Duration, OffsetDateTime};

use super::write;
use crate::support::{TestApp, on_both, person};

on_both!(
    every_filter_lets_through_what_it_names,
    pages_go_on_by_key_newest_first,
    who_asks_sees_their_organisations_and_no_other,
    a_row_says_everything_and_where_it_is_sealed,
);

fn everything(app: &TestApp, filter: &Filter) -> Listed {
    list::list(&app.ports, None, filter, None).unwrap()
}

/// The actions found, oldest first.
fn actions(app: &TestApp, filter: &Filter) -> Vec<String> {
    let rows = everything(app, filter).rows;
    // What the demonstration did before anybody came.
    let own = |action: &String| action != Action::AuthorityMade.as_str();
    let actions = rows.into_iter().rev().map(|row| row.action);
    actions.filter(own).collect()
}

fn staff_event(app: &TestApp, action: Action, subject: &Subject) {
    let event = Event {
        at: app.ports.now(),
        actor: &Actor::Staff("ra@trust.example".to_owned()),
        action,
        subject,
        detail: "why",
        network: "203.0.113.9",
        request_id: "LK-LIST",
    };
    app.ports
        .db
        .write(|conn| audit::record(conn, &event))
        .unwrap();
}

/// A holder signs in and out; a day later a colleague is at work. When it began.
fn two_days(app: &TestApp) -> OffsetDateTime {
    let [amara, tomasz] = [Purpose::UnlockedUnregistered, Purpose::LockedRegistered].map(person);
    let began = app.ports.now();
    write(&app.ports, Action::SignedIn, amara.number);
    write(&app.ports, Action::SignedOut, amara.number);
    app.wait(Duration::days(1));
    let number = SmartcardNumber::parse(tomasz.number).unwrap();
    staff_event(app, Action::LockoutCleared, &Subject::Number(number));
    let colleague = Subject::Staff("other@trust.example".to_owned());
    staff_event(app, Action::StaffDisabled, &colleague);
    began
}

async fn every_filter_lets_through_what_it_names(app: TestApp) {
    let began = two_days(&app);
    let next_day = began + Duration::days(1);
    let found = |change: &dyn Fn(&mut Filter)| {
        let mut filter = Filter::default();
        change(&mut filter);
        actions(&app, &filter).join(" ")
    };
    let (first, second) = ("signed_in signed_out", "lockout_cleared staff_disabled");
    assert_eq!(found(&|_| ()), format!("{first} {second}"));
    let by_staff = found(&|f| f.actor = Some(("staff", "ra@trust.example".to_owned())));
    assert_eq!(by_staff, second);
    let by_another = found(&|f| f.actor = Some(("holder", "ra@trust.example".to_owned())));
    assert_eq!(by_another, "");
    let one_action = found(&|f| f.action = Some(Action::SignedOut.as_str()));
    assert_eq!(one_action, "signed_out");
    let amara = person(Purpose::UnlockedUnregistered).number;
    assert_eq!(found(&|f| f.subject = Some(amara.to_owned())), first);
    let colleague = Subject::Staff("other@trust.example".to_owned()).stored();
    let about_them = found(&|f| f.subject = Some(colleague.clone()));
    assert_eq!(about_them, "staff_disabled");
    assert_eq!(
        found(&|f| f.from = Some(began)),
        format!("{first} {second}")
    );
    assert_eq!(found(&|f| f.until = Some(next_day)), first);
    assert_eq!(found(&|f| f.from = Some(next_day)), second);
    // To the second, not to the nearest key.
    assert_eq!(found(&|f| f.from = Some(next_day + Duration::SECOND)), "");
    assert_eq!(found(&|f| f.until = Some(began)), "");
    let later = found(&|f| f.from = Some(next_day + Duration::days(2)));
    assert_eq!(later, "");
    let earlier = found(&|f| f.until = Some(began - Duration::days(2)));
    assert_eq!(earlier, "");
    let neither = found(&|f| {
        f.action = Some(Action::StaffDisabled.as_str());
        f.until = Some(next_day);
    });
    assert_eq!(neither, "");
}

async fn pages_go_on_by_key_newest_first(app: TestApp) {
    for _ in 0..2 * list::PAGE {
        write(&app.ports, Action::PasscodeChanged, "555099990001");
    }
    let filter = Filter {
        action: Some(Action::PasscodeChanged.as_str()),
        ..Filter::default()
    };
    let first = everything(&app, &filter);
    assert_eq!(first.rows.len(), list::PAGE);
    assert!(first.rows.is_sorted_by(|a, b| a.id > b.id));
    // What comes in meanwhile moves nothing.
    write(&app.ports, Action::PasscodeChanged, "555099990001");
    let second = list::list(&app.ports, None, &filter, first.older).unwrap();
    assert_eq!(second.rows.len(), list::PAGE);
    assert_eq!(second.older, None);
    assert!(second.rows[0].id < first.rows[list::PAGE - 1].id);
    let ids = first.rows.iter().chain(&second.rows).map(|row| row.id);
    assert_eq!(
        ids.collect::<std::collections::BTreeSet<_>>().len(),
        2 * list::PAGE
    );
}

async fn who_asks_sees_their_organisations_and_no_other(app: TestApp) {
    let people: Vec<_> = latchkey::demo::people::PEOPLE.iter().collect();
    for person in &people {
        write(&app.ports, Action::SignedIn, person.number);
    }
    write(&app.ports, Action::SignedIn, "555099990001");
    let filter = Filter {
        action: Some(Action::SignedIn.as_str()),
        ..Filter::default()
    };
    let all = everything(&app, &filter).rows;
    assert_eq!(all.len(), people.len() + 1);
    let homes: Vec<OrganisationId> = {
        let mut homes = Vec::new();
        for home in all.iter().filter_map(|row| row.organisation) {
            if !homes.contains(&home) {
                homes.push(home);
            }
        }
        homes
    };
    assert!(homes.len() > 1, "the people are all at one organisation");
    let seen = |scope: &[OrganisationId], filter: &Filter| {
        list::list(&app.ports, Some(scope), filter, None)
            .unwrap()
            .rows
    };
    let one = seen(&homes[..1], &filter);
    assert!(!one.is_empty() && one.iter().all(|row| row.organisation == Some(homes[0])));
    let every = seen(&homes, &filter);
    assert_eq!(every.len(), people.len());
    assert!(every.is_sorted_by(|a, b| a.id > b.id));
    assert_eq!(seen(&[homes[0], homes[0]], &filter), one);
    assert_eq!(seen(&[], &filter), []);
    let elsewhere = Filter {
        organisation: Some(homes[1]),
        ..filter.clone()
    };
    assert_eq!(seen(&homes[..1], &elsewhere), []);
    assert!(
        seen(&homes, &elsewhere)
            .iter()
            .all(|row| row.organisation == Some(homes[1]))
    );
    let two = list::page(&app.ports, Some(&homes), &filter, None, 2).unwrap();
    assert_eq!(two.rows, every[..2]);
    let next = list::page(&app.ports, Some(&homes), &filter, two.older, 2).unwrap();
    assert_eq!(next.rows, every[2..4]);
}

async fn a_row_says_everything_and_where_it_is_sealed(app: TestApp) {
    app.seal();
    let number = SmartcardNumber::parse(person(Purpose::LockedRegistered).number).unwrap();
    staff_event(
        &app,
        Action::LockoutCleared,
        &Subject::Number(number.clone()),
    );
    let newest = || everything(&app, &Filter::default()).rows.remove(0);
    let row = newest();
    assert_eq!(row.at, app.ports.now());
    let said = [
        &row.actor_kind,
        &row.actor,
        &row.action,
        &row.subject,
        &row.detail,
        &row.network,
        &row.request_id,
    ];
    assert_eq!(
        said.map(String::as_str),
        [
            "staff",
            "ra@trust.example",
            "lockout_cleared",
            number.as_str(),
            "why",
            "203.0.113.9",
            "LK-LIST"
        ]
    );
    assert!(row.organisation.is_some());
    assert_eq!(row.position, None);
    app.seal();
    let seals = i64::try_from(app.count("audit_seals")).unwrap();
    assert_eq!(newest().position, Some(seals));
}
