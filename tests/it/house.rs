//! The rules of the house, read from the sources: dependencies point one way (src/lib.rs), each library has
//! its one door, and every file says what it is for.

mod sources;

use sources::{Source, ends_in, parts_named, sources, uses};

/// What each part may use besides itself. A part that is not here has no place in the house yet.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("clock", &[]),
    ("random", &[]),
    ("urls", &[]),
    ("london", &[]),
    ("language", &["domain", "london"]),
    ("metrics", &[]),
    ("secrets", &["domain", "clock", "random", "metrics"]),
    ("storage", &["domain", "secrets", "language", "metrics"]),
    ("limits", FOUNDATION),
    ("cards", FOUNDATION),
    ("authority", FOUNDATION),
    ("mail", FOUNDATION),
    (
        "journeys",
        &[
            "limits",
            "cards",
            "authority",
            "mail",
            "storage",
            "secrets",
            "domain",
            "clock",
            "random",
            "urls",
            "london",
            "language",
            "metrics",
        ],
    ),
    (
        "web",
        &[
            "journeys", "limits", "mail", "storage", "secrets", "domain", "clock", "random",
            "urls", "london", "language", "metrics",
        ],
    ),
    (
        "config",
        &["authority", "mail", "storage", "secrets", "domain", "urls"],
    ),
    (
        "demo",
        &[
            "journeys", "cards", "storage", "secrets", "domain", "language",
        ],
    ),
    (
        "app",
        &[
            "web",
            "journeys",
            "limits",
            "cards",
            "authority",
            "mail",
            "storage",
            "secrets",
            "domain",
            "clock",
            "random",
            "urls",
            "language",
            "metrics",
            "config",
            "demo",
        ],
    ),
];

/// What the parts that journeys use are made of.
const FOUNDATION: &[&str] = &[
    "storage", "secrets", "domain", "clock", "random", "urls", "london", "language", "metrics",
];

/// Libraries, and the parts that may know them. `main` is the program's own file.
const DOORS: &[(&str, &[&str])] = &[
    ("diesel", &["storage"]),
    ("diesel_migrations", &["storage"]),
    ("lettre", &["mail"]),
    ("actix_web", &["web", "app", "main"]),
    ("tera", &["web", "mail", "language"]),
    ("rand", &["random"]),
    ("argon2", &["secrets"]),
    ("hkdf", &["secrets"]),
    ("chacha20poly1305", &["secrets"]),
    ("totp_rs", &["secrets"]),
    ("rcgen", &["authority", "cards"]),
    ("x509_parser", &["authority", "cards", "app"]),
    ("rustls", &["app"]),
    ("actix_tls", &["app"]),
    ("pem", &["commands"]),
    ("zxcvbn", &["domain"]),
    ("roxmltree", &["domain"]),
    ("qrcode", &["web"]),
    ("csv", &["web", "journeys"]),
    ("indicatif", &["commands"]),
    ("utoipa", &["web"]),
    ("governor", &["limits"]),
    ("fluent_templates", &["language"]),
    ("clap", &["main", "commands"]),
    ("anyhow", &["main", "commands"]),
    ("prometheus_client", &["metrics"]),
    ("tokio", &["mail", "web", "app"]),
    ("jiff", &["london", "mail"]),
    ("std::env", &["main"]),
];

/// The pages that have the database asked themselves, and why.
const ASK_THE_DATABASE: &[(&str, &str)] = &[
    ("web/health.rs", "whoever watches is told of migrations"),
    (
        "web/portal.rs",
        "journeys' looks run on the spot there, and it asks whether the database answers",
    ),
];

#[test]
fn dependencies_point_one_way() {
    let mut wrong = Vec::new();
    for source in sources() {
        if matches!(source.part.as_str(), "lib" | "main" | "commands") {
            continue;
        }
        let layer = LAYERS.iter().find(|(part, _)| *part == source.part);
        let (part, may_use) = layer.unwrap_or_else(|| panic!("{} has no layer", source.part));
        for used in parts_named(&source.shipped(), source.depth) {
            if used != *part && !may_use.contains(&used.as_str()) {
                wrong.push(format!("{}: {part} uses {used}", source.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_table_of_layers_has_no_circle() {
    // Each part stands after all that it may use, except what is made of everything.
    for (index, (part, may_use)) in LAYERS.iter().enumerate() {
        let before: Vec<_> = LAYERS[..index].iter().map(|(name, _)| *name).collect();
        for used in *may_use {
            assert!(
                before.contains(used),
                "{part} may use {used}, which stands above it"
            );
        }
    }
}

#[test]
fn pages_know_storage_by_its_types_alone() {
    let mut wrong = Vec::new();
    let mut ask = Vec::new();
    for source in sources()
        .iter()
        .filter(|source| source.part == "web" && !source.is_test())
    {
        let shipped = source.shipped();
        let functions = ends_in(&shipped, "storage");
        let functions = functions
            .into_iter()
            .filter(|name| !name.starts_with(char::is_uppercase));
        wrong.extend(functions.map(|name| format!("{} uses {name}", source.name())));
        let mut databases = shipped.match_indices(".db").map(|(at, db)| at + db.len());
        if databases.any(|end| !shipped[end..].starts_with(char::is_alphanumeric)) {
            ask.push(source.name());
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    ask.sort();
    let known: Vec<_> = ASK_THE_DATABASE.iter().map(|(name, _)| *name).collect();
    assert_eq!(ask, known);
}

#[test]
fn every_library_has_its_door() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let shipped = source.shipped();
        for (library, doors) in DOORS {
            if uses(&shipped, library) && !doors.contains(&source.part.as_str()) {
                wrong.push(format!("{} uses {library}", source.path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        let said = source.text.starts_with("//! ") || source.is_test();
        assert!(said, "{} does not begin with //!", source.path.display());
    }
}

#[test]
fn nothing_is_shipped_half_done_or_ready_to_panic() {
    let marks = [
        "TODO",
        "FIXME",
        "XXX",
        ".unwrap()",
        ".expect(",
        "panic!(",
        "todo!(",
        "unimplemented!(",
        "dbg!(",
        "#[allow(",
    ];
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let text = source.shipped();
        for mark in marks.into_iter().filter(|mark| text.contains(mark)) {
            wrong.push(format!("{} has {mark}", source.path.display()));
        }
        let whole = ["TODO", "FIXME"]
            .into_iter()
            .filter(|mark| source.text.contains(mark));
        wrong.extend(whole.map(|mark| format!("{} has {mark}", source.path.display())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn files_are_short_enough_to_read() {
    let long = |source: &Source| {
        let lines = source.text.lines().count();
        (lines > 400).then(|| format!("{}: {lines} lines", source.path.display()))
    };
    assert_eq!(
        sources().iter().filter_map(long).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
}

#[test]
fn the_reader_of_imports_reads_every_way_to_write_one() {
    let named = |text, depth| {
        parts_named(text, depth)
            .into_iter()
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(named("use crate::web::pages;", 1), "web");
    assert_eq!(
        named("use crate::{\n    app::{A, B}, web,\n};", 1),
        "app web"
    );
    assert_eq!(named("fn f() -> crate::mail::Mail {}", 2), "mail");
    assert_eq!(named("use super::web::pages;", 1), "web");
    assert_eq!(named("use super::super::web;", 2), "web");
    assert_eq!(named("use super::sibling;", 2), "");
    assert_eq!(named("pub(crate) use other_crate::web;", 1), "");
    let ends = |text| ends_in(text, "storage").join(" ");
    assert_eq!(ends("use crate::storage::a::{self, B};"), "self B");
    assert_eq!(
        ends("use crate::{\n    app, storage::{\n        a::{B, C},\n        d,\n    },\n};"),
        "B C d"
    );
    assert_eq!(ends("|x: &crate::storage::a::B| x"), "B");
    assert_eq!(ends("storage::a::b(conn)"), "b");
    assert_eq!(ends("use super::storage::a::*;"), "*");
    assert_eq!(ends("use crate::cold_storage::a;"), "");
    assert!(uses("use diesel::prelude::*;", "diesel") && uses("x(lettre::Address)", "lettre"));
    assert!(!uses("use my_diesel::x; self::rand::y", "diesel"));
}
