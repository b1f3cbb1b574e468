//! Nobody who times the portal learns which numbers it knows (R10).
//!
//! Three numbers walk through the pages side by side, each step in a random order: two that are known, and one
//! that is nobody's. The two known ones are the control: they say how far apart times lie on this machine that
//! nothing tells apart. What is judged is all that was measured so far: as soon as both the unknown numbers and the
//! control are within the bounds, the test has passed. Until then more pairs are measured; where the machine is
//! still too restless after the last of them, an unknown number may be off by as much more as the control is.

use std::ops::Range;

use latchkey::random::{Random, SystemRandom};
use tokio::time::Instant;

use crate::client::{Answer, Request};
use crate::people;
use crate::portal::{Portal, Visitor};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::statistics::{auc, float, median};

/// Pairs of each step in one measurement; `LATCHKEY_TIMED_PAIRS` asks for others, such as the 1,000 of R10.
const PAIRS: usize = 150;
/// Numbers that walk before anything is noted: caches fill, plans are made.
const BEFORE: usize = 30;
/// Measurements, each added to those before.
const TIMES: usize = 3;
/// Milliseconds by which the middles may lie apart.
const MEDIANS: f64 = 2.0;
/// How far from a half the chance may lie that an unknown number takes longer, where so many pairs were timed. It
/// is four times what luck does; with fewer pairs luck does more.
const CHANCE: f64 = 0.05;
const FOR: f64 = 1_000.0;

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

/// How well two sets of times can be told apart.
#[derive(Debug, Clone, Copy)]
struct Apart {
    /// How far from a half the chance may lie.
    bound: f64,
    /// The chance that one of the second takes longer.
    chance: f64,
    /// By how many milliseconds, in the middle.
    middle: f64,
}

impl Apart {
    fn between(these: &[f64], others: &[f64]) -> Self {
        Self {
            bound: CHANCE * (FOR / float(these.len())).max(1.0).sqrt(),
            chance: auc(these, others),
            middle: median(others) - median(these),
        }
    }

    /// Whether it is within the bounds, and what another one is off by.
    fn within(self, slack: Option<Self>) -> bool {
        let (chance, middle) = slack.map_or((0.0, 0.0), Self::off);
        let (off, apart) = self.off();
        off <= self.bound + chance && apart <= MEDIANS + middle
    }

    fn off(self) -> (f64, f64) {
        ((self.chance - 0.5).abs(), self.middle.abs())
    }
}

impl Times {
    fn unknown(&self) -> Apart {
        let [known, _, unknown] = &self.0;
        Apart::between(known, unknown)
    }

    fn control(&self) -> Apart {
        let [known, other, _] = &self.0;
        Apart::between(known, other)
    }
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

/// Walks so many rounds and adds the times of those that count.
fn measure(portal: &Portal, steps: &[Step], rounds: Range<usize>, all: &mut [Times]) -> Outcome {
    people::add(portal, 2 * rounds.start..2 * rounds.end)?;
    for round in rounds {
        let mut walkers = three(portal, round)?;
        for (step, times) in steps.iter().zip(&mut *all) {
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
    Ok(())
}

/// What was measured, for whoever reads it.
fn print(what: &str, steps: &[Step], all: &[Times]) {
    for (step, times) in steps.iter().zip(all) {
        let (unknown, control) = (times.unknown(), times.control());
        println!(
            "{what}, {}: {} times {:.3} ms, unknown {:+.3} ms, AUC {:.3}; control {:+.3} ms, AUC {:.3}",
            step.name,
            times.0[0].len(),
            median(&times.0[0]),
            unknown.middle,
            unknown.chance,
            control.middle,
            control.chance,
        );
    }
}

/// The steps for which something does not hold.
fn but(steps: &[Step], all: &[Times], holds: impl Fn(&Times) -> bool) -> Vec<&'static str> {
    let steps = steps.iter().zip(all);
    let not = steps.filter(|(_, times)| !holds(times));
    not.map(|(step, _)| step.name).collect()
}

async fn nobody_tells_them_apart(kind: Kind, proof: &str, steps: &[Step]) -> Outcome {
    let Some(portal) = Portal::start(kind, 1, proof).await? else {
        return Ok(());
    };
    let mut all: Vec<Times> = steps.iter().map(|_| Times::default()).collect();
    let (what, mut from) = (format!("{kind:?}, {proof}"), 0);
    for _ in 0..TIMES {
        let to = from.max(BEFORE) + pairs();
        tokio::task::block_in_place(|| measure(&portal, steps, from..to, &mut all))?;
        from = to;
        print(&what, steps, &all);
        let calm = |times: &Times| times.control().within(None) && times.unknown().within(None);
        if but(steps, &all, calm).is_empty() {
            return Ok(());
        }
    }
    let told_apart = but(steps, &all, |times| {
        times.unknown().within(Some(times.control()))
    });
    assert!(told_apart.is_empty(), "{what}: told apart: {told_apart:?}");
    Ok(())
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
