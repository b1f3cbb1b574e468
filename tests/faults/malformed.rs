//! A hundred thousand malformed requests (R41): every one is answered or cut off, none crashes or is a fault of ours.
//!
//! They are made from a seed, so that a run can be told again.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use futures_util::future::try_join_all;
use latchkey::urls;
use tokio::time::Instant;

use super::guest::Guest;
use super::stage::{Stage, beside_others};
use super::wire::{Wire, host};
use crate::services::Outcome;
use crate::services::database::Kind;

const REQUESTS: u64 = 100_000;
/// Requests on one line, all but the last with a shape that lets the next be read.
const BATCH: u64 = 20;
/// Most of them wait for the end of a silence.
const LINES: usize = 64;
const SEED: u64 = 0x1a7c_4e1d;
/// A line that has said nothing for so long has nothing more to say.
const SILENCE: Duration = Duration::from_secs(1);

/// Where every address of the portal stands.
const ADDRESSES: &str = include_str!("../../src/urls.rs");

/// Chance that can be told again (xorshift64*).
struct Chance(u64);

impl Chance {
    fn new(nth: u64) -> Self {
        let mut chance = Self((SEED ^ nth.wrapping_mul(0x9e37_79b9_7f4a_7c15)) | 1);
        chance.word();
        chance
    }

    fn word(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.word() >> 33).unwrap_or(0) % most.max(1)
    }

    fn of<'a, T: ?Sized>(&mut self, some: &[&'a T]) -> &'a T {
        some[self.below(some.len())]
    }
}

const METHODS: &[&str] = &[
    "GET", "GET", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW",
];
/// What stands where something sensible should.
const JUNK: &[&[u8]] = &[
    b"",
    b"%00",
    b"\0",
    b"%ff%fe",
    b"\xff\xfe",
    b"\xc0\xaf",
    b"%c0%ae%c0%ae/",
    b"../../etc/passwd",
    b"%2e%2e%2f",
    b"-1",
    b"99999999999999999999999999",
    b"1e309",
    b"NaN",
    b"'; DROP TABLE holders; --",
    b"<script>alert(1)</script>",
    b"{{7*7}}",
    b"${jndi:ldap://x.example/a}",
    b"%0d%0aSet-Cookie:%20a=b",
    b"\xe2\x80\xae",
    b"\xf0\x9f\x98\x80",
    b"%",
    b"%zz",
    b"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    b"2026-13-45T25:61:61Z",
];
const NAMES: &[&str] = &[
    "csrf_token",
    "smartcard_number",
    "passcode",
    "answer_1",
    "code",
    "new_passcode",
    "confirm_passcode",
    "email",
    "page",
    "before",
    "after",
    "q",
    "format",
    "then",
    "language",
    "question_1",
];
const CONTENT_TYPES: &[&str] = &[
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-7",
    "application/json",
    "multipart/form-data; boundary=x",
    "multipart/form-data",
    "text/plain",
    "\u{fffd}",
];
/// Requests that are none. `{host}` is ours.
const BROKEN: &[&str] = &[
    "\r\n\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\nHost: {host}\r\n\r\n",
    "GET / HTTP/1.1\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n",
    "GET  /  HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET / HTTP/1.1\nHost: {host}\n\n",
    "GET / HTTP/1.1\r\nHost : {host}\r\n\r\n",
    "GET / HTTP/1.1\r\n Host: {host}\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99999999999999999999\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdefgh\r\n0\r\n\r\n",
    "POST /sign-in HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: xchunked, gzip\r\n\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    "GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "GET * HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}",
    "GET / HTTP/1.1\r\nHost: {host}\r\nX: \0\r\n\r\n",
    "GET /\u{7f}\u{0} HTTP/1.1\r\nHost: {host}\r\n\r\n",
];

/// All addresses, with `{…}` where something is to be filled in.
fn addresses() -> Vec<&'static str> {
    let texts = ADDRESSES
        .lines()
        .filter_map(|line| line.split_once("= \"/"));
    let ends = texts.filter_map(|(_, rest)| rest.split_once('"'));
    ends.map(|(path, _)| path).collect()
}

/// An address of ours with something else in it.
fn target(chance: &mut Chance, addresses: &[&'static str]) -> Vec<u8> {
    let mut target = b"/".to_vec();
    let address = chance.of(addresses);
    for part in address.split_inclusive(['{', '}']) {
        match part.strip_suffix('}') {
            Some(_) => target.extend_from_slice(&url_safe(chance.of(JUNK))),
            None => target.extend_from_slice(part.trim_end_matches('{').as_bytes()),
        }
    }
    if chance.below(3) == 0 {
        target.extend_from_slice(&url_safe(chance.of(JUNK)));
    }
    for nth in 0..chance.below(4) {
        target.push(if nth == 0 { b'?' } else { b'&' });
        target.extend_from_slice(chance.of(NAMES).as_bytes());
        target.push(b'=');
        target.extend_from_slice(&url_safe(chance.of(JUNK)));
    }
    target
}

/// Without what would end the request line.
fn url_safe(junk: &[u8]) -> Vec<u8> {
    let plain = junk.iter().filter(|b| b.is_ascii_graphic());
    plain.copied().collect()
}

fn body(chance: &mut Chance) -> Vec<u8> {
    let mut body = Vec::new();
    for _ in 0..chance.below(8) {
        body.extend_from_slice(chance.of(NAMES).as_bytes());
        body.push(chance.of(&[b"=".as_slice(), b"&", b"\0", b"=="])[0]);
        body.extend_from_slice(chance.of(JUNK));
        body.push(b'&');
    }
    match chance.below(6) {
        0 => b"{\"dry_run\": 1e999, \"holders\": [[[[[[".to_vec(),
        1 => b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff".to_vec(),
        _ => body,
    }
}

/// A request that HTTP can read.
fn readable(chance: &mut Chance, host: &str, addresses: &[&'static str]) -> Vec<u8> {
    let method = chance.of(METHODS);
    let mut request = format!("{method} ").into_bytes();
    request.extend_from_slice(&target(chance, addresses));
    let network = format!(
        "10.{}.{}.{}",
        chance.below(256),
        chance.below(256),
        chance.below(256)
    );
    request.extend_from_slice(
        format!(" HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-For: {network}\r\n").as_bytes(),
    );
    for name in [
        "Cookie: id=",
        "Origin: ",
        "Accept-Language: ",
        "Referer: ",
        "Authorization: Bearer ",
        "Range: bytes=",
    ] {
        if chance.below(5) == 0 {
            request.extend_from_slice(name.as_bytes());
            let junk = chance.of(JUNK);
            request.extend(junk.iter().filter(|b| **b >= 0x20 && **b != 0x7f));
            request.extend_from_slice(b"\r\n");
        }
    }
    if method == "POST" || chance.below(8) == 0 {
        let body = body(chance);
        let kind = chance.of(CONTENT_TYPES);
        request.extend_from_slice(
            format!(
                "Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n",
                body.len()
            )
            .as_bytes(),
        );
        request.extend_from_slice(&body);
    } else {
        request.extend_from_slice(b"\r\n");
    }
    request
}

/// One that it cannot: one of those known to be trouble, or one that was cut or struck somewhere.
fn unreadable(chance: &mut Chance, host: &str, addresses: &[&'static str]) -> Vec<u8> {
    if chance.below(2) == 0 {
        return chance.of(BROKEN).replace("{host}", host).into_bytes();
    }
    let mut request = readable(chance, host, addresses);
    for _ in 0..=chance.below(4) {
        let at = chance.below(request.len());
        match chance.below(3) {
            0 => request.truncate(at.max(1)),
            1 => request[at] = u8::try_from(chance.below(256)).unwrap_or(0),
            _ => request.insert(
                at,
                chance.of(&[b"\r".as_slice(), b"\n", b"\0", b" ", b":", b"\xff"])[0],
            ),
        }
    }
    request
}

#[derive(Default)]
struct Tally {
    next: AtomicU64,
    statuses: Mutex<BTreeMap<u16, u64>>,
}

impl Tally {
    /// Sends batch after batch.
    async fn work(&self, stage: &Stage, host: &str, addresses: &[&'static str]) -> Outcome {
        loop {
            let nth = self.next.fetch_add(1, Ordering::Relaxed);
            if nth * BATCH >= REQUESTS {
                return Ok(());
            }
            self.batch(stage, host, addresses, nth).await?;
        }
    }

    async fn batch(
        &self,
        stage: &Stage,
        host: &str,
        addresses: &[&'static str],
        nth: u64,
    ) -> Outcome {
        let mut chance = Chance::new(nth);
        // In every other batch each request has a line of its own, as none can be read.
        let (lines, readables) = if nth.is_multiple_of(2) {
            (1, BATCH - 1)
        } else {
            (BATCH, 0)
        };
        for _ in 0..lines {
            let mut sent = Vec::new();
            for _ in 0..readables {
                sent.extend(readable(&mut chance, host, addresses));
            }
            let mut wire = Wire::open(&stage.installation).await?;
            wire.send(&sent).await.ok();
            while wire.statuses().len() < usize::try_from(readables)? && wire.hear(SILENCE).await {
                // Until all are answered, or it is over.
            }
            let last = unreadable(&mut chance, host, addresses);
            wire.send(&last).await.ok();
            wire.no_more().await;
            while wire.hear(SILENCE).await {}
            self.count(&wire, nth)?;
        }
        Ok(())
    }

    fn count(&self, wire: &Wire, nth: u64) -> Outcome {
        let mut tally = self.statuses.lock().unwrap();
        for &status in wire.statuses() {
            if status >= 500 {
                return Err(format!("{status} in batch {nth}").into());
            }
            *tally.entry(status).or_default() += 1;
        }
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_malformed_requests_crash_nothing() -> Outcome {
    let _beside = beside_others().await;
    let Some(stage) = Stage::set(Kind::Sqlite, &[])? else {
        return Ok(());
    };
    let mut service = stage.serve().await?;
    let (host, addresses, tally) = (host(&stage.installation)?, addresses(), Tally::default());
    assert!(addresses.len() > 100, "{} addresses", addresses.len());
    let begun = Instant::now();
    try_join_all((0..LINES).map(|_| tally.work(&stage, &host, &addresses))).await?;
    println!(
        "{REQUESTS} requests in {:?}: {:?}",
        begun.elapsed(),
        tally.statuses.lock().unwrap()
    );
    assert!(!service.has_ended()?);
    let mut guest = Guest::new(&stage.installation)?;
    assert_eq!(guest.get(urls::READY).await?.status, 200);
    assert_eq!(guest.get(urls::UNLOCK).await?.status, 200);
    stage.nothing_panicked()
}
