//! A storm of what costs most (R39): sign-ins of distinct numbers from distinct networks, so that no limit hides it.
//!
//! The program's memory at rest has room for hashing once per core; what a storm may add is measured against it.

use std::time::Duration;

use futures_util::future::join_all;
use latchkey::urls;
use tokio::sync::Barrier;
use tokio::time::{Instant, sleep};

use super::guest::{Guest, Seen};
use super::stage::{Stage, alone};
use crate::services::Outcome;
use crate::services::database::Kind;

const CLIENTS: usize = 200;
const ROUNDS: usize = 3;
/// Threads that wait, and forms under way: what hashing adds is there before.
const MORE_MEMORY_KIB: u64 = 40 * 1024;
/// One block of 19 MiB for each core; it is taken when it is first used.
const HASHING_KIB: u64 = 19_456;
const HEALTHY_WITHIN: Duration = Duration::from_millis(250);

#[tokio::test(flavor = "multi_thread")]
async fn a_storm_of_sign_ins_is_turned_away_in_part_and_memory_does_not_grow() -> Outcome {
    let _alone = alone().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let service = stage.serve().await?;
    let idle = service.memory("VmRSS")?;
    let calm = healthy(&stage, Duration::from_secs(2)).await?;
    let barrier = Barrier::new(CLIENTS);
    let storm = join_all((0..CLIENTS).map(|nth| client(&stage, nth, &barrier)));
    let (answers, stormy) = watched(&stage, storm).await?;
    let answers: Vec<Vec<Seen>> = answers.into_iter().collect::<Outcome<_>>()?;
    let answers: Vec<Seen> = answers.into_iter().flatten().collect();
    let most = service.memory("VmHWM")?;
    judge(&answers)?;
    let (calm, stormy) = (p99(calm), p99(stormy));
    println!(
        "/healthz p99: {calm:?} at rest, {stormy:?} in the storm; memory {idle} KiB, at most {most} KiB"
    );
    assert!(stormy <= HEALTHY_WITHIN + calm, "/healthz took {stormy:?}");
    let cores = u64::try_from(std::thread::available_parallelism()?.get())?;
    let ceiling = idle + cores * HASHING_KIB + MORE_MEMORY_KIB;
    assert!(most <= ceiling, "{most} KiB is more than {ceiling} KiB");
    stage.nothing_panicked()
}

/// Types a passcode for a number of its own, at the same moment as all others.
async fn client(stage: &Stage, nth: usize, barrier: &Barrier) -> Outcome<Vec<Seen>> {
    let mut guest = Guest::new(&stage.installation)?;
    let page = guest.get(urls::SIGN_IN).await;
    let mut seen = Vec::new();
    for round in 0..ROUNDS {
        let number = format!("5553{:08}", nth * ROUNDS + round);
        barrier.wait().await;
        let card = [("smartcard_number", number.as_str()), ("passcode", "4826")];
        seen.push(guest.post(urls::SIGN_IN, &card).await?);
    }
    page?;
    Ok(seen)
}

fn judge(answers: &[Seen]) -> Outcome {
    let judged = answers.iter().filter(|seen| seen.status == 422).count();
    let away = |seen: &&Seen| matches!(seen.status, 429 | 503) && seen.retry_after.is_some();
    let away = answers.iter().filter(away).count();
    let slowest = answers.iter().map(|seen| seen.took).max();
    println!("{judged} judged, {away} told to come back, the slowest after {slowest:?}");
    if judged + away != CLIENTS * ROUNDS {
        let other = answers
            .iter()
            .find(|seen| !matches!(seen.status, 422 | 429 | 503));
        return Err(format!("{:?}", other.map(|seen| (seen.status, &seen.location))).into());
    }
    assert!(judged > 50 && away > 0, "this was no storm");
    Ok(())
}

/// Asks whether the process lives while something happens.
async fn watched<T>(
    stage: &Stage,
    happening: impl Future<Output = T>,
) -> Outcome<(T, Vec<Duration>)> {
    let mut guest = Guest::new(&stage.installation)?;
    let mut times = Vec::new();
    tokio::pin!(happening);
    loop {
        tokio::select! {
            biased;
            came = &mut happening => return Ok((came, times)),
            seen = guest.get(urls::HEALTH) => {
                let seen = seen?;
                assert_eq!(seen.status, 200);
                times.push(seen.took);
                sleep(Duration::from_millis(5)).await;
            }
        }
    }
}

async fn healthy(stage: &Stage, time: Duration) -> Outcome<Vec<Duration>> {
    let begun = Instant::now();
    let mut guest = Guest::new(&stage.installation)?;
    let mut times = Vec::new();
    while begun.elapsed() < time {
        times.push(guest.get(urls::HEALTH).await?.took);
        sleep(Duration::from_millis(10)).await;
    }
    Ok(times)
}

/// The time that all but one in a hundred kept below.
pub fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    let at = (times.len() * 99 / 100).min(times.len().saturating_sub(1));
    times.get(at).copied().unwrap_or_default()
}
