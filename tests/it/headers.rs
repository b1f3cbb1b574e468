//! Headers and cookies of every answer (R24), and that looking stores nothing.

use std::sync::Arc;

use latchkey::app::{Application, Outside};
use latchkey::clock::SystemClock;
use latchkey::config::{Profile, Settings};
use latchkey::demo::people::Purpose;
use latchkey::random::SystemRandom;
use latchkey::urls;
use reqwest::Method;

use crate::support::{Browser, Kind, Page, TestApp, on_both, person};

/// Headers of every answer, and what their values must contain.
const EVERYWHERE: [(&str, &str); 12] = [
    ("content-security-policy", "default-src 'none'"),
    ("content-security-policy", "script-src 'self';"),
    ("content-security-policy", "style-src 'self';"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("content-security-policy", "base-uri 'none'"),
    ("content-security-policy", "form-action 'self'"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
];

/// Every path of src/urls.rs, with something in the places that are open.
pub(crate) fn every_path() -> Vec<String> {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/urls.rs")).unwrap();
    let consts = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub const "));
    let paths = consts.map(|line| line.split('"').nth(1).unwrap());
    let filled = paths.map(|path| {
        let path = path
            .replace("{topic}", "unlock")
            .replace("{ods_code}", "RXX00")
            .replace("{token}", "AAAA")
            .replace("{id}", "1")
            .replace("{number}", "555012340017")
            .replace("{reference}", "LK-0");
        path.replace(
            "{path:.*}",
            latchkey::web::assets::CSS_PATH.trim_start_matches("/assets/"),
        )
    });
    let paths: Vec<String> = filled.collect();
    assert!(
        paths.len() > 30
            && paths
                .iter()
                .all(|path| path.starts_with('/') && !path.contains('{'))
    );
    paths
}

#[track_caller]
fn is_dressed(page: &Page, what: &str) {
    let status = page.status;
    for (name, part) in EVERYWHERE {
        let values: Vec<_> = page
            .headers
            .get_all(name)
            .iter()
            .map(|v| v.to_str().unwrap())
            .collect();
        assert!(
            values.len() == 1 && values[0].contains(part),
            "{name} of {what} ({status}): {values:?}"
        );
        assert!(
            !values[0].contains("unsafe"),
            "{name} of {what}: {values:?}"
        );
    }
    let is_asset = what.contains("/assets/") && status == 200;
    let kept = if is_asset {
        "public, max-age=31536000, immutable"
    } else {
        "no-store"
    };
    assert_eq!(page.headers["cache-control"], kept, "{what} ({status})");
    for told in ["server", "x-powered-by", "via"] {
        assert!(
            !page.headers.contains_key(told),
            "{what} tells what it is made with"
        );
    }
    // Neither in a page's text may anything be inline that the policy forbids.
    for inline in [" style=\"", "<script>", " onclick=", " onload="] {
        assert!(!page.body.contains(inline), "{what} has {inline}");
    }
}

async fn ask(browser: &Browser<'_>, method: Method, path: &str) -> Page {
    let request = browser.client.request(method, browser.app().url(path));
    browser.send(request).await
}

on_both!(
    every_answer_has_every_header,
    cookies_are_for_this_site_and_not_for_scripts,
    looking_at_every_page_stores_nothing,
);

/// Asks for each path in every way, as a visitor and as a holder.
async fn dress_of(paths: &[String], visitor: &Browser<'_>, holder: &Browser<'_>) {
    for path in paths {
        for browser in [visitor, holder] {
            for method in [Method::GET, Method::HEAD, Method::PUT, Method::OPTIONS] {
                let what = format!("{method} {path}");
                is_dressed(&ask(browser, method, path).await, &what);
            }
        }
        is_dressed(
            &visitor.post(path, &[("unknown", "field")]).await,
            &format!("POST {path}"),
        );
    }
}

// R24
async fn every_answer_has_every_header(app: TestApp) {
    let all = every_path();
    // More pages than one network may ask for in a short time, so that each stretch has its own.
    for paths in all.chunks(30) {
        let visitor = app.browser();
        let holder = app.browser();
        holder.sign_in(person(Purpose::UnlockedRegistered)).await;
        dress_of(paths, &visitor, &holder).await;
    }
    let visitor = app.browser();
    visitor.get(urls::START).await;
    let large = visitor
        .client
        .post(app.url(urls::UNLOCK))
        .body("a".repeat(100_000));
    let large = large.header("content-type", "application/x-www-form-urlencoded");
    let foreign = app
        .raw_lines(&["GET / HTTP/1.1", "Host: evil.example"])
        .await;
    for (status, page) in [
        (404, visitor.get("/nowhere").await),
        (404, visitor.get("/assets/none.js").await),
        (405, visitor.post(urls::HELP, &[]).await),
        (413, visitor.send(large).await),
        (421, foreign),
        (429, app.flood("192.0.2.78").await),
    ] {
        is_dressed(page.has_status(status), &status.to_string());
        // There is nothing to upgrade to without TLS.
        assert!(!page.headers.contains_key("strict-transport-security"));
    }
}

/// The cookies that a page sets.
fn cookies(page: &Page) -> Vec<String> {
    let set = page.headers.get_all("set-cookie").iter();
    set.map(|cookie| cookie.to_str().unwrap().to_owned())
        .collect()
}

// R24
async fn cookies_are_for_this_site_and_not_for_scripts(app: TestApp) {
    let priya = person(Purpose::UnlockedRegistered);
    let browser = app.browser();
    let first = browser.get(urls::SIGN_IN).await;
    let signed_in = browser.try_sign_in(priya.number, priya.passcode).await;
    browser.get(urls::PROFILE).await;
    let signed_out = browser.post(urls::SIGN_OUT, &[]).await;
    for page in [&first, &signed_in, &signed_out] {
        let [cookie] = cookies(page).try_into().expect("one cookie");
        let mut parts: Vec<&str> = cookie.split("; ").collect();
        let value = parts
            .remove(0)
            .strip_prefix("latchkey=")
            .expect("the cookie's name");
        assert_eq!(
            value.len(),
            if page.location == urls::START { 0 } else { 43 },
            "{cookie}"
        );
        for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(parts.contains(&flag), "{cookie} lacks {flag}");
        }
        assert!(
            !cookie.contains("Domain") && !cookie.contains("Secure"),
            "{cookie}"
        );
    }
    // A session cookie ends with the browser; the removal is in the past.
    assert!(
        !cookies(&signed_in)[0].contains("Expires")
            && cookies(&signed_out)[0].contains("Max-Age=0")
    );
}

// DESIGN §3, Limits
async fn looking_at_every_page_stores_nothing(app: TestApp) {
    let before = app.traces();
    let browser = app.browser();
    for path in every_path() {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS, Method::PUT] {
            ask(&browser, method.clone(), &path).await;
            ask(&app.browser(), method, &path).await;
        }
    }
    assert_eq!(app.traces(), before);
}

/// Settings that a file makes, for what has no field of its own.
fn settings(profile: Profile, toml: &str) -> Settings {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), toml).unwrap();
    Settings::load(profile, Some(file.path())).unwrap()
}

// R24
#[actix_web::test]
async fn under_https_the_cookie_is_bound_to_the_host_and_browsers_come_back_by_https() {
    let under_https = |set: &mut Settings| {
        let loaded = settings(
            Profile::Development,
            "[server]\nbase_url = \"https://unlock.example.org\"",
        );
        let (port, trusted) = (set.server.port, set.server.trusted_proxies.clone());
        set.server = loaded.server;
        (set.server.port, set.server.trusted_proxies) = (port, trusted);
    };
    let app = TestApp::with(Kind::Sqlite, Box::new(under_https))
        .await
        .unwrap();
    let browser = app.browser();
    let first = browser.get(urls::SIGN_IN).await;
    let cookie = cookies(&first)[0].clone();
    let pair = cookie.split(';').next().unwrap().to_owned();
    let priya = person(Purpose::UnlockedRegistered);
    let token = browser.token();
    let form = [
        ("csrf_token", token.as_str()),
        ("smartcard_number", priya.number),
        ("passcode", priya.passcode),
    ];
    let request = browser
        .client
        .post(app.url(urls::SIGN_IN))
        .header("cookie", &pair)
        .form(&form);
    let signed_in = browser.send(request).await;
    signed_in.leads_to(urls::PROFILE);
    for page in [&first, &signed_in] {
        let cookie = cookies(page)[0].clone();
        assert!(cookie.starts_with("__Host-latchkey="), "{cookie}");
        for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
            assert!(
                cookie.split("; ").any(|part| part == flag),
                "{cookie} lacks {flag}"
            );
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
    for path in every_path() {
        let page = browser.get(&path).await;
        let kept = page.headers["strict-transport-security"].to_str().unwrap();
        assert_eq!(kept, "max-age=31536000; includeSubDomains", "{path}");
    }
    // A cookie of the plain name is nobody's: it could have been set over plain HTTP.
    let plain = pair.replace("__Host-", "");
    let signed_in = cookies(&signed_in)[0]
        .split(';')
        .next()
        .unwrap()
        .replace("__Host-", "");
    for cookie in [plain, signed_in] {
        let request = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        let request = request.get(app.url(urls::PROFILE)).header("cookie", cookie);
        browser.send(request).await.leads_to("/sign-in");
    }
}

// DESIGN §6
#[actix_web::test]
async fn in_production_there_is_no_mailbox_and_no_other_name() {
    let folder = tempfile::tempdir().unwrap();
    let toml = "[server]\nbase_url = \"https://unlock.example.org\"\nport = 0\n\
        allowed_hosts = [\"unlock.example.org\"]\ntrusted_proxies = [\"192.0.2.0/24\"]\n\
        [keys]\nsecret = \"c29tZSBvdGhlciBzZWNyZXQgdGhhdCBpcyBsb25nIGVub3VnaA==\"\n\
        [mail]\ntransport = \"folder\"\nfrom_address = \"no-reply@unlock.example.org\"\n\
        [hashing]\nmemory_kib = 64\npasses = 1\n";
    let mut settings = settings(Profile::Production, toml);
    settings.database.url = format!("sqlite://{}/latchkey.db", folder.path().display());
    settings.mail.folder = folder.path().join("mail");
    assert_eq!(settings.problems(), []);
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    let application = Application::build(&settings, &outside).unwrap();
    assert!(application.mailbox().is_none());
    let port = application.port();
    let server = application.into_servers().0;
    let handle = server.handle();
    actix_web::rt::spawn(server);
    let client = reqwest::Client::new();
    let get = |path: &str, host: &str| {
        let request = client
            .get(format!("http://127.0.0.1:{port}{path}"))
            .header("host", host);
        async { request.send().await.unwrap() }
    };
    for path in [urls::MAILBOX, urls::MAILBOX_JSON, "/dev/mailbox/LK-0"] {
        let page = get(path, "unlock.example.org").await;
        assert_eq!(page.status(), 404, "{path}");
    }
    let start = get(urls::START, "unlock.example.org").await;
    assert_eq!(start.status(), 200);
    let text = start.text().await.unwrap();
    assert!(
        !text.contains("/dev/"),
        "the start page leads to the mailbox"
    );
    // Names of the machine itself are for development.
    for name in ["localhost", "127.0.0.1", "evil.example"] {
        assert_eq!(get(urls::START, name).await.status(), 421, "{name}");
    }
    drop(handle.stop(false));
}
