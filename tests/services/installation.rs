//! A fresh installation of the real program: a folder, an empty database, a port, settings.

use std::fs::OpenOptions;
use std::net::{Ipv4Addr, TcpListener, UdpSocket};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

use super::Outcome;
use super::database::{Kind, Postgres};
use super::demonstration::Demonstration;
use super::patience::eventually;
use super::process::Process;

const TO_START: Duration = Duration::from_mins(1);

/// Where the program runs; removed with this.
pub struct Installation {
    folder: TempDir,
    port: Port,
    settings: Vec<(String, String)>,
    _postgres: Option<Postgres>,
}

impl Installation {
    /// A new one with these settings besides; `None` where there is no database of this kind.
    pub fn new(kind: Kind, settings: &[(&str, &str)]) -> Outcome<Option<Self>> {
        let folder = tempfile::tempdir()?;
        let (database, postgres) = match kind {
            Kind::Sqlite => {
                let file = folder.path().join("latchkey.db");
                (format!("sqlite://{}", file.display()), None)
            }
            Kind::Postgres => match Postgres::create(folder.path())? {
                None => return Ok(None),
                Some(postgres) => (postgres.url()?, Some(postgres)),
            },
        };
        let port = Port::take()?;
        let own = [
            ("DATABASE__URL", database),
            ("SERVER__PORT", port.number.to_string()),
        ];
        let own = own.into_iter().map(|(key, value)| (key.to_owned(), value));
        let more = settings
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let settings = own.chain(more).collect();
        Ok(Some(Self {
            folder,
            port,
            settings,
            _postgres: postgres,
        }))
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port.number)
    }

    /// What the program has written, over all its starts.
    pub fn log(&self) -> Outcome<String> {
        Ok(std::fs::read_to_string(self.log_file())?)
    }

    /// Loads the invented people.
    pub fn demonstration(&self) -> Outcome<Demonstration> {
        let ran = self
            .program("demo")
            .arg("--json")
            .stderr(Stdio::inherit())
            .output()?;
        if !ran.status.success() {
            return Err(format!("latchkey demo: {}", ran.status).into());
        }
        Demonstration::read(&ran.stdout)
    }

    /// Starts the service and waits until it can serve. Dropping it kills it without a warning.
    pub async fn serve(&self) -> Outcome<Process> {
        let log = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.log_file())?;
        let mut service =
            Process::start(self.program("serve").stdout(log.try_clone()?).stderr(log))?;
        eventually("the service to start", TO_START, || {
            let ended = service.has_ended();
            let ready = reqwest::get(self.url("/readyz"));
            async move {
                if ended? {
                    return Err(format!("the service ended: {}", self.log()?).into());
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

    /// The program with this installation's settings, not started yet.
    pub fn program(&self, subcommand: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        // Nobody's own settings may reach a test.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("LATCHKEY") {
                command.env_remove(name);
            }
        }
        let settings = self
            .settings
            .iter()
            .map(|(key, value)| (format!("LATCHKEY__{key}"), value));
        command
            .envs(settings)
            .env("LATCHKEY_PROFILE", "development");
        command.arg(subcommand).current_dir(self.folder.path());
        command
    }

    /// Where all its starts write.
    pub fn log_file(&self) -> PathBuf {
        self.folder.path().join("service.log")
    }
}

/// A port that is its owner's while this lasts.
pub struct Port {
    /// Its number.
    pub number: u16,
    // The service listens on TCP; holding the same number for UDP tells other tests that it is taken.
    _held: UdpSocket,
}

impl Port {
    /// A free one, below those that outgoing connections take.
    pub fn take() -> Outcome<Self> {
        let first = 20_000 + u16::try_from(std::process::id() % 10_000)?;
        let free = |number: u16| {
            let held = UdpSocket::bind((Ipv4Addr::LOCALHOST, number)).ok()?;
            TcpListener::bind((Ipv4Addr::LOCALHOST, number)).ok()?;
            Some(Self {
                number,
                _held: held,
            })
        };
        (first..first + 2_000)
            .find_map(free)
            .ok_or_else(|| "no free port".into())
    }
}
