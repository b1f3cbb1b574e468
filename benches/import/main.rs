//! Importing a whole service: invented holders with their cards in a CSV file, imported into fresh databases, and
//! once more, which must change nothing.
//!
//! ```text
//! cargo bench --bench import                   20,000 rows, within seconds
//! cargo bench --bench import -- --full         1,500,000 rows
//! cargo test --bench import                    2,000 rows, to see that it still runs
//! ```
//!
//! On SQLite, and on PostgreSQL too where `LATCHKEY_TEST_POSTGRES` is its URL: there it works in a database called
//! `latchkey_import`, made anew. It fails when a count is not right, or when it ever took 200 MB of memory.

#[path = "../console/words.rs"]
#[expect(dead_code, reason = "the console's measurement needs more of them")]
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use clap::Parser;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use latchkey::app::{self, Outside};
use latchkey::clock::{Clock, SystemClock};
use latchkey::config::{Profile, Settings};
use latchkey::journeys::Ports;
use latchkey::journeys::import::Counts;
use latchkey::journeys::import::files::{self, Files, Listener};
use latchkey::random::SystemRandom;
use latchkey::storage::DatabaseUrl;

use words::{FAMILY, GIVEN};

/// What it may take, at most.
const MOST_MEGABYTES: u64 = 200;
/// Organisations.
const ORGANISATIONS: u64 = 1_000;
/// The database that is made beside the one that the URL names.
const DATABASE: &str = "latchkey_import";

/// How much.
#[derive(Debug, Parser)]
struct Options {
    /// Rows.
    #[arg(long)]
    rows: Option<u64>,
    /// As many holders as a large service has.
    #[arg(long)]
    full: bool,
    /// What cargo adds.
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> anyhow::Result<()> {
    let options = Options::parse();
    let usual = match (options.full, options.bench) {
        (true, _) => 1_500_000,
        (false, true) => 20_000,
        (false, false) => 2_000,
    };
    let rows = options.rows.unwrap_or(usual);
    let folder = tempfile::tempdir()?;
    write(folder.path(), rows)?;
    let sqlite = format!("sqlite://{}/import.db", folder.path().display());
    measure(folder.path(), "SQLite", &sqlite, rows)?;
    let Ok(server) = std::env::var("LATCHKEY_TEST_POSTGRES") else {
        println!("PostgreSQL: left out, as LATCHKEY_TEST_POSTGRES is not set");
        return Ok(());
    };
    measure(folder.path(), "PostgreSQL", &fresh(&server)?, rows)
}

/// Imports twice, and looks at what came of it.
fn measure(folder: &Path, name: &str, url: &str, rows: u64) -> anyhow::Result<()> {
    let settings = Settings::load(Profile::Development, None);
    let mut settings = settings.map_err(anyhow::Error::msg)?;
    url.clone_into(&mut settings.database.url);
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    let ports = app::ports(&settings, &outside)?;
    ports.db.migrate()?;
    let first = import(&ports, folder)?;
    let all_new = Counts {
        new: rows,
        ..Counts::default()
    };
    anyhow::ensure!(first.0 == all_new, "{name}: {:?}", first.0);
    let again = import(&ports, folder)?;
    let all_there = Counts {
        unchanged: rows,
        ..Counts::default()
    };
    anyhow::ensure!(again.0 == all_there, "{name}, again: {:?}", again.0);
    look(url, rows)?;
    let megabytes = peak_kilobytes()? / 1_024;
    println!(
        "{name}: {rows} rows imported in {:.1} s, again in {:.1} s; at most {megabytes} MB",
        first.1, again.1
    );
    anyhow::ensure!(megabytes < MOST_MEGABYTES, "{name}: it took {megabytes} MB");
    Ok(())
}

fn import(ports: &Ports, folder: &Path) -> anyhow::Result<(Counts, f64)> {
    let started = SystemClock.now();
    let files = Files {
        holders: Box::new(File::open(folder.join("holders.csv"))?),
        organisations: Some(Box::new(File::open(folder.join("organisations.csv"))?)),
        dry_run: false,
        skip_bad: false,
    };
    let listener = Listener {
        tell: &mut |error| println!("{error:?}"),
        progress: &mut |_, _| {},
    };
    let summary = files::import(ports, files, listener)?;
    anyhow::ensure!(summary.kept, "it was refused");
    let seconds = (SystemClock.now() - started).as_seconds_f64();
    Ok((summary.holders, seconds))
}

/// Whether everything is there that was written, and once.
fn look(url: &str, rows: u64) -> anyhow::Result<()> {
    #[derive(QueryableByName)]
    struct Count {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        value: i64,
    }
    let mut conn = DatabaseUrl::parse(url)
        .map_err(anyhow::Error::msg)?
        .connect()?;
    let patient = "SET statement_timeout = 0";
    if url.starts_with("postgres") {
        conn.batch_execute(patient)?;
    }
    for (table, each) in [
        ("holders", 1),
        ("cards", 1),
        ("chips", 1),
        ("certificates", 2),
        ("audit_events WHERE action = 'holder_imported'", 1),
    ] {
        let query = format!("SELECT COUNT(*) AS value FROM {table}");
        let count: Count = diesel::sql_query(query).get_result(&mut conn)?;
        let wanted = i64::try_from(rows * each)?;
        anyhow::ensure!(count.value == wanted, "{table}: {} rows", count.value);
    }
    Ok(())
}

/// Writes both files: names and organisations as uneven as real ones, numbers in no order.
fn write(folder: &Path, rows: u64) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join("organisations.csv"))?);
    writeln!(file, "ods_code,name,desk_name,desk_phone,desk_email")?;
    for n in 0..ORGANISATIONS {
        writeln!(
            file,
            "RX{n:03},\"Example Trust, number {n}\",Registration Authority,01632 960{:03},ra{n}@trust.example",
            n % 1_000
        )?;
    }
    file.flush()?;
    let mut file = BufWriter::new(File::create(folder.join("holders.csv"))?);
    writeln!(
        file,
        "smartcard_number,name,ods_code,email,mobile,ends_on,card_serial,card_issued_on,certificates_expire_on,renewals"
    )?;
    let mut chance = 0x9E37_79B9_7F4A_7C15_u64;
    for n in 0..rows {
        // xorshift: the same rows every time.
        chance ^= chance << 13;
        chance ^= chance >> 7;
        chance ^= chance << 17;
        let given = GIVEN[usize::try_from(chance % 64)?];
        let family = FAMILY[usize::try_from((chance >> 8) % 64)?];
        let number = 555_000_000_000 + n * 961_748_941 % 1_000_000_000;
        let organisation = (chance >> 16) % 32 * ((chance >> 24) % 32) % ORGANISATIONS;
        let ends_on = if chance.is_multiple_of(20) {
            "2027-06-30"
        } else {
            ""
        };
        let (month, day) = ((chance >> 32) % 12 + 1, (chance >> 40) % 28 + 1);
        writeln!(
            file,
            "{number},{given} {family},RX{organisation:03},h{number}@demo.example,07700 900{:03},{ends_on},\
             SIM-{number},2026-{month:02}-{day:02},2028-{month:02}-{day:02},{}",
            n % 1_000,
            chance % 3
        )?;
    }
    Ok(file.flush()?)
}

/// The URL of a database of its own, made anew.
fn fresh(server: &str) -> anyhow::Result<String> {
    let mut conn = PgConnection::establish(server)?;
    conn.batch_execute(&format!("DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)"))?;
    conn.batch_execute(&format!("CREATE DATABASE {DATABASE}"))?;
    let (base, _) = server
        .rsplit_once('/')
        .context("the URL names no database")?;
    Ok(format!("{base}/{DATABASE}"))
}

/// The most memory that this program ever had.
fn peak_kilobytes() -> anyhow::Result<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    Ok(number.context("there is no VmHWM")?.parse()?)
}
