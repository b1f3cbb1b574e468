//! One person's data: their own copy on request, and its erasure.

mod restored;

use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use latchkey::demo::people::Purpose;
use latchkey::domain::reason::Reason;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::data::{self, Erasure};
use latchkey::journeys::photographs;
use latchkey::secrets::chain;
use latchkey::storage::StorageError;
use latchkey::urls;

use crate::support::{Kind, Person, TestApp, on_both, person};

on_both!(
    the_copy_says_all_that_is_held_and_no_secret,
    the_copy_says_nothing_of_whoever_reported_the_card,
    nobody_is_erased_by_mistake,
    after_an_erasure_only_the_trail_knows_the_person,
);

/// A person who registered, signed in, failed, and has a photograph.
async fn lived(app: &TestApp) -> &'static Person {
    let daniel = person(Purpose::RenewalDue);
    let browser = app.browser();
    browser.sign_in(daniel).await;
    app.browser().try_sign_in(daniel.number, "0000").await;
    app.browser().start_unlock(daniel.number).await;
    let png = [b"\x89PNG\r\n\x1a\n".as_slice(), &[0; 64]].concat();
    photographs::import(&app.ports, daniel.number, png).unwrap();
    app.mails().await;
    daniel
}

fn number(person: &Person) -> SmartcardNumber {
    SmartcardNumber::parse(person.number).unwrap()
}

async fn the_copy_says_all_that_is_held_and_no_secret(app: TestApp) {
    let daniel = lived(&app).await;
    let copy = data::export(&app.ports, &number(daniel)).unwrap().unwrap();
    assert_eq!(copy["profile"][0]["name"], daniel.name);
    assert_eq!(copy["profile"][0]["email address"], daniel.email.unwrap());
    assert_eq!(copy["profile"][0]["smartcard number"], daniel.number);
    assert_eq!(copy["cards"].as_array().unwrap().len(), 1);
    assert_eq!(copy["certificates on cards"].as_array().unwrap().len(), 2);
    for part in [
        "sessions",
        "failed attempts",
        "audit trail",
        "what was begun",
    ] {
        assert!(!copy[part].as_array().unwrap().is_empty(), "{part}");
    }
    assert!(
        copy["photograph (base64)"]
            .as_str()
            .unwrap()
            .starts_with("iVBORw0KGgo")
    );
    let text = copy.to_string();
    for secret in ["$argon2", "_hash"] {
        assert!(!text.contains(secret), "{secret}");
    }
    assert_eq!(
        app.count("audit_events WHERE action = 'holder_exported'"),
        1
    );
    let nobody = SmartcardNumber::parse("555099990001").unwrap();
    assert!(data::export(&app.ports, &nobody).unwrap().is_none());
}

// UK GDPR, article 15(4).
async fn the_copy_says_nothing_of_whoever_reported_the_card(app: TestApp) {
    let daniel = person(Purpose::RenewalDue);
    let fields = [
        ("smartcard_number", daniel.number),
        ("reason", "misused"),
        ("callback", "01632 960123"),
        ("note", "I saw it in the hands of a colleague"),
    ];
    let colleague = app.browser_from("203.0.113.77");
    let reported = colleague.submit(urls::REPORT, &fields).await;
    reported.leads_to(urls::REPORT_DONE);
    let copy = data::export(&app.ports, &number(daniel)).unwrap().unwrap();
    assert_eq!(copy["reports of a card"][0]["reported by"], "public");
    let said = copy["what was said about reports"].as_array().unwrap();
    assert!(!said.is_empty());
    let text = copy.to_string();
    for theirs in ["960123", "in the hands", "203.0.113.77"] {
        assert!(!text.contains(theirs), "{theirs}: {text}");
    }
}

async fn nobody_is_erased_by_mistake(app: TestApp) {
    let daniel = lived(&app).await;
    let reason = Reason::parse("asked for it").unwrap();
    let erase = || data::erase(&app.ports, &number(daniel), &reason).unwrap();
    assert_eq!(erase(), Erasure::Open);
    close(&app, daniel);
    app.change(&format!(
        "INSERT INTO incidents (reference, smartcard_number, kind, source, state, reported_at, network) \
         VALUES ('i1', '{}', 'lost', 'public', 'waiting', '2026-11-22 09:00:00', '203.0.113.7')",
        daniel.number
    ));
    assert_eq!(erase(), Erasure::ReportWaits);
    assert_eq!(
        app.count(&format!("holders WHERE name = '{}'", daniel.name)),
        1
    );
    let nobody = SmartcardNumber::parse("555099990001").unwrap();
    assert_eq!(
        data::erase(&app.ports, &nobody, &reason).unwrap(),
        Erasure::Nobody
    );
}

fn close(app: &TestApp, person: &Person) {
    app.change(&format!(
        "UPDATE holders SET closed_at = '2026-11-22 09:00:00' WHERE smartcard_number = '{}'",
        person.number
    ));
}

#[derive(QueryableByName)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
}

#[derive(QueryableByName)]
struct Cell {
    #[diesel(sql_type = Nullable<Text>)]
    value: Option<String>,
}

/// The columns, whatever their type, in which one of `words` stands.
fn places(app: &TestApp, words: &[String]) -> Vec<String> {
    let columns = match app.kind() {
        Kind::Sqlite => {
            "SELECT m.name AS table_name, p.name AS column_name FROM sqlite_master m, pragma_table_info(m.name) p \
             WHERE m.type = 'table'"
        }
        Kind::Postgres => {
            "SELECT table_name::text AS table_name, column_name::text AS column_name \
             FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let read = |query: String| -> Vec<String> {
        let cells: Vec<Cell> = app
            .ports
            .db
            .read(|conn| {
                diesel::sql_query(query)
                    .load(conn)
                    .map_err(StorageError::from)
            })
            .unwrap();
        cells.into_iter().filter_map(|cell| cell.value).collect()
    };
    let columns: Vec<Column> = app
        .ports
        .db
        .read(|conn| {
            diesel::sql_query(columns)
                .load(conn)
                .map_err(StorageError::from)
        })
        .unwrap();
    assert!(columns.len() > 250);
    let mut found = Vec::new();
    for Column {
        table_name,
        column_name,
    } in columns
    {
        // Bytes in hexadecimal, so that a name within a certificate is found.
        let as_text = match app.kind() {
            Kind::Sqlite => format!(
                "CASE typeof(\"{column_name}\") WHEN 'blob' THEN lower(hex(\"{column_name}\")) \
                 ELSE CAST(\"{column_name}\" AS TEXT) END"
            ),
            Kind::Postgres => format!("\"{column_name}\"::text"),
        };
        let cells = read(format!("SELECT {as_text} AS value FROM {table_name}"));
        let hex = |word: &String| chain::hex(word.as_bytes());
        if cells.iter().any(|cell| {
            words
                .iter()
                .any(|w| cell.contains(w) || cell.contains(&hex(w)))
        }) {
            found.push(format!("{table_name}.{column_name}"));
        }
    }
    found.sort();
    found
}

async fn after_an_erasure_only_the_trail_knows_the_person(app: TestApp) {
    let daniel = lived(&app).await;
    app.browser().lock_out(daniel.number).await;
    app.mails().await;
    close(&app, daniel);
    let person = [
        daniel.name.to_owned(),
        daniel.name.split(' ').next_back().unwrap().to_lowercase(),
        daniel.email.unwrap().to_owned(),
        daniel.mobile.unwrap().replace(' ', "")[1..].to_owned(),
        daniel.mobile.unwrap().to_owned(),
    ];
    let number_of = [daniel.number.to_owned()];
    let before = places(&app, &person);
    for place in [
        "holders.name",
        "holders.email",
        "holders.mobile",
        "holder_words.word",
        "outbox.recipient",
    ] {
        assert!(before.contains(&place.to_owned()), "{place}: {before:?}");
    }
    let reason = Reason::parse("asked for it").unwrap();
    let erased = data::erase(&app.ports, &number(daniel), &reason).unwrap();
    assert!(
        matches!(erased, Erasure::Done(rows) if rows > 10),
        "{erased:?}"
    );
    assert_eq!(places(&app, &person), Vec::<String>::new());
    // Limits of the last hour go by themselves.
    app.wait(time::Duration::days(2));
    latchkey::journeys::housekeeping::tidy(&app.ports).unwrap();
    let stays = places(&app, &number_of);
    // A simulated card's serial is made from the number.
    let listed = [
        "audit_events.actor",
        "audit_events.subject",
        "cards.serial",
        "holders.smartcard_number",
    ];
    assert_eq!(stays, listed);
    let told = app.values(
        "SELECT subject || ' ' || detail AS value FROM audit_events WHERE action = 'holder_erased'",
    );
    assert_eq!(told, [format!("{} asked for it", daniel.number)]);
    the_file_has_none_of(&app, &person);
}

/// The words stand nowhere in the files of a SQLite database, written over and not only let go of.
fn the_file_has_none_of(app: &TestApp, words: &[String]) {
    if let Some(folder) = app.folder() {
        let checkpoint = |conn: &mut latchkey::storage::Connection| {
            let asked = diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").execute(conn);
            asked.map_err(StorageError::from)
        };
        app.ports.db.read(checkpoint).unwrap();
        for file in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if !file.file_type().unwrap().is_file() {
                continue;
            }
            let bytes = std::fs::read(file.path()).unwrap();
            for word in words {
                let there = bytes
                    .windows(word.len())
                    .any(|part| part == word.as_bytes());
                assert!(!there, "{word} is still in {}", file.path().display());
            }
        }
    }
}
