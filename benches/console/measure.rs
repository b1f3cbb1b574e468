//! Times the pages: one portal in process, one client that is signed in as an RA Manager or calls with a token,
//! one request after another.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use latchkey::app::{Application, Outside};
use latchkey::clock::{Clock, ManualClock};
use latchkey::config::Settings;
use latchkey::demo::staff::STAFF;
use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::email_address::EmailAddress;
use latchkey::journeys::tokens::PREFIX;
use latchkey::journeys::{Ports, standings};
use latchkey::random::SystemRandom;
use latchkey::secrets::token::{PlainToken, public_reference};
use latchkey::secrets::totp::TotpSecret;
use latchkey::storage::api_tokens::{self, NewApiToken};
use latchkey::storage::{Connection, Stored, staff};
use latchkey::urls;
use reqwest::{Client, StatusCode};
use scraper::{Html, Selector};
use serde::Serialize;
use time::OffsetDateTime;

use super::Options;
use super::fill;
use super::pages::{self, Look};
use super::sql::Sql;

/// How long a page took, in milliseconds.
#[derive(Debug, Serialize)]
struct Timing {
    page: String,
    status: u16,
    bytes: usize,
    p50: f64,
    p95: f64,
    max: f64,
    over: bool,
}

/// A client that is signed in. Each request comes from another network, and each look of a program has a token
/// of its own, so that no budget is spent.
struct Visitor {
    client: Client,
    base: String,
    asked: u32,
    token: Option<String>,
}

/// Ticked before the page of the new passcode is looked at.
const CHECKLIST: [(&str, &str); 3] = [
    ("check_photograph", "yes"),
    ("check_document", "yes"),
    ("check_number", "yes"),
];

/// Signs in, looks at every page many times, and says how long it took.
pub async fn run(options: &Options, settings: &Settings, url: &str) -> anyhow::Result<()> {
    let mut sql = Sql::open(url)?;
    let clock = Arc::new(ManualClock::at(moment(options, &mut sql)?));
    let outside = Outside {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random: Arc::new(SystemRandom),
    };
    let application = Application::build(settings, &outside)?;
    let ports = application.ports();
    let began = stopwatch();
    if standings::refresh(&ports)? {
        fill::say(&format!(
            "how things stand was counted in {} ms",
            milliseconds(began.elapsed())
        ));
    }
    let port = application.port();
    let (server, _) = application.into_servers();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    let mut visitor = Visitor {
        client: Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()?,
        base: format!("http://localhost:{port}"),
        asked: 0,
        token: None,
    };
    visitor.sign_in(clock.as_ref()).await?;
    let mut timings = Vec::new();
    for look in pages::all(&mut sql)? {
        visitor.token = match look.program {
            true => Some(token(&ports)?),
            false => None,
        };
        if let Some(checklist) = look.url.strip_suffix("/passcode") {
            visitor.submit(checklist, &CHECKLIST).await?;
        }
        timings.push(visitor.time(options, &look).await?);
    }
    handle.stop(true).await;
    match options.json {
        true => say(&serde_json::to_string_pretty(&timings)?),
        false => table(options, &timings),
    }
    let refused = timings.iter().filter(|timing| timing.status != 200);
    let refused: Vec<&str> = refused.map(|timing| timing.page.as_str()).collect();
    anyhow::ensure!(refused.is_empty(), "no page: {}", refused.join(", "));
    Ok(())
}

/// A new token that is good for everything.
fn token(ports: &Ports) -> anyhow::Result<String> {
    let token = PlainToken::draw(ports.random.as_ref());
    let reference = public_reference(ports.random.as_ref());
    let email = EmailAddress::parse(STAFF[0].email).ok().context("staff")?;
    let now = ports.clock.now();
    let make = |conn: &mut Connection| -> Stored<bool> {
        let Some(maker) = staff::by_email(conn, &email)? else {
            return Ok(false);
        };
        let new = NewApiToken {
            reference: &reference,
            name: "Load",
            token: &token.hashed(),
            scopes: ApiScope::ALL,
            by: maker.id,
            now,
            expires_at: now + time::Duration::days(1),
        };
        api_tokens::make(conn, &new).map(|()| true)
    };
    let there = ports.db.write(make)?;
    anyhow::ensure!(there, "nobody of the demonstration is there");
    Ok(format!("{PREFIX}{}", token.to_text()))
}

/// The present moment of the data, or a little later: a code of the second factor works once.
fn moment(options: &Options, sql: &mut Sql) -> anyhow::Result<OffsetDateTime> {
    let step = sql.number(&format!(
        "SELECT CAST(totp_step AS TEXT) AS value FROM staff WHERE email = '{}'",
        STAFF[0].email
    ))?;
    let unused = OffsetDateTime::from_unix_timestamp((step + 1) * 30)?;
    Ok(options.now()?.max(unused))
}

impl Visitor {
    async fn sign_in(&mut self, clock: &ManualClock) -> anyhow::Result<()> {
        let person = &STAFF[0];
        let fields = [("email", person.email), ("password", person.password)];
        self.submit(urls::RA_SIGN_IN, &fields).await?;
        let secret = TotpSecret::from_base32(person.totp_secret).context("the second factor")?;
        let code = secret.code_at(clock.now());
        self.submit(urls::RA_CODE, &[("code", &code)]).await?;
        let (status, _) = self.get(urls::RA).await?;
        anyhow::ensure!(status == StatusCode::OK, "not signed in: {status}");
        Ok(())
    }

    async fn submit(&mut self, path: &str, fields: &[(&str, &str)]) -> anyhow::Result<()> {
        let (_, page) = self.get(path).await?;
        let token = first(&page, "input[name=csrf_token]", "value").context("a form")?;
        let mut form = vec![("csrf_token", token.as_str())];
        form.extend_from_slice(fields);
        let request = self.client.post(format!("{}{path}", self.base)).form(&form);
        self.send(request).await?;
        Ok(())
    }

    async fn get(&mut self, path: &str) -> anyhow::Result<(StatusCode, String)> {
        let request = self.client.get(format!("{}{path}", self.base));
        self.send(request).await
    }

    async fn send(
        &mut self,
        request: reqwest::RequestBuilder,
    ) -> anyhow::Result<(StatusCode, String)> {
        self.asked += 1;
        let network = format!("198.18.{}.{}", self.asked / 256 % 256, self.asked % 256);
        let mut request = request.header("x-forwarded-for", network);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await?;
        let status = answer.status();
        Ok((
            status,
            String::from_utf8_lossy(&answer.bytes().await?).into_owned(),
        ))
    }

    async fn time(&mut self, options: &Options, look: &Look) -> anyhow::Result<Timing> {
        let mut url = look.url.clone();
        let mut number = 1;
        for _ in 0..look.older {
            let (_, page) = self.get(&url).await?;
            let next = match look.program {
                true => next_of(&page),
                false => first(&page, "a[rel=next]", "href"),
            };
            // A link may be of its query alone, and a program's names the portal.
            let Some((_, query)) = next.as_deref().and_then(|next| next.split_once('?')) else {
                break;
            };
            let path = look.url.split('?').next().unwrap_or_default();
            url = format!("{path}?{query}");
            number += 1;
        }
        let mut took = Vec::with_capacity(options.requests);
        let (mut status, mut bytes) = (StatusCode::OK, 0);
        for _ in 0..options.requests.max(1) {
            let began = stopwatch();
            let (said, page) = self.get(&url).await?;
            took.push(began.elapsed());
            (status, bytes) = (said, page.len());
        }
        took.sort_unstable();
        let at = |percent: usize| milliseconds(took[(took.len() - 1) * percent / 100]);
        Ok(Timing {
            page: match number {
                1 => look.url.clone(),
                number => format!("{} (page {number})", look.url),
            },
            status: status.as_u16(),
            bytes,
            p50: at(50),
            p95: at(95),
            max: at(100),
            over: took[(took.len() - 1) * 95 / 100] > Duration::from_millis(options.limit),
        })
    }
}

/// Where a program's next page is.
fn next_of(page: &str) -> Option<String> {
    let page: serde_json::Value = serde_json::from_str(page).ok()?;
    page["next"].as_str().map(str::to_owned)
}

/// An attribute of the first element that a selector finds.
fn first(page: &str, selector: &str, attribute: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let html = Html::parse_document(page);
    let found = html.select(&selector).next()?;
    found.attr(attribute).map(str::to_owned)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this times the portal, whose own clock stands still"
)]
fn stopwatch() -> Instant {
    Instant::now()
}

fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 100_000.0).round() / 100.0
}

fn table(options: &Options, timings: &[Timing]) {
    let wide = timings.iter().map(|t| t.page.len()).max().unwrap_or(0);
    say(&format!(
        "{:wide$}  status  bytes    p50 ms   p95 ms   max ms",
        "page"
    ));
    for t in timings {
        let mark = if t.over { "  OVER" } else { "" };
        say(&format!(
            "{:wide$}  {:6}  {:6}  {:8.2} {:8.2} {:8.2}{mark}",
            t.page, t.status, t.bytes, t.p50, t.p95, t.max
        ));
    }
    let over = timings.iter().filter(|t| t.over).count();
    say(&format!(
        "{} pages, {over} over {} ms",
        timings.len(),
        options.limit
    ));
}

/// What the bench is for goes to standard output.
fn say(text: &str) {
    use std::io::Write;
    // Nobody may be listening.
    let _ = writeln!(std::io::stdout(), "{text}");
}
