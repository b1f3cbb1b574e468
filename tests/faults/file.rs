//! SQLite: another process that holds the file, and a disk that is full (R45).

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use diesel::connection::SimpleConnection;
use diesel::{Connection, SqliteConnection};
use latchkey::limits::{self, LimitedAction};
use tokio::task::block_in_place;
use tokio::time::{Instant, sleep};

use super::guest::Guest;
use super::ledger::{Answered, Ledger};
use super::stage::{Service, Stage, alone};
use crate::services::Outcome;
use crate::services::database::Kind;

const STRIKERS: usize = 8;
const LOOKERS: usize = 4;
/// To it comes what the machine adds: the longest that `/healthz`, which asks no database, took in the same run.
const ANSWERED_WITHIN: Duration = Duration::from_secs(3);
/// What may still be written where there is no room.
const ROOM: u64 = 64 * 1024;

/// Runs strikers and lookers beside `trouble`, until it has come to an end; how long `/healthz` took at
/// worst.
async fn under_load(
    stage: &Arc<Stage>,
    ledger: &Arc<Ledger>,
    trouble: impl Future<Output = Outcome>,
) -> Outcome<Duration> {
    let mut strikers = ledger.strikers(stage, STRIKERS);
    for _ in 0..LOOKERS {
        let (ledger, stage) = (Arc::clone(ledger), Arc::clone(stage));
        strikers.push(tokio::spawn(
            async move { ledger.keep_looking(&stage).await },
        ));
    }
    let watching = tokio::spawn({
        let (ledger, stage) = (Arc::clone(ledger), Arc::clone(stage));
        async move { ledger.keep_watch(&stage).await }
    });
    let came = trouble.await;
    ledger.stop.store(true, Ordering::Relaxed);
    for striker in strikers {
        striker.await??;
    }
    let noise = watching.await??;
    came.map(|()| noise)
}

fn refused(ledger: &Ledger) -> usize {
    let entries = ledger.entries();
    entries
        .iter()
        .filter(|e| e.answer != Answered::Served)
        .count()
}

/// Beside a second process that writes as fast as it can nothing is refused, at any load.
#[tokio::test(flavor = "multi_thread")]
async fn a_second_writer_is_waited_for() -> Outcome {
    let _alone = alone().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let stage = Arc::new(stage);
    let _service = stage.serve().await?;
    let ledger = Arc::new(Ledger::default());
    let begun = Instant::now();
    under_load(&stage, &ledger, async {
        let mut written = 0;
        while begun.elapsed() < Duration::from_secs(10) {
            block_in_place(|| {
                let now = stage.ports.now();
                stage.ports.db.write(|conn| {
                    limits::take(conn, LimitedAction::Request, "another process", now)
                })
            })?;
            written += 1;
            sleep(Duration::from_millis(5)).await;
        }
        println!("the other process wrote {written} times");
        Ok(())
    })
    .await?;
    let entries = ledger.entries();
    let rate = u128::try_from(entries.len())? * 1_000 / begun.elapsed().as_millis();
    println!("{rate} requests a second, {} refused", refused(&ledger));
    ledger.nothing_was_wrong()?;
    let bad = entries.iter().find(|e| e.answer != Answered::Served);
    if let Some(bad) = bad {
        return Err(format!("{}: {:?} after {:?}", bad.what, bad.answer, bad.took).into());
    }
    ledger.no_strike_is_lost(&stage)?;
    Ok(())
}

/// Held for a second it is waited for; held for long nobody waits for more than three; then all is well again.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_held_is_a_503() -> Outcome {
    let _alone = alone().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let stage = Arc::new(stage);
    let _service = stage.serve().await?;
    let ledger = Arc::new(Ledger::default());
    let mut other =
        SqliteConnection::establish(&stage.folder.path().join("latchkey.db").to_string_lossy())?;
    let noise = under_load(&stage, &ledger, async {
        for seconds in [1, 10] {
            sleep(Duration::from_secs(1)).await;
            block_in_place(|| other.batch_execute("PRAGMA busy_timeout = 5000; BEGIN EXCLUSIVE"))?;
            sleep(Duration::from_secs(seconds)).await;
            block_in_place(|| other.batch_execute("COMMIT"))?;
            let refused = refused(&ledger);
            println!("held for {seconds} s: {refused} refused");
            if (seconds == 1) != (refused == 0) {
                return Err(format!("held for {seconds} s: {refused} refused").into());
            }
        }
        served_again(&ledger).await
    })
    .await?;
    ledger.nothing_was_wrong()?;
    let slowest = ledger.entries().into_iter().map(|e| e.took).max();
    println!("the slowest took {slowest:?}; /healthz {noise:?} at worst");
    if slowest > Some(ANSWERED_WITHIN + noise) {
        return Err(format!("somebody waited {slowest:?}").into());
    }
    ledger.no_strike_is_lost(&stage)?;
    Ok(())
}

async fn served_again(ledger: &Ledger) -> Outcome {
    let ended = Instant::now();
    sleep(Duration::from_secs(5)).await;
    let before = Instant::now();
    sleep(Duration::from_secs(2)).await;
    let entries = ledger.entries();
    let mut later = entries.iter().filter(|e| e.begun > before);
    if let Some(bad) = later.find(|e| e.answer != Answered::Served) {
        return Err(format!("not recovered: {bad:?}").into());
    }
    let first = entries
        .iter()
        .find(|e| e.begun > ended && e.what == "wrong answers" && e.answer == Answered::Served);
    println!(
        "served again after {:?}",
        first.map(|e| e.begun + e.took - ended)
    );
    first
        .map(drop)
        .ok_or_else(|| "nothing was served again".into())
}

/// No file may be longer than the journal: what a full disk does. Then there is room again.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_a_503_and_loses_nothing() -> Outcome {
    let _alone = alone().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let stage = Arc::new(stage);
    // The signal that a file is too long would end the program; a full disk has none.
    let command = stage.program_in_shell("trap '' XFSZ")?;
    let service = stage.serve_as(command).await?;
    let ledger = Arc::new(Ledger::default());
    under_load(&stage, &ledger, async {
        sleep(Duration::from_secs(1)).await;
        let journal = stage.folder.path().join("latchkey.db-wal");
        let full = std::fs::metadata(journal)?.len() + ROOM;
        limit(&service, &full.to_string())?;
        let begun = Instant::now();
        while refused(&ledger) < 20 {
            if begun.elapsed() > Duration::from_mins(1) {
                return Err("the disk never was full".into());
            }
            sleep(Duration::from_millis(100)).await;
        }
        let mut guest = Guest::new(&stage.installation)?;
        assert_eq!(guest.get("/healthz").await?.status, 200);
        assert_eq!(guest.get("/").await?.status, 200);
        ledger.no_strike_is_lost(&stage)?;
        sleep(Duration::from_secs(3)).await;
        limit(&service, "unlimited")?;
        served_again(&ledger).await
    })
    .await?;
    println!(
        "{} requests, {} refused",
        ledger.entries().len(),
        refused(&ledger)
    );
    ledger.nothing_was_wrong()?;
    let struck = ledger.no_strike_is_lost(&stage)?;
    println!("{struck} strikes acknowledged, none lost");
    stage.nothing_panicked()
}

fn limit(service: &Service, bytes: &str) -> Outcome {
    let set = Command::new("prlimit")
        .arg(format!("--pid={}", service.id()))
        .arg(format!("--fsize={bytes}:"))
        .status()?;
    set.success()
        .then_some(())
        .ok_or_else(|| "prlimit failed".into())
}
