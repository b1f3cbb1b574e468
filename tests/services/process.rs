//! A program with all that it starts: one process group, killed when it is dropped.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use super::Outcome;

const TO_START: Duration = Duration::from_secs(30);

/// A running program. Dropping it is `kill -9` for it and everything it started.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it in a group of its own. Its standard input is open until it is dropped.
    pub fn start(command: &mut Command) -> Outcome<Self> {
        let child = command.stdin(Stdio::piped()).process_group(0).spawn()?;
        Ok(Self { child })
    }

    /// Starts a program that writes how to reach it, and gives the line that has `mark` in it.
    pub fn announced(
        command: &mut Command,
        mark: &'static str,
        log: &Path,
    ) -> Outcome<(Self, String)> {
        command.stdout(Stdio::piped()).stderr(File::create(log)?);
        let mut process = Self::start(command)?;
        let output = process.child.stdout.take().ok_or("no standard output")?;
        let (tell, told) = mpsc::channel();
        // Reads to the end: a program whose output nobody takes would stop.
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if line.contains(mark) {
                    tell.send(line).ok();
                }
            }
        });
        let line = told.recv_timeout(TO_START).map_err(|_| {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            format!("{command:?} did not start: {said}")
        })?;
        Ok((process, line))
    }

    /// Whether it has come to an end by itself.
    pub fn has_ended(&mut self) -> Outcome<bool> {
        Ok(self.child.try_wait()?.is_some())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = format!("kill -s KILL -- -{}", self.child.id());
        Command::new("sh")
            .args(["-c", &group])
            .stderr(Stdio::null())
            .status()
            .ok();
        self.child.wait().ok();
    }
}
