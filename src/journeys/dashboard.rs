//! The dashboard: what waits for somebody, what was done today and lately, and how things stand; all of it
//! within the organisations whose reports somebody may see.

use time::{Duration, OffsetDateTime};

use super::reports::{History, summed};
use super::staff::officer::{Permit, powers::SeeReports};
use super::{Outcome, Ports};
use crate::domain::figures::{
    MAIL_DELAY, MAIL_DELAY_SECONDS, UNLOCK_TIME, UNLOCK_TIME_SECONDS, quantile,
};
use crate::domain::incident::IncidentState;
use crate::domain::periods::days_until;
use crate::domain::role::Capability;
use crate::london;
use crate::mail::message::Message;
use crate::storage::alerts::{self, Alert};
use crate::storage::organisations::Scope;
use crate::storage::standings::{self, Standings};
use crate::storage::waiting::{self, LockedOut};
use crate::storage::{Connection, Stored, figures, incident_list};

/// How many days the figures look back, today included.
pub const DAYS: usize = 30;
/// How many rows of each kind are shown.
const SHOWN: usize = 10;
/// Beyond so many nobody counts: there are more than that.
pub const MOST: usize = 100;

/// Some of what waits, and how many there are in all.
#[derive(Debug, Clone)]
pub struct Newest<T> {
    /// The newest.
    pub shown: Vec<T>,
    /// How many there are; more than [`MOST`] is not counted further.
    pub count: usize,
}

impl<T> Newest<T> {
    fn of(mut all: Vec<T>) -> Self {
        let count = all.len();
        all.truncate(SHOWN);
        Self { shown: all, count }
    }
}

/// What waits for somebody; `None` for what the officer's roles do not deal with.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Networks that tried many numbers.
    pub alerts: Option<Newest<Alert>>,
    /// Holders with three strikes, among the newest of all lock-outs.
    pub locked_out: Newest<LockedOut>,
    /// Emails to be approved, counted up to one more than [`MOST`].
    pub approvals: Option<usize>,
    /// Reported cards of which the desk decides, counted up to one more than [`MOST`].
    pub reported: Option<usize>,
    /// Cancelled cards whose holders need a new one, counted up to one more than [`MOST`].
    pub to_replace: Option<usize>,
    /// Mails that could not be sent, counted up to one more than [`MOST`].
    pub parked_mails: Option<usize>,
    /// Reminders of expiry of the last [`DAYS`] days that could not be sent, likewise.
    pub failed_reminders: Option<usize>,
}

/// Finds what waits.
///
/// # Errors
/// When the database fails.
pub fn waiting(ports: &Ports, permit: &Permit<SeeReports>) -> Outcome<Waiting> {
    let most = MOST + 1;
    let rows = i64::try_from(most).unwrap_or(i64::MAX);
    let may = |capability| permit.officer().reach(capability);
    let since = ports.now() - Duration::days(i64::try_from(DAYS).unwrap_or(i64::MAX));
    // A network is nobody's own: it is for those who see every organisation.
    let sees_networks = may(Capability::ReviewAttempts) == Some(Scope::Everywhere);
    let found = ports.db.read(|conn| -> Stored<Waiting> {
        let alerts = sees_networks
            .then(|| alerts::open(conn, rows))
            .transpose()?;
        let locked_out = waiting::locked_out(conn, permit.scope(), most)?;
        let approvals = may(Capability::Approve).map(|_| waiting::approvals(conn, rows));
        let approvals = approvals.transpose()?;
        let desk = may(Capability::CancelReplace);
        let mut incidents = |state| match &desk {
            Some(scope) => incident_list::count(conn, state, scope, rows).map(Some),
            None => Ok(None),
        };
        let reported = incidents(IncidentState::Waiting)?;
        let to_replace = incidents(IncidentState::Cancelled)?;
        let sees_mail = may(Capability::SeeMail).is_some();
        let parked = sees_mail.then(|| waiting::parked_mails(conn, rows));
        let kind = Message::RENEWAL_REMINDER;
        let reminders = sees_mail.then(|| waiting::parked_since(conn, kind, since, rows));
        Ok(Waiting {
            alerts: alerts.map(Newest::of),
            locked_out: Newest::of(locked_out),
            approvals,
            reported,
            to_replace,
            parked_mails: parked.transpose()?,
            failed_reminders: reminders.transpose()?,
        })
    })?;
    Ok(found)
}

/// How long something took, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HowLong {
    /// Half of all took no longer.
    pub median: i64,
    /// Nine of ten took no longer.
    pub p90: i64,
}

/// What was done in the last days.
#[derive(Debug, Clone)]
pub struct Lately {
    /// Cards unlocked by their holders.
    pub unlocked: History,
    /// Cards unlocked with help.
    pub unlocked_with_help: History,
    /// Answers, codes and passcodes that were wrong.
    pub failed: History,
    /// Lock-outs.
    pub locked_out: History,
    /// Holders registered for self-service.
    pub registered: History,
    /// Codes sent.
    pub codes: History,
    /// From the start of an unlock to its end; for who sees every organisation, once there was any.
    pub unlock_time: Option<HowLong>,
    /// From when a code was asked for to when it was sent; likewise.
    pub code_delay: Option<HowLong>,
    /// How things stand.
    pub standings: Standings,
}

/// What was done in the last [`DAYS`] days, by day.
///
/// # Errors
/// When the database fails.
pub fn lately(ports: &Ports, permit: &Permit<SeeReports>) -> Outcome<Lately> {
    let days = last_days(ports.now());
    let scope = permit.scope();
    let found = ports.db.read(|conn| -> Stored<Lately> {
        let mut of = |what: &[&str]| summed(conn, scope, what, &days);
        Ok(Lately {
            unlocked: of(&["unlocked"])?,
            unlocked_with_help: of(&["unlocked_with_help"])?,
            failed: of(&["answers_wrong", "code_wrong", "sign_in_failed"])?,
            locked_out: of(&["locked_out"])?,
            registered: of(&["registered"])?,
            codes: of(&["unlock_code_sent", "registration_code_sent"])?,
            unlock_time: how_long(conn, scope, (UNLOCK_TIME, UNLOCK_TIME_SECONDS), &days)?,
            code_delay: how_long(conn, scope, (MAIL_DELAY, MAIL_DELAY_SECONDS), &days)?,
            standings: standings::of(conn, scope)?,
        })
    })?;
    Ok(found)
}

fn last_days(now: OffsetDateTime) -> Vec<String> {
    let (today, _) = london::day_and_month(now);
    days_until(&today, DAYS)
}

/// Durations are counted for all organisations together, so only who sees them all is told.
fn how_long(
    conn: &mut Connection,
    scope: &Scope,
    (what, width): (&str, i64),
    days: &[String],
) -> Stored<Option<HowLong>> {
    let (Some(from), Some(to), Scope::Everywhere) = (days.first(), days.last(), scope) else {
        return Ok(None);
    };
    let buckets = figures::buckets(conn, what, from, to)?;
    let at = |percent| quantile(&buckets, width, percent);
    Ok(at(50)
        .zip(at(90))
        .map(|(median, p90)| HowLong { median, p90 }))
}
