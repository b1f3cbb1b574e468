//! SIGTERM under load (R46): ten seconds at most, and nothing half done.

use std::sync::atomic::Ordering;
use std::time::Duration;

use futures_util::future::join_all;
use latchkey::storage::outbox;
use tokio::time::{Instant, sleep};

use super::crowd;
use super::guest::Guest;
use super::ledger::{Answered, Ledger};
use super::post::{Greeting, Post};
use super::stage::{Stage, beside_others};
use super::walk;
use crate::services::Outcome;
use crate::services::database::Kind;

const STRIKERS: usize = 6;
/// Acknowledged before it is told to stop.
const ENOUGH_STRIKES: usize = 10;
const ENDS_WITHIN: Duration = Duration::from_secs(10);

async fn ends_well(kind: Kind) -> Outcome {
    let _beside = beside_others().await;
    let post = Post::open(Duration::from_secs(2)).await?;
    let settings = post.settings();
    let settings = settings
        .each_ref()
        .map(|(key, value)| (*key, value.as_str()));
    let Some(stage) = Stage::set(kind, &settings)? else {
        return Ok(());
    };
    let members = crowd::gather(&stage.ports, "term-", 0..4)?;
    let mut service = stage.serve().await?;
    for member in &members {
        let mut guest = Guest::new(&stage.installation)?;
        walk::to_questions(&mut guest, member).await?;
        walk::ask_for_code(&mut guest).await?;
    }
    let ledger = Ledger::default();
    let striking = join_all((0..STRIKERS).map(|_| ledger.keep_striking(&stage)));
    let ending = async {
        let begun = Instant::now();
        while ledger.strikes() < ENOUGH_STRIKES && begun.elapsed() < Duration::from_secs(20) {
            sleep(Duration::from_millis(50)).await;
        }
        let told = service.signal("TERM");
        let ended = service.ends(ENDS_WITHIN).await;
        ledger.stop.store(true, Ordering::Relaxed);
        told.and(ended)
    };
    let (_, ended) = tokio::join!(striking, ending);
    let (status, after) = ended?;
    println!("ended after {after:?}");
    assert!(status.success(), "{status}");
    ledger.nothing_was_wrong()?;
    for entry in ledger.entries() {
        if let Answered::Broken(error) = &entry.answer {
            // No answer at all is a refusal; half of one is not.
            assert!(
                !error.contains("Body") && !error.contains("Decode"),
                "half an answer: {error}"
            );
        }
    }
    let struck = ledger.no_strike_is_lost(&stage)?;
    let waiting = stage.ports.db.read(outbox::waiting)?;
    let taken = post.taken().len();
    println!("{struck} strikes acknowledged, {taken} mails sent, {waiting:?}");
    assert!(
        struck >= ENOUGH_STRIKES,
        "{struck} strikes prove too little"
    );
    // The mail under way was finished and noted; those behind it wait for the next start.
    assert_eq!(waiting.leased, 0);
    assert_eq!(
        i64::try_from(taken)? + waiting.queued,
        i64::try_from(members.len())?
    );
    stage.nothing_panicked()
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_under_load_it_ends_with_nothing_half_done() -> Outcome {
    ends_well(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn told_to_stop_under_load_on_postgresql_it_ends_with_nothing_half_done() -> Outcome {
    ends_well(Kind::Postgres).await
}

/// A mail server that does not answer keeps nobody from stopping; its mail goes with the next start.
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_hangs_does_not_keep_it_from_stopping() -> Outcome {
    let _beside = beside_others().await;
    let post = Post::open(Duration::ZERO).await?;
    post.greets(Greeting::Slow(Duration::from_mins(1)));
    let settings = post.settings();
    let settings = settings
        .each_ref()
        .map(|(key, value)| (*key, value.as_str()));
    let Some(stage) = Stage::set(Kind::Sqlite, &settings)? else {
        return Ok(());
    };
    let members = crowd::gather(&stage.ports, "hang-", 0..1)?;
    let mut service = stage.serve().await?;
    let mut guest = Guest::new(&stage.installation)?;
    walk::to_questions(&mut guest, &members[0]).await?;
    walk::ask_for_code(&mut guest).await?;
    sleep(Duration::from_secs(1)).await;
    service.signal("TERM")?;
    let (status, after) = service.ends(ENDS_WITHIN).await?;
    println!("ended after {after:?}");
    assert!(status.success(), "{status}");
    assert_eq!(stage.ports.db.read(outbox::waiting)?.queued, 1);
    Ok(())
}
