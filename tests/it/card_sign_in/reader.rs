//! A browser with a card in its reader, at a replica that speaks TLS and has the card listener.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use actix_web::rt::task::spawn_blocking;
use latchkey::config::{Profile, Settings};
use latchkey::domain::certificate::CertificateKind;
use latchkey::journeys::renewal::{authority, revocation};
use latchkey::secrets::seal;
use latchkey::storage::chip_keys::{self, Slot};
use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, Issuer, KeyPair, SerialNumber};
use time::macros::datetime;

use crate::support::{Person, TestApp};

/// A certificate with its key, as PEM files.
pub struct Card {
    folder: tempfile::TempDir,
}

fn pem(label: &str, der: Vec<u8>) -> String {
    pem::encode(&pem::Pem::new(label, der))
}

/// Certificates that are good whenever the test runs.
fn params(names: &[&str]) -> CertificateParams {
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = CertificateParams::new(names).unwrap();
    params.not_before = datetime!(2020-01-01 00:00 UTC);
    params.not_after = datetime!(2099-01-01 00:00 UTC);
    params
}

impl Card {
    /// The authentication certificate in use on a person's simulated card.
    pub fn of(app: &TestApp, person: &Person) -> Self {
        Self::with(app, person, CertificateKind::Authentication)
    }

    /// The one of a kind: taken out of the chip, which no page and no command does.
    pub fn with(app: &TestApp, person: &Person, kind: CertificateKind) -> Self {
        let chip = app.card(person).serial;
        let found = app
            .ports
            .db
            .read(|conn| chip_keys::find(conn, &chip, kind, Slot::InUse));
        let found = found.unwrap().unwrap();
        let label = format!("{chip} {}", kind.as_str());
        let key = seal::open(app.ports.keys.chips(), &label, &found.sealed).unwrap();
        Self::new(
            &pem("CERTIFICATE", found.certificate.unwrap()),
            &pem("PRIVATE KEY", key.to_vec()),
        )
    }

    /// Anybody's own.
    pub fn self_signed() -> Self {
        let key = KeyPair::generate().unwrap();
        let mut own = params(&[]);
        own.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        own.distinguished_name
            .push(DnType::CommonName, "Priya Shah");
        let own = own.self_signed(&key).unwrap();
        Self::new(&own.pem(), &key.serialize_pem())
    }

    /// One that another authority gave the installation's own name, to somebody with a serial number of ours.
    pub fn of_a_namesake(app: &TestApp) -> Self {
        let own = authority::certificate(&app.ports).unwrap().unwrap();
        let key = KeyPair::generate().unwrap();
        let issuer = Issuer::from_ca_cert_der(&own.into(), key).unwrap();
        let serial = &app.values("SELECT serial_number AS value FROM issued_certificates")[0];
        let serial: Vec<u8> = (0..serial.len() / 2)
            .map(|i| u8::from_str_radix(&serial[2 * i..2 * i + 2], 16).unwrap())
            .collect();
        let key = KeyPair::generate().unwrap();
        let mut card = params(&[]);
        card.serial_number = Some(SerialNumber::from_slice(&serial));
        card.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        let card = card.signed_by(&key, &issuer).unwrap();
        Self::new(&card.pem(), &key.serialize_pem())
    }

    fn new(certificate: &str, key: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("card.pem"), certificate).unwrap();
        std::fs::write(folder.path().join("card.key"), key).unwrap();
        Self { folder }
    }

    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
    headers: String,
}

impl Answer {
    fn read(output: &Output) -> Self {
        let text = String::from_utf8_lossy(&output.stdout).replace("\r\n", "\n");
        let (headers, body) = text.split_once("\n\n").unwrap_or((&text, ""));
        let status = headers.split_whitespace().nth(1).unwrap_or_default();
        let mut answer = Self {
            status: status.parse().unwrap_or_default(),
            location: String::new(),
            body: body.to_owned(),
            headers: headers.to_owned(),
        };
        answer.location = answer.header("location");
        answer
    }

    /// A header; empty where there is none.
    pub fn header(&self, name: &str) -> String {
        let named = |line: &str| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then(|| value.to_owned())
        };
        self.headers.lines().find_map(named).unwrap_or_default()
    }

    /// The cookie that begins like this; empty where there is none.
    pub fn cookie(&self, name: &str) -> String {
        let lines = self
            .headers
            .lines()
            .filter_map(|line| line.split_once(": "));
        let mut set = lines.filter(|(key, _)| key.eq_ignore_ascii_case("set-cookie"));
        let found = set.find(|(_, value)| value.starts_with(name));
        let value = found.map_or("", |(_, value)| value);
        value.split(';').next().unwrap_or_default().to_owned()
    }

    /// Whether a session was opened for somebody.
    pub fn set_a_session(&self) -> bool {
        self.status == 303 && !self.cookie("__Host-latchkey=").is_empty()
    }
}

/// A browser.
pub struct Reader {
    folder: tempfile::TempDir,
    port: u16,
    replica: TestApp,
    version: String,
}

impl Reader {
    /// At a new replica, after a new list.
    pub async fn of(app: &TestApp) -> Self {
        revocation::publish(&app.ports).unwrap();
        Self::as_it_is(app).await
    }

    /// At a new replica.
    pub async fn as_it_is(app: &TestApp) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name);
        let key = KeyPair::generate().unwrap();
        let own = params(&["localhost"]).self_signed(&key).unwrap();
        std::fs::write(file("portal.pem"), own.pem()).unwrap();
        std::fs::write(file("portal.key"), key.serialize_pem()).unwrap();
        let port = free_port();
        let toml = format!(
            "[server]\nbase_url = \"https://localhost\"\n\
             [tls]\ncertificate = \"{}\"\nkey = \"{}\"\n\
             [card_sign_in]\nport = {port}\nbase_url = \"https://localhost:{port}\"\n",
            file("portal.pem").display(),
            file("portal.key").display(),
        );
        std::fs::write(file("latchkey.toml"), toml).unwrap();
        let replica = app.again_with(speaks_tls(&file("latchkey.toml")));
        Self {
            folder,
            port,
            replica,
            version: "--tlsv1.2".to_owned(),
        }
    }

    /// The same browser, speaking this version of TLS.
    pub fn with(&self, version: &str) -> ReaderWith<'_> {
        ReaderWith(self, version.to_owned())
    }

    /// Where the card listener is.
    pub fn base_url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// A page of the portal itself.
    pub async fn portal(&self, path: &str) -> Answer {
        let url = format!("https://localhost:{}{path}", self.replica.port());
        Answer::read(&self.curl(None, &self.version, &[&url]).await)
    }

    /// A page of the card listener, without a card.
    pub async fn get(&self, path: &str) -> Answer {
        let url = format!("{}{path}", self.base_url());
        Answer::read(
            &self
                .curl(None, &self.version, &["--path-as-is", &url])
                .await,
        )
    }

    /// An empty form to a path of the card listener.
    pub async fn post_to(&self, path: &str) -> Answer {
        let url = format!("{}{path}", self.base_url());
        Answer::read(&self.curl(None, &self.version, &["--data", "", &url]).await)
    }

    /// Looks at the page for the card.
    pub async fn look(&self, card: Option<&Card>) -> Answer {
        let url = format!("{}/card", self.base_url());
        Answer::read(&self.curl(card, &self.version, &[&url]).await)
    }

    /// The form's only field, as the page has it now; the page without a card has a form for the language.
    pub async fn token(&self, card: Option<&Card>) -> String {
        let page = self.look(card).await.body;
        let after = page.split("name=\"csrf_token\" value=\"").nth(1);
        let token = after.and_then(|rest| rest.split('"').next());
        format!("csrf_token={}", token.expect("a form on the page"))
    }

    /// Presses the button.
    pub async fn sign_in(&self, card: &Card) -> Answer {
        self.post(Some(card)).await
    }

    /// The same, perhaps without a card.
    pub async fn post(&self, card: Option<&Card>) -> Answer {
        let token = self.token(card).await;
        self.send(card, &token, &[]).await
    }

    /// Sends a form.
    pub async fn send(&self, card: Option<&Card>, form: &str, more: &[&str]) -> Answer {
        let url = format!("{}/card", self.base_url());
        let all = [&["--data", form, &url], more].concat();
        Answer::read(&self.curl(card, &self.version, &all).await)
    }

    /// The connection is refused: there is no page at all.
    pub async fn is_cut_off(&self, card: &Card) {
        let url = format!("{}/card", self.base_url());
        for version in ["--tls-max=1.2", "--tlsv1.3"] {
            let output = self.curl(Some(card), version, &[&url]).await;
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(
                !output.status.success() && output.stdout.is_empty(),
                "{version}"
            );
            // An alert that the certificate has expired curl tells as if it had looked itself.
            let alert = ["alert", "certificate verification failed"];
            assert!(
                alert.iter().any(|it| said.contains(it)),
                "{version}: {said}"
            );
        }
    }

    async fn curl(&self, card: Option<&Card>, version: &str, more: &[&str]) -> Output {
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        let mut curl = Command::new("curl");
        curl.args(["-sS", "-i", "--max-time", "20", "--http1.1"])
            .args(version.split('='))
            .args(["--cacert", &file("portal.pem")])
            .args(["-b", &file("cookies"), "-c", &file("cookies")]);
        if let Some(card) = card {
            curl.args(["--cert", &card.file("card.pem")])
                .args(["--key", &card.file("card.key")]);
        }
        curl.args(more);
        // The portal's servers run on this thread.
        let ran = spawn_blocking(move || curl.output()).await;
        ran.unwrap().expect("curl is installed")
    }
}

/// A browser that speaks one version of TLS.
pub struct ReaderWith<'a>(&'a Reader, String);

impl ReaderWith<'_> {
    /// Presses the button.
    pub async fn sign_in(&self, card: &Card) -> Answer {
        let Self(reader, version) = self;
        let (token, url) = (
            reader.token(Some(card)).await,
            format!("{}/card", reader.base_url()),
        );
        Answer::read(
            &reader
                .curl(Some(card), version, &["--data", &token, &url])
                .await,
        )
    }
}

/// Settings of a file that have no fields of their own.
fn speaks_tls(file: &Path) -> crate::support::Setup {
    let loaded = Settings::load(Profile::Development, Some(file)).unwrap();
    assert_eq!(loaded.problems(), []);
    Box::new(move |set| {
        let (port, trusted) = (set.server.port, set.server.trusted_proxies.clone());
        set.server = loaded.server.clone();
        (set.server.port, set.server.trusted_proxies) = (port, trusted);
        set.tls = loaded.tls.clone();
        set.card_sign_in = loaded.card_sign_in.clone();
    })
}

/// A port that was free a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}
