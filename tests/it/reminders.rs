//! Reminders: who gets which and when, each once, spread over the day; codes that do not wait for them; the
//! ends of posts.

mod failures;
mod planning;
mod posts;
mod sending;
mod stopping;
mod urgency;

use latchkey::domain::certificate::CertificateKind;
use latchkey::domain::reminders::FROM_HOUR;
use latchkey::domain::smartcard_number::SmartcardNumber;
use latchkey::journeys::Ports;
use latchkey::journeys::reminders::{plan, tend};
use latchkey::london;
use latchkey::mail::transport::memory::StoredMail;
use latchkey::storage::cards::{self, NewCard};
use latchkey::storage::{Connection, StorageError, holders};
use time::{Duration, OffsetDateTime};

use crate::support::{Person, TestApp};

impl TestApp {
    /// Changes the certificates on the card in use of somebody: when each expires.
    fn carries(&self, person: &Person, expire: [OffsetDateTime; 2]) {
        let number = SmartcardNumber::parse(person.number).unwrap();
        let work = |conn: &mut Connection| -> Result<(), StorageError> {
            let holder = holders::by_number(conn, &number)?.unwrap();
            let card = cards::current(conn, holder.id, self.clock())?.unwrap();
            for (kind, at) in CertificateKind::BOTH.into_iter().zip(expire) {
                cards::carry(conn, card.id, kind, at)?;
            }
            Ok(())
        };
        self.ports.db.write(work).unwrap();
    }

    /// Lets both certificates of somebody expire at noon in so many days.
    fn expires_in(&self, person: &Person, days: i64) {
        let at = london::at_hour(london::day(self.clock()) + Duration::days(days), 12);
        self.carries(person, [at; 2]);
    }

    /// Gives somebody a newer card, good for so many days.
    fn new_card(&self, person: &Person, days: i64) {
        let day = london::day(self.clock()) + Duration::days(days);
        let number = SmartcardNumber::parse(person.number).unwrap();
        let work = |conn: &mut Connection| {
            let holder = holders::by_number(conn, &number)?.unwrap();
            let new = NewCard {
                holder: holder.id,
                serial: &format!("newer-{}", person.number),
                issued_at: self.clock(),
                cancelled_at: None,
                expires_at: Some(london::at_hour(day, 12)),
            };
            cards::add(conn, &new)
        };
        self.ports.db.write(work).unwrap();
    }

    /// Moves the clock to an hour of the day that is `days` after this one.
    fn go_to(&self, days: i64, hour: u8) {
        let day = london::day(self.clock()) + Duration::days(days);
        let to = london::at_hour(day, hour);
        assert!(to >= self.clock(), "the clock does not go back");
        self.wait(to - self.clock());
    }

    /// What is planned, queued and dropped: `number step state`, by number.
    fn reminders(&self) -> Vec<String> {
        self.values(
            "SELECT h.smartcard_number || ' ' || r.step || ' ' || r.state AS value \
             FROM reminders r JOIN cards c ON c.id = r.card_id JOIN holders h ON h.id = c.holder_id \
             ORDER BY h.smartcard_number, r.step DESC, r.id",
        )
    }

    /// The reminders that were sent to somebody, the first first.
    async fn reminders_to(&self, person: &Person) -> Vec<StoredMail> {
        let to = person.email.unwrap();
        let mut mails = self.mails().await;
        mails.retain(|mail| mail.to == to && mail.subject.contains("before"));
        mails.reverse();
        mails
    }
}

/// How many reminders a run by hand plans.
fn planned(ports: &Ports) -> usize {
    plan::all(ports).unwrap().iter().map(|(_, new)| new).sum()
}

/// What the server does every half minute.
fn chore(app: &TestApp) {
    tend(&app.ports).unwrap();
}

/// When sending begins on the present day.
fn morning(app: &TestApp) -> OffsetDateTime {
    london::at_hour(london::day(app.clock()), FROM_HOUR)
}
