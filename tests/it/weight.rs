//! What pages weigh on the wire, and that what they name comes compressed as the browser likes it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use latchkey::web::assets;
use reqwest::header::{HeaderMap, HeaderValue};

use crate::headers::every_path;
use crate::support::{Browser, Kind, TestApp, on_both, person};

/// Bytes of a page with all that it names, for a browser that has nothing of it yet.
const COLD: usize = 100_000;
/// Bytes of a page for a browser that has the rest.
const WARM: usize = 15_000;

/// What browsers accept, by their own words.
const AS_BROWSERS_ASK: &str = "gzip, deflate, br, zstd";

/// An answer as it came over the wire.
struct Wire {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Wire {
    /// Asks from a network that nobody else asks from; an empty `accepted` says nothing about compression.
    async fn get(browser: &Browser<'_>, path: &str, accepted: &str, turn: usize) -> Self {
        let url = browser.app().url(path);
        let network = format!("198.51.{}.{}", turn / 250, turn % 250 + 1);
        let mut request = browser.client.get(url).header("x-forwarded-for", network);
        if !accepted.is_empty() {
            request = request.header("accept-encoding", accepted);
        }
        let response = request.send().await.unwrap();
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.bytes().await.unwrap().to_vec(),
        }
    }

    fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name).map(HeaderValue::to_str);
        value.map(Result::unwrap).unwrap_or_default()
    }

    /// The body as its author wrote it.
    fn unpacked(&self) -> Vec<u8> {
        let mut plain = Vec::new();
        let read = match self.header("content-encoding") {
            "br" => brotli_decompressor::Decompressor::new(self.body.as_slice(), 4096)
                .read_to_end(&mut plain),
            "gzip" => flate2::read::GzDecoder::new(self.body.as_slice()).read_to_end(&mut plain),
            "" => self.body.as_slice().read_to_end(&mut plain),
            other => panic!("{other} is unknown"),
        };
        read.unwrap();
        plain
    }

    /// Bytes of headers and body.
    fn weight(&self) -> usize {
        let line =
            |(name, value): (&_, &HeaderValue)| AsRef::<str>::as_ref(name).len() + value.len() + 4;
        self.headers.iter().map(line).sum::<usize>() + self.body.len()
    }

    /// The assets that a page or a style sheet names.
    fn names(&self) -> BTreeSet<String> {
        let text = String::from_utf8(self.unpacked()).unwrap();
        let named = text.split("/assets/").skip(1);
        let ends = |c: char| matches!(c, '"' | ')' | '\'' | ' ');
        named
            .filter_map(|rest| rest.split(ends).next())
            .map(|name| format!("/assets/{name}"))
            .collect()
    }
}

/// Weighs pages, each asset once.
#[derive(Default)]
struct Scales {
    turn: usize,
    assets: BTreeMap<String, (usize, BTreeSet<String>)>,
    weighed: BTreeSet<String>,
    too_heavy: Vec<String>,
}

impl Scales {
    async fn ask(&mut self, browser: &Browser<'_>, path: &str) -> Wire {
        self.turn += 1;
        Wire::get(browser, path, AS_BROWSERS_ASK, self.turn).await
    }

    /// Weighs a page, if there is one.
    async fn weigh(&mut self, browser: &Browser<'_>, path: &str) {
        let page = self.ask(browser, path).await;
        if page.status != 200 || !page.header("content-type").starts_with("text/html") {
            return;
        }
        let warm = page.weight();
        let cold = warm + self.weight_of_all(browser, page.names()).await;
        if cold > COLD || warm > WARM {
            self.too_heavy
                .push(format!("{path}: {cold} cold, {warm} warm"));
        }
        self.weighed.insert(path.to_owned());
    }

    /// What assets weigh, and those that they name themselves.
    async fn weight_of_all(&mut self, browser: &Browser<'_>, first: BTreeSet<String>) -> usize {
        assert!(!first.is_empty(), "a page without a style sheet");
        let (mut seen, mut sum) = (BTreeSet::new(), 0);
        let mut waiting: Vec<String> = first.into_iter().collect();
        while let Some(name) = waiting.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            let (weight, names) = self.asset(browser, &name).await;
            sum += weight;
            waiting.extend(names);
        }
        sum
    }

    async fn asset(&mut self, browser: &Browser<'_>, name: &str) -> (usize, BTreeSet<String>) {
        if !self.assets.contains_key(name) {
            let asset = self.ask(browser, name).await;
            assert_eq!(asset.status, 200, "{name}");
            let known = (asset.weight(), asset.names());
            self.assets.insert(name.to_owned(), known);
        }
        self.assets[name].clone()
    }
}

on_both!(no_page_is_heavy);

async fn no_page_is_heavy(app: TestApp) {
    let mut scales = Scales::default();
    let (visitor, holder) = (app.browser(), app.browser());
    holder.sign_in(person(Purpose::UnlockedRegistered)).await;
    let manager = app.officer(Role::RaManager).await;
    let agent = app.officer(Role::RaAgent).await;
    for browser in [&visitor, &holder, &manager, &agent] {
        for path in every_path()
            .iter()
            .filter(|path| !path.starts_with("/dev/"))
        {
            scales.weigh(browser, path).await;
        }
    }
    let unlocking = app.browser();
    unlocking
        .unlock_to_code(person(Purpose::LockedRegistered))
        .await;
    scales.weigh(&unlocking, urls::UNLOCK_CODE).await;
    let started = app.browser();
    started
        .start_unlock(person(Purpose::LockedRegistered).number)
        .await;
    scales.weigh(&started, urls::UNLOCK_QUESTIONS).await;
    assert_eq!(scales.too_heavy, Vec::<String>::new());
    let main = [
        urls::START,
        urls::SIGN_IN,
        urls::UNLOCK,
        urls::UNLOCK_QUESTIONS,
        urls::UNLOCK_CODE,
        urls::HELP,
        urls::FIND_DESK,
        urls::PROFILE,
        urls::ACTIVITY,
        urls::RA,
        urls::RA_ATTEMPTS,
        urls::RA_HOLDERS,
        urls::RA_REPORTS,
        urls::RA_AUDIT,
        urls::RA_MAIL,
        urls::RA_STAFF,
    ];
    for path in main {
        assert!(scales.weighed.contains(path), "{path} was not weighed");
    }
    app.mails().await;
}

/// Every file that pages and style sheets name.
async fn every_asset(browser: &Browser<'_>) -> BTreeSet<String> {
    let css = Wire::get(browser, assets::CSS_PATH, "", 1).await;
    let named = css.names().into_iter();
    let ours = [
        assets::CSS_PATH,
        assets::OWN_CSS_PATH,
        assets::JS_PATH,
        assets::INIT_JS_PATH,
        assets::FAVICON_PATH,
    ];
    named.chain(ours.map(str::to_owned)).collect()
}

#[actix_web::test]
async fn an_asset_comes_compressed_as_the_browser_likes_it() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let browser = app.browser();
    let mut turn = 0;
    for path in every_asset(&browser).await {
        let plain = Wire::get(&browser, &path, "", turn).await;
        for (accepted, encoding) in [
            ("", ""),
            (AS_BROWSERS_ASK, "br"),
            ("br", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0.5, gzip", "gzip"),
            ("br;q=0, gzip;q=0.1", "gzip"),
            ("br;q=0, gzip;q=0", ""),
            ("gzip;q=0.5, identity", ""),
            ("*", ""),
            ("zstd", ""),
        ] {
            turn += 1;
            let what = format!("{path} for {accepted:?}");
            let asset = Wire::get(&browser, &path, accepted, turn).await;
            assert_eq!(asset.header("content-encoding"), encoding, "{what}");
            assert_eq!(asset.unpacked(), plain.body, "{what}");
            assert_eq!(
                asset.header("content-type"),
                plain.header("content-type"),
                "{what}"
            );
            assert_eq!(asset.header("vary"), "Accept-Encoding", "{what}");
            assert_eq!(
                asset.header("cache-control"),
                "public, max-age=31536000, immutable"
            );
            assert_eq!(
                asset.header("content-length"),
                asset.body.len().to_string(),
                "{what}"
            );
            assert!(
                encoding.is_empty() || asset.body.len() < plain.body.len(),
                "{what}"
            );
        }
    }
}

#[actix_web::test]
async fn an_asset_is_asked_after_as_it_would_come() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let browser = app.browser();
    for accepted in ["br", "gzip", "identity"] {
        let got = Wire::get(&browser, assets::CSS_PATH, accepted, 1).await;
        let request = browser
            .client
            .head(app.url(assets::CSS_PATH))
            .header("accept-encoding", accepted);
        let asked = browser.send(request).await;
        for name in [
            "content-encoding",
            "content-length",
            "content-type",
            "vary",
            "cache-control",
        ] {
            assert_eq!(
                asked.headers.get(name),
                got.headers.get(name),
                "{name} for {accepted}"
            );
        }
        assert_eq!(asked.body, "");
    }
    let types = [
        (assets::CSS_PATH, "text/css"),
        (assets::JS_PATH, "text/javascript"),
        (assets::FAVICON_PATH, "image/svg+xml"),
    ];
    for (path, of_type) in types {
        assert_eq!(
            Wire::get(&browser, path, "br", 2)
                .await
                .header("content-type"),
            of_type
        );
    }
}

#[actix_web::test]
async fn a_compressed_file_has_no_address_of_its_own() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let browser = app.browser();
    for ending in [".br", ".gz"] {
        browser
            .get(&format!("{}{ending}", assets::CSS_PATH))
            .await
            .has_status(404);
    }
}
