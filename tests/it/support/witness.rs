//! What pages do not show: the rows behind them, a browser's cookie, requests sent as they are, races.

use std::ops::Deref;
use std::sync::{Arc, Barrier};

use latchkey::config::Settings;
use latchkey::journeys::Ports;
use latchkey::journeys::caller::Caller;
use latchkey::journeys::visit::Visit;
use latchkey::limits::client_address::Network;
use latchkey::secrets::token::PlainToken;
use reqwest::cookie::{CookieStore, Jar};
use reqwest::redirect::Policy;

use super::app::TestApp;
use super::browser::{Browser, Page};
use super::database::Kind;
use super::numbers;

/// What a request that changes nothing leaves alone: everything but a session's last sight and the limits.
const STATE: [(&str, &str); 10] = [
    (
        "holders",
        "id, email, mailbox_key, mobile, terms_version, terms_accepted_at",
    ),
    ("chips", "serial, passcode_hash, failures"),
    ("registrations", "holder_id, questions, answers_hash"),
    ("strikes", "smartcard_number, taken"),
    (
        "sessions",
        "id, token_hash, holder_id, expires_at, ended_at",
    ),
    ("journeys", "id, kind, step, pending, codes_sent, ended_at"),
    (
        "challenges",
        "id, mac, link_hash, entries, used_at, retired_at",
    ),
    ("attempts", "id, outcome"),
    ("audit_events", "id, action, subject"),
    ("outbox", "id, kind, recipient, state"),
];

impl TestApp {
    /// Which database it runs on.
    pub fn kind(&self) -> Kind {
        self.folder().map_or(Kind::Postgres, |_| Kind::Sqlite)
    }

    /// Another portal on the same kind of database, with other settings.
    pub async fn sibling(&self, setup: impl Fn(&mut Settings) + 'static) -> Self {
        Self::with(self.kind(), Box::new(setup)).await.unwrap()
    }

    /// Every row that a request may change, as text.
    pub fn state(&self) -> Vec<String> {
        let of_table = |(table, columns): (&str, &str)| {
            let row = match self.kind() {
                Kind::Postgres => format!("row({columns})::text"),
                Kind::Sqlite => columns
                    .split(", ")
                    .map(|column| format!("quote({column})"))
                    .collect::<Vec<_>>()
                    .join(" || ',' || "),
            };
            self.values(&format!(
                "SELECT '{table} ' || {row} AS value FROM {table} ORDER BY 1"
            ))
        };
        STATE.into_iter().flat_map(of_table).collect()
    }

    /// How often the trail tells of an action, whoever it is about.
    pub fn happened(&self, action: &str) -> usize {
        self.count(&format!("audit_events WHERE action = '{action}'"))
    }

    /// How many mails of a kind were ever queued.
    pub fn queued(&self, kind: &str) -> usize {
        self.count(&format!("outbox WHERE kind = '{kind}'"))
    }

    /// A browser whose cookie can be looked at.
    pub fn watched(&self) -> Watched<'_> {
        let jar = Arc::new(Jar::default());
        let mut browser = self.browser();
        browser.client = reqwest::Client::builder()
            .cookie_provider(Arc::clone(&jar))
            .redirect(Policy::none())
            .build()
            .unwrap();
        Watched { browser, jar }
    }

    /// A browser that keeps no cookies: it sends what the test gives it.
    pub fn bare(&self) -> Browser<'_> {
        let mut browser = self.browser();
        browser.client = reqwest::Client::builder()
            .redirect(Policy::none())
            .build()
            .unwrap();
        browser
    }

    /// Looks at a page with this cookie and no other.
    pub async fn get_with(&self, cookie: &str, path: &str) -> Page {
        let bare = self.bare();
        let request = bare.client.get(self.url(path)).header("cookie", cookie);
        bare.send(request).await
    }

    /// Posts with this cookie and token and no other.
    pub async fn post_with(
        &self,
        (cookie, token): (&str, &str),
        path: &str,
        fields: &[(&str, &str)],
    ) -> Page {
        let bare = self.bare();
        let mut form = vec![("csrf_token", token)];
        form.extend_from_slice(fields);
        let request = bare.client.post(self.url(path)).header("cookie", cookie);
        bare.send(request.form(&form)).await
    }

    /// The live session of a cookie, as journeys know it.
    #[track_caller]
    pub fn visit_of(&self, cookie: &str) -> Visit {
        let (_, token) = cookie.split_once('=').unwrap();
        let token = PlainToken::from_text(token).unwrap();
        numbers::visit_of(&self.ports, &token)
    }

    /// Eight digits that are not this code.
    pub fn wrong(code: &str) -> String {
        let other = |digit: char| if digit == '9' { '0' } else { '9' };
        code.chars().map(other).collect()
    }
}

/// Runs `work` in many threads at once, spread over the processes.
pub fn race<T: Send>(
    processes: &[&TestApp],
    racers: usize,
    work: impl Fn(&Ports) -> T + Sync,
) -> Vec<T> {
    let ports: Vec<Arc<Ports>> = processes.iter().map(|app| Arc::clone(&app.ports)).collect();
    let (start, work) = (Barrier::new(racers), &work);
    std::thread::scope(|scope| {
        let racing: Vec<_> = (0..racers)
            .zip(ports.iter().cycle())
            .map(|(_, ports)| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    work(ports)
                })
            })
            .collect();
        racing.into_iter().map(|r| r.join().unwrap()).collect()
    })
}

/// Who calls where no browser does.
pub fn a_caller() -> Caller {
    let network = Network::of("203.0.113.250".parse().unwrap());
    Caller::new(network, "test", "LK-TEST".into())
}

/// A browser whose cookie can be looked at.
pub struct Watched<'app> {
    browser: Browser<'app>,
    jar: Arc<Jar>,
}

impl<'app> Deref for Watched<'app> {
    type Target = Browser<'app>;

    fn deref(&self) -> &Self::Target {
        &self.browser
    }
}

impl Watched<'_> {
    /// The cookie it would send now.
    #[track_caller]
    pub fn cookie(&self) -> String {
        let url = self.app().url("/").parse().unwrap();
        let cookie = self.jar.cookies(&url).unwrap();
        cookie.to_str().unwrap().to_owned()
    }
}
