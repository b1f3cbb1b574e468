//! The real program with a certificate, in a folder of its own.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use latchkey::app::{self, Outside};
use latchkey::clock::{Clock, SystemClock};
use latchkey::config::{Profile, Settings};
use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::domain::cancellation::CancelReason;
use latchkey::domain::certificate::CertificateKind;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::Ports;
use latchkey::journeys::renewal::revocation;
use latchkey::random::SystemRandom;
use latchkey::secrets::seal;
use latchkey::storage::chip_keys::{self, Slot};
use latchkey::storage::{StorageError, cards, holders, issued_certificates as issued};

use super::files::Files;
use crate::services::Outcome;
use crate::services::patience::eventually;
use crate::services::process::Process;

const SECRET: &str = "c29tZSBvdGhlciBzZWNyZXQgdGhhdCBpcyBsb25nIGVub3VnaA==";

/// The program under way.
pub struct Portal {
    // First: it is ended before its folder goes.
    _process: Process,
    /// Its certificates, its database, its log.
    pub files: Files,
    /// Where it listens.
    pub port: u16,
    card_port: u16,
}

/// What curl says.
pub fn curl(arguments: &[&str]) -> Outcome<String> {
    said(Command::new("curl").args(arguments))
}

/// What openssl says.
pub fn openssl(arguments: &[&str]) -> Outcome<String> {
    said(Command::new("openssl").args(arguments))
}

fn said(command: &mut Command) -> Outcome<String> {
    let output = command.stdin(Stdio::null()).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// The program with settings that production accepts but for what the test says.
fn program(files: &Files, command: &str, settings: &[(&str, String)]) -> Command {
    // What runs in the shell's place keeps its number, which signals are sent to.
    let mut program = Command::new("sh");
    program.args([
        "-c",
        "echo $$ >pid; exec \"$0\" \"$1\"",
        env!("CARGO_BIN_EXE_latchkey"),
        command,
    ]);
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("LATCHKEY") {
            program.env_remove(name);
        }
    }
    let database = format!("sqlite://{}", files.name("latchkey.db"));
    let own = [
        ("SERVER__PORT", "0"),
        ("SERVER__BASE_URL", "https://localhost"),
        ("SERVER__ALLOWED_HOSTS", "localhost"),
        ("KEYS__SECRET", SECRET),
        ("MAIL__TRANSPORT", "folder"),
        ("MAIL__FROM_ADDRESS", "no-reply@unlock.example.org"),
        ("HASHING__MEMORY_KIB", "64"),
        ("DATABASE__URL", &database),
    ];
    let own = own.map(|(key, value)| (key, value.to_owned()));
    for (key, value) in own.iter().chain(settings) {
        program.env(format!("LATCHKEY__{key}"), value);
    }
    program
        .env("LATCHKEY_PROFILE", "production")
        .current_dir(files.folder());
    program
}

fn tls(files: &Files, certificate: &str, key: &str) -> Vec<(&'static str, String)> {
    vec![
        ("TLS__CERTIFICATE", files.name(certificate)),
        ("TLS__KEY", files.name(key)),
    ]
}

impl Portal {
    /// Starts it in production, with TLS and without a proxy.
    pub fn start(files: Files) -> Outcome<Self> {
        let settings = tls(&files, "portal.pem", "portal.key");
        let mut program = program(&files, "serve", &settings);
        let log = files.path("log");
        let (process, line) = Process::announced(&mut program, "Latchkey is at", &log)?;
        let port = line.rsplit(' ').next().unwrap_or_default().parse()?;
        Ok(Self {
            files,
            port,
            card_port: 0,
            _process: process,
        })
    }

    /// Starts it with the demonstration and the card listener.
    pub fn with_cards(files: Files) -> Outcome<Self> {
        let (port, card_port) = (free_port()?, free_port()?);
        let mut settings = tls(&files, "portal.pem", "portal.key");
        settings.extend([
            ("SERVER__PORT", port.to_string()),
            ("CARD_SIGN_IN__PORT", card_port.to_string()),
            (
                "CARD_SIGN_IN__BASE_URL",
                format!("https://localhost:{card_port}"),
            ),
            ("MAIL__TRANSPORT", "memory".to_owned()),
        ]);
        let mut program = program(&files, "serve", &settings);
        program.env("LATCHKEY_PROFILE", "development");
        let log = files.path("log");
        let (process, _) = Process::announced(&mut program, "https://localhost", &log)?;
        Ok(Self {
            files,
            port,
            card_port,
            _process: process,
        })
    }

    /// What a start that is refused says.
    pub fn refuses(files: &Files, command: &str, certificate: &str, key: &str) -> Outcome<String> {
        let settings = tls(files, certificate, key);
        let output = program(files, command, &settings)
            .stdin(Stdio::null())
            .output()?;
        assert_eq!(
            output.status.code(),
            Some(1),
            "{command} {certificate} {key}"
        );
        Ok(String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// A page, as curl gets it with these arguments.
    pub fn get(&self, path: &str, more: &[&str]) -> Outcome<String> {
        let url = format!("https://localhost:{}{path}", self.port);
        let all = ["-sS", "-k", "--max-time", "20", &url];
        curl(&[&all, more].concat())
    }

    /// The status of a form of the language, sent by a page of `origin`.
    pub fn switch_language(&self, origin: &str) -> Outcome<String> {
        let jar = self.files.name("cookies");
        let jar = ["-b", jar.as_str(), "-c", jar.as_str()];
        let page = self.get("/", &jar)?;
        let form = format!("{}&language=cy&back=%2F", token(&page)?);
        let origin = format!("Origin: {origin}");
        let status = ["-o", "/dev/null", "-w", "%{http_code}"];
        let sent = ["--data", form.as_str(), "-H", origin.as_str()];
        self.get("/language", &[&jar[..], &sent, &status].concat())
    }

    /// What openssl says of a handshake.
    pub fn handshake(&self, more: &[&str]) -> Outcome<String> {
        handshake(self.port, more)
    }

    /// The same with the card, on the card listener.
    pub fn card_handshake(&self, more: &[&str]) -> Outcome<String> {
        let (certificate, key) = (self.files.name("card.pem"), self.files.name("card.key"));
        let card = ["-cert", certificate.as_str(), "-key", key.as_str()];
        handshake(self.card_port, &[&card, more].concat())
    }

    /// The fingerprint of the certificate that it presents.
    pub fn presented(&self) -> Outcome<String> {
        let said = self.handshake(&[])?;
        let from = said.find("-----BEGIN").ok_or("no certificate")?;
        let file = self.files.path("presented.pem");
        std::fs::write(&file, &said[from..])?;
        self.files.fingerprint("presented.pem")
    }

    /// Waits until it presents this one.
    pub async fn presents(&self, fingerprint: &str, patience: Duration) -> Outcome {
        let ask = || async { Ok((self.presented()? == fingerprint).then_some(())) };
        eventually("the new certificate", patience, ask).await
    }

    /// How many errors in its log say this.
    pub fn errors(&self, words: &str) -> Outcome<usize> {
        let log = std::fs::read_to_string(self.files.path("log"))?;
        let errors = log.lines().filter(|line| line.contains("ERROR"));
        Ok(errors.filter(|line| line.contains(words)).count())
    }

    /// Waits for one more of them.
    pub async fn complains(&self, words: &str, before: usize, patience: Duration) -> Outcome {
        let ask = || async { Ok((self.errors(words)? > before).then_some(())) };
        eventually(words, patience, ask).await
    }

    /// Tells it that files have changed.
    pub fn hang_up(&self) -> Outcome {
        let id = std::fs::read_to_string(self.files.path("pid"))?;
        let told = Command::new("kill")
            .args(["-s", "HUP", id.trim()])
            .status()?;
        match told.success() {
            true => Ok(()),
            false => Err(format!("kill: {told}").into()),
        }
    }

    /// Asks for a page again and again, each time on a new connection.
    pub fn keep_asking(&self, times: usize) -> JoinHandle<Outcome> {
        let url = format!("https://localhost:{}/healthz", self.port);
        std::thread::spawn(move || {
            for _ in 0..times {
                let asked = ["-sS", "-k", "--max-time", "20", &url];
                let said = curl(&asked)?;
                if said != "ok\n" {
                    return Err(format!("a request failed: {said}").into());
                }
            }
            Ok(())
        })
    }

    /// Takes the certificate with its key out of a simulated card; its serial number.
    pub fn take_card(&self) -> Outcome<String> {
        let ports = self.ports()?;
        let holder = PEOPLE
            .iter()
            .find(|person| person.purpose == Purpose::UnlockedRegistered)
            .ok_or("nobody")?;
        let number = SmartcardNumber::parse(holder.number).map_err(|_| "no number")?;
        let kind = CertificateKind::Authentication;
        let (card, found, entry) = ports.db.read(|conn| {
            let holder = holders::by_number(conn, &number)?;
            let holder = holder.ok_or_else(|| StorageError::unreadable("holder"))?;
            let card = cards::current(conn, holder.id, SystemClock.now())?;
            let card = card.ok_or_else(|| StorageError::unreadable("card"))?;
            let key = chip_keys::find(conn, &card.serial, kind, Slot::InUse)?;
            let entry = issued::in_use(conn, card.id, kind)?;
            Ok::<_, StorageError>((card, key, entry))
        })?;
        let (found, entry) = (found.ok_or("no key")?, entry.ok_or("no certificate")?);
        let label = format!("{} {}", card.serial, kind.as_str());
        let key = seal::open(ports.keys.chips(), &label, &found.sealed)?;
        write(&self.files.path("card.pem"), "CERTIFICATE", entry.der)?;
        write(&self.files.path("card.key"), "PRIVATE KEY", key.to_vec())?;
        Ok(entry.serial_number)
    }

    /// The page for cards, with the card or without; empty where the connection is cut off.
    pub fn card_page(&self, with: bool) -> Outcome<String> {
        self.card_listener(with, &[])
    }

    /// Presses the button: the status and where it leads.
    pub fn card_sign_in(&self) -> Outcome<String> {
        let form = token(&self.card_page(true)?)?;
        let told = "%{http_code} %{redirect_url}";
        let more = ["--data", form.as_str(), "-o", "/dev/null", "-w", told];
        self.card_listener(true, &more)
    }

    fn card_listener(&self, with: bool, more: &[&str]) -> Outcome<String> {
        let url = format!("https://localhost:{}/card", self.card_port);
        let jar = self.files.name("cookies");
        let (certificate, key) = (self.files.name("card.pem"), self.files.name("card.key"));
        let card = ["--cert", certificate.as_str(), "--key", key.as_str()];
        let all = ["-s", "-k", "--max-time", "20", "-b", &jar, "-c", &jar, &url];
        let card: &[&str] = if with { &card } else { &[] };
        curl(&[&all, card, more].concat())
    }

    /// Revokes what was issued to the card of a certificate, in the ledger alone.
    pub fn revoke(&self, serial_number: &str) -> Outcome {
        let ports = self.ports()?;
        let why = CancelReason::Stolen.revocation();
        ports.db.write(|conn| {
            let entry = issued::by_serial_number(conn, serial_number)?;
            let entry = entry.ok_or_else(|| StorageError::unreadable("entry"))?;
            issued::revoke_all_of(conn, entry.card, why, SystemClock.now())
        })?;
        Ok(())
    }

    /// Publishes a list.
    pub fn publish(&self) -> Outcome {
        revocation::publish(&self.ports()?).map_err(|error| error.to_string())?;
        Ok(())
    }

    /// The same database under the same keys.
    fn ports(&self) -> Outcome<Ports> {
        let mut settings = Settings::load(Profile::Development, None)?;
        settings.database.url = format!("sqlite://{}", self.files.name("latchkey.db"));
        SECRET.clone_into(&mut settings.keys.secret);
        settings.hashing.memory_kib = 64;
        let outside = Outside {
            clock: Arc::new(SystemClock),
            random: Arc::new(SystemRandom),
        };
        Ok(app::ports(&settings, &outside)?)
    }
}

fn handshake(port: u16, more: &[&str]) -> Outcome<String> {
    let at = format!("localhost:{port}");
    let all = ["s_client", "-connect", &at, "-servername", "localhost"];
    let mut command = Command::new("openssl");
    let output = command
        .args([&all, more].concat())
        .stdin(Stdio::null())
        .output()?;
    let both = [output.stdout, output.stderr].concat();
    Ok(String::from_utf8_lossy(&both).into_owned())
}

/// The token of the first form of a page.
fn token(page: &str) -> Outcome<String> {
    let after = page.split("name=\"csrf_token\" value=\"").nth(1);
    let token = after.and_then(|rest| rest.split('"').next());
    Ok(format!("csrf_token={}", token.ok_or("no form")?))
}

fn write(path: &Path, label: &str, der: Vec<u8>) -> Outcome {
    std::fs::write(path, pem::encode(&pem::Pem::new(label, der)))?;
    Ok(())
}
