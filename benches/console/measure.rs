//! Times the pages: one portal in process, one client that is signed in as an RA Manager, one request after
//! another.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context as _;
use latchkey::app::{Application, Outside};
use latchkey::clock::{Clock, ManualClock};
use latchkey::config::Settings;
use latchkey::demo::staff::STAFF;
use latchkey::journeys::standings;
use latchkey::random::SystemRandom;
use latchkey::secrets::totp::TotpSecret;
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

/// A client that is signed in. Each request comes from another network, so that no budget is spent.
struct Visitor {
    client: Client,
    base: String,
    asked: u32,
}

/// Signs in, looks at every page many times, and says how long it took.
pub async fn run(options: &Options, settings: &Settings, url: &str) -> anyhow::Result<()> {
    let mut sql = Sql::open(url)?;
    let clock = Arc::new(ManualClock::at(moment(options, &mut sql)?));
    let outside = Outside {
        clock: Arc::clone(&clock) as Arc<dyn Clock>,
        random: Arc::new(SystemRandom),
    };
    let application = Application::build(settings, &outside)?;
    let began = stopwatch();
    if standings::refresh(&application.ports())? {
        fill::say(&format!(
            "how things stand was counted in {} ms",
            milliseconds(began.elapsed())
        ));
    }
    let port = application.port();
    let server = application.into_server();
    let handle = server.handle();
    actix_web::rt::spawn(server);
    let mut visitor = Visitor {
        client: Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()?,
        base: format!("http://localhost:{port}"),
        asked: 0,
    };
    visitor.sign_in(clock.as_ref()).await?;
    let mut timings = Vec::new();
    for look in pages::all(&mut sql)? {
        timings.push(visitor.time(options, &look).await?);
    }
    handle.stop(true).await;
    match options.json {
        true => say(&serde_json::to_string_pretty(&timings)?),
        false => table(options, &timings),
    }
    Ok(())
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
        let answer = request.header("x-forwarded-for", network).send().await?;
        let status = answer.status();
        Ok((
            status,
            String::from_utf8_lossy(&answer.bytes().await?).into_owned(),
        ))
    }

    async fn time(&mut self, options: &Options, look: &Look) -> anyhow::Result<Timing> {
        let mut url = look.url.clone();
        for _ in 0..look.older {
            let (_, page) = self.get(&url).await?;
            match first(&page, "a[rel=next]", "href") {
                // A link may be of its query alone.
                Some(next) if next.starts_with('?') => {
                    url = format!("{}{next}", look.url.split('?').next().unwrap_or_default());
                }
                Some(next) => url = next,
                None => break,
            }
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
            page: look.name.clone(),
            status: status.as_u16(),
            bytes,
            p50: at(50),
            p95: at(95),
            max: at(100),
            over: took[(took.len() - 1) / 2] > Duration::from_millis(options.limit),
        })
    }
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
