//! What others do between two transactions of one step.

use std::sync::{Arc, Mutex};

use latchkey::clock::Clock;
use latchkey::demo::people::Purpose;
use latchkey::domain::answers::TypedAnswers;
use latchkey::domain::challenge::TypedCode;
use latchkey::domain::strikes::MAX_STRIKES;
use latchkey::journeys::Ports;
use latchkey::journeys::unlock::Detour;
use latchkey::journeys::unlock::code::enter;
use latchkey::journeys::unlock::questions::{Answered, answer};
use latchkey::storage::journeys::JourneyKind;
use latchkey::storage::restore_ledger::StrikesLedger;
use latchkey::storage::{Db, challenges, journeys, strikes};
use time::OffsetDateTime;

use crate::support::numbers::{begin_unlock, caller, number, right_answers, wrong_answers};
use crate::support::{TestApp, on_both, person};

on_both!(
    a_right_set_takes_back_no_strike_of_after_a_clearing,
    a_wrong_set_of_before_a_clearing_is_not_counted_after_it,
    a_right_code_opens_nothing_once_the_number_is_locked_out,
);

type Deed = Box<dyn FnOnce() + Send>;

/// A clock that does something, once, before it tells the time: as soon as `due` says so.
struct Meanwhile {
    clock: Arc<dyn Clock>,
    due: Box<dyn Fn() -> bool + Send + Sync>,
    deed: Mutex<Option<Deed>>,
}

impl Clock for Meanwhile {
    fn now(&self) -> OffsetDateTime {
        let deed = (self.due)().then(|| self.deed.lock().unwrap().take());
        if let Some(deed) = deed.flatten() {
            deed();
        }
        self.clock.now()
    }
}

/// The ports of an app, whose clock does something meanwhile.
fn ports(
    app: &TestApp,
    due: impl Fn(&Db) -> bool + Send + Sync + 'static,
    deed: impl FnOnce(&Db, OffsetDateTime) + Send + 'static,
) -> Ports {
    let (looking, doing, now) = (app.ports.db.clone(), app.ports.db.clone(), app.ports.now());
    let meanwhile = Meanwhile {
        clock: Arc::clone(&app.ports.clock),
        due: Box::new(move || due(&looking)),
        deed: Mutex::new(Some(Box::new(move || deed(&doing, now)))),
    };
    Ports {
        clock: Arc::new(meanwhile),
        ..app.ports.as_ref().clone()
    }
}

/// Counts strikes against Tomasz, as another browser would.
fn strike(db: &Db, times: i32, now: OffsetDateTime) {
    let number = number(person(Purpose::LockedRegistered).number);
    for _ in 0..times {
        let taken = db.write(|conn| strikes::take(conn, &number, 99, now));
        assert!(taken.unwrap().is_some());
    }
}

/// What comes of answers if the desk clears the number, and somebody else takes two strikes, between their strike and
/// their judgement.
fn cleared_and_struck_twice(app: &TestApp, typed: &TypedAnswers) -> Answered {
    let number = number(person(Purpose::LockedRegistered).number);
    let visit = begin_unlock(&app.ports, &number);
    let (of, whose) = (number.clone(), number);
    let counted = move |db: &Db| {
        db.read(|conn| strikes::standing(conn, &of))
            .unwrap()
            .count()
            == 1
    };
    let ports = ports(app, counted, move |db, now| {
        db.write(|conn| strikes::clear(conn, &whose)).unwrap();
        strike(db, 2, now);
    });
    // The moment between: a strike is noted in the ledger before it is judged.
    let folder = tempfile::tempdir().unwrap();
    let ports = Ports {
        ledger: Some(StrikesLedger::new(folder.path().to_owned())),
        ..ports
    };
    answer(&ports, &caller([10, 0, 0, 1]), Some(visit), typed).unwrap()
}

// R04
async fn a_right_set_takes_back_no_strike_of_after_a_clearing(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let answered = cleared_and_struck_twice(&app, &right_answers(tomasz));
    assert!(matches!(answered, Answered::Proceed { .. }), "{answered:?}");
    assert_eq!(app.strikes(tomasz.number), 2);
    app.mails().await;
}

// R04
async fn a_wrong_set_of_before_a_clearing_is_not_counted_after_it(app: TestApp) {
    let answered = cleared_and_struck_twice(&app, &wrong_answers());
    let left = matches!(answered, Answered::Wrong { tries_left: 1 });
    assert!(left, "{answered:?}");
    assert_eq!(app.count("strikes WHERE taken = 2 AND wrong = 0"), 1);
}

// R05
async fn a_right_code_opens_nothing_once_the_number_is_locked_out(app: TestApp) {
    let browser = app.watched();
    let code = browser
        .unlock_to_code(person(Purpose::LockedRegistered))
        .await;
    let visit = app.visit_of(&browser.cookie());
    let now = app.ports.now();
    let entered = move |db: &Db| {
        let newest = db.read(|conn| {
            let journey = journeys::current(conn, visit.session, JourneyKind::Unlock, now)?;
            challenges::newest(conn, journey.unwrap().id)
        });
        newest.unwrap().unwrap().challenge.entries == 1
    };
    let ports = ports(&app, entered, |db, now| strike(db, MAX_STRIKES, now));
    let typed = TypedCode::parse(&code).unwrap();
    let came_of = enter(&ports, &caller([10, 0, 0, 1]), Some(visit), &typed).unwrap();
    assert!(matches!(came_of, Err(Detour::LockedOut)), "{came_of:?}");
    assert_eq!(app.happened("code_right"), 0, "and the code is not spent");
}
