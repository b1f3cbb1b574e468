//! A browser without scripts: it keeps its cookie, follows redirects and posts forms.

use std::time::Duration;

use reqwest::{Client, Response, StatusCode};
use scraper::{Html, Selector};

use crate::services::Outcome;
use crate::services::installation::Installation;

/// Longer than any page may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Somebody who visits the portal.
pub struct Visitor<'a> {
    client: Client,
    installation: &'a Installation,
    csrf_token: String,
}

/// A page as it came.
#[derive(Debug)]
pub struct Page {
    /// Where the redirects led.
    pub path: String,
    pub status: StatusCode,
    body: String,
}

impl<'a> Visitor<'a> {
    /// Somebody new, without a cookie.
    pub fn new(installation: &'a Installation) -> Outcome<Self> {
        let client = Client::builder()
            .cookie_store(true)
            .timeout(PATIENCE)
            .build()?;
        Ok(Self {
            client,
            installation,
            csrf_token: String::new(),
        })
    }

    /// Looks at a page.
    pub async fn get(&mut self, path: &str) -> Outcome<Page> {
        let answer = self.client.get(self.installation.url(path)).send().await?;
        self.look_at(answer).await
    }

    /// Posts a form as the last page would.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Page> {
        let token = self.csrf_token.clone();
        let fields = [&[("csrf_token", token.as_str())], fields].concat();
        let form = self.client.post(self.installation.url(path)).form(&fields);
        let answer = form.send().await?;
        self.look_at(answer).await
    }

    async fn look_at(&mut self, answer: Response) -> Outcome<Page> {
        let (path, status) = (answer.url().path().to_owned(), answer.status());
        let page = Page {
            path,
            status,
            body: answer.text().await?,
        };
        if let Some(token) = page.values("input[name=csrf_token]")?.into_iter().next() {
            self.csrf_token = token;
        }
        Ok(page)
    }
}

impl Page {
    /// This page if it is the one at `path` and nothing is wrong on it.
    pub fn at(self, path: &str) -> Outcome<Self> {
        if self.path == path && self.status == StatusCode::OK {
            return Ok(self);
        }
        let said = self.texts(".nhsuk-error-summary, h1")?;
        Err(format!("{} instead of {path}: {} {said:?}", self.path, self.status).into())
    }

    /// The `value` of each element that the selector finds.
    pub fn values(&self, selector: &str) -> Outcome<Vec<String>> {
        let (page, selector) = (Html::parse_document(&self.body), parse(selector)?);
        let found = page
            .select(&selector)
            .filter_map(|element| element.attr("value"));
        Ok(found.map(str::to_owned).collect())
    }

    fn texts(&self, selector: &str) -> Outcome<Vec<String>> {
        let (page, selector) = (Html::parse_document(&self.body), parse(selector)?);
        let words = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Ok(page
            .select(&selector)
            .map(|element| words(element.text().collect()))
            .collect())
    }
}

fn parse(selector: &str) -> Outcome<Selector> {
    Selector::parse(selector).map_err(|error| error.to_string().into())
}
