//! Starting Chromium: a chromedriver of one's own, and as many browsers as a journey needs.

use std::io::ErrorKind;
use std::process::Command;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, Value, json};
use tempfile::TempDir;

use crate::services::process::Process;
use crate::services::{Outcome, part};

/// Another chromedriver than the one on the path.
const PROGRAM: &str = "LATCHKEY_CHROMEDRIVER";

/// Quiet, the same everywhere, and allowed to run in a container.
const FLAGS: [&str; 11] = [
    "--headless",
    // As at a desk, where the console's menu is open.
    "--window-size=1280,900",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--hide-scrollbars",
];

/// Whether pages may run scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// A running chromedriver. Dropping it ends all its browsers too, whatever state they are in.
pub struct Chromedriver {
    // First to be dropped, so that nothing writes to the folder any more when that goes.
    _process: Process,
    folder: TempDir,
    url: String,
}

impl Chromedriver {
    /// Starts one; `None` where it is not installed.
    pub fn start() -> Outcome<Option<Self>> {
        let program = std::env::var_os(PROGRAM).unwrap_or_else(|| "chromedriver".into());
        if let Err(error) = Command::new(&program).arg("--version").output()
            && error.kind() == ErrorKind::NotFound
        {
            return part::missing("chromedriver", &program.to_string_lossy());
        }
        let folder = tempfile::tempdir()?;
        let log = folder.path().join("chromedriver.log");
        let mut command = Command::new(program);
        command.arg("--port=0").env("TMPDIR", folder.path());
        let (process, line) = Process::announced(&mut command, "successfully on port ", &log)?;
        let port = line
            .rsplit("on port ")
            .next()
            .unwrap_or_default()
            .trim_end_matches('.');
        let url = format!("http://127.0.0.1:{port}");
        Ok(Some(Self {
            folder,
            url,
            _process: process,
        }))
    }

    /// Opens a browser with an empty profile of its own.
    pub async fn open(&self, name: &str, scripts: Scripts) -> Outcome<Client> {
        let profile = self.folder.path().join(name);
        let mut flags = FLAGS.map(str::to_owned).to_vec();
        flags.push(format!("--user-data-dir={}", profile.display()));
        let allowed = if scripts == Scripts::On { 1 } else { 2 };
        let capabilities = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": flags,
                "prefs": { "profile.managed_default_content_settings.javascript": allowed },
            },
        });
        let capabilities: Map<String, Value> = serde_json::from_value(capabilities)?;
        let mut builder = ClientBuilder::new(HttpConnector::new());
        Ok(builder
            .capabilities(capabilities)
            .connect(&self.url)
            .await?)
    }
}
