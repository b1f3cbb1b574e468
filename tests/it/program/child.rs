//! The program as a child of the test: started in a folder of its own, listened to, and always ended.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// A start or an end that takes longer is a failure.
const PATIENCE: Duration = Duration::from_mins(1);
/// A folder in which the program is run.
pub struct Place(tempfile::TempDir);

/// How it ended and what it said.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub all: String,
}

/// A program that is under way; killed when the test lets go of it.
pub struct Running {
    child: Child,
    pub out: Receiver<String>,
    pub all: Receiver<String>,
}

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// A configuration file; its path.
    pub fn file(&self, toml: &str) -> String {
        let path = self.path().join("latchkey.toml");
        std::fs::write(&path, toml).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn start(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        let mut command = Command::new(env!("CARGO_BIN_EXE_latchkey"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("LATCHKEY")) {
            command.env_remove(name);
        }
        command
            .current_dir(self.path())
            .args(arguments)
            .env("LATCHKEY__HASHING__MEMORY_KIB", "64")
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (all, everything) = mpsc::channel();
        let out = tell(child.stdout.take().unwrap(), all.clone());
        drop(tell(child.stderr.take().unwrap(), all));
        Running {
            child,
            out,
            all: everything,
        }
    }

    pub fn run(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
        self.start(arguments, variables).end(PATIENCE)
    }
}

/// Reads lines as they come, for two listeners.
fn tell(from: impl Read + Send + 'static, all: mpsc::Sender<String>) -> Receiver<String> {
    let (one, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let _ = one.send(line.clone());
            let _ = all.send(line);
        }
    });
    lines
}

/// What was said until the last word, which must come in time.
fn hear(lines: &Receiver<String>, patience: Duration) -> String {
    let mut said = String::new();
    loop {
        match lines.recv_timeout(patience) {
            Ok(line) => said.extend([line.as_str(), "\n"]),
            Err(mpsc::RecvTimeoutError::Disconnected) => return said,
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("it did not end; it said: {said}"),
        }
    }
}

impl Running {
    /// Waits for a line of its standard output.
    pub fn says(&self, words: &str) -> String {
        loop {
            let line = self.out.recv_timeout(PATIENCE).expect("more to hear");
            if line.contains(words) {
                return line;
            }
        }
    }

    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(told.success());
    }

    /// Waits until it has ended.
    pub fn end(mut self, patience: Duration) -> Ended {
        let all = hear(&self.all, patience);
        let out = hear(&self.out, patience);
        let code = self.child.wait().unwrap().code();
        Ended { code, out, all }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Ended {
    #[track_caller]
    pub fn failed(&self) -> &Self {
        assert_eq!(self.code, Some(1), "{}", self.all);
        self
    }

    #[track_caller]
    pub fn succeeded(&self) -> &Self {
        assert_eq!(self.code, Some(0), "{}", self.all);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(
            self.all.contains(words),
            "{words:?} was not said: {}",
            self.all
        );
        self
    }

    #[track_caller]
    pub fn hides(&self, secret: &str) -> &Self {
        assert!(
            !self.all.contains(secret),
            "{secret:?} was said: {}",
            self.all
        );
        self
    }
}
