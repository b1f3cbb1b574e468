//! One of several programs that run over the same installation.

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use crate::services::Outcome;
use crate::services::installation::{Installation, Port};
use crate::services::patience::eventually;
use crate::services::process::Process;

const TO_START: Duration = Duration::from_mins(1);

/// A program that serves, on a port of its own.
pub struct Replica {
    pub port: Port,
    log: PathBuf,
    // Dropping it is kill -9.
    process: Option<Process>,
}

impl Replica {
    /// Starts one that only serves, with these settings besides; it need not be ready yet.
    pub fn start(installation: &Installation, settings: &[(&str, String)]) -> Outcome<Self> {
        let port = Port::take()?;
        let log = std::env::temp_dir().join(format!("latchkey-replica-{}.log", port.number));
        let mut command = installation.program("serve");
        command.arg("--without-work");
        command.env("LATCHKEY__SERVER__PORT", port.number.to_string());
        command.envs(settings.iter().map(|(key, value)| (*key, value)));
        let output = File::create(&log)?;
        command.stdout(output.try_clone()?).stderr(output);
        let process = Some(Process::start(&mut command)?);
        Ok(Self { port, log, process })
    }

    /// Waits until it can serve.
    pub async fn ready(&mut self) -> Outcome {
        let client = reqwest::Client::new();
        let url = format!("http://localhost:{}/readyz", self.port.number);
        eventually("a replica to start", TO_START, || {
            let ended = self.has_ended();
            let asked = client.get(&url).send();
            let log = self.log();
            async move {
                if ended? {
                    return Err(format!("it ended: {}", log?).into());
                }
                let answer = asked.await;
                Ok(answer.is_ok_and(|a| a.status().is_success()).then_some(()))
            }
        })
        .await
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.process = None;
    }

    /// What it has written.
    pub fn log(&self) -> Outcome<String> {
        Ok(std::fs::read_to_string(&self.log)?)
    }

    fn has_ended(&mut self) -> Outcome<bool> {
        self.process.as_mut().map_or(Ok(true), Process::has_ended)
    }
}

impl Drop for Replica {
    fn drop(&mut self) {
        self.kill();
        std::fs::remove_file(&self.log).ok();
    }
}

/// Where the database of an installation is.
pub fn database_url(installation: &Installation) -> String {
    let program = installation.program("serve");
    let mut settings = program.get_envs();
    let url = settings.find(|(key, _)| *key == "LATCHKEY__DATABASE__URL");
    let url = url.and_then(|(_, url)| url).unwrap_or_default();
    url.to_string_lossy().into_owned()
}

/// Starts a program that works and serves nobody.
pub fn worker(
    installation: &Installation,
    name: &str,
    settings: &[(&str, String)],
) -> Outcome<Process> {
    let mut command = installation.program("work");
    command.envs(settings.iter().map(|(key, value)| (*key, value)));
    let port = installation
        .url("/")
        .replace(|c: char| !c.is_ascii_digit(), "");
    let log = std::env::temp_dir().join(format!("latchkey-{name}-{port}.log"));
    let started = Process::announced(&mut command, "Latchkey sends mail", &log);
    std::fs::remove_file(&log).ok();
    Ok(started?.0)
}
