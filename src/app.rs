//! How the program is put together: the same for `main` and for tests.

use std::net::TcpListener;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use actix_web::dev::Server;
use actix_web::web::Data;

mod card_trust;
mod listeners;
pub mod metrics;
mod tasks;
pub mod tls;
pub mod working;

use listeners::Listeners;
use tasks::Tasks;

use crate::authority::embedded::EmbeddedAuthority;
use crate::cards::simulated::SimulatedCards;
use crate::clock::Clock;
use crate::config::bank_holidays;
use crate::config::mail::TransportKind;
use crate::config::{Profile, Settings};
use crate::demo::staff::{DemoStaff, STAFF};
use crate::journeys::{Ports, Rules, vitals};
use crate::limits::first_filter::FirstFilter;
use crate::mail::render::Renderer as MailRenderer;
use crate::mail::transport::Transport;
use crate::mail::transport::folder::Folder;
use crate::mail::transport::memory::MemoryMailbox;
use crate::mail::transport::smtp::relay::Relay;
use crate::mail::transport::smtp::{Smtp, SmtpTimeouts};
use crate::mail::worker::Worker;
use crate::metrics::Metrics;
use crate::random::Random;
use crate::secrets::hashing::Hashing;
use crate::secrets::keys::Keys;
use crate::secrets::totp::TotpSecret;
use crate::storage::restore_ledger::StrikesLedger;
use crate::storage::{DatabaseUrl, Db};
use crate::web::face::Face;
use crate::web::pages::Renderer;
use crate::web::portal::{DemonstrationAccount, Portal, Site};

/// How many may wait in the hashing queue before the next is told to come back.
const HASHING_QUEUE: usize = 80;
/// How long a request that is under way may take when the program is told to stop.
const GRACE_SECONDS: u64 = 6;

/// What a program brings from outside: the doors to time and chance.
#[derive(Clone)]
pub struct Outside {
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
}

/// Why the program cannot start; a sentence for the operator.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct CannotStart(String);

fn cannot(what: &str, why: &dyn std::fmt::Display) -> CannotStart {
    CannotStart(format!("{what}: {why}"))
}

/// Opens the database and everything that journeys need of it.
///
/// # Errors
/// Says what is wrong with which setting.
pub fn ports(settings: &Settings, outside: &Outside) -> Result<Ports, CannotStart> {
    let metrics = Metrics::new(env!("CARGO_PKG_VERSION"), outside.clock.now());
    vitals::prepare(&metrics);
    let db = open_database(settings)?.watched(metrics.database.clone());
    let source = settings.keys.source().map_err(|e| cannot("keys", &e))?;
    let keys = Keys::open(source, Arc::clone(&outside.clock)).map_err(|e| cannot("keys", &e))?;
    let cores = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let cost = settings.hashing.cost();
    let hashing = Hashing::new(cost, keys.clone(), cores, HASHING_QUEUE);
    let hashing = hashing.map_err(|e| cannot("hashing", &e))?;
    let hashing = Arc::new(hashing.watched(metrics.hashing.clone()));
    let cards = SimulatedCards::new(
        Arc::clone(&hashing),
        Arc::clone(&outside.random),
        keys.clone(),
    );
    let authority = authority(settings, &keys, outside);
    let approved = settings
        .email
        .approved()
        .map_err(|e| cannot("email.approved_domains", &e))?;
    let reminders = settings
        .renewal
        .reminders()
        .map_err(|e| cannot("renewal.reminder_days", &e))?;
    Ok(Ports {
        db,
        clock: Arc::clone(&outside.clock),
        random: Arc::clone(&outside.random),
        hashing,
        keys,
        cards: Arc::new(cards),
        authority: Arc::new(authority),
        ledger: settings.database.ledger().map(StrikesLedger::new),
        rules: Rules {
            proof: settings.unlock.proof,
            code_lifetime: settings.codes.lifetime(),
            passcode: settings.passcode,
            approved_domains: approved,
            renewal: settings.renewal.rules(),
            reminders,
            terms: settings.terms.in_force(),
            holidays: bank_holidays::embedded().map_err(|e| cannot("bank_holidays.toml", &e))?,
            replacement: settings.replacement.rules(),
            retention: settings.retention.schedule(),
        },
        metrics,
    })
}

/// The certificate authority as it is configured.
#[must_use]
pub fn authority(settings: &Settings, keys: &Keys, outside: &Outside) -> EmbeddedAuthority {
    let profile = settings.authority.profile(&settings.server.base_url());
    EmbeddedAuthority::new(profile, keys.clone(), Arc::clone(&outside.random))
}

/// Opens the database; in development its folder is made where it is missing.
fn open_database(settings: &Settings) -> Result<Db, CannotStart> {
    let url = &settings.database.url;
    let parsed = DatabaseUrl::parse(url).map_err(|e| cannot("database.url", &e))?;
    if let (Profile::Development, Some(path)) = (settings.profile, url.strip_prefix("sqlite://"))
        && let Some(folder) = Path::new(path).parent()
    {
        std::fs::create_dir_all(folder).map_err(|e| cannot("database.url", &e))?;
    }
    Db::open(&parsed, settings.database.connections).map_err(|e| cannot("database.url", &e))
}

/// The program, bound to its port and ready to run.
pub struct Application {
    listeners: Listeners,
    watched: Option<Server>,
    worker: Arc<Worker>,
    works: bool,
    portal: Data<Portal>,
    port: u16,
}

impl Application {
    /// Binds the port, so that a port of 0 is known before anything runs, and puts the rest together.
    ///
    /// # Errors
    /// Says what is wrong with which setting.
    pub fn build(settings: &Settings, outside: &Outside) -> Result<Self, CannotStart> {
        let server = &settings.server;
        let listener = TcpListener::bind((server.bind, server.port));
        let listener = listener.map_err(|e| cannot("server.port", &e))?;
        let port = listener
            .local_addr()
            .map_err(|e| cannot("server.port", &e))?
            .port();
        let settings = settings.bound_to(port);
        let ports = Arc::new(ports(&settings, outside)?);
        ports.db.migrate().map_err(|e| cannot("database", &e))?;
        let prepared = ports.ledger.as_ref().map_or(Ok(()), StrikesLedger::prepare);
        prepared.map_err(|e| cannot("database.strikes_ledger", &e))?;
        let mailbox = (settings.profile == Profile::Development).then(MemoryMailbox::default);
        let worker = Arc::new(worker(&settings, &ports, mailbox.clone())?);
        let portal = Data::new(Portal {
            ports,
            renderer: Renderer::new().map_err(|e| cannot("templates", &e))?,
            site: site(&settings)?,
            filter: FirstFilter::default(),
            watchers: settings.metrics.allowed_networks.clone(),
            demonstration: demonstration(&settings),
            mailbox,
        });
        let listeners = Listeners::open(listener, &settings, outside, &portal)?;
        let watched = metrics::listener(&settings, &portal.ports)?;
        Ok(Self {
            listeners,
            watched,
            worker,
            works: true,
            portal,
            port,
        })
    }

    /// The same, serving pages alone: others send the mail and do the chores ([`working::Working`]).
    #[must_use]
    pub fn without_work(self) -> Self {
        Self {
            works: false,
            ..self
        }
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What journeys use.
    #[must_use]
    pub fn ports(&self) -> Arc<Ports> {
        Arc::clone(&self.portal.ports)
    }

    /// The worker: tests drive it by hand.
    #[must_use]
    pub fn worker(&self) -> Arc<Worker> {
        Arc::clone(&self.worker)
    }

    /// The mailbox of the development profile.
    #[must_use]
    pub fn mailbox(&self) -> Option<MemoryMailbox> {
        self.portal.mailbox.clone()
    }

    /// The URL that people use.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.portal.site.base_url
    }

    /// The server without the worker, for tests that drive the worker by hand, and the one that asks for cards'
    /// certificates, where there is one.
    pub fn into_servers(self) -> (Server, Option<Server>) {
        self.listeners.into_servers()
    }

    /// Serves, and works unless it is [`Self::without_work`], until told to stop (SIGTERM, SIGINT); requests and mails
    /// under way are finished. `started` is called once the server is under way and can be told to stop.
    ///
    /// # Errors
    /// When the server fails.
    pub async fn run(self, started: impl FnOnce()) -> std::io::Result<()> {
        let serving = actix_web::rt::spawn(self.listeners.run());
        let watched = self.watched.map(metrics::spawn);
        tokio::task::yield_now().await;
        started();
        let mut tasks = Tasks::none();
        tasks.keep_keys(&self.portal.ports);
        tasks.tidy_memory(&self.portal);
        if self.works {
            tasks.work(&self.portal.ports, &self.worker);
        }
        let served = serving
            .await
            .unwrap_or_else(|error| Err(std::io::Error::other(error)));
        if let Some(watched) = watched {
            watched.stop(false).await;
        }
        tasks.end().await;
        served
    }
}

/// The staff of the demonstration; nobody but in the development profile.
fn demonstration(settings: &Settings) -> Vec<DemonstrationAccount> {
    if settings.profile != Profile::Development {
        return Vec::new();
    }
    let account = |person: &DemoStaff| {
        Some(DemonstrationAccount {
            email: person.email.to_owned(),
            role: person.role.title().to_owned(),
            password: person.password.to_owned(),
            factor: TotpSecret::from_base32(person.totp_secret)?,
        })
    };
    STAFF.iter().filter_map(account).collect()
}

fn site(settings: &Settings) -> Result<Site, CannotStart> {
    let server = &settings.server;
    let mut hosts = server.allowed_hosts.clone();
    hosts.push(server.host());
    let face = settings.face.face().map_err(|problems| {
        let problems: Vec<_> = problems.iter().map(ToString::to_string).collect();
        cannot("face", &problems.join("; "))
    })?;
    Ok(Site {
        service_name: settings.service.name.clone(),
        face: Face::new(&face),
        base_url: server.base_url(),
        card_base_url: settings
            .card_sign_in
            .is_on()
            .then(|| settings.card_sign_in.base_url().to_owned()),
        https: server.is_https(),
        hosts,
        trusted_proxies: server.trusted_proxies.clone(),
        sender: settings.mail.from_address.clone(),
        development: settings.profile == Profile::Development,
    })
}

fn worker(
    settings: &Settings,
    ports: &Ports,
    mailbox: Option<MemoryMailbox>,
) -> Result<Worker, CannotStart> {
    Ok(Worker {
        db: ports.db.clone(),
        clock: Arc::clone(&ports.clock),
        random: Arc::clone(&ports.random),
        keys: ports.keys.clone(),
        renderer: MailRenderer::new().map_err(|e| cannot("mail templates", &e))?,
        transport: transport(settings, mailbox.as_ref())?,
        sender: settings
            .mail
            .sender()
            .map_err(|e| cannot("mail.from_address", &e))?,
        service_name: settings.service.name.clone(),
        organisation_name: settings.face.organisation.trim().to_owned(),
        base_url: settings.server.base_url(),
        metrics: ports.metrics.mail.clone(),
        copies: mailbox,
    })
}

fn transport(
    settings: &Settings,
    mailbox: Option<&MemoryMailbox>,
) -> Result<Transport, CannotStart> {
    let mail = &settings.mail;
    Ok(match mail.transport {
        TransportKind::Memory => Transport::Memory(mailbox.cloned().unwrap_or_default()),
        TransportKind::Folder => {
            Transport::Folder(Folder::open(&mail.folder).map_err(|e| cannot("mail.folder", &e))?)
        }
        TransportKind::Smtp => {
            let root = root_certificate(&mail.tls_root_certificate)?;
            let relay = Relay::from_url(&mail.smtp_url, root.as_deref());
            let relay = relay.map_err(|e| cannot("mail.smtp_url", &e))?;
            Transport::Smtp(Smtp::new(relay, SmtpTimeouts::default()))
        }
    })
}

fn root_certificate(path: &str) -> Result<Option<Vec<u8>>, CannotStart> {
    if path.is_empty() {
        return Ok(None);
    }
    std::fs::read(path)
        .map(Some)
        .map_err(|e| cannot("mail.tls_root_certificate", &e))
}
