//! `kill -9`, fifty times, under load (R42): what was promised is kept.
//!
//! The oracle stands with the clients. In the end every promised code has its mail, at most one mail for each kill
//! came again and it was the same, no strike is lower than was acknowledged, every card that was said to be unlocked
//! is, nothing is held after its lease of a minute, and the audit trail proves itself.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use latchkey::cards::WRONG_PASSCODES_TO_LOCK;
use latchkey::storage::{chips, outbox};
use tokio::time::{Instant, sleep};

use super::crowd::{self, Member};
use super::guest::Guest;
use super::ledger::Ledger;
use super::post::{Post, Taken};
use super::stage::{Service, Stage, beside_others};
use super::walk;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::patience::eventually;

const KILLS: u64 = 50;
const CROWD: u32 = 800;
const SHORTEST_LIFE: Duration = Duration::from_millis(300);
/// What the longest life has more: the time of so many walks that nobody disturbs, but between these.
const WALKS_IN_A_LIFE: u32 = 5;
const LIVES: [Duration; 2] = [Duration::from_millis(900), Duration::from_secs(3)];
const STRIKERS: usize = 3;
const WALKERS: usize = 3;
/// A lease, and time to send what it held.
const AFTER_THE_LEASE: Duration = Duration::from_secs(100);
/// How long a mail is waited for before the walker goes on to the next.
const FOR_A_MAIL: Duration = Duration::from_secs(2);

/// What the walkers were told.
#[derive(Default)]
struct Promises {
    next: AtomicUsize,
    codes: Mutex<Vec<Member>>,
    unlocked: Mutex<Vec<Member>>,
}

impl Promises {
    async fn keep_walking(&self, stage: &Stage, post: &Post, crowd: &[Member], ledger: &Ledger) {
        while !ledger.stop.load(Ordering::Relaxed) {
            let Some(member) = crowd.get(self.next.fetch_add(1, Ordering::Relaxed)) else {
                return;
            };
            if self.walk(stage, post, member).await.is_err() {
                // The service is down, or was killed under this walk.
                sleep(Duration::from_millis(20)).await;
            }
        }
    }

    async fn walk(&self, stage: &Stage, post: &Post, member: &Member) -> Outcome {
        let mut guest = Guest::new(&stage.installation)?;
        walk::to_questions(&mut guest, member).await?;
        walk::ask_for_code(&mut guest).await?;
        self.codes.lock().unwrap().push(member.clone());
        let asked = Instant::now();
        let code = loop {
            if let Some(mail) = post.newest_to(&member.email) {
                break mail.code;
            }
            if asked.elapsed() > FOR_A_MAIL {
                return Ok(());
            }
            sleep(Duration::from_millis(20)).await;
        };
        walk::finish(&mut guest, &code).await?;
        self.unlocked.lock().unwrap().push(member.clone());
        Ok(())
    }
}

/// One process that does all; over PostgreSQL one for the pages and one for mail and chores, killed together.
async fn a_life(stage: &Stage, kind: Kind) -> Outcome<(Service, Option<Service>)> {
    match kind {
        Kind::Sqlite => Ok((stage.serve().await?, None)),
        Kind::Postgres => {
            let worker = stage.start(stage.installation.program("work"))?;
            let mut pages = stage.program();
            pages.arg("--without-work");
            Ok((stage.serve_as(pages).await?, Some(worker)))
        }
    }
}

/// How much longer than the shortest a life may be: so that some walks come to their end, also on a slow machine.
async fn longest_life(stage: &Stage, kind: Kind, post: &Post, member: &Member) -> Outcome<u128> {
    let life = a_life(stage, kind).await?;
    let begun = Instant::now();
    let walked = Promises::default();
    walked.walk(stage, post, member).await?;
    let took = begun.elapsed();
    drop(life);
    println!("a walk takes {took:?}");
    Ok((took * WALKS_IN_A_LIFE)
        .clamp(LIVES[0], LIVES[1])
        .as_millis())
}

/// Gives it fifty lives, the longest of which is so many milliseconds longer than the shortest.
async fn kill_again_and_again(
    stage: &Stage,
    kind: Kind,
    ledger: &Ledger,
    longest: u128,
) -> Outcome<Duration> {
    let chance = RandomState::new();
    let mut alive = Duration::ZERO;
    let outcome = async {
        for kill in 0..KILLS {
            let life = a_life(stage, kind).await?;
            let begun = Instant::now();
            // The moment of the kill is what is tried here; nothing is waited for.
            let more = u64::try_from(u128::from(chance.hash_one(kill)) % longest)?;
            sleep(SHORTEST_LIFE + Duration::from_millis(more)).await;
            drop(life);
            alive += begun.elapsed();
        }
        Outcome::Ok(())
    }
    .await;
    ledger.stop.store(true, Ordering::Relaxed);
    outcome.map(|()| alive)
}

async fn nothing_is_lost(kind: Kind) -> Outcome {
    let _beside = beside_others().await;
    let post = Post::open(Duration::from_millis(40)).await?;
    let settings = post.settings();
    let settings = settings
        .each_ref()
        .map(|(key, value)| (*key, value.as_str()));
    let Some(stage) = Stage::set(kind, &settings)? else {
        return Ok(());
    };
    let crowd = crowd::gather(&stage.ports, "kill-", 0..CROWD)?;
    let (first, crowd) = crowd.split_first().ok_or("nobody")?;
    let longest = longest_life(&stage, kind, &post, first).await?;
    let (ledger, promises) = (Ledger::default(), Promises::default());
    let striking = join_all((0..STRIKERS).map(|_| ledger.keep_striking(&stage)));
    let walking =
        join_all((0..WALKERS).map(|_| promises.keep_walking(&stage, &post, crowd, &ledger)));
    let killing = kill_again_and_again(&stage, kind, &ledger, longest);
    let (alive, struck, _) = tokio::join!(killing, striking, walking);
    let alive = alive?;
    struck.into_iter().collect::<Outcome<Vec<_>>>()?;
    let answered = ledger.entries().len();
    println!(
        "alive for {alive:?} in {KILLS} lives; {answered} requests of strikers besides the walkers'"
    );

    let _service = stage.serve().await?;
    ledger.nothing_was_wrong()?;
    let struck = ledger.no_strike_is_lost(&stage)?;
    eventually("nothing to be held", AFTER_THE_LEASE, || async {
        let waiting = stage.ports.db.read(outbox::waiting)?;
        Ok((waiting.queued == 0).then_some(()))
    })
    .await?;
    let (again, codes) = promises.mails_are_kept(&post)?;
    let unlocked = promises.cards_are_unlocked(&stage)?;
    println!(
        "{codes} codes promised and sent, {again} mails came again; {struck} strikes; {unlocked} unlocked"
    );
    assert!(
        codes > 50 && struck > 50 && unlocked > 10,
        "too little to prove anything"
    );
    let verified = stage.installation.program("audit").arg("verify").output()?;
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert!(
        verified.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&verified.stderr)
    );
    println!("{}", said.trim());
    stage.nothing_panicked()
}

impl Promises {
    /// Every promised code has its mail; what came twice is the same mail. How many came again.
    fn mails_are_kept(&self, post: &Post) -> Outcome<(usize, usize)> {
        let mut by_mailbox = BTreeMap::<String, Vec<Taken>>::new();
        for mail in post
            .taken()
            .into_iter()
            .filter(|mail| !mail.code.is_empty())
        {
            by_mailbox.entry(mail.to.clone()).or_default().push(mail);
        }
        let codes = self.codes.lock().unwrap();
        for member in codes.iter() {
            if !by_mailbox.contains_key(&member.email) {
                return Err(format!("{} was promised a code and has none", member.email).into());
            }
        }
        let mut again = 0;
        for copies in by_mailbox.values() {
            again += copies.len() - 1;
            assert!(
                copies.iter().all(|copy| *copy == copies[0]),
                "one request, two mails"
            );
        }
        assert!(again <= usize::try_from(KILLS)?, "{again} mails came again");
        Ok((again, codes.len()))
    }

    /// Every card that was said to be unlocked is.
    fn cards_are_unlocked(&self, stage: &Stage) -> Outcome<usize> {
        let unlocked = self.unlocked.lock().unwrap();
        for member in unlocked.iter() {
            let serial = format!("crowd-{}", member.number);
            let chip = stage.ports.db.read(|conn| chips::find(conn, &serial))?;
            let failures = chip.ok_or("no chip")?.failures;
            assert!(
                failures < WRONG_PASSCODES_TO_LOCK,
                "{} is still locked",
                member.number
            );
        }
        Ok(unlocked.len())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_fifty_times_it_keeps_every_promise() -> Outcome {
    nothing_is_lost(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_fifty_times_on_postgresql_it_keeps_every_promise() -> Outcome {
    nothing_is_lost(Kind::Postgres).await
}
