//! The command: what it prints, how it ends, and that nothing is there when it is killed.

use std::fs::File;
use std::io::Write;
use std::process::Command;

use diesel::prelude::*;
use latchkey::storage::DatabaseUrl;

use super::HEADER;
use crate::program::child::Place;
use crate::support::{Database, Kind};

const DEVELOPMENT: (&str, &str) = ("LATCHKEY_PROFILE", "development");
const ORGANISATIONS: &str = "ods_code,name\nRN001,New Trust\n";

impl Place {
    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = diesel::sql_types::BigInt)]
    value: i64,
}

fn count(url: &str, table: &str) -> i64 {
    let mut conn = DatabaseUrl::parse(url).unwrap().connect().unwrap();
    let query = format!("SELECT COUNT(*) AS value FROM {table}");
    let count: Count = diesel::sql_query(query).get_result(&mut conn).unwrap();
    count.value
}

#[test]
fn a_file_is_imported_with_its_organisations() {
    let place = Place::new();
    let organisations = place.write("organisations.csv", ORGANISATIONS);
    // As a spreadsheet writes it.
    let rows = "\u{feff}name,ods_code,smartcard_number\r\n\"Zoë \"\"Zed\"\" O’Brien, RN\",RN001,555000990001\r\n";
    let file = place.write("holders.csv", rows);
    let run = |more: &[&str]| {
        let arguments = [&["import", &file, "--organisations", &organisations], more].concat();
        place.run(&arguments, &[DEVELOPMENT])
    };
    run(&["--dry-run"])
        .succeeded()
        .says("nothing was changed")
        .says("Holders: 1 new, 0 changed, 0 unchanged, 0 bad");
    run(&[])
        .succeeded()
        .says("Organisations: 1 new, 0 changed, 0 unchanged, 0 bad")
        .says("Holders: 1 new, 0 changed, 0 unchanged, 0 bad");
    run(&[])
        .succeeded()
        .says("Holders: 0 new, 0 changed, 1 unchanged, 0 bad");
}

#[test]
fn bad_rows_are_said_and_listed_without_repeating_them() {
    let place = Place::new();
    let organisations = place.write("organisations.csv", ORGANISATIONS);
    let mut rows = vec![
        HEADER.to_owned(),
        "555000990001,Somebody Good,RN001,,,,,,,".to_owned(),
    ];
    rows.extend(
        (0..60)
            .map(|n| format!("5550{n},Secretive Person,RN001,secretive@elsewhere.example,,,,,,")),
    );
    let mut bytes = rows.join("\n").into_bytes();
    bytes.push(b'\n');
    bytes.extend(b"555000990002,Bad \xff Bytes,RN001,,,,,,,\n");
    let file = place.write("holders.csv", bytes);
    let list = place.path().join("errors.csv");
    let run = |more: &[&str]| {
        let first = ["import", &file, "--organisations", &organisations];
        let arguments = [&first[..], &["--errors", list.to_str().unwrap()], more].concat();
        place.run(&arguments, &[DEVELOPMENT])
    };
    let ended = run(&[]);
    ended
        .failed()
        .says("holders, line 3, row 2: smartcard_number must have 12 digits")
        .says("and 71 more")
        .says("nothing was imported; rows with something wrong: 61")
        .hides("ecretive");
    let written = std::fs::read_to_string(&list).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(
        lines[..2],
        [
            "file,line,row,field,detail",
            "holders,3,2,smartcard_number,must have 12 digits"
        ]
    );
    assert_eq!(
        (lines.len(), lines[121]),
        (122, "holders,63,62,name,is not UTF-8")
    );
    assert!(!written.contains("ecretive"));
    let url = format!(
        "sqlite://{}",
        place.path().join("var/latchkey.db").display()
    );
    assert_eq!(
        (count(&url, "holders"), count(&url, "organisations")),
        (0, 0)
    );
    run(&["--skip-bad"]).failed().says("rows left out: 61");
    assert_eq!(
        (count(&url, "holders"), count(&url, "organisations")),
        (1, 1)
    );
}

#[test]
fn what_is_no_such_file_is_refused_before_anything_is_done() {
    let place = Place::new();
    place
        .run(&["import", "nowhere.csv"], &[DEVELOPMENT])
        .failed()
        .says("nowhere.csv");
    let file = place.write("holders.csv", "smartcard_number,name,ods_code,passcode\n");
    place
        .run(&["import", &file], &[DEVELOPMENT])
        .failed()
        .says("there is no column “passcode”");
    // Standard input, which has nothing to say here.
    place
        .run(&["import", "-"], &[DEVELOPMENT])
        .failed()
        .says("the header lacks smartcard_number, name, ods_code");
}

/// Kills an import when it has surely done some batches.
fn kill_in_the_middle(kind: Kind) {
    let Some(database) = Database::create(kind) else {
        return;
    };
    let (place, url) = (Place::new(), database.url());
    let variables = [DEVELOPMENT, ("LATCHKEY__DATABASE__URL", url.as_str())];
    let organisations = place.write("organisations.csv", ORGANISATIONS);
    let pipe = place.path().join("pipe");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    let running = place.start(
        &[
            "import",
            pipe.to_str().unwrap(),
            "--organisations",
            &organisations,
        ],
        &variables,
    );
    let mut into = File::create(&pipe).unwrap();
    writeln!(into, "{HEADER}").unwrap();
    // What has gone into the pipe but for the last 64 KiB has been read.
    for n in 0..6_000 {
        writeln!(
            into,
            "5556{n:08},One Of Many,RN001,m{n}@demo.example,,,M-{n},2026-01-01,2028-01-01,"
        )
        .unwrap();
    }
    // Dropped, it is killed.
    drop(running);
    drop(into);
    for table in ["holders", "organisations", "cards", "chips", "audit_events"] {
        assert_eq!(count(&url, table), 0, "{table}");
    }
    let holders = place.write(
        "holders.csv",
        format!("{HEADER}\n555600000000,One Of Many,RN001,,,,,,,\n"),
    );
    let arguments = ["import", &holders, "--organisations", &organisations];
    place.run(&arguments, &variables).succeeded();
    assert_eq!(count(&url, "holders"), 1);
}

#[test]
fn nothing_is_there_when_it_is_killed() {
    kill_in_the_middle(Kind::Sqlite);
}

#[test]
fn nothing_is_there_when_it_is_killed_on_postgres() {
    kill_in_the_middle(Kind::Postgres);
}
