//! The ledger of strikes beside the database: what cannot be noted in it, and what that costs.

use std::sync::Arc;

use latchkey::clock::Clock;
use latchkey::demo::people::Purpose;
use latchkey::domain::audit::Action;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::unlock::questions::{Answered, answer};
use latchkey::journeys::{JourneyError, Ports};
use latchkey::storage::restore_ledger::StrikesLedger;
use latchkey::storage::{Db, StorageError, audit};
use time::{Duration, OffsetDateTime};

use crate::support::numbers::{begin_unlock, caller, number, right_answers};
use crate::support::{TestApp, on_both, person};

on_both!(
    a_strike_that_cannot_be_noted_stands_unjudged,
    a_right_set_goes_on_though_its_line_cannot_be_written,
);

/// A ledger that cannot be written in the month of a moment: a folder is in the place of its file.
fn broken_in(month: OffsetDateTime) -> (tempfile::TempDir, StrikesLedger) {
    let folder = tempfile::tempdir().unwrap();
    let name = format!("{:04}-{:02}", month.year(), u8::from(month.month()));
    std::fs::create_dir(folder.path().join(name)).unwrap();
    let ledger = StrikesLedger::new(folder.path().to_owned());
    (folder, ledger)
}

// R02
async fn a_strike_that_cannot_be_noted_stands_unjudged(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let visit = begin_unlock(&app.ports, &number(tomasz.number));
    let (_folder, ledger) = broken_in(app.ports.now());
    let ports = Ports {
        ledger: Some(ledger),
        ..app.ports.as_ref().clone()
    };
    let here = caller([10, 0, 0, 1]);
    let refused = answer(&ports, &here, Some(visit), &right_answers(tomasz));
    let unavailable = matches!(
        refused,
        Err(JourneyError::Storage(StorageError::Unavailable(_)))
    );
    assert!(unavailable, "{refused:?}");
    assert_eq!(app.strikes(tomasz.number), 1);
    assert_eq!(app.events(tomasz.number, Action::AnswersRight), 0);
}

/// A clock that stands in another month once a set of answers was right.
struct MonthEnds {
    db: Db,
    number: SmartcardNumber,
    before: OffsetDateTime,
    after: OffsetDateTime,
}

impl Clock for MonthEnds {
    fn now(&self) -> OffsetDateTime {
        let events = self
            .db
            .read(|conn| audit::about(conn, &self.number, None, 100));
        let mut events = events.unwrap().into_iter();
        match events.any(|event| event.action == Action::AnswersRight) {
            true => self.after,
            false => self.before,
        }
    }
}

async fn a_right_set_goes_on_though_its_line_cannot_be_written(app: TestApp) {
    let tomasz = person(Purpose::LockedRegistered);
    let visit = begin_unlock(&app.ports, &number(tomasz.number));
    let (before, after) = (app.ports.now(), app.ports.now() + Duration::days(31));
    let (_folder, ledger) = broken_in(after);
    let ports = Ports {
        ledger: Some(ledger),
        clock: Arc::new(MonthEnds {
            db: app.ports.db.clone(),
            number: number(tomasz.number),
            before,
            after,
        }),
        ..app.ports.as_ref().clone()
    };
    let here = caller([10, 0, 0, 1]);
    let answered = answer(&ports, &here, Some(visit), &right_answers(tomasz));
    assert!(
        matches!(answered, Ok(Answered::Proceed { .. })),
        "{answered:?}"
    );
    assert_eq!(app.strikes(tomasz.number), 0);
    assert_eq!(app.mails().await.len(), 1, "their code is on its way");
}
