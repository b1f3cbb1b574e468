//! The real nginx with the project's own configuration, before replicas of the test's choice.
//!
//! Changed of `config/deploy/nginx.conf` is what an installation changes (the name, the certificate, the
//! replicas), and what lets an ordinary user run it beside others: ports, the user, and the folder for its logs and
//! files. Each of these is looked for, so that the file cannot change without this knowing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::Deserialize;
use tempfile::TempDir;
use tokio::net::TcpStream;

use crate::services::installation::Port;
use crate::services::patience::eventually;
use crate::services::process::Process;
use crate::services::{Outcome, part};

const DEPLOY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/deploy");
const TO_START: Duration = Duration::from_secs(20);

/// A running nginx, with a certificate for `localhost`.
pub struct Nginx {
    // First to be dropped, so that nothing writes to the folder any more when that goes.
    _process: Process,
    folder: TempDir,
    pub port: Port,
    pub plain: Port,
}

/// A line of its access log.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub address: String,
    pub path: String,
    pub status: String,
    pub replica: String,
}

/// Where it is; `None` where it is not installed.
pub fn program() -> Outcome<Option<PathBuf>> {
    let found = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"];
    match found
        .map(PathBuf::from)
        .into_iter()
        .find(|path| path.exists())
    {
        Some(path) => Ok(Some(path)),
        None => part::missing("nginx", "/usr/sbin/nginx"),
    }
}

impl Nginx {
    /// Starts one on `port`, which the replicas' `server.base_url` names, before two replicas.
    pub async fn start(port: Port, replicas: [u16; 2]) -> Outcome<Option<Self>> {
        let Some(program) = program()? else {
            return Ok(None);
        };
        let plain = Port::take()?;
        let folder = tempfile::tempdir()?;
        let configuration = configure(folder.path(), port.number, plain.number, replicas)?;
        let tested = Command::new(&program)
            .args(["-t", "-q", "-c"])
            .arg(&configuration)
            .output()?;
        if !tested.status.success() {
            return Err(String::from_utf8(tested.stderr)?.into());
        }
        let mut command = Command::new(program);
        command.arg("-c").arg(&configuration);
        command.args(["-g", "daemon off;"]).stderr(Stdio::null());
        let process = Process::start(&mut command)?;
        eventually("nginx to start", TO_START, || async {
            let open = TcpStream::connect(("127.0.0.1", port.number)).await;
            Ok(open.is_ok().then_some(()))
        })
        .await?;
        Ok(Some(Self {
            _process: process,
            folder,
            port,
            plain,
        }))
    }

    /// The certificate to trust.
    pub fn certificate(&self) -> PathBuf {
        self.folder.path().join("fullchain.pem")
    }

    /// Everything in its logs so far.
    pub fn logs(&self) -> Outcome<String> {
        let read = |name| std::fs::read_to_string(self.folder.path().join(name));
        Ok([read("access.log")?, read("error.log")?].concat())
    }

    /// The requests so far.
    pub fn requests(&self) -> Outcome<Vec<Line>> {
        let log = std::fs::read_to_string(self.folder.path().join("access.log"))?;
        log.lines()
            .map(|line| Ok(serde_json::from_str(line)?))
            .collect()
    }
}

/// Writes the files of an nginx that runs in `folder`; where the first is.
fn configure(folder: &Path, port: u16, plain: u16, replicas: [u16; 2]) -> Outcome<PathBuf> {
    let certificate = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
    std::fs::write(folder.join("fullchain.pem"), certificate.cert.pem())?;
    std::fs::write(
        folder.join("privkey.pem"),
        certificate.signing_key.serialize_pem(),
    )?;

    let upstream = std::fs::read_to_string(format!("{DEPLOY}/nginx-replicas.conf"))?;
    let upstream = replace(
        &upstream,
        "127.0.0.1:8081",
        &format!("127.0.0.1:{}", replicas[0]),
    )?;
    let upstream = replace(
        &upstream,
        "127.0.0.1:8082",
        &format!("127.0.0.1:{}", replicas[1]),
    )?;
    std::fs::write(folder.join("latchkey-replicas.conf"), upstream)?;

    let me = Command::new("id").arg("-un").output()?.stdout;
    let me = String::from_utf8(me)?;
    let here = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {here}/{what};\n"))
        .concat();
    let changes = [
        ("user www-data;", format!("user {};", me.trim())),
        ("/run/nginx.pid", format!("{here}/nginx.pid")),
        ("/var/log/nginx/", format!("{here}/")),
        ("/etc/nginx/tls/", format!("{here}/")),
        ("/etc/nginx/latchkey-", format!("{here}/latchkey-")),
        ("http {\n", format!("http {{\n{temporary}")),
        ("listen 443 ", format!("listen 127.0.0.1:{port} ")),
        ("listen 80", format!("listen 127.0.0.1:{plain}")),
        ("unlock.example.org", "localhost".to_owned()),
        // A redirect would name the standard port.
        (
            "https://$server_name$",
            format!("https://$server_name:{port}$"),
        ),
    ];
    let mut configuration = std::fs::read_to_string(format!("{DEPLOY}/nginx.conf"))?;
    for (from, to) in changes {
        configuration = replace(&configuration, from, &to)?;
    }
    let file = folder.join("nginx.conf");
    std::fs::write(&file, configuration)?;
    Ok(file)
}

fn replace(text: &str, from: &str, to: &str) -> Outcome<String> {
    if !text.contains(from) {
        return Err(format!("{from:?} is not in the configuration any more").into());
    }
    Ok(text.replace(from, to))
}
