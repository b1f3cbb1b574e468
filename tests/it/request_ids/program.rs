//! The log as the real program writes it, for machines; and its listener for the numbers alone.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::time::Duration;

use serde_json::Value;

use crate::program::child::{Ended, Place, Running};

const DEVELOPMENT: (&str, &str) = ("LATCHKEY_PROFILE", "development");
const ANY_PORT: (&str, &str) = ("LATCHKEY__SERVER__PORT", "0");

fn port_of(running: &Running) -> String {
    let line = running.says("Latchkey is at http://localhost:");
    line.rsplit(':').next().unwrap().to_owned()
}

/// Asks over a wire of its own; the head and the body.
fn get(port: &str, path: &str, headers: &str) -> String {
    let mut wire = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(
        wire,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Connection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    wire.read_to_string(&mut answer).unwrap();
    answer
}

fn id_of(answer: &str) -> &str {
    let line = answer
        .lines()
        .find_map(|line| line.strip_prefix("x-request-id: "));
    line.unwrap()
}

/// A port that nobody has.
fn free_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.local_addr().unwrap().port().to_string()
}

/// The lines for machines among what the program said; each is one object.
fn lines_of(ended: &Ended) -> Vec<Value> {
    let lines = ended.all.lines().filter(|line| line.starts_with('{'));
    let lines: Vec<Value> = lines
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for line in &lines {
        for part in ["timestamp", "level", "target"] {
            assert!(line[part].is_string(), "{part}: {line}");
        }
        assert!(line["fields"].is_object(), "{line}");
        for secret in ["a-token-that-is-nobodys", "query-token"] {
            assert!(!line.to_string().contains(secret), "{secret}");
        }
    }
    lines
}

const ASKED: [(&str, &str); 3] = [
    (
        "/code/a-token-that-is-nobodys?x=query-token",
        "/code/{token}",
    ),
    ("/help?q=query-token", "/help"),
    ("/%0a%22%7b?query-token", "(none)"),
];

#[test]
fn a_line_for_machines_is_one_line_with_everything() {
    let place = Place::new();
    let running = place.start(
        &["serve"],
        &[DEVELOPMENT, ANY_PORT, ("LATCHKEY__LOG__FORMAT", "json")],
    );
    let port = port_of(&running);
    let ids = ASKED.map(|(path, route)| {
        let answer = get(&port, path, "");
        (id_of(&answer).to_owned(), route)
    });
    running.terminate();
    let ended = running.end(Duration::from_secs(10));
    let lines = lines_of(ended.succeeded());
    for (id, route) in ids {
        let of_request = |line: &&Value| {
            line["target"] == "latchkey::access" && line["fields"]["request"] == id.as_str()
        };
        let access: Vec<_> = lines.iter().filter(of_request).collect();
        assert_eq!(access.len(), 1, "{route}");
        let fields = &access[0]["fields"];
        assert_eq!(fields["method"], "GET");
        assert_eq!(fields["route"], route);
        let numbers = fields["status"].is_u64() && fields["ms"].is_u64();
        assert!(numbers, "{fields}");
    }
}

#[test]
fn the_numbers_have_a_listener_of_their_own_if_somebody_wants_one() {
    let (place, metrics_port) = (Place::new(), free_port());
    let running = place.start(
        &["serve"],
        &[
            DEVELOPMENT,
            ANY_PORT,
            ("LATCHKEY__METRICS__PORT", &metrics_port),
        ],
    );
    let port = port_of(&running);
    // On the portal's own port and on theirs, to the machine itself and to no proxy.
    for port in [&port, &metrics_port] {
        let answer = get(port, "/metrics", "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.contains("latchkey_build_info"), "{answer}");
        let forwarded = get(port, "/metrics", "X-Forwarded-For: 127.0.0.1\r\n");
        assert!(forwarded.starts_with("HTTP/1.1 404"), "{forwarded}");
    }
    let nothing_else = get(&metrics_port, "/", "");
    assert!(nothing_else.starts_with("HTTP/1.1 404"), "{nothing_else}");
    running.terminate();
    running.end(Duration::from_secs(10)).succeeded();
    assert!(TcpStream::connect(format!("127.0.0.1:{metrics_port}")).is_err());
}
