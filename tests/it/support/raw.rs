//! HTTP as bytes, for what no browser would say.

use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::app::TestApp;
use super::browser::Page;

/// After this long a server that says nothing is taken to hang.
const PATIENCE: Duration = Duration::from_secs(20);

impl TestApp {
    /// Sends bytes and reads to the end; `None` when the server hung up without a word.
    pub async fn raw(&self, request: &[u8]) -> Option<Page> {
        page(&self.exchange(request).await)
    }

    async fn exchange(&self, request: &[u8]) -> Vec<u8> {
        let mut wire = TcpStream::connect(("127.0.0.1", self.port()))
            .await
            .unwrap();
        // A server that has heard enough may hang up while it is still being written to.
        let _ = wire.write_all(request).await;
        let _ = wire.shutdown().await;
        let mut answer = Vec::new();
        let read = tokio::time::timeout(PATIENCE, wire.read_to_end(&mut answer)).await;
        let hung = format!("no end of {:?}", String::from_utf8_lossy(request));
        let _ = read.expect(&hung);
        answer
    }

    /// Sends the lines of a request without a body; the connection is closed after it.
    pub async fn raw_lines(&self, lines: &[&str]) -> Page {
        let request = format!("{}\r\nConnection: close\r\n\r\n", lines.join("\r\n"));
        self.raw(request.as_bytes()).await.expect("an answer")
    }

    /// Asks for so much from one network, all at once, that the first filter says no; that answer.
    pub async fn flood(&self, network: &str) -> Page {
        let refusal = self.flood_of("/help", network).await;
        refusal.expect("a flood was let in")
    }

    /// The first refusal of thousands of requests for one path, if any was refused.
    pub async fn flood_of(&self, path: &str, network: &str) -> Option<Page> {
        let request = format!(
            "OPTIONS {path} HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: {network}\r\n\r\n"
        );
        // Little enough for the wire to hold, since nobody reads before all is written.
        let flood = request.repeat(600);
        let streams = (0..6).map(|_| self.exchange(flood.as_bytes()));
        let answers = futures_util::future::join_all(streams).await.concat();
        let refusal = answers
            .windows(12)
            .position(|bytes| bytes == b"HTTP/1.1 429")?;
        page(&answers[refusal..])
    }
}

fn page(answer: &[u8]) -> Option<Page> {
    let text = String::from_utf8_lossy(answer);
    // "Go on" is not the answer yet.
    let text = text.trim_start_matches("HTTP/1.1 100 Continue\r\n\r\n");
    if text.is_empty() {
        return None;
    }
    let (head, body) = text.split_once("\r\n\r\n").expect("a whole head");
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let mut headers = HeaderMap::new();
    for line in lines {
        let (name, value) = line.split_once(':').unwrap();
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_str(value.trim()).unwrap());
    }
    // Other answers may follow on the same wire.
    let length = headers.get("content-length").map(|v| v.to_str().unwrap());
    let length = length.map_or(body.len(), |length| length.parse().unwrap());
    let body = body.get(..length).unwrap_or(body);
    let location = headers.get("location").map(|v| v.to_str().unwrap());
    Some(Page {
        status: status.parse().unwrap(),
        location: location.unwrap_or_default().to_owned(),
        body: body.to_owned(),
        headers,
    })
}
