//! Slow and oversized requests, and thousands of sockets that say nothing (R40).

use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::future::{join_all, try_join_all};
use latchkey::urls;
use tokio::time::{Instant, sleep};

use super::guest::Guest;
use super::hashing::p99;
use super::stage::{Stage, alone, beside_others};
use super::wire::{Wire, host};
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::patience::eventually;

/// The figure, and what the machine adds to a time-out.
const CUT_WITHIN: Duration = Duration::from_secs(31);
const IDLE: usize = 2_500;
const SERVED_WITHIN: Duration = Duration::from_secs(1);

const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";
const JSON: &str = "Content-Type: application/json\r\n";
const LONG: &str = "Content-Length: 10000\r\n\r\n";
const CHUNKED: &str = "Transfer-Encoding: chunked\r\n\r\n";

/// Requests that never end: what each is, its first line, the rest of its head, and what comes of it each second.
const ENDLESS: [(&str, &str, [&str; 2], &str); 10] = [
    ("a header", "GET /", ["X-Slow: ", ""], "a"),
    ("a form", "POST /sign-in", [FORM, LONG], "a"),
    ("a form in chunks", "POST /sign-in", [FORM, CHUNKED], CHUNK),
    ("a page that takes none", "POST /", [FORM, LONG], "a"),
    ("the same in chunks", "POST /", [FORM, CHUNKED], CHUNK),
    ("no page", "POST /nowhere", [FORM, CHUNKED], CHUNK),
    ("a look with a body", "GET /", ["", LONG], "a"),
    ("a look in chunks", "GET /", ["", CHUNKED], CHUNK),
    ("the API", "POST /api/v1/holders/import", [JSON, LONG], "a"),
    ("after an answer", "GET /healthz", ["", "\r\n"], ""),
];
const CHUNK: &str = "1\r\na\r\n";

fn endless(host: &str) -> Vec<(&'static str, String, &'static str)> {
    let whole = ENDLESS.map(|(what, line, [kind, rest], more)| {
        let head = format!("{line} HTTP/1.1\r\nHost: {host}\r\n{kind}{rest}");
        (what, head, more)
    });
    let mut all = vec![
        ("nothing", String::new(), ""),
        ("a request line", "GET /".to_owned(), "a"),
    ];
    all.extend(whole);
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_sends_a_byte_a_second_is_cut_off() -> Outcome {
    let _beside = beside_others().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let _service = stage.serve().await?;
    let host = host(&stage.installation)?;
    let trickles = endless(&host).into_iter().map(|(what, head, more)| {
        let stage = &stage;
        async move {
            let mut wire = Wire::open(&stage.installation).await?;
            wire.send(head.as_bytes()).await?;
            let begun = Instant::now();
            while wire.listen(Duration::from_secs(1)).await {
                if begun.elapsed() > CUT_WITHIN {
                    return Ok(Some(format!("{what} is still open, {:?}", wire.statuses())));
                }
                // Whether it still can be sent is seen by listening.
                wire.send(more.as_bytes()).await.ok();
            }
            println!(
                "{what}: cut after {:?}, {:?}",
                begun.elapsed(),
                wire.statuses()
            );
            Outcome::Ok(None)
        }
    });
    let open: Vec<_> = try_join_all(trickles)
        .await?
        .into_iter()
        .flatten()
        .collect();
    assert!(open.is_empty(), "{open:?}");
    Ok(())
}

/// Requests that are too much, and what each is.
fn oversized(host: &str) -> Vec<(&'static str, String)> {
    let head = |line: &str| format!("{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    let post = format!("{}{FORM}Content-Length", head("POST /sign-in"));
    let form = |body: &str| format!("{post}: {}\r\n\r\n{body}", body.len());
    let get = head("GET /");
    let long = "a".repeat(64 * 1024);
    let card = format!("smartcard_number={}", &long[..15_000]);
    let many = |what: fn(u32) -> String, count| (0..count).map(what).collect::<String>();
    let fields = many(|n| format!("f{n}=1&"), 10_000);
    let headers = many(|n| format!("X-Header-{n}: 1\r\n"), 1_000);
    let target = head(&format!("GET /?{long}"));
    vec![
        ("100 MB announced", format!("{post}: 100000000\r\n\r\n")),
        ("1 MiB", form(&long.repeat(16))),
        ("10,000 fields", form(&fields)),
        ("8,000 fields without a name", form(&"&".repeat(8_000))),
        ("one field of 15 kB", form(&card)),
        (
            "a cookie of 64 KiB",
            format!("{get}Cookie: a={long}\r\n\r\n"),
        ),
        ("a header of 64 KiB", format!("{get}X-Long: {long}\r\n\r\n")),
        ("1,000 headers", format!("{get}{headers}\r\n")),
        ("a target of 64 KiB", format!("{target}\r\n")),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_is_refused_in_words() -> Outcome {
    let _beside = beside_others().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let service = stage.serve().await?;
    let before = service.memory("VmRSS")?;
    for (what, request) in oversized(&host(&stage.installation)?) {
        let mut wire = Wire::open(&stage.installation).await?;
        wire.send(request.as_bytes()).await.ok();
        let begun = Instant::now();
        while wire.listen(Duration::from_secs(1)).await && begun.elapsed() < Duration::from_secs(10)
        {
        }
        println!("{what}: {:?} after {:?}", wire.statuses(), begun.elapsed());
        let statuses = wire.statuses();
        assert!(
            !statuses.is_empty() && statuses.iter().all(|status| (400..500).contains(status)),
            "{what}: {statuses:?}"
        );
        let mut guest = Guest::new(&stage.installation)?;
        assert_eq!(guest.get(urls::START).await?.status, 200, "after {what}");
    }
    println!(
        "memory {before} KiB before, {} KiB after",
        service.memory("VmRSS")?
    );
    stage.nothing_panicked()
}

/// Lets this process, and the program that it starts, have so many files open.
fn many_files() -> Outcome {
    let me = std::process::id();
    let set = Command::new("prlimit")
        .arg(format!("--pid={me}"))
        .arg("--nofile=10000:")
        .status()?;
    set.success()
        .then_some(())
        .ok_or_else(|| "10,000 files may not be open".into())
}

/// Holds so many lines and says nothing on them, whatever becomes of each.
async fn hold(stage: &Stage, count: usize, stop: &AtomicBool) {
    join_all((0..count).map(|_| async {
        while !stop.load(Ordering::Relaxed) {
            let Ok(mut wire) = Wire::open(&stage.installation).await else {
                sleep(Duration::from_millis(500)).await;
                continue;
            };
            while !stop.load(Ordering::Relaxed) && wire.listen(Duration::from_millis(500)).await {}
        }
    }))
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn thousands_of_idle_sockets_keep_nobody_waiting() -> Outcome {
    let _alone = alone().await;
    many_files()?;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let service = stage.serve().await?;
    let stop = AtomicBool::new(false);
    let good = async {
        sleep(Duration::from_secs(2)).await;
        let (begun, mut times) = (Instant::now(), Vec::new());
        while begun.elapsed() < Duration::from_secs(12) {
            let mut guest = Guest::new(&stage.installation)?;
            for page in [urls::START, urls::UNLOCK, urls::SIGN_IN] {
                let seen = guest.get(page).await?;
                assert_eq!(seen.status, 200);
                times.push(seen.took);
            }
        }
        stop.store(true, Ordering::Relaxed);
        Outcome::Ok(times)
    };
    let ((), times) = tokio::join!(hold(&stage, IDLE, &stop), good);
    let times = times?;
    let count = times.len();
    let took = p99(times);
    println!(
        "{IDLE} idle sockets: {count} pages, p99 {took:?}; memory {} KiB",
        service.memory("VmHWM")?
    );
    assert!(took <= SERVED_WITHIN, "{took:?}");
    stage.nothing_panicked()
}

#[tokio::test(flavor = "multi_thread")]
async fn out_of_files_it_recovers_unaided() -> Outcome {
    let _alone = alone().await;
    many_files()?;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let mut service = stage
        .serve_as(stage.program_in_shell("ulimit -n 512")?)
        .await?;
    let stop = AtomicBool::new(false);
    let flood = async {
        sleep(Duration::from_secs(8)).await;
        let open = std::fs::read_dir(format!("/proc/{}/fd", service.id()))?.count();
        stop.store(true, Ordering::Relaxed);
        Outcome::Ok(open)
    };
    let ((), open) = tokio::join!(hold(&stage, 1_000, &stop), flood);
    println!("{} files were open", open?);
    let ended = Instant::now();
    eventually(
        "the portal to serve again",
        Duration::from_secs(10),
        || async {
            let mut guest = Guest::new(&stage.installation)?;
            Ok(guest
                .get(urls::UNLOCK)
                .await
                .is_ok_and(|seen| seen.status == 200)
                .then_some(()))
        },
    )
    .await?;
    println!("served again after {:?}", ended.elapsed());
    assert!(!service.has_ended()?);
    stage.nothing_panicked()
}
