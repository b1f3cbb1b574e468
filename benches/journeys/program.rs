//! The real program, in a process of its own, and what the system says of it.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::client::{Client, HOST};

/// The secret of everything that is measured.
pub const SECRET: &str = "bWVhc3VyaW5nLW1lYXN1cmluZy1tZWFzdXJpbmctMDE=";
/// Clock ticks of `/proc/PID/stat` a second, which Linux has fixed for all its users.
const TICKS: f64 = 100.0;
const PATIENCE: Duration = Duration::from_mins(1);

/// A running portal; killed when it is dropped.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// How long it took from being started to its first answer.
    pub started_in: Duration,
}

/// The settings of production that every measured program has.
fn settings(database: &str, port: u16) -> Vec<(String, String)> {
    let settings = [
        ("DATABASE__URL", database.to_owned()),
        ("SERVER__PORT", port.to_string()),
        ("SERVER__BASE_URL", format!("https://{HOST}")),
        ("SERVER__ALLOWED_HOSTS", HOST.to_owned()),
        ("SERVER__TRUSTED_PROXIES", "127.0.0.1/32".to_owned()),
        ("KEYS__SECRET", SECRET.to_owned()),
        ("MAIL__TRANSPORT", "folder".to_owned()),
        ("MAIL__FROM_ADDRESS", format!("no-reply@{HOST}")),
        ("EMAIL__APPROVED_DOMAINS", "load.example".to_owned()),
        ("LOG__FILTER", "warn".to_owned()),
    ];
    let settings = settings.into_iter();
    settings
        .map(|(key, value)| (format!("LATCHKEY__{key}"), value))
        .collect()
}

/// The program with a subcommand, in a folder, over a database.
fn command(folder: &Path, database: &str, port: u16, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("LATCHKEY_PROFILE", "production")
        .envs(settings(database, port))
        .stdout(Stdio::null());
    command
}

impl Program {
    /// Starts a server without its worker and waits for its first answer.
    pub fn serve(folder: &Path, database: &str) -> anyhow::Result<Self> {
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let began = stopwatch();
        let child = command(folder, database, port, &["serve", "--without-work"]).spawn()?;
        let mut program = Self {
            child,
            port,
            started_in: Duration::ZERO,
        };
        loop {
            if Client::new(port, 1)
                .get("/healthz")
                .is_ok_and(|answer| answer.status == 200)
            {
                program.started_in = began.elapsed();
                return Ok(program);
            }
            anyhow::ensure!(program.child.try_wait()?.is_none(), "the program ended");
            anyhow::ensure!(began.elapsed() < PATIENCE, "the program does not answer");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Starts a worker alone.
    pub fn work(folder: &Path, database: &str) -> anyhow::Result<Self> {
        Ok(Self {
            child: command(folder, database, 0, &["work"]).spawn()?,
            port: 0,
            started_in: Duration::ZERO,
        })
    }

    /// Seconds of CPU that it has used since it was started.
    pub fn cpu(&self) -> anyhow::Result<f64> {
        cpu_of(&self.child.id().to_string())
    }

    /// Resident memory, now and at its highest, in megabytes of 1,048,576 bytes.
    pub fn memory(&self) -> anyhow::Result<(f64, f64)> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let of = |name: &str| {
            let line = status.lines().find(|line| line.starts_with(name))?;
            line.split_whitespace().nth(1)?.parse::<f64>().ok()
        };
        let (now, most) = of("VmRSS:").zip(of("VmHWM:")).context("no memory")?;
        Ok((now / 1024.0, most / 1024.0))
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Migrates a database.
pub fn migrate(folder: &Path, database: &str) -> anyhow::Result<()> {
    let done = command(folder, database, 0, &["migrate"]).status()?;
    anyhow::ensure!(done.success(), "the database could not be migrated");
    Ok(())
}

/// A watch of the bench's own.
#[expect(
    clippy::disallowed_methods,
    reason = "this times the portal from outside"
)]
pub fn stopwatch() -> Instant {
    Instant::now()
}

/// Seconds of CPU that a process has used, by its number or `self`.
pub fn cpu_of(process: &str) -> anyhow::Result<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The name, in brackets, may hold anything.
    let (_, rest) = stat.rsplit_once(')').context("no stat")?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok());
    let (user, system) = ticks(11).zip(ticks(12)).context("no times")?;
    Ok((user + system) / TICKS)
}
