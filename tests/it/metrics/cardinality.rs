//! The list of series stays short whatever is asked for, and nothing in it is anybody's.

use latchkey::demo::people::{PEOPLE, Purpose};
use latchkey::demo::staff::STAFF;
use latchkey::urls;
use reqwest::Method;

use crate::support::{TestApp, on_both, person};

on_both!(nobody_is_in_the_numbers_and_nobody_makes_more_of_them);

async fn nobody_is_in_the_numbers_and_nobody_makes_more_of_them(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let browser = app.browser_from("198.51.100.77");
    browser.unlock(tomasz, "8046").await;
    app.browser_from("198.51.100.78")
        .lock_out("555099990001")
        .await;
    let mails = app.mails().await;
    app.seal();
    let ask = async |round: usize| {
        for n in 0..10 {
            let nth = round * 1_000 + n;
            for path in [
                format!("/nothing/{nth}"),
                format!("/code/token{nth}"),
                format!("/help/topic{nth}?q=search{nth}"),
                format!("/ra/holders/5550{nth:08}"),
                format!("/contact/XX{nth}"),
                format!("/assets/{nth}.css"),
            ] {
                let method = Method::from_bytes(format!("GET{nth}").as_bytes()).unwrap();
                for method in [Method::GET, method] {
                    let request = browser.client.request(method, app.url(&path));
                    browser.send(request).await;
                }
            }
        }
        app.scrape().await
    };
    // Whoever watches is a route too.
    app.scrape().await;
    let (first, second) = (ask(1).await, ask(2).await);
    let sorted = |mut series: Vec<String>| {
        series.sort();
        series
    };
    assert_eq!(sorted(first.series()), sorted(second.series()));
    assert!(second.series().len() < 2_000, "{}", second.series().len());

    let mut theirs = vec!["198.51.100.77".to_owned(), "555099990001".to_owned()];
    for person in PEOPLE {
        theirs.extend(
            [person.number, person.name, person.email.unwrap_or("NONE")].map(str::to_owned),
        );
    }
    theirs.extend(STAFF.iter().map(|staff| staff.email.to_owned()));
    for mail in &mails {
        theirs.push(mail.to.clone());
        if mail.text.contains("/code/") {
            let link = TestApp::link_in(mail);
            theirs.push(link.strip_prefix("/code/").unwrap().to_owned());
            theirs.push(TestApp::code_in(mail));
        }
    }
    for secret in theirs {
        assert!(!second.0.contains(&secret), "{secret} is in the numbers");
    }
    // Patterns, never what stood in their places.
    let routes = "latchkey_http_request_seconds_count{route=\"/code/{token}\"}";
    assert!(second.0.contains(routes), "{}", urls::CODE_LINK);
}
