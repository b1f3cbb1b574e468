//! The mail server, and what it has been given.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;

use crate::services::patience::eventually;
use crate::services::process::Process;
use crate::services::{Outcome, part};

/// The Python that has aiosmtpd.
const PYTHON: &str = "LATCHKEY_TEST_PYTHON";

/// A mail server of the test's own.
pub struct Relay {
    // First to be dropped, so that nothing writes to the folder any more when that goes.
    _process: Process,
    folder: TempDir,
    url: String,
}

/// What the server did with a mail or a recipient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// Accepted for good.
    Taken,
    /// 451.
    Deferred,
    /// 550.
    Refused,
    /// The connection was cut after the mail and before the answer.
    Dropped,
}

/// A mail, or a recipient that was turned away before it.
#[derive(Debug, Clone, Deserialize)]
pub struct Delivery {
    pub outcome: Fate,
    pub from: String,
    pub to: Vec<String>,
    pub tls: bool,
    pub user: Option<String>,
    #[serde(default)]
    pub message_id: String,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub text: String,
    #[serde(default)]
    pub html: String,
    #[serde(default)]
    pub raw: String,
}

impl Relay {
    /// Starts one with these options; `None` where aiosmtpd is not there.
    pub fn start(options: &[&str]) -> Outcome<Option<Self>> {
        let python = python();
        let has_it = Command::new(&python)
            .args(["-c", "import aiosmtpd"])
            .output();
        if !has_it.is_ok_and(|ran| ran.status.success()) {
            return part::missing("aiosmtpd", &python.display().to_string());
        }
        let folder = tempfile::tempdir()?;
        let mut server = Command::new(python);
        server.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/smtp/server.py"));
        server.arg("--folder").arg(folder.path()).args(options);
        let log = folder.path().join("server.log");
        let (process, url) = Process::announced(&mut server, "smtp://", &log)?;
        Ok(Some(Self {
            folder,
            url,
            _process: process,
        }))
    }

    /// The settings of an installation that sends its mail here.
    pub fn settings(&self) -> [(&str, String); 3] {
        let root = self.folder.path().join("ca.pem");
        [
            ("MAIL__TRANSPORT", "smtp".to_owned()),
            ("MAIL__SMTP_URL", self.url.clone()),
            ("MAIL__TLS_ROOT_CERTIFICATE", root.display().to_string()),
        ]
    }

    /// Everything so far, in order.
    pub fn deliveries(&self) -> Outcome<Vec<Delivery>> {
        let notes = std::fs::read_to_string(self.folder.path().join("mails.jsonl"))?;
        // The last line may be half written.
        let whole = notes.rsplit_once('\n').map_or("", |(whole, _)| whole);
        whole
            .lines()
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect()
    }

    /// What came for an address, whatever became of it.
    pub fn to(&self, address: &str) -> Outcome<Vec<Delivery>> {
        let mut deliveries = self.deliveries()?;
        deliveries.retain(|delivery| delivery.to.iter().any(|to| to == address));
        Ok(deliveries)
    }

    /// The first delivery to an address with this fate, once it is there.
    pub async fn sees(&self, fate: Fate, address: &str, patience: Duration) -> Outcome<Delivery> {
        let what = format!("a mail to {address} to be {fate:?}");
        eventually(&what, patience, || async {
            Ok(self
                .to(address)?
                .into_iter()
                .find(|delivery| delivery.outcome == fate))
        })
        .await
    }
}

impl Delivery {
    /// The one code that its text and its HTML agree on.
    pub fn code(&self) -> Outcome<String> {
        let (text, html) = (codes(&self.text), codes(&self.html));
        let one = text.first().filter(|_| text.len() == 1 && text == html);
        Ok(one
            .ok_or_else(|| format!("codes {text:?} in the text, {html:?} in the HTML"))?
            .clone())
    }
}

/// Everything of the form `1234 5678`.
fn codes(body: &str) -> BTreeSet<String> {
    let is_code = |text: &str| {
        text.char_indices().all(|(at, c)| {
            if at == 4 {
                c == ' '
            } else {
                c.is_ascii_digit()
            }
        })
    };
    let starts = (0..body.len()).filter_map(|at| body.get(at..at + 9));
    starts
        .filter(|text| is_code(text))
        .map(str::to_owned)
        .collect()
}

fn python() -> PathBuf {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/python/bin/python");
    std::env::var_os(PYTHON).map_or(installed, PathBuf::from)
}
