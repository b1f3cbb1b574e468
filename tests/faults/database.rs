//! PostgreSQL stopped, paused, read-only, full and cut off (R44): 503 within three seconds, right again within five.
//!
//! What the machine adds is what `/healthz`, which asks no database, took at worst in the same run.

use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use diesel::{PgConnection, RunQueryDsl, sql_query};
use latchkey::demo::people::{PEOPLE, Purpose};
use tokio::task::block_in_place;
use tokio::time::{Instant, sleep};

use super::guest::Guest;
use super::ledger::{Answered, Entry, Ledger};
use super::server::Server;
use super::stage::{Service, Stage, alone};
use crate::services::Outcome;
use crate::services::patience::eventually;

const ANSWERED_WITHIN: Duration = Duration::from_secs(3);
const RECOVERED_WITHIN: Duration = Duration::from_secs(5);
const ENDS_WITHIN: Duration = Duration::from_secs(10);
const FAULT: Duration = Duration::from_secs(4);
/// Longer than the pool, a statement and a lock may take together.
const PAUSE: Duration = Duration::from_secs(20);
/// After each recovery, longer than any answer takes.
const QUIET: Duration = Duration::from_secs(4);
const STRIKERS: usize = 6;
const DISCONNECT: &str =
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'latchkey'";

struct Scene {
    // First to be dropped: the others are what it works with.
    service: Service,
    stage: Arc<Stage>,
    server: Server,
}

/// A time with a fault, and what was asked in it and just after.
#[derive(Debug, Clone, Copy)]
struct Span {
    name: &'static str,
    begun: Instant,
    ended: Instant,
    /// When the next may begin.
    over: Instant,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn whatever_becomes_of_postgresql_nobody_waits_and_nothing_is_lost() -> Outcome {
    let _alone = alone().await;
    let Some(server) = Server::start()? else {
        return Ok(());
    };
    let stage = Arc::new(Stage::at(&server.url(), &[])?);
    let service = stage.serve().await?;
    let mut scene = Scene {
        service,
        stage: Arc::clone(&stage),
        server,
    };
    let ledger = Arc::new(Ledger::default());
    let mut tasks = ledger.strikers(&stage, STRIKERS);
    tasks.push(tokio::spawn({
        let (ledger, stage) = (Arc::clone(&ledger), Arc::clone(&stage));
        async move {
            let person = PEOPLE
                .iter()
                .find(|p| p.purpose == Purpose::UnlockedRegistered);
            let person = person.ok_or("nobody")?;
            ledger
                .keep_signing_in(&stage, person.number, person.passcode)
                .await
        }
    }));
    let watching = tokio::spawn({
        let (ledger, stage) = (Arc::clone(&ledger), Arc::clone(&stage));
        async move { ledger.keep_watch(&stage).await }
    });
    let spans = all_faults(&scene).await;
    ledger.stop.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await??;
    }
    judge(&scene, &ledger, &spans?, watching.await??)?;
    // One that hangs does not keep the program from stopping either.
    scene.server.signal("STOP")?;
    let mut guest = Guest::new(&stage.installation)?;
    assert_eq!(guest.get("/readyz").await?.status, 503);
    scene.service.signal("TERM")?;
    let (status, after) = scene.service.ends(ENDS_WITHIN).await?;
    println!("ended after {after:?}, with the database paused");
    assert!(status.success(), "{status}");
    Ok(())
}

async fn all_faults(scene: &Scene) -> Outcome<Vec<Span>> {
    sleep(Duration::from_secs(1)).await;
    let server = &scene.server;
    let mut spans = Vec::new();
    spans.push(
        scene
            .during("stopped", FAULT, || server.stop(), || server.again())
            .await?,
    );
    spans.push(
        scene
            .during(
                "paused",
                PAUSE,
                || server.signal("STOP"),
                || server.signal("CONT"),
            )
            .await?,
    );
    spans.push(
        scene
            .during(
                "read-only",
                FAULT,
                || read_only(server, "on"),
                || read_only(server, "off"),
            )
            .await?,
    );
    let hogs = Mutex::new(Vec::new());
    spans.push(
        scene
            .during(
                "full",
                FAULT,
                || {
                    *hogs.lock().unwrap() = hog(server)?;
                    Ok(())
                },
                || {
                    hogs.lock().unwrap().clear();
                    Ok(())
                },
            )
            .await?,
    );
    spans.push(scene.cut_off().await?);
    Ok(spans)
}

fn read_only(server: &Server, value: &str) -> Outcome {
    let set = format!("ALTER SYSTEM SET default_transaction_read_only = {value}");
    // Whoever may not write may not say so either.
    server.tell(&[
        "SET default_transaction_read_only = off",
        &set,
        "SELECT pg_reload_conf()",
    ])
}

/// Takes every connection that there is, also those of the program.
fn hog(server: &Server) -> Outcome<Vec<PgConnection>> {
    let mut first = server.master()?;
    let mut hogs = Vec::new();
    for _ in 0..20 {
        sql_query(DISCONNECT).execute(&mut first)?;
        std::thread::sleep(Duration::from_millis(20));
        while let Ok(hog) = server.master() {
            hogs.push(hog);
        }
    }
    hogs.push(first);
    Ok(hogs)
}

impl Scene {
    /// Makes a fault, looks at what the portal says of it, ends it, and waits until all is well.
    async fn during(
        &self,
        name: &'static str,
        time: Duration,
        begin: impl Fn() -> Outcome,
        end: impl Fn() -> Outcome,
    ) -> Outcome<Span> {
        block_in_place(&begin)?;
        let since = Instant::now();
        let mut guest = Guest::new(&self.stage.installation)?;
        sleep(Duration::from_secs(2)).await;
        let ready = guest.get("/readyz").await?;
        if ready.status != 503 {
            return Err(format!("{name}: /readyz says {}", ready.status).into());
        }
        sleep(time.saturating_sub(since.elapsed())).await;
        block_in_place(&end)?;
        self.recovered(name, since).await
    }

    /// Every connection is cut, again and again: nothing is expected but that no answer is wrong.
    async fn cut_off(&self) -> Outcome<Span> {
        let begun = Instant::now();
        while begun.elapsed() < FAULT {
            block_in_place(|| self.server.tell(&[DISCONNECT]))?;
            sleep(Duration::from_millis(100)).await;
        }
        self.recovered("cut off", begun).await
    }

    async fn recovered(&self, name: &'static str, begun: Instant) -> Outcome<Span> {
        let ended = Instant::now();
        eventually(
            "the portal to be ready again",
            RECOVERED_WITHIN * 4,
            || async {
                let mut guest = Guest::new(&self.stage.installation)?;
                Ok((guest.get("/readyz").await?.status == 200).then_some(()))
            },
        )
        .await?;
        println!("{name}: ready again after {:?}", ended.elapsed());
        // What is asked and answered from here on must be served.
        sleep(RECOVERED_WITHIN.saturating_sub(ended.elapsed()) + QUIET).await;
        let over = Instant::now();
        Ok(Span {
            name,
            begun,
            ended,
            over,
        })
    }
}

fn judge(scene: &Scene, ledger: &Ledger, spans: &[Span], noise: Duration) -> Outcome {
    let entries = ledger.entries();
    println!(
        "{} requests; /healthz took {noise:?} at worst",
        entries.len()
    );
    let patience = ANSWERED_WITHIN + noise;
    for span in spans {
        let recovered = span.ended + RECOVERED_WITHIN;
        let within = |e: &&Entry| e.begun >= span.begun && e.begun < recovered;
        let asked: Vec<_> = entries.iter().filter(within).collect();
        let refused = asked
            .iter()
            .filter(|e| e.answer == Answered::Refused)
            .count();
        let slowest = asked.iter().map(|e| e.took).max().unwrap_or_default();
        println!(
            "{}: {} asked, {refused} refused, the slowest took {slowest:?}",
            span.name,
            asked.len()
        );
        if refused == 0 && span.name != "cut off" {
            return Err(format!("{}: nothing was refused", span.name).into());
        }
        // One that is still under way when the next fault begins may be refused for it.
        let afterwards = |e: &&Entry| e.begun >= recovered && e.begun + e.took < span.over;
        let mut later = entries.iter().filter(afterwards);
        if let Some(entry) = later.find(|e| e.answer != Answered::Served) {
            return Err(format!("{}: not recovered: {entry:?}", span.name).into());
        }
    }
    if let Some(slow) = entries.iter().find(|e| e.took > patience) {
        return Err(format!("{} took {:?}: {:?}", slow.what, slow.took, slow.answer).into());
    }
    if let Some(broken) = entries
        .iter()
        .find(|e| matches!(e.answer, Answered::Broken(_)))
    {
        return Err(format!("{}: {:?}", broken.what, broken.answer).into());
    }
    ledger.nothing_was_wrong()?;
    let struck = ledger.no_strike_is_lost(&scene.stage)?;
    println!("{struck} strikes acknowledged, none lost");
    if struck < 50 {
        return Err(format!("{struck} strikes prove too little").into());
    }
    scene.stage.nothing_panicked()
}
