//! Databases of registered holders whose cards are locked: everybody can unlock, with the same answers.

use std::sync::Arc;

use anyhow::Context as _;
use latchkey::app::{self, Outside};
use latchkey::clock::SystemClock;
use latchkey::config::{Profile, Settings};
use latchkey::demo;
use latchkey::domain::answers::TypedAnswers;
use latchkey::domain::question::FourQuestions;
use latchkey::journeys::Ports;
use latchkey::random::SystemRandom;

use super::program::SECRET;
use super::sql::{Sql, evenly};

/// The questions that everybody chose.
const QUESTIONS: &str = "first-pet,first-trip,first-club,wished-name";
/// Everybody's answers.
pub const ANSWERS: [&str; 4] = ["Biscuit the cat", "Aberdaron", "Rovers", "Philippa"];
const OLD_PASSCODE: &[u8] = b"old";
/// Rows of one statement.
const BATCH: i64 = 250_000;
const ORGANISATIONS: i64 = 200;

/// The smartcard number of the holder with a place in the list.
pub fn number(place: i64) -> String {
    (700_000_000_000 + place * 37).to_string()
}

/// What journeys use, over a database: with it the measurement hashes, and opens the code of a mail that waits.
pub fn ports(url: &str) -> anyhow::Result<Ports> {
    let settings = Settings::load(Profile::Development, None);
    let mut settings = settings.map_err(anyhow::Error::msg)?;
    url.clone_into(&mut settings.database.url);
    SECRET.clone_into(&mut settings.keys.secret);
    settings.database.connections = 2;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    Ok(app::ports(&settings, &outside)?)
}

/// Fills a migrated database with the demonstration, whose staff looks at the console, and so many holders.
pub fn fill(url: &str, holders: i64) -> anyhow::Result<()> {
    let ports = ports(url)?;
    demo::load(&ports)?;
    let questions = FourQuestions::from_stored(QUESTIONS).context("questions")?;
    let typed = TypedAnswers::parse(ANSWERS).ok().context("answers")?;
    let answers = ports
        .hashing
        .hash(&typed.hashable(&questions), &SystemRandom)?;
    let passcode = ports.hashing.hash(OLD_PASSCODE, &SystemRandom)?;
    let mut sql = Sql::open(url)?;
    let base = Base {
        organisation: newest(&mut sql, "organisations")?,
        holder: newest(&mut sql, "holders")?,
        card: newest(&mut sql, "cards")?,
    };
    organisations(&mut sql, &base)?;
    let mut first = 1;
    while first <= holders {
        let last = holders.min(first + BATCH - 1);
        people(
            &mut sql,
            &base,
            first,
            last,
            answers.as_str(),
            passcode.as_str(),
        )?;
        first = last + 1;
    }
    finish(&mut sql)
}

/// The keys after which this load's begin.
struct Base {
    organisation: i64,
    holder: i64,
    card: i64,
}

fn newest(sql: &mut Sql, table: &str) -> anyhow::Result<i64> {
    sql.number(&format!(
        "SELECT CAST(COALESCE(MAX(id), 0) AS TEXT) AS value FROM {table}"
    ))
}

fn organisations(sql: &mut Sql, base: &Base) -> anyhow::Result<()> {
    let (series, keys) = (sql.series(1, ORGANISATIONS), sql.own_keys());
    sql.run(&format!(
        "INSERT INTO organisations (id, ods_code, name, desk_name, desk_phone, desk_email, desk_hours, desk_place) \
         {keys} SELECT {} + n, 'L' || CAST(10000 + n AS TEXT), 'Surgery ' || CAST(n AS TEXT), 'Desk', '01632 960123', \
         'desk.' || CAST(n AS TEXT) || '@load.example', 'Monday to Friday, 9am to 5pm', 'Ground floor' FROM {series}",
        base.organisation
    ))
}

fn people(
    sql: &mut Sql,
    base: &Base,
    first: i64,
    last: i64,
    answers: &str,
    passcode: &str,
) -> anyhow::Result<()> {
    let (series, keys) = (sql.series(first, last), sql.own_keys());
    let Base {
        organisation,
        holder,
        card,
    } = base;
    let of = format!("{organisation} + 1 + {}", evenly("n", 1, ORGANISATIONS));
    let number = "CAST(700000000000 + n * 37 AS TEXT)";
    let mail = "'holder.' || CAST(n AS TEXT) || '@load.example'";
    let word = "'holder' || CAST(n AS TEXT)";
    let now = "CURRENT_TIMESTAMP";
    let inserts = [
        format!(
            "holders (id, smartcard_number, name, organisation_id, email, mailbox_key, terms_version, \
             terms_accepted_at, created_at) {keys} SELECT {holder} + n, {number}, 'Sam ' || {word}, {of}, {mail}, \
             {mail}, 1, {now}, {now}"
        ),
        format!(
            "holder_words (word, holder_id, organisation_id) SELECT {word}, {holder} + n, {of}"
        ),
        format!(
            "registrations (holder_id, questions, answers_hash, registered_at) \
             SELECT {holder} + n, '{QUESTIONS}', '{answers}', {now}"
        ),
        format!(
            "cards (id, holder_id, serial, issued_at) {keys} \
             SELECT {card} + n, {holder} + n, 'load-' || CAST(n AS TEXT), {now}"
        ),
        certificates(sql, *card, "authentication"),
        certificates(sql, *card, "signing"),
        format!(
            "chips (serial, passcode_hash, failures) SELECT 'load-' || CAST(n AS TEXT), '{passcode}', 3"
        ),
    ];
    let statements = inserts.map(|insert| format!("INSERT INTO {insert} FROM {series};"));
    sql.run(&format!("BEGIN; {} COMMIT;", statements.join(" ")))
}

/// Certificates with a year left.
fn certificates(sql: &Sql, card: i64, kind: &str) -> String {
    let soon = match sql.is_postgres() {
        true => "CURRENT_TIMESTAMP + INTERVAL '1 year'",
        false => "strftime('%Y-%m-%d %H:%M:%f', 'now', '+1 year')",
    };
    format!("certificates (card_id, kind, expires_at) SELECT {card} + n, '{kind}', {soon}")
}

/// New rows come after these, and the planner knows them.
fn finish(sql: &mut Sql) -> anyhow::Result<()> {
    if !sql.is_postgres() {
        return sql.run("ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)");
    }
    for table in ["organisations", "holders", "cards"] {
        sql.run(&format!(
            "SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT MAX(id) FROM {table}))"
        ))?;
    }
    sql.run("VACUUM ANALYZE")
}
