//! One mail relay: where it is, how the way to it is kept safe, and who we are
//! to it. Read from `smtp://user:password@host:port?tls=required`.

use std::fmt;
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, TlsParameters, TlsParametersBuilder,
};
use lettre::transport::smtp::extension::ClientId;
use url::{Host, Url};

/// Where the mail goes, and how.
#[derive(Clone)]
pub struct Relay {
    host: String,
    port: u16,
    security: Security,
    credentials: Option<Credentials>,
    hello: ClientId,
}

/// `smtps`, `?tls=required`, `?tls=opportunistic`, or nothing of the kind.
#[derive(Clone)]
enum Security {
    Implicit(TlsParameters),
    Required(TlsParameters),
    Opportunistic(TlsParameters),
    Plain,
}

/// What is wrong with a relay's URL or certificate. Holds no part of the URL,
/// which has a password in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RelayError {
    #[error("the URL of the mail server cannot be read")]
    Url,
    #[error("the URL of the mail server must begin with smtp:// or smtps://")]
    Scheme,
    #[error("tls must be required or opportunistic")]
    Tls,
    #[error("a password may only travel safely: use smtps://, or smtp:// with ?tls=required")]
    PasswordInClear,
    #[error("the root certificate cannot be read")]
    Certificate,
}

/// Shows where to and how, never who as.
impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({:?})", self.host, self.port, self.security)
    }
}

impl fmt::Debug for Security {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Implicit(_) => "TLS",
            Self::Required(_) => "STARTTLS required",
            Self::Opportunistic(_) => "STARTTLS if offered",
            Self::Plain => "plain",
        })
    }
}

impl Relay {
    /// Reads the relay's URL. The default ports are 465 for `smtps`, 587 with
    /// `tls`, and 25 without. A path, if any, is the name said in `EHLO`.
    /// `root_certificate` is PEM, for a relay with a private authority; the
    /// system's own are trusted besides.
    ///
    /// # Errors
    /// See [`RelayError`]. A password over a way that is not always encrypted is
    /// refused, unless the relay is this machine.
    pub fn from_url(url: &str, root_certificate: Option<&[u8]>) -> Result<Self, RelayError> {
        let url = Url::parse(url).map_err(|_| RelayError::Url)?;
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(RelayError::Url)?.trim_matches(['[', ']']);
        let security = Security::of(&url, host, root_certificate)?;
        let credentials = credentials(&url);
        if credentials.is_some() && !security.always_encrypts() && !is_this_machine(&url) {
            return Err(RelayError::PasswordInClear);
        }
        Ok(Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(security.default_port()),
            security,
            credentials,
            hello: hello(&url),
        })
    }

    /// Connects, makes the way safe, and signs in.
    pub(super) async fn connect(&self, timeout: Duration) -> Result<AsyncSmtpConnection, Error> {
        let implicit = match &self.security {
            Security::Implicit(tls) => Some(tls.clone()),
            _ => None,
        };
        let server = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(timeout), &self.hello, implicit, None)
                .await?;
        self.start_tls(&mut connection).await?;
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    async fn start_tls(&self, connection: &mut AsyncSmtpConnection) -> Result<(), Error> {
        let tls = match &self.security {
            Security::Required(tls) => tls,
            Security::Opportunistic(tls) if connection.can_starttls() => tls,
            _ => return Ok(()),
        };
        connection.starttls(tls.clone(), &self.hello).await
    }
}

impl Security {
    fn of(url: &Url, host: &str, root: Option<&[u8]>) -> Result<Self, RelayError> {
        let tls = url.query_pairs().find(|(key, _)| key == "tls");
        match (url.scheme(), tls.as_ref().map(|(_, value)| value.as_ref())) {
            ("smtps", _) => tls_to(host, root).map(Self::Implicit),
            ("smtp", Some("required")) => tls_to(host, root).map(Self::Required),
            ("smtp", Some("opportunistic")) => tls_to(host, root).map(Self::Opportunistic),
            ("smtp", None) => Ok(Self::Plain),
            ("smtp", Some(_)) => Err(RelayError::Tls),
            _ => Err(RelayError::Scheme),
        }
    }

    fn always_encrypts(&self) -> bool {
        matches!(self, Self::Implicit(_) | Self::Required(_))
    }

    fn default_port(&self) -> u16 {
        match self {
            Self::Implicit(_) => 465,
            Self::Required(_) | Self::Opportunistic(_) => 587,
            Self::Plain => 25,
        }
    }
}

fn tls_to(host: &str, root: Option<&[u8]>) -> Result<TlsParameters, RelayError> {
    let mut tls: TlsParametersBuilder = TlsParameters::builder(host.to_owned());
    if let Some(pem) = root {
        tls = tls.add_root_certificate(certificate(pem)?);
    }
    tls.build().map_err(|_| RelayError::Certificate)
}

/// A file without any certificate in it must not pass for an empty list.
fn certificate(pem: &[u8]) -> Result<Certificate, RelayError> {
    let marker = b"-----BEGIN CERTIFICATE-----";
    if !pem.windows(marker.len()).any(|window| window == marker) {
        return Err(RelayError::Certificate);
    }
    Certificate::from_pem(pem).map_err(|_| RelayError::Certificate)
}

fn credentials(url: &Url) -> Option<Credentials> {
    let password = url.password()?;
    Some(Credentials::new(
        percent_decoded(url.username()),
        percent_decoded(password),
    ))
}

/// The decoder for forms, told that here `+` and `&` mean themselves.
fn percent_decoded(text: &str) -> String {
    let value = text.replace('+', "%2B").replace('&', "%26");
    form_urlencoded::parse(format!("={value}").as_bytes())
        .map(|(_, value)| value.into_owned())
        .collect()
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        // Schemes that the URL standard does not know keep their host as text.
        Some(Host::Domain(name)) => {
            name == "localhost"
                || name
                    .parse::<std::net::IpAddr>()
                    .is_ok_and(|ip| ip.is_loopback())
        }
        None => false,
    }
}

fn hello(url: &Url) -> ClientId {
    match url.path().trim_matches('/') {
        "" => ClientId::default(),
        name => ClientId::Domain(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Result<Relay, RelayError> {
        Relay::from_url(url, None)
    }

    #[test]
    fn the_url_says_where_and_how() {
        for (url, shown) in [
            ("smtp://relay.example", "relay.example:25 (plain)"),
            ("smtps://u:p@relay.example", "relay.example:465 (TLS)"),
            (
                "smtp://u:p@relay.example?tls=required",
                "relay.example:587 (STARTTLS required)",
            ),
            (
                "smtp://relay.example:2525?tls=opportunistic",
                "relay.example:2525 (STARTTLS if offered)",
            ),
            ("smtp://u:p@127.0.0.1:1025", "127.0.0.1:1025 (plain)"),
            ("smtp://u:p@localhost:1025", "localhost:1025 (plain)"),
            ("smtp://u:p@[::1]:1025", "::1:1025 (plain)"),
        ] {
            assert_eq!(format!("{:?}", read(url).unwrap()), shown);
        }
    }

    #[test]
    fn a_password_never_travels_in_clear_to_another_machine() {
        for url in [
            "smtp://u:p@relay.example",
            "smtp://u:p@relay.example?tls=opportunistic",
            "smtp://u:p@192.0.2.1",
        ] {
            assert_eq!(read(url).unwrap_err(), RelayError::PasswordInClear);
        }
    }

    #[test]
    fn a_wrong_url_is_told_what_is_wrong_and_not_repeated() {
        assert_eq!(read("relay.example").unwrap_err(), RelayError::Url);
        assert_eq!(read("smtp://").unwrap_err(), RelayError::Url);
        assert_eq!(
            read("http://relay.example").unwrap_err(),
            RelayError::Scheme
        );
        let typo = read("smtp://u:hunter2@relay.example?tls=require").unwrap_err();
        assert_eq!(typo, RelayError::Tls);
        assert!(!typo.to_string().contains("hunter2"));
    }

    #[test]
    fn a_root_certificate_without_a_certificate_is_refused() {
        let relay = Relay::from_url("smtps://relay.example", Some(b"not one"));
        assert_eq!(relay.unwrap_err(), RelayError::Certificate);
    }

    #[test]
    fn signs_in_passwords_mean_themselves() {
        assert_eq!(percent_decoded("a+b&c%3D%40%2B%20d"), "a+b&c=@+ d");
    }
}
