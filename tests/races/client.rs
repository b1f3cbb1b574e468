//! HTTP by hand: a kept connection that can be timed, and requests that arrive in the same moment.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::Barrier;
use std::time::Duration;

use crate::services::Outcome;

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A request as one browser would send it.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The port of the process that it goes to.
    pub port: u16,
    /// Where.
    pub path: String,
    /// The browser's cookies.
    pub cookies: BTreeMap<String, String>,
    /// The client's network, as the proxy in front reports it.
    pub network: String,
    /// The fields of a form; a request without any is a GET.
    pub form: Vec<(&'static str, String)>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where it leads.
    pub location: String,
    /// The cookies that it gives: names and values.
    pub cookies: Vec<(String, String)>,
    /// The page.
    pub body: String,
}

/// A connection to one process.
pub struct Line(BufReader<TcpStream>);

impl Request {
    fn bytes(&self) -> Vec<u8> {
        let Self {
            port,
            path,
            cookies,
            network,
            form,
        } = self;
        let method = if form.is_empty() { "GET" } else { "POST" };
        let body = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(form)
            .finish();
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nX-Forwarded-For: {network}\r\n"
        );
        if !cookies.is_empty() {
            let pairs = cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"));
            let pairs: Vec<String> = pairs.collect();
            head = format!("{head}Cookie: {}\r\n", pairs.join("; "));
        }
        if !form.is_empty() {
            head += "Content-Type: application/x-www-form-urlencoded\r\n";
            head = format!("{head}Content-Length: {}\r\n", body.len());
        }
        format!("{head}\r\n{body}").into_bytes()
    }
}

impl Line {
    /// Opens one.
    pub fn open(port: u16) -> Outcome<Self> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(Self(BufReader::new(stream)))
    }

    /// Sends a request and reads the answer to its end.
    pub fn ask(&mut self, request: &Request) -> Outcome<Answer> {
        self.write(&request.bytes())?;
        self.read()
    }

    fn write(&mut self, bytes: &[u8]) -> Outcome {
        Ok(self.0.get_mut().write_all(bytes)?)
    }

    fn read(&mut self) -> Outcome<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).ok_or("no status")?.parse()?;
        let (mut length, mut location, mut cookies) = (0, String::new(), Vec::new());
        loop {
            let line = self.line()?;
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or_default();
            let value = value.trim();
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "location" => value.clone_into(&mut location),
                "set-cookie" => cookies.extend(cookie(value)),
                "transfer-encoding" => return Err("an answer in chunks".into()),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body)?;
        let body = String::from_utf8(body)?;
        Ok(Answer {
            status,
            location,
            cookies,
            body,
        })
    }

    fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        self.0.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }
}

impl Answer {
    /// The token of the page's forms.
    pub fn token(&self) -> Outcome<String> {
        let after = self.body.split("name=\"csrf_token\" value=\"").nth(1);
        let token = after.and_then(|after| after.split('"').next());
        Ok(token
            .ok_or_else(|| format!("no form: {self:?}"))?
            .to_owned())
    }
}

/// Name and value of a `Set-Cookie`.
fn cookie(header: &str) -> Option<(String, String)> {
    let (name, value) = header.split(';').next()?.split_once('=')?;
    Some((name.to_owned(), value.to_owned()))
}

/// Sends all requests, each over a connection of its own: all but their last bytes, and then, in one moment,
/// those.
pub fn at_once(requests: &[Request]) -> Outcome<Vec<Answer>> {
    with_another(requests, || Ok(())).map(|(answers, ())| answers)
}

/// The same, with something else done in that moment.
pub fn with_another<T: Send>(
    requests: &[Request],
    other: impl FnOnce() -> Outcome<T> + Send,
) -> Outcome<(Vec<Answer>, T)> {
    let start = &Barrier::new(requests.len() + 1);
    std::thread::scope(|scope| {
        let racers: Vec<_> = requests
            .iter()
            .map(|request| scope.spawn(move || race(request, start)))
            .collect();
        start.wait();
        let other = other();
        let answers = racers
            .into_iter()
            .map(|racer| racer.join().map_err(|_| "a racer fell")?)
            .collect::<Outcome<Vec<_>>>();
        Ok((answers?, other?))
    })
}

fn race(request: &Request, start: &Barrier) -> Outcome<Answer> {
    let bytes = request.bytes();
    let (last, before) = bytes.split_last().ok_or("an empty request")?;
    let ready = Line::open(request.port).and_then(|mut line| {
        line.write(before)?;
        Ok(line)
    });
    // Whoever is not ready waits all the same: the others would wait for ever.
    start.wait();
    let mut line = ready?;
    line.write(&[*last])?;
    line.read()
}
