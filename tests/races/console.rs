//! The console's second factor: a code passes once, an old one never, and wrong ones make the next wait, through
//! two processes as through one (R30).

use latchkey::clock::{Clock, SystemClock};
use latchkey::demo::staff::{DemoStaff, STAFF};
use latchkey::domain::audit::{Action, Subject};
use latchkey::secrets::totp::TotpSecret;
use latchkey::storage::audit_list::{self, Filter};
use time::Duration;

use crate::client::{Answer, Request, at_once};
use crate::portal::{Portal, Visitor};
use crate::services::Outcome;
use crate::services::database::Kind;

/// The seconds for which an app shows a code.
const WINDOW: i64 = 30;

fn code_of(person: &DemoStaff, ago: Duration) -> Outcome<String> {
    let secret = TotpSecret::from_base32(person.totp_secret).ok_or("no secret")?;
    Ok(secret.code_at(SystemClock.now() - ago))
}

/// Browsers that have given email and password and stand before the second factor.
fn half_way(portal: &Portal, person: &DemoStaff, count: usize) -> Outcome<Vec<Visitor>> {
    let mut visitors = Vec::new();
    for nth in 0..count {
        let mut visitor = portal.visitor(nth, format!("10.30.0.{nth}"))?;
        visitor.get("/ra/sign-in")?;
        let fields = [("email", person.email), ("password", person.password)];
        let answer = visitor.post("/ra/sign-in", &fields)?;
        if answer.location != "/ra/code" {
            return Err(format!("the password led to {:?}", answer.location).into());
        }
        visitor.get("/ra/code")?;
        visitors.push(visitor);
    }
    Ok(visitors)
}

fn race(visitors: &[Visitor], code: &str) -> Outcome<Vec<Answer>> {
    let post = |visitor: &Visitor| visitor.posting("/ra/code", &[("code", code)]);
    at_once(&visitors.iter().map(post).collect::<Vec<Request>>())
}

fn through(answers: &[Answer]) -> usize {
    let through = |answer: &&Answer| answer.location == "/ra";
    answers.iter().filter(through).count()
}

/// How often the trail says that a code of somebody was judged and wrong.
fn judged_wrong(portal: &Portal, person: &DemoStaff) -> Outcome<usize> {
    let filter = Filter {
        action: Some(Action::StaffCodeWrong.as_str()),
        subject: Some(Subject::Staff(person.email.to_owned()).stored()),
        ..Filter::default()
    };
    let found = portal
        .db
        .read(|conn| audit_list::newest(conn, &filter, None, 1_000))?;
    Ok(found.len())
}

async fn a_code_passes_once_and_wrong_ones_make_the_next_wait(kind: Kind) -> Outcome {
    let Some(portal) = Portal::start(kind, 2, "questions_then_code").await? else {
        return Ok(());
    };
    tokio::task::block_in_place(|| {
        let [racing, late, guessing, ..] = &STAFF;
        let twenty = half_way(&portal, racing, 20)?;
        let code = code_of(racing, Duration::ZERO)?;
        assert_eq!(through(&race(&twenty, &code)?), 1, "the same code");

        let one = half_way(&portal, late, 1)?;
        let old = code_of(late, Duration::seconds(2 * WINDOW + WINDOW / 2))?;
        assert_eq!(through(&race(&one, &old)?), 0, "a code of long ago");

        let ten = half_way(&portal, guessing, 10)?;
        let right = code_of(guessing, Duration::ZERO)?;
        let wrong = if right == "000000" {
            "111111"
        } else {
            "000000"
        };
        assert_eq!(through(&race(&ten, wrong)?), 0);
        assert_eq!(judged_wrong(&portal, guessing)?, 3, "judged of ten at once");
        let after = race(&ten[..1], &code_of(guessing, Duration::ZERO)?)?;
        assert_eq!(through(&after), 0, "the right code in the time of the wait");
        assert!(after[0].body.contains("You can try again at"), "{after:?}");
        Ok(())
    })
}

// R30
#[tokio::test(flavor = "multi_thread")]
async fn on_sqlite_a_code_passes_once_and_wrong_ones_make_the_next_wait() -> Outcome {
    a_code_passes_once_and_wrong_ones_make_the_next_wait(Kind::Sqlite).await
}

// R30
#[tokio::test(flavor = "multi_thread")]
async fn on_postgresql_a_code_passes_once_and_wrong_ones_make_the_next_wait() -> Outcome {
    a_code_passes_once_and_wrong_ones_make_the_next_wait(Kind::Postgres).await
}
