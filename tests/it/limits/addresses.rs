//! Whose network a request comes from (R36, R37), seen in what the portal writes down.

use latchkey::config::Settings;
use latchkey::limits::LimitedAction;
use latchkey::urls;

use super::{Sprayer, burst, stranger};
use crate::support::{Browser, Kind, Setup, TestApp, on_both};

/// A portal that believes other proxies than the usual one.
async fn behind(kind: Kind, proxies: &'static [&'static str]) -> Option<TestApp> {
    let setup: Setup = Box::new(move |settings: &mut Settings| {
        settings.server.trusted_proxies = proxies.iter().map(|net| net.parse().unwrap()).collect();
    });
    TestApp::with(kind, setup).await
}

/// The network that a failed sign-in is written down with, in the attempts and in the trail.
async fn network_of(browser: &Browser<'_>, headers: &[(&str, &str)]) -> String {
    let app = browser.app();
    app.change("DELETE FROM attempts");
    let seen = app.values("SELECT CAST(COALESCE(MAX(id), 0) AS TEXT) AS value FROM audit_events");
    browser.get(urls::SIGN_IN).await;
    let token = browser.token();
    let form = [
        ("csrf_token", token.as_str()),
        ("smartcard_number", "777000000018"),
        ("passcode", "0000"),
    ];
    let mut request = browser.client.post(app.url(urls::SIGN_IN)).form(&form);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.send().await.unwrap();
    let attempts = app.values("SELECT network AS value FROM attempts");
    let newer = format!(
        "SELECT DISTINCT network AS value FROM audit_events WHERE id > {}",
        seen[0]
    );
    let events = app.values(&newer);
    assert_eq!(attempts, events);
    let [network] = attempts.try_into().expect("one attempt");
    network
}

const BOTH: [Kind; 2] = [Kind::Sqlite, Kind::Postgres];

// R36
#[actix_web::test]
async fn nobody_but_a_trusted_proxy_says_where_a_request_comes_from() {
    for kind in BOTH {
        let Some(app) = behind(kind, &[]).await else {
            continue;
        };
        let browser = app.browser();
        for headers in CLAIMS {
            assert_eq!(
                network_of(&browser, headers).await,
                "127.0.0.1",
                "{headers:?}"
            );
        }
    }
}

// R36
#[actix_web::test]
async fn of_a_trusted_proxy_only_one_header_is_believed() {
    for kind in BOTH {
        let Some(app) = behind(kind, &["127.0.0.1/32"]).await else {
            continue;
        };
        let browser = app.browser();
        for headers in CLAIMS
            .iter()
            .filter(|headers| headers[0].0 != "x-forwarded-for")
        {
            assert_eq!(
                network_of(&browser, headers).await,
                "127.0.0.1",
                "{headers:?}"
            );
            let besides = [headers, &[("x-forwarded-for", "203.0.113.7")][..]].concat();
            assert_eq!(
                network_of(&browser, &besides).await,
                "203.0.113.7",
                "{headers:?}"
            );
        }
    }
}

const CLAIMS: [&[(&str, &str)]; 9] = [
    &[("x-forwarded-for", "198.51.100.9")],
    &[("x-forwarded-for", "127.0.0.1, 198.51.100.9")],
    &[("x-real-ip", "198.51.100.9")],
    &[("forwarded", "for=198.51.100.9;proto=https")],
    &[("cf-connecting-ip", "198.51.100.9")],
    &[("true-client-ip", "198.51.100.9")],
    &[("x-client-ip", "198.51.100.9")],
    &[("x-cluster-client-ip", "198.51.100.9")],
    &[
        ("x-originating-ip", "198.51.100.9"),
        ("via", "1.1 198.51.100.9"),
    ],
];

// R36
#[actix_web::test]
async fn behind_proxies_the_rightmost_hop_that_is_none_of_them_is_the_client() {
    for kind in BOTH {
        let Some(app) = behind(kind, &["127.0.0.1/32", "10.0.0.0/8"]).await else {
            continue;
        };
        let browser = app.browser();
        let hop = "x-forwarded-for";
        for (headers, expected) in [
            (&[(hop, "203.0.113.7")][..], "203.0.113.7"),
            (&[(hop, "198.51.100.9, 203.0.113.7")], "203.0.113.7"),
            (
                &[(hop, "198.51.100.9, 203.0.113.7, 10.0.0.2")],
                "203.0.113.7",
            ),
            (
                &[
                    (hop, "198.51.100.9"),
                    (hop, "203.0.113.7"),
                    (hop, "10.0.0.2"),
                ],
                "203.0.113.7",
            ),
            (&[(hop, "203.0.113.7, nonsense, 10.0.0.2")], "10.0.0.2"),
            (&[(hop, "nonsense")], "127.0.0.1"),
            (&[(hop, "2001:db8:1:2:3:4:5:6")], "2001:db8:1:2::/64"),
            (&[(hop, "::ffff:203.0.113.7")], "203.0.113.7"),
        ] {
            assert_eq!(network_of(&browser, headers).await, expected, "{headers:?}");
        }
    }
}

on_both!(
    a_thousand_addresses_of_one_prefix_share_one_budget,
    an_address_in_ipv6_clothes_has_no_second_budget,
);

// R37
async fn a_thousand_addresses_of_one_prefix_share_one_budget(app: TestApp) {
    let sprayer = Sprayer::new(&app).await;
    let mut tried = 0;
    for n in 0..1_000 {
        let address = format!("2001:db8:1:2:{:x}:{:x}:0:{n:x}", n * 7, n * 31);
        if sprayer.fail(&address, &stranger(n)).await.status != 429 {
            tried += 1;
        }
    }
    assert_eq!(tried, burst(LimitedAction::FailedSignIn));
    assert_eq!(app.count("attempts"), tried);
    let neighbour = sprayer.fail("2001:db8:1:3::1", &stranger(2_000)).await;
    neighbour.has_status(422);
}

// R37
async fn an_address_in_ipv6_clothes_has_no_second_budget(app: TestApp) {
    let sprayer = Sprayer::new(&app).await;
    let names = [
        "203.0.113.7",
        "::ffff:203.0.113.7",
        "[::ffff:203.0.113.7]:443",
        "203.0.113.7:80",
    ];
    let mut tried = 0;
    for n in 0..60 {
        if sprayer
            .fail(names[n % names.len()], &stranger(n))
            .await
            .status
            != 429
        {
            tried += 1;
        }
    }
    assert_eq!(tried, burst(LimitedAction::FailedSignIn));
}

// R36
#[actix_web::test]
async fn bytes_before_the_last_hop_do_not_hide_it() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    let browser = app.browser();
    browser.get(urls::SIGN_IN).await;
    let token = browser.token();
    let form = [
        ("csrf_token", token.as_str()),
        ("smartcard_number", "777000000018"),
        ("passcode", "0000"),
    ];
    let hops = reqwest::header::HeaderValue::from_bytes(b"\xff, 203.0.113.99").unwrap();
    let request = browser.client.post(app.url(urls::SIGN_IN)).form(&form);
    let request = request.header("x-forwarded-for", hops);
    request.send().await.unwrap();
    let networks = app.values("SELECT network AS value FROM attempts");
    assert_eq!(networks, ["203.0.113.99"]);
}
