//! The audit trail after it was written: sealed into a chain and counted, proved, and looked through.
//!
//! Writing is `journeys::trail`: an event is inserted in the transaction of what it tells of, and waits.
//! No request waits for the chain's end; the sealer comes along a moment later.

use time::OffsetDateTime;

use crate::domain::figures::Periods;
use crate::london;

pub mod console;
pub mod list;
pub mod seal;
pub mod verify;
mod watched;

pub(super) use watched::steps;

/// The day and the month under which a moment is counted.
#[must_use]
pub fn periods(at: OffsetDateTime) -> Periods {
    let (day, month) = london::day_and_month(at);
    Periods { day, month }
}
