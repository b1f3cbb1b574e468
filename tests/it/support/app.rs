//! A whole portal in the test's process: its own database, clock and mailbox; the worker is driven by hand.

use std::path::Path;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use latchkey::app::{Application, Outside};
use latchkey::clock::{Clock, ManualClock};
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::journeys::Ports;
use latchkey::journeys::audit_trail::seal;
use latchkey::mail::transport::memory::{MemoryMailbox, StoredMail};
use latchkey::mail::worker::Worker;
use latchkey::random::SystemRandom;
use latchkey::storage::outbox;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::browser::Browser;
use super::database::{Database, Kind};

/// When every test begins: a Sunday morning in winter.
const START: OffsetDateTime = datetime!(2026-11-22 09:00 UTC);

/// What a test changes before the portal starts.
pub type Setup = Box<dyn Fn(&mut Settings)>;

/// A portal under test, filled with the demonstration people.
pub struct TestApp {
    pub clock: Arc<ManualClock>,
    pub ports: Arc<Ports>,
    pub worker: Arc<Worker>,
    mailbox: MemoryMailbox,
    database: Arc<Database>,
    setup: Arc<dyn Fn(&mut Settings)>,
    port: u16,
    handles: Vec<ServerHandle>,
    networks: std::cell::Cell<u8>,
}

impl TestApp {
    /// Starts one; `None` where there is no PostgreSQL and it is not required.
    pub async fn start(kind: Kind) -> Option<Self> {
        Self::with(kind, Box::new(|_| {})).await
    }

    /// Starts one with other settings.
    pub async fn with(kind: Kind, setup: Setup) -> Option<Self> {
        let database = Arc::new(Database::create(kind)?);
        let clock = Arc::new(ManualClock::at(START));
        let app = Self::run(database, clock, setup.into());
        demo::load(&app.ports).unwrap();
        Some(app)
    }

    /// Another process on the same database, clock and keys: a replica, or the same one started again.
    pub fn again(&self) -> Self {
        Self::run(
            Arc::clone(&self.database),
            Arc::clone(&self.clock),
            Arc::clone(&self.setup),
        )
    }

    /// The same with other settings: another replica, reached in another way.
    pub fn again_with(&self, setup: Setup) -> Self {
        Self::run(
            Arc::clone(&self.database),
            Arc::clone(&self.clock),
            setup.into(),
        )
    }

    /// The same installation on another database, such as a backup that was restored.
    pub fn on(&self, database: Database) -> Self {
        Self::run(
            Arc::new(database),
            Arc::clone(&self.clock),
            Arc::clone(&self.setup),
        )
    }

    /// The URL of its database.
    pub fn database_url(&self) -> String {
        self.database.url()
    }

    fn run(
        database: Arc<Database>,
        clock: Arc<ManualClock>,
        setup: Arc<dyn Fn(&mut Settings)>,
    ) -> Self {
        let mut settings = Settings::load(Profile::Development, None).unwrap();
        settings.server.port = 0;
        settings.server.trusted_proxies = vec!["127.0.0.1/32".parse().unwrap()];
        settings.database.url = database.url();
        settings.hashing.memory_kib = 64;
        settings.hashing.passes = 1;
        setup(&mut settings);
        let same_clock: Arc<dyn Clock> = Arc::clone(&clock) as Arc<dyn Clock>;
        let outside = Outside {
            clock: same_clock,
            random: Arc::new(SystemRandom),
        };
        let application = Application::build(&settings, &outside).unwrap();
        let (ports, worker) = (application.ports(), application.worker());
        let (mailbox, port) = (application.mailbox().unwrap(), application.port());
        let (server, card) = application.into_servers();
        let handles = std::iter::once(&server)
            .chain(&card)
            .map(actix_web::dev::Server::handle)
            .collect();
        actix_web::rt::spawn(server);
        if let Some(card) = card {
            actix_web::rt::spawn(card);
        }
        let networks = std::cell::Cell::new(1);
        Self {
            clock,
            ports,
            worker,
            mailbox,
            database,
            setup,
            port,
            handles,
            networks,
        }
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// The port, for tests that speak raw HTTP.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// A new browser on a network of its own.
    pub fn browser(&self) -> Browser<'_> {
        let network = self.networks.get();
        self.networks.set(network.wrapping_add(1));
        Browser::new(self, &format!("203.0.113.{network}"))
    }

    /// A new browser that calls from `address`.
    pub fn browser_from(&self, address: &str) -> Browser<'_> {
        Browser::new(self, address)
    }

    /// The present moment.
    pub fn clock(&self) -> OffsetDateTime {
        self.ports.now()
    }

    /// Moves the clock.
    pub fn wait(&self, step: Duration) {
        self.clock.advance(step);
    }

    /// Lets the worker send what is due; what the mailbox holds then, newest first.
    pub async fn mails(&self) -> Vec<StoredMail> {
        while self.worker.work().await.unwrap() > 0 {}
        self.mailbox.newest_first()
    }

    /// Lets the sealer seal everything that waits; how many events it sealed.
    pub fn seal(&self) -> usize {
        let sealed = std::iter::from_fn(|| match seal::seal(&self.ports).unwrap() {
            0 => None,
            sealed => Some(sealed),
        });
        sealed.sum()
    }

    /// The newest mail to an address.
    pub async fn mail_to(&self, address: &str) -> StoredMail {
        let mails = self.mails().await;
        mails
            .into_iter()
            .find(|mail| mail.to == address)
            .expect("a mail to that address")
    }

    /// The code in the newest mail to an address.
    #[track_caller]
    pub fn code_in(mail: &StoredMail) -> String {
        let groups: Vec<&str> = mail.text.split_whitespace().collect();
        let is_half = |half: &str| half.len() == 4 && half.bytes().all(|b| b.is_ascii_digit());
        let pair = groups
            .windows(2)
            .find(|pair| is_half(pair[0]) && is_half(pair[1]));
        pair.map(<[&str]>::concat).expect("a code in the mail")
    }

    /// The path of the link in a mail.
    #[track_caller]
    pub fn link_in(mail: &StoredMail) -> String {
        let link = mail
            .text
            .split_whitespace()
            .find(|word| word.contains("/code/"));
        let link = link.expect("a link in the mail");
        link[link.find("/code/").unwrap()..].to_owned()
    }

    /// The folder of a SQLite database.
    pub fn folder(&self) -> Option<&Path> {
        self.database.folder()
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        for handle in &self.handles {
            drop(handle.stop(false));
        }
        if std::thread::panicking() {
            return;
        }
        let waiting = self.ports.db.read(outbox::waiting).unwrap();
        assert_eq!(
            waiting.queued, 0,
            "a mail was left behind: read it with app.mails()"
        );
        assert_eq!(waiting.leased, 0, "a lease was left behind");
    }
}
