//! Cards reported lost, stolen, damaged or misused: by their holders, by anybody, at the desk; and that a
//! cancelled card never comes back (leaflets 000 and 001).

mod desk;
mod gone;
mod misuse;
mod own;
mod public;
mod replace;

use latchkey::demo::people::PEOPLE;
use latchkey::journeys::card_report::public::announce;
use latchkey::urls;

use crate::support::{Browser, Page, Person, TestApp};

/// Working, not registered, at the organisation of the staff.
const AMARA: usize = 0;
/// Working and registered, elsewhere.
const PRIYA: usize = 2;
/// Locked and registered, at the organisation of the staff.
const FIONA: usize = 12;
const CALLBACK: &str = "01632 960123";

fn who(index: usize) -> &'static Person {
    &PEOPLE[index]
}

fn of(path: &str, holder: usize) -> String {
    urls::of_number(path, who(holder).number)
}

impl TestApp {
    /// A column of all incidents, the first first.
    fn incidents(&self, column: &str) -> Vec<String> {
        let value = format!("COALESCE(CAST({column} AS TEXT), '-')");
        self.values(&format!(
            "SELECT {value} AS value FROM incidents ORDER BY id"
        ))
    }

    /// What was said and done about incidents, as it is stored.
    fn entries(&self) -> Vec<String> {
        let row = "by_whom || ' ' || what || ' ' || note || ' ' || callback";
        self.values(&format!(
            "SELECT TRIM({row}) AS value FROM incident_entries ORDER BY id"
        ))
    }

    /// Why a holder's newest card is cancelled; empty while it is not.
    fn cancelled_for(&self, holder: usize) -> String {
        let whose = format!(
            "(SELECT id FROM holders WHERE smartcard_number = '{}')",
            who(holder).number
        );
        let query = format!(
            "SELECT COALESCE(cancelled_for, '') AS value FROM cards WHERE holder_id = {whose} \
             ORDER BY id DESC LIMIT 1"
        );
        self.values(&query).remove(0)
    }

    /// Sends what reports by strangers lead to.
    fn announce(&self) {
        announce(&self.ports).unwrap();
    }

    /// How many mails of a kind were queued to an address.
    fn queued_to(&self, kind: &str, address: &str) -> usize {
        self.count(&format!(
            "outbox WHERE kind = '{kind}' AND recipient = '{address}'"
        ))
    }

    /// The page of the newest incident.
    fn newest_incident(&self) -> String {
        let reference = self.incidents("reference").pop().unwrap();
        urls::of_reference(urls::RA_INCIDENT, &reference)
    }
}

impl Browser<'_> {
    /// The first page of a signed-in report.
    async fn report_own(&self, reason: &str, more: &[(&str, &str)]) -> Page {
        let fields = [&[("reason", reason)], more].concat();
        self.submit(urls::CARD_REPORT, &fields).await
    }

    /// A whole report that cancels the card.
    async fn cancel_own(&self, reason: &str) {
        self.report_own(reason, &[])
            .await
            .leads_to(urls::CARD_REPORT_CHECK);
        self.submit(urls::CARD_REPORT_CHECK, &[])
            .await
            .leads_to(urls::CARD_REPORT_DONE);
    }

    /// A report without signing in.
    async fn report_as_stranger(&self, number: &str, reason: &str) -> Page {
        let fields = [
            ("smartcard_number", number),
            ("reason", reason),
            ("callback", CALLBACK),
            ("note", "found the drawer empty"),
        ];
        self.submit(urls::REPORT, &fields).await
    }

    /// The desk cancels a holder's card.
    async fn cancel_at_desk(&self, holder: usize, reason: &str) -> Page {
        let fields = [
            ("reason", reason),
            ("note", "rang the desk from the ward"),
            ("confirm", "yes"),
        ];
        self.submit(&of(urls::RA_CANCEL, holder), &fields).await
    }
}
