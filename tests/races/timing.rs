//! Nobody who times the portal learns which numbers it knows (R10).
//!
//! Three numbers walk through the pages side by side, each step in a random order: two that are known, and one
//! that is nobody's. The two known ones are the control: as well as the instrument cannot tell them apart, it
//! must not tell the third from the first. Where the control itself is outside the bounds the machine is too
//! restless, and the whole is measured again; it never passes for that.

use latchkey::random::{Random, SystemRandom};
use tokio::time::Instant;

use crate::client::{Answer, Request};
use crate::people;
use crate::portal::{Portal, Visitor};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::statistics::{auc, median};

/// Pairs of each step; `LATCHKEY_TIMED_PAIRS` asks for others.
const PAIRS: usize = 1_000;
/// Numbers that walk before anything is noted: caches fill, plans are made.
const BEFORE: usize = 30;
const TIMES: usize = 3;
/// Milliseconds by which the middles may lie apart.
const MEDIANS: f64 = 2.0;
/// How far from a half the chance may lie that an unknown number takes longer.
const CHANCE: f64 = 0.05;
/// Holders of one measurement: two of each round.
const fn holders(pairs: usize) -> usize {
    2 * (pairs + BEFORE)
}

fn pairs() -> usize {
    let asked = std::env::var("LATCHKEY_TIMED_PAIRS").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(PAIRS)
}

/// A step: what it is called, and what is asked.
struct Step {
    name: &'static str,
    ask: fn(&Walker) -> Request,
}

/// A number on its way through the pages.
struct Walker {
    number: String,
    visitor: Visitor,
}

/// Where the code comes after the answers, and signing in.
const QUESTIONS_FIRST: [Step; 11] = [
    step("POST /unlock", begin),
    step("GET /unlock/questions", |w| {
        w.visitor.looking("/unlock/questions")
    }),
    step("POST /unlock/questions, the first time", answer),
    step("POST /unlock/questions, the second time", answer),
    step("POST /unlock/questions, the third time", answer),
    step("GET /unlock/questions, locked out", |w| {
        w.visitor.looking("/unlock/questions")
    }),
    step("POST /unlock, locked out", begin),
    step("POST /sign-in, the first time", sign_in),
    step("POST /sign-in, the second time", sign_in),
    step("POST /sign-in, the third time", sign_in),
    step("POST /sign-in, locked", sign_in),
];

/// Where the code comes first.
const CODE_FIRST: [Step; 4] = [
    step("POST /unlock, a code comes", begin),
    step("GET /unlock/code", |w| w.visitor.looking("/unlock/code")),
    step("POST /unlock/code", |w| {
        w.visitor.posting("/unlock/code", &[("code", "12345678")])
    }),
    step("POST /unlock/code/resend", |w| {
        w.visitor.posting("/unlock/code/resend", &[])
    }),
];

const fn step(name: &'static str, ask: fn(&Walker) -> Request) -> Step {
    Step { name, ask }
}

fn begin(walker: &Walker) -> Request {
    let number = walker.number.as_str();
    walker
        .visitor
        .posting("/unlock", &[("smartcard_number", number)])
}

fn answer(walker: &Walker) -> Request {
    let wrong = [
        ("answer_1", "no"),
        ("answer_2", "nope"),
        ("answer_3", "never"),
        ("answer_4", "not me"),
    ];
    walker.visitor.posting("/unlock/questions", &wrong)
}

fn sign_in(walker: &Walker) -> Request {
    let number = walker.number.as_str();
    let fields = [("smartcard_number", number), ("passcode", "9182")];
    walker.visitor.posting("/sign-in", &fields)
}

/// The times of one step, in milliseconds: of the known numbers, the other known ones, and the unknown ones.
#[derive(Default)]
struct Times([Vec<f64>; 3]);

impl Times {
    /// The chance that an unknown number takes longer, and by how much in the middle.
    fn unknown(&self) -> (f64, f64) {
        let [known, _, unknown] = &self.0;
        (auc(known, unknown), median(unknown) - median(known))
    }

    /// The same for the control.
    fn control(&self) -> (f64, f64) {
        let [known, other, _] = &self.0;
        (auc(known, other), median(other) - median(known))
    }
}

fn within((chance, apart): (f64, f64)) -> bool {
    (chance - 0.5).abs() <= CHANCE && apart.abs() <= MEDIANS
}

/// Which of three goes first, second and third.
fn order() -> [usize; 3] {
    const ORDERS: [[usize; 3]; 6] = [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ];
    let random: &dyn Random = &SystemRandom;
    let chance = usize::try_from(random.word()).unwrap_or(0);
    ORDERS[chance % ORDERS.len()]
}

/// Three numbers at the start of their way, each in a browser that has seen the first page.
fn three(portal: &Portal, round: usize) -> Outcome<Vec<Walker>> {
    let numbers = [
        people::somebodys(2 * round),
        people::somebodys(2 * round + 1),
        people::nobodys(2 * round + round % 2),
    ];
    let walker = |(nth, number): (usize, String)| {
        let network = format!("10.{}.{}.{nth}", 40 + round / 250, round % 250);
        let mut visitor = portal.visitor(0, network)?;
        visitor.get("/unlock")?;
        Ok(Walker { number, visitor })
    };
    numbers.into_iter().enumerate().map(walker).collect()
}

fn measure(portal: &Portal, steps: &[Step], pairs: usize) -> Outcome<Vec<Times>> {
    let mut times: Vec<Times> = steps.iter().map(|_| Times::default()).collect();
    for round in 0..BEFORE + pairs {
        let mut walkers = three(portal, round)?;
        for (step, times) in steps.iter().zip(&mut times) {
            let mut seen: Vec<(usize, Answer)> = Vec::new();
            for which in order() {
                let walker = &mut walkers[which];
                let request = (step.ask)(walker);
                let begun = Instant::now();
                let answer = walker.visitor.ask(&request)?;
                let took = begun.elapsed().as_secs_f64() * 1_000.0;
                if round >= BEFORE {
                    times.0[which].push(took);
                }
                seen.push((which, answer));
            }
            // What is timed must be the same page for all.
            let first = &seen[0].1;
            let same = |(_, answer): &(usize, Answer)| {
                (answer.status, &answer.location) == (first.status, &first.location)
            };
            assert!(seen.iter().all(same), "{}: {seen:?}", step.name);
            assert!(
                first.status != 429,
                "{}: a limit stood before it",
                step.name
            );
        }
    }
    Ok(times)
}

/// Measures, prints, and says whether the control was within the bounds, and which steps were not.
fn judge(what: &str, steps: &[Step], all: &[Times]) -> (bool, Vec<String>) {
    let (mut calm, mut told_apart) = (true, Vec::new());
    for (step, times) in steps.iter().zip(all) {
        let ((chance, apart), control) = (times.unknown(), times.control());
        println!(
            "{what}, {}: {:.3} ms, unknown {apart:+.3} ms, AUC {chance:.3}; control {:+.3} ms, AUC {:.3}",
            step.name,
            median(&times.0[0]),
            control.1,
            control.0,
        );
        calm &= within(control);
        if !within((chance, apart)) {
            told_apart.push(format!("{}: AUC {chance:.3}, {apart:+.3} ms", step.name));
        }
    }
    (calm, told_apart)
}

async fn nobody_tells_them_apart(kind: Kind, proof: &str, steps: &[Step]) -> Outcome {
    for _ in 0..TIMES {
        let Some(portal) = Portal::start(kind, 1, proof).await? else {
            return Ok(());
        };
        let times = tokio::task::block_in_place(|| {
            people::add(&portal, holders(pairs()))?;
            measure(&portal, steps, pairs())
        })?;
        let what = format!("{kind:?}, {proof}");
        let (calm, told_apart) = judge(&what, steps, &times);
        if calm {
            assert!(told_apart.is_empty(), "{what}: {told_apart:?}");
            return Ok(());
        }
        println!("{what}: the control is outside the bounds; once more");
    }
    Err("the machine is too restless to time anything".into())
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_numbers_take_as_long_as_known_ones_where_questions_come_first() -> Outcome {
    nobody_tells_them_apart(Kind::Postgres, "questions_then_code", &QUESTIONS_FIRST).await
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_numbers_take_as_long_as_known_ones_where_the_code_comes_first() -> Outcome {
    nobody_tells_them_apart(Kind::Postgres, "code_then_questions", &CODE_FIRST).await
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_numbers_take_as_long_as_known_ones_where_the_code_is_all() -> Outcome {
    nobody_tells_them_apart(Kind::Postgres, "code_only", &CODE_FIRST).await
}
