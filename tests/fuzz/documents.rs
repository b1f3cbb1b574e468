//! What programs, operators and databases send: whole files, bodies, parameters, cookies, certificates, messages.
//!
//! Of most: nothing but what the parser knows how to say is wrong with it, and what was taken can be written again
//! and is then the same.

use std::sync::{Arc, LazyLock};

use latchkey::authority;
use latchkey::clock::ManualClock;
use latchkey::config::Settings;
use latchkey::config::profile::Profile;
use latchkey::domain::email_address::ApprovedDomains;
use latchkey::journeys::import::file::{Columns, Table};
use latchkey::journeys::import::{FIELD_BYTES, Row, Source, files, organisations, read};
use latchkey::language::Language;
use latchkey::mail::letter::MessageId;
use latchkey::mail::message::Message;
use latchkey::mail::render::{MailSetting, Renderer};
use latchkey::secrets::key_file::KeyFile;
use latchkey::secrets::keys::{self, Keys};
use latchkey::secrets::ring::MasterSecret;
use latchkey::secrets::seal;
use latchkey::storage::{Backend, DatabaseUrl};
use latchkey::web::api::import::{Import, ImportedHolder};
use latchkey::web::api::params::Params;
use latchkey::web::kept::Kept;
use latchkey::web::request_id;
use time::macros::datetime;

static APPROVED: LazyLock<ApprovedDomains> =
    LazyLock::new(|| ApprovedDomains::new(&["demo.example".to_owned()]).unwrap());

/// The file of holders, and every row of it.
pub fn holders(bytes: &[u8]) {
    for row in rows(bytes, &files::COLUMNS, Source::Holders) {
        understood(&files::from_values(row));
    }
}

/// The file of organisations, and every row of it.
pub fn organisations(bytes: &[u8]) {
    for row in rows(bytes, &organisations::COLUMNS, Source::Organisations) {
        match organisations::read(row) {
            Ok(said) => {
                assert_eq!(said.ods_code, said.ods_code.to_ascii_uppercase());
                assert!((1..=12).contains(&said.ods_code.len()));
                assert!(!said.name.chars().any(char::is_control) && !said.name.is_empty());
                assert!(said.desk_hours.len() <= FIELD_BYTES);
            }
            Err(wrong) => told(&wrong, organisations::COLUMNS.names),
        }
    }
}

/// The rows of a file that have the right shape.
fn rows(bytes: &[u8], columns: &Columns, source: Source) -> Vec<Vec<Option<String>>> {
    let Ok(mut table) = Table::open(source, Box::new(bytes), columns) else {
        return Vec::new();
    };
    let (mut rows, mut last) = (Vec::new(), (0, 0));
    while let Ok(batch) = table.next(3)
        && !batch.is_empty()
    {
        for (place, values) in batch {
            let moved = place.row == last.0 + 1 && place.line > last.1;
            assert!(
                place.source == source && moved,
                "{place:?} after {last:?} in {:?}",
                String::from_utf8_lossy(bytes)
            );
            last = (place.row, place.line);
            match values {
                Ok(values) => {
                    assert_eq!(values.len(), columns.names.len());
                    let given = values.iter().flatten();
                    assert!(
                        given
                            .clone()
                            .all(|text| !text.is_empty() && text.trim() == text)
                    );
                    rows.push(values);
                }
                Err(wrong) => told(&[wrong], columns.names),
            }
        }
    }
    rows
}

/// What is wrong with a row names a field, or the row as a whole, and repeats nothing of it.
fn told(wrong: &[(&'static str, &'static str)], columns: &[&str]) {
    assert!(!wrong.is_empty());
    for (field, detail) in wrong {
        assert!(field.is_empty() || columns.contains(field), "{field}");
        assert!(!detail.is_empty());
    }
}

/// A row of a place that nobody has looked up: that, at least, is wrong with it.
fn understood(row: &Row) {
    let wrong = read::read(row, None, &APPROVED).err().unwrap();
    told(&wrong, files::COLUMNS.names);
    let fits = |text: &String| text.len() <= FIELD_BYTES;
    let optional = [&row.email, &row.mobile, &row.ends_on, &row.card_serial];
    let dates = [
        &row.card_issued_on,
        &row.certificates_expire_on,
        &row.renewals,
    ];
    let given = optional.into_iter().chain(dates).flatten();
    let mut all = [&row.number, &row.name, &row.ods_code]
        .into_iter()
        .chain(given);
    if all.all(fits) {
        assert!(wrong.iter().any(|(field, _)| *field == "ods_code"));
    }
}

/// The body of an import by the API, and a row of one.
pub fn body(bytes: &[u8]) {
    let _ = serde_json::from_slice::<Import>(bytes);
    if let Ok(holder) = serde_json::from_slice::<ImportedHolder>(bytes) {
        understood(&Row::from(holder));
    }
}

/// The parameters of the API.
pub fn parameters(query: &str) {
    let mut params = Params::read(query);
    assert!((1..=200).contains(&params.limit()));
    assert!(params.before().is_none_or(|key| key > 0));
    assert!(
        params
            .number()
            .is_none_or(|number| number.as_str().len() == 12)
    );
    let moments = ["from", "until"].map(|name| params.moment(name));
    for at in moments.into_iter().flatten() {
        assert!(at.offset().is_utc() && (1970..=3000).contains(&at.year()));
    }
    let code = params.ods_code();
    assert!(code.is_none_or(|code| (1..=12).contains(&code.len())));
    let _ = params.end();
}

/// A file of settings: refused with a reason, or everything that will not do is told.
pub fn settings(text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("latchkey.toml");
    std::fs::write(&path, text).unwrap();
    for profile in [Profile::Development, Profile::Production] {
        match Settings::load(profile, Some(&path)) {
            Ok(settings) => drop(settings.problems()),
            Err(said) => assert!(!said.is_empty() && !said.contains('\n'), "{said}"),
        }
    }
}

/// A key file.
pub fn key_file(text: &str) {
    match KeyFile::parse(text) {
        Ok(file) => {
            assert!(file.ring().is_some(), "taken, and of no use");
            let versions = file.versions();
            assert!(versions.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
            let again = KeyFile::parse(&file.to_text()).unwrap();
            assert_eq!(again.to_text(), file.to_text());
        }
        Err(problems) => {
            let said = problems.to_string();
            assert!(!said.is_empty());
            // A secret with a slip in it is still nearly one.
            let words = text.split_whitespace().filter(|word| word.len() > 30);
            assert!(words.into_iter().all(|word| !said.contains(word)), "{said}");
        }
    }
}

/// A certificate in DER.
pub fn certificate(bytes: &[u8]) {
    if let Some(serial) = authority::serial_number(bytes) {
        let is_hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        assert!(serial.len() % 2 == 0 && serial.bytes().all(is_hex));
    }
}

/// A message of the outbox: what can be read can be kept again; what can be rendered has one line of subject.
pub fn message(bytes: &[u8]) {
    static RENDERER: LazyLock<Renderer> = LazyLock::new(|| Renderer::new().unwrap());
    let setting = MailSetting {
        service_name: "Latchkey".into(),
        organisation_name: String::new(),
        base_url: "https://cards.example".into(),
        reference: "LK-7".into(),
    };
    let Ok(message) = serde_json::from_slice::<Message>(bytes) else {
        return;
    };
    let kept = serde_json::to_vec(&message).unwrap();
    assert_eq!(serde_json::from_slice::<Message>(&kept).unwrap(), message);
    for language in [Language::English, Language::Welsh] {
        if let Ok(mail) = RENDERER.render(&message, language, None, &setting) {
            assert!(!mail.subject.is_empty() && !mail.subject.contains(['\r', '\n']));
        }
    }
}

/// What a cookie or a row holds under seal: nobody but the portal makes one.
pub fn sealed(bytes: &[u8]) {
    static KEYS: LazyLock<Keys> = LazyLock::new(|| {
        let source = keys::Source::Secret(MasterSecret::from_random([7; 32]));
        let clock = ManualClock::at(datetime!(2026-11-22 9:00 UTC));
        Keys::open(source, Arc::new(clock)).unwrap()
    });
    let _ = seal::version_of(bytes);
    assert!(seal::open(KEYS.outbox(), "row", bytes).is_err());
    if let Ok(text) = std::str::from_utf8(bytes) {
        assert!(seal::open_text(KEYS.kept(), "cookie", text).is_err());
    }
    if let Ok(kept) = serde_json::from_slice::<Kept>(bytes) {
        let again = serde_json::to_vec(&kept).unwrap();
        assert_eq!(serde_json::from_slice::<Kept>(&again).unwrap(), kept);
    }
}

/// Names: of a database, of a message, of a request, of a language.
pub fn names(text: &str) {
    if let Ok(url) = DatabaseUrl::parse(text) {
        let is_file = matches!(url.backend(), Backend::Sqlite);
        assert_eq!(is_file, text.starts_with("sqlite://"));
    }
    if let Ok(id) = MessageId::parse(text) {
        assert!(id.as_str() == text && text.len() <= 64 && text.is_ascii());
        assert!(!text.contains(['<', '>', '@', ' ']));
    }
    if let Some(id) = request_id::read(text) {
        assert_eq!(request_id::read(&id).as_ref(), Some(&id));
        assert!(
            id.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        );
    }
    if let Some(language) = Language::parse(text) {
        assert_eq!(Language::parse(language.code()), Some(language));
    }
}
