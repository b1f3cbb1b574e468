//! A strike that was counted stands, whatever becomes of the request that it was counted for.

use std::sync::Arc;

use latchkey::cards::simulated::SimulatedCards;
use latchkey::clock::Clock;
use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::passcode::TypedPasscode;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::sign_in::{SignIn, sign_in};
use latchkey::journeys::unlock::questions::{Answered, answer};
use latchkey::journeys::{JourneyError, Ports, housekeeping};
use latchkey::limits::LimitedAction;
use latchkey::secrets::hashing::{Cost, Hashing, HashingError};
use latchkey::storage::{Db, strikes};
use latchkey::urls;
use time::{Duration, OffsetDateTime};

use super::LOCKED;
use crate::support::numbers::{
    UNKNOWN, begin_unlock, caller, cookie_in, number, right_answers, wrong_answers,
};
use crate::support::{TestApp, on_both, person};

on_both!(
    a_strike_survives_an_error_after_the_count,
    a_strike_survives_a_panic_after_the_count,
    a_strike_survives_a_browser_that_hangs_up,
    whoever_is_turned_away_at_the_busy_door_has_used_no_try,
    a_busy_portal_spends_nothing_of_what_a_ward_may_fail,
);

// R02
async fn a_strike_survives_an_error_after_the_count(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    app.break_answers(tomasz);
    let browser = app.browser();
    browser.start_unlock(tomasz.number).await;
    for strike in 1..=3 {
        browser.answer_right(tomasz).await.has_status(500);
        assert_eq!(app.strikes(tomasz.number), strike);
    }
    let next = browser.answer_right(tomasz).await;
    next.leads_to(LOCKED);
    assert_eq!(app.mails().await.len(), 0, "nobody could be told yet");
    app.wait(Duration::minutes(2));
    for _ in 0..2 {
        housekeeping::sweep(&app.ports).unwrap();
        assert_eq!(app.mails_about(tomasz, "blocked").await.len(), 1);
    }
}

/// A clock that stops the request once its strike has been committed.
struct FatalClock {
    db: Db,
    number: SmartcardNumber,
    now: OffsetDateTime,
}

impl Clock for FatalClock {
    fn now(&self) -> OffsetDateTime {
        let standing = self.db.read(|conn| strikes::standing(conn, &self.number));
        assert_eq!(standing.unwrap().count(), 0, "this panic is meant");
        self.now
    }
}

/// The ports of a process with something else in one of them.
fn ports_like(ports: &Ports, change: impl FnOnce(&mut Ports)) -> Ports {
    let mut like = ports.clone();
    change(&mut like);
    like
}

// R02
async fn a_strike_survives_a_panic_after_the_count(app: TestApp) {
    let number = number(UNKNOWN);
    let visit = begin_unlock(&app.ports, &number);
    let clock = FatalClock {
        db: app.ports.db.clone(),
        number,
        now: app.ports.now(),
    };
    let fatal = ports_like(&app.ports, |ports| ports.clock = Arc::new(clock));
    let request = move || {
        answer(
            &fatal,
            &caller([10, 0, 0, 1]),
            Some(visit),
            &wrong_answers(),
        )
    };
    assert!(std::thread::spawn(request).join().is_err(), "no panic came");
    assert_eq!(app.strikes(UNKNOWN), 1);
    let next = answer(
        &app.ports,
        &caller([10, 0, 0, 1]),
        Some(visit),
        &wrong_answers(),
    );
    assert!(matches!(next, Ok(Answered::Wrong { tries_left: 1 })));
}

// R02
async fn a_strike_survives_a_browser_that_hangs_up(app: TestApp) {
    let browser = app.browser();
    let cookie = cookie_in(&browser.start_unlock(UNKNOWN).await);
    browser.get(urls::UNLOCK_QUESTIONS).await;
    for strike in 1..=3 {
        post_and_hang_up(&app, &cookie, &browser.token());
        for _ in 0..20_000 {
            if app.strikes(UNKNOWN) >= strike {
                break;
            }
            tokio::task::yield_now().await;
        }
        assert_eq!(app.strikes(UNKNOWN), strike);
    }
    app.browser().start_unlock(UNKNOWN).await.leads_to(LOCKED);
}

fn post_and_hang_up(app: &TestApp, cookie: &str, token: &str) {
    use std::io::Write as _;
    let body = format!("csrf_token={token}&answer_1=no&answer_2=nope&answer_3=never&answer_4=me");
    let request = format!(
        "POST {} HTTP/1.1\r\nHost: localhost:{}\r\nCookie: {cookie}\r\nContent-Length: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
        urls::UNLOCK_QUESTIONS,
        app.port(),
        body.len(),
    );
    let mut socket = std::net::TcpStream::connect(("localhost", app.port())).unwrap();
    socket.write_all(request.as_bytes()).unwrap();
}

/// A hashing door without a queue: full, once four are in.
fn busy_door(app: &TestApp) -> Arc<Hashing> {
    let small = Cost {
        memory_kib: 64,
        passes: 1,
        lanes: 1,
    };
    Arc::new(Hashing::new(small, app.ports.keys.clone(), 1, 0).unwrap())
}

// R39
async fn a_busy_portal_spends_nothing_of_what_a_ward_may_fail(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let door = busy_door(&app);
    let busy = ports_like(&app.ports, |ports| {
        let (random, keys) = (Arc::clone(&ports.random), ports.keys.clone());
        ports.cards = Arc::new(SimulatedCards::new(Arc::clone(&door), random, keys));
    });
    let taken = [(); 4].map(|()| door.reserve().unwrap());
    let (here, number) = (caller([10, 0, 0, 1]), number(priya.number));
    let passcode = TypedPasscode::parse(priya.passcode).unwrap();
    for _ in 0..=LimitedAction::FailedSignIn.budget().burst {
        let refused = sign_in(&busy, &here, None, &number, &passcode);
        let is_busy = matches!(refused, Err(JourneyError::Hashing(HashingError::Busy)));
        assert!(is_busy, "{refused:?}");
    }
    drop(taken);
    let signed_in = sign_in(&busy, &here, None, &number, &passcode);
    assert!(
        matches!(signed_in, Ok(SignIn::SignedIn { .. })),
        "{signed_in:?}"
    );
}

// R01, R39
async fn whoever_is_turned_away_at_the_busy_door_has_used_no_try(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let visit = begin_unlock(&app.ports, &number(tomasz.number));
    let door = busy_door(&app);
    let busy = ports_like(&app.ports, |ports| ports.hashing = Arc::clone(&door));
    let _taken = [(); 4].map(|()| door.reserve().unwrap());
    for set in [right_answers(tomasz), wrong_answers()] {
        let refused = answer(&busy, &caller([10, 0, 0, 1]), Some(visit), &set);
        let is_busy = matches!(refused, Err(JourneyError::Hashing(HashingError::Busy)));
        assert!(is_busy, "{refused:?}");
    }
    assert_eq!(app.strikes(tomasz.number), 0);
    assert_eq!(
        app.events(tomasz.number, Action::AnswersRight),
        0,
        "nothing was looked at"
    );
}
