//! What the limits cost (R38): a million networks fit the first filter, and what limits nothing is forgotten.

use std::net::{IpAddr, Ipv6Addr};
use std::process::Command;

use latchkey::journeys::housekeeping;
use latchkey::limits::client_address::Network;
use latchkey::limits::first_filter::FirstFilter;
use latchkey::urls;
use time::Duration;

use crate::support::{TestApp, on_both};

on_both! { spent_limits_are_forgotten_and_others_are_not }

const NETWORKS: u64 = 1_000_000;
/// Said by the child that measures.
const MEASURED: &str = "grew by KiB: ";

/// The networks of as many customers.
fn network(n: u64) -> Network {
    let prefix = u128::from(0x2001_0db8_0000_0000 + n) << 64;
    Network::of(IpAddr::V6(Ipv6Addr::from(prefix)))
}

/// The memory of this process, in KiB.
fn resident() -> i64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let size = line.unwrap().split_whitespace().nth(1).unwrap();
    size.parse().unwrap()
}

// R38
#[cfg(target_os = "linux")]
#[test]
fn a_million_networks_fit_the_first_filter() {
    // Alone in a process: other tests have memory of their own.
    let alone = "console::limiter::a_million_networks_alone";
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", alone, "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&child.stdout);
    let grew = said.split(MEASURED).nth(1).expect(&said);
    let grew: i64 = grew.lines().next().unwrap().trim().parse().unwrap();
    assert!(grew < 100 * 1024, "{grew} KiB");
}

#[test]
#[ignore = "run by the test above, in a process of its own"]
fn a_million_networks_alone() {
    let before = resident();
    let filter = FirstFilter::default();
    let mut most = 0;
    for n in 0..NETWORKS {
        let _ = filter.admit(&network(n));
        if n % 10_000 == 0 {
            most = most.max(resident());
        }
    }
    println!("{MEASURED}{}", most.max(resident()) - before);
}

#[test]
fn the_first_filter_forgets_who_limits_nothing() {
    let filter = FirstFilter::default();
    for n in 0..NETWORKS {
        let _ = filter.admit(&network(n));
    }
    // It forgets while it works, before anybody keeps house.
    let most = filter.networks();
    assert!(most < 100_000, "{most}");
    let flood = Network::of("203.0.113.7".parse().unwrap());
    // Budgets come back with time; meanwhile one network goes on.
    for _ in 0..NETWORKS {
        let _ = filter.admit(&flood);
        filter.forget_idle();
        if filter.networks() == 1 {
            break;
        }
    }
    while filter.admit(&flood).is_ok() {}
    filter.forget_idle();
    // Who floods is remembered, and nobody else.
    assert_eq!(filter.networks(), 1);
    assert!(filter.admit(&flood).is_err());
}

async fn spent_limits_are_forgotten_and_others_are_not(app: TestApp) {
    let here = app.browser_from("203.0.113.99");
    for n in 0..30 {
        here.try_sign_in(&format!("77700001{n:04}"), "0000").await;
    }
    here.try_sign_in("777000019999", "0000")
        .await
        .has_status(429);
    assert!(app.count("rate_limits") > 0);
    app.wait(Duration::minutes(30));
    housekeeping::sweep(&app.ports).unwrap();
    here.try_sign_in("777000019999", "0000")
        .await
        .has_status(429);
    app.wait(Duration::days(3));
    housekeeping::sweep(&app.ports).unwrap();
    assert_eq!(app.count("rate_limits"), 0);
    here.get(urls::SIGN_IN).await.has_status(200);
    here.try_sign_in("777000019999", "0000")
        .await
        .has_status(422);
    app.mails().await;
}
