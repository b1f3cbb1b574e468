//! A real SMTP server inside the test, which misbehaves as told.

use std::io;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use mailin::{Action, AuthMechanism, Handler, Response, Session, SessionBuilder, response};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

pub(super) const PASSWORD: &str = "let me+in";

/// What the server does with the end of a mail.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum End {
    Takes,
    /// The first mail only: hears it and says no more.
    FirstSilent,
    /// Hears the mail and hangs up without a word.
    HangsUp,
    /// Takes the mail and hangs up afterwards.
    TakesAndLeaves,
}

#[derive(Clone)]
pub(super) struct Manner {
    /// Offers encryption, and then insists on a sign-in.
    pub start_tls: bool,
    /// Never says a word, not even hello.
    pub mute: bool,
    pub recipient: Response,
    pub end: End,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            start_tls: true,
            mute: false,
            recipient: response::OK,
            end: End::Takes,
        }
    }
}

impl Manner {
    /// Offers no encryption and wants no sign-in.
    pub(super) fn plain() -> Self {
        Self {
            start_tls: false,
            ..Self::default()
        }
    }
}

/// What the server saw.
#[derive(Default)]
pub(super) struct Seen {
    pub connections: AtomicUsize,
    pub senders: AtomicUsize,
    pub mails: Mutex<Vec<String>>,
}

pub(super) struct Server {
    pub port: u16,
    pub root: String,
    pub seen: Arc<Seen>,
}

impl Server {
    pub(super) async fn start(manner: Manner) -> Self {
        let key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let root = key.cert.pem();
        let acceptor = acceptor(&key);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::new(Seen::default());
        let accepted = Arc::clone(&seen);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                accepted.connections.fetch_add(1, Ordering::SeqCst);
                let (manner, seen) = (manner.clone(), Arc::clone(&accepted));
                tokio::spawn(converse(stream, acceptor.clone(), manner, seen));
            }
        });
        Self { port, root, seen }
    }

    pub(super) fn connections(&self) -> usize {
        self.seen.connections.load(Ordering::SeqCst)
    }

    pub(super) fn mails(&self) -> Vec<String> {
        self.seen.mails.lock().unwrap().clone()
    }
}

fn acceptor(key: &rcgen::CertifiedKey<rcgen::KeyPair>) -> TlsAcceptor {
    let private = PrivateKeyDer::try_from(key.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![key.cert.der().clone()], private)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}

/// One conversation's side of the server.
struct Clerk {
    manner: Manner,
    seen: Arc<Seen>,
    mail: Vec<u8>,
}

impl Handler for Clerk {
    fn mail(&mut self, _: IpAddr, _: &str, _: &str) -> Response {
        self.seen.senders.fetch_add(1, Ordering::SeqCst);
        response::OK
    }

    fn rcpt(&mut self, _: &str) -> Response {
        self.manner.recipient.clone()
    }

    fn data(&mut self, line: &[u8]) -> io::Result<()> {
        self.mail.extend_from_slice(line);
        Ok(())
    }

    fn data_end(&mut self) -> Response {
        let mail = String::from_utf8(std::mem::take(&mut self.mail)).unwrap();
        self.seen.mails.lock().unwrap().push(mail);
        response::OK
    }

    fn auth_plain(&mut self, _: &str, user: &str, password: &str) -> Response {
        if (user, password) == ("latchkey", PASSWORD) {
            response::AUTH_OK
        } else {
            response::INVALID_CREDENTIALS
        }
    }
}

async fn converse(
    stream: TcpStream,
    acceptor: TlsAcceptor,
    manner: Manner,
    seen: Arc<Seen>,
) -> io::Result<()> {
    if manner.mute {
        std::future::pending::<()>().await;
    }
    let mut builder = SessionBuilder::new("relay.example");
    if manner.start_tls {
        builder.enable_start_tls().enable_auth(AuthMechanism::Plain);
    }
    let clerk = Clerk {
        manner: manner.clone(),
        seen: Arc::clone(&seen),
        mail: Vec::new(),
    };
    let mut session = builder.build(IpAddr::V4(Ipv4Addr::LOCALHOST), clerk);
    let mut stream = BufReader::new(stream);
    stream.write_all(&session.greeting().buffer()?).await?;
    if talk(&mut stream, &mut session, &manner, &seen).await? == Action::UpgradeTls {
        let mut safe = BufReader::new(acceptor.accept(stream.into_inner()).await?);
        session.tls_active();
        talk(&mut safe, &mut session, &manner, &seen).await?;
    }
    Ok(())
}

/// Answers line by line until the conversation ends or wants to be encrypted.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut BufReader<S>,
    session: &mut Session<Clerk>,
    manner: &Manner,
    seen: &Seen,
) -> io::Result<Action> {
    loop {
        let mut line = Vec::new();
        if stream.read_until(b'\n', &mut line).await? == 0 {
            return Ok(Action::Close);
        }
        let ends = line == b".\r\n";
        if ends && manner.end == End::HangsUp {
            return Ok(Action::Close);
        }
        let answer = session.process(&line);
        if ends && manner.end == End::FirstSilent && seen.mails.lock().unwrap().len() == 1 {
            std::future::pending::<()>().await;
        }
        stream.write_all(&answer.buffer()?).await?;
        stream.flush().await?;
        let leaves = ends && manner.end == End::TakesAndLeaves;
        match answer.action {
            Action::UpgradeTls => return Ok(Action::UpgradeTls),
            Action::Close => return Ok(Action::Close),
            _ if leaves => return Ok(Action::Close),
            _ => {}
        }
    }
}
