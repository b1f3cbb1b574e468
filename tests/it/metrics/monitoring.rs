//! What config/deploy/monitoring brings: `promtool` finds nothing wrong with it or with what the portal says, and
//! every name in it is a number that the portal has.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::{Kind, TestApp};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config/deploy/monitoring")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(folder().join(name)).unwrap()
}

/// Runs it in the folder, with something to read; `None` where it is not there and is not required.
fn promtool(arguments: &[&str], input: &str) -> Option<(bool, String)> {
    let started = Command::new("promtool")
        .args(arguments)
        .current_dir(folder())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let Ok(mut child) = started else {
        let required = std::env::var_os("LATCHKEY_REQUIRE_ALL").is_some();
        assert!(!required, "promtool is not there");
        eprintln!("left out: promtool is not there; tests/run installs it");
        return None;
    };
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    Some((output.status.success(), said))
}

#[test]
fn the_rules_and_the_configuration_are_in_order_and_each_alert_fires_when_it_should() {
    for arguments in [
        &["check", "rules", "alerts.yml"][..],
        &["check", "config", "prometheus.yml"],
        &["test", "rules", "alerts_test.yml"],
    ] {
        if let Some((right, said)) = promtool(arguments, "") {
            assert!(right, "{arguments:?}: {said}");
        }
    }
    // None is left out of the test of them.
    let (alerts, tests) = (read("alerts.yml"), read("alerts_test.yml"));
    let names: Vec<_> = alerts
        .lines()
        .filter_map(|line| line.trim().strip_prefix("- alert: "))
        .collect();
    assert!(names.len() >= 12);
    for name in names {
        for what in ["fires", "is silent"] {
            assert!(
                tests.contains(&format!("name: {name} {what}\n")),
                "{name} {what}"
            );
        }
    }
}

/// The names of numbers in a query.
fn names_in(query: &str) -> BTreeSet<String> {
    let words = query.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words
        .filter(|word| word.starts_with("latchkey_") || word.starts_with("process_"))
        .map(str::to_owned)
        .collect()
}

#[actix_web::test]
async fn what_the_portal_says_is_in_order_and_has_every_name() {
    let app = TestApp::start(Kind::Sqlite).await.unwrap();
    latchkey::journeys::housekeeping::take_stock(&app.ports).unwrap();
    app.seal();
    latchkey::journeys::housekeeping::take_stock(&app.ports).unwrap();
    latchkey::journeys::renewal::revocation::keep_current(&app.ports).unwrap();
    app.browser().get("/").await.has_status(200);
    let numbers = app.scrape().await;
    if let Some((right, said)) = promtool(&["check", "metrics"], &numbers.0) {
        assert!(right && said.trim().is_empty(), "{said}");
    }
    let there: BTreeSet<String> = numbers.names().into_iter().collect();
    let stem = |name: &str| {
        ["_bucket", "_sum", "_count"]
            .into_iter()
            .find_map(|end| name.strip_suffix(end))
            .unwrap_or(name)
            .to_owned()
    };
    let dashboard: Value = serde_json::from_str(&read("dashboard.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let queries = panels
        .iter()
        .flat_map(|panel| panel["targets"].as_array().cloned().unwrap_or_default());
    let mut asked = names_in(&read("alerts.yml"));
    for query in queries {
        asked.extend(names_in(query["expr"].as_str().unwrap()));
    }
    // The comment that speaks of all that begin so.
    asked.retain(|name| !name.ends_with('_'));
    for name in &asked {
        assert!(
            there.contains(name) || there.contains(&stem(name)),
            "{name} is no number of the portal"
        );
    }
    assert!(asked.len() > 25, "{asked:?}");
    // Panels are questions.
    for panel in panels {
        assert!(panel["title"].as_str().unwrap().ends_with('?'), "{panel}");
    }
    // What README lists is what there is.
    let readme = include_str!("../../../README.md");
    let (_, readme) = readme.split_once("\n## Watching it\n").unwrap();
    let (readme, _) = readme.split_once("\n## ").unwrap();
    for name in there.iter().filter(|name| name.starts_with("latchkey_")) {
        assert!(readme.contains(name.as_str()), "README does not say {name}");
    }
    for name in names_in(readme)
        .iter()
        .filter(|name| name.starts_with("latchkey_"))
    {
        let said = there.contains(name);
        assert!(said, "README says {name}");
    }
}
