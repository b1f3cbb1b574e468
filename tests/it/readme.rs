//! The README tells the truth: its walk is run as written, and what it names is there.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

const README: &str = include_str!("../../README.md");

/// The portal as `cargo run` starts it, on a port of its own.
struct Portal {
    child: Child,
    url: String,
    _folder: tempfile::TempDir,
}

impl Portal {
    fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_latchkey"))
            .current_dir(&folder)
            .env("LATCHKEY_PROFILE", "development")
            .env("LATCHKEY__SERVER__PORT", "0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said: Vec<String> = lines.map_while(Result::ok).take(1).collect();
        let url = said[0].rsplit(' ').next().unwrap().to_owned();
        Self {
            child,
            url,
            _folder: folder,
        }
    }
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The shell blocks, in order.
fn blocks() -> Vec<&'static str> {
    let mut parts = README.split("```sh\n").skip(1);
    std::iter::from_fn(|| parts.next()?.split("```").next()).collect()
}

#[test]
fn the_walk_with_curl_works_as_written() {
    let walk = blocks()
        .into_iter()
        .find(|block| block.contains("post /unlock"))
        .unwrap();
    let portal = Portal::start();
    let walk = walk.replace("http://localhost:8080", &portal.url);
    let output = Command::new("bash").args(["-euc", &walk]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let paths: Vec<_> = said
        .lines()
        .filter_map(|line| line.strip_prefix(&portal.url))
        .collect();
    let expected = [
        "/unlock/questions",
        "/unlock/code",
        "/unlock/passcode",
        "/unlock/done",
    ];
    assert_eq!(
        paths,
        expected,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn the_api_describes_itself_as_written() {
    let ask = blocks()
        .into_iter()
        .find(|block| block.contains("/api/v1/"));
    let portal = Portal::start();
    let ask = ask.unwrap().replace("http://localhost:8080", &portal.url);
    let output = Command::new("bash").args(["-euc", &ask]).output().unwrap();
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
}

#[test]
fn the_walk_names_people_who_are_there() {
    use latchkey::demo::people::PEOPLE;
    let said: Vec<_> = README
        .split(|c: char| !c.is_ascii_digit())
        .filter(|word| word.len() == 12)
        .collect();
    assert!(!said.is_empty());
    for number in said {
        assert!(
            PEOPLE.iter().any(|person| person.number == number),
            "{number} is nobody"
        );
    }
}

#[test]
fn the_two_commands_run_what_they_say() {
    assert_eq!(&blocks()[..2], ["cargo run --locked\n", "tests/run\n"]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(root.join("tests/run").is_file());
    let ci = std::fs::read_to_string(root.join(".ci/run")).unwrap();
    assert!(ci.contains("tests/run"));
}

#[test]
fn every_file_it_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let roots = ["src/", "tests/", "config/", "assets/"];
    let words = README.split(|c: char| c.is_whitespace() || "()`[],;:".contains(c));
    let paths: Vec<_> = words
        .filter(|word| roots.iter().any(|r| word.starts_with(r)))
        .collect();
    assert!(paths.len() > 20);
    for path in paths {
        assert!(
            root.join(path.trim_end_matches('.')).exists(),
            "{path} is not there"
        );
    }
}

/// The numbers that a cell such as `R01–R05, R09` names.
fn requirements(cell: &str) -> Vec<u32> {
    let parts = cell.split(',').map(str::trim);
    let number = |text: &str| text.trim().strip_prefix('R')?.parse::<u32>().ok();
    parts
        .filter_map(|part| match part.split_once('–') {
            Some((first, last)) => Some(number(first)?..=number(last)?),
            None => number(part).map(|one| one..=one),
        })
        .flatten()
        .collect()
}

#[test]
fn every_requirement_has_a_row_that_names_its_tests() {
    let security = README.split("\n## Security\n").nth(1).unwrap();
    let rows = security.lines().filter(|line| line.starts_with("| R"));
    let mut met = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.split('|').collect();
        assert!(cells[3].contains('`'), "{row} names no test");
        met.extend(requirements(cells[1]));
    }
    for number in 1..=50 {
        assert!(met.contains(&number), "R{number:02} has no row");
    }
}
