//! Where the portal is served: its own port, with TLS or without, and the port where browsers are asked for the
//! certificate of a card.

use std::any::Any;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::body::MessageBody;
use actix_web::dev::{Extensions, Server, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::rt::net::TcpStream;
use actix_web::web::{Data, PayloadConfig, ServiceConfig};
use actix_web::{App, Error, HttpServer};
use futures_util::future::try_join;
use rustls::ServerConfig;
use rustls::server::NoServerSessionStorage;
use tokio::signal::unix::{Signal, SignalKind, signal};

use super::card_trust::CardTrust;
use super::tls::{self, Pair};
use super::{CannotStart, GRACE_SECONDS, Outside, cannot};
use crate::config::Settings;
use crate::journeys::Ports;
use crate::web::forms::MAX_BODY;
use crate::web::holder::card::{self, Presented};
use crate::web::portal::Portal;
use crate::web::{guards, routes};

/// How often the files of the certificate and the revocation list are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// Threads of the card listener: it signs in and does nothing else.
const CARD_WORKERS: usize = 2;

/// The servers, bound to their ports, and what they go by.
pub(super) struct Listeners {
    main: Server,
    card: Option<Server>,
    secured: Option<Secured>,
}

/// What is looked at again while TLS is spoken.
#[derive(Clone)]
struct Secured {
    pair: Arc<Pair>,
    trust: Option<Arc<CardTrust>>,
    ports: Arc<Ports>,
}

impl Listeners {
    /// The servers of a configuration; `listener` is bound already.
    ///
    /// # Errors
    /// Says what is wrong with which setting.
    pub fn open(
        listener: TcpListener,
        settings: &Settings,
        outside: &Outside,
        portal: &Data<Portal>,
    ) -> Result<Self, CannotStart> {
        let configure = routes::configure(portal.site.development);
        if !settings.tls.is_on() {
            let portal = portal.clone();
            let main = HttpServer::new(move || application(portal.clone(), configure.clone()))
                .shutdown_timeout(GRACE_SECONDS)
                .listen(listener)
                .map_err(|e| cannot("server", &e))?;
            return Ok(Self {
                main: main.run(),
                card: None,
                secured: None,
            });
        }
        let pair = Pair::open(&settings.tls, Arc::clone(&outside.clock));
        let pair = Arc::new(pair.map_err(|problem| CannotStart(problem.to_string()))?);
        let config = tls::settled(&outside.clock).map_err(|e| cannot(TLS, &e))?;
        let config = config.with_no_client_auth();
        let config = config.with_cert_resolver(Arc::clone(&pair) as Arc<_>);
        let mut secured = Secured {
            pair,
            trust: None,
            ports: Arc::clone(&portal.ports),
        };
        let main = {
            let portal = portal.clone();
            HttpServer::new(move || application(portal.clone(), configure.clone()))
                .shutdown_timeout(GRACE_SECONDS)
                .listen_rustls_0_23(listener, config)
                .map_err(|e| cannot("server", &e))?
        };
        let card = match settings.card_sign_in.is_on() {
            true => Some(secured.with_cards(settings, outside, portal)?),
            false => None,
        };
        Ok(Self {
            main: main.run(),
            card,
            secured: Some(secured),
        })
    }

    /// The servers alone, for tests that do everything else by hand.
    pub fn into_servers(self) -> (Server, Option<Server>) {
        (self.main, self.card)
    }

    /// Serves until told to stop.
    ///
    /// # Errors
    /// When one of the servers fails.
    pub async fn run(self) -> std::io::Result<()> {
        let looking = self
            .secured
            .map(|secured| actix_web::rt::spawn(secured.keep()));
        let served = match self.card {
            Some(card) => try_join(self.main, card).await.map(|_| ()),
            None => self.main.await,
        };
        if let Some(looking) = looking {
            looking.abort();
        }
        served
    }
}

const TLS: &str = "tls";

impl Secured {
    /// The listener that asks for a card's certificate.
    fn with_cards(
        &mut self,
        settings: &Settings,
        outside: &Outside,
        portal: &Data<Portal>,
    ) -> Result<Server, CannotStart> {
        let asked = &settings.card_sign_in;
        let listener = TcpListener::bind((asked.bind, asked.port));
        let listener = listener.map_err(|e| cannot("card_sign_in.port", &e))?;
        let trust = Arc::new(CardTrust::new());
        let looked = trust.look(&self.ports);
        looked.map_err(|e| cannot("card_sign_in", &e))?;
        let config = tls::settled(&outside.clock).map_err(|e| cannot(TLS, &e))?;
        let config = config.with_client_cert_verifier(Arc::clone(&trust) as Arc<_>);
        let config = config.with_cert_resolver(Arc::clone(&self.pair) as Arc<_>);
        self.trust = Some(trust);
        let portal = portal.clone();
        let server = HttpServer::new(move || application(portal.clone(), card::configure))
            .workers(CARD_WORKERS)
            .shutdown_timeout(GRACE_SECONDS)
            // Before the port is bound, or it is never called.
            .on_connect(present)
            .listen_rustls_0_23(listener, without_resumption(config))
            .map_err(|e| cannot("card_sign_in.port", &e))?;
        Ok(server.run())
    }

    /// Looks at the files and at the list again and again, and at once on SIGHUP.
    async fn keep(self) {
        let mut hangup = signal(SignalKind::hangup())
            .inspect_err(|error| tracing::warn!(%error, "SIGHUP is not listened to"))
            .ok();
        loop {
            tokio::select! {
                () = told(&mut hangup) => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
            let secured = self.clone();
            if let Err(error) = actix_web::web::block(move || secured.look()).await {
                tracing::error!(%error, "looking at the certificate panicked");
            }
        }
    }

    fn look(&self) {
        self.pair.look();
        if let Some(trust) = &self.trust
            && let Err(error) = trust.look(&self.ports)
        {
            tracing::warn!(%error, "the revocation list could not be looked at");
        }
    }
}

/// A session that is taken up again brings its certificate along unverified: on the card listener there are none,
/// so that what was revoked or has expired meanwhile is seen.
fn without_resumption(mut config: ServerConfig) -> ServerConfig {
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    config.max_tls13_tickets = 0;
    config
}

async fn told(hangup: &mut Option<Signal>) {
    match hangup {
        Some(hangup) => {
            hangup.recv().await;
        }
        None => std::future::pending().await,
    }
}

/// Lets handlers see the certificate of their connection. It has been verified, and its owner has its key.
fn present(connection: &dyn Any, known: &mut Extensions) {
    let Some(stream) = connection.downcast_ref::<TlsStream<TcpStream>>() else {
        return;
    };
    let presented = stream.get_ref().1.peer_certificates();
    if let Some(certificate) = presented.and_then(<[_]>::first) {
        known.insert(Presented(certificate.to_vec()));
    }
}

fn application<F: FnOnce(&mut ServiceConfig)>(
    portal: Data<Portal>,
    configure: F,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(portal)
        .app_data(PayloadConfig::new(MAX_BODY))
        .configure(configure)
        .wrap(from_fn(guards::around))
        .wrap(Compress::default())
}
