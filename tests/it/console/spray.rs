//! A spray over many numbers from one network (R06): it locks few, is found within a sweep, told once.

use latchkey::domain::role::Role;
use latchkey::journeys::housekeeping;
use latchkey::mail::transport::memory::StoredMail;
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both};

on_both! {
    a_spray_locks_few_and_is_told_once,
    five_numbers_from_one_network_raise_nothing,
    a_second_spray_much_later_is_told_again,
}

const SPRAYER: &str = "198.51.100.66";
/// At the first organisation and at the second; nobody of the third is tried.
const KNOWN: [&str; 2] = ["555012340132", "555012340025"];

/// The numbers of a spray: two that are somebody's among strangers.
fn sprayed(n: usize) -> String {
    match n {
        2 | 4 => KNOWN[n / 2 - 1].to_owned(),
        _ => format!("5550888{n:05}"),
    }
}

/// Tries a number from the sprayer's network until it is told to go away.
async fn spray(app: &TestApp, number: &str) {
    let browser = app.browser_from(SPRAYER);
    if browser.start_unlock(number).await.location == urls::UNLOCK_QUESTIONS {
        for _ in 0..3 {
            if browser.answer_wrong().await.status == 429 {
                break;
            }
        }
    }
}

fn alerts_in(mails: &[StoredMail]) -> Vec<&str> {
    let alert = |mail: &&StoredMail| mail.text.contains(SPRAYER);
    let mut told: Vec<&str> = mails.iter().filter(alert).map(|m| m.to.as_str()).collect();
    told.sort_unstable();
    told
}

// R06
async fn a_spray_locks_few_and_is_told_once(app: TestApp) {
    for n in 0..500 {
        // An hour in which it never tires.
        if n % 100 == 99 {
            app.wait(Duration::minutes(11));
        }
        spray(&app, &sprayed(n)).await;
    }
    // Oliver Stone was locked out before.
    let locked = app.count("strikes WHERE taken >= 3") - 1;
    assert!(
        (1..=10).contains(&locked),
        "{locked} were locked out in an hour"
    );

    app.wait(Duration::seconds(30));
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(app.count("alerts"), 1);
    assert_eq!(app.happened("spray_found"), 1);
    let told = [
        "ra.manager2@demo.example",
        "ra.manager@demo.example",
        "smartcards@northfield.example",
        "smartcards@vale.example",
    ];
    assert_eq!(alerts_in(&app.mails().await), told);

    let (agent, sponsor) = (
        app.officer(Role::RaAgent).await,
        app.officer(Role::Sponsor).await,
    );
    agent
        .get(urls::RA_ATTEMPTS)
        .await
        .says("One network tried many cards")
        .says(SPRAYER);
    let page = sponsor.get(urls::RA_ATTEMPTS).await;
    assert!(!page.text().contains("tried many cards"));
    acknowledge(&app).await;
    for _ in 0..2 {
        app.wait(Duration::seconds(30));
        housekeeping::sweep(&app.ports).unwrap();
        spray(&app, "555088877777").await;
    }
    assert_eq!(app.count("alerts"), 1);
    assert_eq!(alerts_in(&app.mails().await), told);
}

/// Acknowledges the one alert: not by who sees only an organisation, by one, and by nobody after that.
async fn acknowledge(app: &TestApp) {
    let id = app
        .values("SELECT CAST(id AS TEXT) AS value FROM alerts")
        .remove(0);
    let path = urls::of_id(urls::RA_ALERT, id.parse().unwrap());
    let sponsor = app.officer(Role::Sponsor).await;
    sponsor.get(urls::RA_ME).await;
    sponsor.post(&path, &[]).await.has_status(409);
    assert_eq!(app.happened("alert_acknowledged"), 0);
    let agent = app.officer(Role::RaAgent).await;
    agent.get(urls::RA_ATTEMPTS).await;
    agent.post(&path, &[]).await.leads_to(urls::RA_ATTEMPTS);
    let page = agent.get(urls::RA_ATTEMPTS).await;
    assert!(!page.text().contains("tried many cards"));
    agent.get(urls::RA_ME).await;
    agent.post(&path, &[]).await.has_status(409);
    assert_eq!(app.happened("alert_acknowledged"), 1);
    assert_eq!(
        app.values("SELECT acknowledged_by AS value FROM alerts"),
        ["ra.agent@demo.example"]
    );
}

async fn five_numbers_from_one_network_raise_nothing(app: TestApp) {
    for n in 0..5 {
        spray(&app, &sprayed(n)).await;
    }
    // Others have a bad day too.
    for n in 0..3 {
        app.browser().lock_out(&format!("55507770000{n}")).await;
    }
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(app.count("alerts"), 0);
    assert!(alerts_in(&app.mails().await).is_empty());
    // A sixth, and it is one.
    spray(&app, &sprayed(5)).await;
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(app.count("alerts"), 1);
    assert_eq!(alerts_in(&app.mails().await).len(), 4);
}

async fn a_second_spray_much_later_is_told_again(app: TestApp) {
    for round in 1..=2 {
        for n in 0..7 {
            spray(&app, &sprayed(100 * round + n)).await;
        }
        housekeeping::sweep(&app.ports).unwrap();
        app.wait(Duration::days(2));
    }
    assert_eq!(app.count("alerts"), 2);
    assert_eq!(alerts_in(&app.mails().await).len(), 4);
}
