//! Whatever stands in a field that reaches the console, it stays text (R25): pages with harmless words and
//! pages with payloads are made of the same elements with the same attributes, and say what was written.

mod payloads;

use std::collections::{BTreeMap, BTreeSet};

use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::role::Role;
use latchkey::language::Language;
use latchkey::mail::message::{CodeInMail, Message};
use latchkey::mail::render::{MailSetting, Renderer};
use latchkey::storage::audit::{self, Event};
use latchkey::urls;
use scraper::Html;
use serde_json::Value;

use crate::support::numbers::number;
use crate::support::{Browser, Page, TestApp, on_both};
use payloads::PAYLOADS;

on_both! {
    what_is_stored_stays_text_on_every_page,
    what_is_typed_stays_text_where_it_is_repeated,
    what_is_written_stays_text_in_the_trail_and_in_files,
}

const FIONA: &str = "555012340132";
const PLAIN: &str = "Plain words";

/// The kinds of elements of a document, by name and attributes, and how many there are of each.
fn elements(body: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for node in Html::parse_document(body).tree.values() {
        if let Some(element) = node.as_element() {
            let names: BTreeSet<&str> = element.attrs().map(|(name, _)| name).collect();
            let names: Vec<&str> = names.into_iter().collect();
            let kind = format!("{} {}", element.name(), names.join(" "));
            *found.entry(kind).or_insert(0) += 1;
            for name in ["href", "src", "action", "formaction"] {
                let leads = element.attr(name).unwrap_or("/");
                let safe = [
                    "/",
                    "#",
                    "?",
                    "mailto:",
                    "tel:",
                    "https://",
                    "http://localhost",
                ];
                assert!(safe.iter().any(|s| leads.starts_with(s)), "{name}={leads}");
            }
        }
    }
    found
}

/// A text as SQL has it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Page {
    /// Says this anywhere, as a person reads it.
    #[track_caller]
    fn reads(&self, text: &str) {
        let said = normal(&self.listed("body").concat());
        assert!(said.contains(&normal(text)), "{text:?} is not in {said}");
    }

    /// Holds this nowhere as markup.
    #[track_caller]
    fn holds_no(&self, payload: &str) {
        if payload.contains(['<', '>', '"', '\'']) {
            assert!(
                !self.body.contains(payload),
                "{payload} is on the page as it is"
            );
        }
    }
}

/// Where stored texts are shown.
struct Shown {
    attempt: String,
    approval: String,
    mail: String,
    colleague: String,
}

impl Shown {
    async fn make(app: &TestApp) -> Self {
        app.browser().lock_out(FIONA).await;
        let sponsor = app.officer(Role::Sponsor).await;
        let fields = [
            ("email", "fiona.new@demo.example"),
            ("reason", "she rang us"),
        ];
        let email = urls::of_number(urls::RA_EMAIL, FIONA);
        sponsor.submit(&email, &fields).await.has_status(303);
        app.mails().await;
        app.photograph(FIONA);
        app.change("UPDATE attempts SET state = 'decided', decision = 'forgot', decided_by = 'x'");
        app.change("UPDATE outbox SET state = 'parked'");
        let newest = |column: &str, from: &str| {
            app.values(&format!(
                "SELECT CAST({column} AS TEXT) AS value FROM {from}"
            ))
            .remove(0)
        };
        let path = |path: &str, value: &str| {
            let (before, _) = path.split_once('{').unwrap();
            format!("{before}{value}")
        };
        Self {
            attempt: path(urls::RA_ATTEMPT, &newest("id", "attempts ORDER BY id DESC")),
            approval: path(urls::RA_APPROVAL, &newest("reference", "approvals")),
            mail: path(urls::RA_MAIL_ONE, &newest("reference", "outbox")),
            colleague: path(
                urls::RA_STAFF_ONE,
                &newest("id", "staff WHERE email = 'sponsor@demo.example'"),
            ),
        }
    }

    fn pages(&self) -> Vec<String> {
        let about = |path: &str| urls::of_number(path, FIONA);
        vec![
            urls::RA.to_owned(),
            urls::RA_ATTEMPTS.to_owned(),
            format!("{}?view=numbers", urls::RA_ATTEMPTS),
            self.attempt.clone(),
            format!("{}?q=RXX00", urls::RA_HOLDERS),
            about(urls::RA_HOLDER),
            about(urls::RA_LOCKOUT),
            about(urls::RA_UNLOCK),
            about(urls::RA_EMAIL),
            about(urls::RA_REGISTRATION),
            urls::RA_APPROVALS.to_owned(),
            self.approval.clone(),
            urls::RA_MAIL.to_owned(),
            self.mail.clone(),
            urls::RA_STAFF.to_owned(),
            self.colleague.clone(),
        ]
    }

    /// Writes a text wherever somebody's words are kept.
    fn fill(app: &TestApp, text: &str) {
        let text = quoted(text);
        for statement in [
            format!("UPDATE holders SET name = {text} WHERE smartcard_number = '{FIONA}'"),
            format!(
                "UPDATE organisations SET name = {text}, desk_name = {text}, \
                 desk_hours = {text}, desk_place = {text} WHERE ods_code = 'RXX00'"
            ),
            format!("UPDATE attempts SET browser = {text}, note = {text}, step = {text}"),
            format!("UPDATE approvals SET reason = {text}"),
            format!("UPDATE outbox SET failure = {text}"),
            format!("UPDATE staff SET name = {text} WHERE email = 'sponsor@demo.example'"),
        ] {
            assert!(app.change(&statement) > 0, "{statement}");
        }
    }
}

// R25
async fn what_is_stored_stays_text_on_every_page(app: TestApp) {
    let shown = Shown::make(&app).await;
    let manager = app.officer(Role::RaManager).await;
    Shown::fill(&app, PLAIN);
    // A holder's page lists who looked at it, up to so many.
    for _ in 0..12 {
        manager.get(&urls::of_number(urls::RA_HOLDER, FIONA)).await;
    }
    let mut plain = Vec::new();
    for path in shown.pages() {
        let page = manager.get(&path).await;
        page.has_status(200);
        plain.push(elements(&page.body));
    }
    for some in PAYLOADS.chunks(10) {
        // A network of its own for so many pages.
        let manager = app.officer(Role::RaManager).await;
        for payload in some {
            Shown::fill(&app, payload);
            for (path, plain) in shown.pages().iter().zip(&plain) {
                let page = manager.get(path).await;
                page.has_status(200).holds_no(payload);
                assert_eq!(&elements(&page.body), plain, "{payload:?} on {path}");
                let says = [
                    &shown.attempt,
                    &shown.approval,
                    &shown.mail,
                    &shown.colleague,
                ];
                if says.contains(&path) {
                    page.reads(payload);
                }
            }
        }
    }
}

/// Posts and looks with a text in every field that a page repeats.
async fn typed(browser: &Browser<'_>, text: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    let query = |path: &str, fields: &[&str]| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for field in fields {
            query.append_pair(field, text);
        }
        format!("{path}?{}", query.finish())
    };
    let filters = ["number", "network", "outcome", "organisation", "from", "to"];
    for path in [
        query(urls::RA_ATTEMPTS, &filters),
        query(
            urls::RA_AUDIT,
            &["actor", "subject", "organisation", "from"],
        ),
        query(urls::RA_HOLDERS, &["q"]),
        query(urls::RA_MAIL, &["q"]),
        query(&urls::of_number(urls::RA_HOLDER, FIONA), &["done"]),
    ] {
        pages.push(browser.get(&path).await);
    }
    let about = |path: &str| urls::of_number(path, FIONA);
    for (path, fields) in [
        (about(urls::RA_EMAIL), &["email", "reason"][..]),
        (about(urls::RA_UNLOCK), &["decision", "check_photograph"]),
        (
            about(urls::RA_UNLOCK_PASSCODE),
            &["new_passcode", "confirm_passcode"],
        ),
        (
            urls::RA_STAFF_INVITE.to_owned(),
            &["email", "smartcard_number", "end_day"],
        ),
        (urls::RA_ME_RECOVERY.to_owned(), &["code"]),
    ] {
        let fields: Vec<(&str, &str)> = fields.iter().map(|field| (*field, text)).collect();
        pages.push(browser.submit(&path, &fields).await);
    }
    let stranger = browser.app().browser();
    let fields = [("email", text), ("password", "wrong")];
    pages.push(stranger.submit(urls::RA_SIGN_IN, &fields).await);
    pages.push(stranger.try_sign_in(text, "0000").await);
    pages
}

// R25
async fn what_is_typed_stays_text_where_it_is_repeated(app: TestApp) {
    let manager = app.officer(Role::RaManager).await;
    let mut known: BTreeSet<String> = BTreeSet::new();
    for harmless in [PLAIN, "", "2026-11-22", "nobody@demo.example", "7"] {
        for page in typed(&manager, harmless).await {
            known.extend(elements(&page.body).into_keys());
        }
    }
    for some in PAYLOADS.chunks(10) {
        let manager = app.officer(Role::RaManager).await;
        // What waits for a right code is another story.
        app.change("DELETE FROM waits");
        for payload in some {
            for page in typed(&manager, payload).await {
                assert!(page.status < 500, "{payload}");
                page.holds_no(payload);
                for kind in elements(&page.body).into_keys() {
                    assert!(known.contains(&kind), "{payload:?} made <{kind}>");
                }
            }
        }
    }
    app.mails().await;
}

// R25, R33
async fn what_is_written_stays_text_in_the_trail_and_in_files(app: TestApp) {
    let plain = "555099990001";
    for (of, texts) in [(plain, [PLAIN; PAYLOADS.len()]), ("555099990002", PAYLOADS)] {
        for detail in texts {
            let event = Event {
                at: app.ports.now(),
                actor: &Actor::Staff(detail.to_owned()),
                action: Action::UnlockRefused,
                subject: &Subject::Number(number(of)),
                detail,
                network: "203.0.113.1",
                request_id: "LK-TEST",
            };
            let record = |conn: &mut latchkey::storage::Connection| audit::record(conn, &event);
            app.ports.db.write(record).unwrap();
        }
    }
    let agent = app.officer(Role::RaAgent).await;
    let trail = |number: &str| format!("{}?subject={number}", urls::RA_AUDIT);
    let harmless = elements(&agent.get(&trail(plain)).await.body);
    let page = agent.get(&trail("555099990002")).await;
    assert_eq!(elements(&page.body), harmless);
    let csv = agent
        .get(&format!("{}&format=csv", trail("555099990002")))
        .await;
    let mut reader = csv::Reader::from_reader(csv.body.as_bytes());
    let cells: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(cells.len(), PAYLOADS.len());
    for payload in PAYLOADS {
        page.reads(payload);
        page.holds_no(payload);
        let is = |cell: &str| cell == payload || cell.strip_prefix('\'') == Some(payload);
        assert!(cells.iter().any(|row| row.iter().any(is)), "{payload}");
    }
}

/// Writes a text in place of every word of somebody's in a mail.
fn reword(value: &mut Value, text: &str) {
    const WORDS: [&str; 8] = [
        "name",
        "organisation",
        "phone",
        "hours",
        "place",
        "network",
        "reason",
        "role",
    ];
    let Value::Object(fields) = value else { return };
    for (key, value) in fields {
        match value {
            Value::String(words) if WORDS.contains(&key.as_str()) => text.clone_into(words),
            other => reword(other, text),
        }
    }
}

// R25
#[test]
fn what_is_written_stays_text_in_every_mail() {
    let renderer = Renderer::new().unwrap();
    let setting = MailSetting {
        service_name: "Latchkey".to_owned(),
        organisation_name: "Example Trust".to_owned(),
        base_url: "https://latchkey.example".to_owned(),
        reference: "LK-0000".to_owned(),
    };
    let html = |language: Language, message: &Message, text: &str| {
        let mut value = serde_json::to_value(message).unwrap();
        reword(&mut value, text);
        // Some words are one of a few: then the mail takes no other.
        let message: Message = serde_json::from_value(value).ok()?;
        let code = message.carries_code().then(CodeInMail::sample);
        let mail = renderer
            .render(&message, language, code.as_ref(), &setting)
            .unwrap();
        Some(mail.html.clone())
    };
    let mut tried = 0;
    let everything = Language::ALL.map(|language| (language, Message::samples()));
    for (language, messages) in everything {
        for message in messages {
            let Some(plain) = html(language, &message, PLAIN) else {
                continue;
            };
            for payload in PAYLOADS {
                let mail = html(language, &message, payload).unwrap();
                assert_eq!(
                    elements(&mail),
                    elements(&plain),
                    "{payload:?} in {message:?}"
                );
                tried += 1;
            }
        }
    }
    assert!(tried > 10 * PAYLOADS.len(), "{tried} mails");
}
