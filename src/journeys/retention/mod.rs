//! Removes what is kept no longer (R47): once a day, in batches that hold up nobody, under a lease so that one
//! replica does it. What went is one event of the trail, in counts.

mod audit;

use std::collections::BTreeMap;

use time::{Duration, OffsetDateTime};

use super::audit_trail::periods;
use super::{JourneyError, Outcome, Ports, trail};
use crate::domain::audit::{Action, Subject};
use crate::domain::retention::Entity;
use crate::secrets::token::public_reference;
use crate::storage::retention::{STEPS, Step};
use crate::storage::retention_audit;
use crate::storage::retention_runs::{self as runs, Lease};
use crate::storage::{Connection, Stored};

/// The most rows of a batch: a few milliseconds of SQLite's one writer.
pub const BATCH: i64 = 500;
/// The most batches of one sweep.
const SWEPT_AT_ONCE: usize = 20;
/// The most batches at one go, so that a program which is told to stop need not wait long.
const AT_ONE_GO: usize = 100;
/// How long one who is at it may be silent before another goes on.
const SILENCE: Duration = Duration::minutes(2);
/// How far what is due is counted for people.
const MOST_COUNTED: i64 = 10_000;

/// How many rows went, by the key of what they were.
pub type Removed = BTreeMap<String, u64>;

/// What is done every half minute: goes on with today's removal, unless it is done or somebody else is at it.
///
/// # Errors
/// When the database fails; what was not done is done the next time.
pub fn tend(ports: &Ports) -> Outcome<()> {
    let now = ports.now();
    let day = periods(now).day;
    if ports.db.read(|conn| runs::is_done(conn, &day))? {
        return Ok(());
    }
    let lease = Lease {
        day,
        name: public_reference(ports.random.as_ref()),
        until: now + SILENCE,
    };
    let Some(removed) = ports.db.write(|conn| runs::claim(conn, &lease, now))? else {
        return Ok(());
    };
    let mut run = Run {
        ports,
        lease: Some(lease),
        removed: serde_json::from_str(&removed)?,
        left: AT_ONE_GO,
    };
    match run.walk() {
        // Somebody else took over, because this process was silent for long.
        Err(JourneyError::Overtaken) => Ok(()),
        walked => walked,
    }
}

/// Removes everything that is due, now.
///
/// # Errors
/// When the database fails; what went until then stays gone.
pub fn apply(ports: &Ports) -> Outcome<Removed> {
    let mut run = Run {
        ports,
        lease: None,
        removed: Removed::new(),
        left: usize::MAX,
    };
    run.walk()?;
    Ok(run.removed)
}

/// Takes away sessions whose time is over: with every sweep, because every unlock leaves one.
pub(super) fn forget_sessions(conn: &mut Connection, ports: &Ports) -> Stored<()> {
    let Some(before) = before(ports, Entity::Sessions) else {
        return Ok(());
    };
    for step in STEPS.iter().filter(|step| step.entity == Entity::Sessions) {
        for _ in 0..SWEPT_AT_ONCE {
            if step.take(conn, before, BATCH)? == 0 {
                break;
            }
        }
    }
    Ok(())
}

/// A line of the schedule, with what is due.
#[derive(Debug, Clone)]
pub struct Line {
    /// What.
    pub entity: Entity,
    /// How long it is kept; `None` is for ever.
    pub kept: Option<Duration>,
    /// How many rows are due, counted up to ten thousand.
    pub due: i64,
}

/// The schedule.
///
/// # Errors
/// When the database fails.
pub fn schedule(ports: &Ports) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for &entity in Entity::ALL {
        let kept = ports.rules.retention.of(entity);
        let due = match before(ports, entity) {
            Some(before) => ports.db.read(|conn| count(conn, entity, before))?,
            None => 0,
        };
        lines.push(Line { entity, kept, due });
    }
    Ok(lines)
}

fn count(conn: &mut Connection, entity: Entity, before: OffsetDateTime) -> Stored<i64> {
    if entity == Entity::Audit {
        return retention_audit::due(conn, before, MOST_COUNTED);
    }
    let mut due = 0;
    for step in STEPS.iter().filter(|step| step.entity == entity) {
        due += step.due(conn, before, MOST_COUNTED)?;
    }
    Ok(due)
}

/// The moment before which an entity is due; `None` when it never is.
fn before(ports: &Ports, entity: Entity) -> Option<OffsetDateTime> {
    let kept = ports.rules.retention.of(entity)?;
    ports.now().checked_sub(kept)
}

/// A removal under way.
struct Run<'a> {
    ports: &'a Ports,
    lease: Option<Lease>,
    removed: Removed,
    left: usize,
}

impl Run<'_> {
    fn walk(&mut self) -> Outcome<()> {
        for step in STEPS {
            let Some(before) = before(self.ports, step.entity) else {
                continue;
            };
            while self.may_go_on() {
                if self.batch(step, before)? < BATCH {
                    break;
                }
            }
        }
        let ports = self.ports;
        if let Some(before) = before(ports, Entity::Audit) {
            while self.may_go_on() {
                let gone = audit::cut(ports, before, BATCH)?;
                self.count(Entity::Audit, gone);
                ports.db.write(|conn| self.note(conn))?;
                if gone == 0 {
                    break;
                }
            }
        }
        match self.left {
            0 => self.release(),
            _ => self.finish(),
        }
    }

    /// Counts a batch and holds on to the lease; `false` when there were enough for now.
    fn may_go_on(&mut self) -> bool {
        self.left = self.left.saturating_sub(1);
        if let Some(lease) = &mut self.lease {
            lease.until = self.ports.now() + SILENCE;
        }
        self.left > 0
    }

    /// One batch, noted in its own transaction.
    fn batch(&mut self, step: &Step, before: OffsetDateTime) -> Outcome<i64> {
        let (ports, earlier) = (self.ports, self.removed.clone());
        let gone: Outcome<usize> = ports.db.write(|conn| {
            let gone = step.take(conn, before, BATCH)?;
            self.count(step.entity, gone);
            self.note(conn)?;
            Ok(gone)
        });
        if gone.is_err() {
            self.removed = earlier;
        }
        gone.map(|gone| i64::try_from(gone).unwrap_or(i64::MAX))
    }

    fn count(&mut self, entity: Entity, gone: usize) {
        if gone > 0 {
            *self.removed.entry(entity.key().to_owned()).or_default() +=
                u64::try_from(gone).unwrap_or(u64::MAX);
        }
    }

    fn note(&self, conn: &mut Connection) -> Outcome<()> {
        let Some(lease) = &self.lease else {
            return Ok(());
        };
        match runs::note(conn, lease, &serde_json::to_string(&self.removed)?)? {
            true => Ok(()),
            false => Err(JourneyError::Overtaken),
        }
    }

    fn release(&self) -> Outcome<()> {
        if let Some(lease) = &self.lease {
            self.ports.db.write(|conn| runs::release(conn, lease))?;
        }
        Ok(())
    }

    /// One event for the day, by whoever did the last of it. A day on which nothing went has none.
    fn finish(&self) -> Outcome<()> {
        let ports = self.ports;
        if let Some(ledger) = &ports.ledger {
            ledger.forget(ports.now());
        }
        ports.db.write(|conn| {
            if let Some(lease) = &self.lease
                && !runs::finish(conn, lease, ports.now())?
            {
                return Ok(());
            }
            if self.removed.is_empty() {
                return Ok(());
            }
            let counts = self
                .removed
                .iter()
                .map(|(what, rows)| format!("{what} {rows}"));
            let detail = counts.collect::<Vec<_>>().join(", ");
            let action = Action::RetentionApplied;
            trail::system_about(conn, ports, action, &Subject::Portal, &detail)
        })?;
        Ok(())
    }
}
