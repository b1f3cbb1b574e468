//! The oracle: what was asked, what was answered, how long it took. It stands with the clients.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::storage::strikes;
use latchkey::urls;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};

use super::guest::{Guest, Seen, WRONG_ANSWERS};
use super::stage::Stage;
use crate::services::Outcome;

/// Answers of 503 are not hurried after.
const AFTER_A_REFUSAL: Duration = Duration::from_millis(50);

/// One request.
#[derive(Debug, Clone)]
pub struct Entry {
    pub begun: Instant,
    pub took: Duration,
    pub what: &'static str,
    pub answer: Answered,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answered {
    /// What a healthy portal answers.
    Served,
    /// 503, with its page.
    Refused,
    /// No whole answer.
    Broken(String),
    /// Anything else: the portal said what was not so.
    Wrong(String),
}

/// All requests of a run, and the numbers whose strike was acknowledged.
#[derive(Default)]
pub struct Ledger {
    entries: Mutex<Vec<Entry>>,
    struck: Mutex<Vec<String>>,
    next: AtomicU64,
    pub stop: AtomicBool,
}

impl Ledger {
    /// Lets so many strike, each in a task of its own: what the test waits for does not hold them up.
    pub fn strikers(
        self: &Arc<Self>,
        stage: &Arc<Stage>,
        count: usize,
    ) -> Vec<JoinHandle<Outcome>> {
        let striker = |_| {
            let (ledger, stage) = (Arc::clone(self), Arc::clone(stage));
            tokio::spawn(async move { ledger.keep_striking(&stage).await })
        };
        (0..count).map(striker).collect()
    }

    /// Everything so far.
    pub fn entries(&self) -> Vec<Entry> {
        self.entries.lock().unwrap().clone()
    }

    /// Notes an answer; says whether it was the one of a healthy portal.
    pub fn note(
        &self,
        what: &'static str,
        begun: Instant,
        answer: Outcome<Seen>,
        healthy: impl Fn(&Seen) -> bool,
    ) -> bool {
        let answer = match answer {
            Err(error) => Answered::Broken(format!("{error:?}")),
            Ok(seen) if healthy(&seen) => Answered::Served,
            Ok(seen) if seen.status == 503 && seen.retry_after.is_some() => Answered::Refused,
            Ok(seen) => Answered::Wrong(format!(
                "{} {} {}",
                seen.status,
                seen.location,
                heading(&seen.body)
            )),
        };
        let served = answer == Answered::Served;
        let took = begun.elapsed();
        self.entries.lock().unwrap().push(Entry {
            begun,
            took,
            what,
            answer,
        });
        served
    }

    /// Everybody has another number.
    fn number(&self) -> String {
        format!("5559{:08}", self.next.fetch_add(1, Ordering::Relaxed))
    }

    /// Answers wrongly for one number after another, until told to stop.
    pub async fn keep_striking(&self, stage: &Stage) -> Outcome {
        while !self.stop.load(Ordering::Relaxed) {
            if !self.strike(stage).await? {
                sleep(AFTER_A_REFUSAL).await;
            }
        }
        Ok(())
    }

    async fn strike(&self, stage: &Stage) -> Outcome<bool> {
        let mut guest = Guest::new(&stage.installation)?;
        let number = self.number();
        let begun = Instant::now();
        let page = guest.get(urls::UNLOCK).await;
        if !self.note("the first page", begun, page, |seen| seen.status == 200) {
            return Ok(false);
        }
        let begun = Instant::now();
        let started = guest
            .post(urls::UNLOCK, &[("smartcard_number", number.as_str())])
            .await;
        let asks = |seen: &Seen| seen.status == 303 && seen.location == urls::UNLOCK_QUESTIONS;
        if !self.note("a number", begun, started, asks) {
            return Ok(false);
        }
        let begun = Instant::now();
        let page = guest.get(urls::UNLOCK_QUESTIONS).await;
        if !self.note("the questions", begun, page, |seen| seen.status == 200) {
            return Ok(false);
        }
        let begun = Instant::now();
        let judged = guest.post(urls::UNLOCK_QUESTIONS, &WRONG_ANSWERS).await;
        let struck = self.note("wrong answers", begun, judged, |seen| seen.status == 422);
        if struck {
            self.struck.lock().unwrap().push(number);
        }
        Ok(struck)
    }

    /// Signs in with the right passcode, again and again: whoever is told that it is wrong, or that there is no such
    /// card, was told what is not so.
    pub async fn keep_signing_in(&self, stage: &Stage, number: &str, passcode: &str) -> Outcome {
        while !self.stop.load(Ordering::Relaxed) {
            let mut guest = Guest::new(&stage.installation)?;
            let begun = Instant::now();
            let page = guest.get(urls::SIGN_IN).await;
            let mut served = self.note("the sign-in page", begun, page, |seen| seen.status == 200);
            if served {
                let card = [("smartcard_number", number), ("passcode", passcode)];
                let begun = Instant::now();
                let let_in = guest.post(urls::SIGN_IN, &card).await;
                served = self.note("the right passcode", begun, let_in, |seen| {
                    seen.status == 303 && !seen.location.starts_with(urls::SIGN_IN)
                });
            }
            if !served {
                sleep(AFTER_A_REFUSAL).await;
            }
        }
        Ok(())
    }

    /// Looks at the questions of an unlock under way, again and again: what a page reads, and writes nothing.
    pub async fn keep_looking(&self, stage: &Stage) -> Outcome {
        let mut guest = Guest::new(&stage.installation)?;
        guest.get(urls::UNLOCK).await?;
        let number = self.number();
        let card = [("smartcard_number", number.as_str())];
        let started = guest.post(urls::UNLOCK, &card).await?;
        if started.location != urls::UNLOCK_QUESTIONS {
            return Err(format!("no unlock began: {started:?}").into());
        }
        while !self.stop.load(Ordering::Relaxed) {
            let begun = Instant::now();
            let page = guest.get(urls::UNLOCK_QUESTIONS).await;
            self.note("a look", begun, page, |seen| seen.status == 200);
            sleep(AFTER_A_REFUSAL).await;
        }
        Ok(())
    }

    /// Asks whether the process lives, until told to stop: the longest that took is what the machine adds.
    pub async fn keep_watch(&self, stage: &Stage) -> Outcome<Duration> {
        let mut worst = Duration::ZERO;
        let mut guest = Guest::new(&stage.installation)?;
        while !self.stop.load(Ordering::Relaxed) {
            let seen = guest.get(urls::HEALTH).await?;
            if seen.status != 200 {
                return Err(format!("{} says {}", urls::HEALTH, seen.status).into());
            }
            worst = worst.max(seen.took);
            sleep(Duration::from_millis(100)).await;
        }
        Ok(worst)
    }

    /// How many strikes were acknowledged.
    pub fn strikes(&self) -> usize {
        self.struck.lock().unwrap().len()
    }

    /// That no strike is lower than was acknowledged; how many there are.
    pub fn no_strike_is_lost(&self, stage: &Stage) -> Outcome<usize> {
        let struck = self.struck.lock().unwrap();
        for text in struck.iter() {
            let number = SmartcardNumber::parse(text).map_err(|_| "no number")?;
            let read = |conn: &mut _| strikes::standing(conn, &number);
            if stage.ports.db.read(read)?.count() < 1 {
                return Err(format!("the strike of {text} is lost").into());
            }
        }
        Ok(struck.len())
    }

    /// That nobody was told what is not so.
    pub fn nothing_was_wrong(&self) -> Outcome {
        let entries = self.entries();
        let wrong = entries
            .iter()
            .find(|entry| matches!(entry.answer, Answered::Wrong(_)));
        match wrong {
            Some(entry) => Err(format!("{}: {:?}", entry.what, entry.answer).into()),
            None => Ok(()),
        }
    }
}

fn heading(body: &str) -> &str {
    let heading = body
        .split_once("<h1")
        .and_then(|(_, rest)| rest.split_once("</h1"));
    heading.map_or("", |(heading, _)| heading.trim())
}
