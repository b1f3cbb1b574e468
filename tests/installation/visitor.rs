//! A visitor of nginx: curl, which speaks TLS and HTTP/2, keeps cookies and follows redirects.

use std::process::{Command, Output};

use scraper::{Html, Selector};
use tempfile::TempDir;

use crate::nginx::Nginx;
use crate::services::Outcome;

/// Somebody with a jar of cookies, at an address of this machine.
pub struct Visitor<'a> {
    nginx: &'a Nginx,
    address: &'static str,
    headers: Vec<&'static str>,
    jar: TempDir,
    csrf_token: String,
}

/// What came, after all redirects.
#[derive(Debug)]
pub struct Page {
    /// 0 when there was no answer.
    pub status: u16,
    /// Where the redirects led.
    pub path: String,
    /// `2` or `1.1`.
    pub protocol: String,
    body: String,
}

impl<'a> Visitor<'a> {
    /// Somebody new at an address of the loopback network.
    pub fn new(nginx: &'a Nginx, address: &'static str) -> Outcome<Self> {
        Ok(Self {
            nginx,
            address,
            headers: Vec::new(),
            jar: tempfile::tempdir()?,
            csrf_token: String::new(),
        })
    }

    /// Sends these headers with every request.
    pub fn with_headers(mut self, headers: &[&'static str]) -> Self {
        self.headers = headers.to_vec();
        self
    }

    /// Looks at a page.
    pub fn get(&mut self, path: &str) -> Outcome<Page> {
        self.ask(path, &[])
    }

    /// Posts a form as the last page would.
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Outcome<Page> {
        let token = self.csrf_token.clone();
        let fields = [&[("csrf_token", token.as_str())], fields].concat();
        let form = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(fields)
            .finish();
        self.ask(path, &["--data", &form])
    }

    /// Asks with other arguments of curl.
    pub fn ask(&mut self, path: &str, arguments: &[&str]) -> Outcome<Page> {
        let jar = self.jar.path().join("cookies");
        let said = Command::new("curl")
            .args(["--silent", "--location", "--max-time", "30", "--http2"])
            .args([
                "--interface",
                self.address,
                "--write-out",
                "\n%{http_code} %{url_effective} %{http_version}",
            ])
            .arg("--cacert")
            .arg(self.nginx.certificate())
            .arg("--cookie")
            .arg(&jar)
            .arg("--cookie-jar")
            .arg(&jar)
            .args(self.headers.iter().flat_map(|header| ["--header", *header]))
            .args(arguments)
            .arg(format!(
                "https://localhost:{}{path}",
                self.nginx.port.number
            ))
            .output()?;
        self.look_at(&said)
    }

    fn look_at(&mut self, said: &Output) -> Outcome<Page> {
        let text = String::from_utf8_lossy(&said.stdout).into_owned();
        let (body, facts) = text.rsplit_once('\n').ok_or("curl said nothing")?;
        let [status, url, protocol] = facts.split(' ').collect::<Vec<_>>()[..] else {
            return Err(format!("curl said {facts:?}").into());
        };
        let page = Page {
            status: status.parse()?,
            path: url::Url::parse(url)?.path().to_owned(),
            protocol: protocol.to_owned(),
            body: body.to_owned(),
        };
        if let Some(token) = page.values("input[name=csrf_token]").into_iter().next() {
            self.csrf_token = token;
        }
        Ok(page)
    }
}

impl Page {
    /// This page if it is the one at `path` and nothing is wrong on it.
    pub fn at(self, path: &str) -> Outcome<Self> {
        if self.path == path && self.status == 200 {
            return Ok(self);
        }
        let said = self.texts("title, h1, .nhsuk-error-summary");
        Err(format!("{} instead of {path}: {} {said:?}", self.path, self.status).into())
    }

    /// The `value` of each element that the selector finds.
    pub fn values(&self, selector: &'static str) -> Vec<String> {
        let (page, selector) = (Html::parse_document(&self.body), parse(selector));
        let found = page.select(&selector);
        let found = found.filter_map(|element| element.attr("value"));
        found.map(str::to_owned).collect()
    }

    fn texts(&self, selector: &'static str) -> Vec<String> {
        let page = Html::parse_document(&self.body);
        page.select(&parse(selector))
            .map(|element| element.text().collect())
            .collect()
    }
}

fn parse(selector: &'static str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|_| unreachable!("{selector}"))
}
