//! One installation under trouble: its database, the running program, and the same database seen from the side.

use std::fs::OpenOptions;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use latchkey::app::{Outside, ports};
use latchkey::clock::SystemClock;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::journeys::Ports;
use latchkey::random::SystemRandom;
use tempfile::TempDir;
use tokio::sync::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use tokio::time::Instant;

use crate::services::Outcome;
use crate::services::database::{Kind, Postgres};
use crate::services::installation::Installation;
use crate::services::patience::eventually;

const TO_START: Duration = Duration::from_mins(1);

/// Tests that measure time are alone; others may run beside each other.
static ROOM: RwLock<()> = RwLock::const_new(());

/// Waits until no other test runs, and keeps it so.
pub async fn alone() -> RwLockWriteGuard<'static, ()> {
    ROOM.write().await
}

/// Waits until no test runs that must be alone.
pub async fn beside_others() -> RwLockReadGuard<'static, ()> {
    ROOM.read().await
}

/// An installation with the people of the demonstration in its database.
pub struct Stage {
    pub installation: Installation,
    /// What the program has, in the test: to look at what is stored.
    pub ports: Arc<Ports>,
    _postgres: Option<Postgres>,
    pub folder: TempDir,
}

impl Stage {
    /// One with an empty database of this kind; `None` where there is no such server.
    pub fn set(kind: Kind, settings: &[(&str, &str)]) -> Outcome<Option<Self>> {
        let folder = tempfile::tempdir()?;
        let (url, postgres) = match kind {
            Kind::Sqlite => (sqlite_in(&folder), None),
            Kind::Postgres => match Postgres::create(folder.path())? {
                None => return Ok(None),
                Some(postgres) => (postgres.url()?, Some(postgres)),
            },
        };
        Self::over(&url, settings, folder, postgres).map(Some)
    }

    /// One over a database of the test's own.
    pub fn at(url: &str, settings: &[(&str, &str)]) -> Outcome<Self> {
        Self::over(url, settings, tempfile::tempdir()?, None)
    }

    fn over(
        url: &str,
        settings: &[(&str, &str)],
        folder: TempDir,
        postgres: Option<Postgres>,
    ) -> Outcome<Self> {
        let ports = Arc::new(ports_over(url)?);
        ports.db.migrate()?;
        demo::load(&ports)?;
        let own = [
            ("DATABASE__URL", url),
            ("LOG__FILTER", "warn"),
            // Every guest comes from a network of their own, so that no limit hides what is tried.
            ("SERVER__TRUSTED_PROXIES", "127.0.0.1/32"),
        ];
        let settings = [own.as_slice(), settings].concat();
        let installation = Installation::new(Kind::Sqlite, &settings)?;
        Ok(Self {
            installation: installation.ok_or("no installation")?,
            ports,
            _postgres: postgres,
            folder,
        })
    }

    /// The program as it is started.
    pub fn program(&self) -> Command {
        self.installation.program("serve")
    }

    /// The same, after a shell has said something about its limits.
    pub fn program_in_shell(&self, words: &str) -> Outcome<Command> {
        let program = self.program();
        let mut command = Command::new("sh");
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command.current_dir(program.get_current_dir().ok_or("no folder")?);
        let script = format!("{words}; exec \"$0\" serve");
        command.args(["-c", &script]).arg(program.get_program());
        Ok(command)
    }

    /// Starts the program and waits until it can serve.
    pub async fn serve(&self) -> Outcome<Service> {
        self.serve_as(self.program()).await
    }

    /// The same with a command of the test's own.
    pub async fn serve_as(&self, command: Command) -> Outcome<Service> {
        let mut service = self.start(command)?;
        eventually("the service to start", TO_START, || {
            let ended = service.has_ended();
            let ready = reqwest::get(self.installation.url("/readyz"));
            async move {
                if ended? {
                    return Err(format!("the service ended: {}", self.installation.log()?).into());
                }
                Ok(ready
                    .await
                    .is_ok_and(|answer| answer.status().is_success())
                    .then_some(()))
            }
        })
        .await?;
        Ok(service)
    }

    /// Starts the program and waits for nothing.
    pub fn start(&self, mut command: Command) -> Outcome<Service> {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.installation.log_file())?;
        command.stdin(Stdio::null()).process_group(0);
        let child = command.stdout(log.try_clone()?).stderr(log).spawn()?;
        Ok(Service(child))
    }

    /// That the log tells of no panic.
    pub fn nothing_panicked(&self) -> Outcome {
        let log = self.installation.log()?;
        match log.lines().find(|line| line.contains("panicked")) {
            Some(line) => Err(line.to_owned().into()),
            None => Ok(()),
        }
    }
}

/// A file in a folder.
pub fn sqlite_in(folder: &TempDir) -> String {
    format!("sqlite://{}", folder.path().join("latchkey.db").display())
}

/// What the program has over a database, with few connections.
pub fn ports_over(url: &str) -> Outcome<Ports> {
    let mut settings = Settings::load(Profile::Development, None)?;
    url.clone_into(&mut settings.database.url);
    settings.database.connections = 2;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    Ok(ports(&settings, &outside)?)
}

/// The running program. Dropping it is `kill -9`.
pub struct Service(Child);

impl Service {
    /// Its process.
    pub fn id(&self) -> u32 {
        self.0.id()
    }

    /// Whether it has come to an end by itself.
    pub fn has_ended(&mut self) -> Outcome<bool> {
        Ok(self.0.try_wait()?.is_some())
    }

    /// Sends it a signal.
    pub fn signal(&self, name: &str) -> Outcome {
        signal(name, self.id())
    }

    /// How it ended, and after how long.
    pub async fn ends(&mut self, patience: Duration) -> Outcome<(ExitStatus, Duration)> {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok((status, begun.elapsed()));
            }
            if begun.elapsed() > patience {
                return Err(format!("the service still runs after {patience:?}").into());
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// A line of its status, in KiB: `VmRSS`, or `VmHWM` for the most so far.
    pub fn memory(&self, line: &str) -> Outcome<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id()))?;
        let found = status.lines().find_map(|l| l.strip_prefix(line));
        let words = found.ok_or_else(|| format!("no {line}"))?;
        let digits: String = words.chars().filter(char::is_ascii_digit).collect();
        Ok(digits.parse()?)
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// Sends a signal to a process of ours.
pub fn signal(name: &str, process: u32) -> Outcome {
    let sent = Command::new("sh")
        .args(["-c", &format!("kill -s {name} {process}")])
        .stderr(Stdio::null())
        .status()?;
    sent.success()
        .then_some(())
        .ok_or_else(|| format!("{name} could not be sent to {process}").into())
}
