//! A browser without JavaScript: cookies, forms with their tokens, no redirects unless asked for.

use std::cell::RefCell;

use latchkey::urls;
use reqwest::header::{HeaderMap, LOCATION};
use reqwest::redirect::Policy;
use scraper::{Html, Selector};

use super::app::TestApp;

/// A browser on its own network, with its own cookies.
pub struct Browser<'app> {
    app: &'app TestApp,
    pub client: reqwest::Client,
    address: String,
    token: RefCell<String>,
}

/// What the portal answered.
#[derive(Debug, Clone)]
pub struct Page {
    pub status: u16,
    pub location: String,
    pub headers: HeaderMap,
    pub body: String,
}

impl<'app> Browser<'app> {
    pub(super) fn new(app: &'app TestApp, address: &str) -> Self {
        let client = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            // A test that races in threads stops the portal in its own for a while. The portal then closes the
            // connections that lay idle for too long, in the moment in which one of them would be used again.
            .pool_max_idle_per_host(0)
            .build()
            .unwrap();
        Self {
            app,
            client,
            address: address.to_owned(),
            token: RefCell::default(),
        }
    }

    /// The portal it talks to.
    pub fn app(&self) -> &'app TestApp {
        self.app
    }

    /// Looks at a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(self.client.get(self.app.url(path))).await
    }

    /// Sends a request as it is, from this browser's network.
    pub async fn send(&self, request: reqwest::RequestBuilder) -> Page {
        let response = request
            .header("x-forwarded-for", &self.address)
            .send()
            .await
            .unwrap();
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        let location = headers
            .get(LOCATION)
            .and_then(|v| v.to_str().ok())
            .unwrap_or_default();
        let location = location.to_owned();
        let page = Page {
            status,
            location,
            headers,
            body: response.text().await.unwrap(),
        };
        if let Some(token) = page.form_token() {
            *self.token.borrow_mut() = token;
        }
        page
    }

    /// Posts fields with the token of the last page that had one.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.borrow().clone();
        let mut form = vec![("csrf_token", token.as_str())];
        form.extend_from_slice(fields);
        self.send(self.client.post(self.app.url(path)).form(&form))
            .await
    }

    /// The same from a page that the browser names.
    pub async fn post_from(&self, page: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.borrow().clone();
        let form = [&[("csrf_token", token.as_str())], fields].concat();
        let request = self.client.post(self.app.url(path)).form(&form);
        self.send(request.header("referer", self.app.url(page)))
            .await
    }

    /// Opens a page and posts its form to the same path.
    pub async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.get(path).await;
        self.post(path, fields).await
    }

    /// The token of the last page that had one.
    pub fn token(&self) -> String {
        self.token.borrow().clone()
    }

    /// Whether a holder is signed in here.
    pub async fn is_signed_in(&self) -> bool {
        self.get(urls::PROFILE).await.status == 200
    }
}

impl Page {
    fn select(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector)
            .map(|e| e.text().collect::<String>().trim().to_owned())
            .collect()
    }

    fn form_token(&self) -> Option<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse("input[name=csrf_token]").unwrap();
        html.select(&selector)
            .next()?
            .attr("value")
            .map(str::to_owned)
    }

    /// The texts of what a selector finds, in order.
    pub fn listed(&self, selector: &str) -> Vec<String> {
        self.select(selector)
    }

    /// Where the links that a selector finds lead, in order.
    pub fn links(&self, selector: &str) -> Vec<String> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).unwrap();
        html.select(&selector)
            .filter_map(|e| e.attr("href"))
            .map(str::to_owned)
            .collect()
    }

    /// Where the switch of languages leads back to; empty where there is none.
    pub fn way_back(&self) -> String {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse("input[name=back], a[hreflang]").unwrap();
        let Some(switch) = html.select(&selector).next() else {
            return String::new();
        };
        let link = switch.attr("value").or(switch.attr("href")).unwrap();
        let link = link.trim_end_matches("lang=cy").trim_end_matches("lang=en");
        link.trim_end_matches(['?', '&']).to_owned()
    }

    /// The heading.
    pub fn heading(&self) -> String {
        self.select("h1").first().cloned().unwrap_or_default()
    }

    /// The labels of the form, in order.
    pub fn labels(&self) -> Vec<String> {
        self.select("form label")
    }

    /// The text of the error summary; empty without one.
    pub fn errors(&self) -> String {
        self.select(".nhsuk-error-summary").join(" ")
    }

    /// All the text that a person sees.
    pub fn text(&self) -> String {
        self.select("main").join(" ")
    }

    /// Lets somebody in: to the profile, or to the renewal where it is due.
    #[track_caller]
    pub fn lets_in(&self) -> &Self {
        let renew = self.location == urls::RENEW;
        self.leads_to(if renew { urls::RENEW } else { urls::PROFILE })
    }

    /// Goes on to another page.
    #[track_caller]
    pub fn leads_to(&self, path: &str) -> &Self {
        assert_eq!(
            (self.status, self.location.as_str()),
            (303, path),
            "{}",
            self.text()
        );
        self
    }

    /// Has this status.
    #[track_caller]
    pub fn has_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{} {}", self.location, self.text());
        self
    }

    /// Says this in its main part.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        let text = self.text().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(words), "{words:?} is not on the page: {text}");
        self
    }

    /// Says this in its error summary.
    #[track_caller]
    pub fn complains(&self, words: &str) -> &Self {
        let errors = self.errors();
        assert!(
            errors.contains(words),
            "{words:?} is not among the errors: {errors}"
        );
        self
    }

    /// Without what differs on every page: the form's token.
    pub fn without_token(&self) -> String {
        let token = self.form_token().unwrap_or_default();
        if token.is_empty() {
            self.body.clone()
        } else {
            self.body.replace(&token, "TOKEN")
        }
    }
}
