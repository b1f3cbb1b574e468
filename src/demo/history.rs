//! A past for the demonstration, so that the console has something to review: a month of unlocks, three
//! strikes this morning, and a network that tried many numbers in the night.
//!
//! Loaded where people look at it, not by tests: those make their own past. It is written in the order of
//! time, as everything that happens is.

use time::{Duration, OffsetDateTime};

use super::people::{PEOPLE, Person, Purpose};
use super::{fault, number_of};
use crate::domain::audit::{Action, Actor, Subject};
use crate::domain::smartcard_number::SmartcardNumber;
use crate::journeys::{JourneyError, Ports};
use crate::storage::alerts::{self, Sprayed};
use crate::storage::attempts::{self, Attempt};
use crate::storage::{Connection, Stored, audit};

/// What the browsers of the past call themselves.
const BROWSER: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0";
/// The network of the hospital, from the range for documentation (RFC 5737).
const WARD: &str = "198.51.100.20";
/// The network of the night's spray.
const STRANGER: &str = "203.0.113.66";
/// How many numbers it tried.
const SPRAYED: i64 = 11;

/// Something that happened.
struct Past {
    at: OffsetDateTime,
    number: SmartcardNumber,
    network: &'static str,
    what: What,
}

enum What {
    Happened(Action, String),
    Failed(i32),
}

/// A past that is being told.
#[derive(Default)]
struct Story(Vec<Past>);

impl Story {
    fn tell(&mut self, at: OffsetDateTime, number: &SmartcardNumber, action: Action, detail: &str) {
        self.add(at, number, WARD, What::Happened(action, detail.to_owned()));
    }

    /// A wrong set of answers, as attempts and trail have it.
    fn fail(
        &mut self,
        at: OffsetDateTime,
        number: &SmartcardNumber,
        network: &'static str,
        strike: i32,
    ) {
        for action in [Action::StrikeCounted, Action::AnswersWrong] {
            self.add(at, number, network, What::Happened(action, String::new()));
        }
        self.add(at, number, network, What::Failed(strike));
    }

    fn add(
        &mut self,
        at: OffsetDateTime,
        number: &SmartcardNumber,
        network: &'static str,
        what: What,
    ) {
        let number = number.clone();
        self.0.push(Past {
            at,
            number,
            network,
            what,
        });
    }
}

/// Loads the past.
///
/// # Errors
/// When the database fails.
pub fn load(ports: &Ports) -> Result<(), JourneyError> {
    let now = ports.now();
    let mut story = Story::default();
    a_month_of_unlocks(&mut story, now)?;
    a_spray_in_the_night(&mut story, now - Duration::hours(7))?;
    for person in PEOPLE.iter().filter(|p| p.purpose == Purpose::LockedOut) {
        three_strikes(&mut story, &number_of(person)?, now - Duration::hours(2));
    }
    story.0.sort_by_key(|past| past.at);
    let night = sprayed(now - Duration::hours(7));
    ports.db.write(|conn| {
        for past in &story.0 {
            write(conn, past)?;
        }
        // The desk was told then, and nobody has looked at it yet.
        alerts::raise(conn, &night, night.last_at)?;
        Ok(())
    })
}

fn a_month_of_unlocks(story: &mut Story, now: OffsetDateTime) -> Result<(), JourneyError> {
    let registered: Vec<&Person> = PEOPLE.iter().filter(|p| p.purpose.registered()).collect();
    let turns = (0..30_i64).flat_map(|day| (0..=day % 4).map(move |turn| (day, turn)));
    for ((day, turn), person) in turns.zip(registered.iter().cycle()) {
        let began = now - Duration::days(day) - Duration::minutes(30 + 55 * turn);
        let number = number_of(person)?;
        let took = 95 + 17 * day + 60 * turn;
        let done = began + Duration::seconds(took);
        story.tell(began, &number, Action::UnlockStarted, "");
        if (day + turn) % 3 == 0 {
            story.fail(began + Duration::seconds(30), &number, WARD, 1);
        }
        story.tell(
            done - Duration::seconds(50),
            &number,
            Action::UnlockCodeSent,
            "",
        );
        story.tell(done, &number, Action::Unlocked, &format!("seconds={took}"));
    }
    Ok(())
}

/// What the night's alert says.
fn sprayed(began: OffsetDateTime) -> Sprayed {
    Sprayed {
        network: STRANGER.to_owned(),
        numbers: SPRAYED,
        attempts: SPRAYED,
        first_at: began,
        last_at: began + Duration::seconds(20 * (SPRAYED - 1)),
    }
}

fn a_spray_in_the_night(story: &mut Story, began: OffsetDateTime) -> Result<(), JourneyError> {
    let somebody = PEOPLE
        .iter()
        .find(|p| p.purpose == Purpose::UnlockedRegistered);
    for step in 0..SPRAYED {
        // Nobody has these numbers, but for one that happens to be somebody's.
        let number = match somebody {
            Some(person) if step == SPRAYED / 2 => number_of(person)?,
            _ => SmartcardNumber::parse(&format!("5550{:08}", 77_001_234 + step * 7_919))
                .map_err(|_| fault("sprayed number"))?,
        };
        story.fail(began + Duration::seconds(20 * step), &number, STRANGER, 1);
    }
    Ok(())
}

fn three_strikes(story: &mut Story, number: &SmartcardNumber, began: OffsetDateTime) {
    story.tell(began, number, Action::UnlockStarted, "");
    for strike in 1..=3 {
        let at = began + Duration::seconds(70 * i64::from(strike));
        story.fail(at, number, WARD, strike);
    }
    story.tell(
        began + Duration::seconds(211),
        number,
        Action::LockedOut,
        "",
    );
}

fn write(conn: &mut Connection, past: &Past) -> Stored<()> {
    match &past.what {
        What::Happened(action, detail) => audit::record(
            conn,
            &audit::Event {
                at: past.at,
                actor: &Actor::Visitor,
                action: *action,
                subject: &Subject::Number(past.number.clone()),
                detail,
                network: past.network,
                request_id: "",
            },
        ),
        What::Failed(strike) => attempts::record(
            conn,
            &Attempt {
                at: past.at,
                journey: "unlock",
                step: "questions",
                number: &past.number,
                network: past.network,
                browser: BROWSER,
                outcome: "wrong",
                strike: Some(*strike),
            },
        ),
    }
}
