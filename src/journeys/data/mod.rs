//! What an operator does with data: one person's own copy and its erasure on request (UK GDPR, articles 15 and 17),
//! and what a restored backup needs before it is used.

pub mod restored;

use serde_json::{Map, Value, json};

use super::{Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::reason::Reason;
use crate::domain::smartcard_number::SmartcardNumber;
use crate::storage::holder_data::{self, Held};
use crate::storage::{cards, holders, photographs, posts};

/// Everything that the portal holds of a person, in words that people understand; `None` where nobody has the
/// number. That it was handed out is in the trail.
///
/// # Errors
/// When the database fails.
pub fn export(ports: &Ports, number: &SmartcardNumber) -> Outcome<Option<Value>> {
    ports.db.write(|conn| {
        let Some(holder) = holders::by_number(conn, number)? else {
            return Ok(None);
        };
        let held = holder_data::of(conn, number)?;
        let photograph = photographs::of(conn, holder.id)?;
        let about = Subject::Number(number.clone());
        trail::system_about(conn, ports, Action::HolderExported, &about, "on request")?;
        let mut document: Map<String, Value> = held.into_iter().map(part).collect();
        if let Some(photograph) = photograph {
            let picture = base64(photograph.bytes());
            document.insert("photograph (base64)".to_owned(), picture.into());
        }
        document.insert(
            "exported at (UTC)".to_owned(),
            json!(ports.now().to_string()),
        );
        document.insert("not in here".to_owned(), json!(NOT_IN_HERE));
        Ok(Some(Value::Object(document)))
    })
}

const NOT_IN_HERE: &str = "Security answers, codes and passcodes are kept one-way hashed: nobody can read them. \
    Log files of the service hold no names or addresses.";

fn part(held: Held) -> (String, Value) {
    let row = |fields: holder_data::Fields| {
        let fields = fields.into_iter();
        let fields = fields.map(|(name, value)| (name.to_owned(), json!(value)));
        Value::Object(fields.collect())
    };
    let rows = held.rows.into_iter().map(row).collect();
    (held.name.to_owned(), Value::Array(rows))
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// What came of a request to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Erasure {
    /// Nobody has this number.
    Nobody,
    /// The profile is open: it is closed first, at the desk.
    Open,
    /// A report about the card waits for the desk.
    ReportWaits,
    /// Done; how many rows went or were blanked.
    Done(usize),
}

/// What stays after an erasure, and why.
pub const STAYS: &[&str] = &[
    "The audit trail, until its time is over (retention.audit_days): that something was done, when and by whom, has \
     to be provable, also against the Registration Authority. Its details may hold a name or an address that was \
     changed.",
    "The smartcard number with the dates of its cards and the serial numbers of its certificates: a number is never \
     given to somebody else, and the certificate authority has to say what it issued and revoked.",
    "Counts without a person.",
    "An account of the console, if the person had one: disable it there.",
    "Backups that were made before: throw them away in time, and erase again after restoring one.",
];

/// Erases what can be erased of a person whose profile is closed.
///
/// # Errors
/// When the database fails: then nothing was erased.
pub fn erase(ports: &Ports, number: &SmartcardNumber, reason: &Reason) -> Outcome<Erasure> {
    ports.db.write(|conn| {
        let Some(holder) = holders::by_number(conn, number)? else {
            return Ok(Erasure::Nobody);
        };
        cards::one_at_a_time(conn, holder.id)?;
        if posts::of(conn, holder.id)?.closed_at.is_none() {
            return Ok(Erasure::Open);
        }
        if holder_data::has_waiting_reports(conn, number)? {
            return Ok(Erasure::ReportWaits);
        }
        let rows = holder_data::erase(conn, holder.id, number)?;
        let about = Subject::Number(number.clone());
        trail::system_about(conn, ports, Action::HolderErased, &about, reason.as_str())?;
        Ok(Erasure::Done(rows))
    })
}
