//! Who is reminded, of which step, and when on the day.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::journeys::reminders::plan;
use time::Duration;
use time::macros::datetime;

use super::{chore, planned};
use crate::support::{Person, TestApp, on_both, person, persons, race};

on_both! {
    each_card_is_planned_for_the_step_that_applies,
    planning_twice_plans_nothing_twice,
    replicas_that_plan_at_once_share_the_work,
    a_run_that_broke_off_goes_on_where_it_was,
    only_the_card_in_use_of_somebody_who_is_there_and_has_an_address,
    the_earlier_certificate_decides,
    what_comes_in_the_day_is_planned_by_hand_or_the_next_day,
    a_day_is_spread_from_eight_to_six,
    who_was_missed_yesterday_is_in_todays_plan_once,
    the_days_are_the_operators_choice,
}

/// Ten people with working cards and addresses.
fn ten() -> Vec<&'static Person> {
    let works = |p: &&Person| {
        p.email.is_some() && !matches!(p.purpose, Purpose::Cancelled | Purpose::Expired)
    };
    PEOPLE.iter().filter(works).take(10).collect()
}

/// `number step planned`, as `TestApp::reminders` has them.
fn expected(of: &[(&Person, u16)]) -> Vec<String> {
    let mut lines: Vec<_> = of
        .iter()
        .map(|(person, step)| format!("{} {step} planned", person.number))
        .collect();
    lines.sort();
    lines
}

/// Nobody's card expires soon.
fn quiet(app: &TestApp) {
    for person in &PEOPLE {
        app.expires_in(person, 400);
    }
}

async fn each_card_is_planned_for_the_step_that_applies(app: TestApp) {
    quiet(&app);
    let days = [91, 90, 89, 61, 60, 8, 7, 2, 1, 0];
    let people = ten();
    for (person, days) in people.iter().zip(days) {
        app.expires_in(person, days);
    }
    let new = plan::all(&app.ports).unwrap();
    assert_eq!(new, [(90, 3), (60, 1), (30, 0), (14, 1), (7, 2), (1, 1)]);
    let steps = [90, 90, 90, 60, 14, 7, 7, 1];
    let of: Vec<_> = people[1..9].iter().copied().zip(steps).collect();
    assert_eq!(app.reminders(), expected(&of));
}

async fn planning_twice_plans_nothing_twice(app: TestApp) {
    assert_eq!(planned(&app.ports), 2);
    assert_eq!(planned(&app.ports), 0);
    chore(&app);
    app.wait(Duration::days(1));
    chore(&app);
    assert_eq!(planned(&app.ports), 0);
    assert_eq!(app.count("reminders"), 2);
    app.mails().await;
}

async fn replicas_that_plan_at_once_share_the_work(app: TestApp) {
    let other = app.again();
    let new = race(&[&app, &other], 8, planned);
    assert_eq!(new.iter().sum::<usize>(), 2, "{new:?}");
    assert_eq!(app.count("reminders"), 2);
    assert_eq!(app.count("reminder_runs WHERE done_at IS NOT NULL"), 1);
}

async fn a_run_that_broke_off_goes_on_where_it_was(app: TestApp) {
    quiet(&app);
    let [early, late, ..] = ten()[..] else {
        panic!("ten people");
    };
    app.expires_in(early, 10);
    app.expires_in(late, 50);
    assert!(plan::today(&app.ports).unwrap());
    assert_eq!(app.count("reminders"), 2);
    // It broke off between the two, with what came before kept.
    app.change("DELETE FROM reminders");
    app.change("UPDATE reminder_runs SET done_at = NULL, reached_at = '2026-12-20 00:00:00', reached_card = 0");
    assert!(plan::today(&app.ports).unwrap());
    assert_eq!(app.reminders(), expected(&[(late, 60)]));
    // Once it is done the day is done.
    app.change("DELETE FROM reminders");
    assert!(plan::today(&app.ports).unwrap());
    assert_eq!(app.count("reminders"), 0);
}

async fn only_the_card_in_use_of_somebody_who_is_there_and_has_an_address(app: TestApp) {
    quiet(&app);
    let people = ten();
    for person in &people[..6] {
        app.expires_in(person, 20);
    }
    let of = |person: &Person, what: &str| {
        let holder = format!("WHERE smartcard_number = '{}'", person.number);
        assert_eq!(
            app.change(&format!("UPDATE holders SET {what} {holder}")),
            1
        );
    };
    app.new_card(people[0], 730);
    of(people[1], "closed_at = '2026-11-01 00:00:00'");
    of(people[2], "ends_at = '2026-11-22 09:00:00'");
    of(people[3], "ends_at = '2026-11-22 09:00:01'");
    of(people[4], "email = NULL");
    app.expires_in(person(Purpose::Cancelled), 20);
    assert_eq!(planned(&app.ports), 2);
    let there = expected(&[(people[3], 30), (people[5], 30)]);
    assert_eq!(app.reminders(), there);
}

async fn the_earlier_certificate_decides(app: TestApp) {
    quiet(&app);
    let people = ten();
    let (soon, later) = (
        app.clock() + Duration::days(20),
        app.clock() + Duration::days(50),
    );
    app.carries(people[0], [soon, later]);
    app.carries(people[1], [later, soon]);
    app.carries(people[2], [soon, soon]);
    // One of two has expired: the card is past renewing.
    app.carries(people[3], [app.clock() - Duration::days(1), soon]);
    assert_eq!(planned(&app.ports), 3);
    let of: Vec<_> = people[..3].iter().map(|person| (*person, 30)).collect();
    assert_eq!(app.reminders(), expected(&of));
}

async fn what_comes_in_the_day_is_planned_by_hand_or_the_next_day(app: TestApp) {
    quiet(&app);
    let [first, second, ..] = ten()[..] else {
        panic!("ten people");
    };
    chore(&app);
    app.expires_in(first, 5);
    chore(&app);
    assert_eq!(app.count("reminders"), 0);
    assert_eq!(planned(&app.ports), 1);
    app.expires_in(second, 5);
    app.go_to(1, 0);
    chore(&app);
    assert_eq!(app.count("reminders"), 2);
}

async fn a_day_is_spread_from_eight_to_six(app: TestApp) {
    quiet(&app);
    for person in ten() {
        app.expires_in(person, 12);
    }
    let slots = || -> Vec<i64> {
        let slots =
            app.values("SELECT CAST(slot AS TEXT) AS value FROM reminders ORDER BY card_id");
        slots.iter().map(|slot| slot.parse().unwrap()).collect()
    };
    // At nine an hour has passed; cards with neighbouring keys lie far apart.
    assert_eq!(planned(&app.ports), 10);
    let nine = slots();
    assert!(
        nine.iter().all(|slot| (3_600..36_000).contains(slot)),
        "{nine:?}"
    );
    assert!(
        nine.windows(2).all(|two| two[0].abs_diff(two[1]) > 9_000),
        "{nine:?}"
    );
    // Over the whole day, and late in the evening over an hour.
    for (moment, first, last) in [
        (datetime!(2026-11-23 00:00:10 UTC), 0, 36_000),
        (datetime!(2026-11-24 19:00 UTC), 39_600, 43_200),
    ] {
        app.change("DELETE FROM reminders");
        app.wait(moment - app.clock());
        planned(&app.ports);
        let slots = slots();
        assert_eq!(slots.len(), 10);
        assert!(
            slots.iter().all(|slot| (first..last).contains(slot)),
            "{slots:?}"
        );
    }
}

async fn who_was_missed_yesterday_is_in_todays_plan_once(app: TestApp) {
    quiet(&app);
    let [still, over, ..] = ten()[..] else {
        panic!("ten people");
    };
    app.expires_in(still, 7);
    app.expires_in(over, 1);
    chore(&app);
    assert_eq!(app.reminders(), expected(&[(still, 7), (over, 1)]));
    // Nothing ran for the rest of the day and half of the next.
    app.go_to(1, 12);
    chore(&app);
    let day =
        app.values("SELECT day || ' ' || step AS value FROM reminders WHERE state = 'planned'");
    assert_eq!(day, ["2026-11-23 7"]);
    assert_eq!(
        app.count("reminders WHERE state = 'dropped' AND step = 1"),
        1
    );
    assert_eq!(app.count("reminders"), 2);
    assert!(app.mails().await.is_empty(), "not before its slot");
}

async fn the_days_are_the_operators_choice(app: TestApp) {
    let app = app
        .sibling(|settings| settings.renewal.reminder_days = vec![45, 100])
        .await;
    assert_eq!(plan::all(&app.ports).unwrap(), [(100, 2), (45, 0)]);
    let nobody = app
        .sibling(|settings| settings.renewal.reminder_days.clear())
        .await;
    assert_eq!(plan::all(&nobody.ports).unwrap(), []);
    assert!(plan::today(&nobody.ports).unwrap());
    assert_eq!(
        persons(Purpose::RenewalDue).len() + persons(Purpose::ThirdRenewalDue).len(),
        2
    );
}
