//! Limits as people meet them: whose budget it is (R36, R37), what is said when it is spent, that it comes
//! back with the clock, that what was right costs nothing, and that no process forgets it.

mod addresses;
mod budgets;
mod exact;

use latchkey::language::Language;
use latchkey::limits::LimitedAction;
use latchkey::urls;
use reqwest::header::{COOKIE, SET_COOKIE};

use crate::support::{Page, TestApp};

/// A visitor who throws away every cookie but the first, so that nothing but the network tells who it is.
struct Sprayer<'app> {
    app: &'app TestApp,
    client: reqwest::Client,
    cookie: String,
    token: String,
}

impl<'app> Sprayer<'app> {
    async fn new(app: &'app TestApp) -> Self {
        let browser = app.browser_from("192.0.2.254");
        let page = browser.get(urls::SIGN_IN).await;
        let cookie = page.headers[SET_COOKIE].to_str().unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let plain = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            app,
            client: plain.build().unwrap(),
            cookie,
            token: browser.token(),
        }
    }

    /// Posts from a network; `network` is what the proxy says.
    async fn post(&self, network: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let form = [&[("csrf_token", self.token.as_str())], fields].concat();
        let request = self
            .client
            .post(self.app.url(path))
            .header(COOKIE, &self.cookie);
        self.app
            .browser_from(network)
            .send(request.form(&form))
            .await
    }

    /// A sign-in that fails.
    async fn fail(&self, network: &str, number: &str) -> Page {
        let fields = [("smartcard_number", number), ("passcode", "0000")];
        self.post(network, urls::SIGN_IN, &fields).await
    }

    /// Starts an unlock.
    async fn start(&self, network: &str, number: &str) -> Page {
        self.post(network, urls::UNLOCK, &[("smartcard_number", number)])
            .await
    }
}

/// A number that nobody has.
fn stranger(n: usize) -> String {
    format!("7770000{n:05}")
}

fn burst(action: LimitedAction) -> usize {
    usize::try_from(action.budget().burst).unwrap()
}

/// The page of a spent budget: plain words, when to come back, and the header for programs.
#[track_caller]
fn refused(page: &Page, action: LimitedAction) {
    page.has_status(429)
        .says(&Language::English.say(&action.message()))
        .says("You can try again from")
        .says("Nothing was changed");
    let seconds: i64 = page.headers["retry-after"]
        .to_str()
        .unwrap()
        .parse()
        .unwrap();
    let longest = action.budget().interval.whole_seconds() + 1;
    assert!((1..=longest).contains(&seconds), "Retry-After: {seconds}");
}
