//! An emailed code is spent once, whoever sends it through which process (R11).
//!
//! A number has thirty entries at once: of fifty racers the other twenty are turned away by that limit.

use std::time::Duration;

use latchkey::domain::audit::Action;

use crate::client::{Request, at_once};
use crate::people;
use crate::portal::Portal;
use crate::services::Outcome;
use crate::services::database::Kind;
use crate::services::patience::eventually;
use crate::witness::events;

const RACERS: usize = 50;
const ROUNDS: usize = 10;
const TO_ARRIVE: Duration = Duration::from_secs(30);

async fn of_fifty_racers_one_passes(kind: Kind) -> Outcome {
    let Some(portal) = Portal::start(kind, 2, "code_only").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| people::add(&portal, 0..ROUNDS))?;
    for round in 0..ROUNDS {
        let number = people::somebodys(round);
        let mut visitor = tokio::task::block_in_place(|| {
            let mut visitor = portal.visitor(round, format!("10.20.0.{round}"))?;
            visitor.get("/unlock")?;
            visitor.post("/unlock", &[("smartcard_number", &number)])?;
            Outcome::Ok(visitor)
        })?;
        let mailbox = format!("holder{round}@demo.example");
        let code = eventually("the code", TO_ARRIVE, || async {
            code_to(&portal, &mailbox)
        })
        .await?;
        tokio::task::block_in_place(|| {
            visitor.get("/unlock/code")?;
            let entry = visitor.posting("/unlock/code", &[("code", &code)]);
            let racer = |nth: usize| Request {
                port: portal.port(nth),
                network: format!("10.21.{round}.{nth}"),
                ..entry.clone()
            };
            let answers = at_once(&(0..RACERS).map(racer).collect::<Vec<_>>())?;
            let through = answers
                .iter()
                .filter(|a| a.location == "/unlock/passcode" && !a.cookies.is_empty());
            assert_eq!(through.count(), 1, "round {round}: {answers:?}");
            assert_eq!(events(&portal, &number, Action::CodeRight)?, 1);
            Outcome::Ok(())
        })?;
    }
    Ok(())
}

/// The code in the mail to somebody, once it is there.
fn code_to(portal: &Portal, mailbox: &str) -> Outcome<Option<String>> {
    for entry in std::fs::read_dir(portal.mails())? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "eml") {
            continue;
        }
        let mail = std::fs::read_to_string(path)?;
        if mail.contains(mailbox) {
            return Ok(mail.lines().find_map(code_in));
        }
    }
    Ok(None)
}

/// A code stands as `1234 5678`, and in no longer number.
fn code_in(line: &str) -> Option<String> {
    let apart = line.split(|c: char| !c.is_ascii_digit() && c != ' ');
    apart
        .map(str::trim)
        .find(|text| is_code(text))
        .map(str::to_owned)
}

fn is_code(text: &str) -> bool {
    let four = |part: &str| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit());
    text.split_once(' ')
        .is_some_and(|(left, right)| four(left) && four(right))
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_of_fifty_racers_with_a_code_one_passes() -> Outcome {
    of_fifty_racers_one_passes(Kind::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_of_fifty_racers_with_a_code_one_passes() -> Outcome {
    of_fifty_racers_one_passes(Kind::Postgres).await
}
