//! Codes under parallel entries, over two processes of one database (R11, R14).

use latchkey::demo::people::Purpose;
use latchkey::domain::challenge::{MAX_ENTRIES, TypedCode};
use latchkey::journeys::code::Entry;
use latchkey::journeys::unlock::code::enter;
use latchkey::journeys::visit::Visit;
use latchkey::storage::journeys::JourneyKind;
use latchkey::storage::{challenges, journeys};
use latchkey::urls;

use super::DEAD;
use crate::support::{TestApp, a_caller, on_both, person, race};

on_both!(
    of_fifty_racers_with_the_right_code_one_is_let_through,
    a_code_is_spent_by_one_however_many_try,
    parallel_wrong_entries_never_judge_more_than_five,
    each_of_parallel_wrong_entries_is_told_its_own_number,
);

const RACERS: usize = 50;

async fn of_fifty_racers_with_the_right_code_one_is_let_through(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    let code = browser.unlock_to_code(tomasz).await;
    let visit = app.visit_of(&browser.cookie());
    let replica = app.again();
    let entered = race(&[&app, &replica], RACERS, |ports| {
        let typed = TypedCode::parse(&code).unwrap();
        enter(ports, &a_caller(), Some(visit), &typed)
    });
    let accepted = |e: &&Result<Result<Entry<_>, _>, _>| matches!(e, Ok(Ok(Entry::Accepted(_))));
    assert_eq!(entered.iter().filter(accepted).count(), 1);
    assert_eq!(app.happened("code_right"), 1);
}

// The same at the row itself, where no limit and no journey stands before it.
async fn a_code_is_spent_by_one_however_many_try(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    browser.unlock_to_code(tomasz).await;
    let visit = app.visit_of(&browser.cookie());
    let replica = app.again();
    let now = app.ports.now();
    let newest = app.ports.db.read(|conn| {
        let journey = journeys::current(conn, visit.session, JourneyKind::Unlock, now)?.unwrap();
        challenges::newest(conn, journey.id)
    });
    let id = newest.unwrap().unwrap().id;
    let spent = race(&[&app, &replica], RACERS, |ports| {
        ports.db.write(|conn| challenges::spend(conn, id, now))
    });
    let winners = spent.into_iter().filter(|spent| *spent.as_ref().unwrap());
    assert_eq!(winners.count(), 1);
}

/// Enters a wrong code in many threads at once; what each was told to have left.
fn race_wrong_entries(app: &TestApp, visit: Visit, code: &str) -> Vec<i32> {
    let replica = app.again();
    let entered = race(&[app, &replica], 20, |ports| {
        let typed = TypedCode::parse(&TestApp::wrong(code)).unwrap();
        enter(ports, &a_caller(), Some(visit), &typed).unwrap()
    });
    let mut left: Vec<i32> = entered
        .iter()
        .filter_map(|entered| match entered {
            Ok(Entry::Wrong { left }) => Some(*left),
            _ => None,
        })
        .collect();
    left.sort_unstable();
    left
}

async fn parallel_wrong_entries_never_judge_more_than_five(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    let code = browser.unlock_to_code(tomasz).await;
    let judged = race_wrong_entries(&app, app.visit_of(&browser.cookie()), &code);
    assert!(judged.len() <= 5, "{judged:?}");
    let spent = format!("challenges WHERE entries = {MAX_ENTRIES}");
    assert_eq!(app.count(&spent), 1);
    browser.enter(&code).await.complains(DEAD);
}

// Four have tries left, and the fifth ends the code: for its link and for the page too.
async fn each_of_parallel_wrong_entries_is_told_its_own_number(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.watched();
    let code = browser.unlock_to_code(tomasz).await;
    let left = race_wrong_entries(&app, app.visit_of(&browser.cookie()), &code);
    assert_eq!(left, [1, 2, 3, 4]);
    let page = browser.get(urls::UNLOCK_CODE).await;
    page.says("No code is on its way");
}
