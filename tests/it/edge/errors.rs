//! Error pages look like the rest and say no cause; HEAD is answered like GET; odd paths and queries.

use std::sync::mpsc;

use latchkey::storage::StorageError;
use latchkey::urls;
use reqwest::Method;

use super::{helps, looks_like_the_rest};
use crate::support::{Browser, Kind, Page, TestApp, on_both};

on_both!(
    every_error_page_looks_like_the_rest,
    head_is_answered_like_get_without_a_body,
    odd_paths_and_queries_are_answered_with_a_page,
);

const FORM: &str = "application/x-www-form-urlencoded";

/// Posts a body as it is.
async fn post_raw(browser: &Browser<'_>, path: &str, content_type: &str, body: String) -> Page {
    let request = browser.client.post(browser.app().url(path));
    browser
        .send(request.header("content-type", content_type).body(body))
        .await
}

// R41, R24
async fn every_error_page_looks_like_the_rest(app: TestApp) {
    let browser = app.browser();
    let put = browser.client.put(app.url(urls::UNLOCK));
    let pages = [
        (
            400,
            post_raw(&browser, urls::UNLOCK, "text/plain", "a=b".into()).await,
        ),
        (
            400,
            post_raw(&browser, urls::UNLOCK, FORM, "nothing=known".into()).await,
        ),
        (400, browser.get("/contact?q=%00").await),
        (
            403,
            post_raw(&browser, urls::UNLOCK, FORM, "csrf_token=x".into()).await,
        ),
        (404, browser.get("/nowhere").await),
        (404, browser.get("/assets/nothing.css").await),
        (405, browser.send(put).await),
        (405, browser.get(urls::SIGN_OUT).await),
        (
            413,
            post_raw(&browser, urls::UNLOCK, FORM, "a".repeat(100_000)).await,
        ),
        (
            421,
            app.raw_lines(&["GET / HTTP/1.1", "Host: evil.example"])
                .await,
        ),
        (429, app.flood("192.0.2.77").await),
    ];
    for (status, page) in &pages {
        page.has_status(*status);
        looks_like_the_rest(page, &format!("error {status}"));
        page.says(&format!("Error {status}"));
        let title = format!("<title>{} – ", page.heading());
        assert!(
            page.body.contains(&title),
            "the title of {status} is not its heading"
        );
        assert!(
            page.headers["content-type"]
                .to_str()
                .unwrap()
                .starts_with("text/html")
        );
    }
    assert!(pages[10].1.headers.contains_key("retry-after"));
}

// R41, R44
#[actix_web::test]
async fn a_busy_service_says_so_in_a_page_and_when_to_come_back() {
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let one = |settings: &mut latchkey::config::Settings| settings.database.connections = 1;
        let Some(app) = TestApp::with(kind, Box::new(one)).await else {
            continue;
        };
        let (release, released) = mpsc::channel::<()>();
        let (taken, is_taken) = mpsc::channel::<()>();
        let db = app.ports.db.clone();
        let holder = std::thread::spawn(move || {
            db.read(|_| {
                taken.send(()).unwrap();
                let _ = released.recv();
                Ok::<_, StorageError>(())
            })
        });
        is_taken.recv().unwrap();
        let page = app.browser().get("/contact?q=desk").await;
        drop(release);
        holder.join().unwrap().unwrap();
        page.has_status(503).says("Error 503");
        looks_like_the_rest(&page, "no connection");
        assert_eq!(page.headers["retry-after"], "10");
        app.browser().get("/contact?q=desk").await.has_status(200);
    }
}

async fn head_is_answered_like_get_without_a_body(app: TestApp) {
    let css = latchkey::web::assets::CSS_PATH;
    let paths = [
        urls::START,
        urls::SIGN_IN,
        urls::UNLOCK,
        urls::HELP,
        urls::FIND_DESK,
        urls::PRIVACY,
        urls::ACCESSIBILITY,
        urls::PROFILE,
        urls::UNLOCK_CODE,
        urls::UNLOCK_HELP,
        urls::HEALTH,
        urls::READY,
        css,
        "/code/x",
        "/nowhere",
        urls::SIGN_OUT,
    ];
    let browser = app.browser();
    for path in paths {
        let get = browser.get(path).await;
        let head = browser.client.request(Method::HEAD, app.url(path));
        let head = browser.send(head).await;
        assert_eq!(
            (head.status, &head.location),
            (get.status, &get.location),
            "{path}"
        );
        assert_eq!(head.body, "", "{path}");
        for name in [
            "content-type",
            "content-security-policy",
            "cache-control",
            "allow",
        ] {
            assert_eq!(
                head.headers.get(name),
                get.headers.get(name),
                "{name} of {path}"
            );
        }
    }
}

/// Paths and queries that no link of ours leads to.
const ODD: [&str; 43] = [
    "/%00",
    "/unlock%00",
    "/unlock/",
    "/unlock/questions/x",
    "/unlock//questions",
    "/me/../me",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/",
    "/assets/%00",
    "/assets/../Cargo.toml",
    "/assets/..%2f..%2fCargo.toml",
    "/code/",
    "/code/%00",
    "/code/%ff%fe",
    "/code/x/y",
    "/code/%3Cscript%3E",
    "/dev/mailbox/%00",
    "/UNLOCK",
    "/;/unlock",
    "/unlock;a=b",
    "/%E2%80%AE",
    "/%f0%9f%92%a9",
    "/unlock.php",
    "/.git/config",
    "/ra",
    "/unlock?ended=%00",
    "/unlock?locked=%ff",
    "/unlock?ended=1&ended=2",
    "/unlock?&&&=&%",
    "/sign-in?ended=%00",
    "/contact?q=%00",
    "/contact?q=%ff",
    "/contact?q=a&q=b",
    "/contact?q[]=a",
    "/contact?q=%25%5F%27%3B--",
    "/contact?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/contact?q={{13377331*37}}",
    "/contact?q=%E2%80%AE",
    "/me?done=%00",
    "/me/contact?for=%00",
    "/me/activity?before=%00",
    "/me/activity?before=99999999999999999999",
    "/?lang=%00",
];

// R41
async fn odd_paths_and_queries_are_answered_with_a_page(app: TestApp) {
    let browser = app.browser();
    browser
        .sign_in(crate::support::person(
            latchkey::demo::people::Purpose::UnlockedRegistered,
        ))
        .await;
    for path in ODD {
        for browser in [&app.browser_from("192.0.2.8"), &browser] {
            // Raw, because a client would tidy the path up.
            let page = app
                .raw_lines(&[&format!("GET {path} HTTP/1.1"), "Host: localhost"])
                .await;
            helps(&page, path);
            let page = browser.get(path).await;
            helps(&page, path);
            assert!(
                !page.body.contains("<script>alert") && !page.body.contains("494961247"),
                "{path}"
            );
        }
    }
    let long = format!("/contact?q={}", "a".repeat(10_000));
    helps(&browser.get(&long).await, "a long query");
    let found = browser.get("/contact?q=%25").await;
    assert_eq!(found.status, 200);
    let all = browser.get("/contact?q=e").await;
    assert_ne!(
        found.text().len(),
        all.text().len(),
        "a per cent sign is looked for as it is"
    );
}
