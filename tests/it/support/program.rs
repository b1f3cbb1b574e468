//! Programs with a token of the API.

use latchkey::demo::staff::DemoStaff;
use latchkey::domain::api_scope::ApiScope;
use latchkey::domain::email_address::EmailAddress;
use latchkey::domain::role::Role;
use latchkey::journeys::tokens::PREFIX;
use latchkey::secrets::token::{PlainToken, public_reference};
use latchkey::storage::api_tokens::{self, NewApiToken};
use latchkey::storage::staff;
use reqwest::RequestBuilder;
use serde_json::Value;
use time::Duration;

use super::app::TestApp;
use super::browser::{Browser, Page};

/// A program that calls with a token.
pub struct Program<'app> {
    pub browser: Browser<'app>,
    pub token: String,
    pub reference: String,
}

impl TestApp {
    /// A program whose token was made by the first RA Manager of the demonstration.
    pub fn program(&self, scopes: &[ApiScope]) -> Program<'_> {
        self.program_of(super::staff(Role::RaManager), scopes)
    }

    /// A program whose token somebody of the staff made, for 30 days.
    pub fn program_of(&self, maker: &DemoStaff, scopes: &[ApiScope]) -> Program<'_> {
        let token = PlainToken::draw(self.ports.random.as_ref());
        let reference = public_reference(self.ports.random.as_ref());
        let email = EmailAddress::parse(maker.email).unwrap();
        let make = |conn: &mut latchkey::storage::Connection| {
            let by = staff::by_email(conn, &email)?.unwrap().id;
            let new = NewApiToken {
                reference: &reference,
                name: "A test",
                token: &token.hashed(),
                scopes,
                by,
                now: self.clock(),
                expires_at: self.clock() + Duration::days(30),
            };
            api_tokens::make(conn, &new)
        };
        self.ports.db.write(make).unwrap();
        Program {
            browser: self.browser(),
            token: format!("{PREFIX}{}", token.to_text()),
            reference,
        }
    }
}

impl Program<'_> {
    /// A request with the token, ready to be sent.
    pub fn request(&self, method: &str, path: &str) -> RequestBuilder {
        let method = reqwest::Method::from_bytes(method.to_uppercase().as_bytes()).unwrap();
        let url = match path.starts_with("http") {
            true => path.to_owned(),
            false => self.browser.app().url(path),
        };
        let request = self.browser.client.request(method, url);
        match self.token.is_empty() {
            true => request,
            false => request.bearer_auth(&self.token),
        }
    }

    /// Reads.
    pub async fn get(&self, path: &str) -> Page {
        self.browser.send(self.request("get", path)).await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, body: &Value) -> Page {
        let request = self.request("post", path).json(body);
        self.browser.send(request).await
    }

    /// Every row of a list, page by page.
    pub async fn all(&self, path: &str) -> Vec<Value> {
        let (mut rows, mut next) = (Vec::new(), path.to_owned());
        loop {
            let page = self.get(&next).await;
            page.has_status(200);
            let page = page.json();
            rows.extend(page["items"].as_array().unwrap().iter().cloned());
            match page["next"].as_str() {
                Some(url) => url.clone_into(&mut next),
                None => return rows,
            }
        }
    }
}

impl Page {
    /// The body as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }

    /// A header's value; empty without one.
    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    /// Is a problem of this status and kind.
    #[track_caller]
    pub fn is_problem(&self, status: u16, kind: &str) -> Value {
        assert_eq!(self.status, status, "{}", self.body);
        assert_eq!(self.header("content-type"), "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["type"], format!("urn:latchkey:problem:{kind}"));
        assert_eq!(problem["status"], status);
        for name in ["title", "detail", "request_id"] {
            assert!(!problem[name].as_str().unwrap().is_empty(), "{name}");
        }
        problem
    }
}
