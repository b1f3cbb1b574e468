//! Importing files of holders: all rows or none, each bad one told by its row and line, and nothing twice.

mod cards;
mod program;
mod reading;

use std::io::{Cursor, Read};

use latchkey::demo::people::PEOPLE;
use latchkey::journeys::import::files::{self, Files, Listener, Summary};
use latchkey::journeys::import::{Counts, RowError, Source};

use crate::support::{TestApp, on_both};

on_both! {
    every_kind_of_bad_row_is_told_by_its_row_and_line,
    nothing_is_there_when_one_row_is_wrong,
    good_rows_are_imported_without_the_bad_ones,
    importing_twice_changes_nothing,
    a_dry_run_says_what_would_be_done,
    what_a_row_says_is_changed_and_the_rest_stays,
    the_address_of_a_known_holder_is_left_to_two_people,
    organisations_come_first_and_go_with_the_rows,
}

const HEADER: &str = "smartcard_number,name,ods_code,email,mobile,ends_on,card_serial,card_issued_on,\
    certificates_expire_on,renewals";

/// How an import is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum How {
    AllOrNothing,
    SkipBad,
    DryRun,
}
use How::{AllOrNothing, DryRun, SkipBad};

/// Imports a file, with the organisations of another.
fn both(
    app: &TestApp,
    how: How,
    organisations: Option<&str>,
    holders: &str,
) -> (Summary, Vec<RowError>) {
    let mut errors = Vec::new();
    let files = Files {
        holders: Box::new(Cursor::new(holders.as_bytes().to_vec())),
        organisations: organisations.map(|text| {
            let bytes: Box<dyn Read> = Box::new(Cursor::new(text.as_bytes().to_vec()));
            bytes
        }),
        dry_run: how == DryRun,
        skip_bad: how == SkipBad,
    };
    let listener = Listener {
        tell: &mut |error| errors.push(*error),
        progress: &mut |_, _| {},
    };
    let summary = files::import(&app.ports, files, listener).unwrap();
    (summary, errors)
}

fn import(app: &TestApp, how: How, rows: &[&str]) -> (Summary, Vec<RowError>) {
    let holders = format!("{HEADER}\n{}\n", rows.join("\n"));
    both(app, how, None, &holders)
}

/// New, changed, unchanged and bad, of an import that was kept.
#[track_caller]
fn kept(app: &TestApp, how: How, rows: &[&str]) -> [u64; 4] {
    let (summary, errors) = import(app, how, rows);
    assert!(summary.kept, "{errors:?}");
    of(summary.holders)
}

fn of(counts: Counts) -> [u64; 4] {
    [counts.new, counts.changed, counts.unchanged, counts.bad]
}

impl TestApp {
    fn imported(&self) -> usize {
        self.count("audit_events WHERE action = 'holder_imported'")
    }

    fn rows_there(&self) -> Vec<usize> {
        [
            "holders",
            "holder_words",
            "cards",
            "certificates",
            "chips",
            "audit_events",
            "audit_unsealed",
        ]
        .map(|table| self.count(table))
        .to_vec()
    }
}

/// A row, and the field that is wrong with it.
type Bad = (String, Option<&'static str>);

fn bad(row: impl Into<String>, field: &'static str) -> Bad {
    (row.into(), Some(field))
}

fn about_people() -> Vec<Bad> {
    let taken = PEOPLE.iter().find_map(|person| person.email).unwrap();
    let (long, endless) = ("x".repeat(101), "x".repeat(1_001));
    vec![
        ("555000990001,Quite Right,RXX00,,,,,,,".to_owned(), None),
        bad("12,Short Number,RXX00,,,,,,,", "smartcard_number"),
        bad("555000990003,...,RXX00,,,,,,,", "name"),
        bad(format!("555000990004,{long},RXX00,,,,,,,"), "name"),
        bad("555000990005,\"Two\nLines\",RXX00,,,,,,,", "name"),
        bad("555000990006,No Place,NOBODY,,,,,,,", "ods_code"),
        bad("555000990007,No Address,RXX00,nobody,,,,,,", "email"),
        bad(
            "555000990008,Not Ours,RXX00,a@elsewhere.example,,,,,,",
            "email",
        ),
        bad(
            format!("555000990009,Not Hers,RXX00,{taken},,,,,,"),
            "email",
        ),
        bad("555000990010,No Mobile,RXX00,,12,,,,,", "mobile"),
        bad("555000990011,No Day,RXX00,,,30/06/2027,,,,", "ends_on"),
        bad(
            format!("555000990020,Endless,RXX00,,{endless},,,,,"),
            "mobile",
        ),
        bad("555000990021,Too Few,RXX00", ""),
    ]
}

fn about_cards(theirs: &str) -> Vec<Bad> {
    vec![
        bad(
            "555000990012,A,RXX00,,,,,2026-01-01,2028-01-01,",
            "card_serial",
        ),
        bad(
            "555000990013,A,RXX00,,,,a b,2026-01-01,2028-01-01,",
            "card_serial",
        ),
        bad(
            format!("555000990014,A,RXX00,,,,{theirs},,,"),
            "card_serial",
        ),
        bad(
            "555000990015,A,RXX00,,,,N-15,,2028-01-01,",
            "card_issued_on",
        ),
        bad(
            "555000990016,A,RXX00,,,,N-16,2026-01-01,,",
            "certificates_expire_on",
        ),
        bad(
            "555000990017,A,RXX00,,,,N-17,2026-13-01,2028-01-01,",
            "card_issued_on",
        ),
        bad(
            "555000990018,A,RXX00,,,,N-18,2026-01-01,soon,",
            "certificates_expire_on",
        ),
        bad(
            "555000990019,A,RXX00,,,,N-19,2026-01-01,2028-01-01,-1",
            "renewals",
        ),
        bad("5550 0099 0001,Twice,RXX00,,,,,,,", "smartcard_number"),
        (
            "555000990023,First,RXX00,same@demo.example,,,N-23,2026-01-01,2028-01-01,".to_owned(),
            None,
        ),
        bad("555000990024,A,RXX00,Same@demo.example,,,,,,", "email"),
        bad(
            "555000990025,A,RXX00,,,,N-23,2026-01-01,2028-01-01,",
            "card_serial",
        ),
    ]
}

async fn every_kind_of_bad_row_is_told_by_its_row_and_line(app: TestApp) {
    let theirs = app.values("SELECT serial AS value FROM cards ORDER BY id");
    let rows = [about_people(), about_cards(&theirs[0])].concat();
    let lines: Vec<&str> = rows.iter().map(|(row, _)| row.as_str()).collect();
    let before = app.rows_there();
    for how in [DryRun, AllOrNothing] {
        let (summary, errors) = import(&app, how, &lines);
        assert!(!summary.kept);
        assert_eq!(of(summary.holders), [2, 0, 0, 23]);
        // The fifth row goes over two lines; the header is the first.
        let expected = rows
            .iter()
            .zip(1..)
            .filter_map(|((_, field), row): (_, u64)| {
                Some((row, row + 1 + u64::from(row > 5), (*field)?))
            });
        let told = errors
            .iter()
            .map(|error| (error.place.row, error.place.line, error.field));
        assert_eq!(told.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        assert_eq!(app.rows_there(), before);
    }
    let (summary, _) = import(&app, SkipBad, &lines);
    assert_eq!((summary.kept, app.imported()), (true, 2));
}

async fn nothing_is_there_when_one_row_is_wrong(app: TestApp) {
    let before = app.rows_there();
    // The last of several batches.
    let mut rows: Vec<String> = (0..2_500)
        .map(|n| format!("5557{n:08},One Of Many,RXX00,,,,M-{n},2026-01-01,2028-01-01,"))
        .collect();
    rows.push("12,Short,RXX00,,,,,,,".to_owned());
    let lines: Vec<&str> = rows.iter().map(String::as_str).collect();
    let (summary, errors) = import(&app, AllOrNothing, &lines);
    assert_eq!(
        (summary.kept, of(summary.holders)),
        (false, [2_500, 0, 0, 1])
    );
    assert_eq!((errors[0].place.row, errors[0].place.line), (2_501, 2_502));
    assert_eq!(app.rows_there(), before);
    assert_eq!(kept(&app, AllOrNothing, &lines[..2_500]), [2_500, 0, 0, 0]);
    assert_eq!(app.imported(), 2_500);
}

async fn good_rows_are_imported_without_the_bad_ones(app: TestApp) {
    let rows = [
        "555000990001,First,RXX00,,,,,,,",
        "555000990002,Second,NOBODY,,,,,,,",
        "555000990003,Third,RXX00,,,,,,,",
    ];
    let (summary, errors) = import(&app, SkipBad, &rows);
    assert_eq!((summary.kept, of(summary.holders)), (true, [2, 0, 0, 1]));
    assert_eq!((errors.len(), errors[0].place.row), (1, 2));
    assert_eq!(
        app.count("holders WHERE smartcard_number LIKE '55500099000%'"),
        2
    );
    assert_eq!(app.imported(), 2);
}

async fn importing_twice_changes_nothing(app: TestApp) {
    let rows = [
        "555000990001,Zoë O’Brien,rxx00,zoe.obrien@demo.example,07700 900123,2027-03-31,N-1,2026-01-01,2028-06-30,1",
        "555000990002,Bilal Nuñez,RXX00,,,,N-2,2026-01-01T10:00:00Z,2028-01-01T09:30:00+01:00,",
    ];
    assert_eq!(kept(&app, AllOrNothing, &rows), [2, 0, 0, 0]);
    let there = app.rows_there();
    assert_eq!(app.imported(), 2);
    for how in [AllOrNothing, SkipBad] {
        assert_eq!(kept(&app, how, &rows), [0, 0, 2, 0]);
        assert_eq!(app.rows_there(), there);
    }
    // What is not given stays.
    assert_eq!(
        kept(
            &app,
            AllOrNothing,
            &["555000990001,Zoë O’Brien,RXX00,,,,,,,"]
        ),
        [0, 0, 1, 0]
    );
    let actors = "SELECT actor_kind AS value FROM audit_events WHERE action = 'holder_imported'";
    assert_eq!(app.values(actors), ["system"; 2]);
}

async fn a_dry_run_says_what_would_be_done(app: TestApp) {
    let known = PEOPLE[0].number;
    let before = app.rows_there();
    let changed = format!("{known},Another Name,RXX00,,,,,,,");
    let rows = [
        "555000990001,Zoë O’Brien,RXX00,,,,N-1,2026-01-01,2028-01-01,",
        changed.as_str(),
    ];
    let (summary, errors) = import(&app, DryRun, &rows);
    assert_eq!((summary.kept, errors), (false, vec![]));
    assert_eq!(of(summary.holders), [1, 1, 0, 0]);
    assert_eq!(app.rows_there(), before);
}

async fn what_a_row_says_is_changed_and_the_rest_stays(app: TestApp) {
    let first =
        "555000990001,Zoë O’Brien,RXX00,zoe.obrien@demo.example,07700 900123,2027-03-31,,,,";
    kept(&app, AllOrNothing, &[first]);
    let other = app.values("SELECT ods_code AS value FROM organisations WHERE ods_code <> 'RXX00'");
    let moved = format!("555000990001,Zoë Quartz,{},,,2027-04-30,,,,", other[0]);
    assert_eq!(kept(&app, AllOrNothing, &[&moved]), [0, 1, 0, 0]);
    let detail =
        "SELECT detail AS value FROM audit_events WHERE action = 'holder_imported' ORDER BY id";
    assert_eq!(
        app.values(detail),
        ["new", "changed: name, organisation, end of post"]
    );
    assert_eq!(
        app.count("holders WHERE email = 'zoe.obrien@demo.example' AND mobile = '+447700900123' AND name = 'Zoë Quartz'"),
        1
    );
    assert_eq!(app.count("holder_words WHERE word = 'quartz'"), 1);
    assert_eq!(app.count("holder_words WHERE word = 'brien'"), 0);
    let ends = "SELECT CAST(ends_at AS TEXT) AS value FROM holders WHERE smartcard_number = '555000990001'";
    // The first moment after 30 April in London is before midnight in Greenwich.
    assert!(app.values(ends)[0].starts_with("2027-04-30 23:00:00"));
}

async fn the_address_of_a_known_holder_is_left_to_two_people(app: TestApp) {
    kept(
        &app,
        AllOrNothing,
        &["555000990001,Zoë O’Brien,RXX00,zoe.obrien@demo.example,,,,,,"],
    );
    let (summary, errors) = import(
        &app,
        AllOrNothing,
        &["555000990001,Zoë O’Brien,RXX00,zoe.other@demo.example,,,,,,"],
    );
    assert_eq!((summary.kept, errors[0].field), (false, "email"));
    assert_eq!(
        app.count("holders WHERE email = 'zoe.obrien@demo.example'"),
        1
    );
}

async fn organisations_come_first_and_go_with_the_rows(app: TestApp) {
    let organisations = "name,ods_code,desk_email\nNew Trust,rn001,desk@trust.example\n";
    let good = format!("{HEADER}\n555000990001,Zoë O’Brien,RN001,,,,,,,\n");
    let bad = format!("{good}12,Short,RN001,,,,,,,\n");
    let (summary, _) = both(&app, AllOrNothing, Some(organisations), &bad);
    assert!(!summary.kept);
    assert_eq!(app.count("organisations WHERE ods_code = 'RN001'"), 0);
    let (summary, _) = both(&app, AllOrNothing, Some(organisations), &good);
    assert_eq!(
        (of(summary.organisations), of(summary.holders)),
        ([1, 0, 0, 0], [1, 0, 0, 0])
    );
    let (summary, _) = both(&app, AllOrNothing, Some(organisations), &good);
    assert_eq!(of(summary.organisations), [0, 0, 1, 0]);
    assert_eq!(
        app.count("audit_events WHERE action = 'organisation_imported'"),
        1
    );
    let wrong =
        "ods_code,name,desk_email\nRN 01,A,\nRN002,...,\nRN003,C,nobody\nRN004,D,\nRN004,E,\n";
    let (summary, errors) = both(&app, AllOrNothing, Some(wrong), &good);
    assert!(!summary.kept);
    let told: Vec<_> = errors
        .iter()
        .map(|e| (e.place.source, e.place.row, e.field))
        .collect();
    let at = |row, field| (Source::Organisations, row, field);
    assert_eq!(
        told,
        [
            at(1, "ods_code"),
            at(2, "name"),
            at(3, "desk_email"),
            at(5, "ods_code")
        ]
    );
    assert_eq!(app.count("organisations WHERE ods_code LIKE 'RN%'"), 1);
}
