//! The audit trail as an operator meets it: sealed while the program serves, proved on the command line.

use std::path::Path;
use std::sync::Arc;

use diesel::connection::SimpleConnection;
use diesel::{Connection as _, SqliteConnection};
use latchkey::app::{self, Outside};
use latchkey::clock::SystemClock;
use latchkey::config::{Profile, Settings};
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::journeys::Ports;
use latchkey::journeys::audit_trail::list;
use latchkey::random::SystemRandom;
use latchkey::storage::audit::{self, Event};
use latchkey::storage::audit_chain;
use latchkey::storage::audit_list::Filter;

use super::child::{Ended, Place};
use super::{DEVELOPMENT, STOP};

const DATABASE: &str = "var/latchkey.db";

/// The trail of the program that runs in `place`, with its own keys.
fn ports(place: &Path) -> Ports {
    let mut settings = Settings::load(Profile::Development, None).unwrap();
    settings.database.url = format!("sqlite://{}", place.join(DATABASE).display());
    settings.hashing.memory_kib = 64;
    let outside = Outside {
        clock: Arc::new(SystemClock),
        random: Arc::new(SystemRandom),
    };
    app::ports(&settings, &outside).unwrap()
}

fn write(ports: &Ports, events: usize) {
    for _ in 0..events {
        let event = Event {
            at: ports.now(),
            actor: &Actor::System,
            action: Action::Exported,
            subject: &Subject::Portal,
            detail: "the truth",
            network: "",
            request_id: "",
        };
        ports.db.write(|conn| audit::record(conn, &event)).unwrap();
    }
}

fn verify(place: &Place, more: &[&str]) -> Ended {
    place.run(&[&["audit", "verify"], more].concat(), &[DEVELOPMENT])
}

/// What the trail says of having been proved.
fn checks(place: &Place) -> Vec<String> {
    let filter = Filter {
        action: Some(Action::TrailChecked.as_str()),
        ..Filter::default()
    };
    let listed = list::list(&ports(place.path()), None, &filter, None).unwrap();
    listed.rows.into_iter().map(|row| row.detail).collect()
}

/// What somebody does who owns the database.
fn behind_its_back(place: &Place, statements: &str) {
    let path = place.path().join(DATABASE);
    let mut conn = SqliteConnection::establish(path.to_str().unwrap()).unwrap();
    conn.batch_execute(statements).unwrap();
}

#[test]
fn the_trail_is_sealed_by_the_program_and_proved_on_the_command_line() {
    let place = Place::new();
    verify(&place, &[]).failed().says("latchkey migrate");
    place.run(&["migrate"], &[DEVELOPMENT]).succeeded();
    verify(&place, &[]).succeeded().says("0 rows proved");
    write(&ports(place.path()), 20);
    let running = place.start(&["serve"], &[DEVELOPMENT, ("LATCHKEY__SERVER__PORT", "0")]);
    running.says("Latchkey is at ");
    running.terminate();
    running.end(STOP).succeeded();
    let head = ports(place.path()).db.read(audit_chain::head).unwrap();
    let position = head.expect("nothing was sealed").position;
    assert!(position >= 20);
    let ended = verify(&place, &[]);
    ended
        .succeeded()
        .says(&format!("{position} rows proved; the head is {position}:"))
        .says("whole");
    let noted = ended.out.lines().next().unwrap();
    let noted = noted.rsplit(' ').next().unwrap().to_owned();
    verify(&place, &["--noted", &noted]).succeeded();
    let other = noted.replace(char::is_alphabetic, "0");
    verify(&place, &["--noted", &other])
        .failed()
        .says("the head that was noted is not in it");
    verify(&place, &["--noted", "nonsense"])
        .failed()
        .says("POSITION:LINK");

    behind_its_back(
        &place,
        "DROP TRIGGER audit_events_keep; UPDATE audit_events SET detail = 'a lie' WHERE id = \
         (SELECT event_id FROM audit_seals WHERE position = 7)",
    );
    verify(&place, &[])
        .failed()
        .says("6 rows proved")
        .says("not whole: broken at position 7, event ")
        .says("a row was changed")
        .hides("a lie");
    let told = format!("{:?}", checks(&place));
    assert!(told.contains("broken at position 7"), "{told}");
}

#[test]
fn a_row_that_was_slipped_in_is_seen() {
    let place = Place::new();
    place.run(&["migrate"], &[DEVELOPMENT]).succeeded();
    write(&ports(place.path()), 3);
    behind_its_back(&place, "DELETE FROM audit_unsealed WHERE event_id = 2");
    verify(&place, &[])
        .failed()
        .says("neither sealed nor waiting to be: 1");
}
