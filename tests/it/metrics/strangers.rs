//! Nobody but those who watch sees the numbers: to everybody else there is no such page.

use latchkey::demo::people::Purpose;
use latchkey::domain::role::Role;
use latchkey::urls;
use reqwest::Method;

use crate::support::{Page, TestApp, on_both, person};

on_both!(
    to_strangers_there_is_no_such_page,
    a_proxy_does_not_open_it_to_the_world,
    watching_stores_nothing_and_needs_no_host,
);

/// What is seen of a page that is not there, whatever it was called.
fn seen(page: &Page, path: &str) -> (u16, String, Vec<String>) {
    let mut names: Vec<String> = page.headers.keys().map(ToString::to_string).collect();
    names.sort();
    let body = page.without_token().replace(path, "PATH");
    let id = page.header("x-request-id");
    (page.status, body.replace(id, "ID"), names)
}

async fn to_strangers_there_is_no_such_page(app: TestApp) {
    let holder = app.browser();
    holder.sign_in(person(Purpose::UnlockedRegistered)).await;
    let manager = app.officer(Role::RaManager).await;
    for browser in [&app.browser(), &holder, &manager] {
        for method in [Method::GET, Method::HEAD, Method::POST, Method::PUT] {
            let ask = async |path: &str| {
                let request = browser.client.request(method.clone(), app.url(path));
                seen(&browser.send(request).await, path)
            };
            let (here, nowhere) = (ask(urls::METRICS).await, ask("/nothing").await);
            assert_eq!(here.0, 404, "{method}");
            assert_eq!(here, nowhere, "{method}");
        }
    }
}

async fn a_proxy_does_not_open_it_to_the_world(app: TestApp) {
    // The peer is loopback and a trusted proxy: whom it speaks for decides.
    app.ask_for_metrics(&[]).await.has_status(200);
    app.ask_for_metrics(&["X-Forwarded-For: 127.0.0.1"])
        .await
        .has_status(200);
    for forwarded in [
        "203.0.113.9",
        "127.0.0.1, 203.0.113.9",
        "203.0.113.9, 127.0.0.1",
        "10.0.0.1",
    ] {
        let header = format!("X-Forwarded-For: {forwarded}");
        app.ask_for_metrics(&[&header]).await.has_status(404);
    }
    // A proxy of which nobody told the portal.
    let alone = app
        .sibling(|settings| settings.server.trusted_proxies.clear())
        .await;
    alone.ask_for_metrics(&[]).await.has_status(200);
    for header in [
        "X-Forwarded-For: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "X-Real-IP: 127.0.0.1",
        "Via: 1.1 proxy",
    ] {
        alone.ask_for_metrics(&[header]).await.has_status(404);
    }
    // The client may watch; the peer may not.
    let elsewhere = app
        .sibling(|settings| {
            settings.metrics.allowed_networks = vec!["198.51.100.0/24".parse().unwrap()];
        })
        .await;
    elsewhere
        .ask_for_metrics(&["X-Forwarded-For: 198.51.100.7"])
        .await
        .has_status(404);
    elsewhere.ask_for_metrics(&[]).await.has_status(404);
}

async fn watching_stores_nothing_and_needs_no_host(app: TestApp) {
    let before = app.traces();
    let page = app.ask_for_metrics(&[]).await;
    page.has_status(200);
    assert!(!page.headers.contains_key("set-cookie"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(app.traces(), before);
    // Prometheus asks by address. Who may not watch and names another host is told what everybody is told.
    let by_address = ["GET /metrics HTTP/1.1", "Host: 10.0.0.5:8080"];
    app.raw_lines(&by_address).await.has_status(200);
    let stranger = [&by_address[..], &["X-Forwarded-For: 203.0.113.9"]].concat();
    app.raw_lines(&stranger).await.has_status(421);
}
