//! Many at once: the count is exact, whoever races with whom and whatever the clock does.

use std::sync::Barrier;

use futures_util::future::join_all;
use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::audit::Action;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::unlock::questions::{Answered, answer};
use latchkey::journeys::visit::Visit;
use latchkey::journeys::{Outcome, Ports};
use latchkey::urls;
use reqwest::redirect::Policy;
use time::Duration;

use super::at_once;
use crate::support::numbers::{
    begin_unlock, caller, cookie_in, number, right_answers, wrong_answers,
};
use crate::support::{Person, TestApp, on_both, person, persons};

on_both!(
    two_hundred_wrong_sets_at_once_are_three_strikes,
    two_processes_count_as_one,
    two_hundred_posts_at_once_from_fifty_networks_are_three_strikes,
    a_clock_that_moves_in_the_middle_gives_no_more_tries,
    right_sets_sent_twice_at_once_leave_no_strike,
);

const RACERS: u8 = 200;
const ROUNDS: u8 = 20;

/// Answers wrongly from 200 networks in the same moment, in two journeys of each process.
fn race(doors: &[&Ports], number: &SmartcardNumber, round: u8) -> Vec<Outcome<Answered>> {
    let begun = |ports: &Ports| [begin_unlock(ports, number), begin_unlock(ports, number)];
    let journeys: Vec<(&Ports, [Visit; 2])> = doors.iter().map(|p| (*p, begun(p))).collect();
    let start = Barrier::new(RACERS.into());
    let racer = |index: u8| {
        let (ports, visits) = journeys[usize::from(index) % journeys.len()];
        let network = caller([10, round, 0, index]);
        let visit = visits[usize::from(index) / journeys.len() % 2];
        start.wait();
        answer(ports, &network, Some(visit), &wrong_answers())
    };
    at_once(RACERS, racer)
}

/// Races in rounds, each on a number of its own: registered ones and unknown ones in turn.
fn race_in_rounds(app: &TestApp, doors: &[&Ports], first: u8) {
    for round in first..first + ROUNDS {
        let text = match round % 2 {
            0 => registered(round).number.to_owned(),
            _ => format!("5550888{round:05}"),
        };
        app.clear_strikes(&text);
        let before = (
            app.events(&text, Action::AnswersWrong),
            app.events(&text, Action::StrikeCounted),
        );
        let outcomes = race(doors, &number(&text), round);
        assert!(
            outcomes
                .iter()
                .all(|o| !matches!(o, Ok(Answered::Proceed { .. })))
        );
        let told = outcomes
            .iter()
            .filter(|o| matches!(o, Ok(Answered::Wrong { .. })));
        assert!(
            told.count() <= 2,
            "round {round}: more than two were told to try again"
        );
        let evaluated = app.events(&text, Action::AnswersWrong) - before.0;
        assert!(
            evaluated <= 3,
            "round {round}: {evaluated} sets were evaluated"
        );
        assert_eq!(
            app.events(&text, Action::StrikeCounted) - before.1,
            3,
            "round {round}"
        );
        assert_eq!(app.strikes(&text), 3, "round {round}");
    }
}

fn registered(round: u8) -> &'static Person {
    let registered: Vec<_> = PEOPLE.iter().filter(|p| p.purpose.registered()).collect();
    registered[usize::from(round / 2) % registered.len()]
}

// R01
async fn two_hundred_wrong_sets_at_once_are_three_strikes(app: TestApp) {
    race_in_rounds(&app, &[&app.ports], 0);
    let mails = app.mails().await;
    let rounds_on_registered = usize::from(ROUNDS / 2);
    assert_eq!(
        mails.len(),
        rounds_on_registered,
        "each lockout is told once"
    );
}

// R01
async fn two_processes_count_as_one(app: TestApp) {
    let replica = app.again();
    race_in_rounds(&app, &[&app.ports, &replica.ports], 100);
    app.mails().await;
}

// R01
async fn two_hundred_posts_at_once_from_fifty_networks_are_three_strikes(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let mut browsers = Vec::new();
    for _ in 0..25 {
        let browser = app.browser();
        let cookie = cookie_in(&browser.start_unlock(tomasz.number).await);
        browser.get(urls::UNLOCK_QUESTIONS).await;
        browsers.push((cookie, browser.token()));
    }
    let posts = (0..200).map(|index| post_from(&app, &browsers[index % 25], index % 50));
    let statuses = join_all(posts).await;
    let told = statuses.iter().filter(|status| **status == 422).count();
    assert!(told <= 2, "{told} were told to try again");
    // 503: the short queue for hashing was full, and nothing was looked at.
    let refused = |status: &u16| [303, 422, 503].contains(status);
    assert!(statuses.iter().all(refused), "{statuses:?}");
    assert_eq!(app.events(tomasz.number, Action::AnswersWrong), 3);
    assert_eq!(app.strikes(tomasz.number), 3);
    assert_eq!(app.mails_about(tomasz, "blocked").await.len(), 1);
}

/// Posts wrong answers over a connection of its own.
async fn post_from(app: &TestApp, (cookie, token): &(String, String), network: usize) -> u16 {
    let client = reqwest::Client::builder().redirect(Policy::none());
    let post = client
        .build()
        .unwrap()
        .post(app.url(urls::UNLOCK_QUESTIONS));
    let post = post.header("cookie", cookie);
    let post = post.header("x-forwarded-for", format!("198.51.100.{network}"));
    let post = post.form(&[
        ("csrf_token", token.as_str()),
        ("answer_1", "no"),
        ("answer_2", "nope"),
        ("answer_3", "never"),
        ("answer_4", "not me"),
    ]);
    post.send().await.unwrap().status().as_u16()
}

// R04
async fn a_clock_that_moves_in_the_middle_gives_no_more_tries(app: TestApp) {
    let steps = [1, 15, 60, 24 * 60, 366 * 24 * 60, -60];
    for (round, minutes) in steps.into_iter().enumerate() {
        let text = format!("5550777{round:05}");
        let number = number(&text);
        let visits: Vec<_> = (0..10).map(|_| begin_unlock(&app.ports, &number)).collect();
        // Two strikes stand: the race is for the third.
        for try_ in 0..2 {
            let network = caller([10, 200, 1, try_]);
            answer(&app.ports, &network, Some(visits[0]), &wrong_answers()).unwrap();
        }
        let (start, clock, ports) = (Barrier::new(101), &app.clock, &app.ports);
        at_once(101, |racer| {
            let visit = visits[usize::from(racer) % 10];
            start.wait();
            match racer {
                50 => clock.advance(Duration::minutes(minutes)),
                _ => drop(answer(
                    ports,
                    &caller([10, 200, 0, racer]),
                    Some(visit),
                    &wrong_answers(),
                )),
            }
        });
        let evaluated = app.events(&text, Action::AnswersWrong);
        assert!(
            evaluated <= 3,
            "{minutes} minutes: {evaluated} were evaluated"
        );
        let late = begin_if_open(&app, &text).await;
        assert!(late <= 3, "{minutes} minutes: {late} after the race");
    }
}

/// Whoever finds the number still open after the race uses up what is left; the evaluated sets then.
async fn begin_if_open(app: &TestApp, text: &str) -> usize {
    for _ in 0..3 {
        let browser = app.browser();
        if browser.start_unlock(text).await.location == urls::UNLOCK_QUESTIONS {
            browser.answer_wrong().await;
        }
    }
    app.events(text, Action::AnswersWrong)
}

// R01
async fn right_sets_sent_twice_at_once_leave_no_strike(app: TestApp) {
    for tomasz in persons(Purpose::LockedRegistered) {
        let (number, ports) = (number(tomasz.number), &app.ports);
        for round in 0..10_u8 {
            let visit = begin_unlock(ports, &number);
            let start = Barrier::new(3);
            let click = |click: u8| {
                start.wait();
                let network = caller([10, 3, round, click]);
                answer(ports, &network, Some(visit), &right_answers(tomasz))
            };
            let outcomes = at_once(3, click);
            let through = outcomes
                .iter()
                .filter(|o| matches!(o, Ok(Answered::Proceed { .. })));
            assert_eq!(through.count(), 1, "{outcomes:?}");
            assert_eq!(app.strikes(tomasz.number), 0, "after round {round}");
        }
    }
    app.mails().await;
}
