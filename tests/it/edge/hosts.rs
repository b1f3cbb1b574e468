//! The portal answers for its own hosts only, and its links come from its configuration (R18).

use latchkey::demo::people::Purpose;
use latchkey::urls;

use super::looks_like_the_rest;
use crate::support::{TestApp, on_both, person};

const EVIL: &str = "evil.example";

on_both!(
    a_request_that_names_another_host_is_turned_away,
    headers_that_claim_another_host_change_no_page,
    links_in_mails_begin_with_the_configured_address,
);

// R18
async fn a_request_that_names_another_host_is_turned_away(app: TestApp) {
    let foreign: [&[&str]; 12] = [
        &["GET / HTTP/1.1", "Host: evil.example"],
        &["GET / HTTP/1.1", "Host: localhost.evil.example"],
        &["GET / HTTP/1.1", "Host: evil.example:8080"],
        &["GET / HTTP/1.1", "Host: localhost@evil.example"],
        &["GET / HTTP/1.1", "Host: localhost, evil.example"],
        &["GET / HTTP/1.1", "Host: localhost", "Host: evil.example"],
        &["GET / HTTP/1.1", "Host: evil.example", "Host: localhost"],
        &["GET / HTTP/1.1", "Host:"],
        &["GET / HTTP/1.1"],
        &["GET http://evil.example/ HTTP/1.1", "Host: localhost"],
        &["GET http://localhost/ HTTP/1.1", "Host: evil.example"],
        &[
            "GET http://localhost@evil.example/ HTTP/1.1",
            "Host: localhost",
        ],
    ];
    for lines in foreign {
        let page = app.raw_lines(lines).await;
        assert!(
            matches!(page.status, 400 | 421),
            "{} to {lines:?}",
            page.status
        );
        let echo = page.body.contains(EVIL) || format!("{:?}", page.headers).contains(EVIL);
        assert!(!echo, "an echo of {lines:?}");
        if page.status == 421 {
            looks_like_the_rest(&page, "a foreign host");
        }
    }
    let ours = ["GET http://localhost/ HTTP/1.1", "Host: localhost"];
    app.raw_lines(&ours).await.has_status(200);
}

// R18
async fn headers_that_claim_another_host_change_no_page(app: TestApp) {
    let plain = app
        .raw_lines(&["GET /unlock HTTP/1.1", "Host: localhost"])
        .await;
    for claim in CLAIMS {
        let lines = ["GET /unlock HTTP/1.1", "Host: localhost", claim];
        let page = app.raw_lines(&lines).await;
        page.has_status(200);
        assert_eq!(page.without_token(), plain.without_token(), "{claim}");
        let lines = ["GET /me HTTP/1.1", "Host: localhost", claim];
        app.raw_lines(&lines).await.leads_to("/sign-in");
    }
}

const CLAIMS: [&str; 7] = [
    "X-Forwarded-Host: evil.example",
    "X-Forwarded-Server: evil.example",
    "X-Host: evil.example",
    "X-Original-URL: http://evil.example/",
    "Forwarded: for=127.0.0.1;host=evil.example;proto=https",
    "X-Forwarded-Proto: https",
    "Referer: http://evil.example/",
];

// R18
async fn links_in_mails_begin_with_the_configured_address(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser();
    let started = browser.start_unlock(tomasz.number).await;
    let cookie = started.headers["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    browser.get(urls::UNLOCK_QUESTIONS).await;
    let mut form = vec![("csrf_token", browser.token())];
    for (n, (_, answer)) in tomasz.answers.iter().enumerate() {
        let name = ["answer_1", "answer_2", "answer_3", "answer_4"][n];
        form.push((name, (*answer).to_owned()));
    }
    // Another name of ours is no reason to put it into a mail either.
    let address = format!("http://127.0.0.1:{}{}", app.port(), urls::UNLOCK_QUESTIONS);
    let mut request = browser.client.post(address).form(&form);
    for claim in CLAIMS {
        let (name, value) = claim.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    // The browser's cookie is for localhost.
    browser
        .send(request.header("cookie", cookie))
        .await
        .leads_to(urls::UNLOCK_CODE);
    let mail = app.mail_to(tomasz.email.unwrap()).await;
    let base_url = app.url("");
    for word in [mail.text.as_str(), mail.html.as_str()]
        .join(" ")
        .split(['"', ' ', '\n', '<', '>'])
    {
        if word.contains("://") && !word.contains("w3.org") {
            assert!(word.starts_with(&base_url), "a link to {word}");
        }
    }
    assert!(mail.text.contains(&format!("{base_url}/code/")));
    assert!(!format!("{} {} {}", mail.subject, mail.text, mail.html).contains(EVIL));
}
