//! Three strikes per number, whoever races with whom, through one process and through two (R01, R03, R04).
//!
//! A number may start thirty unlocks at once, so its racers share ten browsers; each comes from a network of its
//! own. The door to hashing holds a few at a time and turns the others away uncounted, so the same round is run
//! until three were evaluated: what is left of the race is who is among them.

use latchkey::domain::audit::Action;

use crate::client::{Answer, Request, at_once, with_another};
use crate::people;
use crate::portal::{Portal, Visitor};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::demonstration::Holder;
use crate::witness::{clear_lockout, events, standing};

const RACERS: usize = 200;
const BROWSERS: usize = 10;
/// Rounds of each of the four ways to run it; `LATCHKEY_RACE_ROUNDS` asks for others.
const ROUNDS: usize = 10;
const ROUNDS_OF_CLEARING: usize = 10;
const WRONG: [(&str, &str); 4] = [
    ("answer_1", "no"),
    ("answer_2", "nope"),
    ("answer_3", "never"),
    ("answer_4", "not me"),
];

fn rounds() -> usize {
    let asked = std::env::var("LATCHKEY_RACE_ROUNDS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(ROUNDS)
}

/// A network of its own for each of many.
fn network(which: usize, nth: usize) -> String {
    format!("10.{}.{}.{}", which % 256, nth / 250, nth % 250)
}

/// Browsers that stand before the questions of a number, at each process in turn.
fn before_the_questions(portal: &Portal, number: &str, count: usize) -> Outcome<Vec<Visitor>> {
    let mut visitors = Vec::new();
    for turn in 0..count {
        let mut visitor = portal.visitor(turn, network(200, turn))?;
        visitor.get("/unlock")?;
        visitor.post("/unlock", &[("smartcard_number", number)])?;
        visitor.get("/unlock/questions")?;
        visitors.push(visitor);
    }
    Ok(visitors)
}

/// One post of each racer, in the browsers by turns.
fn posts(
    visitors: &[Visitor],
    round: usize,
    answers: &[(&'static str, &str)],
    count: usize,
) -> Vec<Request> {
    let racer = |nth: usize| Request {
        network: network(round, nth),
        ..visitors[nth % visitors.len()].posting("/unlock/questions", answers)
    };
    (0..count).map(racer).collect()
}

fn told_to_try_again(answers: &[Answer]) -> usize {
    answers.iter().filter(|answer| answer.status == 422).count()
}

async fn two_hundred_racers_are_three_strikes(kind: Kind, processes: usize) -> Outcome {
    let Some(portal) = Portal::start(kind, processes, "questions_then_code").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| {
        people::add(&portal, 0..rounds())?;
        for round in 0..rounds() {
            let number = match round % 2 {
                0 => people::somebodys(round),
                _ => people::nobodys(round),
            };
            let visitors = before_the_questions(&portal, &number, BROWSERS)?;
            let answers = at_once(&posts(&visitors, round, &WRONG, RACERS))?;
            let told = told_to_try_again(&answers);
            assert!(told <= 2, "round {round}: {told} were told to try again");
            // 503: the short queue before the hashing was full, and nothing was looked at.
            let known = |answer: &Answer| [303, 422, 503].contains(&answer.status);
            assert!(answers.iter().all(known), "round {round}");
            let evaluated = events(&portal, &number, Action::AnswersWrong)?;
            assert_eq!(evaluated, 3, "round {round}: evaluated");
            assert_eq!(events(&portal, &number, Action::StrikeCounted)?, 3);
            assert_eq!(standing(&portal, &number)?, 3, "round {round}: counted");
        }
        Ok(())
    })
}

// R01
#[tokio::test(flavor = "multi_thread")]
async fn through_one_process_on_sqlite_two_hundred_racers_are_three_strikes() -> Outcome {
    two_hundred_racers_are_three_strikes(Kind::Sqlite, 1).await
}

// R01
#[tokio::test(flavor = "multi_thread")]
async fn through_two_processes_on_sqlite_two_hundred_racers_are_three_strikes() -> Outcome {
    two_hundred_racers_are_three_strikes(Kind::Sqlite, 2).await
}

// R01
#[tokio::test(flavor = "multi_thread")]
async fn through_one_process_on_postgresql_two_hundred_racers_are_three_strikes() -> Outcome {
    two_hundred_racers_are_three_strikes(Kind::Postgres, 1).await
}

// R01
#[tokio::test(flavor = "multi_thread")]
async fn through_two_processes_on_postgresql_two_hundred_racers_are_three_strikes() -> Outcome {
    two_hundred_racers_are_three_strikes(Kind::Postgres, 2).await
}

// R03: as many fresh browsers as a number may start at once, each from a network of its own, each twice.
async fn fresh_browsers_and_networks_give_no_more_tries(kind: Kind) -> Outcome {
    let Some(portal) = Portal::start(kind, 2, "questions_then_code").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| {
        let holder = portal.people.holder("unlocked, registered")?;
        let number = holder.number().to_owned();
        // The invented people come with a history.
        let before = events(&portal, &number, Action::AnswersWrong)?;
        let visitors = before_the_questions(&portal, &number, 25)?;
        let answers = at_once(&posts(&visitors, 1, &WRONG, 50))?;
        assert!(told_to_try_again(&answers) <= 2);
        // One browser after the other now: none of them has a try left.
        for (nth, mut visitor) in visitors.into_iter().enumerate() {
            let answer = visitor.post("/unlock/questions", &WRONG)?;
            assert_eq!(answer.location, "/unlock/help?reason=locked", "{nth}");
        }
        // Nor does signing in with the card, in a browser that was never seen before.
        let mut visitor = portal.visitor(1, network(201, 0))?;
        visitor.get("/sign-in")?;
        let fields = [
            ("smartcard_number", number.as_str()),
            ("passcode", holder.passcode()),
        ];
        assert_eq!(visitor.post("/sign-in", &fields)?.status, 303);
        visitor.get("/unlock")?;
        let answer = visitor.post("/unlock", &[("smartcard_number", &number)])?;
        assert_eq!(answer.location, "/unlock/help?reason=locked");
        let after = events(&portal, &number, Action::AnswersWrong)?;
        assert_eq!(after - before, 3);
        assert_eq!(standing(&portal, &number)?, 3);
        Ok(())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_fresh_browsers_give_no_more_tries() -> Outcome {
    fresh_browsers_and_networks_give_no_more_tries(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_fresh_browsers_give_no_more_tries() -> Outcome {
    fresh_browsers_and_networks_give_no_more_tries(Kind::Postgres).await
}

/// The right answers of one of the invented people, as their form has them.
fn right_answers(holder: &Holder) -> Vec<(&'static str, String)> {
    let fields = ["answer_1", "answer_2", "answer_3", "answer_4"];
    let questions = holder.0["questions"].as_array().cloned();
    let answers = questions.unwrap_or_default().into_iter();
    let answers = answers.map(|question| question["answer"].as_str().unwrap_or("").to_owned());
    fields.into_iter().zip(answers).collect()
}

// R04: strikes have no window; they are given back by right sets and cleared by the desk. Right sets first.
async fn right_sets_in_the_race_make_no_room_for_wrong_ones(kind: Kind) -> Outcome {
    let Some(portal) = Portal::start(kind, 2, "questions_then_code").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| {
        let holder = portal.people.holder("locked, registered")?;
        let (number, right) = (holder.number().to_owned(), right_answers(&holder));
        let right: Vec<_> = right.iter().map(|(n, v)| (*n, v.as_str())).collect();
        let visitors = before_the_questions(&portal, &number, BROWSERS)?;
        let mut race = posts(&visitors[2..], 1, &WRONG, 90);
        race.extend(posts(&visitors[..2], 2, &right, 10));
        // Those with the right answers arrive among the others.
        race.rotate_right(50);
        let all = || {
            let count = |action| events(&portal, &number, action);
            let wrong = count(Action::AnswersWrong)?;
            let counted = count(Action::StrikeCounted)?;
            Outcome::Ok([wrong, counted, count(Action::AnswersRight)?])
        };
        // The invented people come with a history.
        let before = all()?;
        at_once(&race)?;
        let after = all()?;
        let [wrong, counted, given_back] = [0, 1, 2].map(|which| after[which] - before[which]);
        assert!(wrong <= 3, "{wrong} wrong sets were evaluated");
        assert_eq!(counted, wrong + given_back, "a strike without a verdict");
        let standing = standing(&portal, &number)?;
        assert_eq!(usize::try_from(standing)?, wrong, "what stands");
        Ok(())
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_right_sets_make_no_room_for_wrong_ones() -> Outcome {
    right_sets_in_the_race_make_no_room_for_wrong_ones(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_right_sets_make_no_room_for_wrong_ones() -> Outcome {
    right_sets_in_the_race_make_no_room_for_wrong_ones(Kind::Postgres).await
}

// R04: the desk clears a lock-out in the middle of the race.
async fn a_lock_out_cleared_in_the_race_gives_three_more_tries(kind: Kind) -> Outcome {
    let Some(portal) = Portal::start(kind, 2, "questions_then_code").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| {
        let mut cleared = 0;
        for round in 0..ROUNDS_OF_CLEARING {
            let number = people::nobodys(round);
            let visitors = before_the_questions(&portal, &number, BROWSERS)?;
            let race = posts(&visitors, round, &WRONG, 100);
            let (_, once) = with_another(&race, || clear_soon(&portal, &number))?;
            let evaluated = events(&portal, &number, Action::AnswersWrong)?;
            let most = 3 * (1 + usize::from(once));
            assert!(evaluated <= most, "round {round}: {evaluated} of {most}");
            assert!(standing(&portal, &number)? <= 3);
            cleared += usize::from(once);
        }
        assert!(cleared > 0, "no lock-out was cleared in any race");
        Ok(())
    })
}

/// Clears the lock-out as soon as there is one; `false` when there was none for a long while.
fn clear_soon(portal: &Portal, number: &str) -> Outcome<bool> {
    for _ in 0..2_000 {
        if clear_lockout(portal, number)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_a_cleared_lock_out_gives_three_more_tries() -> Outcome {
    a_lock_out_cleared_in_the_race_gives_three_more_tries(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_a_cleared_lock_out_gives_three_more_tries() -> Outcome {
    a_lock_out_cleared_in_the_race_gives_three_more_tries(Kind::Postgres).await
}
