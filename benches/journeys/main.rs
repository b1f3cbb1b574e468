//! What the portal costs, against the floors of the same machine in the same run: whole unlock journeys against raw
//! Argon2id, the questions page against a bare server that renders the same template, a large database against a
//! small one, two replicas against one, memory and start.
//!
//! ```text
//! cargo bench --bench journeys                        1,500,000 holders on SQLite
//! cargo bench --bench journeys -- --database URL      on a PostgreSQL server that lets it make databases
//! cargo bench --bench journeys -- --quick             100,000 holders on SQLite, within a minute
//! cargo bench --bench journeys -- --json              one object instead of a table
//! cargo test --bench journeys                         a few journeys, to see that it still runs
//! ```
//!
//! The portal is the real program in its production profile, in a process of its own. Clients share the machine
//! with it, as the floors' clients do. Ratios hold on a busy machine, absolute figures do not.

mod client;
mod console;
mod database;
mod fill;
mod floors;
mod journey;
mod measure;
mod program;
mod report;
#[path = "../console/sql.rs"]
#[expect(dead_code, reason = "the console's measurement needs more of it")]
mod sql;

use std::time::Duration;

use clap::Parser;

use database::Place;

/// How much, and where.
#[derive(Debug, Clone, Parser)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches of a command line are on or off"
)]
pub struct Options {
    /// A PostgreSQL server with the right to make databases; SQLite without it.
    #[arg(long)]
    database: Option<String>,
    /// Holders of the large database; the small one has a thousand.
    #[arg(long, default_value_t = 1_500_000)]
    holders: i64,
    /// Seconds that each measurement of a rate lasts.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Within a minute: fewer holders and shorter measurements, on SQLite.
    #[arg(long)]
    quick: bool,
    /// One JSON object instead of a table.
    #[arg(long)]
    json: bool,
    /// Serves the questions page and nothing else: the floor of the page, in a process of its own.
    #[arg(long, hide = true)]
    page_floor: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

impl Options {
    /// How long a rate is measured.
    fn span(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }
}

fn main() -> anyhow::Result<()> {
    let mut options = Options::parse();
    if options.page_floor {
        return floors::serve_page();
    }
    // `cargo test --benches` only wants to know that it still runs.
    if !options.bench {
        (options.holders, options.seconds) = (2_000, 1);
    } else if options.quick {
        (options.holders, options.seconds) = (100_000, 4);
    }
    let place = Place::new(options.database.as_deref().filter(|_| !options.quick))?;
    let figures = measure::all(&options, &place)?;
    report::say(&figures, options.json)
}
