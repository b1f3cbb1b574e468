//! Broken HTTP, byte by byte, from a constant seed.

use futures_util::future::join_all;
use latchkey::urls;

use super::still_serves;
use crate::support::{Chance, TestApp, on_both};

/// Requests per database, and how many of them side by side.
const REQUESTS: usize = 2_200;
const SIDE_BY_SIDE: usize = 20;

const METHODS: [&[u8]; 14] = [
    b"GET",
    b"POST",
    b"HEAD",
    b"PUT",
    b"OPTIONS",
    b"TRACE",
    b"CONNECT",
    b"get",
    b"",
    b"G T",
    b"\0",
    b"POST\t",
    b"PRI",
    b"\xff\xfe",
];
const TARGETS: [&[u8]; 22] = [
    b"/",
    b"/unlock",
    b"/sign-in",
    b"/me/contact",
    b"/contact?q=a",
    b"/assets/x.css",
    b"",
    b" ",
    b"*",
    b"//evil.example/",
    b"http://evil.example/",
    b"http://",
    b"/%",
    b"/%zz",
    b"/%00",
    b"/\0",
    b"/\xff\xfe",
    b"/../../etc/passwd",
    b"/assets/..%2f..%2fCargo.toml",
    b"/code/%ff",
    b"?",
    b"/#",
];
const VERSIONS: [&[u8]; 9] = [
    b"HTTP/1.1",
    b"HTTP/1.0",
    b"HTTP/0.9",
    b"HTTP/2.0",
    b"HTTP/9.9",
    b"HTTP/1.1x",
    b"",
    b"\0",
    b"ICY",
];
const LINE_ENDS: [&[u8]; 6] = [b"\r\n", b"\r\n", b"\r\n", b"\n", b"\r", b"\r\r\n"];
const HEADERS: [&[u8]; 24] = [
    b"Content-Length: 7",
    b"Content-Length: -1",
    b"Content-Length: 99999999999999999999",
    b"Content-Length: 7, 8",
    b"Content-Length: 0x7",
    b"Transfer-Encoding: chunked",
    b"Transfer-Encoding: xchunked",
    b"Transfer-Encoding: chunked, chunked",
    b"Host: evil.example",
    b"Content-Type: application/x-www-form-urlencoded",
    b"Content-Type: \xff",
    b"no colon at all",
    b": no name",
    b"Bad Name: x",
    b"X-Nul: a\0b",
    b" folded",
    b"X-Ctl: \x01\x02\x1b[31m",
    b"Cookie: latchkey=",
    b"Cookie: latchkey=\xff; latchkey=AAAA",
    b"Cookie: ;=;;==;",
    b"Expect: 100-continue",
    b"Upgrade: h2c",
    b"X-Forwarded-For: ,,, 999.1.1.1",
    b"Accept-Encoding: gzip, \0",
];
const BODIES: [&[u8]; 12] = [
    b"",
    b"csrf_token=a&smartcard_number=1",
    b"a=b&&&==&%",
    b"\0\0\0\0",
    b"\xff\xfe\xfd",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"zz\r\nhello\r\n",
    b"-1\r\n",
    b"ffffffffffffffff\r\nx",
    b"5;\0=\"\r\nhello\r\n",
    b"5\r\nhello",
    b"GET /me HTTP/1.1\r\nHost: localhost\r\n\r\n",
];

on_both!(broken_requests_neither_stop_the_portal_nor_make_it_fail);

// R41
async fn broken_requests_neither_stop_the_portal_nor_make_it_fail(app: TestApp) {
    let mut chance = Chance::from(0x1a7c_4e11);
    let mut answered = 0;
    for batch in 0..REQUESTS / SIDE_BY_SIDE {
        let requests: Vec<_> = (0..SIDE_BY_SIDE)
            .map(|n| request(&mut chance, batch * SIDE_BY_SIDE + n))
            .collect();
        let answers = join_all(requests.iter().map(|request| app.raw(request))).await;
        for (request, answer) in requests.iter().zip(answers) {
            let Some(page) = answer else { continue };
            answered += 1;
            let request = String::from_utf8_lossy(request);
            assert!(
                (200..500).contains(&page.status),
                "{} to {request:?}",
                page.status
            );
            assert!(
                !page.body.contains("evil.example"),
                "an echo of {request:?}"
            );
        }
        if batch % 20 == 0 {
            app.browser().get(urls::START).await.has_status(200);
        }
    }
    // Otherwise the requests were too broken to test anything but the door.
    assert!(answered > REQUESTS / 3, "only {answered} were answered");
    still_serves(&app).await;
}

/// A request from parts, some of them wrong, with some bytes changed.
fn request(chance: &mut Chance, n: usize) -> Vec<u8> {
    let end = chance.pick(&LINE_ENDS);
    let mut bytes = [
        or_right(chance, &METHODS, b"POST"),
        b" ",
        or_right(chance, &TARGETS, b"/unlock"),
        b" ",
        or_right(chance, &VERSIONS, b"HTTP/1.1"),
        end,
        or_right(chance, &HEADERS, b"Host: localhost"),
        end,
        // Each from its own network, so that the first filter lets it in.
        format!("X-Forwarded-For: 10.{}.{}.9", n / 250, n % 250).as_bytes(),
        end,
    ]
    .concat();
    for _ in 0..chance.below(4) {
        bytes.extend_from_slice(chance.pick(&HEADERS));
        bytes.extend_from_slice(end);
    }
    overdo(chance, &mut bytes);
    bytes.extend_from_slice(end);
    bytes.extend_from_slice(chance.pick(&BODIES));
    spoil(chance, &mut bytes);
    bytes
}

/// Mostly the right part, so that what follows is looked at too.
fn or_right<'a>(chance: &mut Chance, wrong: &'a [&'a [u8]], right: &'a [u8]) -> &'a [u8] {
    if chance.below(3) > 0 {
        return right;
    }
    chance.pick(wrong)
}

/// Now and then far too much of something.
fn overdo(chance: &mut Chance, bytes: &mut Vec<u8>) {
    match chance.below(20) {
        0 => bytes.extend([b"X-Long: ", "a".repeat(200_000).as_bytes(), b"\r\n"].concat()),
        1 => bytes.extend("X-Many: 1\r\n".repeat(400).into_bytes()),
        2 => bytes.extend([b"Cookie: latchkey=", "b".repeat(9_000).as_bytes(), b"\r\n"].concat()),
        _ => {}
    }
}

/// Now and then bytes changed, put in, or cut off.
fn spoil(chance: &mut Chance, bytes: &mut Vec<u8>) {
    for _ in 0..chance.below(3) {
        let at = chance.below(bytes.len());
        let byte = u8::try_from(chance.below(256)).unwrap();
        match chance.below(4) {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            2 => bytes.insert(at, 0),
            _ => bytes.truncate(at.max(1)),
        }
    }
}
