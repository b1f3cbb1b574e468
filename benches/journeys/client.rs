//! A client as cheap as it can be, so that it leaves the machine to what is measured: one connection that is kept,
//! one cookie, no parsing beyond what a journey needs.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use anyhow::Context as _;

/// The host that requests name; the address is on the loopback.
pub const HOST: &str = "bench.example";
const ROOM: usize = 16 * 1024;

/// What came back.
pub struct Answer {
    /// The status line's number.
    pub status: u16,
    /// Where a redirection leads, as a path.
    pub location: Option<String>,
    /// The body.
    pub body: String,
}

/// One browser, with its connection and its cookies.
pub struct Client {
    port: u16,
    stream: Option<TcpStream>,
    network: String,
    cookies: Vec<(String, String)>,
    /// Whether it comes back when it is told that all hashing is taken.
    pub patient: bool,
    buffer: Vec<u8>,
}

impl Client {
    /// A client that calls from a network of its own, as the proxy before the portal would say.
    pub fn new(port: u16, network: u32) -> Self {
        let [_, a, b, c] = network.to_be_bytes();
        Self {
            port,
            stream: None,
            network: format!("11.{a}.{b}.{c}"),
            cookies: Vec::new(),
            patient: false,
            buffer: Vec::with_capacity(2 * ROOM),
        }
    }

    /// Somebody else at the same connection.
    pub fn next_person(&mut self, network: u32) {
        self.call_from(network);
        self.cookies.clear();
    }

    /// The same person from another network: nobody is to meet a limit.
    pub fn call_from(&mut self, network: u32) {
        let [_, a, b, c] = network.to_be_bytes();
        self.network = format!("11.{a}.{b}.{c}");
    }

    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> anyhow::Result<Answer> {
        self.send("GET", path, "")
    }

    /// Sends a form with the token of the page that it is on.
    pub fn submit(
        &mut self,
        path: &str,
        page: &str,
        fields: &[(&str, &str)],
    ) -> anyhow::Result<Answer> {
        let mut form = form_urlencoded::Serializer::new(String::with_capacity(512));
        form.append_pair("csrf_token", token(page)?);
        form.extend_pairs(fields);
        let form = form.finish();
        loop {
            let answer = self.send("POST", path, &form)?;
            if answer.status != 503 || !self.patient {
                return Ok(answer);
            }
            std::thread::sleep(Duration::from_secs(1));
        }
    }

    fn send(&mut self, method: &str, path: &str, body: &str) -> anyhow::Result<Answer> {
        let cookies = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        let cookies = cookies.collect::<Vec<_>>().join("; ");
        let mut request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nX-Forwarded-For: {}\r\nUser-Agent: bench\r\n\
             Origin: https://{HOST}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookies}\r\n",
            self.network
        );
        if method == "POST" {
            request = format!(
                "{request}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                body.len()
            );
        }
        request += "\r\n";
        request += body;
        let mut stream = if let Some(stream) = self.stream.take() {
            stream
        } else {
            let stream = TcpStream::connect(("127.0.0.1", self.port))?;
            stream.set_nodelay(true)?;
            stream
        };
        stream.write_all(request.as_bytes())?;
        let answer = self.read(&mut stream)?;
        self.stream = Some(stream);
        Ok(answer)
    }

    fn read(&mut self, stream: &mut TcpStream) -> anyhow::Result<Answer> {
        self.buffer.clear();
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end;
            }
            more(stream, &mut self.buffer)?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1));
        let status = status.context("no status")?.parse()?;
        let (mut length, mut location) = (0, None);
        for line in lines {
            let Some((name, value)) = line.split_once(": ") else {
                continue;
            };
            match name.to_ascii_lowercase().as_str() {
                "content-length" => length = value.parse()?,
                "location" => location = Some(value.to_owned()),
                "set-cookie" => self.keep(value),
                "transfer-encoding" => anyhow::bail!("a page of unknown length"),
                _ => {}
            }
        }
        while self.buffer.len() < end + 4 + length {
            more(stream, &mut self.buffer)?;
        }
        let body = String::from_utf8_lossy(&self.buffer[end + 4..]).into_owned();
        Ok(Answer {
            status,
            location,
            body,
        })
    }

    fn keep(&mut self, cookie: &str) {
        let pair = cookie.split(';').next().unwrap_or_default();
        if let Some((name, value)) = pair.split_once('=') {
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<()> {
    let held = buffer.len();
    buffer.resize(held + ROOM, 0);
    let read = stream.read(&mut buffer[held..])?;
    buffer.truncate(held + read);
    anyhow::ensure!(read > 0, "the connection ended in the middle of an answer");
    Ok(())
}

/// The token in a page's form.
fn token(page: &str) -> anyhow::Result<&str> {
    let (_, after) = page
        .split_once("name=\"csrf_token\" value=\"")
        .context("no form")?;
    after.split('"').next().context("no token")
}
