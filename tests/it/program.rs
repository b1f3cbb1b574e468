//! The real binary as an operator runs it: what it prints, how it ends, what it never says.

mod audit;
pub mod child;
mod reminders;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::Value;

use child::Place;

/// How long a stop may take (R46).
const STOP: Duration = Duration::from_secs(10);
/// A secret of no use outside these tests, as every other here.
const SECRET: (&str, &str) = (
    "LATCHKEY__KEYS__SECRET",
    "c29tZSBvdGhlciBzZWNyZXQgdGhhdCBpcyBsb25nIGVub3VnaA==",
);
const BASE_URL: (&str, &str) = ("LATCHKEY__SERVER__BASE_URL", "https://unlock.example.org");
const HOSTS: (&str, &str) = ("LATCHKEY__SERVER__ALLOWED_HOSTS", "unlock.example.org");
const PROXIES: (&str, &str) = ("LATCHKEY__SERVER__TRUSTED_PROXIES", "127.0.0.1/32");
const PRODUCTION: (&str, &str) = ("LATCHKEY_PROFILE", "production");
const DEVELOPMENT: (&str, &str) = ("LATCHKEY_PROFILE", "development");

#[test]
fn check_names_every_wrong_setting_at_once_with_what_would_be_right() {
    let place = Place::new();
    let file = place.file(
        "[server]\nbase_url = \"https://unlock.example.org/path\"\n[codes]\nlifetime_minutes = 99\n\
         [renewal]\nwindow_days = 0\n[terms]\nversion = 0\n[email]\napproved_domains = []\n\
         [database]\nurl = \"mysql://h/d\"\n[mail]\ntransport = \"smtp\"\nfrom_address = \"nobody\"\n",
    );
    let ended = place.run(&["--config", &file, "check"], &[DEVELOPMENT]);
    ended.failed();
    for line in [
        "server.base_url: has a path, a query or a user; set the URL",
        "codes.lifetime_minutes: is out of range; 1 to 15",
        "renewal.window_days: is out of range; 1 to 365",
        "terms.version: is below 1; 1 or more",
        "email.approved_domains: is empty; a list such as",
        "database.url: is not a database URL; must be sqlite://PATH or postgres://",
        "mail.smtp_url: is not set; such as smtp://",
        "mail.from_address: ",
    ] {
        ended.says(line);
    }
}

#[test]
fn check_says_that_a_good_configuration_is_good() {
    Place::new()
        .run(&["check"], &[DEVELOPMENT])
        .succeeded()
        .says("in order");
}

#[test]
fn unknown_keys_and_wrong_types_are_named() {
    let place = Place::new();
    let file = place.file("[server]\nprot = 80\n");
    place
        .run(&["--config", &file, "check"], &[DEVELOPMENT])
        .failed()
        .says("prot");
    let file = place.file("[server]\nport = \"http\"\n");
    place
        .run(&["--config", &file, "check"], &[DEVELOPMENT])
        .failed()
        .says("server.port");
    let wrong = ("LATCHKEY__CODES__LIFETIME", "3");
    place
        .run(&["check"], &[DEVELOPMENT, wrong])
        .failed()
        .says("lifetime");
    place
        .run(&["--config", "nowhere.toml", "check"], &[DEVELOPMENT])
        .failed()
        .says("nowhere.toml");
    place
        .run(&["check"], &[("LATCHKEY_PROFILE", "prod")])
        .failed()
        .says("production");
}

// R18, R15
#[test]
fn production_starts_neither_without_a_base_url_nor_with_the_development_secret() {
    let place = Place::new();
    let mail = [
        ("LATCHKEY__MAIL__TRANSPORT", "folder"),
        (
            "LATCHKEY__MAIL__FROM_ADDRESS",
            "no-reply@unlock.example.org",
        ),
    ];
    let public = "bGF0Y2hrZXktZGV2ZWxvcG1lbnQtc2VjcmV0LW5vdC1mb3ItcGVvcGxl";
    for command in ["serve", "check", "migrate"] {
        let ended = place.run(&[command], &[PRODUCTION, SECRET, mail[0], mail[1]]);
        // All of it at once, each with what would be right.
        for line in [
            "server.base_url: is not set; set the URL that people use",
            "server.allowed_hosts: is not set; list the host names",
            "server.trusted_proxies: is not set, and there is no [tls]; list the networks",
        ] {
            ended.failed().says(line);
        }
        let known = ("LATCHKEY__KEYS__SECRET", public);
        let ended = place.run(&[command], &[PRODUCTION, BASE_URL, known, mail[0], mail[1]]);
        ended
            .failed()
            .says("keys.secret: is the development secret")
            .hides(public);
        let plain = ("LATCHKEY__SERVER__BASE_URL", "http://unlock.example.org");
        let ended = place.run(&[command], &[PRODUCTION, plain, SECRET, mail[0], mail[1]]);
        ended.failed().says("server.base_url: is not https");
    }
    assert!(
        !place.path().join("latchkey.db").exists(),
        "it opened a database all the same"
    );
    place
        .run(
            &["check"],
            &[
                PRODUCTION, BASE_URL, HOSTS, PROXIES, SECRET, mail[0], mail[1],
            ],
        )
        .succeeded();
}

fn staff_has_the_shape_of_the_contract(staff: &Value) {
    let staff = staff.as_array().unwrap();
    assert_eq!(staff.len(), 6);
    for person in staff {
        let text = |key: &str| !person[key].as_str().unwrap().is_empty();
        assert!(
            [
                "email",
                "password",
                "totp_secret",
                "smartcard_number",
                "organisation"
            ]
            .into_iter()
            .all(text)
        );
        assert_eq!(person["roles"].as_array().unwrap().len(), 1);
    }
}

// DESIGN §6
#[test]
fn the_demonstration_is_the_same_twice_and_has_the_shape_of_the_contract() {
    let place = Place::new();
    let once = place.run(&["demo", "--json"], &[DEVELOPMENT]);
    let twice = place.run(&["demo", "--json"], &[DEVELOPMENT]);
    once.succeeded();
    assert_eq!(once.out, twice.succeeded().out);
    let report: Value = serde_json::from_str(&once.out).unwrap();
    let holders = report["holders"].as_array().unwrap();
    staff_has_the_shape_of_the_contract(&report["staff"]);
    let mut purposes = Vec::new();
    for holder in holders {
        for key in ["name", "passcode"] {
            assert!(
                !holder[key].as_str().unwrap().is_empty(),
                "{key} of {holder}"
            );
        }
        let number = holder["smartcard_number"].as_str().unwrap();
        assert!(
            number.len() == 12 && number.bytes().all(|b| b.is_ascii_digit()),
            "{number}"
        );
        assert!(holder["email"].is_null() || holder["email"].as_str().unwrap().contains('@'));
        let questions = holder["questions"].as_array().unwrap();
        assert_eq!(questions.len(), 4);
        let whole = |q: &Value| {
            ["id", "text", "answer"]
                .iter()
                .all(|key| q[*key].as_str().is_some_and(|t| !t.is_empty()))
        };
        assert!(questions.iter().all(whole), "{holder}");
        purposes.push(holder["purpose"].as_str().unwrap());
    }
    for purpose in [
        "unlocked, unregistered",
        "unlocked, registered",
        "locked, registered",
        "locked, unregistered",
        "renewal due",
        "third renewal due",
        "certificates expired",
        "cancelled",
        "locked out of self-service",
    ] {
        assert!(purposes.contains(&purpose), "nobody is {purpose}");
    }
    place
        .run(&["demo"], &[DEVELOPMENT])
        .succeeded()
        .says("555012340017");
}

#[test]
fn the_demonstration_is_refused_in_production() {
    let place = Place::new();
    let mail = [
        ("LATCHKEY__MAIL__TRANSPORT", "folder"),
        (
            "LATCHKEY__MAIL__FROM_ADDRESS",
            "no-reply@unlock.example.org",
        ),
    ];
    let ended = place.run(
        &["demo", "--json"],
        &[
            PRODUCTION, BASE_URL, HOSTS, PROXIES, SECRET, mail[0], mail[1],
        ],
    );
    ended.failed().says("development profile");
    assert!(!place.path().join("latchkey.db").exists());
}

#[test]
fn migrating_twice_changes_nothing_the_second_time() {
    let place = Place::new();
    place
        .run(&["migrate"], &[DEVELOPMENT])
        .succeeded()
        .says("Applied: ");
    place
        .run(&["migrate"], &[DEVELOPMENT])
        .succeeded()
        .says("up to date");
}

/// One request over a wire of its own.
fn get(port: &str, path: &str) -> String {
    let mut wire = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
    write!(
        wire,
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    wire.read_to_string(&mut answer).unwrap();
    answer
}

// R46
#[test]
fn serve_says_where_it_is_answers_and_ends_when_told_to() {
    let place = Place::new();
    for arguments in [&["serve"][..], &[]] {
        let running = place.start(arguments, &[DEVELOPMENT, ("LATCHKEY__SERVER__PORT", "0")]);
        let line = running.says("Latchkey is at http://localhost:");
        let port = line.rsplit(':').next().unwrap().to_owned();
        for path in ["/healthz", "/readyz", "/"] {
            let answer = get(&port, path);
            assert!(answer.starts_with("HTTP/1.1 200"), "{path}: {answer}");
        }
        // Somebody who is slow to ask must not hold it up.
        let mut idle = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        write!(idle, "GET / HTTP/1.1\r\n").unwrap();
        running.terminate();
        running.end(STOP).succeeded();
        assert!(
            TcpStream::connect(format!("127.0.0.1:{port}")).is_err(),
            "the port is still open"
        );
    }
}

#[test]
fn a_port_that_is_taken_is_named() {
    let place = Place::new();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let ended = place.run(
        &["serve"],
        &[DEVELOPMENT, ("LATCHKEY__SERVER__PORT", &port)],
    );
    ended.failed().says("server.port");
}

// R15
#[test]
fn passwords_in_the_configuration_are_never_said() {
    let place = Place::new();
    let database = |url| ("LATCHKEY__DATABASE__URL", url);
    let smtp = |url| ("LATCHKEY__MAIL__SMTP_URL", url);
    let by_smtp = ("LATCHKEY__MAIL__TRANSPORT", "smtp");
    let loud = ("LATCHKEY__LOG__FILTER", "trace");
    let here = ("LATCHKEY__SERVER__PORT", "0");
    let all = [
        vec![database("postgres://latchkey:hush-db@127.0.0.1:1/latchkey")],
        vec![database("mysql://latchkey:hush-db@127.0.0.1/latchkey")],
        vec![database("postgres://latchkey:hush-db@[bad/latchkey?x=%zz")],
        vec![
            by_smtp,
            smtp("smtp://latchkey:hush-smtp@mail.example.org:25"),
        ],
        vec![
            by_smtp,
            smtp("smtp://latchkey:hush-smtp@127.0.0.1:1?tls=maybe"),
        ],
        vec![by_smtp, smtp("ftp://latchkey:hush-smtp@127.0.0.1:1")],
        vec![by_smtp, smtp("smtp://latchkey:hush-smtp@[bad")],
        vec![("LATCHKEY__KEYS__SECRET", "hush-key")],
        vec![("LATCHKEY__KEYS__SECRET", "aHVzaC1rZXk=")],
    ];
    for variables in all {
        let variables = [vec![DEVELOPMENT, loud, here], variables].concat();
        let ended = place.run(&["serve"], &variables);
        ended
            .failed()
            .hides("hush-")
            .hides("aHVzaC1rZXk")
            .says("latchkey: ");
    }
    let good = [
        DEVELOPMENT,
        loud,
        here,
        by_smtp,
        smtp("smtp://latchkey:hush-smtp@127.0.0.1:1?tls=required"),
    ];
    let running = place.start(&["serve"], &good);
    running.says("Latchkey is at ");
    running.terminate();
    running.end(STOP).succeeded().hides("hush-");
}

// R15
#[test]
fn a_configuration_file_that_does_not_parse_is_not_quoted() {
    let place = Place::new();
    for broken in [
        "[keys]\nsecret = \"hush-key\n",
        "[database]\nurl = postgres://latchkey:hush-db@h/d\n",
        "[mail]\nsmtp_url = [\"smtp://u:hush-smtp@h\"]\n",
        "[mail]\nsmtp_password = \"hush-smtp\"\n",
    ] {
        let file = place.file(broken);
        let ended = place.run(&["--config", &file, "check"], &[DEVELOPMENT]);
        ended.failed().hides("hush-");
    }
}

#[test]
fn the_first_manager_is_made_once_with_a_link_to_choose_a_password() {
    let place = Place::new();
    let create = [
        "staff",
        "create",
        "--email",
        "una.first@demo.example",
        "--name",
        "Una First",
        "--organisation",
        "rnew0",
        "--smartcard-number",
        "555012349999",
    ];
    let named = [&create[..], &["--organisation-name", "New Hospital"]].concat();
    let base_url = ("LATCHKEY__SERVER__BASE_URL", "http://unlock.example.org");
    place
        .run(&create, &[DEVELOPMENT, base_url])
        .failed()
        .says("no organisation RNEW0; make it with --organisation-name");
    place
        .run(&named, &[DEVELOPMENT, base_url])
        .succeeded()
        .says("Una First is RA Manager at RNEW0")
        .says("\nhttp://unlock.example.org/ra/welcome/")
        .says("The link works until ");
    place
        .run(&named, &[DEVELOPMENT, base_url])
        .failed()
        .says("una.first@demo.example or 555012349999 is somebody's already");
    let mut card = named.clone();
    card[9] = "12";
    place
        .run(&card, &[DEVELOPMENT, base_url])
        .failed()
        .says("--smartcard-number");
}

#[test]
fn photographs_are_imported_by_number_and_the_others_are_named() {
    let place = Place::new();
    place.run(&["demo"], &[DEVELOPMENT]).succeeded();
    let folder = place.path().join("photographs");
    std::fs::create_dir(&folder).unwrap();
    let png = b"\x89PNG\r\n\x1a\nrest".as_slice();
    for (name, bytes) in [
        ("555012340173.png", png),
        ("000000000000.png", png),
        ("portrait.png", png),
        ("555012340017.jpg", b"<svg/>".as_slice()),
    ] {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let done = place.run(&["photographs", folder.to_str().unwrap()], &[DEVELOPMENT]);
    let out = &done.succeeded().out;
    assert!(out.contains("Photographs kept: 1; left out: 3"), "{out}");
    for why in [
        "nobody has this number",
        "not a smartcard number",
        "neither a JPEG nor a PNG",
    ] {
        assert!(out.contains(why), "{why}: {out}");
    }
}
