//! Somebody at the portal: keeps a cookie, follows nothing, and notes how long each answer took.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::{Client, Response, redirect::Policy};
use tokio::time::Instant;

use crate::services::Outcome;
use crate::services::installation::Installation;

/// Longer than any answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// What stands before the token of a form.
const FIELD: &str = "name=\"csrf_token\" value=\"";
/// Answers that nobody has.
pub const WRONG_ANSWERS: [(&str, &str); 4] = [
    ("answer_1", "nobody"),
    ("answer_2", "has"),
    ("answer_3", "these"),
    ("answer_4", "answers"),
];

/// Somebody new, from a network of their own.
pub struct Guest<'a> {
    client: Client,
    installation: &'a Installation,
    network: String,
    token: String,
}

/// An answer.
#[derive(Debug)]
pub struct Seen {
    pub status: u16,
    pub location: String,
    pub retry_after: Option<u32>,
    pub body: String,
    pub took: Duration,
}

impl<'a> Guest<'a> {
    /// Without a cookie.
    pub fn new(installation: &'a Installation) -> Outcome<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let nth = NEXT.fetch_add(1, Ordering::Relaxed);
        Ok(Self {
            client: Client::builder()
                .cookie_store(true)
                .redirect(Policy::none())
                .timeout(PATIENCE)
                // A line that the program closes just as a form is sent on it would look like an answer cut short.
                .pool_max_idle_per_host(0)
                .build()?,
            installation,
            // 10.0.0.0/8 has sixteen million.
            network: Ipv4Addr::from_bits(0x0a00_0000 + nth).to_string(),
            token: String::new(),
        })
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Outcome<Seen> {
        let begun = Instant::now();
        let asked = self.client.get(self.installation.url(path));
        let answer = asked.header("X-Forwarded-For", &self.network).send();
        self.look_at(answer.await?, begun).await
    }

    /// Posts a form as the last page would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Seen> {
        let begun = Instant::now();
        let token = self.token.clone();
        let fields = [&[("csrf_token", token.as_str())], fields].concat();
        let form = self.client.post(self.installation.url(path)).form(&fields);
        let answer = form.header("X-Forwarded-For", &self.network).send();
        self.look_at(answer.await?, begun).await
    }

    async fn look_at(&mut self, answer: Response, begun: Instant) -> Outcome<Seen> {
        let header = |name: &str| {
            let value = answer.headers().get(name);
            value
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        };
        let (status, location) = (answer.status().as_u16(), header("location"));
        let retry_after = header("retry-after").parse().ok();
        let body = answer.text().await?;
        if let Some((_, rest)) = body.split_once(FIELD) {
            rest.split('"')
                .next()
                .unwrap_or_default()
                .clone_into(&mut self.token);
        }
        Ok(Seen {
            status,
            location,
            retry_after,
            body,
            took: begun.elapsed(),
        })
    }
}
