//! The audit trail: complete and append-only (R34), sealed into one chain, proved, counted once, listed
//! and exported.

mod exports;
mod figures;
mod listing;
mod proof;
mod record;
mod sealing;

use diesel::prelude::*;
use latchkey::domain::audit::{Action, Actor, Subject};
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::Ports;
use latchkey::storage::audit::{self, Event};
use latchkey::storage::{Connection, StorageError};

use crate::support::{Kind, TestApp};

/// An event as it is written by a journey, about `number`.
fn write(ports: &Ports, action: Action, number: &str) {
    let number = SmartcardNumber::parse(number).unwrap();
    let event = Event {
        at: ports.now(),
        actor: &Actor::Holder(number.clone()),
        action,
        subject: &Subject::Number(number),
        detail: "",
        network: "203.0.113.9",
        request_id: "LK-TRAIL",
    };
    ports.db.write(|conn| audit::record(conn, &event)).unwrap();
}

/// Ten sealed events about nobody in particular.
pub fn ten_sealed(app: &TestApp) {
    app.seal();
    for number in 0..10 {
        write(
            &app.ports,
            Action::SignedIn,
            &format!("55509999000{number}"),
        );
    }
    assert_eq!(app.seal(), 10);
}

/// Lets rows be changed, as somebody can who owns the database.
pub fn take_the_locks_off(app: &TestApp) {
    for table in ["audit_events", "audit_seals"] {
        match app.kind() {
            Kind::Postgres => {
                app.change(&format!("DROP TRIGGER {table}_keep ON {table}"));
                app.change(&format!("DROP TRIGGER {table}_stay ON {table}"));
            }
            Kind::Sqlite => {
                app.change(&format!("DROP TRIGGER {table}_keep"));
                app.change(&format!("DROP TRIGGER {table}_stay"));
            }
        }
    }
}

/// What the database says to a statement.
pub fn tried(app: &TestApp, statement: &str) -> Result<usize, StorageError> {
    let work = |conn: &mut Connection| {
        diesel::sql_query(statement)
            .execute(conn)
            .map_err(StorageError::from)
    };
    app.ports.db.write(work)
}
