//! The console under its full load: fills a database of its own with two years of a large service, then
//! times every page of the console that can be looked at, and every list of the API.
//!
//! ```text
//! cargo bench --bench console -- --database postgres://USER:PASSWORD@HOST/postgres
//! cargo bench --bench console -- --database … --only measure     measure what was filled before
//! cargo bench --bench console -- --quick                         small numbers on SQLite, within a minute
//! cargo test --bench console                                     the same, to see that every page answers
//! ```
//!
//! On PostgreSQL it works in a database called `latchkey_load` beside the one that the URL names, made where
//! it is missing. The data is the same every time: names from word lists, sizes as uneven as real ones.

mod figures;
mod fill;
mod history;
mod incidents;
mod measure;
mod pages;
mod sql;
mod words;

use std::sync::Arc;

use clap::{Parser, ValueEnum};
use latchkey::app::{Application, Outside};
use latchkey::clock::ManualClock;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::random::SystemRandom;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

use sql::Sql;

/// The database that is made beside the one that the URL names.
const DATABASE: &str = "latchkey_load";

/// A part of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Fill an empty database.
    Fill,
    /// Measure a database that was filled before.
    Measure,
}

/// How much of everything, and what to do.
#[derive(Debug, Clone, Parser)]
pub struct Options {
    /// A PostgreSQL server with the right to make databases, or `sqlite://PATH`.
    #[arg(long)]
    database: Option<String>,
    /// Holders.
    #[arg(long, default_value_t = 75_000)]
    holders: i64,
    /// Cards; those beyond the number of holders are earlier ones, cancelled.
    #[arg(long, default_value_t = 100_000)]
    cards: i64,
    /// Failed attempts, over two years.
    #[arg(long, default_value_t = 1_000_000)]
    attempts: i64,
    /// Events of the audit trail, over two years.
    #[arg(long, default_value_t = 1_000_000)]
    audit: i64,
    /// Organisations.
    #[arg(long, default_value_t = 1_000)]
    organisations: i64,
    /// How many of the newest events are sealed.
    #[arg(long, default_value_t = 1_000_000)]
    sealed: i64,
    /// The present moment, RFC 3339.
    #[arg(long, default_value = "2026-11-22T09:00:00Z")]
    now: String,
    /// Requests for each page.
    #[arg(long, default_value_t = 200)]
    requests: usize,
    /// Milliseconds that 95 of 100 requests for a page may not take longer than.
    #[arg(long, default_value_t = 50)]
    limit: u64,
    /// Do one part only.
    #[arg(long)]
    only: Option<Part>,
    /// Prints the measurements as JSON.
    #[arg(long)]
    json: bool,
    /// Small numbers, on SQLite in a folder that is gone afterwards.
    #[arg(long)]
    quick: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    /// The present moment of the data.
    fn now(&self) -> anyhow::Result<OffsetDateTime> {
        Ok(OffsetDateTime::parse(&self.now, &Rfc3339)?)
    }
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    // `cargo test --benches` only wants to know that it still runs.
    if options.quick || !options.bench {
        let folder = tempfile::tempdir()?;
        options.database = Some(format!("sqlite://{}/load.db", folder.path().display()));
        (options.holders, options.cards) = (3_000, 4_000);
        (options.attempts, options.audit) = (40_000, 40_000);
        (options.organisations, options.sealed) = (60, 5_000);
        options.requests = options.requests.min(10);
        return run(&options);
    }
    run(&options)
}

fn run(options: &Options) -> anyhow::Result<()> {
    let Some(given) = &options.database else {
        anyhow::bail!("say --database postgres://… or --quick");
    };
    let url = own_database(given)?;
    let settings = Settings::load(Profile::Development, None);
    let mut settings = settings.map_err(anyhow::Error::msg)?;
    settings.database.url.clone_from(&url);
    settings.server.port = 0;
    settings.server.trusted_proxies = vec!["127.0.0.1/32".parse()?];
    if options.only != Some(Part::Measure) {
        fill_up(options, &settings, &url)?;
    }
    match options.only {
        Some(Part::Fill) => Ok(()),
        _ => actix_web::rt::System::new().block_on(measure::run(options, &settings, &url)),
    }
}

/// Migrates, adds the demonstration (its staff is who signs in), and fills.
fn fill_up(options: &Options, settings: &Settings, url: &str) -> anyhow::Result<()> {
    let now = options.now()?;
    let outside = Outside {
        clock: Arc::new(ManualClock::at(now)),
        random: Arc::new(SystemRandom),
    };
    let application = Application::build(settings, &outside)?;
    let ports = application.ports();
    demo::load(&ports)?;
    fill::fill(options, &mut Sql::open(url)?, now.unix_timestamp())
}

/// The URL of the database to work in, made where it is missing.
fn own_database(given: &str) -> anyhow::Result<String> {
    if given.starts_with("sqlite:") {
        return Ok(given.to_owned());
    }
    let Some((server, _)) = given.rsplit_once('/') else {
        anyhow::bail!("the URL names no database");
    };
    let mut conn = Sql::open(given)?;
    let there = conn.number(&format!(
        "SELECT CAST(COUNT(*) AS TEXT) AS value FROM pg_database WHERE datname = '{DATABASE}'"
    ))?;
    if there == 0 {
        conn.run(&format!("CREATE DATABASE {DATABASE}"))?;
    }
    Ok(format!("{server}/{DATABASE}"))
}
