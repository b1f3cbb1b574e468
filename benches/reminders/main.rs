//! The reminders of a day when very many cards are due: how long the daily run takes and in how much memory,
//! that running it again plans nothing again, and that two replicas which send at once send nothing twice.
//!
//! ```text
//! cargo bench --bench reminders                20,000 cards, in seconds
//! cargo bench --bench reminders -- --full      a million, as a national service would have at worst
//! cargo test --bench reminders                 20,000 in the test profile
//! ```
//!
//! On SQLite in a folder that is gone afterwards; on PostgreSQL too where `LATCHKEY_TEST_POSTGRES` names a
//! server, in a database `latchkey_reminders` that is made anew and dropped.

mod fill;

use std::io::Write;
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use latchkey::app::{self, Outside};
use latchkey::clock::ManualClock;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::journeys::Ports;
use latchkey::journeys::reminders::{plan, tend};
use latchkey::random::SystemRandom;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use fill::Sql;

/// The PostgreSQL database that is made beside the one that the URL names.
const DATABASE: &str = "latchkey_reminders";
/// Midnight in London: the day is planned before it begins.
const MIDNIGHT: OffsetDateTime = datetime!(2026-11-23 00:00 UTC);
/// When sending begins.
const MORNING: OffsetDateTime = datetime!(2026-11-23 08:00 UTC);
/// How often the server looks what is to be sent.
const EVERY: Duration = Duration::seconds(30);
/// What the daily run may take: minutes.
const PATIENCE_SECONDS: u64 = 600;
/// How much the memory may grow while a day is planned, in KiB.
const GROWTH_KIB: u64 = 65_536;

/// What to do.
#[derive(Debug, Clone, Parser)]
struct Options {
    /// A million due cards.
    #[arg(long)]
    full: bool,
    /// Due cards.
    #[arg(long, default_value_t = 20_000)]
    cards: i64,
    /// Hours of the day's sending that are played, up to 10.
    #[arg(long, default_value_t = 1)]
    hours: i64,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    if options.full {
        options.cards = 1_000_000;
    }
    let folder = tempfile::tempdir()?;
    measure(
        &options,
        "SQLite",
        &format!("sqlite://{}/load.db", folder.path().display()),
    )?;
    drop(folder);
    if let Ok(given) = std::env::var("LATCHKEY_TEST_POSTGRES") {
        let Some((server, _)) = given.rsplit_once('/') else {
            anyhow::bail!("LATCHKEY_TEST_POSTGRES names no database");
        };
        let mut conn = Sql::open(&given)?;
        let drop_it = format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)");
        conn.run(&drop_it)?;
        conn.run(&format!("CREATE DATABASE {DATABASE}"))?;
        let measured = measure(&options, "PostgreSQL", &format!("{server}/{DATABASE}"));
        conn.run(&drop_it)?;
        measured?;
    }
    Ok(())
}

/// Says how far it is.
fn say(what: &str) {
    let mut out = std::io::stdout();
    // Nobody may be listening.
    let _ = writeln!(out, "{what}");
}

/// A process of the portal on the database, with a clock of the bench's.
fn process(url: &str, clock: &Arc<ManualClock>) -> anyhow::Result<Ports> {
    let settings = Settings::load(Profile::Development, None);
    let mut settings = settings.map_err(anyhow::Error::msg)?;
    url.clone_into(&mut settings.database.url);
    settings.hashing.memory_kib = 64;
    let outside = Outside {
        clock: Arc::clone(clock) as Arc<dyn latchkey::clock::Clock>,
        random: Arc::new(SystemRandom),
    };
    Ok(app::ports(&settings, &outside)?)
}

fn measure(options: &Options, name: &str, url: &str) -> anyhow::Result<()> {
    let clock = Arc::new(ManualClock::at(MIDNIGHT));
    let ports = process(url, &clock)?;
    ports.db.migrate()?;
    demo::load(&ports)?;
    let mut sql = Sql::open(url)?;
    // Two of the demonstration are due as well.
    let demonstration = plan::all(&ports)?.iter().map(|(_, new)| new).sum::<usize>();
    let began = stopwatch();
    sql.fill(options.cards, MIDNIGHT.unix_timestamp())?;
    say(&format!(
        "{name}: filled with {} due cards in {} s",
        options.cards,
        began.elapsed().as_secs()
    ));
    plan_twice(options, name, &ports)?;
    let held = sql.count("reminders WHERE state = 'planned'")?;
    let due = options.cards + i64::try_from(demonstration)?;
    anyhow::ensure!(held == due, "{held} are planned of {due}");
    send(
        options,
        name,
        &[ports, process(url, &clock)?],
        &clock,
        &mut sql,
    )
}

/// Plans the day, and plans it again.
fn plan_twice(options: &Options, name: &str, ports: &Ports) -> anyhow::Result<()> {
    for (time, right) in [("", options.cards), (" again", 0)] {
        let before = peak_from_now()?;
        let began = stopwatch();
        let planned = plan::all(ports)?;
        let took = began.elapsed();
        let after = peak()?;
        let new: usize = planned.iter().map(|(_, new)| new).sum();
        let steps: Vec<_> = planned
            .iter()
            .map(|(step, new)| format!("{step}: {new}"))
            .collect();
        say(&format!(
            "{name}: planned{time} in {:.1} s: {new} new ({}); peak resident memory {} MiB, {} MiB before",
            took.as_secs_f64(),
            steps.join(", "),
            after / 1_024,
            before / 1_024
        ));
        anyhow::ensure!(
            i64::try_from(new)? == right,
            "{new} new reminders and not {right}"
        );
        anyhow::ensure!(
            took.as_secs() < PATIENCE_SECONDS,
            "it took minutes too many"
        );
        anyhow::ensure!(after < before + GROWTH_KIB, "the memory grew");
    }
    Ok(())
}

/// Plays the day with two replicas that do the same chore at the same moment.
fn send(
    options: &Options,
    name: &str,
    replicas: &[Ports; 2],
    clock: &ManualClock,
    sql: &mut Sql,
) -> anyhow::Result<()> {
    let hours = options.hours;
    clock.advance(MORNING - MIDNIGHT);
    let before = peak_from_now()?;
    let began = stopwatch();
    for _ in 0..hours * 3_600 / EVERY.whole_seconds() {
        std::thread::scope(|scope| {
            let both = replicas.each_ref().map(|ports| scope.spawn(|| tend(ports)));
            both.into_iter()
                .try_for_each(|replica| match replica.join() {
                    Ok(done) => Ok(done?),
                    Err(_) => anyhow::bail!("a replica panicked"),
                })
        })?;
        clock.advance(EVERY);
    }
    let took = began.elapsed();
    let after = peak()?;
    let queued = sql.count("outbox WHERE kind = 'renewal_reminder'")?;
    let people = sql
        .count("(SELECT DISTINCT subject FROM outbox WHERE kind = 'renewal_reminder') AS people")?;
    let marked = sql.count("reminders WHERE state = 'queued' AND mail IS NOT NULL")?;
    say(&format!(
        "{name}: {hours} h of the day played in {:.1} s by two replicas: {queued} mails to {people} people, \
         {:.0} in a second; peak resident memory {} MiB, {} MiB before",
        took.as_secs_f64(),
        f64::from(i32::try_from(queued)?) / took.as_secs_f64().max(0.001),
        after / 1_024,
        before / 1_024
    ));
    anyhow::ensure!(queued == people, "somebody was reminded twice");
    anyhow::ensure!(
        queued == marked,
        "{marked} reminders are marked and {queued} mails are queued"
    );
    let first_slots = options.cards * hours / 10;
    anyhow::ensure!(
        (queued - first_slots).abs() <= first_slots / 50 + 150,
        "{queued} mails are not a tenth of the day for each hour"
    );
    anyhow::ensure!(after < before + GROWTH_KIB, "the memory grew");
    Ok(())
}

/// The most memory that was resident since the last [`peak_from_now`], in KiB; 0 where the kernel does not say.
fn peak() -> anyhow::Result<u64> {
    let Ok(status) = std::fs::read_to_string("/proc/self/status") else {
        return Ok(0);
    };
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.map_or(Ok(0), str::parse)?)
}

/// Begins to watch for the peak anew, and says what is resident now.
fn peak_from_now() -> anyhow::Result<u64> {
    // Where the kernel refuses, the peak is that of the whole run, and a growth shows all the same.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    peak()
}

#[expect(
    clippy::disallowed_methods,
    reason = "this times the portal, whose own clock stands still"
)]
fn stopwatch() -> Instant {
    Instant::now()
}
